// The event beside the chart, which stays where it is: what the list below says of it, and its neighbours.

const made = (tag, parts) => Object.assign(document.createElement(tag), parts);

export class Reading {
  constructor(place, chart) {
    Object.assign(this, { place, chart });
    place.addEventListener("keydown", ({ key }) => key === "Escape" && this.close());
  }

  // Events stand in the list in the order of the chart; a list that was cut has only the first ones.
  open(number) {
    const item = document.getElementById(`e${number + 1}`);
    const { events } = this.chart;
    const told = item ? [...item.children].map((part) => part.cloneNode(true)) : this.#short(events[number]);
    const foot = made("p", { className: "foot" });
    if (item) foot.append(made("a", { href: `#${item.id}`, textContent: "In the list below" }));
    this.place.replaceChildren(this.#row(number), ...told, foot);
    this.place.hidden = false;
    document.body.classList.add("reading");
    this.place.scrollTop = 0;
  }

  #short({ when, title }) {
    return [made("p", { className: "when", textContent: when }), made("h3", { textContent: title })];
  }

  #row(number) {
    const row = made("p", { className: "row" });
    const { events } = this.chart;
    for (const [name, by] of [["← Earlier", -1], ["Later →", 1]]) {
      const next = events[number + by];
      const button = made("button", { type: "button", textContent: name, disabled: !next });
      if (next) button.title = `${next.when}: ${next.title}`;
      button.addEventListener("click", () => {
        this.chart.select(next.id);
        const again = [...this.place.querySelectorAll(".row button")].find(({ textContent, disabled }) => textContent === name && !disabled);
        (again || this.place).focus({ preventScroll: true });
      });
      row.append(button);
    }
    const close = made("button", { type: "button", textContent: "Close" });
    close.addEventListener("click", () => this.close());
    row.append(close);
    return row;
  }

  close() {
    this.place.hidden = true;
    document.body.classList.remove("reading");
    this.chart.unselect();
    this.chart.root.focus({ preventScroll: true });
  }
}
