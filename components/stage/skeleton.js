// The parts of a stage on the page.

import { element, textOf } from "./pieces.js";
import { make } from "./make.js";

const button = (text, act, more = {}) => {
  const made = element("button", { type: "button", class: "ls-button", text, ...more });
  made.addEventListener("click", act);
  return made;
};

const HOW = [
  "Draw from left to right, with the mouse, a finger or the arrow keys: one value a year.",
  "Then the real line runs over yours.",
  "The three largest differences are named, with the events that made them.",
];

export function skeleton(root, scene, stage) {
  const svg = make("svg", { class: "ls-svg", role: "img" });
  const parts = {
    svg,
    heading: element("h2", { class: "ls-heading" }),
    prose: element("p", { class: "ls-prose" }),
    legend: element("p", { class: "ls-legend" }),
    caption: element("p", { class: "ls-caption", "aria-hidden": "true" }),
    live: element("p", { class: "ls-live", "aria-live": "polite" }),
    figure: element("div", { class: "ls-figure", tabindex: "-1" }),
    pop: element("div", { class: "ls-pop", role: "dialog", hidden: true }),
    segments: element("ol", { class: "ls-segments" }),
    counter: element("span", { class: "ls-counter" }),
    title: element("span", { class: "ls-title", text: scene.title }),
    back: button("← Back", () => stage.back()),
    next: button("Next →", () => stage.next(), { class: "ls-button ls-primary" }),
    present: button("Present (F)", () => stage.present()),
    play: button("Play (P)", () => stage.player.toggle()),
    home: button("Back to the step (0)", () => stage.home(), { hidden: true }),
    told: element("span", { class: "ls-told", role: "status" }),
    reveal: button("Show what happened", () => stage.reveal(), { class: "ls-button ls-primary ls-reveal" }),
    clear: button("Draw again", () => stage.again()),
    score: element("div", { class: "ls-score" }),
    below: element("div", { class: "ls-below" }),
    open: element("a", { class: "ls-open" }),
  };
  const how = element("ol", { class: "ls-how" }, ...HOW.map((text) => element("li", { text })));
  parts.draw = element("div", { class: "ls-draw", hidden: true }, how, parts.told, parts.reveal, parts.clear);
  const speaker = button("Speaker’s page", () => {
    const url = new URL(window.location.href);
    url.searchParams.set("as", "speaker");
    window.open(url, "thaw-speaker", "width=900,height=700");
  });
  const several = scene.steps.length > 1;
  const nav = element("nav", { class: "ls-bar", "aria-label": "Steps" }, parts.title, parts.back, parts.segments, parts.next, parts.counter);
  const tools = element("div", { class: "ls-tools" }, parts.present, ...(several ? [speaker] : []), parts.play, parts.home, parts.open);
  if (!several) [parts.back, parts.next, parts.segments, parts.counter].forEach((part) => { part.hidden = true; });
  if (scene.mode === "draw") [parts.title, parts.present, parts.play, parts.open].forEach((part) => { part.hidden = true; });
  parts.figure.append(svg, parts.caption, parts.pop);
  const head = element("div", { class: "ls-head" }, parts.heading, parts.prose);
  const side = element("div", { class: "ls-side" }, parts.draw, parts.score);
  root.replaceChildren(head, parts.legend, parts.figure, side, nav, tools, parts.below, parts.live, element("div", { class: "ls-night" }));
  root.dataset.mode = scene.mode;
  return parts;
}

// Progress, contents, and what belongs to the step below the chart.
export function bar(parts, scene, stage) {
  const { step, now } = stage;
  parts.counter.textContent = `${step + 1} of ${scene.steps.length}`;
  parts.back.disabled = step === 0;
  parts.next.disabled = step === scene.steps.length - 1;
  parts.segments.replaceChildren(...scene.steps.map((one, at) => {
    const heading = textOf(one.heading);
    const made = button("", () => stage.go(at), {
      class: "ls-segment", title: `${at + 1} ${heading}`, "aria-label": `Step ${at + 1}: ${heading}`,
      "aria-current": at === step ? "step" : null, "data-past": at <= step,
    });
    return element("li", {}, made);
  }));
  parts.open.textContent = { explore: "Open on Explore", explain: "Open on Explain", compare: "Open on Compare" }[now.page];
  parts.open.setAttribute("href", now.open);
  legend(parts.legend, scene, now);
  parts.below.replaceChildren(...below(scene, stage));
}

// What the lines are, where there is more than one.
export function legend(parent, { lines, relation }, { line, ghost, beside }) {
  parent.hidden = !ghost && !beside;
  const named = [[line, "", ghost ? lines[line].label : relation], [ghost, "ls-ghost", lines[ghost]?.label], [beside, "ls-beside", lines[beside]?.label]];
  parent.replaceChildren(...named.filter(([key]) => key).map(([, kind, label]) => {
    const svg = make("svg", { viewBox: "0 0 40 10", width: 40, height: 10, "aria-hidden": "true" });
    make("line", { class: `ls-line ${kind}`, x1: 0, x2: 40, y1: 5, y2: 5 }, svg);
    return element("span", {}, svg, ` ${label}`);
  }));
}

function below(scene, stage) {
  const { now } = stage;
  const found = [];
  if (scene.steps.length > 1) {
    const list = element("ol", { class: "ls-contents" }, ...scene.steps.map((one, at) => {
      const made = button(textOf(one.heading), () => stage.go(at), { class: "ls-link", "aria-current": at === stage.step ? "step" : null });
      return element("li", {}, made);
    }));
    found.push(element("section", {}, element("h3", { text: "Contents" }), list));
  }
  const events = now.events.map((id) => scene.events.find((event) => event.id === id)).filter(Boolean);
  if (events.length) {
    const list = element("ul", { class: "ls-events" }, ...events.map((event) => element(
      "li", {}, element("span", { class: "ls-muted", text: `${event.when} ` }),
      button(event.title, ({ currentTarget }) => stage.openEvent(event.id, currentTarget), { class: "ls-link" }),
    )));
    found.push(element("section", {}, element("h3", { text: "Events of this step" }), list));
  }
  const asked = [];
  if (now.questions.length) {
    asked.push(element("h3", { text: "Questions" }), element("ol", {}, ...now.questions.map((text) => element("li", { text }))));
  }
  if (now.notes) {
    asked.push(element("details", {}, element("summary", { text: "Notes for the teacher" }), element("p", { text: now.notes })));
  }
  if (asked.length) found.push(element("section", {}, ...asked));
  return found;
}
