"""A set is changed, archived or deleted elsewhere while a page shows it: the next click says so.

A click runs only a part of a page, which once went on with the set as it was, or broke.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.reading import packages
from data.workspace.store import Store
from tests.harness import PATIENCE, Server, serve, settled
from tests.small_set import write_set

NOT_HERE = "That data set is not here"


@pytest.fixture(scope="module")
def shelf(
    browser_type_launch_args: dict, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, Store, Path]]:
    """A server, the store that it shares with these tests, and a set to put there."""
    root = tmp_path_factory.mktemp("elsewhere")
    address = f"sqlite:///{root / 'sets.sqlite3'}"
    store = Store(address)
    folder = write_set(root)
    store.copy_shipped(packages.open_folder(folder))  # so that the database is there at the start
    with serve(env={"THAW_DATABASE_URL": address}) as server:
        yield server, store, folder
    store.close()


@pytest.fixture
def server(shelf: tuple[Server, Store, Path]) -> Server:
    return shelf[0]


@pytest.fixture
def base_url(server: Server) -> str:
    return server.url


@pytest.fixture
def store(shelf: tuple[Server, Store, Path]) -> Store:
    return shelf[1]


@pytest.fixture
def own(shelf: tuple[Server, Store, Path]) -> str:
    """The id of a set of these tests."""
    return shelf[1].copy_shipped(packages.open_folder(shelf[2]))


def opened(page: Page, path: str) -> None:
    page.goto(path)
    settled(page, timeout=PATIENCE)


def test_explore_goes_on_with_the_newest_state_and_says_when_there_is_none(
    page: Page, store: Store, own: str
) -> None:
    opened(page, f"/?set={own}")
    head = store.info(own).head
    store.save(own, head, about={"title": "Renamed elsewhere"}, message="title changed")
    page.get_by_text("Memory", exact=True).first.click()
    expect(page.get_by_text("was changed in another window")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Renamed elsewhere").first).to_be_attached(timeout=PATIENCE)
    settled(page)
    store.delete(own)
    page.get_by_text("What if?", exact=True).first.click()
    expect(page.get_by_role("heading", name=NOT_HERE)).to_be_visible(timeout=PATIENCE)
    assert page.locator('[data-testid="stException"]').count() == 0


def test_explain_says_that_its_set_was_archived(page: Page, store: Store, own: str) -> None:
    opened(page, f"/explain?set={own}")
    store.archive(own)
    page.get_by_text("Models side by side").first.click()
    expect(page.get_by_role("heading", name=NOT_HERE)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("is archived").first).to_be_visible(timeout=PATIENCE)


def test_compare_names_the_set_that_is_gone(page: Page, store: Store, own: str) -> None:
    opened(page, f"/compare?sets=soviet-yugoslav&sets={own}")
    store.delete(own)
    page.get_by_text("One under another").first.click()
    told = page.get_by_text(f"asks for the data set {own}, which is not here")
    expect(told.first).to_be_visible(timeout=PATIENCE)
    least = page.get_by_text("Choose at least two relations.")
    expect(least).to_be_visible(timeout=PATIENCE)


def test_the_workshop_says_that_its_set_was_archived(page: Page, store: Store, own: str) -> None:
    store.archive(own)
    opened(page, f"/workshop?edit={own}")
    expect(page.get_by_text("This set was archived")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_text("This set was archived")).to_have_count(0, timeout=PATIENCE)
    assert not store.info(own).archived
