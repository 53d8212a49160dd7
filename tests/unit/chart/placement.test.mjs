// Names on the line: nothing overlaps, nothing crosses, and the same view looks the same.

import assert from "node:assert/strict";
import test from "node:test";

import { columnsOf } from "../../../components/chart/drawing/line.js";
import { distanceTo, overlaps, segmentHitsBox, segmentsCross } from "../../../components/chart/drawing/geometry.js";
import { placeNames } from "../../../components/chart/drawing/names.js";
import { draw, layoutOf, sidesOf } from "../../../components/chart/drawing/picture.js";
import { DRAWN_FROM, LONGEST, MARK, leaderHitsLine, lineHits, placeLabels } from "../../../components/chart/drawing/placement.js";
import { font, look, made, scene, shipped } from "./scenes.mjs";

const WIDTHS = [390, 800, 1280, 1920];

function complaints(places, columns, { left, right, top, bottom }) {
  const found = [];
  const say = (what, ...who) => found.push(`${what}: ${who.map(({ item }) => item.id).join(", ")}`);
  const mark = ({ anchor: { x, y } }) => ({ x0: x - MARK, x1: x + MARK, y0: y - MARK, y1: y + MARK });
  for (const [i, a] of places.entries()) {
    if (a.box) {
      const { x0, x1, y0, y1 } = a.box;
      if (x0 < left || x1 > right || y0 < top || y1 > bottom) say("outside", a);
      if (lineHits(columns, a.box, 1.9)) say("over the line", a);
      if (a.leader > LONGEST) say("leader too long", a);
      if (a.leader >= DRAWN_FROM && leaderHitsLine(columns, a.anchor, a.end)) say("leader over the line", a);
    }
    for (const [k, b] of places.entries()) {
      if (i === k) continue;
      if (a.box && overlaps(a.box, mark(b))) say("over a mark", a, b);
      if (a.box && distanceTo(a.box, b.anchor) < distanceTo(a.box, a.anchor)) say("nearer to another mark", a, b);
      if (k < i) continue;
      if (overlaps(mark(a), mark(b))) say("marks overlap", a, b);
      if (!a.box || !b.box) continue;
      if (overlaps(a.box, b.box, 5.9, 1.9)) say("labels overlap", a, b);
      if (segmentsCross(a.anchor, a.end, b.anchor, b.end)) say("leaders cross", a, b);
      if (segmentHitsBox(a.anchor, a.end, b.box) || segmentHitsBox(b.anchor, b.end, a.box)) say("leader over a label", a, b);
      const level = a.box.y0 < b.box.y1 && b.box.y0 < a.box.y1;
      if (level && (a.anchor.x - b.anchor.x) * (a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1) < 0) say("out of order", a, b);
    }
  }
  return found;
}

const sets = [...shipped, 20, 210, 2000].map((name) => [name, scene(typeof name === "number" ? made(name) : name)]);

for (const [name, set] of sets) {
  for (const width of WIDTHS) {
    test(`set ${name} at ${width} px, whole and zoomed`, () => {
      const size = { width, height: width < 600 ? 480 : 560 };
      const [from, to] = set.whole;
      for (const [a, b] of [[0, 1], [0.3, 0.5], [0.42, 0.46], [0.6, 0.95]]) {
        const range = [from + a * (to - from), from + b * (to - from)];
        const { frame } = layoutOf(set, range, size, font);
        const places = placeNames(set, set.events, frame, { font });
        assert.deepEqual(complaints(places, columnsOf(set.line, frame), frame), [], `from ${a} to ${b}`);
        assert.ok(places.length <= 12);
        if (a === 0) assert.ok(places.filter(({ form }) => form).length >= Math.min(3, set.events.length), "hardly a name");
      }
    });
  }
}

test("at a desk most names of the shipped sets are written out", () => {
  for (const [, set] of sets.slice(0, 2)) {
    const { frame } = layoutOf(set, set.whole, { width: 884, height: 564 }, font);
    const places = placeNames(set, set.events, frame, { font });
    assert.ok(places.length >= 9);
    assert.ok(places.filter(({ form }) => form && form.key !== "lead").length >= 7);
    assert.ok(places.filter(({ form }) => !form).length <= 1);
  }
});

test("the same view looks the same", () => {
  const set = sets[0][1];
  const size = { width: 884, height: 564 };
  const state = { range: set.whole, kept: sidesOf(set, set.events, size, font) };
  assert.equal(draw(set, set.events, state, size, look(set)).markup, draw(scene("soviet"), set.events, state, size, look(set)).markup);
});

test("a label keeps its side while one zooms, where it can", () => {
  const set = sets[0][1];
  const size = { width: 884, height: 564 };
  const kept = sidesOf(set, set.events, size, font);
  const [from, to] = set.whole;
  const range = [from + 0.02 * (to - from), to - 0.02 * (to - from)];
  const { frame } = layoutOf(set, range, size, font);
  const places = placeNames(set, set.events, frame, { font, kept }).filter(({ item, form }) => form && kept.has(item.id));
  const same = places.filter(({ item, key }) => kept.get(item.id) === key);
  assert.ok(same.length >= places.length * 0.6, `${same.length} of ${places.length}`);
});

// ---- one label, by hand ----------------------------------------------------------------------

const free = (more = {}) => ({
  columns: { left: 0, low: new Float32Array(200).fill(Infinity), high: new Float32Array(200).fill(-Infinity) },
  zero: 500, obstacles: [], inner: { left: 0, right: 200, top: 0, bottom: 100 }, ...more,
});
const item = (id, x, y, more = {}) => ({
  id, x, y, anchors: [{ x, y, cost: 0 }], forms: [{ key: "full", w: 60, h: 16, cost: 0 }, { key: "lead", w: 30, h: 16, cost: 70 }], ...more,
});

test("a label alone stands right beside its mark", () => {
  const [place] = placeLabels([item("a", 50, 50)], free());
  assert.equal(place.form.key, "full");
  assert.ok(place.leader <= 5);
});

test("where there is no room, the year alone, then a bare mark", () => {
  const narrow = free({ inner: { left: 0, right: 50, top: 40, bottom: 60 } });
  assert.equal(placeLabels([item("a", 6, 50)], narrow)[0].form.key, "lead");
  const none = free({ inner: { left: 0, right: 20, top: 45, bottom: 55 } });
  assert.equal(placeLabels([item("a", 6, 50)], none)[0].form, null);
});

test("an obstacle and the line are kept clear of", () => {
  const blocked = free({ obstacles: [{ x0: 58, x1: 200, y0: 0, y1: 100 }] });
  const [beside] = placeLabels([item("a", 50, 50)], blocked);
  assert.ok(!overlaps(beside.box, blocked.obstacles[0]));
  const lined = free();
  lined.columns.low.fill(30, 70, 110);
  lined.columns.high.fill(80, 70, 110);
  const [place] = placeLabels([item("a", 50, 50)], lined);
  assert.ok(!lineHits(lined.columns, place.box));
});

test("a highest point asks for its name above", () => {
  const [place] = placeLabels([item("a", 100, 60, { ask: "above" })], free());
  assert.ok(place.box.y1 < 60);
});

test("two neighbours stand in the order of their dates", () => {
  const [a, b] = placeLabels([item("a", 90, 50), item("b", 110, 52)], free());
  assert.ok(a.form && b.form);
  const level = a.box.y0 < b.box.y1 && b.box.y0 < a.box.y1;
  if (level) assert.ok(a.box.x0 < b.box.x0);
  assert.ok(!overlaps(a.box, b.box));
});
