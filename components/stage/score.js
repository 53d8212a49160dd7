// What came of a drawing: a headline, a line below it, and the largest differences, marked.

import { element } from "./pieces.js";
import { make } from "./plot.js";
import { firstDay } from "./scale.js";

export function scoreOf(stage, score) {
  if (!score || !stage.draw?.done || stage.scored === score.at) return;
  stage.scored = score.at;
  const list = element("ol", { class: "ls-differences" }, ...score.differences.map((one) => {
    const item = element("li", {}, element("strong", { text: one.head }), ` ${one.told}`);
    one.events.forEach(({ id, title }, number) => {
      const link = element("button", { type: "button", class: "ls-link", text: title });
      link.addEventListener("click", () => stage.openEvent(id, link));
      item.append(number ? "; " : " ", link);
    });
    return item;
  }));
  const head = element("h3", { text: score.head, tabindex: "-1" });
  stage.parts.score.replaceChildren(head, element("p", { text: score.below }), list);
  score.differences.forEach(({ year, drawn, line }, at) => mark(stage, at + 1, year, drawn, line));
  head.focus({ preventScroll: true });
}

function mark(stage, number, year, drawn, line) {
  const { plot, draw } = stage;
  const x = plot.scale.x(firstDay(year) + 182);
  const [y1, y2] = [plot.scale.y(drawn), plot.scale.y(line)];
  make("line", { class: "ls-gap", x1: x, x2: x, y1, y2 }, draw.layer);
  make("circle", { class: "ls-number", cx: x, cy: (y1 + y2) / 2, r: 13 }, draw.layer);
  const text = make("text", { x, y: (y1 + y2) / 2 + 5, "text-anchor": "middle", class: "ls-strong" }, draw.layer);
  text.textContent = number;
}
