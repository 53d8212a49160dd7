// The line as steps: its value on a day, its path, its fill, and where it runs on the screen.

// The last place whose day is not after `day`; -1 before the first.
export function placeOf(days, day) {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export const valueAt = (line, day) => {
  const place = placeOf(line.days, day);
  return place < 0 ? 0 : line.degrees[place];
};

export const valueBefore = (line, day) => valueAt(line, day - 0.5);

// Calls `visit(day, value, next day)` for every step between two days; a gap has the value null.
export function eachStep(line, from, to, visit) {
  for (let i = Math.max(0, placeOf(line.days, from)); i < line.days.length; i += 1) {
    const start = Math.max(from, line.days[i]);
    if (start > to) return;
    const stop = Math.min(to, i + 1 < line.days.length ? line.days[i + 1] : to);
    if (stop >= start) visit(start, line.degrees[i], stop);
  }
}

const near = (value) => Math.round(value * 10) / 10;

// The path of the steps between two days. Steps that share a px column are drawn as one stroke
// from the lowest to the highest of them: more cannot be seen.
export function linePath(line, frame, from, to) {
  let path = "";
  let open = false;
  let column = null;
  const flush = () => {
    if (!column) return;
    const { x, low, high, last } = column;
    if (!open) path += `M${near(x)} ${near(column.first)}`;
    else path += `H${near(x)}`;
    if (high - low > 0.05) path += `V${near(low)}V${near(high)}`;
    path += `V${near(last)}`;
    open = true;
    column = null;
  };
  let end = null;
  eachStep(line, from, to, (start, value, stop) => {
    const x = frame.x(start);
    if (value === null || Number.isNaN(value)) {
      flush();
      if (open && end !== null) path += `H${near(x)}`;
      open = false;
      return;
    }
    const y = frame.y(value);
    if (column && x - column.x < 0.6) {
      column.low = Math.min(column.low, y);
      column.high = Math.max(column.high, y);
      column.last = y;
    } else {
      flush();
      column = { x, first: y, low: y, high: y, last: y };
    }
    end = frame.x(stop);
  });
  flush();
  return open && end !== null ? `${path}H${near(end)}` : path;
}

// The room between the line and zero, or between two lines, as a closed path for each run.
export function fillPath(line, frame, from, to, other = null) {
  const base = (day) => near(frame.y(other ? valueAt(other, day) || 0 : 0));
  let path = "";
  let run = null;
  const close = () => {
    if (!run) return;
    path += `M${near(frame.x(run.from))} ${base(run.from)}${run.steps}`;
    path += other ? backAlong(other, frame, run.from, run.to) : `V${base(run.to)}Z`;
    run = null;
  };
  eachStep(line, from, to, (start, value, stop) => {
    if (value === null || Number.isNaN(value)) {
      close();
      return;
    }
    run ??= { from: start, steps: "", x: -Infinity };
    run.to = stop;
    if (stop < to && frame.x(stop) - run.x < 0.4) return; // narrower than can be seen
    run.x = frame.x(stop);
    run.steps += `V${near(frame.y(value))}H${near(run.x)}`;
  });
  close();
  return path;
}

function backAlong(other, frame, from, to) {
  const steps = [];
  eachStep(other, from, to, (start, value, stop) => steps.push([start, frame.y(value || 0), stop]));
  return `${steps.reverse().map(([start, y]) => `V${near(y)}H${near(frame.x(start))}`).join("")}Z`;
}

// For each px column of the frame the highest and the lowest px that the line touches in it.
export function columnsOf(line, frame) {
  const count = Math.max(1, Math.ceil(frame.right - frame.left) + 1);
  const columns = { left: frame.left, low: new Float32Array(count).fill(Infinity), high: new Float32Array(count).fill(-Infinity) };
  const touch = (place, y) => {
    if (place < 0 || place >= count) return;
    columns.low[place] = Math.min(columns.low[place], y);
    columns.high[place] = Math.max(columns.high[place], y);
  };
  let before = null;
  eachStep(line, frame.t0, frame.t1, (start, value, stop) => {
    if (value === null || Number.isNaN(value)) {
      before = null;
      return;
    }
    const [x, y] = [Math.floor(frame.x(start) - frame.left), frame.y(value)];
    if (before !== null) touch(x, before);
    for (let place = x; place <= Math.floor(frame.x(stop) - frame.left); place += 1) touch(place, y);
    before = y;
  });
  return columns;
}

// The extremes of the line between two days: `{low: {day, until, value}, high: …}`.
export function extremesOf(line, from, to) {
  const found = { low: null, high: null };
  eachStep(line, from, to, (day, value, until) => {
    if (value === null || Number.isNaN(value)) return;
    if (!found.low || value < found.low.value) found.low = { day, until, value };
    if (!found.high || value > found.high.value) found.high = { day, until, value };
  });
  return found;
}
