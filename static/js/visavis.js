/* The review page by keyboard: keys act on the current row, a decision moves on.
   Everything here presses buttons and links that are in the page; without these files they
   are pressed by hand. The keys are read from the help (claims/keys.py prints both).
   Runs after rows.js and panels.js. */
"use strict";

const actions = {
  "next-row": () => step(1),
  "previous-row": () => step(-1),
  "next-open": () => goTo(nextRow(isOpen)),
  "next-flag": () => goTo(nextRow(hasOpenFlag) ?? nextRow((row) => row.querySelector(".flag"))),
  "next-one-sided": () => goTo(nextRow((row) => isOneSided(row) && isOpen(row)) ?? nextRow(isOneSided)),
  search: () => document.getElementById("claim-search").focus(),
  confirm: () => press("confirm"),
  dismiss: () => press("dismiss"),
  reason: chooseReason,
  accept: () => press("accept"),
  reject: () => pressInMenu("reject"),
  undo: () => document.getElementById("undo")?.click(),
  redo: () => document.getElementById("redo")?.click(),
  link: () => press("link"),
  "set-aside": () => pressInMenu("set-aside"),
  split: openSplit,
  merge: () => pressInMenu("merge"),
  gloss: openGlosses,
  note: openNote,
  why: () => press("why"),
  view: () => document.getElementById("other-view")?.click(),
  lock: () => document.getElementById("lock")?.click(),
  help: toggleHelp,
  close: () => {
    if (closePanels()) currentRow()?.focus({ preventScroll: true });
  },
};

const keymap = new Map();
for (const entry of document.querySelectorAll("#keys [data-action]")) {
  for (const key of entry.dataset.keys.split(" ")) keymap.set(key, entry.dataset.action);
}

const isTyping = (target) =>
  target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

/* Keys pressed while a decision is on its way wait for the page it brings. */
let isBusy = false;
const waiting = [];

function setBusy(busy) {
  isBusy = busy;
  if (busy) document.body.setAttribute("aria-busy", "true");
  else document.body.removeAttribute("aria-busy");
}

function run(act, event) {
  if (isBusy && event.key !== "Escape") waiting.push([act, event]);
  else act(event);
}

function proceed() {
  setBusy(false);
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
  // Space presses what has the focus and scrolls; on a row it selects where there are boxes.
  const isPressed = event.target.closest("button, summary, input");
  if (event.key === " " && (isPressed || !document.getElementById("bulk"))) return;
  const name = keymap.get(event.key === " " ? "Space" : event.key);
  if (!name || (event.repeat && name !== "next-row" && name !== "previous-row")) return;
  if (event.key !== "Escape") event.preventDefault();
  run(actions[name], event);
});

/* Links that the script does in place; without it they load the page they name. */
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("a");
  if (link?.dataset.do) {
    event.preventDefault();
    actions[link.dataset.do]();
  } else if (link?.matches(".row a, #dock a") && panelOf(link)) {
    event.preventDefault();
    setCurrent(link.closest(".row"), { focus: false, scroll: false });
    openPanel(link);
  } else if (link?.matches(".opened > .close")) {
    event.preventDefault();
    closePanels();
    currentRow()?.focus({ preventScroll: true });
  } else if (link?.matches("#board a.no")) {
    event.preventDefault();
    setCurrent(document.querySelector(link.getAttribute("href"))?.closest(".row"));
  } else if (!event.target.closest(".opened")) {
    document.querySelectorAll(".menu.opened").forEach((menu) => holdsText(menu) || menu.remove());
  }
});

/* One form serves every row: its answer names the row, its button says what to do. */
let pressed = null;
document.addEventListener("submit", (event) => { pressed = event.submitter; }, true);
document.addEventListener("htmx:configRequest", (event) => {
  const { elt, parameters } = event.detail;
  if (pressed?.name && pressed.form === elt) parameters[pressed.name] = pressed.value;
  pressed = null;
});

/* After a decision: stay while the row has something open, else on to the next open one.
   The server names the row that the step was about; undoing and redoing stay there. */
let wanted = null;
let answered = null;

document.addEventListener("visavis:go", (event) => {
  wanted = event.detail;
});

document.addEventListener("htmx:beforeRequest", () => setBusy(true));

document.addEventListener("htmx:afterSettle", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (!xhr || xhr === answered) return; // once per answer, however many parts it changed
  answered = xhr;
  if (xhr.status === 401) return fail(""); // a notice says so; the page stays as it is
  if (requestConfig.elt.closest("#comparison-note")) {
    document.querySelector("#comparison-note summary").focus();
    return proceed();
  }
  applyChanges();
  const target = wanted && document.getElementById(wanted.row);
  const row = target || currentRow() || rows()[Math.min(Math.max(place, 0), rows().length - 1)];
  if (row) {
    place = rows().indexOf(row);
    const stay = requestConfig.verb === "get" || xhr.status >= 400 || isOpen(row) || (target && wanted.stay);
    // What was opened keeps the focus that it got.
    const focus = !document.activeElement?.closest(".opened");
    setCurrent(stay ? row : (nextRow(isOpen, { itself: true }) ?? row), { focus });
  }
  wanted = null;
  proceed();
});

function fail(text) {
  waiting.length = 0;
  setBusy(false);
  const status = document.getElementById("status");
  if (status) status.textContent = text;
}
document.addEventListener("htmx:sendError", () => fail(document.body.dataset.offline));
document.addEventListener("htmx:responseError", (event) => {
  const isLarge = [400, 413].includes(event.detail.xhr.status);
  fail(document.body.dataset[isLarge ? "large" : "failed"]);
});

/* Where to start: the row in the address, else the first open one, without moving the page. */
function start() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const row = target && target.closest("#board .row");
  if (row) setCurrent(row);
  else setCurrent(nextRow(isOpen, { from: 0, itself: true }) ?? rows()[0], { focus: false, scroll: false });
}
start();
