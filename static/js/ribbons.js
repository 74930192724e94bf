/* Both reports in full: ribbons between linked claims, arrows to those beyond an edge, and the
   frames of the minimap. panes.js and context.js run after it and use what is here. */
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const narrow = matchMedia("(max-width: 46rem)");
const pane = (side) => document.getElementById(`pane-${side}`);
const claims = () => [...document.querySelectorAll("#context .c")];
const claimById = (id) => document.getElementById(`c${id}`);
const partners = (claim) => claim.dataset.to.split(" ").filter(Boolean).map(claimById).filter(Boolean);
const sideOf = (claim) => (claim.closest("#pane-left") ? "left" : "right");
const other = (side) => (side === "left" ? "right" : "left");

let links = [];
let marked = null; // id of the marked claim

function readLinks() {
  const text = document.getElementById("ribbons").dataset.links;
  links = text.split(";").filter(Boolean).map((entry) => {
    const [row, left, right, state, severity] = entry.split(":");
    return { row, left: left.split(","), right: right.split(","), state, severity };
  });
}

function put(parent, name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent.append(element);
}

/* A claim's place in its pane: top and bottom within the gutter, and the edge it is beyond. */
function spot(id, side, frame) {
  const box = claimById(id)?.getBoundingClientRect();
  if (!box) return null;
  const top = box.top - frame.top;
  const bottom = box.bottom - frame.top;
  const edge = bottom < 8 ? "top" : top > frame.free - 8 ? "bottom" : "";
  return { id, side, at: top, top: Math.max(top, 0), bottom: Math.min(bottom, frame.free), edge };
}

const FAN = 18; // width of the shape that narrows from a claim to its line

/* Where a line ends: at the tip of a claim's fan, or at the arrow of a claim that is beyond. */
function tip(end, frame, arrows) {
  const isLeft = end.side === "left";
  const bend = isLeft ? 1 : -1;
  if (!end.edge) {
    const x = isLeft ? FAN : frame.width - FAN;
    return { x, y: (end.top + end.bottom) / 2, turn: [x + bend * frame.width * 0.3, 0] };
  }
  const at = arrows.get(end.id);
  if (at) return { ...at, turn: [at.x + bend * frame.width * 0.3, 0] };
  const x = frame.width * (isLeft ? 0.4 : 0.6);
  return end.edge === "top" ? { x, y: 0, turn: [x, 44] } : { x, y: frame.free, turn: [x, -44] };
}

function drawFan(svg, end, frame, kind) {
  if (end.edge) return;
  const middle = (end.top + end.bottom) / 2;
  const x = (share) => (end.side === "left" ? FAN * share : frame.width - FAN * share);
  put(svg, "path", { class: `fan ${kind}`, d: `M${x(0)} ${end.top}C${x(0.7)} ${end.top} ${x(0.4)} ${middle} ${x(1)} ${middle}C${x(0.4)} ${middle} ${x(0.7)} ${end.bottom} ${x(0)} ${end.bottom}Z` });
}

function drawLink(svg, { link, a, b }, frame, arrows) {
  const isHot = marked && (a.id === marked || b.id === marked);
  const kind = `${link.state} ${link.severity} ${isHot ? "hot" : ""}`;
  drawFan(svg, a, frame, kind);
  drawFan(svg, b, frame, kind);
  const [from, to] = [tip(a, frame, arrows), tip(b, frame, arrows)];
  const d = `M${from.x} ${from.y}C${from.turn[0]} ${from.y + from.turn[1]} ${to.turn[0]} ${to.y + to.turn[1]} ${to.x} ${to.y}`;
  put(svg, "path", { class: "halo", d });
  put(svg, "path", { class: `wire ${kind}`, d });
}

/* The height of the panes that the dock leaves free. */
function freeHeight(frame) {
  const dock = document.getElementById("dock").getBoundingClientRect();
  return Math.max(Math.min(frame.bottom, dock.top) - frame.top, 0);
}

function draw() {
  const svg = document.getElementById("ribbons");
  if (!svg || narrow.matches) return;
  const { top, left, width, height, bottom } = svg.getBoundingClientRect();
  const frame = { top, left, width, height, bottom };
  frame.free = freeHeight(frame);
  svg.replaceChildren();
  const beyond = { "top l": [], "top r": [], "bottom l": [], "bottom r": [] };
  const rank = (link) => (link.left.includes(marked) || link.right.includes(marked) ? 2 : link.severity ? 1 : 0);
  const lines = [];
  for (const link of [...links].sort((x, y) => rank(x) - rank(y))) {
    const ends = [link.left.map((id) => spot(id, "left", frame)), link.right.map((id) => spot(id, "right", frame))];
    for (const a of ends[0]) for (const b of ends[1]) {
      if (!a || !b || (a.edge && b.edge)) continue;
      lines.push({ link, a, b });
      const far = a.edge ? a : b.edge ? b : null;
      if (far) beyond[`${far.edge} ${far.side[0]}`].push({ far, link });
    }
  }
  for (const holder of document.querySelectorAll(".edges.bottom")) holder.style.bottom = `${frame.height - frame.free}px`;
  const arrows = new Map(Object.entries(beyond).flatMap(([where, found]) => listEdges(where, found, frame)));
  for (const line of lines) drawLink(svg, line, frame, arrows);
}

/* Arrows to the claims beyond one edge of one report, in reading order; where their lines end. */
function listEdges(where, found, frame) {
  const holder = document.querySelector(`.edges.${where.replace(" ", ".")}`);
  const isTop = where.startsWith("top");
  const inOrder = found.sort((x, y) => x.far.at - y.far.at);
  const seen = [...new Map(inOrder.map((entry) => [entry.far.id, entry])).values()];
  const nearest = isTop ? seen.slice(-4) : seen.slice(0, 4);
  holder.replaceChildren(...nearest.map(({ far, link }) => {
    const arrow = document.createElement("a");
    const label = claimById(far.id).querySelector(".cid").textContent;
    arrow.href = `#c${far.id}`;
    arrow.className = `edge ${link.severity} ${far.id === marked || link.left.includes(marked) || link.right.includes(marked) ? "hot" : ""}`;
    arrow.textContent = `${label} ${isTop ? "↑" : "↓"}`;
    return arrow;
  }));
  return [...holder.children].map((arrow, index) => {
    const box = arrow.getBoundingClientRect();
    const x = (where.endsWith("l") ? box.right : box.left) - frame.left;
    return [nearest[index].far.id, { x, y: (box.top + box.bottom) / 2 - frame.top }];
  });
}

/* The part of each report that is on screen, framed in the minimap. */
function frameMap() {
  const frames = document.querySelectorAll("#map .frame");
  ["left", "right"].forEach((side, index) => {
    const box = pane(side).getBoundingClientRect();
    const seen = claims().filter((claim) => {
      const { top, bottom } = claim.getBoundingClientRect();
      return sideOf(claim) === side && bottom > box.top && top < box.bottom;
    });
    const cells = seen.map((claim) => document.querySelector(`#map rect[data-claim="${claim.id.slice(1)}"]`)).filter(Boolean);
    const tops = cells.map((cell) => cell.y.baseVal.value);
    const ends = cells.map((cell) => cell.y.baseVal.value + cell.height.baseVal.value);
    if (!cells.length) return;
    frames[index].setAttribute("y", Math.min(...tops) - 1);
    frames[index].setAttribute("height", Math.max(...ends) - Math.min(...tops) + 2);
  });
}

let isDrawing = false;
function redraw() {
  if (isDrawing) return;
  isDrawing = true;
  requestAnimationFrame(() => {
    isDrawing = false;
    draw();
    frameMap();
  });
}
