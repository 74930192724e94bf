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

/* One panel is open at a time: the reasons, why, the nearest claims, or more. */
function closePanels() {
  const open = [...document.querySelectorAll(".opened")];
  open.forEach((panel) => panel.remove());
  return open.length > 0;
}

/* A menu with something typed in it stays until it is closed on purpose. */
const holdsText = (menu) => [...menu.querySelectorAll("input[type=text], textarea")].some((field) => field.value !== field.defaultValue);

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
