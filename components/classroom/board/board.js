// The board of a class: asks this server for what is new and writes it in place. All HTML in it was
// escaped by the server; Python hears of it only when the teacher's buttons have to change.

import { PlainChart } from "../../chart/plain_chart/plain_chart.js";
import { loadPlotly } from "../../chart/plain_chart/plotly_loader.js";
import { themeOf } from "../../chart/page/theme.js";
import { fit } from "./fit.js";

const PAUSE = 350, PAUSE_LOST = 2000; // ms between two questions
const TURN = 1500; // ms at least between two runs of the page
const later = (ms) => new Promise((done) => { setTimeout(done, ms); });

// How many events in dispute stand in the list; where it is cut short, so are the numbers in the picture.
const shownIn = (root) => [...root.querySelectorAll(".class-disputed li")].filter((one) => getComputedStyle(one).display !== "none").length;

function numbered(data, most) {
  const cut = (trace) => (trace.name === "disputed" ? { ...trace, ...Object.fromEntries(["x", "y", "text"].map((key) => [key, trace[key].slice(0, most)])) } : trace);
  return data.filter((trace) => !trace.name?.startsWith("stem ") || Number(trace.name.slice(5)) <= most).map(cut);
}

class Board {
  constructor(root) {
    this.root = root;
    this.slots = Object.fromEntries([...root.querySelectorAll("[data-slot]")].map((one) => [one.dataset.slot, one]));
    this.lost = root.querySelector(".class-lost");
    this.written = {};
    this.turned = 0;
    this.watching = setInterval(() => this.watchTheme(), 500);
    this.onShown = () => { if (!document.hidden) this.again(); };
    this.onSize = () => this.now && this.place();
    document.addEventListener("visibilitychange", this.onShown);
    addEventListener("resize", this.onSize);
  }

  update({ data, setTriggerValue }) {
    const told = JSON.parse(new TextDecoder().decode(data));
    this.send = setTriggerValue;
    this.url = told.url;
    this.plotlyUrl = told.plotly_url;
    if (told.draws) loadPlotly(told.plotly_url).catch(() => {}); // the chart says what is wrong, if it comes
    this.write("join", told.join);
    this.lead = told.board.lead;
    if (!this.now || told.board.news >= this.now.news) this.show(told.board);
    else {
      this.count();
      if (this.now.lead !== this.lead) this.turn();
    }
    if (!this.running) this.run();
  }

  async run() {
    this.running = true;
    let pause = PAUSE;
    while (!this.ended && this.root.isConnected) {
      if (document.hidden) await new Promise((wake) => { this.wake = wake; });
      if (this.ended) break;
      try {
        pause = await this.ask() ? PAUSE : PAUSE_LOST;
      } catch (problem) {
        pause = problem.name === "AbortError" ? 0 : PAUSE_LOST;
        if (pause) this.lost.hidden = false;
      }
      await later(pause);
    }
    this.running = false;
  }

  // Whether the server had an answer.
  async ask() {
    const theme = themeOf(this.root);
    const since = theme === this.now.theme ? this.now.news : -1;
    this.stop = new AbortController();
    const timer = setTimeout(() => this.stop.abort(), 32000);
    try {
      const answer = await fetch(new URL(`${this.url}?since=${since}&theme=${theme}`, document.baseURI), { cache: "no-store", signal: this.stop.signal });
      if ([403, 404].includes(answer.status)) { // deleted, or not this reader's any more
        this.ended = true;
        this.send("turned", { lead: "", at: Date.now() });
      }
      if (!answer.ok) return false;
      this.lost.hidden = true;
      this.show(await answer.json());
      return true;
    } finally {
      clearTimeout(timer);
    }
  }

  again() {
    this.wake?.();
    this.stop?.abort();
  }

  show(now) {
    this.now = now;
    for (const slot of ["above", "below", "side"]) this.write(slot, now[slot]);
    this.count();
    this.slots.figure.hidden = !now.figure;
    this.place();
    this.root.dataset.news = now.news;
    if (now.lead !== this.lead) this.turn();
  }

  write(slot, html) {
    if (this.written[slot] === html) return;
    this.written[slot] = html;
    this.slots[slot].innerHTML = html;
  }

  count() {
    const number = this.slots.join.querySelector("[data-in]");
    const locked = this.slots.join.querySelector("[data-locked]");
    if (number) number.textContent = this.now.in;
    if (locked) locked.hidden = !this.now.locked;
  }

  // Everything on one screen, the figure as high as leaves room for the rest.
  place() {
    const { figure } = this.now;
    const plot = figure ? this.slots.figure.querySelector(".thaw-drawing") : null;
    this.chart ??= figure ? new PlainChart(this.slots.figure.querySelector(".thaw-plain")) : null;
    if (figure) this.draw(figure); // its legend takes its room from here on
    const foot = document.querySelector(".st-key-class-lead")?.offsetHeight ?? 0;
    this.high = fit(this.root, plot, foot) ?? figure?.wide.height;
    if (figure) this.draw(figure);
  }

  draw(figure) {
    const wide = { ...figure.wide, height: Math.max(200, this.high ?? figure.wide.height) | 0 };
    const revision = `${figure.revision} ${wide.height}`;
    const data = numbered(figure.data, shownIn(this.root));
    this.chart.show({ ...figure, data, wide, revision: `${revision} ${data.length}`, fixed: true, plotly_url: this.plotlyUrl }, (kind) => { if (kind === "theme") this.again(); });
  }

  // The buttons below have to change: the page runs again, but not at every answer.
  turn() {
    if (this.turning) return;
    this.turning = setTimeout(() => {
      this.turning = null;
      if (this.now.lead === this.lead) return;
      this.turned = Date.now();
      this.send("turned", { lead: this.now.lead, at: this.turned });
    }, Math.max(0, this.turned + TURN - Date.now()));
  }

  watchTheme() {
    if (this.root.isConnected && this.now && themeOf(this.root) !== this.now.theme) this.again();
  }

  dispose() {
    this.ended = true;
    this.again();
    clearInterval(this.watching);
    clearTimeout(this.turning);
    document.removeEventListener("visibilitychange", this.onShown);
    removeEventListener("resize", this.onSize);
    this.chart?.dispose();
  }
}

export default function board(component) {
  const root = component.parentElement.querySelector(".class-live");
  root.classBoard ??= new Board(root);
  root.classBoard.update(component);
  return () => {
    root.classBoard?.dispose();
    root.classBoard = null;
  };
}
