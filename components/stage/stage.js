// A stage: a story over a live chart, read on the page, presented full screen, led from a second
// window. It is told once what there is to tell; moving between steps asks the server for nothing.

import { topOf } from "../chart/plain_chart/fit.js";
import { closed, element, firstSentence, textOf, write } from "./pieces.js";
import { drawAgain, reveal, startDrawing } from "./drawing.js";
import { onKey } from "./keys.js";
import { Plot } from "./plot.js";
import { Player } from "./play.js";
import { followPointer } from "./pointer.js";
import { keepRoom, measure } from "./room.js";
import { dayOf, firstDay, fit, stageHeight } from "./scale.js";
import { card, bondWords } from "./cards.js";
import { bar, skeleton } from "./skeleton.js";
import { Speaker } from "./speaker.js";

const SMALL = 640; // px of a window whose chart has a height of its own
const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const stepIn = (search) => Number(new URLSearchParams(search).get("step") || 1) - 1;

export class Stage {
  constructor(root, scene) {
    Object.assign(this, { root, scene, step: 0, black: false, explored: false });
    this.abort = new AbortController();
    const { signal } = this.abort;
    this.parts = skeleton(root, scene, this);
    this.plot = new Plot(this.parts.svg, { onMoved: () => this.moved() });
    this.plot.scene = scene;
    this.player = new Player(this);
    document.addEventListener("keydown", (event) => onKey(this, event), { signal });
    document.addEventListener("fullscreenchange", () => this.screen(), { signal });
    window.addEventListener("resize", () => this.resize(), { signal });
    window.addEventListener("popstate", () => this.fromAddress(), { signal });
    this.watch = new ResizeObserver(() => this.resize());
    this.watch.observe(this.parts.figure);
    followPointer(this, signal);
    this.channel = new BroadcastChannel(`thaw ${scene.set} ${scene.name}`);
    this.channel.onmessage = ({ data }) => this.heard(data);
    this.speaker = scene.mode === "speaker" ? new Speaker(this) : null;
    this.resize();
    this.go(Math.min(scene.steps.length - 1, Math.max(0, scene.address ? stepIn(window.location.search) : 0)), { quiet: true, told: true });
    if (this.speaker) this.channel.postMessage({ ask: true });
    root.dataset.ready = "1";
    if (scene.mode === "present") this.present();
  }

  end() {
    this.abort.abort();
    this.watch.disconnect();
    this.channel.close();
    this.player.stop();
    this.speaker?.end();
  }

  get now() {
    return this.scene.steps[this.step];
  }

  // ---- steps ----------------------------------------------------------------------------------

  go(to, { quiet = false, told = false } = {}) {
    if (to < 0 || to >= this.scene.steps.length) return;
    this.player.stop();
    this.step = to;
    this.explored = false;
    this.closePop();
    this.dress();
    this.show({ events: this.now.events, chosen: this.now.events.at(-1) });
    this.drawing();
    this.resize();
    this.plot.glide(this.rest, quiet || still());
    if (!quiet) this.address();
    if (!told) this.tell();
    this.parts.live.textContent = quiet ? "" : `Step ${to + 1} of ${this.scene.steps.length}: ${textOf(this.now.heading)}`;
  }

  next() { this.go(this.step + 1); }

  back() { this.go(this.step - 1); }

  show(what) {
    const { line, ghost, beside, low, high } = this.now;
    this.plot.show({ events: [], ...this.plot.what, ...what, line, ghost, beside, low, high });
  }

  // What the step shows as long as nobody looks elsewhere.
  get rest() {
    const { show, draw } = this.now;
    if (!draw) return this.viewOf(show || this.scene.whole);
    const [from, to] = show || [firstDay(draw[0] - 3), -Infinity];
    return this.viewOf([Math.min(from, firstDay(draw[0] - 1)), Math.max(to, firstDay(draw[1] + 1))]);
  }

  viewOf([from, to]) {
    const { lines } = this.scene;
    const seen = [this.now.line, this.now.ghost, this.now.beside, this.now.low, this.now.high].filter(Boolean).map((key) => lines[key]);
    const air = Math.max(20, (to - from) * 0.03);
    const [low, high] = this.now.draw ? [-104, 104] : fit(seen, from - air, to + air);
    return { from: from - air, to: to + air, low, high };
  }

  // What stands around the chart.
  dress() {
    const { parts, now, scene } = this;
    const presenting = this.root.classList.contains("ls-present");
    const onPiece = (piece, button) => this.opened(piece, button);
    const heading = presenting ? closed(now.heading) : now.heading;
    write(parts.heading, heading, { plain: presenting, onPiece });
    write(parts.prose, presenting ? firstSentence(now.prose) : now.prose, { plain: presenting, onPiece });
    parts.svg.setAttribute("aria-label", `The temperature of the relation. ${textOf(now.heading)}`);
    bar(parts, scene, this);
    if (this.speaker) this.speaker.dress();
    else keepRoom(this, presenting ? null : this.room ?? null);
  }

  // The step in the address, so that it can be linked, and Back goes to the step before.
  address() {
    if (!this.scene.address) return;
    const url = new URL(window.location.href);
    url.searchParams.set("step", this.step + 1);
    if (url.href !== window.location.href) window.history.pushState(window.history.state, "", url);
  }

  fromAddress() {
    if (!this.scene.address || !this.root.isConnected) return;
    const search = new URLSearchParams(window.location.search);
    if (search.get("story") === this.scene.name) this.go(Math.min(this.scene.steps.length - 1, stepIn(search)), { quiet: true });
  }

  // ---- the other window -----------------------------------------------------------------------

  tell() { this.channel.postMessage({ step: this.step, black: this.black }); }

  heard(news) {
    if (news.ask) {
      if (!this.speaker) this.tell();
      return;
    }
    if (typeof news.black === "boolean" && news.black !== this.black) this.blacken(news.black, true);
    if (Number.isInteger(news.step) && news.step !== this.step) {
      this.go(news.step, { told: true });
    }
  }

  // ---- full screen ----------------------------------------------------------------------------

  present() {
    this.root.classList.add("ls-present");
    this.closePop();
    this.root.requestFullscreen?.().catch(() => {}); // a browser that refuses still fills the window
    this.parts.figure.focus({ preventScroll: true });
    this.redress();
  }

  leave() {
    if (!this.root.classList.contains("ls-present")) return;
    this.root.classList.remove("ls-present");
    this.blacken(false);
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    this.redress();
    if (this.scene.mode === "present") window.history.back();
    else this.parts.present.focus();
  }

  screen() {
    if (!document.fullscreenElement && this.wasFull) { this.leave(); this.redress(); }
    this.wasFull = Boolean(document.fullscreenElement);
  }

  redress() {
    this.dress();
    this.size = this.fitted = "";
    this.resize();
  }

  blacken(black, told = false) {
    this.black = black;
    this.root.classList.toggle("ls-black", black);
    if (!told) this.tell();
    this.speaker?.dress();
  }

  // The chart takes the height that the window leaves under the longest text above it, measured once
  // for a window: it must not grow and shrink from step to step.
  fitHeight(presenting) {
    const { figure } = this.parts;
    const seen = `${window.innerWidth} ${window.innerHeight} ${presenting}`;
    if (seen === this.fitted || !figure.isConnected || !figure.clientWidth) return;
    this.fitted = seen;
    const free = presenting || window.innerWidth <= SMALL || this.scene.mode === "speaker";
    this.room = free ? null : measure(this);
    if (!free) this.dress();
    figure.style.height = free ? "" : `${stageHeight(topOf(figure), window.innerHeight, this.scene.mode === "draw")}px`;
  }

  resize() {
    const presenting = this.root.classList.contains("ls-present");
    this.fitHeight(presenting);
    const { width, height } = this.parts.figure.getBoundingClientRect();
    const size = `${Math.round(width)} ${Math.round(height)} ${presenting}`;
    if (!width || size === this.size || this.scene.mode === "speaker") return;
    this.size = size;
    const small = window.innerWidth <= SMALL;
    const text = presenting && !small ? Math.max(24, Math.round(width / 53)) : 15;
    this.plot.bare = presenting;
    this.plot.size(Math.round(width), Math.round(height), text);
    if (this.plot.view) {
      this.plot.draw(this.explored ? this.plot.view : this.rest);
    }
  }

  // ---- exploring ------------------------------------------------------------------------------

  pick(event) {
    const id = event.target.dataset?.event || this.plot.near(event.clientX, event.clientY);
    if (id) this.openEvent(id, this.parts.figure);
    else this.closePop();
  }

  look(view, moving = false) {
    this.explored = true;
    this.parts.home.hidden = false;
    if (moving) this.plot.draw(view, false);
    else this.plot.glide(view, still());
  }

  zoom(by) {
    const { from, to } = this.plot.view;
    const half = Math.min(((to - from) / 2) * by, (this.scene.whole[1] - this.scene.whole[0]) * 0.6);
    const middle = (from + to) / 2;
    if (half > 20) this.look({ ...this.viewOf([middle - half, middle + half]) });
  }

  pan(by) {
    const { from, to } = this.plot.view;
    const far = (to - from) * by;
    this.look({ ...this.plot.view, from: from + far, to: to + far });
  }

  home() { this.go(this.step, { quiet: false, told: true }); }

  moved() {
    this.parts.home.hidden = !this.explored;
    this.draw?.paint();
  }

  // ---- what can be opened ---------------------------------------------------------------------

  opened(piece, button) {
    if (piece.term !== undefined) return this.pop(this.scene.terms[piece.term].name, [element("p", { text: this.scene.terms[piece.term].meaning })], button);
    if (piece.a === "event" && piece.ev?.length) return this.openEvent(piece.ev[0], button);
    if (piece.a === "page") { window.location.href = piece.href; return null; }
    if (piece.p) this.look(this.viewOf(piece.p.map(dayOf)));
    if (piece.ev?.length) this.light(piece.ev);
    if (piece.k === "b") this.pop(`${piece.t}${piece.now ? ` (now ${piece.now})` : ""}`, bondWords(piece, this.scene), button);
    return null;
  }

  light(ids) {
    this.show({ events: [...new Set([...this.now.events, ...ids])], chosen: ids.at(-1) });
    this.plot.draw(this.plot.view);
  }

  openEvent(id, button) {
    const event = this.scene.events.find((one) => one.id === id);
    if (!event) return;
    const { from, to } = this.plot.view;
    if (event.x < from || event.x > to) this.look(this.viewOf([event.x - 400, event.x + 400]));
    this.light([id]);
    this.pop(event.title, card(event, this.scene.lines[this.now.line], this.scene), button);
  }

  pop(title, content, button) {
    const { pop } = this.parts;
    this.popFrom = button;
    const close = element("button", { type: "button", class: "ls-close", "aria-label": "Close", text: "×" });
    close.addEventListener("click", () => this.closePop());
    pop.setAttribute("aria-label", title);
    pop.replaceChildren(close, element("h3", { text: title }), ...content);
    pop.hidden = false;
    close.focus({ preventScroll: true });
  }

  closePop() {
    if (this.parts.pop.hidden) return false;
    this.parts.pop.hidden = true;
    this.popFrom?.focus?.({ preventScroll: true });
    return true;
  }

  // ---- drawing --------------------------------------------------------------------------------

  drawing() { startDrawing(this); }

  reveal() { reveal(this); }

  again() { drawAgain(this); }
}
