// The chapters' names over their bands: in one row if all fit, else every second one a row higher
// with a hairline down to its band; below 600 px there are none (a stepper names them instead).

import { measure } from "./text.js";

const ROW = 19;
const GAP = 8;
const SLIVER = 28; // px of a chapter whose rest lies outside the view: too little to be named

// A chapter's band on the screen, and where its name stands: {chapter, x0, x1, name: {x, row, text}}.
export function chapterBands(chapters, frame, font, rows = 2) {
  const bands = chapters
    .map((chapter) => ({ chapter, x0: Math.max(frame.left, frame.x(chapter.x0)), x1: Math.min(frame.right, frame.x(chapter.x1)) }))
    .filter(({ x0, x1 }) => x1 - x0 >= 1);
  if (rows) placeNames(bands.filter((band) => !sliver(band, frame)), frame, { ...font, weight: 600 });
  return bands;
}

// A chapter of which no more than an edge is in view: a name over it would be read as its neighbour's.
const sliver = ({ chapter, x0, x1 }, frame) =>
  x1 - x0 < SLIVER && (frame.x(chapter.x0) < frame.left - 0.5 || frame.x(chapter.x1) > frame.right + 0.5);

// Names as near to the middle of their bands as neighbours in the row allow; null if they do not fit.
function inRow(bands, low, high, hairlines = []) {
  const names = bands.map(({ x0, x1, w }) => ({ w, from: Math.max(low, Math.min(high - w, (x0 + x1) / 2 - w / 2)) }));
  for (let i = 1; i < names.length; i += 1) {
    names[i].from = Math.max(names[i].from, names[i - 1].from + names[i - 1].w + GAP);
  }
  let limit = high;
  for (let i = names.length - 1; i >= 0; i -= 1) {
    names[i].from = Math.min(names[i].from, limit - names[i].w);
    limit = names[i].from - GAP;
  }
  if (names.length && names[0].from < low - 0.5) return null;
  for (const name of names) shiftFrom(name, hairlines);
  const clash = names.some((name, i) => i && name.from < names[i - 1].from + names[i - 1].w + 4);
  const strays = names.some((name, i) => name.from > bands[i].x1 + 2 || name.from + name.w < bands[i].x0 - 2);
  return clash || strays ? null : names.map(({ from }) => from);
}

function shiftFrom(name, hairlines) {
  for (const x of hairlines) {
    if (x < name.from - 6 || x > name.from + name.w + 6) continue;
    name.from = x < name.from + name.w / 2 ? x + 6 : x - 6 - name.w;
  }
}

function placeNames(bands, frame, font) {
  for (const band of bands) band.w = measure(band.chapter.label, font);
  const [low, high] = [frame.left - 14, frame.right + 4];
  const fits = bands.every(({ w, x0, x1 }) => w <= x1 - x0 + GAP);
  const single = fits && inRow(bands, low, high);
  if (single) return single.forEach((x, i) => name(bands[i], x, 0));
  const width = (list) => list.reduce((sum, { w }) => sum + w, 0);
  const odd = bands.filter((_, i) => i % 2);
  const even = bands.filter((_, i) => !(i % 2));
  const turns = width(odd) <= width(even) ? [[even, odd], [odd, even]] : [[odd, even], [even, odd]];
  for (const [lower, upper] of turns) {
    const hairlines = upper.map(({ x0, x1 }) => (x0 + x1) / 2);
    const [under, over] = [inRow(lower, low, high, hairlines), inRow(upper, low, high)];
    if (!under || !over) continue;
    under.forEach((x, i) => name(lower[i], x, 0));
    over.forEach((x, i) => name(upper[i], x, 1));
    return undefined;
  }
  return packed(bands, low, high);
}

// Where names in turn do not fit: the longest bands first, each in the first row that has room.
function packed(bands, low, high) {
  const taken = [[], []];
  const hairlines = [];
  for (const band of [...bands].sort((a, b) => b.x1 - b.x0 - (a.x1 - a.x0))) {
    const middle = (band.x0 + band.x1) / 2;
    const x = Math.max(low, Math.min(high - band.w, middle - band.w / 2));
    const free = (row) => taken[row].every(([from, to]) => x + band.w + GAP <= from || x >= to + GAP);
    const clear = hairlines.every((line) => line < x - 3 || line > x + band.w + 3);
    const open = taken[0].every(([from, to]) => middle < from - 3 || middle > to + 3);
    const row = free(0) && clear ? 0 : free(1) && open ? 1 : null;
    if (row === null) continue;
    taken[row].push([x, x + band.w]);
    if (row === 1) hairlines.push(middle);
    name(band, x, row);
  }
}

function name(band, x, row) {
  band.name = { x, row, text: band.chapter.label, w: band.w, rise: row * ROW };
}

// The chapter that a day lies in, or the next one.
export const chapterAt = (chapters, day) =>
  chapters.find(({ x0, x1 }) => day >= x0 && day < x1) || null;
