"""The real server is killed under a live page: what was shown as saved is there, nothing is lost.

Five kills for each database. For more: THAW_KILLS=60 pytest -n0 tests/browser/test_workshop_kill.py
"""

import os
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from data import catalog
from data.workspace import open_store
from tests.conftest import forget_workspaces
from tests.restarting import Restarting
from tests.workshop_acts import type_cell, type_title
from tests.workspace_sets import make_set

KILLS = int(os.environ.get("THAW_KILLS", "5"))
SEED = int(os.environ.get("THAW_SEED", "20261125"))
WAIT = 60_000  # ms
SAVED = re.compile(r"Saved as revision (\d+)|This is revision (\d+)|All of it was saved")


@pytest.fixture
def running(database: str, tmp_path: Path) -> Iterator[Restarting]:
    server = Restarting(database, tmp_path)
    server.start()
    yield server
    server.close()


@pytest.fixture
def tab(browser: Browser, running: Restarting) -> Iterator[Page]:
    """A page that may complain: its server is killed on purpose."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(WAIT)
    yield context.new_page()
    context.close()


def open_tab(tab: Page, running: Restarting, set_id: str) -> None:
    tab.goto(f"{running.url}/workshop?edit={set_id}")
    expect(tab.get_by_text("This is revision")).to_be_visible(timeout=WAIT)
    connected(tab)


def connected(tab: Page) -> None:
    """Wait until the page has found its server and stands still."""
    idle = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
    tab.wait_for_selector(f'{idle}[data-test-script-state="notRunning"]', timeout=WAIT)


def stored(database: str, set_id: str) -> list[str]:
    forget_workspaces()
    return open_store(database).table(set_id, "events")["title"].to_list()


def wait_stored(database: str, set_id: str, row: int, title: str) -> None:
    until = time.monotonic() + WAIT / 1000
    while time.monotonic() < until:
        if stored(database, set_id)[row] == title:
            return
        time.sleep(0.3)
    raise AssertionError(f"{title!r} is not kept: {stored(database, set_id)}")


def restart(tab: Page, running: Restarting) -> None:
    running.kill()
    running.start()
    connected(tab)


# What a page remembers over a restart is asked of one database each, of both in the random kills.
# What is typed into a table of each kind: its tab, px to a column of text, and the table's name.
CELLS = (
    ("Events", 300, "events"),
    ("Sources", 300, "sources"),
    ("Chapters", 80, "chapters"),
    ("Conditions", 80, "conditions"),
    ("Statements", 420, "statements"),
    ("Readings", 620, "readings"),
    ("Figures", 740, "indicators"),
)
# Of the tabs of fields: the label, and which of several.
FIELDS = (
    ("States", "Short name", 0),
    ("About", "Title", 0),
    ("About", "Description", 0),
    ("About", "Licence", 0),
    ("About", "How to cite", 0),
    ("About", "Codebook", 0),
    ("About", "reader-2", 0),
    ("About", "Name", 1),
    ("About", "Meaning", 1),
)


def type_everywhere(tab: Page) -> list[str]:
    """Type something of its own wherever the workbench keeps what is typed."""
    typed = []
    for name, px, table in CELLS:
        tab.get_by_role("tab", name=name, exact=True).click()
        type_cell(tab, px, 1, f"Unheard {table}", answers=False)
        typed.append(f"Unheard {table}")
    for name, label, number in FIELDS:
        tab.get_by_role("tab", name=name, exact=True).click()
        panel = tab.get_by_role("tabpanel").filter(visible=True)
        text = f"Unheard {label[:4]}{number}"
        panel.get_by_label(label, exact=True).nth(number).fill(text)
        tab.keyboard.press("Tab")
        typed.append(text)
    return typed


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_is_typed_anywhere_while_the_server_is_down_is_saved(
    tab: Page, running: Restarting, database: str
) -> None:
    """It hears nothing any more, then it is killed; the page is the only place that knows."""
    store = open_store(database)
    set_id = store.copy_shipped(catalog.open_set("soviet-yugoslav"))
    open_tab(tab, running, set_id)
    type_cell(tab, 300, 0, "Before")  # the browser fetches its editor of cells only now
    expect(tab.get_by_text("Saved as revision 2")).to_be_visible(timeout=WAIT)
    connected(tab)
    running.freeze()
    typed = type_everywhere(tab)
    restart(tab, running)
    until = time.monotonic() + WAIT / 1000
    lost = typed
    while lost and time.monotonic() < until:
        lost = [text for text in typed if text not in everything(database, set_id)]
        time.sleep(0.2)
    assert lost == []
    expect(tab.get_by_text("Not saved")).to_have_count(0)
    assert "Traceback" not in running.logged()


def everything(database: str, set_id: str) -> str:
    """All that the newest revision holds, as one text."""
    forget_workspaces()
    content = open_store(database).content(set_id)
    return repr([list(row.values()) for table in content.values() for row in table.rows.values()])


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_page_goes_on_where_it_was_when_its_server_comes_back(
    tab: Page, running: Restarting, database: str
) -> None:
    set_id = make_set(open_store(database))
    open_tab(tab, running, set_id)
    type_title(tab, 0, "Before the restart")
    expect(tab.get_by_text("Saved as revision 2")).to_be_visible(timeout=WAIT)
    restart(tab, running)
    # The first edit after it is saved, and about the set as well.
    type_title(tab, 1, "First after the restart")
    expect(tab.get_by_text("Saved as revision 3")).to_be_visible(timeout=WAIT)
    assert stored(database, set_id)[:2] == ["Before the restart", "First after the restart"]
    connected(tab)
    restart(tab, running)
    # One's own last change can be taken back: the new session has asked the page for it.
    expect(tab.get_by_text("This is revision 3.")).to_be_visible(timeout=WAIT)
    expect(tab.get_by_role("button", name="Undo")).to_be_enabled(timeout=WAIT)
    connected(tab)
    tab.keyboard.press("Control+z")  # the focus is still in the table
    told = "Revision 3 is taken back, as revision 4."
    expect(tab.get_by_text(told)).to_be_visible(timeout=WAIT)
    assert stored(database, set_id) == ["Before the restart", "Second", "Third"]
    connected(tab)
    tab.get_by_role("tab", name="About").click()
    expect(tab.get_by_label("Title", exact=True)).to_have_count(1)  # the tables were built anew
    tab.get_by_label("Title", exact=True).fill("A title after a restart")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("heading", name="A title after a restart")).to_be_visible(timeout=WAIT)
    # Somebody else goes on with it while the server is down.
    running.kill()
    forget_workspaces()
    store = open_store(database)
    assert store.info(set_id).title == "A title after a restart"
    events = store.table(set_id, "events")
    events.loc[0, "title"] = "Theirs, later"
    store.save(set_id, 5, events=events.iloc[[1, 0, 2]])
    running.start()
    connected(tab)
    told = "This set was changed in another window; you see its newest state."
    expect(tab.get_by_text(told)).to_be_visible(timeout=WAIT)
    assert stored(database, set_id) == ["Second", "Theirs, later", "Third"]
    assert open_store(database).info(set_id).head == 6


@pytest.mark.slow
def test_kills_at_random_instants_around_an_edit_lose_nothing(
    tab: Page, running: Restarting, database: str
) -> None:
    set_id = make_set(open_store(database))
    open_tab(tab, running, set_id)
    chance = random.Random(SEED)  # noqa: S311 (moments, not secrets)
    for number in range(KILLS):
        row, title = number % 3, f"Edit {number}"
        type_title(tab, row, title)
        time.sleep(chance.choice([0, 0.02, 0.1, 0.3, 1.0]) * chance.random())
        running.kill()
        told = tab.get_by_text(SAVED).first
        said = told.inner_text() if told.count() else ""
        if f"revision {number + 2}:" in said:
            assert stored(database, set_id)[row] == title, said
        running.start()
        connected(tab)
        wait_stored(database, set_id, row, title)  # what the page went on showing is kept
        expect(tab.get_by_text("Not saved")).to_have_count(0)
    forget_workspaces()
    store = open_store(database)
    numbers = [revision.number for revision in store.revisions(set_id)]
    assert numbers == list(range(KILLS + 1, 0, -1))
    assert store.check() == []
    assert "Traceback" not in running.logged()
