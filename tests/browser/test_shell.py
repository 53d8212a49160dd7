"""Every page opens, in both themes and on a phone, with no complaint and no request out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.harness import DESKTOP, PHONE, looks, settled
from tests.objections import COLOURS, objections

Visit = Callable[..., Page]
PAGES = ("/", "/explain", "/method", "/data")
OWN = ("/compare", "/bring-in", "/workshop")  # looked at by axe in tests of their own


@pytest.mark.parametrize("path", [*PAGES, *OWN])
def test_page_opens_and_fits_its_window(visit: Visit, path: str) -> None:
    page = visit(path)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.locator("h1").count() == 1
    for look in looks(page, [("light", DESKTOP), ("light", PHONE)]):
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"the page is {wide} px wider than its window: {look}"


def assert_no_objection(page: Page) -> None:
    """In the light and in the dark."""
    assert not objections(page)
    for look in looks(page, [("dark", DESKTOP)]):
        assert not objections(page, only=COLOURS), look


@pytest.mark.parametrize("path", [*PAGES, "/?q=zzzz"])
def test_nothing_for_axe_to_object_to(visit: Visit, path: str) -> None:
    assert_no_objection(visit(path, chart="zzzz" not in path))


def test_nothing_for_axe_to_object_to_in_an_open_card(visit: Visit) -> None:
    page = visit("/")
    page.locator(".thaw-chart").focus()
    page.keyboard.press("Home")
    page.wait_for_selector(".st-key-card [data-event-id]")
    settled(page)
    assert_no_objection(page)


def test_nothing_for_axe_to_object_to_in_the_open_filters(visit: Visit) -> None:
    page = visit("/")
    page.locator(".st-key-filters button").first.click()
    page.locator(".st-key-filter_category").wait_for(state="visible")
    settled(page)
    assert_no_objection(page)


def test_streamlits_own_menu_is_out_of_the_way(visit: Visit) -> None:
    page = visit("/")
    for part in ("stMainMenu", "stAppDeployButton"):
        assert not page.get_by_test_id(part).is_visible()
