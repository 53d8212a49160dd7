// Mounts a stage where Streamlit wants it; news from the server that change nothing are let pass.

import { themeOf } from "../chart/page/theme.js";
import { Stage } from "./stage.js";
import { scoreOf } from "./score.js";

const LOOK = 400; // ms between two looks at the theme, which Streamlit changes without telling anyone

// The colours of the theme that the page wears; a drawing that is half done stays as it is.
function wear(root, colours) {
  const theme = themeOf(root.parentElement);
  if (root.dataset.theme === theme) return;
  root.dataset.theme = theme;
  Object.entries(colours[theme]).forEach(([name, colour]) => root.style.setProperty(`--ls-${name}`, colour));
}

export default function mount({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".ls-stage");
  wear(root, data.colours);
  root.watching ??= setInterval(() => root.isConnected && wear(root, data.colours), LOOK);
  if (root.dataset.revision !== data.revision) {
    root.stage?.end();
    root.stage = new Stage(root, JSON.parse(data.scene));
    root.dataset.revision = data.revision;
  }
  root.stage.send = setTriggerValue;
  scoreOf(root.stage, data.score);
  return () => {
    clearInterval(root.watching);
    root.watching = null;
    root.stage?.end();
    delete root.dataset.revision;
  };
}
