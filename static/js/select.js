/* Selecting rows and claims: the bar counts what is ticked, Space ticks the current row.
   Without this file the boxes and buttons work, and a button counts. Runs after visavis.js. */
"use strict";

const bar = () => document.getElementById("bulk");
const boxes = (name) => [...document.querySelectorAll(`#act input[name="${name}"]`)];

/* How much each button would decide: what the values of ticked boxes say was open. */
function countTicked() {
  const words = (name) => boxes(name).filter((box) => box.checked).flatMap((box) => box.value.split(" "));
  const rows = words("row");
  const count = (kind) => rows.filter((word) => word.startsWith(kind)).length;
  const ticked = boxes("claim").filter((box) => box.checked);
  const sides = new Set(ticked.map((box) => box.dataset.side));
  const groups = count("l") + count("d");
  return {
    links: count("l"),
    reject: count("l"),
    alone: count("o"),
    flags: count("f"),
    dismiss: count("f"),
    back: count("c"),
    aside: ticked.length,
    claims: sides.size === 2 ? ticked.length : 0,
    add: groups === 1 && !count("o") ? ticked.length : 0,
  };
}

function updateBar() {
  if (!bar()) return;
  const counts = countTicked();
  for (const button of bar().querySelectorAll("[data-counts]")) {
    const n = counts[button.dataset.counts];
    const { none, one, many } = button.dataset;
    button.textContent = n ? (n === 1 ? one : many).replace("{n}", n) : none;
    if (button.matches("button")) button.disabled = !n;
    else button.classList.toggle("idle", !n);
  }
  const able = [...bar().querySelectorAll("button[data-counts]:not(:disabled)")];
  document.getElementById("picked").textContent = able.map((button) => button.textContent).join(", ");
}

function tickAll(on) {
  for (const box of boxes("row")) box.checked = on;
  if (!on) for (const box of boxes("claim")) box.checked = false;
  updateBar();
}

/* A key that decides a row decides what is selected. */
function pressBulk(name) {
  updateBar(); // the bar may be new
  const control = bar()?.querySelector(`button[data-key="${name}"]:not(:disabled)`);
  control?.click();
  return Boolean(control);
}

function openBulkReasons() {
  const menu = bar()?.querySelector("details");
  if (!menu) return press("dismiss");
  menu.open = true;
  menu.querySelector("button").focus();
}

Object.assign(actions, {
  "select-mode": () => document.getElementById("select-mode")?.click(),
  tick: () => currentRow()?.querySelector('input[name="row"]')?.click(),
  accept: () => press("accept") || pressBulk("accept"),
  confirm: () => press("confirm") || pressBulk("confirm"),
  link: () => press("link") || pressBulk("link"),
  dismiss: openBulkReasons,
  "set-aside": () => (bar() ? pressBulk("set-aside") : pressInMenu("set-aside")),
  reject: () => (bar() ? pressBulk("reject") : pressInMenu("reject")),
});

document.addEventListener("change", (event) => {
  if (event.target.matches("#act input[type=checkbox]")) updateBar();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("#select-all, #select-none");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  tickAll(link.id === "select-all");
});
document.addEventListener("htmx:afterSettle", updateBar);
updateBar();
