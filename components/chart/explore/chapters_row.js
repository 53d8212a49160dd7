// Buttons over the chapters' bands, for hand and keyboard, and the stepper of a narrow screen.

import { yearOf, yearText } from "../drawing/days.js";

const spanOf = ({ x0, x1 }) => {
  const [from, to] = [yearText(yearOf(x0)), yearText(yearOf(x1))];
  return from === to ? from : `${from}–${to}`;
};

export function layButtons(place, bands, height, chosen, choose) {
  if (!height) return place.replaceChildren();
  const known = new Map([...place.children].map((button) => [button.dataset.chapter, button]));
  const buttons = bands.map(({ chapter, x0, x1 }) => {
    const button = known.get(chapter.id) || document.createElement("button");
    if (!known.has(chapter.id)) {
      button.type = "button";
      button.dataset.chapter = chapter.id;
      button.addEventListener("click", () => choose(button.getAttribute("aria-pressed") === "true" ? null : chapter.id));
    }
    button.title = `${chapter.label}, ${spanOf(chapter)}`;
    button.setAttribute("aria-label", button.title);
    button.setAttribute("aria-pressed", String(chapter.id === chosen));
    Object.assign(button.style, { left: `${x0}px`, width: `${Math.max(1, x1 - x0)}px`, height: `${height}px` });
    return button;
  });
  const before = [...place.children];
  if (before.length !== buttons.length || before.some((button, i) => button !== buttons[i])) place.replaceChildren(...buttons);
  return undefined;
}

export class Stepper {
  constructor(place, choose) {
    this.place = place;
    place.addEventListener("click", ({ target }) => {
      const step = target.closest("button")?.dataset.step;
      if (step === undefined) return;
      const next = step === "0" ? null : this.chapters[this.now + Number(step)];
      choose(next ? next.id : null);
    });
  }

  // The chapter that is chosen, or all years; `now` is -1 for all.
  show(chapters, chosen, narrow) {
    this.place.hidden = !narrow || !chapters.length;
    this.chapters = chapters;
    this.now = chapters.findIndex(({ id }) => id === chosen);
    const chapter = chapters[this.now];
    const [back, name, on] = this.place.querySelectorAll("button");
    name.textContent = chapter ? `${chapter.label}, ${spanOf(chapter)}` : `All years, ${chapters.length} chapters`;
    name.title = chapter ? "Show all years" : "";
    back.disabled = this.now < 0;
    on.disabled = this.now === chapters.length - 1;
  }
}
