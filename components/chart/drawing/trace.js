// The line itself: its fill in the colours of the classes, its runs, and what a trial changed.

import { fillPath, linePath } from "./line.js";
import { runsOf } from "./scene.js";
import { node, solid, words } from "./svg.js";
import { measure } from "./text.js";

const WIDTH = 2.2;
const STRONG = 3.4;
const FILL = 0.72;
const DASHES = { silent: "1.5 4", condition: "6 4" };

export function gradient(id, frame, colours) {
  const stops = colours.fill_scale.map(([at, colour]) => {
    const [flat, opacity] = solid(colour);
    return node("stop", { offset: at, "stop-color": flat, "stop-opacity": opacity });
  });
  return node("linearGradient", { id, gradientUnits: "userSpaceOnUse", x1: 0, x2: 0, y1: frame.y(-100), y2: frame.y(100) }, stops.join(""));
}

export function fill(scene, frame, span, id) {
  return node("path", { class: "thaw-fill", d: fillPath(scene.line, frame, ...span), fill: `url(#${id})`, "fill-opacity": FILL });
}

export function trial(scene, frame, span, colours) {
  if (!scene.published) return "";
  const [flat, opacity] = solid(colours.difference);
  const between = fillPath(scene.line, frame, ...span, scene.published);
  return node("path", { d: between, fill: flat, "fill-opacity": opacity, "fill-rule": "evenodd" })
    + node("path", { class: "thaw-ghost", d: linePath(scene.published, frame, ...span), fill: "none", stroke: colours.muted, "stroke-width": 1.6, "stroke-dasharray": "2 4" });
}

// The line; the stretch around the selected event is stronger, the rest gives way.
export function line(scene, state, frame, span, colours) {
  const chosen = scene.byId.get(state.selected);
  const pale = Boolean(chosen) && state.zoomed;
  const stroke = { fill: "none", stroke: colours.line, "stroke-linejoin": "miter" };
  const runs = runsOf(scene, ...span).map(({ kind, from, to }) => node("path", {
    class: "thaw-line", d: linePath(scene.line, frame, from, to), ...stroke, "stroke-width": WIDTH,
    "stroke-dasharray": DASHES[kind], "stroke-opacity": pale ? 0.5 : 1,
  }));
  if (chosen) {
    const around = [Math.max(span[0], chosen.at - 150), Math.min(span[1], chosen.at + 50)];
    if (around[1] > around[0]) {
      runs.push(node("path", { class: "thaw-line-near", d: linePath(scene.line, frame, ...around), ...stroke, "stroke-width": STRONG }));
    }
  }
  return runs.join("");
}

// Spans with a name of their own (no relations …) and remarks, at the foot of the panel.
export function spans(scene, frame, colours, font) {
  const foot = frame.bottom - 4;
  const remarks = (scene.remarks || []).map(({ x0, x1, text }) => node("line", {
    class: "thaw-remark", "data-say": text, x1: Math.max(frame.left, frame.x(x0)), x2: Math.max(frame.left, frame.x(x1)), y1: foot, y2: foot,
    stroke: colours.neutral, "stroke-width": 5,
  }));
  const named = (scene.conditions || []).map(({ x0, x1, name }) => {
    const [a, b] = [Math.max(frame.left, frame.x(x0)), Math.min(frame.right, frame.x(x1))];
    if (b - a < 2) return "";
    const rule = node("line", { x1: a, x2: b, y1: foot - 8, y2: foot - 8, stroke: colours.muted, "stroke-width": 2, "stroke-dasharray": DASHES.condition });
    const fits = measure(name, font) < b - a;
    return rule + (fits ? words(name, (a + b) / 2, foot - 13, { size: font.size, fill: colours.muted, anchor: "middle", halo: colours.paper, class: "thaw-condition" }) : "");
  });
  return remarks.join("") + named.join("");
}
