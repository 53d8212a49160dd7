// Asking about a date: a click beside the events, the line that marks the date, the news to Python.

const STILL = 5; // px that a click may move
const SECOND_CLICK = 320; // ms in which a second click makes it a double click

class AskedDate {
  constructor(chart) {
    this.chart = chart;
    this.date = null;
  }

  ask(date) {
    if (!date) return;
    this.date = date;
    this.mark();
    this.chart.send("asked", { date, at: Date.now() });
  }

  mark() {
    this.chart.root.dataset.asked = this.date || "";
    placeAsked(this.chart.root.querySelector(".thaw-asked"), this.chart.plot, this.date);
  }

  // Plotly tells nothing of a click that hits no event, so the pointer is watched.
  watch() {
    const { chart } = this;
    chart.plot.addEventListener("pointerdown", (down) => {
      const picks = chart.picks;
      document.addEventListener("pointerup", (up) => {
        const moved = Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY);
        this.forget();
        if (moved > STILL || up.button !== 0) return;
        const date = dateAt(chart.plot, up);
        this.waiting = setTimeout(() => chart.picks === picks && this.ask(date), SECOND_CLICK);
      }, { once: true });
    });
  }

  forget() {
    clearTimeout(this.waiting);
  }
}

// The line at the date, through all panels.
function placeAsked(line, plot, date) {
  const { xaxis, _size: size } = plot._fullLayout;
  const left = date ? xaxis.d2p(date) : -1;
  line.hidden = left < 0 || left > xaxis._length;
  if (line.hidden) return;
  line.style.transform = `translate(${xaxis._offset + left}px, ${size.t}px)`;
  line.style.height = `${size.h}px`;
}

// The date under the pointer, where it is over the temperature panel; null elsewhere.
function dateAt(plot, { clientX, clientY }) {
  const { xaxis, yaxis } = plot._fullLayout;
  const box = plot.getBoundingClientRect();
  const x = clientX - box.left - xaxis._offset;
  const y = clientY - box.top - yaxis._offset;
  if (x < 0 || x > xaxis._length || y < 0 || y > yaxis._length) return null;
  return String(xaxis.p2d(x)).slice(0, 10);
}
