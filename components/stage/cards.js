// What opens when a number, a link or a mark is pressed.

import { element } from "./pieces.js";
import { valueAt } from "./scale.js";

const signed = (value) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(Math.round(value))}°`;

// An event: when, how far it moved the line, what happened, and the way to its sources.
export function card(event, line, scene) {
  const move = line.moves[event.id];
  const after = valueAt(line, event.x);
  const way = move > 0 ? "Warmed" : "Cooled";
  const effect = move === undefined || move === null
    ? "Does not count towards this line."
    : Math.abs(move) < 0.05
      ? `Did not move the line, which stands at ${signed(after ?? 0)}.`
      : `${way} the relation by ${Math.abs(move).toFixed(1)}°; the line stands at ${signed(after ?? 0)} that day.`;
  return [
    element("p", { class: "ls-muted", text: event.when }),
    element("p", { text: effect }),
    element("p", { text: event.summary }),
    element("p", {}, element("a", { href: `${scene.explore}event=${encodeURIComponent(event.id)}`, text: "Sources and score, on Explore" })),
  ];
}

// A bound number: what it states, and where it can be looked up.
export function bondWords(piece, scene) {
  const words = [element("p", { text: piece.says })];
  if (piece.now) words.push(element("p", { text: `The text says ${piece.t}; the data now say ${piece.now}.` }));
  if (piece.bad) words.push(element("p", { text: piece.bad }));
  const query = piece.ev?.length ? `event=${encodeURIComponent(piece.ev[0])}` : piece.p ? `view=${piece.p.join("~")}` : "";
  if (query && !piece.set) words.push(element("p", {}, element("a", { href: scene.explore + query, text: "Open on Explore" })));
  return words;
}
