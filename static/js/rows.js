/* Rows of the review page: one is current, keys act on it, and they move on from it. */
"use strict";

const rows = () => [...document.querySelectorAll("#board .row")];
const isOpen = (row) => row.dataset.open === "1";
const hasOpenFlag = (row) => row.querySelector(".flag:not(.past)");
const isOneSided = (row) => row.matches(".left, .right");

/* What in a row does what: the buttons say so in their value, the links in their address. */
const controls = {
  accept: 'button[value^="accept "]',
  reject: 'button[value^="reject "]',
  link: 'button[value^="link "]',
  "set-aside": 'button[value^="set-aside "], button[value^="bring-back "]',
  merge: 'button[value^="merge "]',
  confirm: '.flag:not(.past) button[value^="confirm-flag "]',
  dismiss: '.flag:not(.past) .acts > a[href*="open=dismiss-"]',
  note: 'a[href*="open=note-"]',
  why: '.flag:not(.past) a[href*="open=why-"]',
};

let current = null; // id of the current row
let place = 0; // its place, for when the row itself is gone

const currentRow = () => (current ? document.getElementById(current) : null);
/* What the keys act on: the current row, or the dock where both reports are shown in full. */
const scope = () => document.getElementById("dock") ?? currentRow();

const stillness = matchMedia("(prefers-reduced-motion: reduce)");

function setCurrent(row, { focus = true, scroll = true } = {}) {
  for (const old of document.querySelectorAll("#board .row.here")) {
    if (old === row) continue;
    old.classList.remove("here");
    old.removeAttribute("aria-current");
    old.querySelectorAll(":scope > .herelbl, kbd.cap").forEach((added) => added.remove());
  }
  if (!row) return;
  if (!row.classList.contains("here")) {
    row.classList.add("here");
    row.setAttribute("aria-current", "true");
    row.tabIndex = -1;
    row.prepend(document.getElementById("here-label").content.cloneNode(true));
    printKeys(row);
  }
  current = row.id;
  place = rows().indexOf(row);
  if (focus) row.focus({ preventScroll: true });
  if (scroll) reveal(row);
}

function reveal(row) {
  const top = document.querySelector("#toolbar .push").getBoundingClientRect().bottom;
  const bottom = innerHeight - (document.getElementById("bulk")?.offsetHeight ?? 0);
  const box = row.getBoundingClientRect();
  if (box.top >= top + 8 && box.bottom <= bottom - 8) return;
  const free = bottom - top;
  const shift = box.top - top - Math.max(16, (free - box.height) / 3);
  scrollBy({ top: shift, behavior: stillness.matches ? "auto" : "smooth" });
}

/* The next row that passes the test, after the current one and then from the top. */
function nextRow(test, { from = place, itself = false } = {}) {
  const all = rows();
  const start = itself ? from : from + 1;
  return [...all.slice(start), ...all.slice(0, start)].find(test) ?? null;
}

const goTo = (row) => row && setCurrent(row);
const step = (by) => {
  const all = rows();
  const row = currentRow();
  if (!row) return goTo(all[0]);
  return goTo(all[all.indexOf(row) + by]);
};

/* Keys are printed only where they act. */
function printKeys(row) {
  for (const [name, selector] of Object.entries(controls)) {
    const control = row.querySelector(selector);
    const entry = document.querySelector(`#keys [data-action="${name}"]`);
    if (!control || !entry || control.querySelector("kbd")) continue;
    const caps = [...entry.querySelectorAll("kbd")].map((cap) => cap.textContent);
    const isChord = !entry.dataset.keys.includes(" "); // several caps of one key, or a key for each
    const copy = document.createElement("kbd");
    copy.className = "cap";
    copy.textContent = isChord ? caps.join("") : caps[0];
    copy.setAttribute("aria-hidden", "true");
    control.append(copy);
  }
}

/* The row that is worked in is the current one, however it was reached. */
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("#board .row");
  if (row && row.id !== current) setCurrent(row, { focus: false, scroll: false });
});
document.addEventListener("pointerdown", (event) => {
  const row = event.target.closest("#board .row");
  if (row && row.id !== current) setCurrent(row, { focus: false, scroll: false });
});

/* What a step changed comes as a template: rows to draw again where they stand, rows to put
   in after another, and the names of rows that are gone. */
function applyChanges() {
  const changes = document.getElementById("changes");
  if (!("gone" in changes.dataset)) return;
  document.querySelector("#board > .notice")?.remove();
  for (const key of changes.dataset.gone.split(" ").filter(Boolean)) {
    document.getElementById(key)?.remove();
  }
  for (const part of [...changes.content.children]) {
    if (part.matches(".row")) document.getElementById(part.id)?.replaceWith(part);
    else if (!document.getElementById(part.dataset.after)) document.querySelector("#board .rows")?.prepend(...part.children);
    else document.getElementById(part.dataset.after).after(...part.children);
  }
  changes.replaceWith(Object.assign(document.createElement("template"), { id: "changes" }));
}
