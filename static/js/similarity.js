/* The heat map by pointer and arrow keys: both claims, their similarity, and whether they
   are linked. The texts are read from the lists on the page, the values from the server;
   without this file the lists lead to the same values as tables. */
"use strict";

const heat = document.getElementById("heat");
const readout = document.getElementById("readout");
const cell = Number(heat.dataset.cell);
const margin = 44; // as in claims/board/heatmap.py
const [lefts, rights] = ["left", "right"].map((side) => [...document.querySelectorAll(`#claims-${side} a`)]);
const links = new Map(
  heat.dataset.links.split(";").filter(Boolean).map((entry) => {
    const [i, j, row, confidence, decided] = entry.split(",");
    return [`${i},${j}`, { row, confidence, isDecided: decided === "1" }];
  }),
);
const number = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const two = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

let values = null; // 16 bits a cell, row by row
let here = null; // [row, column]

const cosine = (i, j) => (values.getUint16(2 * (i * rights.length + j), true) / 0xffff) * 2 - 1;

function showClaim(id, link) {
  const holder = document.getElementById(id);
  holder.replaceChildren(...[...link.childNodes].map((node) => node.cloneNode(true)));
}

function sayLink(link) {
  const { linked, hand, decided, proposed, not } = document.getElementById("read-link").dataset;
  if (!link) return not;
  const how = link.confidence ? `${linked} ${two.format(Number(link.confidence))}` : hand;
  return `${how}, ${link.isDecided ? decided : proposed}`;
}

/* How many of these values are higher than this one, counted from 1. */
function rank(value, count, valueAt) {
  let above = 1;
  for (let n = 0; n < count; n += 1) if (valueAt(n) > value) above += 1;
  return above;
}

/* Which place the one claim has among all counterparts of the other. */
function sayRanks(i, j) {
  const value = cosine(i, j);
  const [left, right] = [lefts[i], rights[j]].map((claim) => claim.querySelector("b").textContent);
  const places = [
    [left, right, rank(value, rights.length, (n) => cosine(i, n)), rights.length],
    [right, left, rank(value, lefts.length, (n) => cosine(n, j)), lefts.length],
  ];
  return places.map(([own, counterpart, number, count]) => {
    const words = { own, counterpart, number, count };
    return readout.dataset.rank.replace(/\{(\w+)\}/g, (_all, name) => words[name]);
  });
}

function place(i, j) {
  const marks = document.getElementById("here");
  const set = (selector, x, y) => {
    for (const mark of marks.querySelectorAll(selector)) {
      mark.setAttribute("x", x);
      mark.setAttribute("y", y);
    }
  };
  const [x, y] = [margin + j * cell, margin + i * cell];
  set("#here-row", margin, y);
  set("#here-column", x, margin);
  set(".spot, .spot-halo", x, y);
  marks.setAttribute("visibility", "visible");
}

function show(i, j) {
  if (!values || (here && here[0] === i && here[1] === j)) return;
  here = [i, j];
  const link = links.get(`${i},${j}`);
  readout.hidden = false;
  document.getElementById("read-value").textContent = number.format(cosine(i, j));
  document.getElementById("read-link").textContent = sayLink(link);
  document.getElementById("read-ranks").replaceChildren(
    ...sayRanks(i, j).map((text) => Object.assign(document.createElement("li"), { textContent: text })),
  );
  showClaim("read-left", lefts[i]);
  showClaim("read-right", rights[j]);
  for (const [side, claim] of [["left", lefts[i]], ["right", rights[j]]]) {
    const list = document.getElementById(`read-list-${side}`);
    list.href = claim.getAttribute("href");
    list.textContent = readout.dataset.list.replace("%", claim.querySelector("b").textContent);
  }
  const review = document.getElementById("read-review");
  review.hidden = !link;
  if (link) review.href = `${heat.dataset.review}#row-${link.row}`;
  place(i, j);
}

const steps = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
  PageUp: [-10, 0], PageDown: [10, 0], Home: [0, -Infinity], End: [0, Infinity],
};
const clamp = (value, length) => Math.min(Math.max(value, 0), length - 1);

function startPlace() {
  const [first] = links.keys();
  return first ? first.split(",").map(Number) : [0, 0];
}

heat.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !here) return;
  if (event.key === "Enter") {
    location.assign(lefts[here[0]].href);
  } else if (steps[event.key]) {
    event.preventDefault();
    const [down, across] = steps[event.key];
    show(clamp(here[0] + down, lefts.length), clamp(here[1] + across, rights.length));
    heat.querySelector(".spot").scrollIntoView({ block: "nearest", inline: "nearest" });
  }
});

/* Where both stand below each other, the map goes to the top and leaves room for the texts. */
const stacked = matchMedia("(max-width: 60rem)");
heat.addEventListener("focus", () => {
  if (stacked.matches) heat.scrollIntoView({ block: "start" });
  if (!here) show(...startPlace());
});

function showAt(event) {
  const box = heat.querySelector("svg").getBoundingClientRect();
  const j = Math.floor((event.clientX - box.left - margin) / cell);
  const i = Math.floor((event.clientY - box.top - margin) / cell);
  if (i >= 0 && i < lefts.length && j >= 0 && j < rights.length) show(i, j);
}
heat.addEventListener("pointermove", showAt);
heat.addEventListener("pointerdown", showAt);

async function begin() {
  const answer = await fetch(heat.dataset.values);
  if (!answer.ok) return;
  values = new DataView(await answer.arrayBuffer());
  document.body.classList.add("scripted");
  // What the arrow keys move in must take them from the screen reader.
  heat.setAttribute("role", "application");
  heat.setAttribute("aria-label", heat.dataset.name);
  heat.setAttribute("aria-description", heat.dataset.how);
  heat.querySelector("svg").removeAttribute("role");
  heat.querySelector("svg").removeAttribute("aria-label");
  heat.querySelector("svg").setAttribute("aria-hidden", "true");
  heat.tabIndex = 0;
  // Beside the map there is room from the start; below it the texts wait until they are wanted.
  if (!stacked.matches && !here) show(...startPlace());
  readout.setAttribute("aria-live", "polite");
}
begin();
