// The chart on the page: draws in place with Plotly.react, keeps zoom and selection, and tells
// Python what was picked, which dates are visible and which chapter was clicked.

const CONFIG = { displayModeBar: false, doubleClick: false, responsive: false, scrollZoom: false };
const DAY = 86_400_000;
const SHORTEST = 60 * DAY; // the closest zoom

class Chart {
  constructor(root) {
    this.root = root;
    this.plot = root.querySelector(".thaw-plot");
    this.overlay = root.querySelector(".thaw-overlay");
    this.live = root.querySelector(".thaw-live");
    this.revision = 0;
    this.tokens = {};
    this.picks = 0;
    this.memory = new MemoryControl(root.querySelector(".thaw-memory"), () => this.draw(), (news) => this.send("memory", news));
    this.asking = new AskedDate(this);
    this.bindPage();
    this.watching = setInterval(() => watchTheme(this), 500);
  }

  // ---- from Python -------------------------------------------------------------------------

  update({ data, setTriggerValue }) {
    this.send = setTriggerValue;
    const scene = readScene(data);
    if (scene.theme === this.wantedTheme) this.wantedTheme = null;
    const redraw = scene.revision !== this.scene?.revision;
    this.scene = scene;
    this.root.setAttribute("aria-label", scene.words.name);
    this.root.querySelector(".thaw-summary").textContent = scene.words.summary;
    const moved = this.newer("view", scene.view_token);
    if (moved || !this.range) this.range = scene.view || scene.whole;
    if (this.newer("event", scene.event_token)) this.selected = scene.event;
    if (this.newer("ask", scene.ask_token)) this.asking.date = scene.on;
    this.memory.show(scene.memory);
    return loadPlotly(scene.plotly_url).then((Plotly) => {
      this.Plotly = Plotly;
      if (redraw || moved || !this.drawn) return this.draw();
      return this.mark();
    }).catch((error) => this.fail(error));
  }

  newer(name, token) {
    const changed = this.tokens[name] !== token;
    this.tokens[name] = token;
    return changed;
  }

  // ---- drawing -----------------------------------------------------------------------------

  get size() {
    const width = Math.max(280, Math.floor(this.plot.clientWidth));
    const room = this.root.closest(".st-key-picture")?.clientHeight || 0; // what the page leaves
    const rest = this.root.offsetHeight - this.plot.offsetHeight;
    return { width, height: Math.max(300, Math.floor(room - rest)) };
  }

  async draw() {
    const { width, height } = this.size;
    const data = this.memory.applied(fitData(this.scene, width));
    const layout = fitLayout(this.scene, this.range, this.size);
    Object.assign(this, { width, height });
    if (!this.drawn) this.plot.textContent = "";
    await this.Plotly.react(this.plot, data, layout, CONFIG);
    if (!this.drawn) {
      this.bindPlot();
      restoreScroll(this.root);
      this.send("drawn", Date.now());
    }
    this.drawn = true;
    drawOverlay(this.overlay, this.scene, writingOf(this.scene, layout, this.range, this.size));
    this.overlay.classList.toggle("thaw-behind", this.memory.ahead); // labels wait for the exact line
    this.mark();
    this.revision += 1;
    this.root.dataset.revision = this.revision;
    this.root.dataset.ready = "1";
    this.root.dataset.view = this.range.join("/");
  }

  mark() {
    this.root.dataset.selected = this.selected || "";
    this.asking.mark();
    placeRings(this.root.querySelectorAll(".thaw-ring"), this.plot, this.find(this.selected));
  }

  find(id) {
    return this.scene.events.find((event) => event.id === id);
  }

  fail(error) {
    console.error(error);
    this.root.dataset.ready = "failed";
    this.send("drawn", Date.now());
    this.plot.textContent = `The chart could not be drawn: ${error.message}. Reload the page; the table below shows the same events.`;
  }

  // ---- choosing an event -------------------------------------------------------------------

  select(id, { wait = 0, open = false } = {}) {
    const event = this.find(id);
    if (!event) return;
    this.selected = id;
    const tell = () => this.send("picked", { id, at: Date.now() });
    clearTimeout(this.pending);
    if (wait) this.pending = setTimeout(tell, wait);
    else tell();
    if (toTime(event.x) < toTime(this.range[0]) || toTime(event.x) > toTime(this.range[1])) this.bringIntoView(event);
    else this.mark();
    this.announce(event.say);
    if (open) focusCard(id);
  }

  step(by) {
    const events = this.scene.events;
    if (!events.length) return;
    const now = events.findIndex((e) => e.id === this.selected);
    this.stepTo(now < 0 ? (by > 0 ? 0 : events.length - 1) : now + by);
  }

  stepTo(index) {
    const events = this.scene.events;
    const event = events[Math.max(0, Math.min(events.length - 1, index))];
    if (event) this.select(event.id, { wait: 160 });
  }

  announce(text) {
    this.live.textContent = "";
    requestAnimationFrame(() => { this.live.textContent = text; });
  }

  // ---- the visible range -------------------------------------------------------------------

  async show(range, { report = true } = {}) {
    const [low, high] = this.scene.whole.map(toTime);
    let [a, b] = range.map((d) => (typeof d === "number" ? d : toTime(d)));
    const span = Math.min(high - low, Math.max(SHORTEST, b - a));
    a = Math.max(low, Math.min(high - span, (a + b) / 2 - span / 2));
    this.range = [toIso(a), toIso(a + span)];
    this.scene.chapter = null;
    await this.draw();
    if (report) this.reportView();
  }

  reportView() {
    clearTimeout(this.reporting);
    this.reporting = setTimeout(() => {
      const whole = this.range.every((d, i) => d === this.scene.whole[i]);
      this.send("view", { range: whole ? null : this.range, at: Date.now() });
    }, 250);
  }

  zoom(factor) {
    const [a, b] = this.range.map(toTime);
    const event = this.find(this.selected);
    const inside = event && toTime(event.x) > a && toTime(event.x) < b;
    const centre = inside ? toTime(event.x) : (a + b) / 2;
    const half = ((b - a) * factor) / 2;
    return this.show([centre - half, centre + half]);
  }

  whole() {
    return this.show(this.scene.whole);
  }

  bringIntoView(event) {
    const [a, b] = this.range.map(toTime);
    const at = toTime(event.x);
    return this.show([at - (b - a) / 2, at + (b - a) / 2]);
  }

  // ---- what the user does ------------------------------------------------------------------

  bindPlot() {
    this.plot.on("plotly_click", (e) => {
      const id = e.points.find((p) => p.customdata)?.customdata;
      if (!id) return;
      this.picks += 1;
      this.select(id);
    });
    this.plot.on("plotly_relayout", (change) => {
      const range = change["xaxis.range"] || [change["xaxis.range[0]"], change["xaxis.range[1]"]];
      if (range[0] && range[1]) this.show(range.map((d) => String(d)));
    });
    this.plot.on("plotly_doubleclick", () => {
      this.asking.forget();
      this.whole();
    });
    this.asking.watch();
    this.resizing = new ResizeObserver(() => {
      const { width, height } = this.size;
      if (this.drawn && (Math.abs(width - this.width) > 1 || Math.abs(height - this.height) > 1)) this.draw();
    });
    this.resizing.observe(this.plot);
    this.resizing.observe(this.root.closest(".st-key-picture") || this.plot);
  }

  bindPage() {
    this.overlay.addEventListener("dblclick", () => this.whole());
    this.overlay.addEventListener("click", ({ target }) => {
      const { event, chapter } = target.closest("[data-event], [data-chapter]")?.dataset || {};
      if (event) this.select(event);
      if (chapter) this.send("chapter", { id: chapter, at: Date.now() });
    });
    this.root.addEventListener("keydown", (event) => this.onKey(event));
    this.root.querySelectorAll("button[data-do]").forEach((button) => {
      button.addEventListener("click", () => this.act(button.dataset.do, button));
    });
  }

  act(what, button) {
    const acts = {
      in: () => this.zoom(0.5),
      out: () => this.zoom(2),
      whole: () => this.whole(),
      keys: () => this.toggleKeys(),
      png: () => savePicture(this.Plotly, this.scene, this.range, this.selected, "png"),
      svg: () => savePicture(this.Plotly, this.scene, this.range, this.selected, "svg"),
      link: async () => {
        const done = await copyLink((text) => this.announce(text), this.root.querySelector(".thaw-link"));
        if (done) flash(button, "Copied");
      },
    };
    if (this.drawn) acts[what]?.();
  }

  toggleKeys() {
    const panel = this.root.querySelector(".thaw-keys");
    panel.hidden = !panel.hidden;
    this.root.querySelector("button[data-do=keys]").setAttribute("aria-expanded", String(!panel.hidden));
  }

  onKey(event) {
    if (event.target !== this.root || event.ctrlKey || event.metaKey || event.altKey || !this.drawn) return;
    const keys = {
      ArrowRight: () => this.step(1),
      ArrowLeft: () => this.step(-1),
      Home: () => this.stepTo(0),
      End: () => this.stepTo(this.scene.events.length - 1),
      Enter: () => this.selected && this.select(this.selected, { open: true }),
      "+": () => this.zoom(0.5),
      "=": () => this.zoom(0.5),
      "-": () => this.zoom(2),
      0: () => this.whole(),
      w: () => this.asking.ask(this.find(this.selected)?.x),
      "?": () => this.toggleKeys(),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  dispose() {
    this.resizing?.disconnect();
    forgetScroll(this.root);
    clearTimeout(this.pending);
    clearTimeout(this.reporting);
    this.asking.forget();
    clearInterval(this.watching);
    if (this.Plotly) this.Plotly.purge(this.plot);
  }
}

// The card comes from Python; when it is there, it gets the focus.
function focusCard(id, until = Date.now() + 5000) {
  const card = document.querySelector(`.thaw-card[data-event-id="${CSS.escape(id)}"]`);
  if (card) card.focus();
  else if (Date.now() < until) setTimeout(() => focusCard(id, until), 30);
}

function flash(button, text) {
  const before = button.textContent;
  button.textContent = text;
  setTimeout(() => { button.textContent = before; }, 1500);
}

function readScene(data) {
  if (data instanceof Uint8Array || data instanceof ArrayBuffer) {
    return JSON.parse(new TextDecoder().decode(data));
  }
  return typeof data === "string" ? JSON.parse(data) : data;
}

export default function thawChart(component) {
  const root = component.parentElement.querySelector(".thaw-chart");
  root.thawChart ??= new Chart(root);
  root.thawChart.update(component);
  return () => {
    root.thawChart?.dispose();
    root.thawChart = null;
  };
}
