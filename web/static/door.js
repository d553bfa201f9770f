// Welcome, log-in and the one choice: each form goes to the JSON API.

import { noteZone, send } from "./http.js";

noteZone();

const steps = {
  login: async (fields) => {
    await send("POST", "/api/sessions", { name: fields.name, password: fields.password });
    return "/";
  },
  signUp: async (fields) => {
    await send("POST", "/api/accounts", fields);
    await send("POST", "/api/sessions", { name: fields.name, password: fields.password });
    return "/welcome/choice";
  },
  choose: async (fields) => {
    await send("PATCH", "/api/me", { memory: fields.memory });
    return "/";
  },
};

for (const [step, act] of Object.entries(steps)) {
  const name = step.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const form = document.querySelector(`form[data-${name}]`);
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    const problem = form.querySelector("[data-problem]");
    if (button.disabled) return;
    problem.textContent = "";
    for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    button.disabled = true;
    try {
      location.assign(await act(Object.fromEntries(new FormData(form))));
    } catch (error) {
      problem.textContent = error.message;
      const named = form.elements[error.problem?.field] ?? form.elements.password;
      if (named instanceof HTMLElement) {
        named.setAttribute("aria-invalid", "true");
        named.focus();
      }
      button.disabled = false;
    }
  });
}
