"""A large set after a changed cell: opened from what was there, and the same as opened anew."""

from dataclasses import fields

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.events.data_set import DataSet
from data.workspace import open_store
from data.workspace.as_data_set import open_content
from data.workspace.content import Table
from data.workspace.pieces import reopening
from data.workspace.store import Store
from tests.unit.workspace.test_pieces import many_events
from tests.workspace_sets import ACTORS, CATEGORIES, sources

ROWS = 1_200
WORDS = {
    "title": ["Told otherwise", "", "x" * 90, "<b>b</b>"],
    "date": ["1948-06-28", "1961~", "1950/1951", "some day", "1999"],
    "score": ["-8", "9.5", "", "11", "0"],
    "sources": ["book", "", "nobody", "book; other"],
    "category": ["talks", "none"],
    "initiator": ["A", "both", "?"],
    "cameo": ["", "190", "99"],
    "note": ["a note", ""],
    "evidence": ["0.5", ""],
}


@pytest.fixture
def many() -> tuple[Store, str]:
    events = many_events(ROWS)
    events.loc[[3, 40, 700], "sources"] = ["", "nobody", "book; lost"]
    events.loc[11, "date"], events.loc[12, "title"] = "some day", "y" * 100
    events.loc[13, "initiator"], events.loc[14, "category"] = "?", "none"
    store = open_store()
    set_id = store.create(
        title="Many", actors=ACTORS, categories=CATEGORIES, events=events, sources=sources()
    )
    return store, set_id


def anew(store: Store, set_id: str) -> DataSet:
    """The set, opened as a whole."""
    content = {name: Table(t.columns, dict(t.rows)) for name, t in store.content(set_id).items()}
    return open_content(set_id, content)


def same(one: DataSet, other: DataSet) -> None:
    """Field by field, the attributes of tables too."""
    for field in fields(DataSet):
        a, b = getattr(one, field.name), getattr(other, field.name)
        if isinstance(a, pd.DataFrame):
            pd.testing.assert_frame_equal(a, b)
            assert a.attrs == b.attrs
        else:
            assert a == b, field.name


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many events each opening reads."""
    from data.reading import packages

    read, whole = [], packages.open_tables

    def counting(name, package, cells, codebook=""):
        read.append(len(cells["events"]))
        return whole(name, package, cells, codebook)

    monkeypatch.setattr(packages, "open_tables", counting)
    return read


@pytest.mark.parametrize(
    ("column", "cell"),
    [("note", "Told"), ("score", "-9"), ("title", "z" * 95), ("sources", "nobody"),
     ("title", "Short"), ("initiator", "?")],
)  # fmt: skip
def test_only_the_row_that_changed_is_read(
    many: tuple[Store, str], monkeypatch: pytest.MonkeyPatch, column: str, cell: str
) -> None:
    store, set_id = many
    store.open(set_id)
    read = counted(monkeypatch)
    store.save(set_id, 1, cells={"events": {"e12": {column: cell}}})
    opened = store.open(set_id)
    assert read == [1]
    monkeypatch.undo()
    same(opened, anew(store, set_id))


@pytest.mark.parametrize(
    "change",
    [
        {"events": {"e5": {"date": "some day"}}},  # it cannot be used any more
        {"events": {"e11": {"date": "1950"}}},  # now it can
        {"events": {"e5": {"event_id": "other"}}},
        {"events": {"e5": {"date": "1899-01-02"}}},
        {"events": {"e5": {"score": ""}}},
        {"events": {"e5": {"title": "Total"}}},
        {"sources": {"book": {"source_id": "other"}}},
    ],
)
def test_what_touches_other_rows_is_opened_as_a_whole(
    many: tuple[Store, str], monkeypatch: pytest.MonkeyPatch, change: dict
) -> None:
    store, set_id = many
    store.open(set_id)
    read = counted(monkeypatch)
    store.save(set_id, 1, cells=change)
    opened = store.open(set_id)
    assert read[-1] == ROWS
    monkeypatch.undo()
    same(opened, anew(store, set_id))


@given(st.data())
@settings(max_examples=6)
def test_it_is_what_opening_all_of_it_gives(data: st.DataObject) -> None:
    events = many_events(ROWS)
    events.loc[[3, 700], "sources"] = ["", "nobody"]
    events.loc[11, "date"], events.loc[12, "title"] = "some day", "y" * 100
    store = open_store()
    set_id = store.create(
        title="Many", actors=ACTORS, categories=CATEGORIES, events=events, sources=sources()
    )
    store.open(set_id)
    for _ in range(3):
        keys = data.draw(st.lists(st.integers(0, 14), min_size=1, max_size=4, unique=True))
        cells: dict[str, dict[str, object]] = {}
        for key in keys:
            column = data.draw(st.sampled_from(sorted(WORDS)))
            cells[f"e{key}"] = {column: data.draw(st.sampled_from(WORDS[column]))}
        store.save(set_id, store.info(set_id).head, cells={"events": cells})
        opened = store.open(set_id)
        remembered = reopening._last.pop(set_id)
        same(opened, anew(store, set_id))
        reopening._last[set_id] = remembered


def test_few_sets_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reopening, "SMALL", 1)
    monkeypatch.setattr(reopening, "REMEMBERED", 2)
    reopening._last.clear()
    store = open_store()
    for title in "abc":
        set_id = store.create(
            title=title, actors=ACTORS, categories=CATEGORIES, events=many_events(4),
            sources=sources(),
        )  # fmt: skip
        store.open(set_id)
    assert len(reopening._last) == 2
    reopening._last.clear()
