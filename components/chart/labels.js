// Writing on the chart: which labels fit where, at the width the screen has now.
// All boxes are in px of the plot's container; text sizes are measured, never guessed.

const LINE_HEIGHT = 1.22;
const CELL = 6; // px of the occupancy grid

const measure = (() => {
  const pen = document.createElement("canvas").getContext("2d");
  return (text, font) => {
    pen.font = `${font.weight || 400} ${font.size}px ${font.family}`;
    return pen.measureText(text).width;
  };
})();

// Breaks text at spaces into lines no wider than `width`; null when a word or the count is too much.
function wrapText(text, width, most, font) {
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure(longer, font) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const fits = lines.every((line) => measure(line, font) <= width);
  return fits && lines.length <= most ? lines : null;
}

function labelBox(text, width, font) {
  let lines = wrapText(text, width, 3, font);
  for (let wider = width; !lines && wider < width * 2.2; wider += 12) {
    lines = wrapText(text, wider, 3, font);
  }
  lines ??= [text];
  const w = Math.max(...lines.map((line) => measure(line, font))) + 10;
  return { lines, w, h: lines.length * font.size * LINE_HEIGHT + 6 };
}

// How much of the curve and its markers lies in any rectangle, answered in constant time.
class Occupancy {
  constructor(frame) {
    this.frame = frame;
    this.columns = Math.ceil((frame.right - frame.left) / CELL) + 1;
    this.rows = Math.ceil((frame.bottom - frame.top) / CELL) + 1;
    this.cells = new Float32Array(this.columns * this.rows);
  }
  add(x, y, weight) {
    const i = Math.floor((x - this.frame.left) / CELL);
    const j = Math.floor((y - this.frame.top) / CELL);
    if (i >= 0 && j >= 0 && i < this.columns && j < this.rows) this.cells[j * this.columns + i] += weight;
  }
  seal() {
    const wide = this.columns + 1;
    this.sums = new Float32Array(wide * (this.rows + 1));
    for (let j = 0; j < this.rows; j += 1) {
      let run = 0;
      for (let i = 0; i < this.columns; i += 1) {
        run += this.cells[j * this.columns + i];
        this.sums[(j + 1) * wide + i + 1] = this.sums[j * wide + i + 1] + run;
      }
    }
    return this;
  }
  within(box) {
    const wide = this.columns + 1;
    const clamp = (v, most) => Math.max(0, Math.min(most, v));
    const i0 = clamp(Math.floor((box.x0 - this.frame.left) / CELL), this.columns);
    const i1 = clamp(Math.ceil((box.x1 - this.frame.left) / CELL), this.columns);
    const j0 = clamp(Math.floor((box.y0 - this.frame.top) / CELL), this.rows);
    const j1 = clamp(Math.ceil((box.y1 - this.frame.top) / CELL), this.rows);
    const s = this.sums;
    return s[j1 * wide + i1] - s[j0 * wide + i1] - s[j1 * wide + i0] + s[j0 * wide + i0];
  }
}

const overlaps = (a, b, pad) =>
  a.x0 < b.x1 + pad && b.x0 < a.x1 + pad && a.y0 < b.y1 + pad && b.y0 < a.y1 + pad;

function segmentsCross(a, b, c, d) {
  const side = (p, q, r) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

function segmentHitsBox(p, q, box) {
  const corners = [
    { x: box.x0, y: box.y0 }, { x: box.x1, y: box.y0 }, { x: box.x1, y: box.y1 }, { x: box.x0, y: box.y1 },
  ];
  return corners.some((corner, i) => segmentsCross(p, q, corner, corners[(i + 1) % 4]));
}

// Cost of the distance from an event to a label: a short leader is best, none is worst.
function leaderCost(box, item) {
  const cx = Math.max(box.x0, Math.min(item.px, box.x1));
  const cy = Math.max(box.y0, Math.min(item.py, box.y1));
  const distance = Math.hypot(item.px - cx, item.py - cy);
  const away = Math.abs(distance - 18);
  return away + (away * away) / 160 + (distance < 9 ? 200 : 0);
}

// Cost of writing a label in `box`: far from its event, over the line, across another leader.
function costOf(box, item, placed, occupied) {
  const centre = { x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2 };
  const anchor = { x: item.px, y: item.py };
  let cost = leaderCost(box, item) + 4.5 * occupied.within(box);
  if (centre.y < item.py !== (item.direction === "warming")) cost += 10;
  for (const other of placed) {
    if (segmentHitsBox(anchor, centre, other.box)) cost += 160;
    if (segmentHitsBox(other.anchor, other.centre, box)) cost += 160;
    if (segmentsCross(anchor, centre, other.anchor, other.centre)) cost += 110;
  }
  return cost;
}

function bestSpot(item, others, frame, occupied) {
  let best = null;
  for (let y0 = frame.top; y0 + item.h <= frame.bottom; y0 += 7) {
    for (let x0 = frame.left; x0 + item.w <= frame.right; x0 += 9) {
      const box = { x0, y0, x1: x0 + item.w, y1: y0 + item.h };
      if (best && leaderCost(box, item) >= best.cost) continue; // it can only get worse
      if (others.some((other) => overlaps(box, other.box, 5))) continue;
      const cost = costOf(box, item, others, occupied);
      if (!best || cost < best.cost) best = { cost, box };
    }
  }
  if (!best) return null;
  const { box, cost } = best;
  return {
    item, box, cost, anchor: { x: item.px, y: item.py },
    centre: { x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2 },
  };
}

// Places every item it can inside `frame`; items are {id, lines, w, h, px, py, direction}.
// The strongest choose first; then all look again, some rounds, now that the others stand.
function placeLabels(items, frame, occupied) {
  const placed = [];
  for (const item of items) {
    const spot = bestSpot(item, placed, frame, occupied);
    if (spot) placed.push(spot);
  }
  for (let round = 0; round < 3; round += 1) {
    let moved = false;
    placed.forEach((spot, i) => {
      const again = bestSpot(spot.item, placed.filter((_, k) => k !== i), frame, occupied);
      if (again && (again.box.x0 !== spot.box.x0 || again.box.y0 !== spot.box.y0)) {
        placed[i] = again;
        moved = true;
      }
    });
    if (!moved) break;
  }
  uncross(placed, frame, occupied);
  return placed;
}

// Two labels whose leaders cross try each other's turn; the pair that costs less stays.
function uncross(placed, frame, occupied) {
  for (let i = 0; i < placed.length; i += 1) {
    for (let j = i + 1; j < placed.length; j += 1) {
      const [a, b] = [placed[i], placed[j]];
      if (!segmentsCross(a.anchor, a.centre, b.anchor, b.centre)) continue;
      const others = placed.filter((_, k) => k !== i && k !== j);
      const second = bestSpot(b.item, others, frame, occupied);
      const first = second && bestSpot(a.item, [...others, second], frame, occupied);
      if (!first) continue;
      const now = costOf(a.box, a.item, [...others, b], occupied) + costOf(b.box, b.item, others, occupied);
      if (first.cost + second.cost < now) [placed[i], placed[j]] = [first, second];
    }
  }
}

// The text over a chapter's band: number and name if they fit, else the number, else nothing.
function chapterText(chapter, width, font) {
  const bold = { ...font, weight: 600 };
  const whole = `${chapter.number} ${chapter.label}`;
  const lines = wrapText(whole, width - 4, 2, bold);
  if (lines) return lines;
  return measure(String(chapter.number), bold) <= width ? [String(chapter.number)] : null;
}
