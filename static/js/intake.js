/* Says so when a preview or an upload could not be answered; the form keeps what was typed. */
"use strict";

const trouble = () => document.getElementById("trouble");

function say(key) {
  const box = trouble();
  if (!box) return;
  box.textContent = box.dataset[key];
  box.hidden = false;
}

document.addEventListener("htmx:sendError", () => say("offline"));
document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  say(status === 400 || status === 413 ? "large" : "failed");
});
document.addEventListener("htmx:beforeSwap", () => {
  const box = trouble();
  if (box) box.hidden = true;
});
