"""A server that dies in the middle of a lesson: what was written is still there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from data import catalog
from data.lessons import story
from data.workspace import open_store
from tests.conftest import forget_workspaces
from tests.harness import settled
from tests.restarting import Restarting
from tests.small_set import write_set

WAIT = 60_000  # ms


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Restarting]:
    server = Restarting(f"sqlite:///{tmp_path / 'sets.sqlite3'}", tmp_path)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def tab(browser: Browser, running: Restarting) -> Iterator[Page]:
    """A page that may complain: its server is killed on purpose."""
    context = browser.new_context(
        base_url=running.url, viewport={"width": 1280, "height": 720}, reduced_motion="reduce"
    )
    context.set_default_timeout(WAIT)
    yield context.new_page()
    context.close()


@pytest.fixture
def own_set(tmp_path: Path) -> str:
    """A small set of one's own with two years to draw."""
    write_set(tmp_path)
    store = open_store(f"sqlite:///{tmp_path / 'sets.sqlite3'}")
    return store.copy_shipped(catalog.open_set("small", tmp_path))


def connected(tab: Page) -> None:
    """Wait until the page has found its server and stands still."""
    idle = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
    tab.wait_for_selector(f'{idle}[data-test-script-state="notRunning"]', timeout=WAIT)


def dead(tab: Page, running: Restarting) -> None:
    running.kill()
    tab.wait_for_selector('[data-testid="stApp"]:not([data-test-connection-state="CONNECTED"])')


def type_into(tab: Page, label: str, text: str) -> None:
    """Type, and leave the field, so that the page takes it."""
    tab.get_by_label(label, exact=True).fill(text)
    tab.keyboard.press("Tab")


def test_every_step_of_a_story_that_was_typed_outlives_the_server(
    tab: Page, running: Restarting, own_set: str, tmp_path: Path
) -> None:
    tab.goto(f"/teach?set={own_set}")
    tab.get_by_role("button", name="Write a story").click()
    heading = tab.get_by_label("Heading", exact=True)
    settled(tab)
    for at, button in enumerate(("New step", "New step", "Earlier", "Later")):
        # Straight from the field to the button, as people do it.
        heading.fill(f"Heading {at}")
        tab.get_by_role("button", name=button, exact=True).click()
        settled(tab)
        expect(heading).to_have_value(["New step", "New step", "Heading 2", "Heading 3"][at])
    tab.get_by_role("combobox", name="Step").click()
    tab.get_by_role("option", name="2 Heading 1").click()
    settled(tab)
    expect(heading).to_have_value("Heading 1")
    type_into(tab, "Period to show", "1940")
    settled(tab)
    prose = tab.get_by_label("One to three sentences")
    prose.fill("Typed as it died.")
    dead(tab, running)  # the fields are closed as long as nobody listens
    running.start()
    expect(prose).to_be_enabled(timeout=WAIT)
    prose.press("Tab")
    expect(tab.locator(".ls-prose")).to_have_text("Typed as it died.", timeout=WAIT)
    connected(tab)
    expect(heading).to_have_value("Heading 1")
    tab.reload()
    expect(tab.locator(".ls-prose")).to_have_text("Typed as it died.")
    settled(tab)
    expect(tab.get_by_text("Not kept yet.")).to_be_visible()
    expect(heading).to_have_value("Heading 1")
    type_into(tab, "Title", "Outlived")
    tab.get_by_role("button", name="Keep", exact=True).click()
    expect(tab.get_by_text("Kept in your workspace.")).to_be_visible()
    forget_workspaces()
    kept = open_store(f"sqlite:///{tmp_path / 'sets.sqlite3'}").open(own_set).texts
    read = story.parse(kept["stories/story-1.md"], "story-1")
    assert read.title == "Outlived"
    assert [one.heading for one in read.steps] == ["Heading 0", "Heading 1", "Heading 3"]
    assert (read.steps[1].show, read.steps[1].prose) == ("1940", "Typed as it died.")
    tab.reload()
    expect(tab.get_by_text("Kept in your workspace.")).to_be_visible()
