// A chart that only shows: drawn in place with Plotly.react, so that a changed figure neither
// flashes nor loses its zoom. It tells Python which event, which span of dates or which chapter was
// chosen, and when it has been drawn.

const PLAIN = { displayModeBar: false, doubleClick: "reset", responsive: false, scrollZoom: false };
const SVG_DASHES = { solid: "", dash: "9 5", dot: "2.5 4", dashdot: "9 4 2.5 4" };

class PlainChart {
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
    this.watching = setInterval(() => watchTheme(this), 500);
  }

  update({ data, setTriggerValue }) {
    this.send = setTriggerValue;
    const scene = JSON.parse(new TextDecoder().decode(data));
    if (scene.theme === this.wantedTheme) this.wantedTheme = null;
    const redraw = scene.revision !== this.scene?.revision;
    this.scene = scene;
    if (!redraw) return null;
    this.figure.setAttribute("aria-label", scene.alt);
    this.root.toggleAttribute("data-chapters", scene.chapters_open);
    this.save.hidden = !scene.picture;
    if (!this.drawn) this.plot.style.minHeight = `${scene.wide.height}px`;
    drawLegend(this.root.querySelector(".thaw-legend"), scene.legend);
    return loadPlotly(scene.plotly_url).then((Plotly) => {
      this.Plotly = Plotly;
      return this.draw();
    }).catch((error) => this.fail(error));
  }

  async draw() {
    const { scene } = this;
    this.width = Math.max(280, Math.floor(this.plot.clientWidth));
    const layout = structuredClone(this.width < NARROW ? scene.narrow : scene.wide);
    layout.width = this.width;
    layout.dragmode = window.matchMedia("(pointer: coarse)").matches ? false : scene.drag;
    layout.selectdirection = "h";
    if (!this.drawn) this.plot.textContent = "";
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
    const { margin, yaxis } = this.width < NARROW ? this.scene.narrow : this.scene.wide;
    const frame = new Frame({ margin, yaxis }, layout.xaxis.range, this.width, layout.height);
    const font = { size: layout.font.size, family: layout.font.family };
    const names = placedChapters(this.scene, frame, font).map(({ chapter, lines, x0, x1 }) => element(
      "thaw-band-name", lines,
      { left: `${x0}px`, width: `${x1 - x0}px`, bottom: `calc(100% - ${margin.t - 3}px)` },
      { chapter: chapter.id },
    ));
    this.overlay.replaceChildren(...names);
  }

  bindPlot() {
    this.plot.on("plotly_click", ({ points }) => {
      const id = points.find((point) => point.customdata)?.customdata;
      if (id) this.send("picked", { id, at: Date.now() });
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
    clearInterval(this.watching);
    if (this.drawn) this.Plotly.purge(this.plot);
  }
}

function svgNode(name, attributes) {
  const node = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}

// What the lines and the shades of the chart mean; the sample is drawn as in the chart.
function drawLegend(place, entries) {
  place.replaceChildren(...entries.map(({ name, colour, dash, kind }) => {
    const item = document.createElement("span");
    const sample = svgNode("svg", { width: 34, height: 14 });
    if (kind === "shade") {
      sample.append(svgNode("rect", { x: 1, y: 1, width: 32, height: 12, fill: colour }));
    } else if (kind === "hatch") {
      sample.append(svgNode("path", { d: "M1 13L13 1M9 13L21 1M17 13L29 1M25 13L33 5", stroke: colour, "stroke-width": 2 }));
    } else {
      sample.append(svgNode("line", {
        x1: 0, x2: 34, y1: 7, y2: 7, stroke: colour, "stroke-width": 3, "stroke-dasharray": SVG_DASHES[dash] || "",
      }));
    }
    item.append(sample, name);
    return item;
  }));
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
