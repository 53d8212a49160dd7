// What stands below the years: every event as a dot, lanes, or bundles; and, in a zoomed view, the
// line of all years with the visible dates as a window on it.

import { bundlesOf } from "./bundles.js";
import { ticksOf } from "./days.js";
import { Frame, overlaps } from "./geometry.js";
import { fillPath, linePath } from "./line.js";
import { MOST_DOTS, lanesOf, swarmOf } from "./swarm.js";
import { group, node, words } from "./svg.js";
import { countText, measure } from "./text.js";

const MINI = 74; // px of the line of all years, with its own years
const FEW_BUNDLES = 150; // of reports: so few in view stand as dots, each with its card
const LEAST = 84; // px: less room than this holds only one thing
const TOLD = 56; // px: in less, words across the events would hide them

// The boxes of the lower part.
export function lowerBoxes(measures, zoomed, lanes = false) {
  const { top, bottom } = measures.lower;
  if (!zoomed || lanes || bottom - top < LEAST) return { dots: { top: top + 3, bottom: bottom - 2 }, mini: null };
  const from = Math.max(top + 36, bottom - MINI);
  return { dots: { top: top + 2, bottom: from - 6 }, mini: { top: from, bottom: bottom - 20 } };
}

const tint = (kind, colours) => ({ warm: colours.warm, cold: colours.cold })[kind] || colours.neutral;

function dotMarkup({ event, kind, x, y, r }, colours, ringed) {
  const hollow = kind === "unscored";
  const dot = node("circle", {
    class: "thaw-dot", "data-event": event.id, cx: x, cy: y, r: hollow ? Math.max(r, 2.2) : r,
    fill: hollow ? colours.paper : tint(kind, colours), stroke: hollow ? colours.neutral : undefined, "stroke-width": hollow ? 1.2 : undefined,
  });
  if (!ringed) return dot;
  return dot + node("circle", { class: "thaw-named-ring", cx: x, cy: y, r: r + 1.8, fill: "none", stroke: colours.text, "stroke-width": 1.2 });
}

// Dots, lanes or bundles for the events between two days, in px of the picture.
export function eventsBelow(scene, events, state, frame, span, box) {
  const height = box.bottom - box.top;
  const inSpan = events.filter(({ at }) => at >= span[0] && at <= span[1]);
  const down = (list) => list.map((one) => ({ ...one, y: one.y + box.top }));
  if (state.lanes) {
    const lanes = lanesOf(inSpan, frame, height, scene.categories);
    return { kind: "lanes", row: lanes.row, dots: down(lanes.dots), bars: [] };
  }
  const seen = inSpan.filter(({ at }) => at >= frame.t0 && at <= frame.t1).length;
  const most = inSpan.some(({ reports }) => reports > 1) ? FEW_BUNDLES : MOST_DOTS;
  const swarm = seen > most ? null : swarmOf(inSpan, frame, height, MOST_DOTS * 3);
  if (swarm) return { kind: "dots", axis: swarm.axis + box.top, dots: down(swarm.dots), bars: [] };
  const bundles = bundlesOf(inSpan, frame, height);
  return { kind: "bundles", unit: bundles.unit, axis: bundles.axis + box.top, dots: [], bars: down(bundles.bars) };
}

export function belowParts(below, frame, named, colours) {
  const parts = below.bars.map((bar, i) => node("rect", {
    class: "thaw-bundle", "data-bundle": i, x: bar.x, y: bar.y, width: bar.w, height: bar.h, fill: tint(bar.kind, colours), "fill-opacity": bar.opacity,
  }));
  parts.push(...below.dots.map((dot) => dotMarkup(dot, colours, named.has(dot.event.id))));
  return group({ class: "thaw-below" }, parts);
}

// The axis of the dots and its words, which stand still.
export function belowAxis(below, events, scene, frame, measures, box, colours, font) {
  const x = frame.left - 16;
  const put = (text, y, fill) => words(text, measures.narrow ? 0 : x, y, {
    size: font.size, weight: 600, fill, anchor: measures.narrow ? "start" : "end", halo: colours.paper,
  });
  if (below.kind === "lanes") {
    return scene.categories.map(({ label }, i) => put(shorter(label, measures.narrow ? 200 : frame.left - 20, font), box.top + below.row * (i + 0.5) + 5, colours.muted)
      + rule(frame, box.top + below.row * (i + 1), colours.grid)).join("");
  }
  const counts = { warm: 0, cold: 0, other: 0 };
  for (const { way, reports = 1 } of events) counts[way > 0 ? "warm" : way < 0 ? "cold" : "other"] += reports;
  const every = counts.warm + counts.cold + counts.other;
  const all = `${countText(every)} ${scene.counted || "event"}${every === 1 ? "" : "s"}`;
  const axis = rule(frame, below.axis, colours.zero);
  const [up, down] = [below.axis - box.top, box.bottom - below.axis];
  const told = [];
  if (measures.narrow && box.bottom - box.top < TOLD) return axis;
  if (measures.narrow) {
    told.push(
      clearWords(`${countText(counts.warm)} ▲ warmed`, box.top + 12, colours.warm, below, frame, colours, font),
      clearWords(`${countText(counts.cold)} ▼ cooled`, box.bottom - 2, colours.cold, below, frame, colours, font),
    );
  } else if (up > 26 && down > 24) {
    told.push(put(`${countText(counts.warm)} warmed`, below.axis - Math.min(32, up / 2) - 1, colours.warm));
    told.push(put(all, below.axis + 5, colours.text));
    told.push(put(`${countText(counts.cold)} cooled`, below.axis + Math.min(40, down / 2 + 10), colours.cold));
  } else {
    told.push(put(all, below.axis + 5, colours.text));
  }
  return axis + told.join("");
}

// Words at the left end of the events, else at the right one, else none: never on what they count.
export function clearWords(text, y, fill, below, frame, colours, font) {
  const w = measure(text, { ...font, weight: 600 });
  const free = (x0) => {
    const box = { x0: x0 - 2, x1: x0 + w + 2, y0: y - 13, y1: y + 4 };
    return !below.dots.some(({ x: a, y: b, r }) => overlaps(box, { x0: a - r, x1: a + r, y0: b - r, y1: b + r }))
      && !below.bars.some((bar) => overlaps(box, { x0: bar.x, x1: bar.x + bar.w, y0: bar.y, y1: bar.y + bar.h }));
  };
  const at = [frame.left, frame.right - w].find(free);
  return at === undefined ? "" : words(text, at, y, { size: font.size, weight: 600, fill, halo: colours.paper });
}

const rule = (frame, y, stroke) => node("line", { x1: frame.left, x2: frame.right, y1: y, y2: y, stroke, "stroke-width": 1 });

// A name of a lane that is wider than its column is cut; the whole of it stands in the filters.
function shorter(text, width, font) {
  if (measure(text, { ...font, weight: 600 }) <= width) return text;
  let cut = text;
  while (cut.length > 2 && measure(`${cut}…`, { ...font, weight: 600 }) > width) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}

export const miniFrame = (scene, frame, mini) =>
  new Frame({ left: frame.left, right: frame.right, top: mini.top + 3, bottom: mini.bottom - 3 }, scene.whole, [frame.v0, frame.v1]);

// The paths of that line stay while the window moves; a line of many thousand days takes a while.
const drawnSmall = new WeakMap();

function miniPaths(scene, small) {
  const at = JSON.stringify([small, scene.whole]);
  if (drawnSmall.get(scene.line)?.at !== at) {
    const [fill, line] = [fillPath, linePath].map((path) => path(scene.line, small, ...scene.whole));
    drawnSmall.set(scene.line, { at, fill, line });
  }
  return drawnSmall.get(scene.line);
}

// The line of all years, with the window that can be dragged; `window` is its box.
export function miniParts(scene, frame, measures, mini, colours, font, id) {
  const small = miniFrame(scene, frame, mini);
  const window = { x0: small.x(frame.t0), x1: small.x(frame.t1), y0: mini.top, y1: mini.bottom };
  const ticks = ticksOf(scene.whole, frame.right - frame.left, measures.narrow ? 62 : 78);
  const paths = miniPaths(scene, small);
  const parts = [
    node("path", { d: paths.fill, fill: `url(#${id})`, "fill-opacity": 0.5 }),
    node("path", { d: paths.line, fill: "none", stroke: colours.muted, "stroke-width": 1.2 }),
    rule(frame, mini.bottom, colours.zero),
    ...ticks.map(({ day, text }) => words(text, small.x(day), mini.bottom + 16, { size: font.size, fill: colours.muted, anchor: "middle" })),
    windowMarkup(window, colours),
    measures.narrow ? "" : words("All years", frame.left - 16, (mini.top + mini.bottom) / 2 + 5, { size: font.size, weight: 600, fill: colours.muted, anchor: "end" }),
  ];
  return { markup: group({ class: "thaw-mini" }, parts), frame: small, window };
}

export function windowMarkup({ x0, x1, y0, y1 }, colours) {
  const handle = (x) => node("rect", { x: x - 3, y: (y0 + y1) / 2 - 9, width: 6, height: 18, rx: 2, fill: colours.accent });
  return group({ class: "thaw-window" }, [
    node("rect", { x: x0, y: y0, width: Math.max(4, x1 - x0), height: y1 - y0, rx: 2, fill: colours.accent, "fill-opacity": 0.1, stroke: colours.accent, "stroke-width": 1.6 }),
    handle(x0), handle(Math.max(x0 + 4, x1)),
  ]);
}
