"""A database that is silent, locked or read-only: one short wait, and what can be had is had."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from data import catalog
from data.events.data_set import BrokenSet
from data.workspace import ReadOnly, Unreachable, engines, open_store, place
from data.workspace.care import backing_up
from tests.conftest import forget_workspaces
from tests.line import Line
from tests.workspace_sets import make_set

NOBODY = 65534


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    line = Line(None)
    address = f"postgresql+psycopg://nobody@127.0.0.1:{line.port}/none"
    monkeypatch.setenv("THAW_DATABASE_URL", address)
    yield
    line.close()
    forget_workspaces()


@pytest.mark.usefixtures("silent")
def test_a_page_waits_once_and_shortly_for_a_silent_server() -> None:
    began = time.monotonic()
    listed = catalog.list_sets()
    first = time.monotonic() - began
    assert first < engines.ANSWER_SECONDS + 3
    assert sorted(entry.name for entry in listed[:-1]) == catalog.names()
    assert listed[-1].broken
    began = time.monotonic()
    catalog.list_sets()
    catalog.stamp("ws-any")
    for act in (lambda: catalog.open_set("ws-any"), lambda: catalog.open_set("ws-another")):
        with pytest.raises(BrokenSet, match="does not answer"):
            act()
    assert not catalog.open_set("soviet-yugoslav").events.empty
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_server_that_falls_silent_and_speaks_again(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = make_url(database)
    line = Line((url.host or "127.0.0.1", url.port or 5432))
    here = url.set(host="127.0.0.1", port=line.port).render_as_string(hide_password=False)
    monkeypatch.setattr("data.workspace.database.PAUSE_SECONDS", 0.5)
    store = open_store(here)
    set_id = make_set(store)
    line.fall_silent()
    began = time.monotonic()
    with pytest.raises(Unreachable):
        store.list()
    assert time.monotonic() - began < 2 * engines.ANSWER_SECONDS + 3
    began = time.monotonic()
    with pytest.raises(Unreachable):
        store.content(set_id)
    assert time.monotonic() - began < 0.4
    line.speak_again()
    time.sleep(0.6)
    assert [info.id for info in store.list()] == [set_id]
    assert store.rename(set_id, "Back").number == 2
    store.close()
    line.close()


@contextmanager
def held(file: Path) -> Iterator[None]:
    """The file, while another program holds it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE").close()
        other.execute("PRAGMA journal_mode=DELETE").close()
        other.execute("BEGIN EXCLUSIVE")
        yield


def test_a_locked_file_is_not_waited_for_twice(own_workspace: str) -> None:
    store = open_store(own_workspace)
    make_set(store)
    file = place.file_of(own_workspace)
    assert file is not None
    with held(file):
        began = time.monotonic()
        assert catalog.list_sets()[-1].broken
        assert time.monotonic() - began < 2 * engines.ANSWER_SECONDS + 2
        began = time.monotonic()
        assert catalog.list_sets()[-1].broken
        assert time.monotonic() - began < 1


def test_a_locked_file_is_not_waited_for_for_ever_by_a_copy(
    own_workspace: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "TURN_SECONDS", 0.2)
    store = open_store(own_workspace)
    make_set(store)
    store.close()
    file = place.file_of(own_workspace)
    assert file is not None
    with held(file):
        with pytest.raises(Unreachable, match="another program holds it"):
            open_store(own_workspace).list()
        with pytest.raises(Unreachable, match="locked"):
            backing_up.back_up(tmp_path / "copy.sqlite3")
    assert backing_up.back_up(tmp_path / "copy.sqlite3") > 0


@pytest.fixture
def read_only(tmp_path_factory: pytest.TempPathFactory, monkeypatch) -> Iterator[str]:
    """A workspace with one set, in a file and a folder that cannot be written to."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="thaw-read-only-") as name:
        folder = Path(name)
        address = f"sqlite:///{folder / 'sets.sqlite3'}"
        set_id = make_set(open_store(address))
        forget_workspaces()
        for file in folder.iterdir():
            file.chmod(0o444)
        folder.chmod(0o555)
        monkeypatch.setenv("THAW_DATABASE_URL", address)
        if os.geteuid() == 0:  # whom no mode stops
            os.seteuid(NOBODY)
        yield set_id
        os.seteuid(os.getuid())
        folder.chmod(0o755)


def test_a_read_only_file_can_be_read(read_only: str) -> None:
    store = open_store()
    assert [info.id for info in store.list()] == [read_only]
    assert len(catalog.open_set(read_only).events) == 3
    assert [revision.number for revision in store.revisions(read_only)] == [1]
    assert store.check() == []
    assert not place.may_be_written()
    with pytest.raises(ReadOnly, match="can be read but not written to"):
        store.rename(read_only, "No")
    with pytest.raises(ReadOnly):
        make_set(store)
    assert len(catalog.open_set(read_only).events) == 3


def test_a_read_only_file_can_be_copied(read_only: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite3"
        assert backing_up.back_up(copy) > 0
        assert len(open_store(f"sqlite:///{copy}").open(read_only).events) == 3


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_read_only_server_can_be_read(database: str) -> None:
    set_id = make_set(open_store(database))
    forget_workspaces()
    store = open_store(database + "?options=-c%20default_transaction_read_only%3Don")
    assert len(store.open(set_id).events) == 3
    with pytest.raises(ReadOnly):
        store.rename(set_id, "No")
    store.close()
