/* The review page by keyboard: one row is current, keys act on it, a decision moves on.
   Everything here presses buttons and links that are in the page; without this file they
   are pressed by hand. The keys are read from the help (claims/keys.py prints both). */
"use strict";

const rows = () => [...document.querySelectorAll("#board .row")];
const isOpen = (row) => row.dataset.open === "1";
const hasOpenFlag = (row) => row.querySelector('.flag[data-open="1"]');
const isOneSided = (row) => row.dataset.shape === "left" || row.dataset.shape === "right";

let current = null; // id of the current row
let place = 0; // its place, for when the row itself is gone

const currentRow = () => (current ? document.getElementById(current) : null);

const stillness = matchMedia("(prefers-reduced-motion: reduce)");

function setCurrent(row, { focus = true, scroll = true } = {}) {
  for (const old of document.querySelectorAll("#board .row.here")) {
    if (old === row) continue;
    old.classList.remove("here");
    old.removeAttribute("aria-current");
    old.querySelector(":scope > .herelbl")?.remove();
  }
  if (!row) return;
  if (!row.classList.contains("here")) {
    row.classList.add("here");
    row.setAttribute("aria-current", "true");
    row.prepend(document.getElementById("here-label").content.cloneNode(true));
  }
  current = row.id;
  place = rows().indexOf(row);
  if (focus) row.focus({ preventScroll: true });
  if (scroll) reveal(row);
}

function reveal(row) {
  const top = document.getElementById("toolbar").getBoundingClientRect().bottom;
  const box = row.getBoundingClientRect();
  if (box.top >= top + 8 && box.bottom <= innerHeight - 8) return;
  const free = innerHeight - top;
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

/* Presses the first control of the current row that does `name`, in its first open flag if any. */
function press(name, within = currentRow()) {
  const control = within?.querySelector(`[data-do="${name}"]:not([disabled])`);
  if (!control) return false;
  control.click();
  return true;
}

function pressFlag(name) {
  const row = currentRow();
  return row ? press(name, hasOpenFlag(row)) : false;
}

function closeMenus(except) {
  let closed = false;
  for (const menu of document.querySelectorAll("details.dismiss[open], details.more[open]")) {
    if (menu === except) continue;
    menu.open = false;
    closed = true;
  }
  return closed;
}

function dismiss() {
  const menu = hasOpenFlag(currentRow() ?? document.body)?.querySelector("details.dismiss");
  if (!menu || !currentRow()) return;
  menu.open = !menu.open;
  if (menu.open) menu.querySelector("button.item").focus({ preventScroll: true });
  else currentRow().focus({ preventScroll: true });
}

function chooseReason(event) {
  const menu = document.querySelector("details.dismiss[open]");
  menu?.querySelector(`[data-digit="${event.key}"]`)?.click();
}

function toggleHelp() {
  const dialog = document.getElementById("keys");
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

const actions = {
  "next-row": () => step(1),
  "previous-row": () => step(-1),
  "next-open": () => goTo(nextRow(isOpen)),
  "next-flag": () => goTo(nextRow(hasOpenFlag) ?? nextRow((row) => row.dataset.flags !== "0")),
  "next-one-sided": () => goTo(nextRow((row) => isOneSided(row) && isOpen(row)) ?? nextRow(isOneSided)),
  search: () => document.getElementById("claim-search").focus(),
  confirm: () => pressFlag("confirm"),
  dismiss,
  reason: chooseReason,
  accept: () => press("accept"),
  reject: () => press("reject"),
  undo: () => document.getElementById("undo")?.click(),
  redo: () => document.getElementById("redo")?.click(),
  link: () => press("link"),
  "set-aside": () => press("set-aside"),
  why: () => pressFlag("why"),
  help: toggleHelp,
  close: () => {
    if (closeMenus()) currentRow()?.focus({ preventScroll: true });
  },
};

const keymap = new Map();
for (const entry of document.querySelectorAll("#keys [data-action]")) {
  for (const key of entry.dataset.keys.split(" ")) keymap.set(key, actions[entry.dataset.action]);
}

const isTyping = (target) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable]");

/* Keys pressed while a decision is on its way wait for the page it brings. */
let isBusy = false;
const waiting = [];

function run(act, event) {
  if (isBusy && event.key !== "Escape") waiting.push([act, event]);
  else act(event);
}

function proceed() {
  isBusy = false;
  while (!isBusy && waiting.length) {
    const [act, event] = waiting.shift();
    act(event);
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") currentRow()?.focus({ preventScroll: true });
    return;
  }
  if (document.getElementById("keys").open && event.key !== "?") return;
  const act = keymap.get(event.key);
  if (!act || (event.repeat && act !== actions["next-row"] && act !== actions["previous-row"])) return;
  if (event.key !== "Escape") event.preventDefault();
  run(act, event);
});

/* Links of the toolbar that the keys also do. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-do]");
  if (link) {
    event.preventDefault();
    actions[link.dataset.do]();
  }
  const mark = event.target.closest("a.no");
  if (mark) {
    event.preventDefault();
    setCurrent(document.querySelector(mark.getAttribute("href"))?.closest(".row"));
  }
  closeMenus(event.target.closest("details"));
});

/* The row that is worked in is the current one, however it was reached. */
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("#board .row");
  if (row && row.id !== current) setCurrent(row, { focus: false, scroll: false });
});
document.addEventListener("pointerdown", (event) => {
  const row = event.target.closest("#board .row");
  if (row && row.id !== current) setCurrent(row, { focus: false, scroll: false });
});

/* After a decision: stay while the row has something open, else on to the next open one.
   The server names the row to go to where the whole board changed. */
let wanted = null;
let answered = null;

document.addEventListener("visavis:go", (event) => {
  wanted = event.detail.row;
});

document.addEventListener("htmx:beforeRequest", () => {
  isBusy = true;
});

document.addEventListener("htmx:afterSettle", (event) => {
  const { xhr } = event.detail;
  if (!xhr || xhr === answered) return; // once per answer, however many parts it changed
  answered = xhr;
  const target = wanted && document.getElementById(wanted);
  wanted = null;
  const row = target || currentRow() || rows()[Math.min(Math.max(place, 0), rows().length - 1)];
  if (row) {
    place = rows().indexOf(row);
    const stay = xhr.status >= 400 || isOpen(row) || target;
    setCurrent(stay ? row : (nextRow(isOpen, { itself: true }) ?? row));
  }
  proceed();
});

function fail(text) {
  waiting.length = 0;
  isBusy = false;
  const status = document.getElementById("status");
  if (status) status.textContent = text;
}
document.addEventListener("htmx:sendError", () => fail(document.body.dataset.offline));
document.addEventListener("htmx:responseError", () => fail(document.body.dataset.failed));

/* Where to start: the row in the address, else the first open one, without moving the page. */
function start() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const row = target && target.closest("#board .row");
  if (row) setCurrent(row);
  else setCurrent(nextRow(isOpen, { from: 0, itself: true }) ?? rows()[0], { focus: false, scroll: false });
}
start();
