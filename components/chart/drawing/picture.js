// The whole picture of a scene in a size, for a range of dates: markup, and where everything lies.

import { chapterBands } from "./chapters.js";
import { Frame, measuresOf, valueRange } from "./geometry.js";
import { baseLine, chapterParts, classBands, classNames, rules, thermometer, years, zeroRule } from "./ground.js";
import { columnsOf } from "./line.js";
import { belowAxis, belowParts, eventsBelow, lowerBoxes, miniFrame, miniParts } from "./lower.js";
import { bareMarks, markShape, nameParts, placeNames } from "./names.js";
import { group, node, words } from "./svg.js";
import { fill, gradient, line, spans, trial } from "./trace.js";
import { measure } from "./text.js";

const RING = 13; // px around the selected event

// The frame and the boxes of a view.
export function layoutOf(scene, range, { width, height }, font, lanes = false) {
  const zoomed = range[0] > scene.whole[0] || range[1] < scene.whole[1];
  const bold = { ...font, weight: 600 };
  const axis = Math.max(...scene.classes.map(({ name }) => measure(name, bold)));
  const measures = measuresOf(width, height, { zoomed, bars: scene.chapters.length > 0, axis, lanes: lanes ? scene.categories.length : 0 });
  const frame = new Frame(measures, range, valueRange(scene.low, scene.high, scene.limit));
  return { zoomed, measures, frame };
}

// How far the picture reaches to both sides of the view, so that a drag has something to show.
export function reachOf(scene, [from, to]) {
  const span = to - from;
  return [Math.max(scene.whole[0], from - span), Math.min(scene.whole[1], to + span)];
}

// Where the view of all years has its labels: the sides that a zoomed view keeps if it can.
export function sidesOf(scene, events, size, font) {
  const { frame } = layoutOf(scene, scene.whole, size, font);
  return new Map(placeNames(scene, events, frame, { font }).map(({ item, key }) => [item.id, key]));
}

function clip(id, x, y, width, height) {
  return node("clipPath", { id }, node("rect", { x, y, width, height }));
}

// Args: `state` has `range`, `selected`, `chapter`, `lanes`, `asked`, `quick` (while something moves: no
// labels), `kept` (from `sidesOf`); `look` has `colours`, `font`, `id` (of the picture on its page).
export function draw(scene, events, state, size, look) {
  const { colours, font, id = "thaw" } = look;
  const { zoomed, measures, frame } = layoutOf(scene, state.range, size, font, state.lanes);
  const now = { ...state, zoomed };
  const span = reachOf(scene, state.range);
  const columns = columnsOf(scene.line, frame);
  const classes = classBands(scene, frame, colours);
  const names = classNames(classes, frame, measures, columns, font);
  const boxes = lowerBoxes(measures, zoomed, state.lanes);
  const places = state.quick ? [] : namesOf(scene, events, now, frame, names, font);
  const bare = state.quick ? [] : bareMarks(events, frame, places, zoomed);
  const below = state.quick && events.length > 600 ? { kind: "none", dots: [], bars: [], axis: boxes.dots.bottom }
    : eventsBelow(scene, events, now, frame, span, boxes.dots);
  const bands = chapterBands(scene.chapters, frame, font, measures.narrow ? 0 : 2);
  const chapters = chapterParts(bands, scene, now, measures, colours, font);
  const mini = boxes.mini ? miniParts(scene, frame, measures, boxes.mini, colours, font, `${id}-small`) : null;
  const named = new Set(places.map(({ item }) => item.id));
  const marks = marksOf(places, bare);
  const wide = measures.right - measures.left;
  const behind = [
    chapters.rulers, fill(scene, frame, span, `${id}-fill`),
    zeroRuleOf(scene, frame, span, colours), trial(scene, frame, span, colours), line(scene, now, frame, span, colours),
    spans(scene, { ...frame, x: (day) => frame.x(day), left: frame.x(span[0]), right: frame.x(span[1]) }, colours, font),
    asked(state, frame, measures, colours),
  ];
  const before = [
    chosenParts(scene, state, marks, below, frame, colours), nameParts(places, bare, colours, font),
  ];
  const moving = (name, parts) => group({ "clip-path": `url(#${id}-${name})` }, [group({ class: "thaw-moving" }, parts)]);
  const markup = [
    node("defs", {}, gradient(`${id}-fill`, frame, colours)
      + (mini ? gradient(`${id}-small`, miniFrame(scene, frame, boxes.mini), colours) : "")
      + clip(`${id}-view`, measures.left - 1, 0, wide + 2, measures.height)
      + clip(`${id}-near`, measures.left - 14, 0, wide + 26, measures.height)),
    rules(classes, frame, colours),
    trialNote(scene, frame, colours, font),
    moving("near", [years(span, frame, measures, colours, font)]),
    moving("view", [...behind, belowParts(below, frame, named, colours)]), moving("near", before),
    chapters.bands, thermometer(classes, names, frame, measures, colours, font), baseLine(frame, measures, colours),
    belowAxis(below, events, scene, frame, measures, boxes.dots, colours, font),
    mini?.markup || "",
  ].join("");
  return { markup, frame, measures, zoomed, places, marks, below, bands, boxes, mini };
}

const zeroRuleOf = (scene, frame, span, colours) => zeroRule({ y: (v) => frame.y(v), left: frame.x(span[0]), right: frame.x(span[1]) }, colours);

function namesOf(scene, events, state, frame, names, font) {
  const note = scene.published ? [{ x0: frame.left, x1: frame.left + 460, y0: frame.top, y1: frame.top + 18 }] : [];
  const conditions = scene.conditions?.length ? [{ x0: frame.left, x1: frame.right, y0: frame.bottom - 28, y1: frame.bottom }] : [];
  const obstacles = [...names.map(({ box }) => box).filter(Boolean), ...note, ...conditions];
  return placeNames(scene, events, frame, { font, obstacles, kept: state.kept });
}

const marksOf = (places, bare) => [
  ...places.map(({ item, anchor }) => ({ event: item.event, x: anchor.x, y: anchor.y })),
  ...bare,
];

function trialNote(scene, frame, colours, font) {
  if (!scene.published) return "";
  const told = scene.trial_words || "Dotted: as published. Shaded: the difference.";
  return words(told, frame.left + 6, frame.top + 14, { size: font.size, weight: 600, fill: colours.text, halo: colours.paper });
}

function asked(state, frame, measures, colours) {
  if (state.asked === null || state.asked === undefined) return "";
  const x = frame.x(state.asked);
  return node("line", { class: "thaw-asked", x1: x, x2: x, y1: measures.top, y2: measures.bottom, stroke: colours.text, "stroke-width": 2, "stroke-dasharray": "6 5" });
}

// The selected event: its mark in a ring on the line, and a ring around its dot.
function chosenParts(scene, state, marks, below, frame, colours) {
  const event = scene.byId.get(state.selected);
  if (!event) return "";
  const mark = marks.find((one) => one.event === event) || { x: frame.x(event.at), y: event.value === null ? null : frame.y(event.value) };
  const ring = (x, y, r) => node("circle", { class: "thaw-ring", cx: x, cy: y, r, fill: colours.paper, "fill-opacity": 0.85, stroke: colours.text, "stroke-width": 2.6 });
  const dot = below.dots.find((one) => one.event === event);
  return (mark.y === null ? "" : ring(mark.x, mark.y, RING) + markShape(event, mark.x, mark.y, colours, 8))
    + (dot ? node("circle", { class: "thaw-ring", cx: dot.x, cy: dot.y, r: dot.r + 3.4, fill: "none", stroke: colours.text, "stroke-width": 2.2 }) : "");
}
