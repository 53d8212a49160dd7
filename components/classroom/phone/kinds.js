// One function a kind of question: it fills `box` and calls `give(value)` when there is an answer.
// `offer(value, ready)` puts a button at the thumb that gives the value.

import { Pen } from "./draw.js";
import { make } from "./make.js";
import { WORDS, say } from "./net.js";

// The signs stand for the steps, so that they can be told apart without colour and at a glance.
const SIGNS = [["▲▲", "warm"], ["▲", "warm"], ["●", ""], ["▼", "cold"], ["▼▼", "cold"]];
const USUAL = [-7, -3, 0, 3, 7];

const head = (text) => make("h1", { class: "ask" }, text);

function radios(box, legend, options, chosen, give) {
  const set = make("fieldset", {}, make("legend", {}, legend));
  options.forEach(({ value, label, sign = "", tone = "", extra = "" }, at) => {
    const picked = chosen !== undefined && chosen === value;
    const radio = make("input", { type: "radio", name: "answer", id: `o${at}`, onchange: () => {
      set.querySelectorAll(".option").forEach((one) => one.classList.toggle("picked", one.contains(radio)));
      give(value);
      radio.parentNode.scrollIntoView({ block: "nearest" }); // clear of the bar that says it is in
    } });
    radio.checked = picked;
    const parts = extra ? [] : [make("span", { class: `sign ${tone}`, "aria-hidden": "true" }, sign)];
    if (!sign && !extra) parts[0].hidden = true;
    set.append(make("label", { class: `option ${extra} ${picked ? "picked" : ""}`, for: `o${at}` },
      radio, ...parts, make("span", {}, label), make("span", { class: "tick", "aria-hidden": "true" }, "✓")));
  });
  box.append(set);
}

export const KINDS = {
  rate(box, question, chosen, { give, actors }) {
    const steps = question.steps || USUAL.map((value, at) => [value, WORDS.words.steps[at]]);
    const options = SIGNS.map(([sign, tone], at) => ({ value: steps[4 - at][0], label: steps[4 - at][1], sign, tone }));
    options.push({ value: null, label: say("cannot"), extra: "cannot" });
    radios(box, say("rate_ask", { a: actors[0], b: actors[1] }), options, chosen, give);
  },

  choice(box, question, chosen, { give }) {
    radios(box, head(question.ask), question.options.map((label, value) => ({ value, label })), chosen, give);
  },

  order(box, question, chosen, { offer }) {
    let order = chosen ? [...chosen] : [];
    const list = make("div", { role: "group", "aria-label": question.ask });
    const paint = () => {
      list.replaceChildren(...question.options.map((label, at) => {
        const place = order.indexOf(at) + 1;
        return make("button", { type: "button", class: `option ${place ? "picked" : ""}`, "aria-pressed": String(!!place), "data-at": at, onclick: () => {
          order = place ? order.filter((one) => one !== at) : [...order, at];
          paint();
          list.querySelector(`[data-at="${at}"]`).focus();
          offer(order, order.length === question.options.length);
        } }, make("span", { class: "place" }, place || ""), make("span", {}, label));
      }));
    };
    box.append(head(question.ask), make("p", { class: "soft" }, say("order_how")), list);
    paint();
    offer(order, order.length === question.options.length);
  },

  sentence(box, question, chosen, { offer, most }) {
    const left = make("p", { class: "soft", id: "left" });
    const area = make("textarea", { id: "text", rows: 4, maxlength: most, "aria-describedby": "left" });
    area.value = chosen || "";
    const heard = () => {
      left.textContent = say("left", { left: most - area.value.length });
      offer(area.value.trim(), !!area.value.trim());
    };
    area.addEventListener("input", heard);
    box.append(head(question.ask), make("label", { class: "field", for: "text" }, say("sentence_label")), area, left);
    heard();
  },

  draw(box, question, chosen, { offer, before }) {
    const given = question.before.length ? say("draw_given", { last: question.first - 1 }) : "";
    box.append(head(question.ask), make("p", { class: "soft" }, say("draw_how"), " ", given));
    new Pen(box, question, chosen, before, offer);
  },
};
