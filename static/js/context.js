/* Both reports in full: ribbons between linked claims, edge arrows, scrolling by aligned
   claims, and the dock of the marked pair. Without this file the short name of a claim is
   a link to its counterpart. Runs after visavis.js, whose keys it takes over for moving. */
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
let isLocked = true;
let driver = "left"; // the pane that a person scrolls
const places = { left: 0, right: 0 };

function readLinks() {
  const text = document.getElementById("ribbons").dataset.links;
  links = text.split(";").filter(Boolean).map((entry) => {
    const [row, left, right, state, severity] = entry.split(":");
    return { row, left: left.split(","), right: right.split(","), state, severity };
  });
}

/* ---- ribbons ---- */

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

/* ---- scrolling by aligned claims ---- */

const offset = (claim, holder) => claim.getBoundingClientRect().top - holder.getBoundingClientRect().top + holder.scrollTop;

function follow() {
  if (!isLocked || narrow.matches) return;
  const [from, to] = [pane(driver), pane(other(driver))];
  const line = from.scrollTop + from.clientHeight / 3;
  const anchors = claims()
    .filter((claim) => sideOf(claim) === driver && partners(claim).length)
    .map((claim) => [offset(claim, from), offset(partners(claim)[0], to)])
    .sort((a, b) => a[0] - b[0]);
  anchors.unshift([0, 0]);
  anchors.push([from.scrollHeight, to.scrollHeight]);
  const next = Math.max(1, anchors.findIndex(([y]) => y > line));
  const [a, b] = [anchors[next - 1], anchors[next]];
  const share = b[0] > a[0] ? (line - a[0]) / (b[0] - a[0]) : 0;
  to.scrollTop = a[1] + share * (b[1] - a[1]) - to.clientHeight / 3;
}

function watchPane(side) {
  const holder = pane(side);
  for (const name of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    holder.addEventListener(name, () => { driver = side; }, { passive: true });
  }
  holder.addEventListener("scroll", () => {
    places[side] = holder.scrollTop;
    if (side === driver) follow();
    redraw();
  }, { passive: true });
}

/* ---- lighting and marking ---- */

function light(claim) {
  document.querySelectorAll("#context .c.lit").forEach((lit) => lit.classList.remove("lit"));
  if (!claim) return;
  for (const each of [claim, ...partners(claim)]) each.classList.add("lit");
}

/* The panes between the toolbar and the dock, once the keys are used. */
function bringPanes() {
  const top = document.getElementById("context").getBoundingClientRect().top;
  const bar = document.getElementById("toolbar").offsetHeight;
  if (!narrow.matches && top > bar + 1) scrollBy({ top: top - bar });
}

/* Bring a claim to where it can be read, without moving the page. */
function bring(claim, at) {
  if (narrow.matches) return claim.scrollIntoView({ block: "center" });
  const holder = pane(sideOf(claim));
  const wanted = at ?? holder.clientHeight / 3;
  const top = claim.getBoundingClientRect().top - holder.getBoundingClientRect().top;
  const isSeen = top >= 0 && claim.getBoundingClientRect().bottom <= holder.getBoundingClientRect().bottom;
  if (at === undefined && isSeen) return;
  holder.scrollTop += top - wanted;
}

function quote(claim) {
  document.querySelector("#context .across")?.remove();
  if (!narrow.matches || !partners(claim).length) return;
  const box = document.createElement("div");
  box.className = "across";
  for (const partner of partners(claim)) {
    const line = document.createElement("p");
    line.lang = partner.closest("[lang]").lang;
    const copy = partner.cloneNode(true);
    copy.removeAttribute("id");
    copy.className = "";
    line.append(copy);
    box.append(line);
  }
  claim.closest("p, h3").after(box);
}

async function mark(claim, { align = true, focus = false, scroll = true } = {}) {
  if (!claim) return;
  document.querySelectorAll("#context .c.hot").forEach((hot) => hot.classList.remove("hot"));
  marked = claim.id.slice(1);
  driver = sideOf(claim);
  for (const each of [claim, ...partners(claim)]) each.classList.add("hot");
  if (focus) bringPanes();
  if (scroll) bring(claim);
  const [partner] = partners(claim);
  if (scroll && align && partner && !narrow.matches) {
    const top = claim.getBoundingClientRect().top - pane(driver).getBoundingClientRect().top;
    bring(partner, Math.max(8, top));
  }
  quote(claim);
  if (focus) claim.querySelector(".cid").focus({ preventScroll: true });
  redraw();
  if (claim.dataset.row) await loadDock(claim.dataset.row);
}

const loadDock = (row) => loadPanel(document.getElementById("dock"), `mark-${row}`);

/* The dock shows the marked claim with its glosses, and on the next press without them. */
function toggleGlosses() {
  if (document.querySelector("#dock .glossbox")) return closePanels();
  return marked && loadPanel(document.getElementById("dock"), `gloss-${marked}`);
}

/* The dock says how its pair stands now: its ribbon and its numbers follow. */
function takeFromDock() {
  const dock = document.getElementById("dock");
  if (!dock?.dataset.row) return;
  const link = links.find(({ row }) => row === dock.dataset.row);
  if (link) Object.assign(link, { state: dock.dataset.state, severity: dock.dataset.severity });
  for (const flag of dock.querySelectorAll(".flag")) {
    for (const number of document.querySelectorAll(`#context .art a[href$="#${flag.id}"]`)) {
      number.classList.toggle("past", flag.classList.contains("past"));
    }
  }
  printKeys(dock);
}

/* ---- keys: the same table, moving from claim to claim ---- */

const inOrder = () => claims().filter((claim) => claim.dataset.row);

function nextClaim(test, by = 1) {
  const all = inOrder();
  const from = all.findIndex((claim) => claim.id === `c${marked}`);
  const turned = by > 0 ? [...all.slice(from + 1), ...all.slice(0, from + 1)] : [...all.slice(0, Math.max(from, 0))].reverse();
  return turned.find(test);
}

const rowNow = () => inOrder().find((claim) => claim.id === `c${marked}`)?.dataset.row;
const hasOpenNumber = (claim) => claim.querySelector("a.no:not(.past)");
const isUndecided = (claim) => {
  const link = links.find(({ row }) => row === claim.dataset.row);
  return hasOpenNumber(claim) || (link ? link.state !== "set" : claim.matches(".solo:not(.set)"));
};
const elsewhere = (test) => (claim) => claim.dataset.row !== rowNow() && test(claim);

Object.assign(actions, {
  "next-row": () => mark(nextClaim(() => true), { focus: true }),
  "previous-row": () => mark(nextClaim(() => true, -1), { focus: true }),
  "next-open": () => mark(nextClaim(elsewhere(isUndecided)), { focus: true }),
  "next-flag": () => mark(nextClaim(elsewhere((claim) => claim.querySelector("a.no"))), { focus: true }),
  "next-one-sided": () => mark(nextClaim((claim) => claim.matches(".solo")), { focus: true }),
  gloss: toggleGlosses,
  close: () => {
    if (closePanels()) claimById(marked)?.querySelector(".cid").focus({ preventScroll: true });
  },
});

function toggleLock() {
  const button = document.getElementById("lock");
  isLocked = !isLocked;
  button.setAttribute("aria-pressed", String(isLocked));
  button.querySelector("span").textContent = isLocked ? button.dataset.on : button.dataset.off;
  if (isLocked) follow();
}

/* ---- what a person does ---- */

document.addEventListener("pointerover", (event) => light(event.target.closest?.("#context .c")));
document.addEventListener("focusin", (event) => light(event.target.closest?.("#context .c")));
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const cell = event.target.closest("#map a");
  const wanted = event.target.dataset.claim ?? cell?.getAttribute("href").slice(2);
  const edge = event.target.closest(".edges a");
  const claim = cell ? claimById(wanted) : edge ? claimById(edge.hash.slice(2)) : event.target.closest("#context .art .c");
  if (event.target.closest("#lock")) return toggleLock();
  if (!claim || String(getSelection()).length) return;
  const link = event.target.closest("a");
  if (link) event.preventDefault();
  mark(claim, { focus: Boolean(link) });
});
addEventListener("resize", redraw);
addEventListener("scroll", redraw, { passive: true });
narrow.addEventListener("change", redraw);

/* After an answer: the panes are new, or only the dock is. Then on to the next open pair. */
let last = null;
let goal = null; // the row that the server says to go to, and whether to stay there
document.addEventListener("visavis:go", (event) => { goal = event.detail; });
document.addEventListener("htmx:afterSettle", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (!xhr || xhr === last) return;
  last = xhr;
  if (!document.getElementById("pane-left").dataset.ready) {
    const [left, right] = [places.left, places.right];
    begin();
    pane("left").scrollTop = left;
    pane("right").scrollTop = right;
  }
  takeFromDock();
  redraw();
  const go = goal;
  goal = null;
  if (requestConfig.verb === "get" || xhr.status >= 400 || requestConfig.elt.closest("#comparison-note")) return;
  const dock = document.getElementById("dock");
  if (dock.dataset.open === "0" && !go?.stay) {
    for (const claim of claims()) if (claim.dataset.row === dock.dataset.row) claim.classList.toggle("set", dock.dataset.state === "set");
    actions["next-open"]();
  } else if (!dock.dataset.row) {
    mark(inOrder().find((claim) => `row-${claim.dataset.row}` === go?.row) ?? claimById(marked) ?? inOrder()[0]);
  } else {
    claimById(marked)?.querySelector(".cid").focus({ preventScroll: true });
  }
});

function begin() {
  readLinks();
  for (const side of ["left", "right"]) {
    watchPane(side);
    pane(side).dataset.ready = "1";
  }
  document.getElementById("lock").hidden = narrow.matches;
  redraw();
}

begin();
takeFromDock();
const named = /^#c\d+$/.test(location.hash) && document.querySelector(`#context ${location.hash}`);
mark(named || inOrder().find(isUndecided) || inOrder()[0], { align: Boolean(named), scroll: Boolean(named) || !narrow.matches });
document.fonts?.ready.then(redraw);
