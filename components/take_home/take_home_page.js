// The chart on the page to take home: zooms without a server, light or dark as the reader's screen
// is, always light on paper. Runs after plotly.js, labels.js and scene.js.

const CONFIG = { displayModeBar: false, doubleClick: false, responsive: false, scrollZoom: false };
const PAPER_WIDTH = 680; // px: the text of an upright A4 or letter page
const SHORTEST = 60 * 86_400_000; // the closest zoom

const shared = JSON.parse(document.getElementById("scene").textContent);
const plot = document.getElementById("chart");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
let range = shared.view;
let drawnWidth = 0;

const sceneFor = (theme) => ({ ...shared, ...shared.themes[theme] });

function draw({ paper = false } = {}) {
  const scene = sceneFor(dark.matches && !paper ? "dark" : "light");
  const width = paper ? PAPER_WIDTH : Math.max(280, Math.floor(plot.clientWidth));
  const size = { width, height: scene.figure.layout.height + (width < NARROW ? TALLER : 0) };
  const layout = fitLayout(scene, range, size);
  layout.annotations.push(...annotationsOf(scene, writingOf(scene, layout, range, size), layout.font));
  drawnWidth = paper ? 0 : width;
  plot.dataset.view = range.join("/");
  return Plotly.react(plot, fitData(scene, width), layout, CONFIG);
}

function show(from, to) {
  const [low, high] = shared.whole.map(toTime);
  const span = Math.min(high - low, Math.max(SHORTEST, to - from));
  const start = Math.max(low, Math.min(high - span, (from + to) / 2 - span / 2));
  range = [toIso(start), toIso(start + span)];
  return draw();
}

function act(what) {
  const [a, b] = range.map(toTime);
  const span = b - a;
  const acts = {
    in: () => show(a + span / 4, b - span / 4),
    out: () => show(a - span / 2, b + span / 2),
    earlier: () => show(a - span / 2, b - span / 2),
    later: () => show(a + span / 2, b + span / 2),
    whole: () => show(...shared.whole.map(toTime)),
  };
  return acts[what]();
}

// The event beside the chart, which stays where it is; the list below has the same.
function read(id) {
  const item = document.getElementById(id);
  const reading = document.getElementById("reading");
  if (!item) return;
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Close" });
  const there = Object.assign(document.createElement("a"), { href: `#${id}`, textContent: "In the list below" });
  const foot = document.createElement("p");
  const show = (open) => {
    reading.hidden = !open;
    document.body.classList.toggle("reading", open);
  };
  close.addEventListener("click", () => show(false));
  foot.append(there, " ", close);
  reading.replaceChildren(...[...item.children].map((part) => part.cloneNode(true)), foot);
  show(true);
  reading.scrollTop = 0;
  reading.focus({ preventScroll: true });
  if (plot.getBoundingClientRect().top < 0) plot.scrollIntoView();
}

draw().then(() => {
  plot.on("plotly_relayout", (change) => {
    const [a, b] = change["xaxis.range"] || [change["xaxis.range[0]"], change["xaxis.range[1]"]];
    if (a && b) show(toTime(a), toTime(b));
  });
  plot.on("plotly_doubleclick", () => act("whole"));
  plot.on("plotly_click", ({ points }) => {
    const id = points.find((point) => point.customdata)?.customdata;
    const place = shared.ids.indexOf(id);
    if (place >= 0) read(`e${place + 1}`);
  });
  new ResizeObserver(() => {
    if (drawnWidth && Math.abs(plot.clientWidth - drawnWidth) > 1) draw();
  }).observe(plot);
  dark.addEventListener("change", () => draw());
  window.addEventListener("beforeprint", () => draw({ paper: true }));
  window.addEventListener("afterprint", () => draw());
  document.querySelectorAll("button[data-do]").forEach((button) => {
    button.addEventListener("click", () => act(button.dataset.do));
  });
  document.getElementById("all").addEventListener("change", ({ target }) => {
    document.body.classList.toggle("everything", target.checked);
  });
  document.querySelector(".buttons").hidden = false;
  plot.dataset.ready = "1";
});
