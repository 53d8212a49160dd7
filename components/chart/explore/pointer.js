// What the hand does: click, drag to move or to zoom, two fingers, wheel with Ctrl, the small line.

import { hitAt } from "./hits.js";
import { fitted } from "./range.js";

const STILL = 5; // px that a click may move
const SECOND_CLICK = 320; // ms in which a second click makes it a double click
const REST = 140; // ms without a movement: the hand rests

export class Pointer {
  constructor(chart) {
    this.chart = chart;
    this.plot = chart.plot;
    this.fingers = new Map();
    this.drag = null;
    this.listen("pointerdown", (event) => this.down(event));
    this.listen("pointermove", (event) => this.move(event));
    this.listen("pointerup", (event) => this.up(event));
    this.listen("pointercancel", (event) => this.up(event, true));
    this.listen("pointerleave", () => chart.tip.hide());
    this.listen("dblclick", () => {
      clearTimeout(this.asking);
      chart.whole();
    });
    this.plot.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
  }

  listen(name, act) {
    this.plot.addEventListener(name, (event) => this.chart.drawn && act(event));
  }

  at(event) {
    const box = this.plot.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  down(event) {
    if (event.button !== 0) return;
    clearTimeout(this.asking);
    const [x, y] = this.at(event);
    this.fingers.set(event.pointerId, x);
    if (this.fingers.size === 2) return this.pinchFrom();
    const hit = hitAt(this.chart.drawn, x, y);
    const { zoomed, frame } = this.chart.drawn;
    this.drag = { id: event.pointerId, x, y, hit, range: this.chart.range, perDay: frame.perDay, moved: false, touch: event.pointerType === "touch" };
    if (hit.kind === "mini") this.drag.grip = this.gripAt(x);
    this.drag.kind = hit.kind === "mini" ? "mini" : zoomed ? "pan" : this.drag.touch ? "none" : "box";
    return undefined;
  }

  gripAt(x) {
    const { window } = this.chart.drawn.mini;
    if (Math.abs(x - window.x0) < 8 && x < (window.x0 + window.x1) / 2) return "from";
    if (Math.abs(x - window.x1) < 8) return "to";
    return x > window.x0 && x < window.x1 ? "both" : "jump";
  }

  move(event) {
    const [x, y] = this.at(event);
    if (this.fingers.has(event.pointerId)) this.fingers.set(event.pointerId, x);
    if (this.pinch) return this.pinching();
    const { drag, chart } = this;
    if (!drag || drag.id !== event.pointerId) return chart.hover(hitAt(chart.drawn, x, y), x, y);
    if (!drag.moved && Math.hypot(x - drag.x, y - drag.y) <= STILL) return undefined;
    if (!drag.moved) {
      drag.moved = true;
      chart.tip.hide();
      chart.stopGlide();
      this.plot.setPointerCapture(event.pointerId);
    }
    drag.now = x;
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      if (this.drag?.moved) this.dragging(this.drag);
    });
    return undefined;
  }

  dragging(drag) {
    const { chart } = this;
    const by = drag.now - drag.x;
    if (drag.kind === "box") chart.showBox(drag.x, drag.now);
    else if (drag.kind === "mini") chart.draft(this.windowRange(drag, by));
    else if (drag.kind === "pan") this.pan(drag, by);
  }

  windowRange(drag, by) {
    const { mini } = this.chart.drawn;
    const days = by / mini.frame.perDay;
    const [from, to] = drag.range;
    if (drag.grip === "from") return fitted([Math.min(from + days, to - 60), to], this.chart.scene.whole);
    if (drag.grip === "to") return fitted([from, Math.max(to + days, from + 60)], this.chart.scene.whole);
    const middle = drag.grip === "jump" ? mini.frame.day(drag.now) - (from + to) / 2 : days;
    return fitted([from + middle, to + middle], this.chart.scene.whole);
  }

  // The picture is moved as it is, which is cheap; it is drawn anew when the hand rests.
  pan(drag, by) {
    const { chart, plot } = this;
    plot.toggleAttribute("data-panning", true);
    const [low, high] = chart.scene.whole;
    const days = Math.max(low - drag.range[0], Math.min(high - drag.range[1], -by / drag.perDay));
    const shift = `translateX(${-days * drag.perDay}px)`;
    for (const part of plot.querySelectorAll(".thaw-moving, .thaw-bands")) part.style.transform = shift;
    chart.moveWindow([drag.range[0] + days, drag.range[1] + days]);
    drag.days = days;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(drag), REST);
  }

  rest(drag) {
    if (!drag.days) return;
    const range = [drag.range[0] + drag.days, drag.range[1] + drag.days];
    Object.assign(drag, { range, x: drag.now, days: 0 });
    this.chart.settle(range);
  }

  up(event, lost = false) {
    this.fingers.delete(event.pointerId);
    if (this.pinch) return this.unpinch();
    const { drag, chart } = this;
    if (!drag || drag.id !== event.pointerId) return undefined;
    this.drag = null;
    clearTimeout(this.resting);
    this.plot.toggleAttribute("data-panning", false);
    chart.hideBox();
    if (lost) return drag.moved && chart.settle(chart.range);
    if (!drag.moved) return this.click(drag);
    const [x] = this.at(event);
    drag.now = x;
    if (drag.kind === "pan") {
      this.pan(drag, x - drag.x);
      clearTimeout(this.resting);
      this.rest(drag);
      return chart.reportView();
    }
    if (drag.kind === "mini") return chart.show(this.windowRange(drag, x - drag.x), { still: true });
    const { frame } = chart.drawn;
    if (drag.kind === "box" && Math.abs(x - drag.x) > 8) return chart.show([frame.day(Math.min(x, drag.x)), frame.day(Math.max(x, drag.x))]);
    return undefined;
  }

  click({ hit, x }) {
    const { chart } = this;
    const chapter = chart.plot.querySelector("[data-chapter]:hover")?.dataset.chapter;
    if (chapter) return chart.send("chapter", { id: chapter, at: Date.now() });
    if (hit.kind === "event") return chart.select(hit.event.id);
    if (hit.kind === "bundle") return chart.show([hit.bar.start, hit.bar.stop]);
    if (hit.kind === "mini") {
      const { mini } = chart.drawn;
      const half = (chart.range[1] - chart.range[0]) / 2;
      return chart.show([mini.frame.day(x) - half, mini.frame.day(x) + half]);
    }
    if (hit.kind !== "line") return undefined;
    const day = Math.round(chart.drawn.frame.day(x));
    this.asking = setTimeout(() => chart.ask(day), SECOND_CLICK);
    return undefined;
  }

  wheel(event) {
    if (!event.ctrlKey || !this.chart.drawn) return;
    event.preventDefault();
    const [x] = this.at(event);
    this.chart.zoomAround(this.chart.drawn.frame.day(x), Math.exp(event.deltaY * 0.004));
  }

  pinchFrom() {
    this.drag = null;
    const [a, b] = [...this.fingers.values()];
    this.pinch = { apart: Math.max(20, Math.abs(a - b)), range: this.chart.range, middle: this.chart.drawn.frame.day((a + b) / 2) };
  }

  pinching() {
    const [a, b] = [...this.fingers.values()];
    const factor = this.pinch.apart / Math.max(20, Math.abs(a - b));
    const { middle, range } = this.pinch;
    this.chart.draft(fitted([middle - (middle - range[0]) * factor, middle + (range[1] - middle) * factor], this.chart.scene.whole));
  }

  unpinch() {
    this.pinch = null;
    this.fingers.clear();
    this.chart.settle(this.chart.range);
    this.chart.reportView();
  }

  dispose() {
    clearTimeout(this.asking);
    clearTimeout(this.resting);
    cancelAnimationFrame(this.frame);
  }
}
