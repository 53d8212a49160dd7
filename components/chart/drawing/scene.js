// What Python sent, made ready to draw: columns become events, spans become runs of the line.

import { extremesOf, valueAt, valueBefore } from "./line.js";

const missing = (value) => value === null || value === undefined || Number.isNaN(value);

function eventsOf(columns) {
  return columns.id.map((id, i) => ({
    i, id,
    at: columns.at[i],
    move: columns.move[i],
    way: columns.way[i],
    scored: columns.scored[i] === 1,
    label: columns.label[i],
    title: columns.title[i],
    when: columns.when[i],
    precision: columns.precision[i],
    category: columns.category[i],
    reports: columns.reports ? columns.reports[i] : 1,
    unit: columns.unit ? columns.unit[i] : "day",
    height: columns.height[i],
  }));
}

// The scene with its events as objects, in time order as Python has them.
export function readScene(sent) {
  const scene = { ...sent, events: eventsOf(sent.events), counted: sent.counted || (sent.events.reports ? "report" : "event") };
  scene.byId = new Map(scene.events.map((event) => [event.id, event]));
  return withLine(scene, sent.line);
}

// The same scene with another line; marks stand on it.
export function withLine(scene, line) {
  const whole = extremesOf(line, scene.whole[0], scene.whole[1]);
  const ghost = scene.published ? extremesOf(scene.published, scene.whole[0], scene.whole[1]) : null;
  const low = Math.min(whole.low?.value ?? 0, ghost?.low?.value ?? 0);
  const high = Math.max(whole.high?.value ?? 0, ghost?.high?.value ?? 0);
  for (const event of scene.events) {
    const [before, after] = [valueBefore(line, event.at), valueAt(line, event.at)];
    event.from = missing(before) ? after : before;
    event.to = missing(after) ? before : after;
    event.value = missing(event.from) ? null : (event.from + event.to) / 2;
  }
  return { ...scene, line, low, high };
}

// The events that a mask lets through: one character of "0" and "1" for each event, or null for all.
export function shownOf(scene, mask) {
  return mask ? scene.events.filter(({ i }) => mask[i] === "1") : scene.events;
}

// The line in runs from one day to another: solid, or dashed where nothing supports it.
export function runsOf(scene, from, to) {
  const dashes = [
    ...(scene.silences || []).map(([a, b]) => ({ a, b, kind: "silent" })),
    ...(scene.conditions || []).map(({ x0, x1 }) => ({ a: x0, b: x1, kind: "condition" })),
  ];
  const edges = [...new Set([from, to, ...dashes.flatMap(({ a, b }) => [a, b])])]
    .filter((day) => day >= from && day <= to)
    .sort((a, b) => a - b);
  const runs = [];
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const kind = dashes.find(({ a, b }) => a <= edges[i] && b >= edges[i + 1])?.kind || "solid";
    if (runs.length && runs.at(-1).kind === kind) runs.at(-1).to = edges[i + 1];
    else runs.push({ kind, from: edges[i], to: edges[i + 1] });
  }
  return runs;
}
