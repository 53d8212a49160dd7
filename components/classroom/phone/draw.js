// Draw it first: one value a year, by finger, mouse or keys; the years before are given.

import { make } from "./make.js";
import { say } from "./net.js";

const WIDE = 340, EDGE = 26;
// As high as the screen has room for between the words above and the button below.
const HIGH = Math.max(230, Math.min(400, (innerHeight - 390) * WIDE / Math.min(innerWidth - 32, 512))) | 0;
const clamp = (value) => Math.max(-100, Math.min(100, Math.round(value)));

export class Pen {
  constructor(box, question, chosen, earlier, offer) {
    const { first, last, before } = question;
    Object.assign(this, { question, offer, first, last, year: first });
    this.from = before.length ? before[0][0] : first;
    this.values = new Map(chosen || []);
    this.start = before.length ? Math.round(before[before.length - 1][1]) : 0;
    this.svg = make("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "slider", tabindex: 0, "aria-valuemin": -100, "aria-valuemax": 100, "aria-label": say("draw_label", { first, last }) });
    this.ground(before, earlier || []);
    this.layer = make("g");
    this.svg.append(this.layer);
    this.svg.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.svg.focus();
      this.svg.setPointerCapture(event.pointerId);
      this.held = null;
      this.drag(event);
    });
    this.svg.addEventListener("pointermove", (event) => { if (this.held) this.drag(event); });
    for (const name of ["pointerup", "pointercancel"]) this.svg.addEventListener(name, () => { this.held = null; });
    this.svg.addEventListener("keydown", (event) => this.key(event));
    const clear = make("button", { type: "button", class: "plain", onclick: () => { this.values.clear(); this.year = first; this.changed(); } }, say("clear"));
    box.append(this.svg, clear);
    this.changed();
  }

  x(year) { return EDGE + ((year - this.from) / Math.max(1, this.last - this.from)) * (WIDE - EDGE - 10); }

  y(value) { return HIGH / 2 - 14 - (value / 100) * (HIGH / 2 - 24); }

  path(pairs) { return pairs.map(([year, value], at) => `${at ? "L" : "M"}${this.x(year)} ${this.y(value)}`).join(""); }

  ground(before, earlier) {
    const put = (...parts) => this.svg.append(...parts);
    for (const value of [-50, 50]) put(make("line", { class: "rule", x1: EDGE, x2: WIDE, y1: this.y(value), y2: this.y(value) }));
    put(make("line", { class: "zero", x1: EDGE, x2: WIDE, y1: this.y(0), y2: this.y(0) }));
    put(make("text", { x: EDGE + 4, y: this.y(86) }, `▲ ${say("warm")}`), make("text", { x: EDGE + 4, y: this.y(-96) }, `▼ ${say("cold")}`), make("text", { x: 8, y: this.y(0) + 5 }, "0°"));
    for (const [year, anchor] of [[this.first, "middle"], [this.last, "end"]]) {
      put(make("text", { x: this.x(year), y: HIGH - 6, "text-anchor": anchor }, year), make("line", { class: "rule", x1: this.x(year), x2: this.x(year), y1: 8, y2: HIGH - 22 }));
    }
    put(make("path", { class: "given", d: this.path(before) }), make("path", { class: "earlier", d: this.path(earlier) }));
  }

  drag(event) {
    const box = this.svg.getBoundingClientRect();
    const scale = WIDE / box.width;
    const share = ((event.clientX - box.left) * scale - EDGE) / (WIDE - EDGE - 10);
    const year = Math.max(this.first, Math.min(this.last, Math.round(this.from + share * (this.last - this.from))));
    const value = clamp(((HIGH / 2 - 14 - (event.clientY - box.top) * scale) / (HIGH / 2 - 24)) * 100);
    const { held } = this;
    // A quick finger leaves years out: they are filled in on the straight line.
    const way = held ? Math.sign(year - held.year) : 0;
    for (let at = held ? held.year + way : year; way && at !== year; at += way) {
      this.values.set(at, clamp(held.value + ((value - held.value) * (at - held.year)) / (year - held.year)));
    }
    this.values.set(year, value);
    this.held = { year, value };
    this.year = year;
    this.changed();
  }

  here() { return this.values.get(this.year) ?? this.values.get(this.year - 1) ?? this.start; }

  key(event) {
    const up = { ArrowUp: 5, ArrowDown: -5, PageUp: 20, PageDown: -20 }[event.key];
    const on = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!up && !on) return;
    event.preventDefault();
    const value = this.here();
    if (up) this.values.set(this.year, clamp(value + up));
    else {
      if (!this.values.has(this.year)) this.values.set(this.year, value);
      this.year = Math.max(this.first, Math.min(this.last, this.year + on));
      if (!this.values.has(this.year)) this.values.set(this.year, value);
    }
    this.changed();
  }

  changed() {
    let path = "";
    for (let year = this.first, open = false; year <= this.last; year += 1) {
      const value = this.values.get(year);
      if (value !== undefined) path += `${open ? "L" : "M"}${this.x(year)} ${this.y(value)}`;
      open = value !== undefined;
    }
    this.layer.replaceChildren(make("path", { class: "own", d: path }), make("circle", { class: "pen", cx: this.x(this.year), cy: this.y(this.here()), r: 9 }));
    this.svg.setAttribute("aria-valuenow", this.here());
    this.svg.setAttribute("aria-valuetext", say("draw_value", { year: this.year, value: this.here() }));
    const pairs = [...this.values].sort(([one], [other]) => one - other);
    this.offer(pairs, this.values.size === this.last - this.first + 1);
  }
}
