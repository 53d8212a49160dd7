// Named marks on the line with their labels, and further bare marks where there is room.

import { chooseNamed, leadOf, textOf } from "./choosing.js";
import { columnsOf, extremesOf } from "./line.js";
import { DRAWN_FROM, MARK, placeLabels } from "./placement.js";
import { group, node } from "./svg.js";
import { LINE_HEIGHT, escapeHtml, labelLines } from "./text.js";

const BREAKS = [150, 120, 100, 84, 70];
const MOST_LINES = 3;
const FEW = 40; // events: so few that each may stand on the line
const MARK_APART = 12.5; // px between the middles of two marks

// The forms a label can take, the best first; each has its lines and its box.
export function formsOf(lead, text, font) {
  const forms = [];
  const known = new Set();
  const add = (lines, cost, key) => {
    const shape = lines.map(({ lead: first, text: rest }) => `${first}/${rest}`).join("|");
    if (known.has(shape) || lines.length > MOST_LINES) return;
    known.add(shape);
    const w = Math.max(...lines.map((line) => line.w)) + 4;
    forms.push({ key, lines, w, h: lines.length * font.size * LINE_HEIGHT, cost });
  };
  if (text) BREAKS.forEach((width, i) => add(labelLines(lead, text, width, font), i * 0.8, String(width)));
  add(labelLines(lead, "", 400, font), text ? 70 : 0, "lead");
  return forms;
}

function itemOf({ event, point }, frame, font, prefer) {
  const x = frame.x(event.at);
  const [from, middle, to] = [event.from, event.value, event.to].map((value) => frame.y(value));
  const anchors = [{ x, y: middle, cost: 0 }];
  if (Math.abs(from - to) > 8) anchors.push({ x, y: to, cost: 3 }, { x, y: from, cost: 3 });
  const value = point === "high" ? Math.max(event.from, event.to) : Math.min(event.from, event.to);
  if (point) anchors[0].y = frame.y(value);
  const lead = leadOf(event, frame);
  return {
    id: event.id, event, x, y: anchors[0].y, anchors: point ? anchors.slice(0, 1) : anchors,
    forms: formsOf(lead, textOf(event, point, value), font),
    ask: point === "high" ? "above" : null, prefer,
  };
}

// The named events of a view in their places. `kept` says where the view of all years has them,
// so that a label keeps its side while one zooms.
export function placeNames(scene, events, frame, { font, obstacles = [], kept = null, top = frame.top }) {
  const columns = columnsOf(scene.line, frame);
  const extremes = extremesOf(scene.line, frame.t0, frame.t1);
  const chosen = chooseNamed({ events: events.filter(({ value }) => value !== null), chapters: scene.chapters, extremes, frame });
  const items = apart(chosen.map((one) => itemOf(one, frame, font, kept?.get(one.event.id))));
  const field = {
    columns, zero: frame.y(0), obstacles,
    inner: { left: frame.left + 2, right: frame.right - 2, top: top + 2, bottom: frame.bottom - 3 },
  };
  return placeLabels(items, field);
}

// Marks that would lie on one another: the less important one is not named.
function apart(items) {
  const kept = [];
  for (const item of items) {
    if (kept.every(({ x, y }) => Math.hypot(x - item.x, y - item.y) >= MARK_APART)) kept.push(item);
  }
  return kept;
}

// Further events on the line, without a name, where they cover nothing; strongest first.
export function bareMarks(events, frame, places, zoomed) {
  if (!zoomed && events.length > FEW) return [];
  const named = new Set(places.map(({ item }) => item.id));
  const taken = places.map(({ anchor }) => anchor);
  const boxes = places.filter(({ box }) => box).map(({ box }) => box);
  const marks = [];
  const inView = events.filter((event) => !named.has(event.id) && event.value !== null && event.at >= frame.t0 && event.at <= frame.t1);
  for (const event of [...inView].sort((a, b) => Math.abs(b.move) - Math.abs(a.move) || a.at - b.at).slice(0, 400)) {
    const spot = { x: frame.x(event.at), y: frame.y(event.value), event };
    const free = taken.every(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) >= MARK_APART)
      && boxes.every(({ x0, x1, y0, y1 }) => spot.x < x0 - 6 || spot.x > x1 + 6 || spot.y < y0 - 6 || spot.y > y1 + 6);
    if (!free) continue;
    taken.push(spot);
    marks.push(spot);
  }
  return marks;
}

// The shape of a mark says the direction as its colour does: ▲ warms, ▼ cools, ● neither, ○ no score.
export function markShape(event, x, y, colours, radius = MARK) {
  const shared = { class: "thaw-mark", "data-event": event.id, stroke: colours.paper, "stroke-width": 1.4 };
  if (!event.scored) return node("circle", { ...shared, cx: x, cy: y, r: radius * 0.7, fill: colours.paper, stroke: colours.neutral, "stroke-width": 1.6 });
  if (!event.way) return node("circle", { ...shared, cx: x, cy: y, r: radius * 0.75, fill: colours.neutral });
  const up = event.way > 0 ? 1 : -1;
  const d = `M${round(x)} ${round(y - up * radius)}l${radius * 1.08} ${up * radius * 1.8}h${-radius * 2.16}Z`;
  return node("path", { ...shared, d, fill: up > 0 ? colours.warm : colours.cold, "stroke-linejoin": "round" });
}

const round = (value) => Math.round(value * 10) / 10;

function labelMarkup({ item, anchor, box, end, form, leader }, colours, font) {
  const { event } = item;
  const towards = (box.x0 + box.x1) / 2 - anchor.x;
  const side = Math.abs(towards) < (box.x1 - box.x0) * 0.3 ? "middle" : towards > 0 ? "start" : "end";
  const x = side === "start" ? box.x0 + 2 : side === "end" ? box.x1 - 2 : (box.x0 + box.x1) / 2;
  const colour = event.way > 0 ? colours.warm : event.way < 0 ? colours.cold : colours.neutral;
  const lines = form.lines.map(({ lead, text }, i) => node("tspan", { x, y: box.y0 + font.size * (0.97 + i * LINE_HEIGHT) },
    (lead ? node("tspan", { "font-weight": 700, fill: colour }, escapeHtml(lead)) : "") + (lead && text ? " " : "") + escapeHtml(text)));
  const parts = [
    node("rect", { x: box.x0, y: box.y0, width: box.x1 - box.x0, height: box.y1 - box.y0, fill: "transparent" }),
    node("text", {
      "font-size": font.size, "font-weight": 500, fill: colours.text, "text-anchor": side, stroke: colours.paper,
      "stroke-width": 3.6, "stroke-opacity": 0.92, "stroke-linejoin": "round", "paint-order": "stroke",
    }, lines.join("")),
  ];
  const drawn = leader >= DRAWN_FROM ? leaderLine(anchor, end, item.id, colours) : "";
  return drawn + group({ class: "thaw-label", "data-event": item.id }, parts);
}

function leaderLine(anchor, end, id, colours) {
  const length = Math.hypot(end.x - anchor.x, end.y - anchor.y);
  const skip = (MARK + 1) / length;
  return node("line", {
    class: "thaw-leader", "data-event": id, stroke: colours.muted, "stroke-width": 1,
    x1: anchor.x + (end.x - anchor.x) * skip, y1: anchor.y + (end.y - anchor.y) * skip, x2: end.x, y2: end.y,
  });
}

export function nameParts(places, bare, colours, font) {
  const marks = [
    ...bare.map(({ event, x, y }) => markShape(event, x, y, colours, MARK * 0.9)),
    ...places.map(({ item, anchor }) => markShape(item.event, anchor.x, anchor.y, colours)),
  ];
  const labels = places.filter(({ box }) => box).map((place) => labelMarkup(place, colours, font));
  return group({ class: "thaw-names" }, [...marks, ...labels]);
}
