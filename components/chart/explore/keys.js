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
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

// The card comes from Python; when it is there, it gets the focus and comes into view.
export function focusCard(id, until = Date.now() + 5000) {
  const card = document.querySelector(`.thaw-card[data-event-id="${CSS.escape(id)}"]`);
  if (card) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    if (card.dataset.ahead) keepFocus(card, id, until);
  } else if (Date.now() < until) setTimeout(() => focusCard(id, until), 30);
}

// A card that was sent ahead gives way to Python's own, which then has the focus.
function keepFocus(card, id, until) {
  if (card.isConnected && Date.now() < until) setTimeout(() => keepFocus(card, id, until), 30);
  else if (!card.isConnected && document.activeElement === document.body) focusCard(id, until);
}

function flash(button, text) {
  const before = button.textContent;
  button.textContent = text;
  setTimeout(() => { button.textContent = before; }, 1500);
}
