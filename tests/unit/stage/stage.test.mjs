// What a stage works out without a page: days and degrees, places of labels, drawing, sentences.

import assert from "node:assert/strict";
import { test } from "node:test";

const at = (name) => import(new URL(`../../../components/stage/${name}`, import.meta.url).href);
const scale = await at("scale.js");
const { clearSpot, place } = await at("placing.js");
const { fillIn } = await at("draw.js");
const pieces = await at("pieces.js");

const LINE = { x: [0, 10, 20], y: [5, -30, 40] };

test("a line has its value from its day on, and none moves before the first", () => {
  assert.equal(scale.valueAt(LINE, -1), 0);
  assert.equal(scale.valueAt(LINE, 0), 5);
  assert.equal(scale.valueAt(LINE, 9), 5);
  assert.equal(scale.valueAt(LINE, 10), -30);
  assert.equal(scale.valueAt(LINE, 99), 40);
});

test("days and dates go into each other, before 1970 and before the year 100 too", () => {
  for (const iso of ["1948-06-28", "1970-01-01", "2024-02-29"]) {
    assert.equal(scale.isoOf(scale.dayOf(iso)), iso);
  }
  assert.equal(scale.yearOf(scale.firstDay(79)), 79);
  assert.equal(scale.isoOf(scale.firstDay(1948, 5)), "1948-06-01");
});

test("an axis holds its lines and always zero, and ends within the scale", () => {
  const [low, high] = scale.fit([LINE], 0, 30);
  assert.ok(low < -30 && high > 40);
  const [only] = scale.fit([{ x: [0], y: [50] }], 0, 5);
  assert.ok(only < 0);
  assert.deepEqual(scale.fit([{ x: [0], y: [100] }], 0, 5)[1], 104);
});

test("the extent counts the value a line comes in with", () => {
  assert.deepEqual(scale.extent([LINE], 12, 15), [-30, -30]);
  assert.deepEqual(scale.extent([], 0, 1), [-20, 20]);
});

test("a glide begins where it was and ends where it goes", () => {
  const one = { from: 0, to: 10, low: -10, high: 10 };
  const other = { from: 100, to: 200, low: -50, high: 50 };
  assert.deepEqual(scale.between(one, other, 0), one);
  assert.deepEqual(scale.between(one, other, 1), other);
  assert.equal(scale.ease(0), 0);
  assert.equal(scale.ease(1), 1);
});

test("ticks stand in order, within the view, and have room", () => {
  for (const years of [0.5, 2, 10, 80, 700]) {
    const found = scale.ticks(0, years * 365.25, 800, 60);
    assert.ok(found.length > 0, `${years} years`);
    const days = found.map(({ day }) => day);
    assert.deepEqual(days, [...days].sort((a, b) => a - b));
    assert.ok(days[0] >= 0 && days.at(-1) <= years * 365.25);
  }
});

test("on a phone sixty years have more than one name", () => {
  const texts = scale.ticks(-39.5 * 365.25, 22.9 * 365.25, 236, 74).map(({ text }) => text);
  assert.deepEqual(texts, ["1940", "1960", "1980"]);
});

test("labels lie over no other label and within the plot", () => {
  const marks = Array.from({ length: 12 }, (_, number) => ({
    id: `e${number}`, x: 60 + number * 45, y: 120 + (number % 3) * 40, room: 6, when: "1948", what: "An event",
  }));
  const across = { day: (x) => x, y: () => 290 };
  const bounds = { x: 0, y: 0, w: 800, h: 300 };
  const placed = place(marks, [{ x: [0], y: [0] }], across, bounds, (text) => text.length * 7, 18);
  assert.ok(placed.length > 3);
  assert.deepEqual(placed[0].id, "e0"); // the most important has its place first
  placed.forEach(({ box: a }, i) => {
    assert.ok(a.x >= 0 && a.x + a.w <= 800 && a.y >= 0 && a.y + a.h <= 300);
    placed.slice(i + 1).forEach(({ box: b }) => {
      assert.ok(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y);
    });
  });
});

test("labels lie over none of the boxes that are kept for others", () => {
  const mark = { id: "e", x: 100, y: 100, room: 6, when: "1948", what: "An event" };
  const across = { day: (x) => x, y: () => 290 };
  const bounds = { x: 0, y: 0, w: 400, h: 300 };
  const put = (kept) => place([mark], [{ x: [0], y: [0] }], across, bounds, (text) => text.length * 7, 18, kept)[0].box;
  const free = put([]);
  const other = put([free]);
  assert.ok(other.x >= free.x + free.w || other.x + other.w <= free.x || other.y >= free.y + free.h || other.y + other.h <= free.y);
});

test("a fast finger leaves no year out", () => {
  const values = new Map();
  fillIn(values, 1950, 10, null);
  fillIn(values, 1954, 50, { year: 1950, degrees: 10 });
  assert.deepEqual([...values.entries()].sort(), [[1950, 10], [1951, 20], [1952, 30], [1953, 40], [1954, 50]]);
  fillIn(values, 1952, 0, { year: 1954, degrees: 50 });
  assert.equal(values.get(1953), 25);
});

test("the first sentence ends at its full stop, quotation marks and all", () => {
  const told = [{ k: "t", t: "It fell by " }, { k: "b", t: "102°" }, { k: "t", t: " in “two years.” Then it rose." }];
  assert.equal(pieces.textOf(pieces.firstSentence(told)), "It fell by 102° in “two years.”");
  const open = [{ k: "t", t: "No end" }];
  assert.equal(pieces.textOf(pieces.firstSentence(open)), "No end");
});

test("a heading gets a full stop only where it has none", () => {
  assert.equal(pieces.textOf(pieces.closed([{ k: "t", t: "The break" }])), "The break. ");
  assert.equal(pieces.textOf(pieces.closed([{ k: "t", t: "What now?" }])), "What now? ");
});

test("a class's name stands where no line runs, at the left, else at the right, else nowhere", () => {
  const across = { day: (x) => x, y: (degrees) => 100 - degrees };
  const box = { y: 60, w: 50, h: 20 }; // that is 20 to 40 degrees
  const at = (...values) => clearSpot(box, [4, 296], [{ x: values.map((_, n) => n * 100), y: values }], across);
  assert.deepEqual(at(0, 0, 0), { x: 4, anchor: "start" });
  assert.deepEqual(at(30, 0, 0), { x: 296, anchor: "end" }); // at the left it runs through
  assert.equal(at(30, 0, 30), null);
  assert.deepEqual(at(null, null, 30), { x: 4, anchor: "start" }); // a gap crosses nothing
  const falls = [{ x: [0, 20, 100], y: [90, -90, -90] }]; // a step through it
  assert.deepEqual(clearSpot(box, [4, 296], falls, across), { x: 296, anchor: "end" });
});

test("a chart ends above the lower edge of the window with its buttons, unless there is no room", () => {
  for (const window of [600, 720, 900, 1400]) {
    for (const top of [180, 250, 330]) {
      for (const drawing of [false, true]) {
        const room = window - top - (drawing ? 30 : 122);
        const height = scale.stageHeight(top, window, drawing);
        assert.ok(room < 230 ? height >= 250 : height <= room && height >= 230, `${window} ${top} ${height}`);
      }
    }
  }
  assert.equal(scale.stageHeight(700, 720, true), 338); // below the first screen: the height it always had
});
