"""Whatever lies in a column: it ends in a sentence, the other sets work, and nothing is silent."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest

from data import catalog
from data.events.data_set import BrokenSet
from data.workspace import Ruined, Unreachable, WorkspaceError, open_store, place, schema
from data.workspace.__main__ import main
from data.workspace.care import thinning
from data.workspace.care.checking import EMPTY
from data.workspace.content import KEYS
from data.workspace.people import asking, opened_pages
from data.workspace.store import Store
from tests.conftest import forget_workspaces
from tests.unit.workspace.test_workspace_silence import NOBODY
from tests.workspace_sets import make_set

ANA = "ana@school.example"
LAST = "9999-12-31T23:59:59-12:00"  # no moment in every zone
ENDLESS, DEEP = '{"events": [Infinity, 1, 1]}', "[" * 50_000
CASES: dict[tuple[str, str], tuple[object, ...]] = {
    ("thaw_sets", "owner"): (None, b"\xff"),
    ("thaw_sets", "head"): (2**62, -1),
    ("thaw_shares", "person"): (None,),
    ("thaw_shares", "edit"): ("nonsense",),
    ("thaw_blobs", "hash"): (None,),
    ("thaw_blobs", "content"): (None, 2**62, 1.5),
    ("thaw_revisions", "number"): ("nonsense", None),
    ("thaw_revisions", "made"): (LAST, b"\xff"),
    ("thaw_revisions", "message"): (None,),
    ("thaw_revisions", "counts"): (ENDLESS, DEEP),
    ("thaw_revisions", "parent"): ("nonsense", 2**62),
    ("thaw_revisions", "author"): (b"\xff",),
    ("thaw_revisions", "saves"): ("nonsense",),
    ("thaw_parts", "number"): ("nonsense",),
    ("thaw_parts", "name"): ("nonsense", None),
    ("thaw_parts", "hash"): (None, b"\xff"),
}
TABLES = [table for table in schema.metadata.sorted_tables if table is not schema.versions]


def file_here() -> Path:
    file = place.file_of(place.address())
    assert file is not None
    return file


def harm(*statements: tuple[str, list[object]]) -> None:
    """Write into the file behind Thaw's back."""
    with closing(sqlite3.connect(file_here())) as connection, connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for sql, values in statements:
            connection.execute(sql, values)
    forget_workspaces()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A workspace's file with a set to be damaged, of three revisions and shared; and a whole one.

    Its tables hold whatever is put into them, as those of other makers may.
    """
    file = tmp_path_factory.mktemp("kept") / "sets.sqlite3"
    store = Store(f"sqlite:///{file}")
    bad, good = make_set(store, "Bad"), make_set(store, "Good")
    events = store.table(bad, "events")
    for number, title in enumerate(("Second state", "Third state"), start=1):
        events.loc[0, "title"] = title
        store.save(bad, number, events=events)
    store.share(bad, ANA, True)
    store.close()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for table in TABLES:
            columns = ", ".join(column.name for column in table.columns)
            connection.execute(f"ALTER TABLE {table.name} RENAME TO old_{table.name}")
            connection.execute(f"CREATE TABLE {table.name} ({columns})")
            connection.execute(f"INSERT INTO {table.name} SELECT * FROM old_{table.name}")  # noqa: S608
        for table in reversed(TABLES):
            connection.execute(f"DROP TABLE old_{table.name}")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").close()
    return file, bad, good


def lay(kept: tuple[Path, str, str]) -> Store:
    forget_workspaces()
    file = file_here()
    file.parent.mkdir(parents=True, exist_ok=True)
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()
    shutil.copy(kept[0], file)
    return open_store()


def as_ana(bad: str) -> None:
    with asking.asking_as(asking.member(ANA)):
        open_store().list()
        open_store().right(bad)


def mine(bad: str) -> None:
    store = open_store()
    events = store.table(bad, "events", 1)
    events.loc[0, "title"] = "Mine"
    store.save(bad, 1, events=events)


def acts(bad: str) -> dict[str, Callable[[], object]]:
    """What may be asked of a damaged set."""
    return {
        "open": lambda: catalog.open_set(bad),
        "revisions": lambda: open_store().revisions(bad),
        "compare": lambda: open_store().compare(bad, 1, 2),
        "newest": lambda: open_store().newest_readable(bad),
        "shares": lambda: open_store().shares(bad),
        "ana": lambda: as_ana(bad),
        "mine": lambda: mine(bad),
        "undo": lambda: open_store().undo(bad, 2),
        "rename": lambda: open_store().rename(bad, "Other"),
        "note": lambda: open_store().note(bad, 2, "why"),
        "restore": lambda: open_store().restore(bad, 1),
        "thin": lambda: thinning.thin(open_store()._database, bad, date(2100, 1, 1)),
        "delete": lambda: open_store().delete(bad),
        "purge": lambda: open_store().purge(bad),
    }


def place_of(table: str, column: str, bad: str) -> tuple[str, list[object]]:
    """Which rows are damaged: those of the set, where there are several the newest's."""
    where, values = f"{'id' if table == 'thaw_sets' else 'set_id'} = ?", [bad]
    if table in ("thaw_revisions", "thaw_parts"):
        where += " AND number = 3"
    if table == "thaw_parts":
        where += " AND name = 'events'"
    return where, list(values)


@pytest.mark.parametrize(("table", "column"), CASES)
def test_a_column_may_hold_anything(kept: tuple[Path, str, str], table: str, column: str) -> None:
    _, bad, good = kept
    where, values = place_of(table, column, bad)
    for value in CASES[table, column]:
        lay(kept)
        harm((f"UPDATE {table} SET {column} = ? WHERE {where}", [value, *values]))  # noqa: S608
        store = open_store()
        listed = store.list(include_archived=True)
        assert good in [info.id for info in listed], value
        found = store.check()
        try:
            whole = catalog.open_set(bad).events["title"][0] == "Third state"
        except BrokenSet:
            whole = False
        assert whole or found or bad not in [info.id for info in listed], f"silent: {value!r}"
        for act in acts(bad).values():
            with suppress(WorkspaceError, BrokenSet):  # a sentence, and no more
                act()
        assert len(catalog.open_set(good).events) == 3, value
        assert open_store().rename(good, "Good still").number == 2, value


@pytest.mark.parametrize("name", KEYS)
def test_a_table_of_a_revision_that_is_gone_is_not_empty(
    kept: tuple[Path, str, str], name: str
) -> None:
    _, bad, good = kept
    lay(kept)
    gone = "DELETE FROM thaw_parts WHERE set_id = ? AND number = 3 AND name = ?"
    harm((gone, [bad, name]))
    store = open_store()
    with pytest.raises(BrokenSet, match=f"its table “{name}” is gone"):
        catalog.open_set(bad)
    said = [finding.what for finding in store.check()]
    assert any(f"revision 3 cannot be read: {name} (gone)" in what for what in said), said
    with closing(sqlite3.connect(file_here())) as connection:
        before = connection.execute("SELECT count(*) FROM thaw_blobs").fetchone()
        assert thinning.thin(store._database, bad, date(2100, 1, 1)) == 0
        # What no revision names any more may be all that is left of the table.
        assert connection.execute("SELECT count(*) FROM thaw_blobs").fetchone() == before
    assert store.newest_readable(bad) == 2
    assert store.restore(bad, 2).number == 4
    assert len(catalog.open_set(bad).events) == 3
    assert len(catalog.open_set(good).events) == 3


@pytest.mark.parametrize("number", [0, -1, 3, 2.5, None])
def test_a_wrong_number_of_the_version_is_worked_out(
    kept: tuple[Path, str, str], number: object
) -> None:
    lay(kept)
    harm(
        ("DROP TABLE thaw_schema", []),
        ("CREATE TABLE thaw_schema (version)", []),
        ("INSERT INTO thaw_schema VALUES (?)", [number]),
    )
    assert len(open_store().list()) == 2
    assert any("version" in found.what for found in open_store().check())
    assert open_store().rename(kept[2], "Good still").number == 2


def test_a_workspace_without_the_table_of_the_version_is_not_empty(
    kept: tuple[Path, str, str],
) -> None:
    lay(kept)
    harm(("DROP TABLE thaw_schema", []))
    assert len(open_store().list()) == 2
    assert any("version" in found.what for found in open_store().check())


@pytest.mark.parametrize("table", ["thaw_sets", "thaw_revisions", "thaw_parts", "thaw_blobs"])
def test_a_table_of_the_database_that_is_gone_is_said(
    kept: tuple[Path, str, str], table: str
) -> None:
    lay(kept)
    harm((f"DROP TABLE {table}", []))
    for act in (lambda: open_store().list(), lambda: open_store().rename(kept[2], "No")):
        with pytest.raises(Unreachable, match=f"its table {table} is gone"):
            act()
    assert catalog.list_sets()[-1].broken
    assert len(catalog.open_set(catalog.names()[0]).events) > 3


# ---- the file ------------------------------------------------------------------------------------


def unreachable(match: str) -> None:
    """Everything says it, and the sets that come with Thaw open."""
    for act in (
        lambda: open_store().list(),
        lambda: make_set(open_store()),
        lambda: open_store().check(),
        opened_pages.kept,
    ):
        with pytest.raises(Unreachable, match=match):
            act()
    assert catalog.list_sets()[-1].broken
    assert not catalog.open_set(catalog.names()[0]).events.empty


def test_a_folder_in_the_place_of_the_file_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    file_here().mkdir(parents=True)
    unreachable("lies a folder")
    assert main(["check"]) == 2
    assert "lies a folder" in capsys.readouterr().err


def test_text_in_the_place_of_the_file_is_said() -> None:
    file_here().parent.mkdir(parents=True)
    file_here().write_text("No database, but a text.\n" * 100)
    unreachable("not a database")


def test_a_file_that_is_cut_off_or_empty_is_said(kept: tuple[Path, str, str]) -> None:
    _, _, good = kept
    lay(kept)
    whole = file_here().read_bytes()
    for what in (whole[: len(whole) // 2], whole[:100], b"SQLite format 3\0" + b"\xff" * 5000):
        forget_workspaces()
        file_here().write_bytes(what)
        with pytest.raises(Ruined, match=r"is damaged .* put back a copy"):
            open_store().list()
        with pytest.raises(BrokenSet, match="come back with the file"):
            catalog.open_set(good)
        assert file_here().read_bytes() == what
    forget_workspaces()
    file_here().write_bytes(b"")
    assert open_store().list() == []
    assert [finding.what for finding in open_store().check()] == [EMPTY]


def test_each_page_of_the_file_damaged_is_said_and_what_opens_is_told_apart(
    kept: tuple[Path, str, str],
) -> None:
    _, bad, good = kept
    lay(kept)
    whole, page = file_here().read_bytes(), 4096
    named = 0
    for number in range(1, len(whole) // page):
        store = lay(kept)
        rest = whole[(number + 1) * page :]
        file_here().write_bytes(whole[: number * page] + b"\xff" * page + rest)
        try:
            found = store.check()  # it tells, and does not give up at the first fault
        except Ruined:  # not even the version of the tables can be read
            continue
        opens = []
        for name in (bad, good):
            with suppress(BrokenSet):
                opens.append(len(catalog.open_set(name).events) == 3)
        assert found or opens == [True, True], f"page {number} is silent"
        named += any(finding.set_id for finding in found)
    assert named


def test_a_name_that_no_file_can_have_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(place.VARIABLE, f"sqlite:////tmp/{'n' * 300}/sets.sqlite3")
    unreachable("cannot be looked at")


def test_a_folder_that_nobody_may_look_into_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    monkeypatch.setenv(place.VARIABLE, f"sqlite:///{closed / 'sets.sqlite3'}")
    make_set(open_store())
    forget_workspaces()
    closed.chmod(0)
    if os.geteuid() == 0:  # whom no mode stops
        os.seteuid(NOBODY)
    try:
        unreachable("cannot be looked at")
    finally:
        os.seteuid(os.getuid())
        closed.chmod(0o755)
