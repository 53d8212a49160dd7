// The chart of a stage, drawn as SVG: classes, years, line, marks and their labels. A view is
// {from, to, low, high}; to glide only a transform and the axis change, so it stays smooth.

import { drawAxis } from "./axis.js";
import { make } from "./make.js";
import { place, taken } from "./placing.js";
import { areaOf, between, isoOf, pathOf, valueAt } from "./scale.js";

const GLIDE = 600;
const NARROW = 560; // px: the names of the classes have no room beside the plot
let clips = 0;

export class Plot {
  constructor(svg, { onEvent, onMoved }) {
    this.svg = svg;
    this.onEvent = onEvent;
    this.onMoved = onMoved;
    this.clip = `ls-clip-${clips += 1}`;
    svg.replaceChildren();
    const defs = make("defs", {}, svg);
    this.clipRect = make("rect", {}, make("clipPath", { id: this.clip }, defs));
    this.axis = make("g", { class: "ls-axis", "aria-hidden": "true" }, svg);
    this.inside = make("g", { "clip-path": `url(#${this.clip})` }, svg);
    this.space = make("g", {}, this.inside);
    this.names = make("g", { class: "ls-names", "aria-hidden": "true" }, svg);
    this.over = make("g", {}, svg);
    this.widths = new Map();
    document.fonts?.ready.then(() => this.widths.clear());
    this.shown = 1; // share of the view that is revealed,
    this.until = null; // or the day up to which the line is, whatever the view; null for all of it
  }

  size(width, height, text) {
    Object.assign(this, { width, height, text });
    this.margins();
    this.right = 14;
    this.top = this.scene.chapters.length && !this.bare ? text * 2.5 : text * 0.8;
    this.bottom = text * 1.9;
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.style.height = `${height}px`;
    this.svg.style.fontSize = `${text}px`;
  }

  // Room at the left for the names of the classes. On a narrow screen they stand in the plot, beside
  // the line; where somebody draws, no place is free of a line for sure, so that they keep theirs.
  margins() {
    const names = Math.max(...this.scene.classes.map(({ name }) => this.measure(name, false)));
    this.inside = this.width < NARROW && !this.drawing;
    this.left = this.inside ? 12 : Math.ceil(names) + (this.width < NARROW ? 20 : 30);
  }

  measure(words, bold) {
    const key = `${bold}${this.text}${words}`;
    if (!this.widths.has(key)) {
      this.canvas ||= document.createElement("canvas").getContext("2d");
      const family = getComputedStyle(this.svg).fontFamily || "sans-serif";
      this.canvas.font = `${bold ? 700 : 400} ${this.text || 16}px ${family}`;
      this.widths.set(key, this.canvas.measureText(words).width);
    }
    return this.widths.get(key);
  }

  get scale() {
    const { view, left, right, top, bottom, width, height } = this;
    const across = (width - left - right) / (view.to - view.from);
    const down = (height - top - bottom) / (view.high - view.low);
    return {
      across, down,
      x: (day) => left + (day - view.from) * across,
      y: (degrees) => top + (view.high - degrees) * down,
      day: (x) => view.from + (x - left) / across,
      degrees: (y) => view.high - (y - top) / down,
    };
  }

  // What is drawn: line, ghost and beside (keys of scene.lines), highlighted event ids.
  show(what) {
    this.what = what;
    const { lines, whole } = this.scene;
    const [from, to] = whole;
    this.space.replaceChildren();
    const line = lines[what.line];
    this.areaClips(line, from, to);
    if (what.low) this.band(lines[what.low], lines[what.high]);
    if (what.ghost) this.path(lines[what.ghost], "ls-line ls-ghost");
    if (what.beside) this.path(lines[what.beside], "ls-line ls-beside");
    this.path(line, "ls-line");
    this.dots = make("path", { class: "ls-dots", "vector-effect": "non-scaling-stroke" }, this.space);
    this.dots.setAttribute("d", this.counted(line).map(({ x }) => `M${x - from} ${valueAt(line, x)}h0`).join(""));
  }

  // The events that count towards a line and have a place on it.
  counted(line) {
    return this.scene.events.filter(({ id, x }) => line.moves[id] !== undefined && valueAt(line, x) !== null);
  }

  // Warm above zero, cold below: one area each, cut at the zero line.
  areaClips(line, from, to) {
    [["warm", 0, 110], ["cold", -110, 0]].forEach(([name, low, high]) => {
      const id = `${this.clip}-${name}`;
      const clip = make("clipPath", { id }, this.space);
      make("rect", { x: -1, y: low, width: to - from + 2, height: high - low }, clip);
      make("path", {
        class: `ls-area ls-${name}`, d: areaOf(line, from, to, from), "clip-path": `url(#${id})`,
      }, this.space);
    });
  }

  // What lies between two lines that change on the same days.
  band(low, high) {
    const [from, to] = this.scene.whole;
    const back = low.x.map((day, at) => [day, low.y[at]]).reverse()
      .map(([day, y], at, all) => `H${day - from}V${all[at + 1]?.[1] ?? y}`);
    const out = pathOf(high, low.x[0], to, from);
    make("path", { class: "ls-band", d: `${out}V${low.y.at(-1)}${back.join("")}Z` }, this.space);
  }

  path(line, name) {
    const [origin, to] = this.scene.whole;
    const from = name.includes("beside") ? Math.max(origin, line.x[0]) : origin;
    make("path", {
      class: name, d: pathOf(line, from, to, origin), "vector-effect": "non-scaling-stroke",
    }, this.space);
  }

  // Draw a view at once.
  draw(view, labels = true) {
    this.view = view;
    if (!this.width) return; // not on the page yet
    const { scale, left, right, top, bottom, width, height } = this;
    this.far = this.until === null ? left + (width - left - right) * this.shown : scale.x(this.until);
    this.far = Math.min(this.far, width - right);
    Object.entries({
      x: left, y: top, width: Math.max(0, this.far - left), height: height - top - bottom,
    }).forEach(([key, value]) => this.clipRect.setAttribute(key, value));
    const x0 = scale.x(this.scene.whole[0]);
    this.space.setAttribute("transform", `matrix(${scale.across} 0 0 ${-scale.down} ${x0} ${scale.y(0)})`);
    drawAxis(this);
    this.over.replaceChildren();
    this.places = [];
    this.drawMarks(labels);
    this.svg.dataset.view = `${isoOf(view.from)}~${isoOf(view.to)}`;
    this.onMoved?.(view);
  }

  // Go to a view over 600 ms; at once under reduced motion.
  glide(view, still) {
    cancelAnimationFrame(this.frame);
    if (still || !this.view) {
      this.draw(view);
      return;
    }
    const [old, start] = [this.view, performance.now()];
    this.frames = [];
    this.svg.dataset.gliding = "1";
    const step = (now) => {
      this.frames.push(now);
      const share = (now - start) / GLIDE;
      if (share >= 1) {
        delete this.svg.dataset.gliding;
        this.svg.dataset.frames = this.frames.length;
        this.draw(view);
        return;
      }
      this.draw(between(old, view, share), false);
      this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  get marks() {
    const line = this.scene.lines[this.what.line];
    return this.what.events.map((id) => this.scene.events.find((event) => event.id === id))
      .filter(Boolean)
      .map((event) => ({ event, y: valueAt(line, event.x), move: line.moves[event.id] ?? 0 }))
      .filter(({ y, event }) => y !== null && event.x >= this.view.from && event.x <= this.view.to);
  }

  drawMarks(labels) {
    const { scale, text } = this;
    const size = text * 0.55;
    const marks = this.marks.map(({ event, y, move }) => ({
      event, move, id: event.id, x: scale.x(event.x), y: scale.y(y - move / 2),
      when: this.dateOf(event),
      what: event.label, room: event.id === this.what.chosen ? size * 2 + 3 : 9,
    })).filter(({ x }) => x <= this.far + 1);
    marks.forEach(({ x, y, move, id }) => {
      const way = move > 0 ? -1 : 1;
      const kind = move > 0 ? "warm" : move < 0 ? "cold" : "neutral";
      const chosen = id === this.what.chosen;
      if (chosen) make("circle", { class: "ls-ring", cx: x, cy: y, r: size * 2 }, this.over);
      make("path", {
        class: `ls-mark ls-fill-${kind}`, "data-event": id,
        d: `M${x - size} ${y - size * 0.8 * way}h${size * 2}L${x} ${y + size * way}Z`,
      }, this.over);
    });
    if (!labels) return;
    const { lines } = this.scene;
    const seen = [this.what.line, this.what.beside].filter(Boolean).map((key) => lines[key]);
    const bounds = {
      x: this.left + 4, y: this.top, w: this.width - this.left - this.right - 4,
      h: this.height - this.top - this.bottom,
    };
    const ordered = [...marks].sort((a, b) => (
      (b.id === this.what.chosen) - (a.id === this.what.chosen) || Math.abs(b.move) - Math.abs(a.move)
    ));
    const measure = (words, bold) => this.measure(words, bold);
    this.places = place(ordered, seen, scale, bounds, measure, text * 1.35, taken(this.names, measure, text));
    this.places.forEach(({ box, when, what, id, leader }) => {
      if (leader) {
        const mark = ordered.find((one) => one.id === id);
        make("line", { class: "ls-leader", x1: mark.x, y1: mark.y, x2: leader.x, y2: leader.y }, this.over);
      }
      const label = make("text", { class: "ls-label", x: box.x, y: box.y + text, "data-event": id }, this.over);
      const date = make("tspan", { class: `ls-when ls-${(this.marksOf(id) > 0) ? "warm" : "cold"}` }, label);
      date.textContent = what ? `${when} ` : when;
      make("tspan", {}, label).textContent = what;
    });
  }

  // As much of the date as the axis does not say.
  dateOf({ short }) {
    const days = this.view.to - this.view.from;
    if (days > 1100) return short.match(/\d+$/)[0];
    return days > 460 ? short : short.replace(/ \d+$/, "");
  }

  marksOf(id) {
    return this.scene.lines[this.what.line].moves[id] ?? 0;
  }

  // The event nearest to a place on the screen, if one is near.
  near(clientX, clientY) {
    const box = this.svg.getBoundingClientRect();
    const shrink = this.width / box.width;
    const [x, y] = [(clientX - box.left) * shrink, (clientY - box.top) * shrink];
    const line = this.scene.lines[this.what.line];
    let best = null;
    this.counted(line).forEach((event) => {
      const far = Math.hypot(this.scale.x(event.x) - x, this.scale.y(valueAt(line, event.x)) - y);
      if (far < 14 && (!best || far < best.far)) best = { id: event.id, far };
    });
    return best?.id ?? null;
  }
}
