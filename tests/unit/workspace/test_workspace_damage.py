"""Each set stands alone: what is damaged is named and can be taken home; the rest works."""

import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing

import pytest
from sqlalchemy import text

from data import catalog
from data.events.data_set import BrokenSet
from data.workspace import Damaged, engines, open_store, place
from data.workspace.__main__ import main
from data.workspace.store import Store
from tests.conftest import forget_workspaces
from tests.workspace_sets import make_set

VALUES = {
    "created": "yesterday",
    "changed": "",
    "head": "two",
    "events": "many",
    "archived": "maybe",
    "deleted": b"\xff\x00",
    "title": b"\xff\xfe",
}


@pytest.fixture
def two(own_workspace: str) -> tuple[Store, str, str]:
    """A workspace with a set to be damaged, of two revisions, and one that stays whole."""
    store = open_store(own_workspace)
    bad, good = make_set(store, "Bad"), make_set(store, "Good")
    events = store.table(bad, "events")
    events.loc[0, "title"] = "Second state"
    store.save(bad, 1, events=events)
    return store, bad, good


def harm(sql: str, *values: object) -> None:
    """Write into the file behind Thaw's back."""
    file = place.file_of(place.address())
    assert file is not None
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(sql, values)
    forget_workspaces()


def good_still_works(good: str) -> None:
    assert len(catalog.open_set(good).events) == 3
    assert good in [entry.name for entry in catalog.list_sets()]
    assert open_store().rename(good, "Good still").number == 2


@pytest.mark.parametrize("column", list(VALUES))
def test_one_bad_value_in_the_list(two: tuple[Store, str, str], column: str) -> None:
    _, bad, good = two
    harm(f"UPDATE thaw_sets SET {column} = ? WHERE id = ?", VALUES[column], bad)  # noqa: S608
    (info,) = [info for info in open_store().list(include_archived=True) if info.id == bad]
    assert column in info.damage or column == "title"
    assert column == "title" or any(column in found.what for found in open_store().check())
    if column == "head":
        with pytest.raises(BrokenSet, match="newest cannot be read"):
            catalog.open_set(bad)
    else:
        assert len(catalog.open_set(bad).events) == 3
    good_still_works(good)
    assert open_store().take_home(bad)


def test_every_bad_value_at_once_is_mended_by_going_back(two: tuple[Store, str, str]) -> None:
    _, bad, good = two
    harm("UPDATE thaw_sets SET head = 'x', events = 'y', changed = 'z' WHERE id = ?", bad)
    store = open_store()
    newest = store.newest_readable(bad)
    assert newest == 2
    assert store.restore(bad, newest).number == 3
    assert store.info(bad).damage == ""
    assert store.table(bad, "events")["title"][0] == "Second state"
    good_still_works(good)


CUTS: dict[str, Callable[[bytes], object]] = {
    "cut short": lambda content: content[: len(content) // 2],
    "empty": lambda content: b"",
    "text": lambda content: "text",
    "turned": lambda content: content[:-5] + bytes(5),
    "other json": lambda content: zlib.compress(b'[["event_id"], [["one"]]]'),
    "nothing": lambda content: None,
}


@pytest.mark.parametrize("how", list(CUTS))
def test_a_damaged_table(two: tuple[Store, str, str], how: str) -> None:
    store, bad, good = two
    whole = store.content(bad, 1)
    file = place.file_of(place.address())
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:
        found = "SELECT hash, content FROM thaw_blobs JOIN thaw_parts USING (set_id, hash) "
        found += "WHERE set_id = ? AND number = 2 AND name = 'events'"
        digest, content = connection.execute(found, [bad]).fetchone()
    cut = CUTS[how](content)
    here = "WHERE set_id = ? AND hash = ?"
    if cut is None:
        harm(f"DELETE FROM thaw_blobs {here}", bad, digest)  # noqa: S608
    else:
        harm(f"UPDATE thaw_blobs SET content = ? {here}", cut, bad, digest)  # noqa: S608
    store = open_store()
    with pytest.raises(BrokenSet, match="Revision 2 is damaged: its table “events”"):
        catalog.open_set(bad)
    with pytest.raises(Damaged):
        store.save(bad, 2, about={"title": "Over it"})
    (said,) = {found.what for found in store.check()}
    assert said.startswith("revision 2 cannot be read: events (")
    assert store.content(bad, 1)["events"].rows == whole["events"].rows
    with zipfile.ZipFile(io.BytesIO(store.take_home(bad))) as zipped:
        assert json.loads(zipped.read("set.json"))["title"] == "Bad"
        assert zipped.testzip() is None
    good_still_works(good)
    assert store.newest_readable(bad) == 1
    assert store.restore(bad, 1).number == 3
    assert len(catalog.open_set(bad).events) == 3


def test_a_revision_without_its_tables_is_damaged_and_not_empty(
    two: tuple[Store, str, str],
) -> None:
    _, bad, good = two
    harm("DELETE FROM thaw_parts WHERE set_id = ? AND number = 2", bad)
    with pytest.raises(BrokenSet, match="Revision 2 is damaged: its tables are gone"):
        catalog.open_set(bad)
    assert any("revision 2" in found.what for found in open_store().check())
    good_still_works(good)


def test_what_is_said_of_a_revision_may_be_lost(two: tuple[Store, str, str]) -> None:
    _, bad, good = two
    harm("UPDATE thaw_revisions SET counts = '{', made = 'x' WHERE set_id = ?", bad)
    assert [revision.number for revision in open_store().revisions(bad)] == [2, 1]
    harm("DELETE FROM thaw_revisions WHERE set_id = ? AND number = 2", bad)
    assert len(catalog.open_set(bad).events) == 3
    assert any("about revision 2 is gone" in found.what for found in open_store().check())
    good_still_works(good)


@pytest.mark.parametrize(
    "sql", ["DELETE FROM thaw_schema", "UPDATE thaw_schema SET version = 'two'"]
)
def test_the_row_of_the_version_is_lost(two: tuple[Store, str, str], sql: str) -> None:
    _, bad, good = two
    if "UPDATE" in sql:  # a key of whole numbers takes no text; as in a file made by other hands
        harm("DROP TABLE thaw_schema")
        harm("CREATE TABLE thaw_schema (version)")
        harm("INSERT INTO thaw_schema VALUES ('two')")
    else:
        harm("DELETE FROM thaw_schema")
    assert len(open_store().list()) == 2
    assert any("version" in found.what for found in open_store().check())
    assert len(catalog.open_set(bad).events) == 3
    good_still_works(good)


def test_bad_values_on_a_server(database: str) -> None:
    store = open_store(database)
    bad, good = make_set(store, "Bad"), make_set(store, "Good")
    engine = engines.engine_for(database)
    with engine.begin() as connection:
        asked: dict[str, object] = {"bad": bad}
        connection.execute(text("UPDATE thaw_sets SET created = 'x' WHERE id = :bad"), asked)
        asked["cut"] = b"cut"
        connection.execute(text("UPDATE thaw_blobs SET content = :cut WHERE set_id = :bad"), asked)
        connection.execute(text("DELETE FROM thaw_schema"))
    engine.dispose()
    forget_workspaces()
    with pytest.raises(BrokenSet, match="damaged"):
        catalog.open_set(bad)
    assert len(open_store().check()) == 3
    assert open_store().take_home(bad)
    good_still_works(good)


def test_the_commands(two: tuple[Store, str, str], tmp_path, capsys) -> None:
    _, bad, _ = two
    assert main(["check"]) == 0
    assert "everything can be read" in capsys.readouterr().out
    assert main(["backup", str(tmp_path / "copy.sqlite3")]) == 0
    assert main(["backup", str(tmp_path / "copy.sqlite3")]) == 2
    assert "there already" in capsys.readouterr().err
    harm("UPDATE thaw_blobs SET content = x'00' WHERE set_id = ?", bad)
    assert main(["check"]) == 1
    assert "“Bad”" in capsys.readouterr().out
    copy = open_store(f"sqlite:///{tmp_path / 'copy.sqlite3'}")
    assert len(copy.open(bad).events) == 3


def test_a_copy_of_a_server_names_the_program_for_it(
    tmp_path, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THAW_DATABASE_URL", "postgresql+psycopg://me:secret@127.0.0.1:1/none")
    assert main(["backup", str(tmp_path / "copy")]) == 2
    assert "pg_dump" in capsys.readouterr().err
    assert main(["check"]) == 2
    assert "secret" not in capsys.readouterr().err
    monkeypatch.setenv("THAW_DATABASE_URL", "mongodb://me:secret@127.0.0.1:1/none")
    assert main(["backup", str(tmp_path / "copy")]) == 2
    said = capsys.readouterr().err
    assert "is not an address Thaw can use" in said and "pg_dump" not in said
