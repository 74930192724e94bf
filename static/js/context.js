/* Both reports in full: keys and clicks move from claim to claim, and an answer moves on to the
   next open pair. Without these files the short name of a claim is a link to its counterpart.
   Runs after visavis.js, whose keys it takes over for moving, and panes.js. */
"use strict";

/* The whole text stays in sight; keys and what comes next stay within the filter. */
const isShown = (claim) => !claim.matches(".away");
const inOrder = () => claims().filter((claim) => claim.dataset.row);

function nextClaim(test, by = 1) {
  const all = inOrder();
  const from = all.findIndex((claim) => claim.id === `c${marked}`);
  const turned = by > 0 ? [...all.slice(from + 1), ...all.slice(0, from + 1)] : [...all.slice(0, Math.max(from, 0))].reverse();
  return turned.find((claim) => isShown(claim) && test(claim));
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

/* The claim that an address names: by itself, by its row, or by a flag on its words. */
function findNamed() {
  const [, kind, id] = location.hash.match(/^#(c|row-|flag-)(\d+)$/) ?? [];
  if (kind === "c") return claimById(id);
  if (kind === "row-") return inOrder().find((claim) => claim.dataset.row === id);
  return kind && inOrder().find((claim) => claim.dataset.flags.split(" ").includes(id));
}
addEventListener("hashchange", () => {
  const claim = findNamed();
  if (claim && claim.id !== `c${marked}`) mark(claim, { focus: true });
});

const named = findNamed();
mark(named || inOrder().find((claim) => isShown(claim) && isUndecided(claim)) || inOrder().find(isShown) || inOrder()[0], { align: Boolean(named), scroll: Boolean(named) || !narrow.matches });
document.fonts?.ready.then(redraw);
