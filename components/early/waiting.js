// Says how far a set of very many events is, while the page that will say it is still on its way.

import { themeOf } from "./theme.js";

const PATIENCE = 20000; // ms: whatever became of the page, then it is seen
const OTHERS = "[data-testid=stProgress], .thaw-chart, .thaw-head, .st-key-nothing, .stAlert, .stException, [role=dialog]";

const root = document.querySelector(".thaw-early");
const place = location.pathname;
const told = JSON.parse(root.querySelector("[type='application/json']").textContent);
for (const [name, colour] of Object.entries(told.palettes[themeOf(root.dataset.theme)])) root.style.setProperty(`--${name}`, colour);
root.querySelector("p").textContent = told.text;
root.querySelector("progress").value = told.share;
root.hidden = false;

function leave() {
  watching.disconnect();
  clearTimeout(waiting);
  root.remove();
}

const watching = new MutationObserver(() => (location.pathname !== place || document.querySelector(OTHERS)) && leave());
watching.observe(document.body, { subtree: true, childList: true });
const waiting = setTimeout(leave, PATIENCE);
