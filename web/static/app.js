// What every page needs: the token on requests, focus after a part was swapped, toasts, the menu, the theme.

import { csrfToken, noteZone, send, setCookie } from "./http.js";

noteZone();

const app = document.querySelector(".app");
const main = document.getElementById("main");
const rail = document.getElementById("rail");
const narrow = matchMedia("(max-width: 48rem)");

for (const key of document.querySelectorAll("[data-mac]")) {
  if (/Mac|iPhone|iPad/.test(navigator.platform)) key.textContent = key.dataset.mac;
}

/* ---------- requests ---------- */

document.addEventListener("htmx:configRequest", ({ detail }) => {
  detail.headers["X-CSRF-Token"] = csrfToken();
});

document.addEventListener("htmx:responseError", ({ detail }) => {
  let words = detail.xhr.responseText;
  if (detail.xhr.status === 401) return location.assign("/login");
  if (!words || words.length > 300 || words.trimStart().startsWith("<")) words = "That did not work. Load the page again.";
  toast(words);
  putBack(detail.elt);
});

document.addEventListener("htmx:sendError", ({ detail }) => {
  toast("I can’t reach the server. Check that it is running.");
  putBack(detail.elt);
});

// What was refused holds nowhere: the form shows again what does.
function putBack(form) {
  if (form?.matches?.("form[data-put-back]")) form.reset();
}

// A chat may be named by words that were just forgotten, or brought back.
document.body.addEventListener("memory-changed", () => {
  const chat = encodeURIComponent(main.dataset.chat ?? "");
  window.htmx.ajax("GET", `/rail/chats?chat=${chat}`, { source: "#chats", target: "#chats", swap: "innerHTML" });
});

/* ---------- focus is never lost ---------- */

let lost = null;

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const active = document.activeElement;
  if (!active || active === document.body || !detail.target?.contains(active)) return;
  const row = active.closest("[data-row]");
  lost = {
    target: detail.target,
    place: detail.target.parentElement,
    rowId: row?.id,
    nextId: (row?.nextElementSibling ?? row?.previousElementSibling)?.id,
    id: active.id,
  };
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  watchSeconds();
  const wanted = detail.elt?.querySelector?.("[data-focus]");
  if (wanted) {
    lost = null;
    wanted.focus();
    if (wanted.select && wanted.tagName === "TEXTAREA") wanted.setSelectionRange(wanted.value.length, wanted.value.length);
    return;
  }
  if (!lost) return;
  const { rowId, nextId, id, place } = lost;
  lost = null;
  if (document.activeElement && document.activeElement !== document.body) return;
  const row = document.getElementById(rowId) ?? document.getElementById(nextId);
  const next =
    (id && document.getElementById(id)) ||
    row?.querySelector(".do button:last-child") ||
    (detail.elt?.isConnected && detail.elt.matches("[data-line]") ? (detail.elt.querySelector("button, a") ?? detail.elt) : null) ||
    detail.elt?.querySelector?.("button, a[href], input") ||
    place?.closest("[tabindex]") ||
    main;
  if (next === main) main.tabIndex = -1;
  next.focus({ preventScroll: true });
});

/* ---------- toasts: at least ten seconds, and time stands still under a pointer or the focus ---------- */

const toasts = document.getElementById("toasts");
const SHOWN_FOR = 10_000;

export function toast(words) {
  const shown = document.createElement("div");
  shown.className = "toast";
  const text = document.createElement("span");
  text.textContent = words;
  shown.append(text);
  toasts.append(shown);
}

function start(shown) {
  let left = SHOWN_FOR;
  let since = performance.now();
  let timer = setTimeout(() => remove(shown), left);
  const pause = () => {
    clearTimeout(timer);
    left = Math.max(left - (performance.now() - since), 4_000);
  };
  const go = () => {
    if (shown.matches(":hover") || shown.contains(document.activeElement)) return;
    clearTimeout(timer);
    since = performance.now();
    timer = setTimeout(() => remove(shown), left);
  };
  shown.addEventListener("pointerenter", pause);
  shown.addEventListener("focusin", pause);
  shown.addEventListener("pointerleave", go);
  shown.addEventListener("focusout", () => setTimeout(go));
}

function remove(shown) {
  if (shown.contains(document.activeElement)) {
    const back = document.querySelector("[data-home]") ?? main;
    if (back === main) main.tabIndex = -1;
    back.focus({ preventScroll: true });
  }
  shown.remove();
}

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node instanceof HTMLElement) start(node);
  }
  while (toasts.children.length > 3) toasts.firstElementChild.remove();
}).observe(toasts, { childList: true });

toasts.addEventListener("click", (event) => {
  if (event.target.closest("[data-dismiss]")) remove(event.target.closest(".toast"));
});
toasts.addEventListener("htmx:afterRequest", (event) => {
  // htmx tells it once more where the button was, when that is gone already.
  const shown = event.target.closest(".toast");
  if (shown && event.detail.successful) remove(shown);
});

/* ---------- an Undo goes when its time has passed ---------- */

function watchSeconds() {
  for (const button of document.querySelectorAll("[data-seconds]")) {
    const left = Number(button.dataset.seconds);
    delete button.dataset.seconds;
    button.removeAttribute("data-seconds");
    if (left > 2_000_000) continue;
    setTimeout(() => {
      if (!button.isConnected) return;
      const line = button.closest("[data-line]");
      if (document.activeElement === button) line?.focus({ preventScroll: true });
      button.remove();
    }, left * 1000);
  }
}
watchSeconds();
document.addEventListener("sidenote:shown", watchSeconds);

/* ---------- the menu on a narrow screen ---------- */

function setMenu(open) {
  app.classList.toggle("menu-open", open);
  for (const button of document.querySelectorAll("[data-menu]")) button.setAttribute("aria-expanded", String(open));
  if (main) main.inert = open;
  if (open) rail.querySelector("a, button").focus();
  else document.querySelector("[data-menu]")?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const target = event.target;
  if (!(target instanceof Element)) return;
  if (target.closest("[data-menu]")) setMenu(!app.classList.contains("menu-open"));
  if (target.closest("[data-scrim]") && app.classList.contains("menu-open")) setMenu(false);
  const toggle = target.closest("[data-toggle]");
  if (toggle) {
    const shown = document.getElementById(toggle.getAttribute("aria-controls"));
    shown.hidden = !shown.hidden;
    toggle.setAttribute("aria-expanded", String(!shown.hidden));
  }
});
narrow.addEventListener("change", () => {
  if (app?.classList.contains("menu-open")) setMenu(false);
});

/* ---------- keyboard ---------- */

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && app?.classList.contains("menu-open")) {
    event.preventDefault();
    setMenu(false);
  }
  if (event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "o") {
    event.preventDefault();
    location.assign("/");
  }
  const field = event.target;
  if (event.key === "Enter" && !event.isComposing && !event.shiftKey && field.matches?.("[data-enter-submits]")) {
    event.preventDefault();
    field.form.requestSubmit();
  }
});

/* ---------- settings ---------- */

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.name !== "theme") return;
  setCookie("sidenote_theme", field.value);
  if (field.value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = field.value;
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-log-out], [data-leave]")) return;
  event.preventDefault();
  const problem = form.querySelector("[data-problem]");
  try {
    if (form.matches("[data-log-out]")) await send("DELETE", "/api/sessions");
    else await send("DELETE", "/api/me", { password: form.elements.password.value });
    location.assign("/login");
  } catch (error) {
    if (problem) problem.textContent = error.message;
    else toast(error.message);
  }
});
