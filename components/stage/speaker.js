// The speaker's page: what is on the projector, what to say, what comes next, and the time.

import { element, textOf } from "./pieces.js";

export class Speaker {
  constructor(stage) {
    this.stage = stage;
    this.started = Date.now();
    const { root, scene } = stage;
    this.parts = {
      now: element("h2", { class: "ls-heading" }),
      prose: element("p", { class: "ls-prose" }),
      notes: element("p", { class: "ls-notes" }),
      questions: element("ol"),
      next: element("p", { class: "ls-next" }),
      clock: element("p", { class: "ls-clock", role: "timer", "aria-live": "off" }),
      black: element("button", { type: "button", class: "ls-button", text: "Black (B)" }),
    };
    const { parts } = this;
    parts.black.addEventListener("click", () => stage.blacken(!stage.black));
    const restart = element("button", { type: "button", class: "ls-button", text: "Start the clock anew" });
    restart.addEventListener("click", () => { this.started = Date.now(); this.tick(); });
    const { back, next, counter } = stage.parts;
    const lead = element("div", { class: "ls-tools" }, back, next, counter, parts.black, restart);
    const section = (title, ...content) => element("section", {}, element("h3", { text: title }), ...content);
    root.replaceChildren(
      element("div", { class: "ls-top" }, element("p", { class: "ls-title", text: `${scene.title}: speaker’s page` }), parts.clock),
      lead,
      element(
        "div", { class: "ls-said" },
        element("div", {}, section("On the screen", parts.now, parts.prose), section("Next", parts.next)),
        element("div", {}, section("Notes", parts.notes), section("Questions", parts.questions)),
      ),
      stage.parts.live,
    );
    this.timer = setInterval(() => this.tick(), 1000);
    this.tick();
  }

  end() { clearInterval(this.timer); }

  tick() {
    const gone = Math.floor((Date.now() - this.started) / 1000);
    const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    const { minutes } = this.stage.scene;
    const of = minutes ? ` of ${minutes} min` : "";
    this.parts.clock.textContent = `${time} · ${Math.floor(gone / 60)}:${String(gone % 60).padStart(2, "0")}${of}`;
  }

  dress() {
    const { stage, parts } = this;
    if (!parts) return;
    const { now, step, scene } = stage;
    parts.now.textContent = textOf(now.heading);
    parts.prose.textContent = textOf(now.prose);
    parts.notes.textContent = now.notes || "None for this step.";
    parts.questions.replaceChildren(...now.questions.map((text) => element("li", { text })));
    parts.next.textContent = step + 1 < scene.steps.length ? textOf(scene.steps[step + 1].heading) : "This is the last step.";
    parts.black.setAttribute("aria-pressed", String(stage.black));
  }
}
