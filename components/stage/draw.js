// Draw it first: one value a year, with mouse, finger or keyboard, over an empty plot.

import { make } from "./make.js";
import { firstDay, valueAt } from "./scale.js";

const LIMIT = 100;
const clamp = (value) => Math.max(-LIMIT, Math.min(LIMIT, value));
const round = (value) => Math.round(value);

// Values between two years, as a finger that moved fast leaves them out.
export function fillIn(values, year, degrees, before) {
  if (before && before.year !== year) {
    const way = Math.sign(year - before.year);
    for (let at = before.year + way; at !== year; at += way) {
      const share = (at - before.year) / (year - before.year);
      values.set(at, round(before.degrees + (degrees - before.degrees) * share));
    }
  }
  values.set(year, round(degrees));
}

export class Draw {
  constructor(plot, years, onChange) {
    [this.first, this.last] = years;
    Object.assign(this, { plot, onChange, values: new Map(), gaps: [], year: years[0] });
    this.done = false;
    const { svg } = plot;
    this.start = valueAt(plot.scene.lines[plot.what.line], firstDay(this.first) - 1) ?? 0;
    this.abort = new AbortController();
    const { signal } = this.abort;
    svg.addEventListener("pointerdown", (event) => this.down(event), { signal });
    svg.addEventListener("pointermove", (event) => this.move(event), { signal });
    svg.addEventListener("pointerup", () => { this.before = null; }, { signal });
    svg.addEventListener("pointercancel", () => { this.before = null; }, { signal });
    svg.addEventListener("keydown", (event) => this.key(event), { signal });
    svg.setAttribute("role", "slider");
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("aria-valuemin", -LIMIT);
    svg.setAttribute("aria-valuemax", LIMIT);
    svg.style.touchAction = "none";
    svg.style.cursor = "crosshair";
    this.say();
  }

  end() {
    this.abort.abort();
    const { svg } = this.plot;
    ["tabindex", "aria-valuemin", "aria-valuemax", "aria-valuenow", "aria-valuetext"].forEach((name) => svg.removeAttribute(name));
    svg.setAttribute("role", "img");
    svg.style.touchAction = "";
    svg.style.cursor = "";
  }

  get complete() {
    return this.values.size === this.last - this.first + 1;
  }

  clear() {
    this.values.clear();
    this.year = this.first;
    this.changed();
  }

  at(event) {
    const { plot } = this;
    const box = plot.svg.getBoundingClientRect();
    const shrink = plot.width / box.width;
    const day = plot.scale.day((event.clientX - box.left) * shrink);
    const year = Math.min(this.last, Math.max(this.first, new Date(day * 86400000).getUTCFullYear()));
    return { year, degrees: clamp(plot.scale.degrees((event.clientY - box.top) * shrink)) };
  }

  down(event) {
    if (this.done) return;
    event.preventDefault();
    this.plot.svg.focus();
    this.plot.svg.setPointerCapture(event.pointerId);
    this.before = this.at(event);
    this.set(this.before, null);
  }

  move(event) {
    if (this.done || !this.before) return;
    const now = this.at(event);
    this.set(now, this.before);
    this.before = now;
  }

  set({ year, degrees }, before) {
    fillIn(this.values, year, degrees, before);
    this.year = year;
    this.changed();
  }

  key(event) {
    if (this.done) return;
    const steps = { ArrowUp: 5, ArrowDown: -5, PageUp: 20, PageDown: -20 };
    const ways = { ArrowRight: 1, ArrowLeft: -1 };
    if (event.key in steps) {
      const size = event.shiftKey ? Math.sign(steps[event.key]) : steps[event.key];
      this.values.set(this.year, clamp(this.here() + size));
    } else if (event.key in ways) {
      const value = this.here();
      if (!this.values.has(this.year)) this.values.set(this.year, value);
      this.year = Math.min(this.last, Math.max(this.first, this.year + ways[event.key]));
      if (!this.values.has(this.year)) this.values.set(this.year, value);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.changed();
  }

  here() {
    return this.values.get(this.year) ?? this.values.get(this.year - 1) ?? round(this.start);
  }

  say() {
    const { svg } = this.plot;
    const value = round(this.here());
    svg.setAttribute("aria-label", `Your line, one value a year from ${this.first} to ${this.last}. Arrow keys: left and right for the year, up and down for the degrees.`);
    svg.setAttribute("aria-valuenow", value);
    svg.setAttribute("aria-valuetext", `${this.year}: ${value} degrees`);
  }

  changed() {
    this.say();
    this.paint();
    this.onChange(this);
  }

  // The drawn line, in pixels, over everything else.
  paint() {
    const { plot } = this;
    this.layer?.remove();
    this.layer = make("g", { class: "ls-drawn" }, plot.svg);
    const x = (year) => plot.scale.x(firstDay(year) + 182);
    let path = "";
    let open = false;
    for (let year = this.first; year <= this.last; year += 1) {
      if (this.values.has(year)) {
        path += `${open ? "L" : "M"}${x(year)} ${plot.scale.y(this.values.get(year))}`;
        open = true;
      } else {
        open = false;
      }
    }
    make("path", { class: "ls-own", d: path }, this.layer);
    this.gaps.forEach((gap, at) => this.paintGap(gap, at + 1, x(gap.year)));
    if (this.done) return;
    make("circle", { class: "ls-pen", cx: x(this.year), cy: plot.scale.y(this.here()), r: 7 }, this.layer);
  }

  // A year in which the two lines lie far apart, with its number; again wherever the plot is drawn anew.
  paintGap({ drawn, line }, number, x) {
    const [y1, y2] = [drawn, line].map((degrees) => this.plot.scale.y(degrees));
    make("line", { class: "ls-gap", x1: x, x2: x, y1, y2 }, this.layer);
    make("circle", { class: "ls-number", cx: x, cy: (y1 + y2) / 2, r: 13 }, this.layer);
    const text = make("text", { x, y: (y1 + y2) / 2 + 5, "text-anchor": "middle", class: "ls-strong" }, this.layer);
    text.textContent = number;
  }

  get pairs() {
    return [...this.values].sort(([a], [b]) => a - b);
  }
}
