// Dots that cover nothing, lanes, bundles by the calendar, and years that are not cut.

import assert from "node:assert/strict";
import test from "node:test";

import { bundlesOf, unitFor } from "../../../components/chart/drawing/bundles.js";
import { daysOf, unitNext, unitStart } from "../../../components/chart/drawing/days.js";
import { Frame, measuresOf } from "../../../components/chart/drawing/geometry.js";
import { years } from "../../../components/chart/drawing/ground.js";
import { clearWords, miniParts } from "../../../components/chart/drawing/lower.js";
import { lanesOf, swarmOf } from "../../../components/chart/drawing/swarm.js";
import { measure } from "../../../components/chart/drawing/text.js";
import { font, made, scene, shipped } from "./scenes.mjs";

const frame = (set, width = 780) => new Frame({ left: 104, right: 104 + width, top: 0, bottom: 300 }, set.whole, [-90, 60]);

function covered(dots) {
  const pairs = [];
  for (const [i, a] of dots.entries()) {
    for (const b of dots.slice(i + 1)) if (Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r - 0.01) pairs.push([a.event.id, b.event.id]);
  }
  return pairs;
}

for (const name of [...shipped, 500]) {
  for (const width of [780, 368, 1500]) {
    test(`no dot of set ${name} covers another at ${width} px`, () => {
      const set = scene(typeof name === "number" ? made(name) : name);
      const swarm = swarmOf(set.events, frame(set, width), 150);
      if (name === 500 && width < 500) return assert.ok(swarm === null || !covered(swarm.dots).length);
      assert.equal(swarm.dots.length, set.events.length);
      assert.deepEqual(covered(swarm.dots), []);
      for (const dot of swarm.dots) {
        assert.ok(dot.y - dot.r >= 0 && dot.y + dot.r <= 150, dot.event.id);
        assert.equal(dot.x, frame(set, width).x(dot.event.at));
        if (dot.kind === "warm") assert.ok(dot.y < swarm.axis);
        if (dot.kind === "cold") assert.ok(dot.y > swarm.axis);
      }
      return undefined;
    });
  }
}

test("what moved the line further is larger", () => {
  const set = scene("soviet");
  const dots = swarmOf(set.events, frame(set), 150).dots.toSorted((a, b) => Math.abs(b.event.move) - Math.abs(a.event.move));
  assert.ok(dots[0].r > dots[40].r && dots[40].r > dots.at(-1).r);
});

test("two thousand events do not become dots in so little room", () => {
  const set = scene(made(2000));
  assert.equal(swarmOf(set.events, frame(set), 120), null);
});

test("an event without a score is hollow and lies on the axis", () => {
  const sent = made(20);
  sent.events.scored[3] = 0;
  sent.events.way[3] = 0;
  sent.events.move[3] = 0;
  const swarm = swarmOf(scene(sent).events, frame(sent), 150);
  const dot = swarm.dots.find(({ event }) => event.id === "e3");
  assert.equal(dot.kind, "unscored");
  assert.ok(Math.abs(dot.y - swarm.axis) < 6);
});

test("lanes hold every event in the row of its category", () => {
  const set = scene("soviet");
  const height = 240;
  const lanes = lanesOf(set.events, frame(set), height, set.categories);
  assert.equal(lanes.dots.length, set.events.length);
  assert.deepEqual(covered(lanes.dots), []);
  for (const { event, y } of lanes.dots) {
    assert.equal(Math.floor(y / lanes.row), set.categories.findIndex(({ id }) => id === event.category));
  }
});

test("bundles take the narrowest unit that is still 3 px wide", () => {
  const at = (years, width) => unitFor(new Frame({ left: 0, right: width, top: 0, bottom: 9 }, [daysOf(1950), daysOf(1950 + years)], [-1, 1]));
  assert.equal(at(60, 780), "quarter");
  assert.equal(at(20, 780), "month");
  assert.equal(at(4, 780), "week");
  assert.equal(at(0.5, 780), "day");
  assert.equal(at(900, 780), "five years");
});

test("bundles count every event once, upwards and downwards", () => {
  const set = scene(made(2000));
  const { bars, axis, unit } = bundlesOf(set.events, frame(set), 120);
  const sum = (kind) => bars.filter((bar) => bar.kind === kind).reduce((n, { count }) => n + count, 0);
  assert.equal(sum("warm"), set.events.filter(({ way }) => way > 0).length);
  assert.equal(sum("cold"), set.events.filter(({ way }) => way < 0).length);
  for (const bar of bars) {
    assert.ok(bar.opacity >= 0.35 && bar.opacity <= 1);
    assert.ok(bar.y >= 0 && bar.y + bar.h <= 120.01);
    assert.ok(bar.kind === "warm" ? bar.y + bar.h <= axis + 0.01 : bar.y >= axis - 1.01);
    assert.equal(unitStart(unit, bar.start), bar.start);
    assert.equal(unitStart(unit, bar.stop), unitNext(unit, bar.start));
  }
});

test("how many warmed stands at the end that is free, and nowhere where both are taken", () => {
  const box = new Frame({ left: 14, right: 380, top: 0, bottom: 100 }, [0, 100], [0, 1]);
  const bar = (x) => ({ x, y: 0, w: 40, h: 60 });
  const put = (bars, dots = []) => clearWords("101 ▲ warmed", 12, "#c2410c", { bars, dots }, box, { paper: "#ffffff" }, font);
  const at = (markup) => Number(/ x="([\d.]+)"/.exec(markup)[1]);
  assert.equal(at(put([])), 14);
  assert.ok(at(put([bar(20)])) > 200);
  assert.ok(at(put([], [{ x: 30, y: 8, r: 4 }])) > 200);
  assert.equal(put([bar(20), bar(330)]), "");
  assert.equal(at(put([{ x: 20, y: 40, w: 40, h: 20 }])), 14); // lower than the words
});

test("no year stands out beyond the picture's right end, where it would be cut", () => {
  const measures = measuresOf(884, 564), size = { size: 14, family: "sans-serif" };
  for (let end = daysOf(1954, 10, 1); end <= daysOf(1955, 3, 1); end += 10) {
    const range = [daysOf(1946), end];
    const frame = new Frame({ left: 60, right: measures.right, top: 40, bottom: 400 }, range, [-100, 100]);
    const placed = [...years(range, frame, measures, {}, size).matchAll(/<text[^>]* x="([\d.]+)"[^>]*>([^<]+)</g)];
    assert.ok(placed.length > 5);
    for (const [, x, text] of placed) assert.ok(Number(x) + measure(text, size) / 2 <= measures.right + 6.05, text);
  }
});

test("the small line of all years is drawn once, and anew for another size or line", () => {
  const set = scene(shipped[0]);
  let asked = 0;
  const line = { degrees: set.line.degrees, get days() { asked += 1; return set.line.days; } };
  const box = { top: 320, bottom: 350 };
  const colours = { muted: "#666", zero: "#888", accent: "#06c" };
  const of = (about, wide, to) => miniParts({ ...set, line: about }, new Frame({ left: 104, right: wide, top: 0, bottom: 300 }, [set.whole[0], to], [-90, 60]), { narrow: false }, box, colours, font, "small").markup.match(/ d="[^"]*"/g).join();
  const first = of(line, 884, set.whole[1]);
  const once = asked;
  assert.equal(of(line, 884, set.whole[0] + 900), first);
  assert.equal(asked, once);
  assert.notEqual(of(line, 700, set.whole[1]), first);
  assert.equal(of({ ...set.line }, 884, set.whole[1]), first);
});
