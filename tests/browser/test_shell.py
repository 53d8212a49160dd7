"""Every page opens, in both themes and on a phone, with no complaint and no request out."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Visit = Callable[..., Page]
PAGES = ("/", "/method", "/data")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("viewport", ["desktop", "phone"])
def test_page_opens_and_fits_its_window(visit: Visit, path: str, viewport: str) -> None:
    page = visit(path)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.locator("h1").count() == 1
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"the page is {wide} px wider than its window"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_for_axe_to_object_to(visit: Visit, path: str, scheme: str) -> None:
    page = visit(path)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_streamlits_own_menu_is_out_of_the_way(visit: Visit) -> None:
    page = visit("/")
    for part in ("stMainMenu", "stAppDeployButton"):
        assert not page.get_by_test_id(part).is_visible()
