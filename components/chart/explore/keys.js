// The keys of the chart and the buttons below it.

import { copyLink } from "./link.js";

const actsOf = (chart) => ({
  in: () => chart.zoom(0.5),
  out: () => chart.zoom(2),
  whole: () => chart.whole(),
  keys: () => toggleKeys(chart),
  lanes: () => toggleLanes(chart),
  png: () => chart.save("png"),
  svg: () => chart.save("svg"),
  link: async (button) => {
    const done = await copyLink((text) => chart.announce(text), chart.root.querySelector(".thaw-link"));
    if (done) flash(button, "Copied");
  },
});

export function toolbar(chart) {
  const acts = actsOf(chart);
  chart.root.querySelectorAll("button[data-do]").forEach((button) => {
    button.addEventListener("click", () => chart.drawn && acts[button.dataset.do]?.(button));
  });
}

function toggleKeys({ root }) {
  const panel = root.querySelector(".thaw-keys");
  panel.hidden = !panel.hidden;
  root.querySelector("button[data-do=keys]").setAttribute("aria-expanded", String(!panel.hidden));
}

function toggleLanes(chart) {
  chart.lanes = !chart.lanes;
  chart.root.querySelector("button[data-do=lanes]").setAttribute("aria-pressed", String(chart.lanes));
  chart.drawNow();
}

export function onKey(chart, event) {
  if (event.target !== chart.root || event.ctrlKey || event.metaKey || event.altKey || !chart.drawn) return;
  const keys = {
    ArrowRight: () => (event.shiftKey ? chart.panBy(0.25) : chart.step(1)),
    ArrowLeft: () => (event.shiftKey ? chart.panBy(-0.25) : chart.step(-1)),
    Home: () => chart.stepTo(0),
    End: () => chart.stepTo(chart.events.length - 1),
    Enter: () => chart.selected && chart.select(chart.selected, { open: true }),
    "+": () => chart.zoom(0.5),
    "=": () => chart.zoom(0.5),
    "-": () => chart.zoom(2),
    0: () => chart.whole(),
    l: () => toggleLanes(chart),
    w: () => chart.ask(chart.find(chart.selected)?.at),
    "?": () => toggleKeys(chart),
  };
  const does = keys[event.key];
  if (!does) return;
  event.preventDefault();
  does();
}

// Acts of the reader: whoever points, types or (a screen reader does it without a key) moves the focus
// elsewhere keeps it there. Cards take it from each other.
let acts = 0;
const act = (event) => { if (event.type !== "focusin" || !event.target.closest?.(".thaw-card")) acts += 1; };
for (const kind of ["pointerdown", "keydown", "focusin"]) globalThis.document?.addEventListener?.(kind, act, true);

const cardsOf = (id) => `.thaw-card[data-event-id="${CSS.escape(id)}"]`;
const isSeen = (node) => node.isConnected && node.getClientRects().length > 0;

// The card comes from Python; when it is there, it gets the focus and comes into view.
export function focusCard(id, until = Date.now() + 15000, now = acts) {
  const card = [...document.querySelectorAll(cardsOf(id))].find(isSeen);
  if (now !== acts || Date.now() > until) return;
  if (card) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }
  setTimeout(() => keepFocus(id, until, now), 30);
}

// A card gives way to another: one that was sent ahead to Python's own, Python's to one drawn anew, or
// that of a mark passed on the way to the next. The focus goes along, unless it is elsewhere by now.
function keepFocus(id, until, now) {
  const here = document.activeElement;
  if (here.matches(cardsOf(id)) && isSeen(here)) {
    if (now === acts && Date.now() < until) setTimeout(() => keepFocus(id, until, now), 30);
  } else if (here === document.body || here.closest(".thaw-card, .thaw-chart")) focusCard(id, until, now);
}

function flash(button, text) {
  const before = button.textContent;
  button.textContent = text;
  setTimeout(() => { button.textContent = before; }, 1500);
}
