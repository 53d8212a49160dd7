// The page: which screen stands, and what the class has said last.

import { KINDS } from "./kinds.js";
import { make } from "./make.js";
import { Line, WORDS, say } from "./net.js";

const at = (id) => document.getElementById(id);
const [MAIN, FOOT, SAID, BAR, WHO] = ["main", "foot", "said", "bar", "who"].map(at);
let line = null, now = null, shown = "", naming = false, lock = () => {};

function screen(key, fill) {
  if (shown === key) return false;
  shown = key;
  MAIN.replaceChildren();
  FOOT.replaceChildren();
  FOOT.hidden = true;
  MAIN.className = "";
  lock = () => {};
  fill();
  const head = MAIN.querySelector("h1");
  if (head) { head.tabIndex = -1; head.focus(); }
  scrollTo(0, 0);
  return true;
}

const message = (head, text, ...more) => { MAIN.className = "still"; MAIN.append(make("h1", {}, say(head)), make("p", {}, say(text)), ...more); };
const button = (key, run, main = true) => make("button", { type: "button", class: main ? "main" : "", onclick: run }, say(key));
const top = (text, done = -1, all = 0) => {
  at("where").textContent = text;
  BAR.hidden = !all || all > 40;
  BAR.replaceChildren(...Array.from({ length: all > 40 ? 0 : all }, (_, n) => make("i", { class: line && answered(now.questions[n]) ? "done" : n === done ? "now" : "" })));
};

// ---- codes and names -----------------------------------------------------------------------------

function askCode(wrong) {
  top("Thaw");
  screen(`code ${wrong}`, () => {
    const field = make("input", { type: "text", class: "code", id: "code", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: 12 });
    const go = (event) => {
      event.preventDefault();
      const code = field.value.toUpperCase().replace(/[^A-Z0-9]/g, "");
      if (code.length === 6) location.assign(`${WORDS.base}/${code}`);
      else SAID.textContent = say("wrong");
    };
    MAIN.append(make("h1", {}, say("code_head")), make("form", { onsubmit: go }, make("label", { class: "field", for: "code" }, say("code_ask")), field, make("button", { class: "main" }, say("code_go"))));
    SAID.textContent = wrong ? say(wrong) : "";
    field.focus();
  });
}

function askName() {
  naming = true;
  screen("name", () => {
    const field = make("input", { type: "text", id: "name", maxlength: 24, autocomplete: "off" });
    field.value = line.mine.name;
    const end = (name) => {
      line.call(name.trim());
      naming = false;
      draw();
    };
    MAIN.append(make("h1", {}, say("name_head")), make("p", {}, say("name_ask")), make("form", { onsubmit: (event) => { event.preventDefault(); end(field.value); } },
      make("label", { class: "field", for: "name" }, say("name_label")), field, make("button", { class: "main" }, say("name_go")), " ", make("button", { type: "button", onclick: () => end("") }, say("name_no"))));
    SAID.textContent = "";
    field.focus();
  });
}

// ---- the question --------------------------------------------------------------------------------

const roundOf = (question) => (now.second.includes(question.id) ? 2 : 1);
const answered = (question) => !!question && !!line.given(question.id, roundOf(question));

function status(question) {
  const one = question && line.given(question.id, roundOf(question));
  if (question && now.shut.includes(question.id) && (!one || one.taken || one.refused)) return say(one?.taken ? "shut_in" : one ? "shut_late" : "shut");
  if (one?.refused) return say("refused", { why: one.why || "" });
  if (one?.taken) return say(now.own ? "saved_own" : "saved");
  if (line.lost) return say(one ? "offline" : "lost");
  return one ? say("sending") : "";
}

// Whoever has read down to the last answer still sees it when the bar below it grows; where nothing
// of it is covered, the page stays where it is.
function tell(text) {
  const page = document.documentElement, low = scrollY + innerHeight > page.scrollHeight - 4;
  SAID.textContent = text;
  const last = [...MAIN.querySelectorAll(".picked")].pop() || MAIN.lastElementChild;
  if (low && last.getBoundingClientRect().bottom > at("end").getBoundingClientRect().top) scrollTo(0, page.scrollHeight);
}

function ask(question, place) {
  const round = roundOf(question), given = line.given(question.id, round);
  const words = say(question.kind === "rate" ? "event_of" : "question_of", { at: place + 1, count: now.count });
  top(round > 1 ? `${words} · ${say(question.kind === "draw" ? "again_draw" : "again")}` : words, place, now.own ? now.count : 0);
  const give = (value) => { line.give(question.id, round, value); draw(); };
  screen(`${question.id} ${round}`, () => {
    const send = make("button", { type: "button", class: "main" }, say(given ? "send_again" : "send"));
    // Nothing to send where this very answer is on its way or in, or none is taken any more.
    let whole = false, text = "";
    lock = () => {
      const one = line.given(question.id, round), shut = now.shut.includes(question.id);
      send.disabled = shut || !whole || (one && !one.refused && JSON.stringify(one.value) === text);
      MAIN.querySelectorAll("fieldset, textarea").forEach((part) => { part.disabled = shut; });
    };
    const offer = (value, ready) => {
      [whole, text] = [ready, JSON.stringify(value)];
      lock();
      send.onclick = () => { send.textContent = say("send_again"); give(value); };
    };
    if (question.when) MAIN.append(make("p", { class: "when" }, question.when));
    if (question.title) MAIN.append(make("h1", {}, question.title));
    const story = make("p", {}, question.text || "");
    if (question.text) MAIN.append(story);
    KINDS[question.kind](MAIN, question, given?.value, { give, offer, actors: now.actors, most: WORDS.most, before: round > 1 && line.given(question.id, 1)?.value });
    if (send.onclick) FOOT.append(send);
    if (now.own) FOOT.append(...walk(place));
    FOOT.hidden = !FOOT.childElementCount;
    if (question.text) shorten(story);
  });
  lock();
  tell(status(question));
}

// A long text leaves room for the first answer on a small screen; all of it is one press away.
function shorten(text) {
  const over = MAIN.querySelector(".option").getBoundingClientRect().bottom - at("end").getBoundingClientRect().top;
  const high = parseFloat(getComputedStyle(text).lineHeight), lines = Math.round(text.offsetHeight / high);
  const left = Math.max(2, lines - Math.ceil((over + 40) / high));
  if (over <= 0 || left >= lines - 1) return;
  text.className = "short";
  text.style.setProperty("--lines", left);
  text.after(make("button", { type: "button", class: "plain more", onclick: (event) => { text.className = ""; event.target.remove(); } }, say("more")));
}

const move = (place) => { line.mine.at = place; line.save(); draw(); };

function walk(place) {
  const back = button("back", () => move(place - 1), false);
  back.disabled = place === 0;
  return [back, button("next", () => move(place + 1), FOOT.childElementCount === 0)];
}

// The page came with the first questions; the others come right behind it.
function coming(place) {
  top(say("question_of", { at: Math.min(place + 1, now.count), count: now.count }));
  screen("coming", () => {});
  SAID.textContent = say(line.lost ? "lost" : "coming");
}

function finished() {
  top(say("question_of", { at: now.count, count: now.count }), -1, now.count);
  screen("done", () => {
    const left = now.questions.filter((one) => !answered(one)).length;
    message("done_head", "done");
    if (left) MAIN.append(make("p", {}, say("some_left", { count: left })));
    FOOT.append(button("back", () => move(now.count - 1), false));
    FOOT.hidden = false;
  });
  SAID.textContent = line.waiting.length ? status(now.questions.find((one) => one.id === line.waiting[0].question)) : "";
}

// What all questions say alike comes once, and no question that the page came with comes again.
function whole(said) {
  const rest = said.questions.map((one) => ({ ...said.each, ...one }));
  return { ...said, questions: said.have ? [...now.questions.slice(0, said.have), ...rest] : rest };
}

// ---- which screen --------------------------------------------------------------------------------

function draw(said) {
  if (said?.gone) { line.over = true; top("Thaw"); screen("gone", () => message("gone_head", "gone", button("other", () => location.assign(WORDS.base)))); return; }
  if (said) {
    now = whole(said);
    line.unname(now.unnamed);
  }
  if (naming) return;
  const door = { locked: "locked", full: "full", crowd: "full" }[line.door];
  WHO.hidden = now.ended || !!door;
  WHO.textContent = line.mine.name ? say("name_is", { name: line.mine.name }) : say("name_add");
  if (now.ended) { top(now.title); screen("ended", () => message("ended_head", "ended")); SAID.textContent = line.waiting.length ? status() : ""; return; }
  if (door) { top(now.title); screen("door", () => message("locked_head", door, button("try", () => { shown = ""; line.send(); }))); SAID.textContent = ""; return; }
  if (now.own) {
    const place = Math.min(line.mine.at, now.count);
    if (now.questions[place]) ask(now.questions[place], place);
    else if (now.questions.length === now.count) finished();
    else coming(place);
    return;
  }
  if (now.questions.length) { ask(now.questions[0], now.at); return; }
  top(now.title);
  screen("wait", () => message("wait_head", "wait", make("p", { class: "soft" }, say("kept"))));
  SAID.textContent = status();
}

if (WORDS.state) {
  now = whole(WORDS.state);
  line = new Line(WORDS.base, now.code, (said) => draw(said));
  if (now.own && now.questions.length < now.count) line.have = now.questions.length;
  else line.version = now.version;
  line.unname(now.unnamed);
  WHO.addEventListener("click", askName);
  draw();
  line.send();
  line.listen();
  addEventListener("online", () => line.back());
  addEventListener("storage", ({ key }) => {
    if (key === line.key && line.merge()) { shown = ""; draw(); }
  });
  addEventListener("pageshow", (event) => { if (event.persisted) line.back(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) line.back(); });
} else {
  askCode({ code: "gone", fast: "fast" }[WORDS.word] || "");
}
