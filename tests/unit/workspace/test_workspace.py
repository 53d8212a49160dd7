"""The workspace keeps sets with every state they had, in SQLite and in PostgreSQL."""

import dataclasses
from pathlib import Path

import pandas as pd
import pytest

from data import catalog, workspace
from data.events.data_set import BrokenSet
from data.exports.package import package_zip
from data.workspace import NoSuchSet, open_store, place
from data.workspace.store import Store
from tests.conftest import forget_workspaces
from tests.workspace_sets import make_set

TABLES = (
    "events", "prepared", "sources", "chapters", "indicators",
    "conditions", "statements", "readings",
)  # fmt: skip


@pytest.fixture
def store(database: str) -> Store:
    return open_store(database)


def test_a_new_set_opens_like_any_other(store: Store) -> None:
    set_id = make_set(store)
    opened = store.open(set_id)
    assert [p.code for p in opened.problems] == ["source.only_one"]
    assert opened.title == "A and B"
    assert [actor.name for actor in opened.actors] == ["Arcadia", "Boeotia"]
    assert opened.prepared["value"].to_list() == [-8.0, 2.5, 0.0]
    assert opened.sources["title"].to_list() == ["Tito and His Comrades"]
    assert package_zip(opened)


def test_a_copy_of_a_shipped_set_is_that_set(store: Store) -> None:
    set_id = store.copy_shipped(catalog.open_set("soviet-yugoslav"))
    shipped, copy = catalog.open_set("soviet-yugoslav"), store.open(set_id)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(copy, name), getattr(shipped, name))
    own = {"name", "title", "fingerprint", "folder", *TABLES}
    for field in dataclasses.fields(shipped):
        if field.name not in own:
            assert getattr(copy, field.name) == getattr(shipped, field.name), field.name
    assert copy.title == f"{shipped.title} (copy)"


def test_a_save_is_a_revision_that_says_what_changed(store: Store) -> None:
    set_id = make_set(store)
    events = store.table(set_id, "events")
    events.loc[1, "score"] = "-3"
    events = pd.concat([events.iloc[1:], pd.DataFrame({"date": ["1951"], "title": ["New"]})])
    revision = store.save(set_id, 1, events=events, message="Second thoughts")
    assert (revision.number, revision.message) == (2, "Second thoughts")
    assert revision.counts == {"events": (1, 1, 1)}
    removed, changed, added = store.compare(set_id, 1, 2)
    assert (removed.key, removed.after) == ("one", None)
    assert (changed.key, changed.columns) == ("two", ("score",))
    assert dict(changed.before or ())["score"] == "2.5"
    assert dict(changed.after or ())["score"] == "-3"
    assert added.before is None
    assert added.key.startswith("1951-new-")
    assert [r.number for r in store.revisions(set_id)] == [2, 1]
    assert store.info(set_id).events == 3


def test_a_number_written_otherwise_is_no_change(store: Store) -> None:
    set_id = make_set(store)
    events = store.table(set_id, "events")
    events["score"] = ["-8.0", "2,50", "-0"]
    assert store.save(set_id, 1, events=events).number == 1


def test_an_earlier_state_comes_back_after_a_restart(database: str) -> None:
    set_id = make_set(open_store(database))
    before = open_store(database).open(set_id)
    open_store(database).save(set_id, 1, events=before.events.iloc[:1], message="Cut")
    forget_workspaces()
    again = open_store(database)
    assert len(again.open(set_id).events) == 1
    assert again.restore(set_id, 1).number == 3
    pd.testing.assert_frame_equal(again.open(set_id).events, before.events)
    assert len(again.open(set_id, 2).events) == 1


def test_what_cannot_be_read_yet_is_kept_and_told(store: Store) -> None:
    set_id = make_set(store, date=["1948-06-28", "some day", "1950-05"])
    opened = store.open(set_id)
    assert len(opened.events) == 2
    assert ("date.unreadable", "some day") in [(p.code, p.value) for p in opened.problems]
    assert store.table(set_id, "events")["date"].to_list()[1] == "some day"
    with pytest.raises(BrokenSet) as caught:
        store.open(make_set(store, date=["x", "y", "z"]))
    assert caught.value.problems[-1].code == "set.no_usable_event"


def test_hostile_text_comes_back_as_it_was(store: Store) -> None:
    nasty = ["=1+1", "'; DROP TABLE thaw_sets; --", '<b>"a",\nb</b> Šik \0']
    set_id = make_set(store, nasty[2] + "\ud800", note=[*nasty[:2], nasty[2] + "\ud800"])
    expected = [*nasty[:2], nasty[2].replace("\0", "?")]  # for half a character; a NUL just goes
    assert store.table(set_id, "events")["note"].to_list() == expected
    assert store.list()[0].events == 3
    store.rename(set_id, "'; DELETE FROM thaw_sets; --\0")
    assert store.open(set_id).title == "'; DELETE FROM thaw_sets; --\0"
    assert store.list()[0].title == "'; DELETE FROM thaw_sets; --"


def test_copies_of_one_set_have_titles_of_their_own(store: Store) -> None:
    one = make_set(store, "Zeta")
    copies = [store.duplicate(one) for _ in range(2)]
    store.archive(copies[0])  # it may come back
    copies.append(store.duplicate(one))
    titles = [store.info(name).title for name in copies]
    assert titles == ["Zeta (copy)", "Zeta (copy 2)", "Zeta (copy 3)"]


def test_rename_duplicate_archive_delete(store: Store) -> None:
    one = make_set(store)
    assert store.rename(one, "Zeta").number == 2
    two = store.duplicate(one)
    assert [info.title for info in store.list()] == ["Zeta", "Zeta (copy)"]
    store.archive(one)
    assert [info.id for info in store.list()] == [two]
    assert [info.archived for info in store.list(include_archived=True)] == [True, False]
    assert store.open(one).title == "Zeta"
    store.unarchive(one)
    store.delete(two)
    assert [info.id for info in store.list(include_archived=True)] == [one]
    assert [info.id for info in store.list(deleted=True)] == [two]
    store.undelete(two)
    assert len(store.list()) == 2


def test_only_a_deleted_set_is_purged(store: Store) -> None:
    one, two = make_set(store), make_set(store)
    store.purge(one)
    assert len(store.list()) == 2
    store.delete(one)
    store.purge(one)
    with pytest.raises(NoSuchSet):
        store.info(one)
    assert len(store.open(two).events) == 3


def test_a_set_or_revision_that_is_not_there(store: Store) -> None:
    set_id = make_set(store)
    calls = (
        lambda: store.open("ws-none"),
        lambda: store.save("ws-none", 1),
        lambda: store.save(set_id, 7),
        lambda: store.restore(set_id, 0),
        lambda: store.open(set_id, 2),
        lambda: store.delete("soviet-yugoslav"),
    )
    for call in calls:
        with pytest.raises(NoSuchSet):
            call()
    assert store.info(set_id).head == 1


def test_a_failed_save_keeps_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    set_id = make_set(store)
    events = store.table(set_id, "events").iloc[:1]

    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("data.workspace.ledger.as_revision", fails)
    with pytest.raises(KeyboardInterrupt):
        store.save(set_id, 1, events=events)
    monkeypatch.undo()
    assert store.info(set_id).head == 1
    assert len(store.table(set_id, "events")) == 3


def test_looking_makes_no_file(own_workspace: str) -> None:
    file = place.file_of(own_workspace)
    assert file is not None
    assert workspace.peek() is None
    assert open_store().list() == []
    assert sorted(e.name for e in catalog.list_sets()) == catalog.names()
    assert not file.parent.exists()
    make_set(open_store())
    assert file.is_file()
    assert file.parent.stat().st_mode & 0o077 == 0


def test_the_address_follows_the_persons_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("THAW_DATABASE_URL")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    file = place.file_of(place.address())
    assert file is not None
    assert file.is_relative_to(tmp_path)


def test_a_set_is_opened_without_a_file_and_without_a_guess(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id = make_set(store, note=["a;b;c", 'x"y\n"z', "1,2\t3"])
    expected = store.open(set_id)

    def never(*_: object, **__: object) -> None:
        raise AssertionError

    for guessing in (
        "formats.recognising.look",
        "formats.delimited.read_delimited",
        "mapping.guess",
    ):
        monkeypatch.setattr(f"data.reading.{guessing}", never)
    opened = store.open(set_id)
    pd.testing.assert_frame_equal(opened.prepared, expected.prepared)
    assert opened.prepared["note"].to_list() == ["a;b;c", 'x"y\n"z', "1,2\t3"]
    assert opened.prepared["value"].dtype == float


def test_problems_name_the_tab_the_row_and_the_title(store: Store) -> None:
    dates, cited = ["x", "1949", "1950-05"], ["book", "book", "gone"]
    set_id = make_set(store, date=dates, sources=cited)
    told = [problem.sentence() for problem in store.open(set_id).problems]
    assert any(text.startswith("Tab Events, “First”, row 1, column “date”:") for text in told)
    assert any(
        text.startswith("Tab Events, “Third”, row 3, column “sources”:") and "tab Sources" in text
        for text in told
    )
    assert not any(".csv" in text for text in told)
