// Days, degrees and pixels: everything about the picture that needs no page.

export const DAY = 86400000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
export const dayOf = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
export const yearOf = (day) => new Date(day * DAY).getUTCFullYear();

// The first day of a year, also of those before 100, which Date.UTC would take for 19xx.
export function firstDay(year, month = 0) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return Math.round(date.getTime() / DAY);
}

// The value of a line at the end of a day; null where it has none. `x` ascends.
export function valueAt(line, day) {
  let low = 0;
  let high = line.x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (line.x[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : line.y[low - 1];
}

// Lowest and highest degrees of lines between two days.
export function extent(lines, from, to) {
  let low = Infinity;
  let high = -Infinity;
  const see = (value) => {
    if (value === null) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  lines.forEach((line) => {
    see(valueAt(line, from));
    line.x.forEach((day, at) => { if (day >= from && day <= to) see(line.y[at]); });
  });
  return low > high ? [-20, 20] : [low, high];
}

// The degrees an axis shows: the lines with room above and below, and zero always among them.
export function fit(lines, from, to, room = 0.13) {
  const [low, high] = extent(lines, from, to);
  const bottom = Math.min(low, 0);
  const top = Math.max(high, 0);
  const air = Math.max(6, (top - bottom) * room);
  return [Math.max(-104, bottom - air), Math.min(104, top + air)];
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

// Where the time axis has its names: months where a year is wide, else years.
export function ticks(from, to, width, gap) {
  const years = (to - from) / 365.25;
  const room = Math.max(2, Math.floor(width / gap));
  if (years * 12 <= room * 6 && years < 4) {
    const months = [1, 2, 3, 6].find((step) => (years * 12) / step <= room) || 12;
    const found = [];
    for (let year = yearOf(from); year <= yearOf(to); year += 1) {
      for (let month = 0; month < 12; month += months) {
        const day = firstDay(year, month);
        if (day >= from && day <= to) {
          found.push({ day, text: month ? MONTHS[month] : `${MONTHS[0]} ${year}`, strong: !month });
        }
      }
    }
    return found;
  }
  const more = Math.max(2, Math.floor(width / (0.7 * gap))); // a year is shorter than “Jan 1948”
  const step = STEPS.find((one) => years / one <= more) || 1000;
  const found = [];
  for (let year = Math.ceil(yearOf(from) / step) * step; year <= yearOf(to); year += step) {
    const day = firstDay(year);
    if (day >= from && day <= to) found.push({ day, text: String(year), strong: false });
  }
  return found;
}

// Px for the chart of a stage whose figure begins at `top`, with its buttons in view below: beside a
// chart that is drawn on they stand at its side.
export function stageHeight(top, window, drawing) {
  const room = window - top - (drawing ? 30 : 122);
  return room < 230 ? Math.round(Math.min(460, Math.max(250, window * 0.47))) : Math.round(Math.min(room, 560));
}

export const ease = (share) => 1 - (1 - share) ** 3;
export const mix = (a, b, share) => a + (b - a) * share;

// A view part of the way from one to another.
export function between(one, other, share) {
  const part = ease(Math.min(1, Math.max(0, share)));
  return {
    from: mix(one.from, other.from, part),
    to: mix(one.to, other.to, part),
    low: mix(one.low, other.low, part),
    high: mix(one.high, other.high, part),
  };
}

// A step line as the path of an SVG, in days and degrees; gaps stay gaps.
export function pathOf(line, from, to, origin) {
  let path = "";
  let open = false;
  const start = valueAt(line, from);
  if (start !== null) {
    path = `M${from - origin} ${start}`;
    open = true;
  }
  line.x.forEach((day, at) => {
    if (day <= from || day > to) return;
    const value = line.y[at];
    if (value === null) {
      if (open) path += `H${day - origin}`;
      open = false;
    } else {
      path += open ? `H${day - origin}V${value}` : `M${day - origin} ${value}`;
      open = true;
    }
  });
  return open ? `${path}H${to - origin}` : path;
}

// The same as an area down to zero.
export function areaOf(line, from, to, origin) {
  let path = `M${from - origin} 0V${valueAt(line, from) ?? 0}`;
  line.x.forEach((day, at) => {
    if (day > from && day <= to) path += `H${day - origin}V${line.y[at] ?? 0}`;
  });
  return `${path}H${to - origin}V0Z`;
}
