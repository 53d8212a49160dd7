"""The line between a page and the server is cut or falls silent: what is typed is kept.

A phone in a tunnel, a laptop that is shut and opened, a wireless network that comes and goes.
"""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from data.workspace import open_store
from tests.conftest import forget_workspaces
from tests.harness import HOST, PATIENCE, settled
from tests.line import Line
from tests.restarting import Restarting
from tests.workshop_acts import type_title
from tests.workspace_sets import make_set


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Restarting, str]]:
    """A server, and the address of its workspace."""
    home = tmp_path_factory.mktemp("line")
    database = f"sqlite:///{home / 'sets.sqlite3'}"
    server = Restarting(database, home)
    server.start()
    yield server, database
    server.kill()


@pytest.fixture
def line(running: tuple[Restarting, str]) -> Iterator[Line]:
    line = Line((HOST, running[0].port))
    yield line
    line.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page that may complain: its line is cut on purpose."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def open_set(tab: Page, line: Line, database: str) -> str:
    """A new set on the workbench of a page at the far end of the line."""
    forget_workspaces()
    set_id = make_set(open_store(database))
    tab.goto(f"http://{HOST}:{line.port}/workshop?edit={set_id}")
    expect(tab.get_by_text("This is revision 1.")).to_be_visible()
    settled(tab)
    return set_id


def titles(database: str, set_id: str) -> list[str]:
    forget_workspaces()
    return open_store(database).table(set_id, "events")["title"].to_list()


def lost(tab: Page) -> None:
    """Wait until the page has noticed that nobody answers."""
    tab.wait_for_selector(
        '[data-testid="stApp"]:not([data-test-connection-state="CONNECTED"])', timeout=PATIENCE
    )


def found(tab: Page) -> None:
    """Wait until the page has its server again and stands still."""
    tab.wait_for_selector('[data-test-connection-state="CONNECTED"]', timeout=PATIENCE)
    settled(tab)


def test_the_first_edit_after_a_cut_line_is_saved(
    tab: Page, line: Line, running: tuple[Restarting, str]
) -> None:
    server, database = running
    set_id = open_set(tab, line, database)
    type_title(tab, 0, "Before the cut")  # the browser fetches its editor of cells only now
    expect(tab.get_by_text("Saved as revision 2: title changed.")).to_be_visible()
    line.fall_silent()
    line.cut()
    lost(tab)
    time.sleep(3)
    line.speak_again()
    found(tab)
    type_title(tab, 1, "First with a line again")
    expect(tab.get_by_text("Saved as revision 3: title changed.")).to_be_visible()
    assert titles(database, set_id) == ["Before the cut", "First with a line again", "Third"]
    line.fall_silent()
    line.cut()
    lost(tab)
    line.speak_again()
    found(tab)
    tab.get_by_role("tab", name="About").click()
    tab.get_by_label("Title", exact=True).fill("A title after a cut")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("heading", name="A title after a cut")).to_be_visible()
    forget_workspaces()
    assert open_store(database).info(set_id).title == "A title after a cut"
    assert "Traceback" not in server.logged()


def test_what_is_typed_into_a_silent_line_is_saved_when_it_speaks_again(
    tab: Page, line: Line, running: tuple[Restarting, str]
) -> None:
    server, database = running
    set_id = open_set(tab, line, database)
    type_title(tab, 0, "Before the tunnel")
    expect(tab.get_by_text("Saved as revision 2: title changed.")).to_be_visible()
    settled(tab)
    line.fall_silent()
    type_title(tab, 1, "Said into a tunnel")
    time.sleep(8)
    assert titles(database, set_id)[1] == "Second"
    expect(tab.get_by_text("Saved as revision 3")).to_have_count(0)
    line.speak_again()
    line.cut()
    expect(tab.get_by_text("Saved as revision 3: title changed.")).to_be_visible()
    assert titles(database, set_id)[1] == "Said into a tunnel"
    assert "Traceback" not in server.logged()
