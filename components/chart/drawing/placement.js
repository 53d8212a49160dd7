// Places the names of events on the line. A pure function of the items and of what they must keep
// clear of: the same view always looks the same.
//
// An item is {id, x, y (its mark), anchors: [{x, y, cost}], forms: [{key, w, h, cost, …}], ask}.
// A place is {item, anchor, form, box, leader}; a form without width is a bare mark.

import { distanceTo, nearest, overlaps, segmentHitsBox, segmentsCross } from "./geometry.js";

export const LONGEST = 25; // px of a leader
export const DRAWN_FROM = 7; // px: a shorter one is not drawn
export const MARK = 6; // px: radius of a mark
const LENGTHS = [5, 8, 11, 14, 17, 20, 23, 25];
const KEPT = 3; // candidates of one direction and form
const SHUFFLES = 160;
const BESIDE = 6;
const ABOVE = 2;
const DIRECTIONS = [
  { key: "right", dx: 1, dy: 0 }, { key: "left", dx: -1, dy: 0 },
  { key: "above", dx: 0, dy: -1 }, { key: "below", dx: 0, dy: 1 },
  { key: "above right", dx: 1, dy: -1 }, { key: "above left", dx: -1, dy: -1 },
  { key: "below right", dx: 1, dy: 1 }, { key: "below left", dx: -1, dy: 1 },
];

const markBox = ({ x, y }, radius = MARK + 1) => ({ x0: x - radius, x1: x + radius, y0: y - radius, y1: y + radius });

// Whether the line, widened by `wide`, runs through a box.
export function lineHits({ left, low, high }, box, wide = 2) {
  const from = Math.max(0, Math.floor(box.x0 - wide - left));
  const to = Math.min(low.length - 1, Math.floor(box.x1 + wide - left));
  for (let i = from; i <= to; i += 1) {
    if (low[i] <= box.y1 + wide && high[i] >= box.y0 - wide) return true;
  }
  return false;
}

// Whether a leader crosses the line after it has left its mark.
export function leaderHitsLine(columns, from, to) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  for (let along = MARK + 2; along <= length; along += 1) {
    const x = from.x + ((to.x - from.x) * along) / length;
    const y = from.y + ((to.y - from.y) * along) / length;
    if (lineHits(columns, { x0: x, x1: x, y0: y, y1: y }, 0.5)) return true;
  }
  return false;
}

function boxesTowards(anchor, { w, h }, { dx, dy }, length) {
  const reach = MARK + length;
  if (dx && dy) {
    const step = reach * 0.72;
    const [x, y] = [anchor.x + dx * step, anchor.y + dy * step];
    return [{ x0: dx > 0 ? x : x - w, y0: dy > 0 ? y : y - h, cost: 4 }];
  }
  if (dx) {
    const x0 = dx > 0 ? anchor.x + reach : anchor.x - reach - w;
    return [0, -0.3, 0.3].map((shift) => ({ x0, y0: anchor.y - h / 2 + shift * h, cost: Math.abs(shift) * 6 }));
  }
  const y0 = dy > 0 ? anchor.y + reach : anchor.y - reach - h;
  return [0, -0.3, 0.3, -0.46, 0.46].map((shift) => ({ x0: anchor.x - w / 2 + shift * w, y0, cost: Math.abs(shift) * 6 }));
}

// How much of a box lies over the fill between line and zero, from 0 to 1.
function filled({ left, low, high }, zero, box) {
  let share = 0;
  let count = 0;
  for (let x = box.x0; x <= box.x1; x += 4, count += 1) {
    const i = Math.min(low.length - 1, Math.max(0, Math.floor(x - left)));
    if (low[i] === Infinity) continue;
    const [top, bottom] = [Math.min((low[i] + high[i]) / 2, zero), Math.max((low[i] + high[i]) / 2, zero)];
    share += Math.max(0, Math.min(bottom, box.y1) - Math.max(top, box.y0)) / (box.y1 - box.y0);
  }
  return count ? share / count : 0;
}

function candidateOf(item, anchor, form, direction, length, spot, field) {
  const box = { x0: spot.x0, y0: spot.y0, x1: spot.x0 + form.w, y1: spot.y0 + form.h };
  const { inner, columns, zero } = field;
  if (box.x0 < inner.left || box.x1 > inner.right || box.y0 < inner.top || box.y1 > inner.bottom) return null;
  if (lineHits(columns, box)) return null;
  if (field.obstacles.some((other) => overlaps(box, other, 3, 1))) return null;
  if (field.items.some((other) => other !== item && overlaps(box, markBox(other)))) return null;
  const end = nearest(box, anchor);
  const leader = Math.hypot(end.x - anchor.x, end.y - anchor.y) - MARK;
  if (leader > LONGEST) return null;
  if (leader >= DRAWN_FROM && leaderHitsLine(columns, anchor, end)) return null;
  let cost = anchor.cost + form.cost + spot.cost + 0.9 * length + 22 * filled(columns, zero, box);
  if (box.y0 < zero && box.y1 > zero) cost += 8;
  if (item.ask && direction.key !== item.ask) cost += 12;
  const key = `${direction.key}|${form.key}`;
  if (item.prefer && item.prefer === key) cost -= 14;
  return { item, anchor, form, box, end, leader, cost, key };
}

// The cheapest places in one direction; a longer leader, which only costs more, is tried only
// where a shorter one leaves no room.
function placesTowards(item, anchor, form, direction, field) {
  const kept = [];
  for (const length of LENGTHS) {
    const spots = boxesTowards(anchor, form, direction, length);
    kept.push(...spots.map((spot) => candidateOf(item, anchor, form, direction, length, spot, field)).filter(Boolean));
    if (kept.length >= KEPT) break;
  }
  return kept.sort((a, b) => a.cost - b.cost).slice(0, KEPT);
}

// Every place that an item could have if it stood alone, cheapest first; the bare mark comes last.
export function candidatesOf(item, field) {
  const found = item.anchors.flatMap((anchor) => item.forms.flatMap((form) =>
    DIRECTIONS.flatMap((direction) => placesTowards(item, anchor, form, direction, field))));
  found.sort((a, b) => a.cost - b.cost);
  found.push({ item, anchor: item.anchors[0], form: null, box: null, end: null, leader: 0, cost: 200, key: "bare" });
  return found;
}

// A label next to a neighbour's mark would be read as the neighbour's name; and names stand in the
// order of their dates wherever they stand side by side.
function agrees(a, b) {
  if (!a.box) return true;
  if (overlaps(a.box, markBox(b.anchor))) return false;
  if (distanceTo(a.box, b.anchor) < distanceTo(a.box, a.anchor)) return false;
  return a.leader < DRAWN_FROM || !segmentHitsBox(a.anchor, a.end, markBox(b.anchor));
}

export function compatible(a, b) {
  if (!agrees(a, b) || !agrees(b, a)) return false;
  if (!a.box || !b.box) return true;
  if (overlaps(a.box, b.box, BESIDE, ABOVE)) return false;
  if (segmentHitsBox(a.anchor, a.end, b.box) || segmentHitsBox(b.anchor, b.end, a.box)) return false;
  if (segmentsCross(a.anchor, a.end, b.anchor, b.end)) return false;
  const level = a.box.y0 < b.box.y1 && b.box.y0 < a.box.y1;
  return !level || (a.anchor.x - b.anchor.x) * (a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1) >= 0;
}

// `compatible` for candidates by their numbers; each pair is looked at once.
function remembered(candidates) {
  const all = candidates.flat();
  all.forEach((candidate, number) => { candidate.number = number; });
  const known = new Uint8Array(all.length * all.length);
  return (a, b) => {
    const place = a.number * all.length + b.number;
    if (!known[place]) known[place] = compatible(a, b) ? 1 : 2;
    return known[place] === 1;
  };
}

function settle(order, candidates, fits) {
  const placed = [];
  let cost = 0;
  for (const i of order) {
    const found = candidates[i].find((candidate) => placed.every((other) => fits(candidate, other)));
    const place = found || candidates[i].at(-1);
    placed.push(place);
    cost += place.cost;
  }
  return { placed, cost };
}

// Numbers that look random and are the same each time (mulberry32).
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled(order, random) {
  const next = [...order];
  for (let i = next.length - 1; i > 0; i -= 1) {
    const k = Math.floor(random() * (i + 1));
    [next[i], next[k]] = [next[k], next[i]];
  }
  return next;
}

// Places all items, the first with the first choice; then other orders are tried, and the
// cheapest whole stands.
export function placeLabels(items, field) {
  const everything = { ...field, items };
  const candidates = items.map((item) => candidatesOf(item, everything));
  const least = candidates.reduce((sum, [first]) => sum + first.cost, 0);
  const order = items.map((_, i) => i);
  const fits = remembered(candidates);
  let best = settle(order, candidates, fits);
  const random = seeded(20_25);
  for (let turn = 0; turn < SHUFFLES && best.cost > least + 1e-9; turn += 1) {
    const other = settle(shuffled(order, random), candidates, fits);
    if (other.cost < best.cost - 1e-9) best = other;
  }
  return best.placed;
}
