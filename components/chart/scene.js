// From the figure Python built to the one this screen can show: margins, labels, chapter names.

const NARROW = 620; // px: below this the class names move to the left margin
const TALLER = 140; // px more for the temperature panel on a narrow screen

const escapeHtml = (text) =>
  String(text).replace(/[&<>"']/g, (ch) => `&#${ch.charCodeAt(0)};`);
const toTime = (iso) => new Date(`${String(iso).slice(0, 10)}T00:00:00Z`).getTime();
const toIso = (time) => new Date(time).toISOString().slice(0, 10);

class Frame {
  // The px geometry of the temperature panel for a layout, a range and a size.
  constructor(layout, range, width, height) {
    const { l, r, t, b } = layout.margin;
    const plot = height - t - b;
    const [low, high] = layout.yaxis.domain;
    this.left = l;
    this.right = width - r;
    this.top = t + plot * (1 - high);
    this.bottom = t + plot * (1 - low);
    [this.t0, this.t1] = range.map(toTime);
    [this.y0, this.y1] = layout.yaxis.range;
  }
  x(time) {
    return this.left + ((time - this.t0) / (this.t1 - this.t0)) * (this.right - this.left);
  }
  y(value) {
    return this.bottom - ((value - this.y0) / (this.y1 - this.y0)) * (this.bottom - this.top);
  }
}

function occupancyOf(figure, frame) {
  const grid = new Occupancy(frame);
  const curve = figure.data.find((trace) => trace.name === "warm and cold");
  if (curve) {
    let previous = null;
    curve.x.forEach((date, i) => {
      const x = frame.x(toTime(date));
      const y = frame.y(plain(curve.y)[i]);
      if (previous) {
        for (let s = previous.x; s < x; s += CELL) grid.add(s, previous.y, 1);
        const [from, to] = [previous.y, y].sort((a, b) => a - b);
        for (let s = from; s <= to; s += CELL) grid.add(x, s, 1);
      }
      previous = { x, y };
    });
  }
  const events = figure.data.find((trace) => trace.name === "events on the line");
  events?.x.forEach((date, i) => {
    const size = plain(events.marker.size)[i] || 8;
    grid.add(frame.x(toTime(date)), frame.y(plain(events.y)[i]), size / 6);
  });
  return grid.seal();
}

// Plotly.py sends number columns as {dtype, bdata}; this reads them as an array.
function plain(values) {
  if (!values || !values.bdata) return values;
  if (values.cached) return values.cached;
  const kinds = {
    f8: Float64Array, f4: Float32Array, i1: Int8Array, i2: Int16Array, i4: Int32Array,
    u1: Uint8Array, u2: Uint16Array, u4: Uint32Array,
  };
  const bytes = Uint8Array.from(atob(values.bdata), (ch) => ch.charCodeAt(0));
  const cached = new kinds[values.dtype](bytes.buffer);
  Object.defineProperty(values, "cached", { value: cached, enumerable: false });
  return cached;
}

// What is written besides the axes, placed for this layout, range and size (px of the container):
// the labels of the strongest events in view, and the chapters' names over their bands.
function writingOf(scene, layout, range, size) {
  const frame = new Frame(layout, range, size.width, size.height);
  const font = { size: layout.font.size, family: layout.font.family };
  return { frame, labels: placedLabels(scene, frame, font, size), chapters: placedChapters(scene, frame, font) };
}

function placedLabels(scene, frame, font, size) {
  const inner = { left: frame.left + 3, right: frame.right - 3, top: frame.top + 3, bottom: frame.bottom - 3 };
  const items = scene.labels
    .map((label) => ({ ...label, time: toTime(label.x) }))
    .filter((label) => label.time >= frame.t0 && label.time <= frame.t1)
    .slice(0, scene.labels_most)
    .map((label) => ({
      ...label,
      ...labelBox(label.text, size.width < NARROW ? 84 : 132, font),
      px: frame.x(label.time),
      py: frame.y(label.y),
    }));
  return placeLabels(items, inner, occupancyOf(scene.figure, frame));
}

function placedChapters(scene, frame, font) {
  return scene.chapters.flatMap((chapter) => {
    const x0 = Math.max(frame.left, frame.x(toTime(chapter.x0)));
    const x1 = Math.min(frame.right, frame.x(toTime(chapter.x1)));
    const lines = x1 > x0 ? chapterText(chapter, x1 - x0, font) : null;
    return lines ? [{ chapter, lines, x0, x1 }] : [];
  });
}

// The writing as Plotly annotations, for a picture that is saved.
function annotationsOf(scene, writing, font) {
  const { frame } = writing;
  const labels = writing.labels.map(({ item, centre }) => ({
    text: item.lines.map(escapeHtml).join("<br>"),
    x: item.x, y: item.y, xref: "x", yref: "y",
    ax: centre.x - item.px, ay: centre.y - item.py, axref: "pixel", ayref: "pixel",
    showarrow: true, arrowhead: 0, arrowwidth: 1, arrowcolor: scene.colours.muted, standoff: 5,
    bgcolor: scene.colours.label_box, align: "center",
    font: { size: font.size, color: scene.colours.text },
  }));
  const chapters = writing.chapters.map(({ lines, x0, x1 }) => ({
    text: lines.map((line) => `<b>${escapeHtml(line)}</b>`).join("<br>"),
    x: ((x0 + x1) / 2 - frame.left) / (frame.right - frame.left), xref: "paper", xanchor: "center",
    y: 1, yref: "paper", yanchor: "bottom", yshift: 14, showarrow: false,
    font: { size: font.size, color: scene.colours.muted },
  }));
  return [...labels, ...chapters];
}

// The lanes and the strip keep their px when the chart gets another height; the temperature panel
// takes the rest.
function fitDomains(layout, from) {
  const before = from.height - from.margin.t - from.margin.b;
  const after = layout.height - layout.margin.t - layout.margin.b;
  const keep = (share) => (share * before) / after;
  for (const axis of ["yaxis2", "yaxis3"]) layout[axis].domain = layout[axis].domain.map(keep);
  layout.yaxis.domain = [keep(layout.yaxis.domain[0]), 1];
}

function fitNarrow(layout) {
  layout.margin.r = 8;
  layout.xaxis.nticks = 5;
}

// The traces for this width: markers a little smaller where there is little room.
function fitData(scene, width) {
  if (width >= NARROW) return scene.figure.data;
  return scene.figure.data.map((trace) => {
    if (!trace.marker || !trace.marker.symbol || !trace.customdata) return trace;
    const size = Array.from(plain(trace.marker.size), (value) => value * 0.8);
    return { ...trace, marker: { ...trace.marker, size } };
  });
}

// The layout for this width: margins, panels and the visible dates.
function fitLayout(scene, range, size) {
  const layout = structuredClone(scene.figure.layout);
  layout.width = size.width;
  layout.height = size.height;
  if (size.margin) layout.margin = { ...layout.margin, ...size.margin };
  else fitDomains(layout, scene.figure.layout);
  if (size.width < NARROW) fitNarrow(layout);
  layout.xaxis.range = [...range]; // Plotly writes into the array it is given
  layout.xaxis.autorange = false;
  layout.dragmode = window.matchMedia("(pointer: coarse)").matches ? false : "zoom";
  return layout;
}

// Streamlit repaints a changed theme without asking Python; the figure has to be made anew.
function watchTheme(chart) {
  if (!chart.drawn || !chart.root.isConnected) return;
  const [r, g, b] = getComputedStyle(chart.root).color.match(/\d+/g).map(Number);
  const theme = r + g + b > 382 ? "dark" : "light";
  if (theme === chart.scene.theme || theme === chart.wantedTheme) return;
  chart.wantedTheme = theme;
  chart.send("theme", { theme, at: Date.now() });
}
