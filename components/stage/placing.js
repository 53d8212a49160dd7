// Where the labels of events stand: never over each other, a mark, or the line; else shorter; else
// none. The same view always gives the same places.

import { valueAt } from "./scale.js";

const OFFSETS = [14, 22, 32, 46, 64];
const overlaps = (a, b, air = 4) => (
  a.x < b.x + b.w + air && b.x < a.x + a.w + air && a.y < b.y + b.h + 2 && b.y < a.y + a.h + 2
);

function candidates(mark, w, h) {
  const found = [];
  OFFSETS.forEach((off) => {
    found.push(
      { x: mark.x + off, y: mark.y - h / 2, w, h },
      { x: mark.x - off - w, y: mark.y - h / 2, w, h },
      { x: mark.x + off * 0.7, y: mark.y - off * 0.8 - h, w, h },
      { x: mark.x + off * 0.7, y: mark.y + off * 0.8, w, h },
      { x: mark.x - off * 0.7 - w, y: mark.y - off * 0.8 - h, w, h },
      { x: mark.x - off * 0.7 - w, y: mark.y + off * 0.8, w, h },
      { x: mark.x - w / 2, y: mark.y - off - h, w, h },
      { x: mark.x - w / 2, y: mark.y + off, w, h },
    );
  });
  return found;
}

// The end of the short line from a mark to its label; none where they touch.
function leader(mark, box) {
  const x = Math.min(Math.max(mark.x, box.x), box.x + box.w);
  const y = Math.min(Math.max(mark.y, box.y + 3), box.y + box.h - 3);
  return Math.hypot(x - mark.x, y - mark.y) > mark.room + 8 ? { x, y } : null;
}

// How much of a box the line runs through: 0 for none.
export function crossed(box, lines, scale) {
  let times = 0;
  for (let x = box.x - 2; x <= box.x + box.w + 2; x += 4) {
    const day = scale.day(x);
    const earlier = scale.day(x - 4);
    times += lines.some((line) => {
      const values = [valueAt(line, earlier), valueAt(line, day)];
      if (values.includes(null)) return false;
      const [top, bottom] = values.map(scale.y).sort((a, b) => a - b);
      return bottom > box.y - 2 && top < box.y + box.h + 2;
    }) ? 1 : 0;
  }
  return times;
}

// The place of a name of one line at the left or at the right end of the plot, whichever the lines
// leave free: {x, anchor}, or null where they run through both.
export function clearSpot({ y, w, h }, [left, right], lines, scale) {
  const free = (x) => !crossed({ x, y, w, h }, lines, scale);
  if (free(left)) return { x: left, anchor: "start" };
  return free(right - w) ? { x: right, anchor: "end" } : null;
}

// Where the names of the classes stand in the plot, if they do.
export function taken(names, measure, text) {
  return [...names.children].map((name) => {
    const w = measure(name.textContent, false);
    const x = Number(name.getAttribute("x"));
    return {
      x: name.getAttribute("text-anchor") === "end" ? x - w : x, y: Number(name.getAttribute("y")) - text,
      w, h: text * 1.35,
    };
  });
}

// marks: {id, x, y, room, when, what}, the most important first; measure(text, bold) gives a width.
// kept: boxes in which no label may stand. Gives {id, box, when, what} for those that found a place; what is "" where only the date fits.
export function place(marks, lines, scale, bounds, measure, height, kept = []) {
  const placed = [];
  const spots = marks.map(({ x, y, room }) => ({ x: x - room, y: y - room, w: 2 * room, h: 2 * room }));
  const fits = (box, own) => (
    box.x >= bounds.x && box.x + box.w <= bounds.x + bounds.w
    && box.y >= bounds.y && box.y + box.h <= bounds.y + bounds.h
    && !kept.some((other) => overlaps(box, other, 0))
    && !placed.some((other) => overlaps(box, other.box))
    && !spots.some((spot, at) => (at !== own || marks[own].room > 12) && overlaps(box, spot, 0))
    && !crossed(box, lines, scale)
  );
  marks.forEach((mark, own) => {
    const texts = mark.what ? [mark.what, ""] : [""];
    for (const what of texts) {
      const w = measure(`${mark.when} `, true) + measure(what, false);
      const box = candidates(mark, w, height).find((one) => fits(one, own));
      if (box) {
        placed.push({ id: mark.id, box, when: mark.when, what, leader: leader(mark, box) });
        return;
      }
    }
  });
  return placed;
}
