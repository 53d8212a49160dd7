// The scenes that the tests draw: the shipped sets as Python sends them, and made ones.

import { readFileSync } from "node:fs";
import process from "node:process";

import { daysOf } from "../../../components/chart/drawing/days.js";
import { readScene } from "../../../components/chart/drawing/scene.js";

const folder = process.env.THAW_SCENES;
const names = {
  soviet: "soviet-yugoslav.json",
  american: "yugoslavia-united-states.json",
  chinese: "china-soviet-union.json",
};

export const shipped = Object.keys(names);
export const sent = (name) => JSON.parse(readFileSync(`${folder}/${names[name]}`, "utf8"));

// Numbers that look random and are the same in each run.
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

// A set of `count` events over 75 years in crises and lulls, with a bounded line.
export function made(count, seed = 7) {
  const random = seeded(seed);
  const [from, to] = [daysOf(1917), daysOf(1992)];
  const at = Array.from({ length: count }, () => {
    const crisis = random() < 0.5;
    const day = crisis ? daysOf(1920 + 9 * Math.floor(random() * 8)) + random() * 500 : from + random() * (to - from);
    return Math.floor(Math.min(to, day));
  }).sort((a, b) => a - b);
  const line = { days: [from], degrees: [0] };
  const move = at.map((day) => {
    const step = (random() - 0.5) * 24;
    const value = Math.max(-95, Math.min(95, line.degrees.at(-1) * 0.97 + step));
    const moved = value - line.degrees.at(-1);
    if (line.days.at(-1) === day) line.degrees[line.degrees.length - 1] = value;
    else {
      line.days.push(day);
      line.degrees.push(value);
    }
    return moved;
  });
  const base = sent("soviet");
  const column = (make) => at.map((_, i) => make(i));
  return {
    ...base, revision: `made-${count}-${seed}`, line, whole: [from - 200, to + 200], remarks: [], silences: [],
    events: {
      id: column((i) => `e${i}`), at, move, height: move, way: move.map(Math.sign), scored: column(() => 1),
      label: column((i) => ["Treaty signed", "Envoy recalled in protest", "Border closed", "Loan", "Visit of the foreign minister"][i % 5]),
      title: column((i) => `Event ${i}`), when: column(() => "a day"), precision: column(() => "day"),
      category: column((i) => base.categories[i % base.categories.length].id),
    },
  };
}

export const scene = (name) => readScene(typeof name === "string" ? sent(name) : name);
export const font = { size: 14, family: "Source Sans" };
export const look = (of) => ({ colours: { ...of.palettes.light, accent: "#1d5f9e" }, font });
