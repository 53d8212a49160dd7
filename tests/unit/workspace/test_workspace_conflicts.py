"""Two people on one data set: what only one touched comes together, the rest is shown."""

import threading

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.workspace import Conflict, ConflictRow, open_store
from data.workspace.content import Content, Row, empty, keyed
from data.workspace.merging import merge
from data.workspace.store import Store
from tests.workspace_sets import make_set


@pytest.fixture
def store(database: str) -> Store:
    return open_store(database)


def edited(store: Store, set_id: str, row: int, **cells: str) -> pd.DataFrame:
    events = store.table(set_id, "events", 1)
    for column, text in cells.items():
        events.loc[row, column] = text
    return events


def test_rows_that_only_one_touched_come_together(store: Store) -> None:
    set_id = make_set(store)
    store.save(set_id, 1, events=edited(store, set_id, 0, score="-7"), about={"title": "Theirs"})
    mine = edited(store, set_id, 1, title="Mine")
    mine = pd.concat([mine.iloc[:2], pd.DataFrame({"event_id": ["new"], "date": ["1952"]})])
    revision = store.save(set_id, 1, events=mine, about={"version": "2"})
    assert revision.number == 3
    assert revision.counts == {"events": (1, 1, 1), "about": (1, 0, 0)}
    now = store.table(set_id, "events")
    assert now["event_id"].to_list() == ["one", "two", "new"]
    assert now["score"].to_list()[0] == "-7"
    assert now["title"].to_list()[1] == "Mine"
    opened = store.open(set_id)
    assert (opened.title, opened.version) == ("Theirs", "2")


def test_rows_that_both_touched_are_shown_and_nothing_is_kept(store: Store) -> None:
    set_id = make_set(store)
    store.save(set_id, 1, events=edited(store, set_id, 0, score="-7"))
    mine = edited(store, set_id, 0, score="-6")
    mine.loc[1, "title"] = "Mine"
    with pytest.raises(Conflict) as caught:
        store.save(set_id, 1, events=mine)
    assert caught.value.head == 2
    (row,) = caught.value.rows
    assert (row.table, row.key) == ("events", "one")
    sides = [dict(side or ())["score"] for side in (row.base, row.mine, row.theirs)]
    assert sides == ["-8", "-6", "-7"]
    assert store.info(set_id).head == 2
    assert store.table(set_id, "events")["title"].to_list()[1] == "Second"


@pytest.mark.parametrize(("keep_mine", "score"), [(True, "-6"), (False, "-7")])
def test_a_decided_conflict_is_kept(store: Store, keep_mine: bool, score: str) -> None:
    set_id = make_set(store)
    store.save(set_id, 1, events=edited(store, set_id, 0, score="-7"))
    mine = edited(store, set_id, 0, score="-6")
    mine.loc[1, "title"] = "Mine"
    with pytest.raises(Conflict) as caught:
        store.save(set_id, 1, events=mine)
    store.save(set_id, 1, events=mine, decided=dict.fromkeys(caught.value.rows, keep_mine))
    now = store.table(set_id, "events")
    assert (now["score"][0], now["title"][1]) == (score, "Mine")


def test_a_decision_holds_only_for_what_was_seen(store: Store) -> None:
    set_id = make_set(store)
    store.save(set_id, 1, events=edited(store, set_id, 0, score="-7"))
    mine = edited(store, set_id, 0, score="-6")
    with pytest.raises(Conflict) as caught:
        store.save(set_id, 1, events=mine)
    store.save(set_id, 2, events=edited(store, set_id, 0, score="-5"))
    with pytest.raises(Conflict) as again:
        store.save(set_id, 1, events=mine, decided=dict.fromkeys(caught.value.rows, True))
    assert dict(again.value.rows[0].theirs or ())["score"] == "-5"


def test_one_removes_what_the_other_changes(store: Store) -> None:
    set_id = make_set(store)
    store.save(set_id, 1, events=store.table(set_id, "events").iloc[1:])
    with pytest.raises(Conflict) as caught:
        store.save(set_id, 1, events=edited(store, set_id, 0, score="-6"))
    assert caught.value.rows[0].theirs is None


def test_the_same_change_on_both_sides_is_no_conflict(store: Store) -> None:
    set_id = make_set(store)
    same = edited(store, set_id, 0, score="-7")
    assert store.save(set_id, 1, events=same).number == 2
    assert store.save(set_id, 1, events=same).number == 2


def test_many_save_at_once_and_nothing_gets_lost(store: Store) -> None:
    set_id = make_set(store)
    failed: list[BaseException] = []

    def save(number: int) -> None:
        try:
            events = store.table(set_id, "events", 1)
            more = pd.DataFrame({"event_id": [f"by-{number}"], "date": ["1960"]})
            store.save(set_id, 1, events=pd.concat([events, more]))
        except BaseException as problem:  # noqa: BLE001 (looked at below, in the test's own thread)
            failed.append(problem)

    threads = [threading.Thread(target=save, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert store.info(set_id).head == 9
    assert set(store.table(set_id, "events")["event_id"]) >= {f"by-{n}" for n in range(8)}


rows = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("123"), max_size=6)


def _content(cells: dict[str, str]) -> Content:
    made: list[Row] = [{"event_id": key, "note": text} for key, text in cells.items()]
    return {**empty(), "events": keyed("events", ("event_id", "note"), made)}


@given(rows, rows, rows)
def test_merging_loses_no_change(
    base: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    merged, conflicts = merge(_content(base), _content(mine), _content(theirs))
    got = {key: row["note"] for key, row in merged["events"].rows.items()}
    open_keys = {row.key for row in conflicts}
    for key in "abcdef":
        was, own, other = base.get(key), mine.get(key), theirs.get(key)
        both = own not in (was, other) and other != was
        assert (key in open_keys) == both
        expected = other if both or own == was else own
        assert got.get(key) == expected
    assert merge(_content(base), _content(mine), _content(base))[0]["events"].rows == (
        _content(mine)["events"].rows
    )


@given(rows, rows, rows)
def test_deciding_settles_every_conflict(
    base: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    states = _content(base), _content(mine), _content(theirs)
    conflicts: tuple[ConflictRow, ...] = merge(*states)[1]
    merged, left = merge(*states, dict.fromkeys(conflicts, True))
    assert left == ()
    got = {key: row["note"] for key, row in merged["events"].rows.items()}
    assert all(got.get(row.key) == mine.get(row.key) for row in conflicts)
