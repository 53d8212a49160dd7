// Draw it first, on a stage: the empty plot, how much is left to draw, the line that is then shown.

import { Draw } from "./draw.js";
import { firstDay } from "./scale.js";

const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

// What is drawn at a step stays until the step is left, or it is drawn again.
export function startDrawing(stage, again = false) {
  if (!again && stage.draw?.step === stage.step) {
    stage.show({ events: [], chosen: null });
    return;
  }
  stage.draw?.end();
  stage.draw?.layer?.remove();
  stage.draw = null;
  stage.root.removeAttribute("data-drawn");
  stage.parts.score.replaceChildren();
  stage.parts.draw.hidden = !stage.now.draw;
  stage.root.toggleAttribute("data-draw", Boolean(stage.now.draw));
  stage.plot.drawing = Boolean(stage.now.draw);
  if (stage.plot.width) stage.plot.margins();
  stage.plot.shown = 1;
  stage.plot.until = null;
  if (!stage.now.draw) return;
  const [first] = stage.now.draw;
  stage.show({ events: [], chosen: null });
  stage.plot.until = firstDay(first);
  stage.draw = new Draw(stage.plot, stage.now.draw, () => sayHowFar(stage));
  stage.draw.step = stage.step;
  if (stage.plot.view) stage.draw.paint();
  sayHowFar(stage);
}

function sayHowFar(stage) {
  const { draw, parts } = stage;
  const left = draw.last - draw.first + 1 - draw.values.size;
  parts.reveal.disabled = !draw.complete;
  parts.told.textContent = draw.complete
    ? "Your line is complete."
    : `Draw the line you expect, up to ${draw.last}: ${left} ${left === 1 ? "year is" : "years are"} left.`;
}

export function reveal(stage) {
  const { draw, plot } = stage;
  if (!draw?.complete) return;
  draw.done = true;
  stage.root.toggleAttribute("data-drawn", true);
  draw.end();
  const [begin, start] = [plot.until, performance.now()];
  const step = (time) => {
    const share = still() ? 1 : Math.min(1, (time - start) / 2000);
    plot.until = share < 1 ? begin + (plot.view.to - begin) * share : null;
    plot.draw(plot.view, share === 1);
    if (share < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  stage.parts.reveal.disabled = true;
  stage.parts.told.textContent = "";
  stage.send?.("drawn", { values: draw.pairs, step: stage.step, at: Date.now() });
}

export function drawAgain(stage) {
  startDrawing(stage, true);
  stage.plot.draw(stage.plot.view);
  stage.parts.svg.focus();
}
