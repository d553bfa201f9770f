// The chat: sends a turn, shows it being written, and swaps in what the server rendered of it at the end.

import { toast } from "./app.js";
import { Refusal, send, setCookie } from "./http.js";
import { follow } from "./stream.js";
import { Pasted } from "./pasted.js";

const app = document.querySelector(".app");
const main = document.getElementById("main");
const thread = document.getElementById("thread");
const turns = document.getElementById("turns");
const composer = document.getElementById("composer");
const message = document.getElementById("message");
const [sendButton, stopButton] = composer.querySelectorAll(".send");
const hint = document.getElementById("hint");
const status = document.getElementById("status");
const panel = document.getElementById("panel");
const panelButton = document.querySelector("[data-panel]");
const idlePlaceholder = message.placeholder;
const offRecord = "offRecord" in main.dataset;
const pasted = new Pasted(message);
const wide = matchMedia("(min-width: 72.001rem)");

const LOOK_AGAIN_AFTER = 10_000;

let conversation = main.dataset.chat;
let running = null;

/* ---------- sending ---------- */

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = message.value;
  if (running || !text.trim()) return;
  const spans = pasted.spans();
  message.value = "";
  pasted.clear();
  say(text, spans);
});

message.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
    event.preventDefault();
    composer.requestSubmit();
  }
});

// Another model may answer by now: the page names it before something is sent to it.
let looked = performance.now();
for (const kind of ["focus", "input"]) {
  message.addEventListener(kind, () => {
    if (performance.now() - looked < LOOK_AGAIN_AFTER) return;
    looked = performance.now();
    document.body.dispatchEvent(new Event("typing"));
  });
}

async function say(text, spans, replaces) {
  document.getElementById("hello")?.remove();
  const shown = document.getElementById("new-turn").content.firstElementChild.cloneNode(true);
  shown.querySelector(".said p").textContent = text;
  shown.typed = { text, spans };
  turns.append(shown);
  toEnd(true);
  setRunning({ shown, stopping: null });
  try {
    if (!conversation) await begin();
    const body = { text, pasted: spans, ...(replaces ? { replaces } : {}) };
    const answer = await send("POST", `/api/conversations/${conversation}/turns`, body, {
      headers: { Accept: "text/event-stream" },
    });
    const { id } = await answer.json();
    shown.dataset.turn = id;
    await listen(shown, id);
  } catch (error) {
    fail(shown, error.message);
  }
}

async function begin() {
  const answer = await send("POST", "/api/conversations", offRecord ? { off_record: true } : {});
  conversation = (await answer.json()).id;
  main.dataset.chat = conversation;
  history.replaceState(null, "", `/chat/${conversation}`);
  const forget = document.getElementById("forget-chat-button");
  if (forget) forget.hidden = false;
  // As it will be when this chat is opened again.
  if (panel && wide.matches && !/sidenote_panel=closed/.test(document.cookie)) {
    app.classList.add("with-panel");
    panelButton.setAttribute("aria-expanded", "true");
  }
}

/* ---------- reading the reply ---------- */

async function listen(shown, id) {
  if (running?.stopping === "wanted") stop();
  const words = shown.querySelector(".words");
  const started = () => {
    clearTimeout(waiting);
    if ("gettingReady" in main.dataset) {
      delete main.dataset.gettingReady;
      hint.textContent = hint.dataset.busy;
    }
  };
  const texts = {
    delta: ({ text }) => {
      started();
      const stay = atEnd();
      words.textContent += text;
      if (stay) toEnd();
    },
  };
  status.textContent = "Writing";
  const waiting = setTimeout(() => {
    if ("gettingReady" in main.dataset) hint.textContent = "I have just been started and am getting ready. This takes a moment.";
  }, 1500);
  try {
    await follow(`/api/turns/${id}/events`, texts, (connected) => {
      hint.textContent = connected ? hint.dataset.busy : "The connection is lost. Reconnecting…";
      status.textContent = connected ? "Writing" : "Reconnecting";
    });
  } catch (error) {
    // The stream cannot be read on; the turn itself may well be whole.
    if (!(error instanceof Refusal)) throw error;
  }
  started();
  await finish(shown, id);
}

async function finish(shown, id) {
  const stay = atEnd();
  const answer = await send("GET", `/chat/${conversation}/turns/${id}`, undefined, { headers: { "HX-Request": "true" } });
  const made = document.createElement("template");
  made.innerHTML = await answer.text();
  const whole = made.content.firstElementChild;
  // A message that is kept nowhere is only here.
  if (!whole.querySelector(".said")) whole.prepend(shown.querySelector(".said"));
  whole.typed = shown.typed;
  shown.replaceWith(whole);
  if (!("keptNowhere" in whole.dataset)) settleCards(whole);
  window.htmx.process(whole);
  dress(whole);
  setRunning(null);
  status.textContent = whole.querySelector(".bad") ? "The reply broke off" : "Reply ready";
  if (stay) show(whole);
  const title = whole.dataset.title;
  if (title) {
    document.getElementById("title").textContent = title;
    document.title = `${title} · Sidenote`;
  }
  document.dispatchEvent(new Event("sidenote:shown"));
  if (!offRecord) {
    document.body.dispatchEvent(new Event("memory-changed"));
  }
  document.body.dispatchEvent(new Event("turn-ended"));
}

// A question that was answered by word, or that is out of date, leaves the page.
async function settleCards(newest) {
  for (const card of turns.querySelectorAll(".card.forgetting")) if (!newest.contains(card)) card.remove();
  const cards = [...turns.querySelectorAll('.card[id^="card-"]')];
  if (!cards.length) return;
  const answer = await send("GET", "/proposals/waiting").catch(() => null);
  if (!answer) return;
  const waiting = new Set((await answer.text()).split("\n"));
  for (const card of cards) if (!waiting.has(card.id.slice("card-".length))) card.remove();
}

function fail(shown, words) {
  const reply = shown.querySelector(".reply");
  shown.querySelector(".caret")?.remove();
  if (!shown.querySelector(".words")?.textContent) reply?.remove();
  else reply.removeAttribute("aria-busy");
  const line = document.getElementById("broken-turn").content.firstElementChild.cloneNode(true);
  line.querySelector(".because").textContent = words;
  shown.append(line);
  setRunning(null);
  status.textContent = words;
  toEnd();
  document.body.dispatchEvent(new Event("turn-ended"));
}

/* ---------- stop, try again ---------- */

async function stop() {
  if (!running) return;
  const id = running.shown.dataset.turn;
  running.stopping = "wanted";
  if (!id) return;
  hint.textContent = "Stopping…";
  try {
    await send("POST", `/api/turns/${id}/stop`);
  } catch (error) {
    toast(error.message);
  }
}

stopButton.addEventListener("click", stop);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (document.querySelector(":popover-open")) return;
  if (app.classList.contains("sheet-open")) setPanel(false);
  else if (running) {
    event.preventDefault();
    stop();
  }
});

thread.addEventListener("click", (event) => {
  const again = event.target.closest("[data-retry]");
  if (!again || running) return;
  const turn = again.closest(".turn");
  const { text, spans } = turn.typed ?? { text: turn.querySelector(".said p").textContent, spans: [] };
  const replaces = turn.dataset.turn;
  turn.remove();
  message.focus();
  say(text, spans, replaces);
});

function setRunning(turn) {
  running = turn;
  sendButton.hidden = Boolean(turn);
  stopButton.hidden = !turn;
  message.placeholder = turn ? message.dataset.waiting : idlePlaceholder;
  hint.textContent = turn ? hint.dataset.busy : hint.dataset.idle;
  if (document.activeElement === document.body) message.focus({ preventScroll: true });
}

/* ---------- what is shown ---------- */

const atEnd = () => thread.scrollHeight - thread.scrollTop - thread.clientHeight < 80;

function toEnd() {
  thread.scrollTop = thread.scrollHeight;
}

// The end of a turn, but never past its beginning.
function show(turn) {
  toEnd();
  const top = turn.querySelector(".reply") ?? turn;
  if (top.getBoundingClientRect().top < thread.getBoundingClientRect().top) top.scrollIntoView({ block: "start" });
}

function dress(part) {
  if (!navigator.clipboard) return;
  for (const button of part.querySelectorAll(".copy-reply")) button.hidden = false;
  for (const draft of part.querySelectorAll(".reply .draft:not(:has(.copy))")) {
    draft.prepend(document.getElementById("copy-button").content.firstElementChild.cloneNode(true));
  }
}

thread.addEventListener("click", async (event) => {
  const button = event.target.closest(".copy, .copy-reply");
  if (!button) return;
  const source = button.matches(".copy") ? button.parentElement : button.closest(".turn").querySelector(".reply");
  const copied = source.cloneNode(true);
  for (const extra of copied.querySelectorAll(".copy, .marker, .host")) extra.remove();
  const words = [...copied.querySelectorAll("p, li, pre, h3, h4, h5, h6, tr")]
    .filter((block) => !block.parentElement.closest("li, pre"))
    .map((block) => block.textContent.trim());
  try {
    await navigator.clipboard.writeText(words.join(copied.querySelector("p") ? "\n\n" : "\n"));
    status.textContent = "Copied";
    const label = button.querySelector("span");
    if (label) {
      label.textContent = "Copied";
      setTimeout(() => (label.textContent = "Copy"), 2000);
    } else toast("Copied the reply.");
  } catch {
    toast("The browser did not let me copy.");
  }
});

// A marker opens the list it points into.
thread.addEventListener("click", (event) => {
  const marker = event.target.closest(".marker");
  if (!marker) return;
  const turn = marker.closest(".turn");
  const list = turn.querySelector(".why");
  if (!list) return;
  list.hidden = false;
  turn.querySelector(".chip").setAttribute("aria-expanded", "true");
});

turns.addEventListener("click", (event) => {
  const start = event.target.closest("[data-start]");
  if (!start || running) return;
  message.value = start.dataset.start;
  message.focus();
  message.setSelectionRange(message.value.length, message.value.length);
  if ("send" in start.dataset) composer.requestSubmit();
});

/* ---------- the memory panel ---------- */

function setPanel(open) {
  if (!panel) return;
  if (wide.matches) {
    app.classList.toggle("with-panel", open);
    setCookie("sidenote_panel", open ? "open" : "closed");
  } else {
    app.classList.toggle("sheet-open", open);
    main.inert = open;
    document.getElementById("rail").inert = open;
  }
  panelButton.setAttribute("aria-expanded", String(open));
  if (open) panel.querySelector("[data-close-panel]").focus();
  else panelButton.focus({ preventScroll: true });
}

panelButton?.addEventListener("click", () => setPanel(panelButton.getAttribute("aria-expanded") !== "true"));
panel?.querySelector("[data-close-panel]").addEventListener("click", () => setPanel(false));
panel?.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (link && app.classList.contains("sheet-open")) setPanel(false);
});
document.querySelector("[data-scrim]").addEventListener("click", () => {
  if (app.classList.contains("sheet-open")) setPanel(false);
});

function fitPanel() {
  app.classList.remove("sheet-open");
  main.inert = false;
  document.getElementById("rail").inert = false;
  panelButton?.setAttribute("aria-expanded", String(wide.matches && app.classList.contains("with-panel")));
}
wide.addEventListener("change", fitPanel);
fitPanel();

document.body.addEventListener("memory-changed", () => {
  if (panel && conversation) {
    window.htmx.ajax("GET", `/chat/${conversation}/panel`, { source: "#panel-body", target: "#panel-body", swap: "innerHTML" });
  }
});

/* ---------- forgetting a chat ---------- */

document.getElementById("forget-chat")?.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-forget-chat]");
  if (!button || !conversation) return;
  button.disabled = true;
  try {
    await send("DELETE", `/api/conversations/${conversation}?memories=${button.dataset.forgetChat}`);
    location.assign("/");
  } catch (error) {
    button.disabled = false;
    button.parentElement.querySelector("[data-problem]").textContent = error.message;
  }
});

/* ---------- leaving a chat off the record ends it ---------- */

document.querySelector("[data-end-off-record]")?.addEventListener("click", async (event) => {
  if (!conversation) return;
  event.preventDefault();
  await send("DELETE", `/api/conversations/${conversation}`).catch(() => {});
  location.assign("/");
});

/* ---------- at the start ---------- */

dress(turns);
if (turns.querySelector(".turn")) {
  const asked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (asked) asked.scrollIntoView();
  else toEnd();
}
// A reply may still be on its way: the page was loaded again meanwhile.
const open = turns.querySelector(".turn[data-open]:last-child");
if (open) {
  const shown = document.getElementById("new-turn").content.firstElementChild.cloneNode(true);
  shown.querySelector(".said p").textContent = open.querySelector(".said p").textContent;
  shown.dataset.turn = open.dataset.turn;
  open.replaceWith(shown);
  setRunning({ shown, stopping: null });
  listen(shown, shown.dataset.turn).catch((error) => fail(shown, error.message));
}
