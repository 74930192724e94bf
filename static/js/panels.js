/* What opens within a row, one at a time: the reasons, why, the nearest claims, or more.
   Runs after rows.js. */
"use strict";

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

/* One panel is open at a time: the reasons, why, the nearest claims, glosses, or more. */
function closePanels() {
  const open = [...document.querySelectorAll(".opened, rt, rp")];
  open.forEach((part) => part.remove());
  document.querySelectorAll(".glossed").forEach((claim) => claim.classList.remove("glossed"));
  return open.length > 0;
}

/* A menu with something typed in it stays until it is closed on purpose. */
const holdsText = (menu) => [...menu.querySelectorAll("input[type=text], textarea")].some((field) => field.value !== field.defaultValue);

const panelOf = (link) => link.search.match(/[?&]open=(\w+)-\d+/)?.[1];

/* The row or the dock again, with what is opened in it. */
function loadPanel(target, panel) {
  const address = new URL(location.href);
  address.searchParams.set("open", panel);
  setBusy(true);
  return htmx.ajax("GET", address.pathname + address.search, { source: target, target, swap: "outerHTML" });
}

async function openPanel(link, { focus = true } = {}) {
  const row = link.closest(".row, #dock");
  const kind = panelOf(link);
  const holder = kind === "dismiss" ? link.closest(".flag") : link.parentElement;
  const wasOpen = kind === "why" ? holder.querySelector(".whybox") : holder.querySelector(":scope > .opened:not(.whybox)");
  const id = link.closest("[id]").id; // before the panel that holds the link is closed
  closePanels();
  if (wasOpen) return row.focus({ preventScroll: true });
  if (kind === "dismiss") return openReasons(link.closest(".flag"));
  await loadPanel(row, new URLSearchParams(link.search).get("open"));
  if (focus) document.getElementById(id)?.querySelector(".opened :is(textarea, a, button)")?.focus({ preventScroll: true });
}

/* Word glosses over one claim of the current row after the other, those first that are
   not in the language of the page; after the last one they are closed. */
async function openGlosses() {
  const row = currentRow();
  if (!row) return;
  const claims = [...row.querySelectorAll("p[id^='c']")];
  const languageOf = (claim) => claim.querySelector("bdi").lang;
  const last = languageOf(claims.at(-1));
  const rank = (claim) => (languageOf(claim) === document.documentElement.lang ? 2 : languageOf(claim) === last ? 0 : 1);
  const order = claims.sort((a, b) => rank(a) - rank(b));
  const next = order[order.findIndex((claim) => claim.matches(".glossed")) + 1];
  closePanels();
  if (!next) return row.focus({ preventScroll: true });
  await loadPanel(row, `gloss-${next.id.slice(1)}`);
  document.querySelector(".aid .close")?.focus({ preventScroll: true });
}

/* Where the cursor or the selection is in the text of a claim; numbers of flags do not count. */
function placeOf(claim) {
  const chosen = getSelection();
  const text = claim.querySelector("bdi");
  if (!chosen.rangeCount || !text.contains(chosen.anchorNode)) return -1;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(chosen.getRangeAt(0).startContainer, chosen.getRangeAt(0).startOffset);
  const words = before.cloneContents();
  words.querySelectorAll("a.no, rt, rp").forEach((added) => added.remove());
  return words.textContent.length;
}

/* The words of the claim that the cursor is in, else of the first one; the word at the
   cursor has the focus, the arrows go on to others. */
async function openSplit() {
  const row = currentRow();
  const claims = row ? [...row.querySelectorAll("p[id^='c']")] : [];
  const claim = claims.find((one) => placeOf(one) >= 0) ?? claims[0];
  if (!claim) return;
  const at = placeOf(claim);
  closePanels();
  await loadPanel(row, `split-${claim.id.slice(1)}`);
  const words = [...document.querySelectorAll(".splitbox .words button")];
  const word = words.find((button) => Number(button.value.split(" ").at(-1)) >= at) ?? words[0];
  word?.focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by || !event.target.matches(".words button")) return;
  event.preventDefault();
  const words = [...event.target.parentElement.querySelectorAll("button")];
  words[words.indexOf(event.target) + by]?.focus();
});

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
  document.querySelector(`:is(.menu, .because[open]) [data-digit="${event.key}"]`)?.click();
}

function toggleHelp() {
  const dialog = document.getElementById("keys");
  if (dialog.open) dialog.close();
  else dialog.showModal();
}
