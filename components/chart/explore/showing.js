// What a picture shows under the hand and says aloud, wherever it is drawn: on the page of Explore and on
// the one that is taken home. Methods of the chart.

import { bundleWords, wordsOf } from "./tip.js";

export const showing = {
  find(id) {
    return this.scene.byId.get(id);
  },

  step(by) {
    if (!this.events.length) return;
    const now = this.events.findIndex(({ id }) => id === this.selected);
    this.stepTo(now < 0 ? (by > 0 ? 0 : this.events.length - 1) : now + by);
  },

  stepTo(index) {
    const event = this.events[Math.max(0, Math.min(this.events.length - 1, index))];
    if (event) this.select(event.id, { wait: 160 });
  },

  announce(text) {
    this.live.textContent = "";
    requestAnimationFrame(() => { this.live.textContent = text; });
  },

  hover(hit, x, y) {
    if (hit.kind === "event") this.tip.show(wordsOf(hit.event), x, y);
    else if (hit.kind === "bundle") this.tip.show(bundleWords(hit.bars), x, y);
    else {
      const said = this.plot.querySelector("[data-say]:hover")?.dataset.say;
      if (said) this.tip.show(["Remark", said], x, y);
      else this.tip.hide();
    }
  },

  moveWindow(range) {
    const { mini } = this.drawn;
    const old = this.plot.querySelector(".thaw-window");
    if (!mini || !old) return;
    const window = { ...mini.window, x0: mini.frame.x(range[0]), x1: mini.frame.x(range[1]) };
    old.style.transform = `translateX(${window.x0 - mini.window.x0}px)`;
  },

  showBox(a, b) {
    const box = this.root.querySelector(".thaw-box");
    const { measures } = this.drawn;
    const [x0, x1] = [Math.max(measures.left, Math.min(a, b)), Math.min(measures.right, Math.max(a, b))];
    Object.assign(box.style, { left: `${x0}px`, width: `${x1 - x0}px`, top: `${measures.top}px`, height: `${measures.bottom - measures.top}px` });
    box.hidden = false;
  },

  hideBox() {
    this.root.querySelector(".thaw-box").hidden = true;
  },
};
