/* Both reports in full: the panes scroll by aligned claims, a claim is lit with its
   counterparts, and the marked one is shown with its pair in the dock. Runs after ribbons.js. */
"use strict";

let isLocked = true;
let driver = "left"; // the pane that a person scrolls
const places = { left: 0, right: 0 };

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

function toggleLock() {
  const button = document.getElementById("lock");
  isLocked = !isLocked;
  button.setAttribute("aria-pressed", String(isLocked));
  button.querySelector("span").textContent = isLocked ? button.dataset.on : button.dataset.off;
  if (isLocked) follow();
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
