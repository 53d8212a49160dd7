"""Workspaces as they were: an older one is migrated after a copy, a newer one is refused."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from data import catalog, workspace
from data.workspace import Unreachable, engines, open_store, place, schema
from data.workspace.care import migrating
from data.workspace.care.backing_up import copy_sqlite
from tests.conftest import forget_workspaces
from tests.workspace_sets import make_set

OLD = Path(__file__).parents[2] / "old_workspaces"


def _laid(database: str, version: int) -> str:
    """A workspace as a version left it, at the address of either kind of database."""
    file = place.file_of(database)
    if file is not None:
        file.parent.mkdir(parents=True)
        shutil.copy(OLD / f"schema-{version}.sqlite3", file)
        return database
    engine = engines.engine_for(database)
    schema.metadata.drop_all(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE IF EXISTS thaw_migrations")
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute((OLD / f"schema-{version}.postgresql.sql").read_text())
        driver.execute("SELECT pg_catalog.set_config('search_path', 'public', false)")
    engine.dispose()
    return database


@pytest.fixture
def old(database: str) -> str:
    return _laid(database, 1)


@pytest.fixture
def third(database: str) -> str:
    return _laid(database, 3)


def test_an_older_workspace_is_migrated_with_everything_in_it(old: str) -> None:
    store = open_store(old)
    infos = {info.title: info for info in store.list(include_archived=True)}
    assert set(infos) == {"Arcadia and Boeotia", "A copy", "Archived"}
    assert [info.title for info in store.list(deleted=True)] == ["Deleted"]
    set_id = infos["Arcadia and Boeotia"].id
    assert [r.number for r in store.revisions(set_id)] == [3, 2, 1]
    assert [r.parent for r in store.revisions(set_id)] == [2, 1, None]
    assert store.table(set_id, "events")["title"][0] == "Changed once"
    assert store.table(set_id, "events")["date"][1] == "some day"
    assert store.table(set_id, "events", 1)["note"].to_list() == ["a", "<b>b</b>", "Šik ∂"]
    assert store.open(set_id).codebook == "# Codebook"
    copied = store.open(infos["A copy"].id)
    assert len(copied.events) == 210
    assert copied.prepared["weight"].min() < 1  # the column was called “confidence” then
    assert store.rename(set_id, "Still alive").number == 4
    assert store.check() == []


def test_a_workspace_of_version_three_goes_on(third: str) -> None:
    store = open_store(third)
    infos = {info.title: info for info in store.list()}
    assert set(infos) == {"Arcadia and Boeotia", "Many"}
    set_id, many = infos["Arcadia and Boeotia"].id, infos["Many"].id
    saves = [(r.number, r.parent, r.aside, r.note, r.saves) for r in store.revisions(set_id)]
    assert saves == [
        (4, 2, True, "", 1), (3, 2, False, "", 1), (2, 1, False, "Why it was done", 1),
        (1, None, False, "", 1),
    ]  # fmt: skip
    titles = [store.table(set_id, "events", number)["title"][0] for number in (4, 3, 2, 1)]
    assert titles == ["Mine", "Theirs", "Changed once", "First"]
    assert infos["Many"].owner == "ana@school.example"
    assert [share.person for share in store.shares(many)] == ["bo@school.example"]
    assert store.check() == []
    # A large table of then lies there whole; the next save cuts it into pieces.
    assert store.table(many, "events")["title"][300] == "Changed in many"
    before = store.content(many)
    assert store.save(many, 2, cells={"events": {"e7": {"title": "Now"}}}).counts == {
        "events": (0, 1, 0)
    }
    forget_workspaces()
    store = open_store(third)
    assert store.table(many, "events")["title"][7] == "Now"
    (change,) = store.compare(many, 2, 3)
    assert change.columns == ("title",)
    assert store.undo(many, 3).number == 4
    assert store.content(many)["events"].rows == before["events"].rows
    assert store.check() == []


def test_the_tables_are_then_those_of_a_new_workspace(old: str) -> None:
    _like_a_new_one(old)


def test_so_are_those_of_version_three(third: str) -> None:
    _like_a_new_one(third)
    file = place.file_of(third)
    assert file is None or list(file.parent.glob("*.version-3.*"))


def _like_a_new_one(address: str) -> None:
    open_store(address).list()
    engine = engines.engine_for(address)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _: kind != "table" or name != "thaw_migrations",
            },
        )
        assert compare_metadata(context, schema.metadata) == []
        assert migrating.version_of(connection) == schema.VERSION
    engine.dispose()


def test_a_copy_is_made_first(old: str) -> None:
    open_store(old).list()
    file = place.file_of(old)
    if file is None:
        engine = engines.engine_for(old)
        with engine.connect() as connection:
            asked = "SELECT count(*) FROM thaw_version_1.thaw_revisions"
            assert connection.exec_driver_sql(asked).scalar() == 6
        engine.dispose()
        return
    (copy,) = file.parent.glob("*.version-1.*")
    assert copy.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT version FROM thaw_schema").fetchall() == [(1,)]
        assert connection.execute("SELECT count(*) FROM thaw_revisions").fetchall() == [(6,)]
        columns = [row[1] for row in connection.execute("PRAGMA table_info(thaw_revisions)")]
    assert "aside" not in columns


def test_without_a_copy_nothing_is_migrated(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrating, "copy_sqlite", fails)
    monkeypatch.setattr(migrating, "_copy_tables", fails)
    with pytest.raises(Unreachable, match="No space left on device"):
        open_store(old).list()
    monkeypatch.undo()
    assert len(open_store(old).list()) == 2


def test_a_step_that_fails_leaves_the_old_workspace(
    old: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = migrating._alembic

    def breaks(*given) -> None:
        steps(*given)
        raise Unreachable("in the middle")

    monkeypatch.setattr(migrating, "_alembic", breaks)
    with pytest.raises(Unreachable, match="in the middle"):
        open_store(old).list()
    monkeypatch.undo()
    forget_workspaces()
    assert len(open_store(old).list()) == 2
    assert open_store(old).check() == []


def test_a_newer_workspace_is_refused_by_name_and_left_alone(database: str) -> None:
    set_id = make_set(open_store(database))
    engine = engines.engine_for(database)
    with engine.begin() as connection:
        connection.execute(schema.versions.update().values(version=schema.VERSION + 1))
    engine.dispose()
    forget_workspaces()
    for act in (
        lambda: open_store(database).list(),
        lambda: open_store(database).open(set_id),
        lambda: make_set(open_store(database)),
    ):
        with pytest.raises(Unreachable, match=f"newer .*version {schema.VERSION + 1}"):
            act()
    assert catalog.list_sets()[-1].broken


def test_a_copy_is_whole_while_somebody_saves(own_workspace: str, tmp_path: Path) -> None:
    store = open_store(own_workspace)
    set_id = make_set(store)
    file = place.file_of(own_workspace)
    assert file is not None
    store.rename(set_id, "In the write-ahead log only")
    copy_sqlite(file, tmp_path / "copy.sqlite3")
    store.rename(set_id, "Later")
    copied = workspace.open_store(f"sqlite:///{tmp_path / 'copy.sqlite3'}")
    assert [info.title for info in copied.list()] == ["In the write-ahead log only"]
    assert copied.check() == []
    assert list(tmp_path.glob("*.unfinished")) == []
