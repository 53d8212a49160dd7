// The chart on the page to take home: the same drawing and the same hand as on Explore, without a server.
// Light or dark as the reader's screen is, always light on paper.

import { draw, sidesOf } from "../../chart/drawing/picture.js";
import { readScene } from "../../chart/drawing/scene.js";
import { daysOfIso, isoOf } from "../../chart/drawing/days.js";
import { NARROW } from "../../chart/drawing/geometry.js";
import { forgetWidths } from "../../chart/drawing/text.js";
import { Stepper, layButtons } from "../../chart/explore/chapters_row.js";
import { onKey, toolbar } from "../../chart/explore/keys.js";
import { moving } from "../../chart/explore/moving.js";
import { Pointer } from "../../chart/explore/pointer.js";
import { fitted, same } from "../../chart/explore/range.js";
import { showing } from "../../chart/explore/showing.js";
import { Tip, spoken } from "../../chart/explore/tip.js";
import { Reading } from "./reading.js";

const PAPER = { width: 680, height: 430 }; // px: the text of an upright A4 or letter page

class Page {
  constructor(root, told) {
    Object.assign(this, { root, told, lanes: false, asked: null, selected: null });
    this.plot = root.querySelector(".thaw-plot");
    this.stage = root.querySelector(".thaw-stage");
    this.live = root.querySelector(".thaw-live");
    this.scene = readScene(told.scene);
    this.events = this.scene.events;
    this.range = told.view ? fitted(told.view.map(daysOfIso), this.scene.whole) : this.scene.whole;
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.tip = new Tip(root.querySelector(".thaw-tip"), this.stage);
    this.choose = (id) => this.chapter(id);
    this.stepper = new Stepper(root.querySelector(".thaw-stepper"), this.choose);
    this.reading = new Reading(document.getElementById("reading"), this);
    this.pointer = new Pointer(this);
    root.addEventListener("keydown", (event) => onKey(this, event));
    toolbar(this);
    this.drawNow();
    new ResizeObserver(() => this.resized()).observe(this.stage);
    this.dark.addEventListener("change", () => this.drawNow());
    document.fonts?.ready.then(() => {
      forgetWidths();
      this.anew();
    });
    addEventListener("beforeprint", () => this.onPaper(true));
    addEventListener("afterprint", () => this.onPaper(false));
    root.dataset.ready = "1";
  }

  // Where Explore tells Python: here the page does itself what there is to do.
  send(what, news) {
    if (what === "chapter") this.chapter(news.id);
  }

  get size() {
    if (this.paper) return PAPER;
    const { clientWidth, clientHeight } = this.stage;
    return { width: Math.max(280, clientWidth), height: Math.max(200, clientHeight) };
  }

  resized() {
    const { width, height } = this.size;
    if (this.laid.width !== width || this.laid.height !== height) this.anew();
  }

  anew() {
    this.kept = null;
    this.drawNow();
  }

  drawNow(quick = false) {
    const { scene, events, size, range } = this;
    const colours = scene.palettes[this.dark.matches && !this.paper ? "dark" : "light"];
    const font = { size: 14, family: getComputedStyle(this.root).fontFamily };
    const whole = same(range, scene.whole);
    if (!quick && !whole) this.kept ??= sidesOf(scene, events, size, font);
    const state = {
      range, quick, selected: this.selected, lanes: this.lanes, asked: this.asked, chapter: this.told.chapter, kept: whole ? null : this.kept,
    };
    this.drawn = draw(scene, events, state, size, { colours, font, id: "thaw" });
    this.laid = size;
    this.plot.innerHTML = this.drawn.markup;
    this.plot.toggleAttribute("data-pan", this.drawn.zoomed);
    if (!quick) this.finish();
  }

  finish() {
    const { bands, measures } = this.drawn;
    const { chapter } = this.told;
    layButtons(this.root.querySelector(".thaw-chapters"), bands, measures.narrow ? 0 : measures.chapterBar.bottom + 2, chapter, this.choose);
    this.stepper.show(this.scene.chapters, chapter, this.size.width < NARROW);
    Object.assign(this.root.dataset, { view: this.range.map(isoOf).join("/"), selected: this.selected || "" });
  }

  onPaper(printing) {
    this.paper = printing;
    if (printing) this.plot.setAttribute("viewBox", `0 0 ${PAPER.width} ${PAPER.height}`);
    else this.plot.removeAttribute("viewBox");
    this.anew();
  }

  chapter(id) {
    const chapter = this.scene.chapters.find((one) => one.id === id);
    this.show(chapter ? [chapter.x0, chapter.x1] : this.scene.whole);
    this.told.chapter = chapter?.id ?? null;
    if (!this.gliding) this.drawNow();
  }

  select(id) {
    const event = this.find(id);
    if (!event) return;
    this.selected = id;
    this.tip.hide();
    if (event.at < this.range[0] || event.at > this.range[1]) this.bringIntoView(event);
    this.reading.open(this.events.indexOf(event));
    this.drawNow();
    this.announce(spoken(event));
    const { top, bottom } = this.stage.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) this.stage.scrollIntoView({ block: "start" });
  }

  unselect() {
    this.selected = null;
    this.drawNow();
  }

  ask() {} // why the line stands where it does is worked out on Explore
}

Object.assign(Page.prototype, moving, showing);

const told = JSON.parse(document.getElementById("scene").textContent);
new Page(document.getElementById("chart"), told);
document.getElementById("all").addEventListener("change", ({ target }) => {
  document.body.classList.toggle("everything", target.checked);
});
