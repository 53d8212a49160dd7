"""What a workspace says and keeps, to the letter: words of damage, names, moments, tables."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest
import sqlalchemy as sa

from data import workspace
from data.reading import mapping, new_set
from data.reading.formats import recognising
from data.reading.tray import open_tray
from data.workspace import Unreachable, engines, ledger, open_store, place, schema
from data.workspace.adding import _with_categories
from data.workspace.care import migrating
from data.workspace.content import EVENTS, cell_text
from data.workspace.database import Database
from data.workspace.people.asking import asking_as, member
from data.workspace.people.sharing import Share
from data.workspace.store import Store
from data.workspace.waiting import with_waiting
from tests.conftest import forget_workspaces
from tests.workspace_sets import make_set

ANA, BEN = member("ana"), member("ben")


@pytest.fixture
def store(own_workspace: str) -> Store:
    return open_store(own_workspace)


def harm(sql: str, **values: object) -> None:
    """Write into the file behind Thaw's back."""
    file = place.file_of(place.address())
    assert file is not None
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(sql, values)
    forget_workspaces()


# ---- damage --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE thaw_blobs SET content = x'00' WHERE hash = :hash", "events (damaged)"),
        ("DELETE FROM thaw_blobs WHERE hash = :hash", "events (gone)"),
    ],
)
def test_a_table_is_damaged_or_gone(store: Store, sql: str, said: str) -> None:
    set_id = make_set(store)
    engine = engines.engine_for(place.address())
    with engine.connect() as connection:
        asked = sa.select(schema.parts.c.hash).where(schema.parts.c.name == EVENTS)
        digest = connection.execute(asked).scalar()
    engine.dispose()
    harm(sql, hash=digest)
    (finding,) = open_store().check()
    assert finding.what == f"revision 1 cannot be read: {said}"
    assert finding.set_id == set_id


def test_numbers_that_cannot_be_read_count_as_nought(store: Store) -> None:
    set_id = make_set(store)
    harm("UPDATE thaw_sets SET head = 'two', events = 'many' WHERE id = :id", id=set_id)
    (info,) = open_store().list()
    assert (info.head, info.events) == (0, 0)


def test_what_is_damaged_is_told_to_those_who_may_see_the_set(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with asking_as(ANA):
        set_id = make_set(store)
        store.archive(set_id)
    harm("UPDATE thaw_sets SET created = 'x'")
    monkeypatch.setattr(workspace, "_found", open_store().check())
    for who, told in ((ANA, [set_id]), (BEN, [])):
        with asking_as(who):
            assert [finding.set_id for finding in workspace.findings()] == told


# ---- moments and messages ------------------------------------------------------------------------


def test_a_moment_without_a_zone_is_of_utc() -> None:
    assert ledger.moment("1948-06-28T12:00:00") == datetime(1948, 6, 28, 12, tzinfo=UTC)
    zoned = ledger.moment("1948-06-28T12:00:00+02:00")
    assert zoned is not None
    assert zoned.utcoffset() == timedelta(hours=2)
    assert ledger.moment("yesterday") is None


@pytest.mark.parametrize("length", [199, 200, 201, 500])
def test_of_a_long_answer_of_the_database_two_hundred_signs_are_told(length: int) -> None:
    said = str(engines._said(RuntimeError("x" * length + "\nmore")))
    assert said == f"The workspace cannot be used: {'x' * min(length, 200)}"


@pytest.mark.parametrize("cell", [None, pd.NaT, pd.NA, float("nan"), ""])
def test_a_cell_that_holds_nothing_is_kept_as_nothing(cell: object) -> None:
    assert cell_text(EVENTS, "title", cell) == ""
    assert cell_text(EVENTS, "score", cell) == ""


# ---- what comes in -------------------------------------------------------------------------------


def test_a_row_that_waits_gets_an_id_of_its_own() -> None:
    text = "event_id,date,title,score\nwaits-3,1948,One,1\n,some day,Two,2\nx,1950,Three,99\n"
    given = recognising.read(recognising.look(text.encode(), "a.csv"))
    mapped = replace(mapping.guess(given.cells, serials=given.serials), divisor=1.0)
    tray = open_tray(given.cells, mapped, "a.csv")
    made = new_set.build(tray.events, given, title="T", names=("Arcadia", "Boeotia"))
    both = with_waiting(made, tray).events
    assert both["event_id"].to_list() == ["waits-3", "waits-3-again", "waits-4"]
    assert both.index.to_list() == [0, 1, 2]


def test_only_categories_that_are_used_and_new_come_along(store: Store) -> None:
    set_id = make_set(store)
    text = "date,title,score\n1948,One,1\n"
    given = recognising.read(recognising.look(text.encode(), "a.csv"))
    tray = open_tray(given.cells, mapping.guess(given.cells, serials=given.serials), "a.csv")
    made = new_set.build(tray.events, given, title="T", names=("Arcadia", "Boeotia"))
    every = [{"id": name, "label": name} for name in ("talks", "war", "unused")]
    events = pd.concat([made.events, made.events]).assign(category=["talks", "war"])
    made = replace(made, events=events, categories=every)
    found = _with_categories(store.content(set_id), made)
    assert [entry["id"] for entry in found] == ["talks", "war"]


# ---- people --------------------------------------------------------------------------------------


def test_sharing_with_one_leaves_the_others(store: Store) -> None:
    with asking_as(ANA):
        set_id = make_set(store)
        store.share(set_id, "ben", False)
        store.share(set_id, "cai", False)
        store.share(set_id, "ben", True)
        assert store.shares(set_id) == [Share("ben", True), Share("cai", False)]


# ---- tables --------------------------------------------------------------------------------------

KEYS = {
    "thaw_schema": ["version"], "thaw_sets": ["id"], "thaw_shares": ["set_id", "person"],
    "thaw_blobs": ["set_id", "hash"], "thaw_revisions": ["set_id", "number"],
    "thaw_parts": ["set_id", "number", "name"],
}  # fmt: skip


def test_every_row_has_its_key_and_only_a_parent_may_be_missing(store: Store) -> None:
    make_set(store)
    engine = engines.engine_for(place.address())
    looked = sa.inspect(engine)
    keys = {name: looked.get_pk_constraint(name)["constrained_columns"] for name in KEYS}
    assert keys == KEYS
    may_miss = {
        (name, column["name"])
        for name in KEYS
        for column in looked.get_columns(name)
        if column["nullable"]
    }
    engine.dispose()
    assert may_miss == {("thaw_revisions", "parent")}


def test_tables_of_today_are_not_migrated(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    make_set(store)
    file = place.file_of(place.address())
    assert file is not None
    engine = engines.engine_for(place.address())
    before = sorted(file.parent.iterdir())
    migrating.migrate(engine, file)
    assert sorted(file.parent.iterdir()) == before
    asked: list[object] = []
    monkeypatch.setattr(migrating, "migrate", lambda *given: asked.append(given))
    migrating.make_tables(engine, file)
    engine.dispose()
    assert asked == []


def test_a_workspace_that_was_found_is_not_looked_for_again(
    own_workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_set(open_store(own_workspace))
    database = Database(own_workspace)
    looks = []
    look = database._look
    monkeypatch.setattr(database, "_look", lambda: looks.append(1) or look())
    assert [database.there(), database.there(), database.there()] == [True] * 3
    assert len(looks) == 1


def test_an_address_of_no_kind_that_is_known_is_refused() -> None:
    with pytest.raises(workspace.WorkspaceError, match="not an address Thaw can use"):
        engines.engine_for("mysql://somewhere/sets")
    assert issubclass(Unreachable, workspace.WorkspaceError)
