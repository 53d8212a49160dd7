// What came of a drawing: a headline, a line below it, and the largest differences, marked.

import { element } from "./pieces.js";

export function scoreOf(stage, score) {
  if (!score || !stage.draw?.done || stage.scored === score.at) return;
  stage.scored = score.at;
  const list = element("ol", { class: "ls-differences" }, ...score.differences.map((one) => {
    const item = element("li", {}, element("strong", { text: one.head }), " ", element("span", { class: "ls-why", text: one.told }));
    one.events.forEach(({ id, title }) => {
      const link = element("button", { type: "button", class: "ls-link", text: title });
      link.addEventListener("click", () => stage.openEvent(id, link));
      item.append(" ", link);
    });
    return item;
  }));
  const head = element("h3", { text: score.head, tabindex: "-1" });
  stage.parts.score.replaceChildren(head, element("p", { text: score.below }), list);
  stage.draw.gaps = score.differences;
  stage.draw.paint();
  head.focus({ preventScroll: true });
}
