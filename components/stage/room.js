// The room above the chart: as much as the tallest step takes, so that the chart stands still from
// step to step and its buttons stay in view below it.

import { textOf } from "./pieces.js";
import { legend } from "./skeleton.js";

const headOf = ({ parts }) => parts.heading.parentElement;
const above = ({ parts, root }) => parts.figure.getBoundingClientRect().top - root.getBoundingClientRect().top;

// Px from the top of the stage to its chart at the step with the most text. What stands there is
// written over: dress the stage again.
export function measure(stage) {
  const { parts, scene } = stage;
  headOf(stage).style.minHeight = "";
  return Math.max(...scene.steps.map((step) => {
    parts.heading.textContent = textOf(step.heading);
    parts.prose.textContent = textOf(step.prose);
    legend(parts.legend, scene, step);
    return above(stage);
  }));
}

// Give the text of this step what it lacks of `most` px; null gives nothing.
export function keepRoom(stage, most) {
  const head = headOf(stage);
  head.style.minHeight = "";
  const lacks = most === null ? 0 : most - above(stage);
  if (lacks > 0) head.style.minHeight = `${head.offsetHeight + lacks}px`;
}
