// What stands around the line of a stage: classes with their names, years, chapters.

import { make } from "./make.js";
import { clearSpot } from "./placing.js";
import { ticks } from "./scale.js";

export function drawAxis(plot) {
  plot.axis.replaceChildren();
  plot.names.replaceChildren();
  drawClasses(plot);
  drawYears(plot);
  if (!plot.bare) drawChapters(plot);
}

function drawClasses(plot) {
  const { axis, scale, left, right, width, text, view } = plot;
  const [x1, x2] = [left, width - right];
  plot.scene.classes.forEach(({ name, low, high }, number) => {
    const from = Math.max(low, view.low);
    const to = Math.min(high, view.high);
    if (to <= from) return;
    const [y1, y2] = [scale.y(to), scale.y(from)];
    make("line", { class: low === 0 ? "ls-zero" : "ls-rule", x1, x2, y1: y2, y2 }, axis);
    const bar = make("rect", { x: left - 10, y: y1 + 1, width: 6, height: Math.max(0, y2 - y1 - 2), rx: 2 }, axis);
    const fill = `var(--ls-class-${number})`;
    bar.style.fill = fill;
    if (y2 - y1 < text * 1.15) return;
    const y = (y1 + y2) / 2;
    const spot = plot.inside ? inPlot(plot, name, y) : { x: left - 16, anchor: "end" };
    if (!spot) return;
    const label = make("text", { x: spot.x, y: y + text * 0.35, "text-anchor": spot.anchor }, plot.inside ? plot.names : axis);
    label.style.fill = fill;
    label.textContent = name;
  });
}

// Where a class's name stands in the plot: where no line runs, shown yet or not; else nowhere.
function inPlot(plot, name, middle) {
  const { left, right, width, text, scale, scene, what } = plot;
  const lines = [what.line, what.ghost, what.beside, what.low, what.high].filter(Boolean).map((key) => scene.lines[key]);
  const box = { y: middle - text * 0.7, w: plot.measure(name, false), h: text * 1.4 };
  return clearSpot(box, [left + 4, width - right - 2], lines, scale);
}

function drawYears(plot) {
  const { axis, scale, left, right, bottom, width, height, text, view } = plot;
  const [x1, x2, base] = [left, width - right, height - bottom];
  make("line", { class: "ls-base", x1, x2, y1: base, y2: base }, axis);
  ticks(view.from, view.to, x2 - x1, text * 4.6).forEach(({ day, text: words, strong }) => {
    const x = scale.x(day);
    make("line", { class: "ls-tick", x1: x, x2: x, y1: base, y2: base + 6 }, axis);
    if (x > width - text * words.length * 0.32) return;
    const label = make("text", {
      x, y: base + text * 1.5, "text-anchor": "middle", class: strong ? "ls-strong" : "ls-year",
    }, axis);
    label.textContent = words;
  });
}

// A bar of chapters above the plot, each with its name where there is room.
function drawChapters(plot) {
  const { axis, scale, left, right, width, text, view } = plot;
  let end = 0;
  plot.scene.chapters.forEach(({ label, x0, x1 }) => {
    if (x1 <= view.from || x0 >= view.to) return;
    const from = Math.max(left, scale.x(x0));
    const to = Math.min(width - right, scale.x(x1));
    make("rect", { class: "ls-chapter", x: from + 1, y: text * 1.5, width: Math.max(0, to - from - 2), height: 6, rx: 2 }, axis);
    const needs = plot.measure(label, false);
    if (to - from < needs * 0.7 || Math.max(from, end) + needs > width - right) return;
    const name = make("text", { x: Math.max(from + 1, end), y: text * 1.15, class: "ls-year" }, axis);
    name.textContent = label;
    end = Math.max(from + 1, end) + needs + 12;
  });
}
