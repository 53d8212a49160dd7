// The half-life control: a dozen curves that Python worked out are already here; between two of
// them the line is blended while the control is dragged. Letting go asks Python for the exact one.

const YEAR = 365.25;

// Where on the control a half-life stands: the position of its curve, or between two.
export function memoryPosition(stops, days) {
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
export function memoryDays(stops, position) {
  const low = Math.min(Math.floor(position), stops.length - 1);
  const part = position - low;
  if (stops[low] === null) return null;
  if (part === 0) return stops[low];
  if (stops[low + 1] === null) return part > 0.5 ? null : stops[low];
  return stops[low] * (stops[low + 1] / stops[low]) ** part;
}

export function memoryWords(days) {
  if (days === null) return "never";
  const years = days / YEAR;
  if (years < 0.96) {
    const months = Math.round(years * 12);
    return `${months} month${months === 1 ? "" : "s"}`;
  }
  const number = years < 9.95 ? years.toFixed(1).replace(/\.0$/, "") : years.toFixed(0);
  return `${number} year${number === "1" ? "" : "s"}`;
}

// The line at a position of the control.
export function rememberedLine(memory, position) {
  const low = Math.min(Math.floor(position), memory.stops.length - 1);
  const part = memory.stops[low + 1] === undefined ? 0 : position - low;
  const a = memory.degrees[low];
  if (!part) return { days: memory.days, degrees: a.map((value) => value / 10) };
  const b = memory.degrees[low + 1];
  return { days: memory.days, degrees: a.map((value, i) => (value + (b[i] - value) * part) / 10) };
}

export class MemoryControl {
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

  line() {
    return rememberedLine(this.memory, this.position);
  }

  say(days) {
    const words = memoryWords(days);
    this.panel.querySelector("output").textContent = words;
    this.input.setAttribute("aria-valuetext", words);
  }
}
