// What lies behind and beside the line: the thermometer with the six classes, years, chapters.

import { ticksOf } from "./days.js";
import { lineHits } from "./placement.js";
import { group, node, words } from "./svg.js";
import { measure } from "./text.js";

const BAR = 6; // px: the thermometer
const CLEAR = 17; // px that a class needs for its name

// The six classes as far as they are on the screen: {name, colour, y0, y1, named}.
export function classBands({ classes }, frame, colours) {
  return classes.flatMap(({ name, low, high }, i) => {
    const y0 = Math.max(frame.top, frame.y(Math.min(high, frame.v1)));
    const y1 = Math.min(frame.bottom, frame.y(Math.max(low, frame.v0)));
    return y1 - y0 < 2 ? [] : [{ name, low, high, colour: colours.classes[i], y0, y1, named: y1 - y0 >= CLEAR }];
  });
}

// Where the names of the classes stand: left of the bar, or, on a narrow screen, inside the plot
// on the side where the line leaves room. `boxes` are what labels have to keep clear of.
export function classNames(bands, frame, measures, columns, font) {
  const zero = frame.y(0);
  return bands.filter(({ named }) => named).flatMap((band) => {
    const middle = (band.y0 + band.y1) / 2;
    const y = Math.abs(middle - zero) < 16 ? middle + (middle < zero ? -8 : 8) : middle;
    if (!measures.narrow) return [{ band, x: frame.left - 23, y, anchor: "end", box: null }];
    const w = measure(band.name, { ...font, weight: 600 });
    const at = (x0) => ({ x0, x1: x0 + w, y0: y - 9, y1: y + 9 });
    const right = at(frame.right - w);
    const left = at(frame.left + 4);
    const box = [right, left].find((spot) => !lineHits(columns, spot));
    return box ? [{ band, x: box === right ? frame.right : box.x0, y, anchor: box === right ? "end" : "start", box }] : [];
  });
}

export function thermometer(bands, names, frame, measures, colours, font) {
  const x = measures.narrow ? 0 : frame.left - 16;
  const bars = bands.map(({ y0, y1, colour }) => node("rect", { x, y: y0 + 0.75, width: BAR, height: Math.max(1, y1 - y0 - 1.5), rx: 1.5, fill: colour }));
  const texts = names.map(({ band, x: at, y, anchor }) => words(band.name, at, y + font.size * 0.35, {
    size: font.size, weight: 600, fill: band.colour, anchor, halo: measures.narrow ? colours.paper : null, class: "thaw-class",
  }));
  const zero = measures.narrow ? "" : words("0°", frame.left - 23, frame.y(0) + font.size * 0.35, {
    size: font.size, weight: 600, fill: colours.muted, anchor: "end",
  });
  return group({ class: "thaw-axis" }, [...bars, ...texts, zero]);
}

// Rules at the bounds of the classes, and the stronger one at zero; they do not move.
export function rules(bands, frame, colours) {
  const limits = bands.flatMap(({ low, high }) => [low, high]).filter((value) => value > frame.v0 && value < frame.v1 && value !== 0);
  const rule = (value, stroke, width) => node("line", {
    x1: frame.left, x2: frame.right, y1: frame.y(value), y2: frame.y(value), stroke, "stroke-width": width,
  });
  return [...new Set(limits)].map((value) => rule(value, colours.grid, 1)).join("");
}

export const zeroRule = (frame, colours) => node("line", {
  x1: frame.left, x2: frame.right, y1: frame.y(0), y2: frame.y(0), stroke: colours.zero, "stroke-width": 1.4,
});

const BEYOND = 6; // px that a year may stand out to the right, where the picture ends

export function years(range, frame, measures, colours, font) {
  const ticks = ticksOf(range, frame.perDay * (range[1] - range[0]), measures.narrow ? 62 : 78);
  const base = measures.bottom;
  let last = -Infinity;
  const parts = ticks.map(({ day, text, strong }) => {
    const x = frame.x(day);
    const half = measure(text, { ...font, weight: strong ? 600 : 400 }) / 2;
    const at = Math.min(x, frame.right + BEYOND - half);
    const fits = at - half >= last + 8;
    if (fits) last = at + half;
    return node("line", { x1: x, x2: x, y1: measures.top, y2: base, stroke: colours.grid, "stroke-width": 1 })
      + node("line", { x1: x, x2: x, y1: base, y2: base + 5, stroke: colours.zero, "stroke-width": 1 })
      + (fits ? words(text, at, base + 19, {
        size: font.size, weight: strong ? 600 : 400, fill: strong ? colours.text : colours.muted, anchor: "middle", class: "thaw-year",
      }) : "");
  });
  return group({ class: "thaw-years" }, parts);
}

export const baseLine = (frame, measures, colours) => node("line", {
  x1: frame.left, x2: frame.right, y1: measures.bottom, y2: measures.bottom, stroke: colours.zero, "stroke-width": 1,
});

// Bands and names of the chapters; faint dotted rules run down from their bounds.
export function chapterParts(bands, scene, state, measures, colours, font) {
  const { top, bottom } = measures.chapterBar;
  const chosen = state.chapter;
  const parts = bands.map(({ chapter, x0, x1, name }) => {
    const mine = chapter.id === chosen;
    const colour = colours.classes[chapter.class] || colours.neutral;
    const bar = node("rect", {
      class: "thaw-band", "data-chapter": chapter.id, x: x0 + 0.75, y: top, width: Math.max(1, x1 - x0 - 1.5), height: bottom - top,
      rx: 2, fill: mine ? colours.accent : colour, "fill-opacity": chosen && !mine ? 0.4 : 1,
    });
    if (!name) return bar;
    const middle = (x0 + x1) / 2;
    const foot = top - 5 - name.rise;
    const hair = name.row ? node("line", { x1: middle, x2: middle, y1: foot + 5, y2: top - 1, stroke: colours.zero, "stroke-width": 1 }) : "";
    return bar + hair + words(name.text, name.x, foot, {
      size: font.size, weight: 600, fill: mine ? colours.accent : colours.text, class: "thaw-band-name", "data-chapter": chapter.id,
    });
  });
  const bounds = [...new Set(bands.map(({ x0 }) => Math.round(x0)))].filter((x) => x > measures.left + 2);
  const rulers = bounds.map((x) => node("line", {
    x1: x, x2: x, y1: measures.top, y2: measures.lower.bottom, stroke: colours.zero, "stroke-width": 1, "stroke-dasharray": "1 5", "stroke-opacity": 0.7,
  }));
  return { rulers: rulers.join(""), bands: group({ class: "thaw-bands" }, parts) };
}
