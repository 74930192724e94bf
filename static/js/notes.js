/* Notes: a key opens those of the row, Ctrl + Enter stores them, and what was typed but not yet
   stored comes back when its row is drawn again. Runs after panels.js. */
"use strict";

async function openNote() {
  const place = scope();
  const row = place?.dataset.row ?? place?.id.match(/^row-(\d+)$/)?.[1];
  if (!row) return;
  early = "";
  await loadPanel(place, `note-${row}`);
  const field = document.querySelector(".notebox.opened textarea");
  field?.focus();
  if (early && field) {
    field.value += early;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  early = null;
}

/* What is typed before the field is there goes into it, and is no key of the page. */
let early = null;
document.addEventListener("keydown", (event) => {
  if (early === null || event.ctrlKey || event.metaKey || event.altKey) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  if (event.key.length === 1) early += event.key;
}, true);

const typed = new Map(); // by the id of its field
const isNote = (field) => field instanceof HTMLTextAreaElement && field.matches(".notebox textarea");

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!isNote(field)) return;
  if (field.value === field.defaultValue) typed.delete(field.id);
  else typed.set(field.id, field.value);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !isNote(event.target)) return;
  event.target.closest(".notebox").querySelector("button").click();
});

/* Stored fields are forgotten, the others are filled in again wherever they are drawn anew. */
document.addEventListener("htmx:afterRequest", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (xhr.status !== 200 || !String(requestConfig.parameters.act).startsWith("notes")) return;
  for (const id of typed.keys()) if (requestConfig.parameters[id] === typed.get(id)) typed.delete(id);
});
document.addEventListener("htmx:afterSettle", () => {
  for (const [id, text] of typed) {
    const field = document.getElementById(id);
    if (!field || field.value === text) continue;
    field.value = text;
    field.closest("details").open = true;
  }
});

/* Leaving the page with something typed and not stored is asked about first. */
let isSent = false;
document.addEventListener("submit", () => { isSent = true; });
document.addEventListener("htmx:afterRequest", () => { isSent = false; });
addEventListener("beforeunload", (event) => {
  if (typed.size && !isSent) event.preventDefault();
});
