// Reads server-sent events by fetch, and reads on from the last one when the connection breaks.

import { Refusal } from "./http.js";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;
const TRIES = 20;

// Calls readers[name](data) for each event, until the one named `done`. `connection(ok)` hears of losses.
export async function follow(url, readers, connection) {
  let last = "";
  let tries = 0;
  for (;;) {
    try {
      const answer = await fetch(url, { headers: { Accept: "text/event-stream", ...(last && { "Last-Event-ID": last }) } });
      if (!answer.ok) {
        await answer.body?.cancel();
        throw answer.status < 500 ? new Refusal(answer.status, {}) : new TypeError("not now");
      }
      connection(true);
      for await (const event of events(answer.body)) {
        tries = 0;
        if (event.id) last = event.id;
        if (event.data) readers[event.name]?.(JSON.parse(event.data));
        if (event.name === "done") return;
      }
    } catch (error) {
      if (error instanceof Refusal) throw error;
    }
    tries += 1;
    if (tries > TRIES) throw new Refusal(0, { detail: "The connection is lost, and the server does not answer." });
    if (tries > 1 || !last) connection(false);
    await new Promise((go) => setTimeout(go, Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT)));
  }
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    yield* read(reader);
  } finally {
    reader.cancel().catch(() => {});
  }
}

async function* read(reader) {
  let rest = "";
  let event = { name: "message", data: "", id: "" };
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (event.data || event.name !== "message") yield event;
        event = { name: "message", data: "", id: "" };
        continue;
      }
      const [, field, text] = /^([^:]*)(?:: ?)?(.*)$/.exec(line);
      if (field === "event") event.name = text;
      else if (field === "id") event.id = text;
      else if (field === "data") event.data += (event.data && "\n") + text;
    }
  }
}
