"""What the browser tests of Explore do again and again, and what they know of the shipped set."""

from collections.abc import Callable

import numpy as np
from playwright.sync_api import Locator, Page

from data import catalog, temperature
from tests.harness import settled

Visit = Callable[..., Page]
SET = catalog.open_set("soviet-yugoslav")
MOVES = temperature.trace(SET.prepared, "bounded", **SET.defaults).moves
STEEPEST = str(MOVES["event_id"].iloc[int(MOVES["move"].to_numpy().argmin())])
DAYS = SET.prepared["middle"].to_numpy().astype("datetime64[D]").astype(int)
GAPS = np.diff(np.sort(DAYS), prepend=-(10**6), append=10**6)
ALONE = SET.prepared["event_id"].iloc[
    int(np.argsort(DAYS)[int(np.minimum(GAPS[:-1], GAPS[1:]).argmax())])
]  # the event furthest from its neighbours: nothing lies over its mark
CHAPTER = SET.chapters["chapter_id"].iloc[3]
CHAPTER_LABEL = SET.chapters["label"].iloc[3]

# Boxes of everything written on the temperature panel, in px.
LABELS = """() => [...document.querySelectorAll(".thaw-label, .thaw-band-name")].map((note) => {
  const range = document.createRange();
  range.selectNodeContents(note);
  const box = range.getBoundingClientRect();
  return {text: note.textContent, x0: box.left, x1: box.right, y0: box.top, y1: box.bottom};
})"""
MARKER = """(id) => {
  const plot = document.querySelector(".thaw-plot");
  const index = plot.data.findIndex((trace) => trace.name === "events on the line");
  const place = plot.data[index].customdata.indexOf(id);
  const group = [...plot.querySelectorAll(".scatterlayer .trace")]
    .find((node) => node.__data__[0].trace.name === "events on the line");
  const box = group.querySelectorAll(".points path")[place].getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}"""


def chart(page: Page) -> Locator:
    """The chart."""
    return page.locator(".thaw-chart")


def selected(page: Page) -> str:
    """Id of the event that the chart has ringed."""
    return chart(page).get_attribute("data-selected") or ""


def view(page: Page) -> str:
    """The visible dates, as the chart says them."""
    return chart(page).get_attribute("data-view") or ""


def press(page: Page, *keys: str) -> None:
    """Press keys while the chart has the focus."""
    chart(page).focus()
    for key in keys:
        page.keyboard.press(key)
    settled(page, chart=True)


def search(page: Page, text: str) -> None:
    """Type into the search field."""
    field = page.get_by_placeholder("Search")
    field.fill(text)
    field.press("Enter")
    settled(page, chart=False)


def open_filters(page: Page) -> None:
    """Open the panel with the filters."""
    page.get_by_role("button", name="Filters").click()
    page.locator(".st-key-filter_category").wait_for()


def marker_place(page: Page, event: str) -> tuple[float, float]:
    """Where the mark of an event on the line stands in the window, in px."""
    x, y = page.evaluate(MARKER, event)
    return x, y
