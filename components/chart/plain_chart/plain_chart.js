// A chart that only shows: drawn in place with Plotly.react, so that a changed figure neither
// flashes nor loses its zoom. It tells Python which event, which span of dates or which chapter was
// chosen, and when it has been drawn.

import { fittedHeight, topOf } from "./fit.js";
import { drawLegend } from "./legend.js";
import { NAMES, chapterNames, daysOfRange, element, frameOf } from "./names.js";
import { loadPlotly } from "./plotly_loader.js";
import { bindSave } from "./save.js";
import { NARROW } from "../drawing/geometry.js";
import { themeOf } from "../page/theme.js";

const PLAIN = { displayModeBar: false, doubleClick: "reset", responsive: false, scrollZoom: false };

export class PlainChart {
  constructor(root) {
    this.root = root;
    this.plot = root.querySelector(".thaw-drawing");
    this.figure = root.querySelector(".thaw-figure");
    this.overlay = root.querySelector(".thaw-overlay");
    this.revision = 0;
    this.onLink = (event) => this.followLink(event);
    document.addEventListener("click", this.onLink);
    this.overlay.addEventListener("click", ({ target }) => {
      const { chapter } = target.closest("[data-chapter]")?.dataset || {};
      if (chapter) this.send("chapter", { id: chapter, at: Date.now() });
    });
    this.save = root.querySelector(".thaw-save");
    bindSave(this, this.save);
    this.watching = setInterval(() => {
      this.watchTheme();
      this.fitAgain();
    }, 500);
  }

  update({ data, setTriggerValue }) {
    return this.show(JSON.parse(new TextDecoder().decode(data)), setTriggerValue);
  }

  show(scene, send) {
    this.send = send;
    if (scene.theme === this.wantedTheme) this.wantedTheme = null;
    const redraw = scene.revision !== this.scene?.revision;
    this.scene = scene;
    if (!redraw) return null;
    this.figure.setAttribute("aria-label", scene.alt);
    this.root.toggleAttribute("data-chapters", scene.chapters_open);
    this.save.hidden = !scene.picture;
    drawLegend(this.root.querySelector(".thaw-legend"), scene.legend);
    if (!this.drawn) this.plot.style.minHeight = `${this.layout().height}px`;
    return loadPlotly(scene.plotly_url).then((Plotly) => {
      this.Plotly = Plotly;
      return this.draw();
    }).catch((error) => this.fail(error));
  }

  // The layout for the width that there is, and for the height that the window has left.
  layout() {
    const { scene } = this;
    this.width = Math.max(280, Math.floor(this.plot.clientWidth));
    if (this.width < NARROW) return { ...structuredClone(scene.narrow), width: this.width };
    return { ...structuredClone(scene.wide), width: this.width, height: this.room() };
  }

  room() {
    if (this.scene.fixed) return this.scene.wide.height;
    return fittedHeight(this.scene.wide.height, topOf(this.figure), window.innerHeight);
  }

  async draw() {
    const { scene } = this;
    const layout = this.layout();
    this.height = layout.height;
    layout.dragmode = window.matchMedia("(pointer: coarse)").matches ? false : scene.drag;
    layout.selectdirection = "h";
    if (!this.cleared) this.plot.textContent = ""; // once: a second drawing may begin before the first has ended
    this.cleared = true;
    await this.Plotly.react(this.plot, scene.data, layout, PLAIN);
    this.plot.style.minHeight = "";
    if (!this.drawn) this.bindPlot();
    this.drawn = true;
    this.write();
    this.revision += 1;
    this.root.dataset.revision = this.revision;
    this.root.dataset.ready = "1";
    if (!scene.tell_drawn || this.told === scene.revision) return;
    this.told = scene.revision;
    this.send("drawn", scene.revision);
  }

  // The chapters' names over their bands, for the dates in view.
  write() {
    const layout = this.plot._fullLayout;
    const { margin } = this.width < NARROW ? this.scene.narrow : this.scene.wide;
    const frame = frameOf(margin, daysOfRange(layout.xaxis.range), this.width);
    const font = { size: layout.font.size, family: layout.font.family };
    const names = chapterNames(this.scene.chapters, frame, font).map(({ chapter, x, w, rise, text }) => element(
      "thaw-band-name", text, { left: `${x}px`, width: `${Math.ceil(w) + 1}px`, bottom: `calc(100% - ${margin.t - NAMES - rise}px)` }, { chapter: chapter.id },
    ));
    this.overlay.replaceChildren(...names);
  }

  // The window, or what stands above the chart, has another height.
  fitAgain() {
    if (this.drawn && this.root.isConnected && this.plot.clientWidth >= NARROW && this.room() !== this.height) this.draw();
  }

  // Streamlit repaints a changed theme without asking Python; the figure has to be made anew.
  watchTheme() {
    if (!this.drawn || !this.root.isConnected) return;
    const theme = themeOf(this.root);
    if (theme === this.scene.theme || theme === this.wantedTheme) return;
    this.wantedTheme = theme;
    this.send("theme", { theme, at: Date.now() });
  }

  bindPlot() {
    this.plot.on("plotly_click", ({ points }) => {
      const id = points.find((point) => point.customdata)?.customdata;
      if (id && this.scene.links) window.location.assign(new URL(id, document.baseURI));
      else if (id) this.send("picked", { id, at: Date.now() });
    });
    this.plot.on("plotly_relayout", () => this.write());
    this.plot.on("plotly_selected", (chosen) => {
      const range = chosen?.range?.x;
      if (!range) return;
      this.Plotly.relayout(this.plot, { selections: [] });
      this.send("span", { range: range.map((day) => String(day).slice(0, 10)).sort(), at: Date.now() });
    });
    this.resizing = new ResizeObserver(() => {
      if (this.drawn && Math.abs(this.plot.clientWidth - this.width) > 1) this.draw();
    });
    this.resizing.observe(this.plot);
    this.onHeight = () => this.fitAgain();
    window.addEventListener("resize", this.onHeight);
  }

  // A link to an event elsewhere on the page: Python goes there, and the session is kept.
  followLink(event) {
    const link = event.target.closest?.("a[data-thaw-event]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!link || !plain || !this.root.isConnected) return;
    event.preventDefault();
    this.send("picked", { id: link.dataset.thawEvent, at: Date.now() });
  }

  fail(error) {
    console.error(error);
    this.root.dataset.ready = "failed";
    this.plot.textContent = `The chart could not be drawn: ${error.message}. Reload the page; the table shows the same figures.`;
  }

  dispose() {
    document.removeEventListener("click", this.onLink);
    this.resizing?.disconnect();
    window.removeEventListener("resize", this.onHeight);
    clearInterval(this.watching);
    if (this.drawn) this.Plotly.purge(this.plot);
  }
}

export default function plainChart(component) {
  const root = component.parentElement.querySelector(".thaw-plain");
  root.plainChart ??= new PlainChart(root);
  root.plainChart.update(component);
  return () => {
    root.plainChart?.dispose();
    root.plainChart = null;
  };
}
