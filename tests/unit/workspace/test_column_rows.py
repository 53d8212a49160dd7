"""A large table is read into columns; its rows are what they are when read one by one."""

import pandas as pd
import pytest

from data import workspace
from data.basics import columns as c
from data.workspace import content as kept
from data.workspace.content import Table
from data.workspace.pieces import cutting
from data.workspace.pieces.column_rows import AT_ONCE, ColumnRows, by_column, passing
from tests.workspace_sets import ACTORS, CATEGORIES

MANY = AT_ONCE + 300


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("THAW_DATABASE_URL", f"sqlite:///{tmp_path / 'sets.sqlite3'}")
    found = workspace.open_store()
    yield found
    found.close()
    workspace._open.clear()


def events(many: int) -> pd.DataFrame:
    """So many events, every third with a note, the last with a cell of a column of its own."""
    places = range(many)
    return pd.DataFrame(
        {
            c.EVENT_ID: [f"e{place}" for place in places],
            c.DATE: [f"{1900 + place % 90}-0{place % 9 + 1}-11" for place in places],
            c.TITLE: [f"Žena „{place}“, 北京" for place in places],
            c.NOTE: ["" if place % 3 else "noted" for place in places],
            c.CATEGORY: "talks",
            c.SCORE: [str(place % 9 - 4) for place in places],
            "own column": ["" if place < many - 1 else "here" for place in places],
        }
    )


def made(store, table: pd.DataFrame) -> str:
    return store.create(title="Many", actors=ACTORS, categories=CATEGORIES, events=table)


def read_anew(store, set_id: str, monkeypatch) -> Table:
    """The events as a new process would read them."""
    monkeypatch.setattr("data.workspace.pieces.shelf._gathered", {})
    return store.content(set_id)[kept.EVENTS]


def test_rows_and_frame_are_those_that_were_kept(store, monkeypatch) -> None:
    table = events(MANY)
    set_id = made(store, table)
    first = store.content(set_id)[kept.EVENTS]
    again = read_anew(store, set_id, monkeypatch)
    assert isinstance(again.rows, ColumnRows)
    assert kept.to_frame(again).equals(kept.to_frame(first))
    assert list(again.rows) == list(first.rows)
    assert dict(again.rows) == dict(first.rows)
    assert again.columns == first.columns


def test_opening_makes_no_row(store, monkeypatch) -> None:
    set_id = made(store, events(MANY))
    read_anew(store, set_id, monkeypatch)

    def none(self) -> dict:
        raise AssertionError("a page that shows a set needs no row of it")

    monkeypatch.setattr(ColumnRows, "_rows", none)
    opened = store.open(set_id)
    assert len(opened.events) == MANY
    assert store.open(set_id).prepared is opened.prepared


def test_a_cell_of_a_set_just_read_costs_one_piece(store, monkeypatch) -> None:
    set_id = made(store, events(MANY))
    before = read_anew(store, set_id, monkeypatch)
    store.save(set_id, 1, cells={"events": {"e77": {c.NOTE: "changed"}}})
    after = store.content(set_id)[kept.EVENTS]
    assert after.rows["e77"][c.NOTE] == "changed"
    assert after.rows["e78"] is before.rows["e78"]
    old, new = (cutting.cut(table).digests() for table in (before, after))
    assert 0 < len(new - old) <= 3
    assert kept.to_frame(read_anew(store, set_id, monkeypatch)).equals(kept.to_frame(after))


def test_rows_that_come_and_go_cost_what_changed(store, monkeypatch) -> None:
    set_id = made(store, events(MANY))
    before = read_anew(store, set_id, monkeypatch)
    row = pd.DataFrame([{c.EVENT_ID: "new", c.DATE: "1950", c.TITLE: "First", c.SCORE: "2.0"}])
    gone = {"events": {"e5": None, "e900": None, "e77": {c.NOTE: "kept"}}}
    store.save(set_id, 1, added={"events": row}, cells=gone)
    after = store.content(set_id)[kept.EVENTS]
    whole = kept.to_frame(before)
    whole.loc[77, c.NOTE] = "kept"
    whole = pd.concat([row.reindex(columns=whole.columns, fill_value=""), whole.drop([5, 900])])
    assert cutting.cut(after).digest == cutting.cut(kept.from_frame(kept.EVENTS, whole)).digest
    assert list(after.rows)[:3] == ["new", "e0", "e1"]
    assert after.rows["e6"] is before.rows["e6"]
    new = cutting.cut(after).digests() - cutting.cut(before).digests()
    assert 0 < len(new) <= 16
    assert kept.to_frame(read_anew(store, set_id, monkeypatch)).equals(kept.to_frame(after))


def test_a_row_with_an_id_that_is_there_comes_beside_it(store) -> None:
    set_id = made(store, events(300))
    row = pd.DataFrame([{c.EVENT_ID: "e5", c.DATE: "1950", c.TITLE: "Again"}])
    store.save(set_id, 1, added={"events": row})
    rows = store.content(set_id)[kept.EVENTS].rows
    assert (rows["e5"][c.TITLE], rows["e5 #2"][c.TITLE]) == ("Again", "Žena „5“, 北京")
    with pytest.raises(workspace.WorkspaceError, match="no row"):
        store.save(set_id, 2, cells={"events": {"nobody": None}})


def test_a_frame_gives_the_same_table_in_rows_and_in_columns(monkeypatch) -> None:
    frame = events(60)
    frame[c.SCORE] = [0.0, -0.0, float("nan"), 2.5, *range(56)]
    frame["own column"] = pd.Series([None, "a\0b", *"x" * 58], dtype="str")
    frame["mixed"] = pd.Series([True, 1, 1.0, None, *"y" * 56], dtype=object)
    in_rows = kept.from_frame(kept.EVENTS, frame)
    monkeypatch.setattr(kept, "LONG", 10)
    in_columns = kept.from_frame(kept.EVENTS, frame)
    assert isinstance(in_columns.rows, ColumnRows)
    assert in_columns.columns == in_rows.columns
    assert dict(in_columns.rows) == dict(in_rows.rows)
    assert in_rows.rows["e0"]["mixed"] == "True"
    assert in_rows.rows["e1"]["own column"] == "ab"
    assert [in_rows.rows[f"e{n}"].get(c.SCORE) for n in range(4)] == ["0", "0", None, "2.5"]


def test_rows_that_share_an_id_are_read_one_by_one(store, monkeypatch) -> None:
    table = events(600)
    table.loc[5, c.EVENT_ID] = "e4"
    set_id = made(store, table)
    again = read_anew(store, set_id, monkeypatch)
    assert list(again.rows)[3:7] == ["e3", "e4", "e4 #2", "e6"]
    assert again.rows["e4 #2"][c.EVENT_ID] == "e4"


def test_columns_are_cut_into_the_same_pieces_as_rows() -> None:
    frame = events(MANY)
    rows = by_column(frame, (c.EVENT_ID,))
    assert rows is not None
    columns = tuple(map(str, frame.columns))
    as_rows = kept.keyed(kept.EVENTS, columns, list(passing(rows)))
    in_columns = Table(columns, by_column(frame, (c.EVENT_ID,)) or {})
    one, other = cutting.cut(as_rows), cutting.cut(in_columns)
    assert one == other or (one.digest, one.pieces) == (other.digest, other.pieces)
    wanted = one.digests()
    assert dict(one.stored(as_rows, wanted)) == dict(other.stored(in_columns, wanted))
