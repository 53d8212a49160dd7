// Play: the line grows over forty seconds while its events light up.

const SECONDS = 40;

export class Player {
  constructor(stage) {
    this.stage = stage;
    this.share = 0;
  }

  get on() {
    return this.share > 0 && this.share < 1;
  }

  toggle() {
    if (this.stage.draw && !this.stage.draw.done) return;
    if (this.running) this.pause();
    else this.start();
  }

  start() {
    const { stage } = this;
    if (this.share >= 1) this.share = 0;
    this.running = true;
    stage.root.dataset.playing = "1";
    stage.parts.play.textContent = "Stop (space)";
    let before = null;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const step = (now) => {
      if (!this.running) return;
      if (before !== null) this.share = Math.min(1, this.share + (now - before) / 1000 / SECONDS);
      before = now;
      this.paint(still ? Math.floor(this.share * SECONDS) / SECONDS : this.share);
      if (this.share >= 1) this.stop();
      else this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  paint(share) {
    const { plot, parts, now } = this.stage;
    const { from, to } = plot.view;
    const day = from + (to - from) * share;
    plot.shown = share;
    const line = plot.scene.lines[now.line];
    const past = plot.counted(line).filter(({ x }) => x >= from && x <= day);
    const last = past.at(-1);
    plot.what = { ...plot.what, events: past.slice(-3).map(({ id }) => id), chosen: last?.id };
    plot.draw(plot.view, false);
    parts.caption.textContent = last ? `${last.when}: ${last.title}` : "";
  }

  pause() {
    this.running = false;
    cancelAnimationFrame(this.frame);
    delete this.stage.root.dataset.playing;
    this.stage.parts.play.textContent = "Play (P)";
  }

  // End it and bring back the step's own picture.
  stop() {
    if (!this.share && !this.running) return;
    this.pause();
    this.share = 0;
    const { stage } = this;
    stage.parts.caption.textContent = "";
    stage.plot.shown = 1;
    stage.show({ events: stage.now.events, chosen: stage.now.events.at(-1) });
    stage.plot.draw(stage.plot.view);
  }
}
