// Mounts a stage where Streamlit wants it; news from the server that change nothing are let pass.

import { Stage } from "./stage.js";
import { scoreOf } from "./score.js";

export default function mount({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".ls-stage");
  if (root.dataset.revision !== data.revision) {
    root.stage?.end();
    Object.entries(data.colours).forEach(([name, colour]) => root.style.setProperty(`--ls-${name}`, colour));
    root.stage = new Stage(root, JSON.parse(data.scene));
    root.dataset.revision = data.revision;
  }
  root.stage.send = setTriggerValue;
  scoreOf(root.stage, data.score);
  return () => {
    root.stage?.end();
    delete root.dataset.revision;
  };
}
