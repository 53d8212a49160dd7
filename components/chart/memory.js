// The half-life control: a dozen curves that Python worked out are already here; between two of
// them the line is blended while the control is dragged. Letting go asks Python for the exact one.

const YEAR = 365.25;

// Where on the control a half-life stands: the position of its curve, or between two.
function memoryPosition(stops, days) {
  const never = stops.findIndex((stop) => stop === null);
  if (days === null || days === undefined) return never < 0 ? stops.length - 1 : never;
  const known = stops.filter((stop) => stop !== null);
  if (days <= known[0]) return 0;
  for (let i = 1; i < known.length; i += 1) {
    if (days <= known[i]) return i - 1 + Math.log(days / known[i - 1]) / Math.log(known[i] / known[i - 1]);
  }
  return known.length - 1;
}

// The half-life at a position; null for never, which has the last step for itself.
function memoryDays(stops, position) {
  const low = Math.min(Math.floor(position), stops.length - 1);
  const part = position - low;
  if (stops[low] === null) return null;
  if (part === 0) return stops[low];
  if (stops[low + 1] === null) return part > 0.5 ? null : stops[low];
  return stops[low] * (stops[low + 1] / stops[low]) ** part;
}

function memoryWords(days) {
  if (days === null) return "never";
  const years = days / YEAR;
  if (years < 0.96) {
    const months = Math.round(years * 12);
    return `${months} month${months === 1 ? "" : "s"}`;
  }
  const number = years < 9.95 ? years.toFixed(1).replace(/\.0$/, "") : years.toFixed(0);
  return `${number} year${number === "1" ? "" : "s"}`;
}

function blended(memory, position) {
  const low = Math.min(Math.floor(position), memory.stops.length - 1);
  const part = memory.stops[low + 1] === undefined ? 0 : position - low;
  const a = memory.degrees[low];
  if (!part) return a.map((value) => value / 10);
  const b = memory.degrees[low + 1];
  return a.map((value, i) => (value + (b[i] - value) * part) / 10);
}

// The line in two runs, as Python makes them: what events support, and what only the model says.
function runsOf(memory, values, silent) {
  const [x, y] = [[], []];
  for (let i = 0; i + 1 < memory.x.length; i += 1) {
    if (Boolean(memory.silent[i]) !== silent) continue;
    x.push(memory.x[i], memory.x[i + 1]);
    y.push(values[i], values[i]);
    if (i + 2 < memory.x.length && Boolean(memory.silent[i + 1]) !== silent) {
      x.push(memory.x[i + 1]);
      y.push(null);
    }
  }
  return { x, y };
}

function valueOn(memory, values, date) {
  let [low, high] = [0, memory.x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (memory.x[middle] <= date) low = middle + 1;
    else high = middle;
  }
  return low ? values[low - 1] : 0;
}

// The traces with the line at a position of the control.
function rememberedData(data, memory, position) {
  const values = blended(memory, position);
  const known = runsOf(memory, values, false);
  const silent = runsOf(memory, values, true);
  const moved = (trace) => ({ y: trace.x.map((date) => valueOn(memory, values, date)) });
  const change = {
    "warm and cold": () => ({ x: memory.x, y: values }),
    temperature: () => known,
    "no events near": () => silent,
    silence: moved,
    "events on the line": moved,
  };
  return data.map((trace) => (change[trace.name] ? { ...trace, ...change[trace.name](trace) } : trace));
}

class MemoryControl {
  constructor(panel, redraw, tell) {
    this.panel = panel;
    this.input = panel.querySelector("input");
    this.redraw = redraw;
    this.tell = tell;
    this.position = null; // while the control is ahead of what Python drew
    this.input.addEventListener("input", () => this.move());
    this.input.addEventListener("change", () => this.settle());
  }

  // Brings the control in line with what Python drew; not while it is being moved.
  show(memory) {
    this.memory = memory;
    this.panel.hidden = !memory;
    if (!memory || this.moving) return;
    this.position = null;
    this.input.max = memory.stops.length - 1;
    this.input.value = memoryPosition(memory.stops, memory.now);
    this.say(memory.now);
  }

  move() {
    this.moving = true;
    this.position = Number(this.input.value);
    this.say(memoryDays(this.memory.stops, this.position));
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(this.redraw);
  }

  settle() {
    this.moving = false;
    this.tell({ days: memoryDays(this.memory.stops, Number(this.input.value)), at: Date.now() });
  }

  get ahead() {
    return this.position !== null && Boolean(this.memory);
  }

  applied(data) {
    return !this.ahead ? data : rememberedData(data, this.memory, this.position);
  }

  say(days) {
    const words = memoryWords(days);
    this.panel.querySelector("output").textContent = words;
    this.input.setAttribute("aria-valuetext", words);
  }
}
