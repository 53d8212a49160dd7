// The chart on the page: draws the scene, keeps zoom and selection, and tells Python what was
// picked, which dates are visible and which chapter was clicked.

import { daysOfIso, isoOf } from "../drawing/days.js";
import { NARROW } from "../drawing/geometry.js";
import { draw, sidesOf } from "../drawing/picture.js";
import { readScene, shownOf, withLine } from "../drawing/scene.js";
import { forgetWidths, isOwn } from "../drawing/text.js";
import { Stepper, layButtons } from "./chapters_row.js";
import { focusCard, onKey, toolbar } from "./keys.js";
import { MemoryControl } from "./memory.js";
import { moving } from "./moving.js";
import { Pointer } from "./pointer.js";
import { fitted, same } from "./range.js";
import { bindPaper, bindSaving, paper } from "./saving.js";
import { forgetScroll, restoreScroll } from "./scroll.js";
import { sceneNow, sceneOf } from "./store.js";
import { accentOf, themeOf } from "../page/theme.js";
import { showing } from "./showing.js";
import { Tip, spoken } from "./tip.js";

const LEAST = { width: 280, height: 120 }; // px, of a picture that can be read
const boxOf = (width, height) => ({ width: Math.max(LEAST.width, Math.floor(width)), height: Math.max(LEAST.height, Math.floor(height)) });

class Chart {
  constructor(root) {
    this.root = root;
    this.plot = root.querySelector(".thaw-plot");
    this.stage = root.querySelector(".thaw-stage");
    this.live = root.querySelector(".thaw-live");
    this.revision = 0;
    this.tokens = {};
    this.lanes = false;
    this.asked = null;
    this.choose = (id) => this.send("chapter", { id, at: Date.now() });
    this.tip = new Tip(root.querySelector(".thaw-tip"), this.stage);
    this.memory = new MemoryControl(root.querySelector(".thaw-memory"), () => this.drawNow(true), (news) => this.send("memory", news));
    this.stepper = new Stepper(root.querySelector(".thaw-stepper"), this.choose);
    this.pointer = new Pointer(this);
    root.addEventListener("keydown", (event) => onKey(this, event));
    toolbar(this);
    bindSaving(this);
    bindPaper();
    this.resizing = new ResizeObserver(([{ contentRect }]) => this.resized(contentRect));
    this.resizing.observe(this.stage);
    this.home = root.closest(".st-key-picture"); // where the page leaves the chart a height of its own
    if (this.home) {
      this.fitting = new ResizeObserver(() => this.fitHeight());
      this.fitting.observe(this.home);
      // What stands over and under the line may come, or take another row, after the first fit.
      for (const part of root.querySelectorAll(".thaw-memory, .thaw-stepper, .thaw-bar")) this.fitting.observe(part);
      this.fitHeight();
    }
    this.onFonts = ({ fontfaces }) => {
      if (!this.drawn || !isOwn(fontfaces, this.look().font.family)) return;
      forgetWidths();
      this.drawNow();
    };
    document.fonts?.addEventListener?.("loadingdone", this.onFonts);
    this.onFiltered = ({ detail }) => this.showOnly(detail.mask);
    document.addEventListener("thaw-filtered", this.onFiltered);
    this.watching = setInterval(() => this.watchTheme(), 500);
  }

  // ---- from Python -------------------------------------------------------------------------

  update({ data, setTriggerValue }) {
    this.send = setTriggerValue;
    const told = typeof data === "string" ? JSON.parse(data) : data;
    const here = sceneNow(told.scene);
    this.wanted = told.scene;
    if (here) this.apply(told, here);
    else sceneOf(told.scene).then((scene) => this.wanted === told.scene && this.root.isConnected && this.apply(told, scene)).catch((error) => this.fail(error));
  }

  apply(told, sent) {
    try {
      this.take(told, sent);
    } catch (error) {
      this.fail(error);
    }
  }

  take(told, sent) {
    const fresh = this.sent !== sent;
    if (fresh) {
      this.sent = sent;
      this.scene = readScene(sent);
    }
    const redraw = fresh || told.shown !== this.shown || told.chapter !== this.told?.chapter;
    this.told = told;
    this.shown = told.shown;
    this.events = shownOf(this.scene, told.shown);
    if (redraw) this.kept = null;
    this.root.setAttribute("aria-label", told.words.name);
    this.root.querySelector(".thaw-summary").textContent = told.words.summary;
    this.memory.show(this.scene.memory);
    const before = this.range;
    const [selected, asked] = [this.selected, this.asked];
    const moved = this.newer("view", told.view_token);
    const wanted = told.view ? fitted(told.view.map(daysOfIso), this.scene.whole) : this.scene.whole;
    if (this.newer("event", told.event_token)) this.selected = told.event;
    if (this.newer("ask", told.ask_token)) this.asked = told.on ? daysOfIso(told.on) : null;
    if (moved || !this.range) this.range = wanted;
    if (this.drawn && moved && !same(before, wanted)) {
      this.range = before;
      this.glideTo(wanted);
    } else if (!this.drawn || redraw || moved || selected !== this.selected || asked !== this.asked) this.drawNow();
  }

  // What a filter lets through, before Python has answered; `take` puts its answer in this place.
  showOnly(mask) {
    if (!this.drawn || mask === this.shown || (mask && mask.length !== this.scene.events.length)) return;
    this.shown = mask;
    this.events = shownOf(this.scene, mask);
    this.kept = null;
    this.drawNow();
  }

  newer(name, token) {
    const changed = this.tokens[name] !== token;
    this.tokens[name] = token;
    return changed;
  }

  // ---- drawing -----------------------------------------------------------------------------

  get size() {
    if (paper()) return paper();
    if (!this.box) {
      const { width, height } = this.stage.getBoundingClientRect();
      this.box = boxOf(width, height);
    }
    return this.box;
  }

  fitHeight() {
    const rest = this.root.offsetHeight - this.stage.offsetHeight;
    const least = parseFloat(getComputedStyle(this.root).getPropertyValue("--thaw-plot-least")) || 300; // px
    this.stage.style.height = `${Math.max(least, this.home.clientHeight - rest)}px`;
  }

  resized({ width, height }) {
    if (paper()) return;
    const before = this.box;
    this.box = boxOf(width, height);
    if (!width || !this.drawn || (before && before.width === this.box.width && before.height === this.box.height)) return;
    this.kept = null;
    this.drawNow();
  }

  look() {
    this.theme ??= paper() ? "light" : themeOf(this.root);
    const colours = { ...this.scene.palettes[this.theme], accent: accentOf(this.root) };
    return { colours, font: { size: 14, family: getComputedStyle(this.root).fontFamily }, id: "thaw" };
  }

  state(quick = false) {
    const { range, selected, lanes, asked } = this;
    return { range, selected, lanes, asked, quick, chapter: this.told.chapter, kept: this.kept };
  }

  // Draws the picture; `quick`, while something moves, leaves out what needs thought: the labels.
  drawNow(quick = false) {
    if (!this.scene) return;
    const ahead = this.memory.ahead;
    const scene = ahead ? { ...withLine(this.scene, this.memory.line()), published: this.scene.line, trial_words: "Dotted: the line as it was." } : this.scene;
    const look = this.look();
    const whole = same(this.range, this.scene.whole);
    if (!quick && !whole && !this.kept) this.kept = sidesOf(scene, this.events, this.size, look.font);
    this.drawn = draw(scene, this.events, { ...this.state(quick), ...(whole && { kept: null }) }, this.size, look);
    this.plot.innerHTML = this.drawn.markup;
    this.plot.toggleAttribute("data-pan", this.drawn.zoomed);
    if (!quick) this.finish();
  }

  // After the next frame, which the card of a picked event has for itself.
  drawSoon() {
    cancelAnimationFrame(this.soon);
    this.soon = requestAnimationFrame(() => setTimeout(() => this.root.isConnected && this.drawNow()));
  }

  finish() {
    const { bands, measures } = this.drawn;
    layButtons(this.root.querySelector(".thaw-chapters"), bands, measures.narrow ? 0 : measures.chapterBar.bottom + 2, this.told.chapter, this.choose);
    this.stepper.show(this.scene.chapters, this.told.chapter, this.size.width < NARROW);
    if (this.root.dataset.ready !== "1") {
      restoreScroll(this.root);
      this.send("drawn", Date.now());
    }
    this.revision += 1;
    Object.assign(this.root.dataset, {
      revision: this.revision, ready: "1", theme: this.theme, selected: this.selected || "", view: this.range.map(isoOf).join("/"),
      asked: this.asked === null ? "" : isoOf(this.asked), below: this.drawn.below.kind,
    });
  }

  fail(error) {
    console.error(error);
    this.root.dataset.ready = "failed";
    this.send("drawn", Date.now());
    this.stage.textContent = `The chart could not be drawn: ${error.message}. Reload the page; the table below shows the same events.`;
  }

  watchTheme() {
    if (!this.drawn || !this.root.isConnected || paper()) return;
    const theme = themeOf(this.root);
    if (theme === this.theme) return;
    this.theme = theme;
    this.drawNow();
    this.send("theme", { theme, at: Date.now() });
  }

  // ---- choosing an event -------------------------------------------------------------------

  select(id, { wait = 0, open = false } = {}) {
    const event = this.find(id);
    if (!event) return;
    this.selected = id;
    this.root.dataset.selected = id;
    document.dispatchEvent(new CustomEvent("thaw-picked", { detail: { id, scene: this.told.scene } }));
    const tell = () => this.send("picked", { id, at: Date.now() });
    clearTimeout(this.pending);
    if (wait) this.pending = setTimeout(tell, wait);
    else tell();
    if (event.at < this.range[0] || event.at > this.range[1]) this.bringIntoView(event);
    else this.drawSoon();
    this.announce(spoken(event));
    if (open) focusCard(id);
  }

  ask(day) {
    if (day === null || day === undefined) return;
    this.asked = day;
    this.drawNow();
    this.send("asked", { date: isoOf(day), at: Date.now() });
  }

  dispose() {
    this.stopGlide();
    this.pointer.dispose();
    this.resizing.disconnect();
    this.fitting?.disconnect();
    document.fonts?.removeEventListener?.("loadingdone", this.onFonts);
    document.removeEventListener("thaw-filtered", this.onFiltered);
    cancelAnimationFrame(this.soon);
    forgetScroll(this.root);
    clearTimeout(this.pending);
    clearTimeout(this.reporting);
    clearInterval(this.watching);
  }
}

Object.assign(Chart.prototype, moving, showing);

export default function thawChart(component) {
  const root = component.parentElement.querySelector(".thaw-chart");
  root.thawChart ??= new Chart(root);
  root.thawChart.update(component);
  return () => {
    root.thawChart?.dispose();
    root.thawChart = null;
  };
}
