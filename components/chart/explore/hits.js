// What lies under the pointer: a pure function of where the picture has its parts.

const MARK_REACH = 11; // px
const DOT_REACH = 8;

function closest(list, x, y, reach) {
  let best = null;
  for (const one of list) {
    const away = Math.hypot(one.x - x, one.y - y) - (reach.grow ? one.r : 0);
    if (away <= reach.px && (!best || away < best.away)) best = { away, one };
  }
  return best?.one || null;
}

// The part at a point of the picture: {kind: "event" | "bundle" | "mini" | "line" | "none", …}.
export function hitAt(drawn, x, y) {
  const { marks, below, boxes, frame, measures, mini } = drawn;
  const mark = closest(marks.filter((one) => one.y !== null), x, y, { px: MARK_REACH });
  if (mark && Math.hypot(mark.x - x, mark.y - y) <= 7.5) return { kind: "event", event: mark.event };
  const label = drawn.places.find(({ box }) => box && x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1);
  if (label) return { kind: "event", event: label.item.event };
  if (mark) return { kind: "event", event: mark.event };
  if (mini && y >= boxes.mini.top) return { kind: "mini" };
  if (y >= boxes.dots.top - 4 && y <= boxes.dots.bottom + 4) {
    const dot = closest(below.dots, x, y, { px: DOT_REACH, grow: true });
    if (dot) return { kind: "event", event: dot.event };
    const bar = below.bars.find((one) => x >= one.x - 0.5 && x <= one.x + one.w + 0.5);
    if (bar) return { kind: "bundle", bar, bars: below.bars.filter(({ start }) => start === bar.start) };
  }
  const inside = x >= frame.left && x <= frame.right && y >= measures.top && y <= measures.bottom;
  return { kind: inside ? "line" : "none" };
}
