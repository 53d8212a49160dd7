"""Compare in a real browser: the two shipped relations on one axis, and the way to their events."""

import re

from playwright.sync_api import Page, expect

from tests.explore_acts import Visit
from tests.harness import DESKTOP, PHONE, looks, settled
from tests.objections import objections

YEARS = """() => document.querySelector('.thaw-drawing').layout.xaxis.range
  .map((date) => Number(String(date).slice(0, 4)))"""


def drawn(page: Page) -> Page:
    page.locator('.thaw-plain[data-ready="1"]').first.wait_for()
    settled(page)
    return page


def test_when_moscow_froze_washington_thawed(visit: Visit) -> None:
    page = drawn(visit("/compare"))
    expect(page.locator(".thaw-lead")).to_contain_text("When Moscow froze, Washington thawed")
    expect(page.locator(".thaw-drawing")).to_contain_text(": Moscow froze, Washington thawed")
    split = page.locator(".thaw-table tr", has_text="1949")
    expect(split).to_contain_text("▼")
    expect(split).to_contain_text("▲")
    first, last = page.evaluate(YEARS)
    assert 1940 <= first <= 1941
    assert 1992 <= last <= 1993


def test_the_view_is_the_address(visit: Visit) -> None:
    page = drawn(visit("/compare"))
    page.get_by_text("One under another", exact=True).click()
    drawn(page)
    page.get_by_role("button", name="Years and chapters").click()
    page.get_by_text("All years", exact=True).click()
    drawn(page)
    page.wait_for_url(re.compile(r"how=under.*span=all"))
    assert page.evaluate(YEARS)[0] < 1920
    page.reload()
    drawn(page)
    expect(page.get_by_role("radio", name="One under another")).to_be_checked()
    assert page.evaluate(YEARS)[0] < 1920


def test_an_event_named_leads_to_its_own_relation(visit: Visit) -> None:
    page = drawn(visit("/compare"))
    link = page.locator(".thaw-table tr", has_text="1946").locator("a").last
    link.click()
    page.locator('.thaw-card[data-event-id="1946-second-transport-shot-down"]').wait_for()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile(r"^Yugoslavia and the United States, 1941–1992: \S")
    )


def test_nothing_for_axe_to_object_to_and_no_sideways_scrolling(visit: Visit) -> None:
    page = drawn(visit("/compare"))
    for look in looks(page, [("light", DESKTOP), ("dark", PHONE)]):
        assert not objections(page), look
        main = "document.querySelector('.stMain')"
        assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth"), look
