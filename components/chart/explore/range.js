// The visible dates: kept within the set, never closer than two months, gliding from one to another.

export const SHORTEST = 60; // days
const GLIDE = 250; // ms

export function fitted([from, to], [low, high]) {
  const span = Math.min(high - low, Math.max(SHORTEST, to - from));
  const start = Math.max(low, Math.min(high - span, (from + to) / 2 - span / 2));
  return [start, start + span];
}

export const same = (a, b) => Math.abs(a[0] - b[0]) < 0.5 && Math.abs(a[1] - b[1]) < 0.5;

const eased = (part) => 1 - (1 - part) ** 3;

// Between two ranges; the width changes by a constant factor, so that a zoom seems even.
export function between(from, to, part) {
  const share = eased(part);
  const [w0, w1] = [from[1] - from[0], to[1] - to[0]];
  const width = w0 * (w1 / w0) ** share;
  const moved = Math.abs(w1 - w0) < 1e-6 ? share : (width - w0) / (w1 - w0);
  const start = from[0] + (to[0] - from[0]) * moved;
  return [start, start + width];
}

export const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

// Runs `step(range)` for each frame and `end()` at last; the result stops it.
export function glide(from, to, step, end) {
  const begin = performance.now();
  let frame = requestAnimationFrame(function next(now) {
    const part = Math.min(1, (now - begin) / GLIDE);
    if (part >= 1) {
      end();
      return;
    }
    step(between(from, to, Math.max(0, part)));
    frame = requestAnimationFrame(next);
  });
  return () => cancelAnimationFrame(frame);
}
