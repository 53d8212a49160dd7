"""Explore and Explain in forced colours and at twice the size."""

from playwright.sync_api import Page

from tests.explore_acts import STEEPEST, Visit
from tests.harness import settled
from tests.objections import objections

EDGE = """(node) => {
  const { borderTopWidth, borderTopStyle } = getComputedStyle(node);
  return borderTopStyle === "none" ? 0 : parseFloat(borderTopWidth);
}"""


def test_in_forced_colours_what_is_chosen_still_has_an_edge(page: Page, visit: Visit) -> None:
    page.emulate_media(forced_colors="active")
    visit(f"/?event={STEEPEST}")
    assert not objections(page)
    visit("/explain")
    assert page.locator("[role=radio][aria-checked=true]").first.evaluate(EDGE) >= 2


def test_at_twice_the_size_everything_is_there_without_sideways_scrolling(visit: Visit) -> None:
    page = visit(f"/?event={STEEPEST}")
    page.set_viewport_size({"width": 640, "height": 360})  # 1280×720 at 200 %
    settled(page, chart=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert page.locator(".thaw-card h2").is_visible()
    page.get_by_role("button", name="Close").click()
    settled(page, chart=True)
    assert page.locator(".thaw-line").last.is_visible()
