// Calendar, steps, chapters, hits, ranges, memory, files: the small parts, each by itself.

import assert from "node:assert/strict";
import test from "node:test";
import { crc32 as zipCrc } from "node:zlib";

import { chapterBands } from "../../../components/chart/drawing/chapters.js";
import { chooseNamed, leadOf, textOf } from "../../../components/chart/drawing/choosing.js";
import { civil, daysOf, daysOfIso, isoOf, ticksOf, unitName, unitNext, unitStart, UNIT_NAMES, yearText } from "../../../components/chart/drawing/days.js";
import { Frame, measuresOf } from "../../../components/chart/drawing/geometry.js";
import { columnsOf, extremesOf, fillPath, linePath, valueAt, valueBefore } from "../../../components/chart/drawing/line.js";
import { draw } from "../../../components/chart/drawing/picture.js";
import { crc32, withDensity } from "../../../components/chart/drawing/png.js";
import { PICTURES, chaptersText, periodText, poster } from "../../../components/chart/drawing/poster.js";
import { runsOf, shownOf } from "../../../components/chart/drawing/scene.js";
import { degreesText, escapeHtml, labelLines, wrapText } from "../../../components/chart/drawing/text.js";
import { hitAt } from "../../../components/chart/explore/hits.js";
import { memoryDays, memoryPosition, memoryWords, rememberedLine } from "../../../components/chart/explore/memory.js";
import { between, fitted, same } from "../../../components/chart/explore/range.js";
import { bundleWords, spoken } from "../../../components/chart/explore/tip.js";
import { font, look, made, scene, sent, shipped } from "./scenes.mjs";

const SIZE = { width: 884, height: 564 };

test("days and dates go over into each other, also before Christ", () => {
  for (let day = -1_500_000; day < 1_500_000; day += 997) assert.equal(daysOf(...civil(day)), day);
  assert.equal(isoOf(0), "1970-01-01");
  assert.equal(daysOfIso("1948-06-28"), Date.UTC(1948, 5, 28) / 86_400_000);
  assert.equal(isoOf(daysOf(-43, 3, 15)), "-0043-03-15");
  assert.equal(daysOfIso("-0043-03-15"), daysOf(-43, 3, 15));
  assert.equal(yearText(-43), "44 BC");
});

test("calendar units follow on each other without a gap", () => {
  for (const unit of UNIT_NAMES) {
    let start = unitStart(unit, daysOf(1899, 12, 31));
    for (let i = 0; i < 60; i += 1) {
      const next = unitNext(unit, start);
      assert.ok(next > start);
      assert.equal(unitStart(unit, next - 1), start, unit);
      start = next;
    }
    assert.ok(unitName(unit, start).length > 3);
  }
  assert.equal(new Date(unitStart("week", 3) * 86_400_000).getUTCDay(), 1);
});

test("ticks: years from afar, months and days from near", () => {
  const texts = (from, to) => ticksOf([daysOf(...from), daysOf(...to)], 780).map(({ text }) => text);
  assert.deepEqual(texts([1917, 1, 1], [1993, 1, 1]).slice(0, 3), ["1920", "1930", "1940"]);
  assert.ok(texts([1947, 10, 1], [1950, 3, 1]).includes("Jan 1948"));
  assert.ok(texts([1948, 6, 1], [1948, 7, 20]).includes("6 Jun"));
  assert.ok(texts([-500, 1, 1], [200, 1, 1]).some((text) => text.endsWith("BC")));
});

test("a step has its value from its day on", () => {
  const line = { days: [10, 20, 30], degrees: [5, -7, null] };
  assert.equal(valueAt(line, 9), 0);
  assert.equal(valueAt(line, 20), -7);
  assert.equal(valueBefore(line, 20), 5);
  const { low, high } = extremesOf(line, 0, 40);
  assert.deepEqual([low.value, low.day, low.until, high.value], [-7, 20, 30, 5]);
});

test("the path has a corner for each step, and a gap where there is no value", () => {
  const frame = new Frame({ left: 0, right: 100, top: 0, bottom: 100 }, [0, 100], [-50, 50]);
  const line = { days: [0, 50, 60, 80], degrees: [0, 25, null, -25] };
  assert.equal(linePath(line, frame, 0, 100), "M0 50V50H50V25H60M80 75V75H100");
  assert.equal(fillPath(line, frame, 0, 100), "M0 50V50H50V25H60V50ZM80 50V75H100V50Z");
  const columns = columnsOf(line, frame);
  assert.deepEqual([columns.low[50], columns.high[50], columns.low[70]], [25, 50, Infinity]);
});

test("a line with more steps than px stays within its px, and its path short", () => {
  const days = Array.from({ length: 20_000 }, (_, i) => i);
  const line = { days, degrees: days.map((i) => 40 * Math.sin(i / 50)) };
  const frame = new Frame({ left: 0, right: 500, top: 0, bottom: 100 }, [0, 20_000], [-50, 50]);
  const path = linePath(line, frame, 0, 20_000);
  assert.ok(path.length < 40_000, path.length);
  const heights = [...path.matchAll(/V([\d.]+)/g)].map(([, y]) => Number(y));
  assert.ok(Math.min(...heights) <= 10.5 && Math.max(...heights) >= 89.5);
});

test("silences and lasting states are runs of their own", () => {
  const set = { ...scene("soviet"), silences: [[100, 200]], conditions: [{ x0: 300, x1: 400, name: "no relations" }] };
  assert.deepEqual(runsOf(set, 0, 500).map(({ kind, from, to }) => [kind, from, to]), [
    ["solid", 0, 100], ["silent", 100, 200], ["solid", 200, 300], ["condition", 300, 400], ["solid", 400, 500],
  ]);
  const drawn = draw({ ...set, conditions: [{ x0: set.whole[0] + 400, x1: set.whole[0] + 9000, name: "No relations" }] }, set.events, { range: set.whole }, SIZE, look(set));
  assert.match(drawn.markup, /No relations/);
});

test("a label says its year once", () => {
  const event = (label) => ({ label, at: daysOf(1948, 6, 28), precision: "day" });
  assert.equal(textOf(event("Trade treaty 1948")), "Trade treaty");
  assert.equal(textOf(event("The break of 1948")), "The break");
  assert.equal(textOf(event("A title that was cut at the en…")), "");
  assert.equal(textOf(event("Stalin dies"), "low", -74.1), "Stalin dies, −74°");
  assert.equal(leadOf(event("x"), { t0: 0, t1: 20_000 }), "1948");
  assert.equal(leadOf(event("x"), { t0: 0, t1: 700 }), "28 Jun");
});

test("an extreme point is not named by an event that is years away from it", () => {
  const event = (id, year) => ({ id, at: daysOf(year), move: 5, label: id });
  const extremes = { low: { day: daysOf(1952), until: daysOf(1953), value: -80 }, high: null };
  const frame = { t0: daysOf(1940), t1: daysOf(1970), left: 0, right: 900, perDay: 900 / 10_958 };
  const points = (events) => chooseNamed({ events, chapters: [], extremes, frame }).map(({ point }) => point);
  assert.deepEqual(points([event("near", 1953), event("far", 1960)]), ["low", null]);
  assert.deepEqual(points([event("before", 1945), event("far", 1955)]), [null, null]);
});

test("text is broken at spaces and never cut", () => {
  for (const width of [150, 84, 70]) {
    const lines = labelLines("1948", "Cominform expulsion of the party", width, font);
    assert.equal(lines.map(({ lead, text }) => `${lead} ${text}`.trim()).join(" "), "1948 Cominform expulsion of the party");
  }
  assert.equal(wrapText("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 20, 3, font), null);
  assert.equal(degreesText(-73.6), "−74°");
  assert.equal(degreesText(-0.2), "0°");
});

test("nothing from a table becomes markup", () => {
  const evil = '<img src=x onerror="alert(1)">&\'';
  const data = made(60);
  data.events.label = data.events.label.map(() => evil);
  data.events.id = data.events.id.map((id) => `${id}"><script>`);
  data.chapters = data.chapters.map((chapter) => ({ ...chapter, label: evil, id: evil }));
  data.categories = data.categories.map((category) => ({ ...category, label: evil }));
  data.remarks = [{ x0: 0, x1: 100, text: evil }];
  const set = scene(data);
  for (const lanes of [false, true]) {
    const { markup } = draw(set, set.events, { range: set.whole, lanes, selected: data.events.id[3] }, SIZE, look(set));
    assert.doesNotMatch(markup, /<img|<script|onerror="/);
  }
  const told = { title: evil, sentence: evil, footer: [evil] };
  assert.doesNotMatch(poster(set, set.events, { range: set.whole }, told, PICTURES.slide, look(set)), /<img|<script/);
  assert.equal(escapeHtml('"'), "&#34;");
});

test("chapters: names in two rows, none over another, never digits alone", () => {
  for (const name of shipped) {
    const set = scene(name);
    for (const width of [780, 1100, 1700]) {
      const frame = new Frame({ left: 104, right: 104 + width, top: 52, bottom: 300 }, set.whole, [-90, 60]);
      const bands = chapterBands(set.chapters, frame, font);
      const names = bands.flatMap((band) => (band.name ? [{ ...band.name, band }] : []));
      assert.ok(names.length >= bands.length - (width < 900 ? 2 : 0), `${name} ${width}: ${names.length} of ${bands.length}`);
      for (const [i, a] of names.entries()) {
        assert.doesNotMatch(a.text, /^\d+$/);
        for (const b of names.slice(i + 1)) {
          assert.ok(a.row !== b.row || a.x + a.w <= b.x || b.x + b.w <= a.x, `${a.text} over ${b.text}`);
        }
        const lines = names.filter(({ row }) => row === 1).map(({ band }) => (band.x0 + band.x1) / 2);
        if (a.row === 0) assert.ok(lines.every((x) => x < a.x || x > a.x + a.w), `a hairline through ${a.text}`);
      }
    }
  }
});

test("every mark and every dot is hit at its centre", () => {
  for (const name of shipped) {
    const set = scene(name);
    for (const range of [set.whole, [daysOf(1947), daysOf(1951)]]) {
      const drawn = draw(set, set.events, { range }, { width: 900, height: 560 }, look(set));
      for (const { event, x, y } of drawn.marks) assert.equal(hitAt(drawn, x, y).event?.id, event.id);
      const { frame } = drawn;
      for (const { event, x, y } of drawn.below.dots) {
        if (x >= frame.left && x <= frame.right) assert.equal(hitAt(drawn, x, y).event?.id, event.id);
      }
      for (const { item, box } of drawn.places.filter((place) => place.box)) {
        assert.equal(hitAt(drawn, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2).event?.id, item.id);
      }
    }
  }
});

test("beside the events the line answers, on a bundle its bars", () => {
  const set = scene(made(2000));
  const drawn = draw(set, set.events, { range: set.whole }, SIZE, look(set));
  assert.equal(drawn.below.kind, "bundles");
  const [bar] = drawn.below.bars;
  const hit = hitAt(drawn, bar.x + bar.w / 2, drawn.below.axis);
  assert.equal(hit.kind, "bundle");
  assert.match(bundleWords(hit.bars)[1], /\d+ (warmed|cooled)/);
  assert.equal(hitAt(drawn, drawn.frame.left + 40, drawn.frame.top + 3).kind, "line");
  assert.equal(hitAt(drawn, 3, 3).kind, "none");
});

test("zoomed in, the small line shows the window, and more marks stand on the line", () => {
  const set = scene("soviet");
  const whole = draw(set, set.events, { range: set.whole }, SIZE, look(set));
  const zoomed = draw(set, set.events, { range: [daysOf(1947, 10), daysOf(1950, 4)] }, SIZE, look(set));
  assert.equal(whole.mini, null);
  assert.ok(zoomed.mini.window.x1 - zoomed.mini.window.x0 < 60);
  assert.ok(zoomed.marks.length > zoomed.places.length);
  assert.ok(whole.marks.length <= 12);
});

test("a range stays within the set and is never too short", () => {
  assert.deepEqual(fitted([-50, 20], [0, 1000]), [0, 70]);
  assert.deepEqual(fitted([500, 501], [0, 1000]), [470.5, 530.5]);
  assert.deepEqual(fitted([-5, 5000], [0, 1000]), [0, 1000]);
  assert.deepEqual(between([0, 100], [50, 60], 0), [0, 100]);
  assert.ok(same(between([0, 100], [50, 60], 1), [50, 60]));
});

test("memory: positions and half-lives, the line between two curves", () => {
  const stops = [100, 400, null];
  assert.equal(memoryDays(stops, 0.5), 200);
  assert.equal(memoryPosition(stops, 200), 0.5);
  assert.equal(memoryDays(stops, 2), null);
  assert.equal(memoryWords(null), "never");
  assert.equal(memoryWords(730.5), "2 years");
  const memory = { days: [1, 2], stops, degrees: [[0, 100], [0, 300], [0, 500]] };
  assert.deepEqual(rememberedLine(memory, 0.5).degrees, [0, 20]);
});

test("a mask of ones and noughts says what is shown", () => {
  const set = scene(made(4));
  assert.deepEqual(shownOf(set, "0101").map(({ id }) => id), ["e1", "e3"]);
  assert.equal(shownOf(set, null).length, 4);
});

test("what a screen reader hears has no signs", () => {
  const event = { title: "Talks", when: "1 May 1950", scored: true, move: -3.2, way: -1, height: -20 };
  assert.equal(spoken(event), "1 May 1950: Talks. 3.2° colder, to −20°.");
});

test("every picture has its key, its period, all chapters, source and licence", () => {
  const set = scene("soviet");
  const told = { title: "Soviet Union and Yugoslavia", sentence: "All 210 events", footer: ["Source: x.", "Data licence: y."] };
  for (const [name, picture] of Object.entries(PICTURES)) {
    for (const range of [set.whole, [daysOf(1947), daysOf(1950)]]) {
      const markup = poster(set, set.events, { range }, told, picture, look(set));
      for (const part of [told.title, "warms", "cools", "no score", "Source: x.", "Data licence: y."]) assert.ok(markup.includes(part), `${name}: ${part}`);
      assert.ok(markup.includes(escapeHtml(periodText(set, range))));
      for (const { label, x0, x1 } of set.chapters.filter((chapter) => chapter.x0 < range[1] && chapter.x1 > range[0])) {
        assert.ok(markup.includes(escapeHtml(label)), `${name}: ${label} ${x0} ${x1}`);
      }
    }
  }
  assert.match(poster(set, set.events, { range: set.whole }, told, PICTURES.poster, look(set)), /width="420mm" height="297mm"/);
  assert.equal(chaptersText([{ chapter: set.chapters[0] }]).startsWith("Chapters: No relations"), true);
});

test("the check sum of a PNG is the one of everyone else", () => {
  const bytes = new TextEncoder().encode("pHYs and more");
  if (zipCrc) assert.equal(crc32(bytes), zipCrc(bytes));
  assert.equal(withDensity(new Uint8Array(100), 300).length, 121);
});

test("the boxes of a picture fill its height and do not overlap", () => {
  for (const [width, height] of [[390, 420], [884, 564], [884, 300], [1500, 900]]) {
    const { top, bottom, lower, chapterBar } = measuresOf(width, height);
    assert.ok(chapterBar.bottom <= top && top < bottom && bottom < lower.top && lower.top < lower.bottom);
    assert.equal(lower.bottom, height);
    assert.ok(bottom - top > height * 0.4);
  }
});

test("what Python sends is drawn whole", () => {
  for (const name of shipped) {
    const set = scene(name);
    assert.equal(set.events.length, sent(name).events.id.length);
    const { below } = draw(set, set.events, { range: set.whole }, SIZE, look(set));
    assert.equal(below.kind, "dots");
    assert.equal(below.dots.length, set.events.length);
  }
});

test("zoomed in on a phone no words lie across the events", () => {
  const set = scene("soviet");
  const [low, high] = set.whole;
  const at = (range) => draw(set, set.events, { range, selected: null, chapter: null, lanes: false, asked: null }, { width: 362, height: 420 }, look(set)).markup;
  assert.match(at(set.whole), /▲ warmed/);
  assert.doesNotMatch(at([low + 9000, high]), /▲ warmed/);
});

test("a chapter of which only an edge is in view has no name over it, one that is short has", () => {
  const chapters = [
    { id: "long", label: "No relations", x0: 0, x1: 1010 }, { id: "next", label: "Allies", x0: 1010, x1: 1800 },
    { id: "last", label: "A long name at the end", x0: 1800, x1: 9000 },
  ];
  const frame = new Frame({ left: 100, right: 1000, top: 0, bottom: 100 }, [1000, 1820], [0, 1]);
  const names = (range) => chapterBands(chapters, new Frame(frame, range, [0, 1]), font).filter(({ name }) => name).map(({ chapter }) => chapter.id);
  assert.deepEqual(names([1000, 1820]), ["next"]);
  assert.deepEqual(names([400, 2400]), ["long", "next", "last"]);
  const short = [{ id: "short", label: "Prague", x0: 500, x1: 520 }];
  const bands = chapterBands(short, new Frame(frame, [0, 1000], [0, 1]), font);
  assert.equal(bands[0].name.text, "Prague");
});
