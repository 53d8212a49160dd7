// The chart's visible dates: zooming, moving, gliding, and telling Python of it. Methods of the chart.

import { isoOf } from "../drawing/days.js";
import { calm, fitted, glide, same } from "./range.js";

export const moving = {
  stopGlide() {
    this.gliding?.();
    this.gliding = null;
  },

  glideTo(range) {
    this.stopGlide();
    if (calm() || !this.drawn) return this.settle(range);
    this.gliding = glide(this.range, range, (now) => this.draft(now), () => {
      this.gliding = null;
      this.settle(range);
    });
    return undefined;
  },

  draft(range) {
    this.range = range;
    this.drawNow(true);
  },

  settle(range) {
    this.range = range;
    this.drawNow();
  },

  show(range, { still = false } = {}) {
    const wanted = fitted(range, this.scene.whole);
    this.told.chapter = null;
    if (still) this.settle(wanted);
    else this.glideTo(wanted);
    this.reportView(wanted);
  },

  reportView(range = this.range) {
    clearTimeout(this.reporting);
    this.reporting = setTimeout(() => {
      this.send("view", { range: same(range, this.scene.whole) ? null : range.map((day) => isoOf(day)), event: this.selected, at: Date.now() });
    }, 250);
  },

  zoom(factor) {
    const [a, b] = this.range;
    const event = this.find(this.selected);
    this.zoomAround(event && event.at > a && event.at < b ? event.at : (a + b) / 2, factor, { centre: true });
  },

  zoomAround(day, factor, { centre = false } = {}) {
    const [a, b] = this.range;
    const half = ((b - a) * factor) / 2;
    this.show(centre ? [day - half, day + half] : [day - (day - a) * factor, day + (b - day) * factor], { still: !centre });
  },

  panBy(share) {
    const by = (this.range[1] - this.range[0]) * share;
    this.show([this.range[0] + by, this.range[1] + by]);
  },

  whole() {
    this.show(this.scene.whole);
  },

  bringIntoView(event) {
    const half = (this.range[1] - this.range[0]) / 2;
    this.show([event.at - half, event.at + half]);
  },
};
