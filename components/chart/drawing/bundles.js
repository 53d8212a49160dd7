// Events in calendar bundles: the narrowest unit that is still a few px wide, how many warmed upwards,
// how many cooled downwards, the stronger the darker.

import { UNIT_NAMES, unitLength, unitName, unitNext, unitStart } from "./days.js";

const NARROWEST = 3; // px

// No narrower than the events in view themselves, which may be bundles of reports.
export function unitFor(frame, events = []) {
  const units = new Set(events.filter(({ at }) => at >= frame.t0 && at <= frame.t1).map(({ unit }) => unit || "day"));
  const least = UNIT_NAMES.findLastIndex((unit) => units.has(unit));
  return UNIT_NAMES.find((unit, i) => i >= least && unitLength(unit) * frame.perDay >= NARROWEST) || UNIT_NAMES.at(-1);
}

function count(events, unit) {
  const found = new Map();
  for (const { at, way, move, reports = 1 } of events) {
    const start = unitStart(unit, at);
    let bundle = found.get(start);
    if (!bundle) {
      bundle = { start, warm: 0, cold: 0, other: 0, warmth: 0, chill: 0 };
      found.set(start, bundle);
    }
    if (way > 0) {
      bundle.warm += reports;
      bundle.warmth += Math.abs(move);
    } else if (way < 0) {
      bundle.cold += reports;
      bundle.chill += Math.abs(move);
    } else bundle.other += reports;
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

// Bars of the bundles: {x, w, y, h, kind, opacity, count, start, stop, name}, and where zero lies.
export function bundlesOf(events, frame, height) {
  const unit = unitFor(frame, events);
  const bundles = count(events, unit);
  const most = (name) => bundles.reduce((sum, bundle) => Math.max(sum, bundle[name]), 0);
  const [warm, cold] = [most("warm"), most("cold")];
  const room = height - 4;
  const axis = 2 + (room * Math.max(warm, 1)) / (Math.max(warm, 1) + Math.max(cold, 1));
  const perEvent = room / (Math.max(warm, 1) + Math.max(cold, 1));
  const mean = (sum, n) => (n ? sum / n : 0);
  const strongest = Math.max(1e-9, ...bundles.map((b) => Math.max(mean(b.warmth, b.warm), mean(b.chill, b.cold))));
  const bars = [];
  for (const bundle of bundles) {
    const stop = unitNext(unit, bundle.start);
    const [x0, x1] = [frame.x(bundle.start), frame.x(stop)];
    const rest = { x: x0 + 0.3, w: Math.max(1, x1 - x0 - (x1 - x0 > 5 ? 1 : 0.5)), start: bundle.start, stop, name: unitName(unit, bundle.start), bundle };
    const shade = (sum, n) => 0.35 + 0.65 * (mean(sum, n) / strongest);
    if (bundle.warm) bars.push({ ...rest, kind: "warm", count: bundle.warm, h: bundle.warm * perEvent, y: axis - bundle.warm * perEvent, opacity: shade(bundle.warmth, bundle.warm) });
    if (bundle.cold) bars.push({ ...rest, kind: "cold", count: bundle.cold, h: bundle.cold * perEvent, y: axis, opacity: shade(bundle.chill, bundle.cold) });
    if (bundle.other && !bundle.warm && !bundle.cold) bars.push({ ...rest, kind: "neutral", count: bundle.other, h: 2, y: axis - 1, opacity: 0.6 });
  }
  return { unit, axis, bars, most: { warm, cold } };
}
