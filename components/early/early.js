// Draws the picture of the address while the page that will show it is still on its way: the same
// drawing, in the same place. It goes in the moment in which the page's own stands there.

import { daysOfIso } from "../chart/drawing/days.js";
import { NARROW } from "../chart/drawing/geometry.js";
import { draw, sidesOf } from "../chart/drawing/picture.js";
import { readScene, shownOf } from "../chart/drawing/scene.js";
import { forgetWidths, isOwn } from "../chart/drawing/text.js";
import { fitted } from "../chart/explore/range.js";
import { themeOf } from "./theme.js";

const PATIENCE = 20000; // ms: whatever became of the page, then it is seen
const REST = 5000; // ms, as in style/explore.css: the words are there, and the line does not come
const SHEET = 1100; // px: below this a card lies over the picture
const OTHERS = ".thaw-chart[data-ready='1'], .thaw-chart[data-ready='failed'], .st-key-nothing, .stAlert, .stException, [role=dialog]";

class Early {
  constructor(root) {
    this.root = root;
    this.place = location.pathname;
    this.told = JSON.parse(root.querySelector("[type='application/json']").textContent);
    this.stage = root.querySelector(".thaw-early-stage");
    this.scene = readScene(this.told.scene);
    this.events = shownOf(this.scene, this.told.shown);
    this.colours = this.scene.palettes[themeOf(root.dataset.theme)];
  }

  show() {
    const { root, told, colours } = this;
    for (const [name, colour] of [["paper", colours.paper], ["ink", colours.text], ["soft", colours.muted]]) root.style.setProperty(`--${name}`, colour);
    root.classList.toggle("with-card", Boolean(told.event));
    root.querySelector("h1").textContent = told.finding;
    const part = (name, text) => Object.assign(document.createElement("span"), { className: name, textContent: text });
    root.querySelector(".thaw-early-words").replaceChildren(part("", told.sentence), ...told.chips.map((text) => part("thaw-early-chip", text)));
    root.hidden = false;
    root.querySelector(".thaw-stepper").hidden = !told.scene.chapters.length || this.stage.clientWidth >= NARROW;
    this.font = { size: 14, family: getComputedStyle(root).fontFamily };
    this.draw(true);
    this.again = () => this.draw();
    // Names need thought: the line with its years and chapters is seen before that.
    requestAnimationFrame(() => setTimeout(() => this.root.isConnected && this.draw()));
    this.onFonts = ({ fontfaces }) => {
      if (!isOwn(fontfaces, this.font.family)) return;
      forgetWidths();
      this.draw();
    };
    addEventListener("resize", this.again);
    document.fonts?.addEventListener?.("loadingdone", this.onFonts);
    this.watching = new MutationObserver(() => this.look());
    this.watching.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"] });
    this.waiting = setTimeout(() => this.leave(), PATIENCE);
  }

  draw(quick = false) {
    const { scene, events, told, colours, stage } = this;
    const { width, height } = stage.getBoundingClientRect();
    const size = { width: Math.max(280, Math.floor(width)), height: Math.max(200, Math.round(height)) };
    const range = told.view ? fitted(told.view.map(daysOfIso), scene.whole) : scene.whole;
    const { font } = this;
    const kept = told.view && !quick ? sidesOf(scene, events, size, font) : null;
    const state = { range, selected: told.event, chapter: told.chapter, lanes: false, asked: null, kept, quick };
    stage.firstElementChild.innerHTML = draw(scene, events, state, size, { colours, font, id: "thaw-early" }).markup;
  }

  look() {
    if (location.pathname !== this.place || document.querySelector(OTHERS)) this.leave();
    else if (document.querySelector(".thaw-head")) this.resting ??= setTimeout(() => this.leave(), REST);
  }

  leave() {
    this.watching.disconnect();
    clearTimeout(this.waiting);
    clearTimeout(this.resting);
    removeEventListener("resize", this.again);
    document.fonts?.removeEventListener?.("loadingdone", this.onFonts);
    this.root.remove();
  }
}

const root = document.querySelector(".thaw-early");
const early = new Early(root);
if (early.told.event && innerWidth < SHEET) root.remove();
else early.show();
