// Where the parts of the picture stand, in px of its box, and the scales between days, degrees and px.

export const NARROW = 600; // px: below this there is a stepper instead of the chapters' names
const AXIS_ROOM = 15; // degrees above the highest and below the lowest point of the line

export class Frame {
  constructor(box, [t0, t1], [v0, v1]) {
    Object.assign(this, box, { t0, t1, v0, v1 });
    this.perDay = (box.right - box.left) / Math.max(1e-6, t1 - t0);
    this.perDegree = (box.bottom - box.top) / (v1 - v0);
  }
  x(day) {
    return this.left + (day - this.t0) * this.perDay;
  }
  y(value) {
    return this.bottom - (value - this.v0) * this.perDegree;
  }
  day(x) {
    return this.t0 + (x - this.left) / this.perDay;
  }
}

// The boxes of a picture of this size: chapters above, the line, years, and what stands below them.
// `axis` is the width of the widest name beside the value axis, `lanes` the number of rows below.
export function measuresOf(width, height, { zoomed = false, bars = true, axis = 0, lanes = 0 } = {}) {
  const narrow = width < NARROW;
  const chapters = !bars ? 0 : narrow ? 12 : 46;
  const top = chapters + 6;
  const years = 26;
  const free = height - top - years;
  const wanted = narrow ? 0.27 : 0.29;
  const rows = lanes ? Math.min(free * 0.52, lanes * 26 + 6) : 0;
  const below = Math.round(rows) || (free < 240 ? 26 : Math.round(Math.min(zoomed ? 140 : 150, Math.max(84, free * wanted))));
  const bottom = height - years - below;
  return {
    width, height, narrow, years, below,
    left: narrow ? 14 : Math.max(104, Math.ceil(axis) + 24),
    right: width - (narrow ? 8 : 12),
    chapterBar: { top: chapters - 8, bottom: chapters },
    top, bottom,
    lower: { top: bottom + years, bottom: height },
  };
}

// The degrees that the value axis shows: the line with some room, and always zero.
export function valueRange(low, high, limit) {
  const v0 = Math.max(-limit, Math.min(low, -4) - AXIS_ROOM);
  const v1 = Math.min(limit, Math.max(high, 4) + AXIS_ROOM);
  return [v0, v1];
}

export const overlaps = (a, b, beside = 0, above = 0) =>
  a.x0 < b.x1 + beside && b.x0 < a.x1 + beside && a.y0 < b.y1 + above && b.y0 < a.y1 + above;

// The point of a box that is nearest to another point.
export const nearest = (box, { x, y }) => ({
  x: Math.max(box.x0, Math.min(x, box.x1)),
  y: Math.max(box.y0, Math.min(y, box.y1)),
});

export const distanceTo = (box, point) => {
  const at = nearest(box, point);
  return Math.hypot(at.x - point.x, at.y - point.y);
};

function side(p, q, r) {
  return Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
}

export const segmentsCross = (a, b, c, d) =>
  side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);

export function segmentHitsBox(p, q, box) {
  const inside = (point) => point.x > box.x0 && point.x < box.x1 && point.y > box.y0 && point.y < box.y1;
  if (inside(p) || inside(q)) return true;
  const corners = [
    { x: box.x0, y: box.y0 }, { x: box.x1, y: box.y0 }, { x: box.x1, y: box.y1 }, { x: box.x0, y: box.y1 },
  ];
  return corners.some((corner, i) => segmentsCross(p, q, corner, corners[(i + 1) % 4]));
}
