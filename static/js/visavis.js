/* The review page by keyboard: one row is current, keys act on it, a decision moves on.
   Everything here presses buttons and links that are in the page; without this file they
   are pressed by hand. The keys are read from the help (claims/keys.py prints both). */
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
  confirm: '.flag:not(.past) button[value^="confirm-flag "]',
  dismiss: '.flag:not(.past) .acts > a[href*="open=dismiss-"]',
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

/* Keys are printed only where they act. */
function printKeys(row) {
  for (const [name, selector] of Object.entries(controls)) {
    const control = row.querySelector(selector);
    const cap = document.querySelector(`#keys [data-action="${name}"] kbd`);
    if (!control || !cap || control.querySelector("kbd")) continue;
    const copy = cap.cloneNode(true);
    copy.className = "cap";
    copy.setAttribute("aria-hidden", "true");
    control.append(copy);
  }
}

/* Presses the control of the current row that does `name`. */
function press(name) {
  const control = scope()?.querySelector(controls[name]);
  control?.click();
  return Boolean(control);
}

/* A button that the row keeps in its menu: open the menu, then press. */
async function pressInMenu(name) {
  if (press(name)) return;
  const more = currentRow()?.querySelector(":scope > .more");
  if (!more) return;
  await openPanel(more, { focus: false });
  if (!press(name)) closePanels();
}

/* One panel is open at a time: the reasons, why, the nearest claims, or more. */
function closePanels() {
  const open = [...document.querySelectorAll(".opened")];
  open.forEach((panel) => panel.remove());
  return open.length > 0;
}

const panelOf = (link) => link.search.match(/[?&]open=(\w+)-\d+/)?.[1];

async function openPanel(link, { focus = true } = {}) {
  const row = link.closest(".row, #dock");
  const kind = panelOf(link);
  const holder = kind === "dismiss" ? link.closest(".flag") : link.parentElement;
  const wasOpen = kind === "why" ? holder.querySelector(".whybox") : holder.querySelector(":scope > .opened:not(.whybox)");
  closePanels();
  if (wasOpen) return row.focus({ preventScroll: true });
  if (kind === "dismiss") return openReasons(link.closest(".flag"));
  const id = link.closest("[id]").id;
  setBusy(true);
  await htmx.ajax("GET", link.pathname + link.search, { source: row, target: row, swap: "outerHTML" });
  if (focus) document.getElementById(id)?.querySelector(".opened :is(a, button)")?.focus({ preventScroll: true });
}

/* The menu is in the page once; the flag's own button says which flag and version it is for. */
function openReasons(flag) {
  const wanted = flag.querySelector('button[value^="confirm-flag "]').value.split(" ").slice(1).join(" ");
  const menu = document.getElementById("dismiss-menu").content.cloneNode(true);
  for (const button of menu.querySelectorAll("button[name=act]")) {
    button.value = button.value.replace(" 0 0 ", ` ${wanted} `);
  }
  flag.append(menu);
  flag.querySelector("button.item").focus({ preventScroll: true });
}

function chooseReason(event) {
  document.querySelector(`.menu [data-digit="${event.key}"]`)?.click();
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
  target instanceof Element && target.closest("input, textarea, select, [contenteditable]");

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
  const name = keymap.get(event.key);
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
    document.querySelectorAll(".menu.opened").forEach((menu) => menu.remove());
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

document.addEventListener("htmx:beforeRequest", () => setBusy(true));

document.addEventListener("htmx:afterSettle", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (!xhr || xhr === answered) return; // once per answer, however many parts it changed
  answered = xhr;
  const target = wanted && document.getElementById(wanted);
  wanted = null;
  const row = target || currentRow() || rows()[Math.min(Math.max(place, 0), rows().length - 1)];
  if (row) {
    place = rows().indexOf(row);
    const stay = requestConfig.verb === "get" || xhr.status >= 400 || isOpen(row) || target;
    setCurrent(stay ? row : (nextRow(isOpen, { itself: true }) ?? row));
  }
  proceed();
});

function fail(text) {
  waiting.length = 0;
  setBusy(false);
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
