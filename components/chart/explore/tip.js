// The box that says what lies under the pointer. Everything in it is set as text.

import { countText, degreesText } from "../drawing/text.js";

function effectOf(event) {
  if (!event.scored) return "No score: it does not move the line.";
  if (!event.move) return "Leaves the line where it is.";
  const size = Math.abs(event.move) < 9.95 ? Math.abs(event.move).toFixed(1) : Math.abs(event.move).toFixed(0);
  const to = event.height === null ? "" : `, to ${degreesText(event.height)}`;
  return `${event.way > 0 ? "▲" : "▼"} ${size}° ${event.way > 0 ? "warmer" : "colder"}${to}`;
}

// What is said of an event, for the eye (in lines) and for the ear (in one).
export const wordsOf = (event) => [event.title, event.when, effectOf(event)];
export const spoken = (event) => `${event.when}: ${event.title}. ${effectOf(event).replace(/^[▲▼] /, "")}.`.replace(/\.\.$/, ".");

export function bundleWords(bars) {
  const [{ name, bundle }] = bars;
  const parts = [[bundle.warm, "warmed"], [bundle.cold, "cooled"], [bundle.other, "did neither"]];
  return [name, parts.filter(([n]) => n).map(([n, what]) => `${countText(n)} ${what}`).join(", "), "Click to see these days."];
}

export class Tip {
  constructor(node, stage) {
    this.node = node;
    this.stage = stage;
  }

  show([title, ...lines], x, y) {
    const strong = document.createElement("strong");
    strong.textContent = title;
    const rest = lines.filter(Boolean).map((line) => {
      const row = document.createElement("span");
      row.textContent = line;
      row.style.display = "block";
      return row;
    });
    this.node.replaceChildren(strong, ...rest);
    this.node.hidden = false;
    const { offsetWidth: w, offsetHeight: h } = this.node;
    const left = Math.max(0, Math.min(this.stage.clientWidth - w, x + 14 + w > this.stage.clientWidth ? x - w - 14 : x + 14));
    const top = y + 16 + h > this.stage.clientHeight ? Math.max(0, y - h - 12) : y + 16;
    this.node.style.transform = `translate(${left}px, ${top}px)`;
  }

  hide() {
    this.node.hidden = true;
  }
}
