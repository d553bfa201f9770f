// Requests to this server's API, and what to say when one fails.

export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail || "The server did not answer as it should. Try again.");
    this.status = status;
    this.problem = problem;
  }
}

export const csrfToken = () => document.querySelector('meta[name="csrf-token"]')?.content ?? "";

export async function send(method, url, body, options = {}) {
  const headers = { "X-CSRF-Token": csrfToken(), ...options.headers };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch(url, { ...options, method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, { detail: "I can’t reach the server. Check that it is running, then try again." });
  }
  if (answer.ok) return answer;
  if (answer.status === 401 && !location.pathname.startsWith("/login") && !location.pathname.startsWith("/welcome")) {
    location.assign("/login");
  }
  throw new Refusal(answer.status, await answer.json().catch(() => ({})));
}

export function setCookie(name, value) {
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

// The server writes times by the person's own clock.
export function noteZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) setCookie("sidenote_zone", zone);
}
