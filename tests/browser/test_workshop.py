"""The workshop in a real browser: typing is saving, and two windows do not overwrite each other."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.harness import DESKTOP, PHONE, Server, looks, serve, settled, wait_for
from tests.objections import objections
from tests.workshop_acts import type_title

WAIT = 30_000  # ms: a busy machine is slow, not wrong


@pytest.fixture(scope="module")
def server(browser_type_launch_args: dict) -> Iterator[Server]:
    """An app whose workspace is these tests' own: a set kept there shows on every page."""
    with serve() as running:
        yield running


@pytest.fixture(scope="module")
def base_url(server: Server) -> str:
    return server.url


@pytest.fixture
def copied(visit: Callable[..., Page]) -> Page:
    """A page with a copy of the shipped set on the workbench."""
    page = visit("/workshop", chart=False)
    page.get_by_role("button", name="Make a copy").first.click()
    expect(page.get_by_text("This is revision 1.")).to_be_visible(timeout=WAIT)
    settled(page)
    return page


# Whether a revision is the last of those that the window has put down as its own.
OWN = "(number) => JSON.parse(sessionStorage['thaw.made'] || '{}').made?.at(-1) === number"


def test_what_is_typed_is_saved_there_after_a_reload_and_can_be_undone(copied: Page) -> None:
    type_title(copied, 0, "A title of my own")
    expect(copied.get_by_text("Saved as revision 2: title changed.")).to_be_visible(timeout=WAIT)
    type_title(copied, 1, "And another")
    expect(copied.get_by_text("Saved as revision 3: title changed.")).to_be_visible(timeout=WAIT)
    assert "edit=" in copied.url
    wait_for(copied, OWN, 3)
    copied.reload()
    expect(copied.get_by_text("This is revision 3.")).to_be_visible(timeout=WAIT)
    copied.get_by_role("tab", name="History").click()
    expect(copied.locator(".thaw-table")).to_contain_text("And another", timeout=WAIT)
    undo = copied.get_by_role("button", name="Undo")
    expect(undo).to_be_enabled()  # the window has said which revisions are its own
    settled(copied)
    copied.keyboard.press("Control+z")  # one's own last changes, also after the reload
    expect(copied.get_by_text("Revision 3 is taken back, as revision 4.")).to_be_visible()
    settled(copied)
    wait_for(copied, OWN, 2)
    copied.reload()
    expect(copied.get_by_text("This is revision 4.")).to_be_visible(timeout=WAIT)
    expect(undo).to_be_enabled()
    settled(copied)
    copied.keyboard.press("Control+z")
    expect(copied.get_by_text("Revision 2 is taken back, as revision 5.")).to_be_visible()
    expect(undo).to_be_disabled()
    settled(copied)
    copied.reload()
    expect(copied.get_by_text("This is revision 5.")).to_be_visible(timeout=WAIT)
    settled(copied)
    expect(undo).to_be_disabled()


def test_two_windows_do_not_overwrite_each_other(copied: Page, base_url: str) -> None:
    with copied.context.new_page() as other:
        other.goto(f"{base_url}/workshop")
        settled(other)
        # The copy made last is one of several of the same title: it alone is still new.
        fresh = other.locator('[class*="st-key-workshop_set_"]').filter(has_text="revision 1 ")
        fresh.get_by_role("button", name="Edit").click()
        expect(other.get_by_text("This is revision 1.")).to_be_visible(timeout=WAIT)
        settled(other)
        type_title(other, 0, "From the other window")
        expect(other.get_by_text("Saved as revision 2: title changed.")).to_be_visible(timeout=WAIT)
    type_title(copied, 0, "From this window")
    expect(copied.get_by_role("heading", name="Somebody else changed")).to_be_visible(timeout=WAIT)
    compared = copied.locator(".thaw-table")
    expect(compared).to_contain_text("From this window", timeout=WAIT)
    expect(compared).to_contain_text("From the other window", timeout=WAIT)
    settled(copied)
    copied.reload()  # what waits for a decision is asked about again
    expect(copied.get_by_role("heading", name="Somebody else changed")).to_be_visible(timeout=WAIT)
    settled(copied)
    # The heading of a column is “Mine”, too: the choice may be drawn after it.
    choice = copied.get_by_role("radiogroup", name="Keep for row 1")
    choice.get_by_text("Mine", exact=True).click()  # while the page may still run
    copied.get_by_role("button", name="Keep what I chose").click()
    expect(copied.get_by_text("Saved as revision 4")).to_be_visible(timeout=WAIT)
    settled(copied)
    copied.get_by_role("tab", name="History").click()
    expect(copied.locator(".thaw-table")).to_contain_text("From this window", timeout=WAIT)


@pytest.mark.parametrize("tab", ["Events", "About"])
def test_the_page_can_be_used_by_everybody(copied: Page, tab: str) -> None:
    copied.get_by_role("tab", name=tab).click()
    for look in looks(copied, [("light", DESKTOP), ("dark", PHONE)]):
        assert not objections(copied), look
