"""Every page opens, in both themes and on a phone, with no complaint and no request out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.harness import DESKTOP, PHONE, looks, settled
from tests.objections import COLOURS, objections

Visit = Callable[..., Page]
PAGES = ("/", "/explain", "/method", "/data")
OWN = ("/compare", "/bring-in", "/workshop")  # looked at by axe in tests of their own


def assert_no_objection(page: Page) -> None:
    """In the light and in the dark."""
    assert not objections(page)
    for look in looks(page, [("dark", DESKTOP)]):
        assert not objections(page, only=COLOURS), look


@pytest.mark.parametrize("path", [*PAGES, *OWN])
def test_page_opens_fits_its_window_and_axe_is_content(visit: Visit, path: str) -> None:
    page = visit(path)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.locator("h1").count() == 1
    if path not in OWN:
        assert_no_objection(page)
    for look in looks(page, [("light", DESKTOP), ("light", PHONE)]):
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"the page is {wide} px wider than its window: {look}"


def test_nothing_for_axe_to_object_to_where_nothing_is_found(visit: Visit) -> None:
    assert_no_objection(visit("/?q=zzzz", chart=False))


def test_nothing_for_axe_to_object_to_in_an_open_card_and_open_filters(visit: Visit) -> None:
    page = visit("/")
    page.locator(".thaw-chart").focus()
    page.keyboard.press("Home")
    page.wait_for_selector(".st-key-card [data-event-id]")
    settled(page)
    assert_no_objection(page)
    page.locator(".st-key-filters button").first.click()
    page.locator(".st-key-filter_category").wait_for(state="visible")
    settled(page)
    assert_no_objection(page)
    for part in ("stMainMenu", "stAppDeployButton"):  # Streamlit's own are out of the way
        assert not page.get_by_test_id(part).is_visible()
