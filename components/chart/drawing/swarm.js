// Every event as a dot: at its date, stacked away from the axis so that none covers another.
// Up warms, down cools; what does neither, or has no score, lies on the axis.

const SMALLEST = 1.7;
const LARGEST = 4.7;
const GAP = 0.7; // px between two dots
export const MOST_DOTS = 1500; // above that, there is no try

// Radius in px: the area grows with how far an event moved the line.
const radiusOf = (move, largest, scale) =>
  Math.max(1.2, (SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.abs(move) / largest)) * scale);

// Dots that have found their place, in buckets of px columns.
class Settled {
  constructor() {
    this.columns = new Map();
  }
  add(dot) {
    const column = Math.floor(dot.x / 10);
    if (!this.columns.has(column)) this.columns.set(column, []);
    this.columns.get(column).push(dot);
  }
  near(x) {
    const column = Math.floor(x / 10);
    return [-1, 0, 1].flatMap((by) => this.columns.get(column + by) || []);
  }
}

// The nearest height above the axis (in the direction `way`) at which a dot touches no other.
function heightOf(dot, way, least, settled) {
  const blocked = [];
  for (const other of settled.near(dot.x)) {
    const reach = dot.r + other.r + GAP;
    const across = Math.abs(other.x - dot.x);
    if (across >= reach) continue;
    const up = Math.sqrt(reach * reach - across * across);
    blocked.push([other.y * way - up, other.y * way + up]);
  }
  blocked.sort((a, b) => a[0] - b[0]);
  let height = least;
  for (const [from, to] of blocked) if (height > from + 1e-9 && height < to) height = to;
  return height;
}

function stack(events, frame, largest, scale) {
  const settled = new Settled();
  const dots = [];
  let [up, down] = [0, 0];
  const put = (event, kind, way, least) => {
    const dot = { event, kind, x: frame.x(event.at), y: 0, r: radiusOf(event.move, largest, scale) };
    dot.y = heightOf(dot, way, least(dot), settled) * way;
    settled.add(dot);
    dots.push(dot);
    up = Math.max(up, dot.r + dot.y);
    down = Math.max(down, dot.r - dot.y);
  };
  const still = events.filter((event) => !event.way);
  still.forEach((event, i) => put(event, event.scored ? "neutral" : "unscored", i % 2 ? -1 : 1, () => 0));
  const moving = events.filter((event) => event.way).sort((a, b) => Math.abs(b.move) - Math.abs(a.move) || a.at - b.at);
  for (const event of moving) put(event, event.way > 0 ? "warm" : "cold", event.way, (dot) => dot.r + 1.4);
  return { dots, up, down };
}

// Dots of the events, or null if they do not fit into the height without covering one another.
// `y` counts in px downwards from the top; `axis` is where the two directions part.
export function swarmOf(events, frame, height, most = MOST_DOTS) {
  if (events.length > most) return null;
  const largest = events.reduce((sum, { move }) => Math.max(sum, Math.abs(move)), 1e-6);
  for (const scale of [1, 0.85, 0.72, 0.6]) {
    const { dots, up, down } = stack(events, frame, largest, scale);
    if (up + down > height - 2) continue;
    const [high, low] = [Math.max(up, 14), Math.max(down, 14)];
    const axis = high + low > height ? 1 + up : (height * high) / (high + low);
    return { axis, dots: dots.map((dot) => ({ ...dot, y: axis - dot.y })) };
  }
  return null;
}

// One row for each category, dots on their dates and side-stepping within the row. Where even the
// smallest dots do not fit side by side, those at the row's edge lie on one another.
export function lanesOf(events, frame, height, categories) {
  const row = height / Math.max(1, categories.length);
  const largest = events.reduce((sum, { move }) => Math.max(sum, Math.abs(move)), 1e-6);
  const dots = [];
  for (const [place, category] of categories.entries()) {
    const inLane = events.filter((event) => event.category === category.id);
    const tries = [1, 0.8, 0.62, 0.48].map((scale) => flat(inLane, frame, largest, scale));
    const lane = tries.find(({ most }) => most <= row / 2 - 0.5) || tries.at(-1);
    const within = (dot) => Math.max(dot.r - row / 2, Math.min(row / 2 - dot.r, dot.y));
    dots.push(...lane.dots.map((dot) => ({ ...dot, y: row * (place + 0.5) - within(dot) })));
  }
  return { row, dots };
}

function flat(events, frame, largest, scale) {
  const settled = new Settled();
  const dots = [];
  let most = 0;
  const sorted = [...events].sort((a, b) => Math.abs(b.move) - Math.abs(a.move) || a.at - b.at);
  for (const event of sorted) {
    const kind = !event.scored ? "unscored" : event.way > 0 ? "warm" : event.way < 0 ? "cold" : "neutral";
    const dot = { event, kind, x: frame.x(event.at), y: 0, r: radiusOf(event.move, largest, scale) };
    const [high, low] = [heightOf(dot, 1, 0, settled), heightOf(dot, -1, 0, settled)];
    dot.y = high <= low ? high : -low;
    most = Math.max(most, Math.abs(dot.y) + dot.r);
    settled.add(dot);
    dots.push(dot);
  }
  return { dots, most };
}
