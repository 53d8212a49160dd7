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

# Boxes of the names on the picture, in px.
LABELS = """() => [...document.querySelectorAll(".thaw-label text, .thaw-plot .thaw-band-name")]
  .map((note) => {
    const box = note.getBoundingClientRect();
    return {text: note.textContent, x0: box.left, x1: box.right, y0: box.top, y1: box.bottom};
  })"""
# Where the dot or the mark of an event stands: its middle in the window, in px.
DOT = """(id) => {
  const box = document.querySelector(`.thaw-dot[data-event="${CSS.escape(id)}"]`)
    .getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}"""
# What the line's own picture is: as good as its values to see whether it changed.
LINE = "() => [...document.querySelectorAll('.thaw-line')].map((p) => p.getAttribute('d')).join()"
DOTS = "document.querySelectorAll('.thaw-dot').length"


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
    """Where the dot of an event stands in the window, in px."""
    page.locator(f'.thaw-dot[data-event="{event}"]').scroll_into_view_if_needed()
    x, y = page.evaluate(DOT, event)
    return x, y


def plot_place(page: Page, across: float, down: float) -> tuple[float, float]:
    """A point of the line's panel: shares of its width and height, in px of the window."""
    page.locator(".thaw-stage").scroll_into_view_if_needed()
    x, y = page.evaluate(
        """([across, down]) => {
          const { frame } = document.querySelector(".thaw-chart").thawChart.drawn;
          const box = document.querySelector(".thaw-plot").getBoundingClientRect();
          return [box.left + frame.left + across * (frame.right - frame.left),
                  box.top + frame.top + down * (frame.bottom - frame.top)];
        }""",
        [across, down],
    )
    return x, y
