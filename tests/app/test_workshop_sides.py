"""The Workshop's tabs of what stands beside the events: conditions, statements, readings, figures.

Typed as in the browser, kept as revisions, checked, in the package and on the other pages.
"""

import io
import zipfile

import pandas as pd
import pytest

from data.events import conditions
from data.exports.package import package_zip
from data.workspace import open_store
from data.workspace.store import Store
from tests.app.test_workshop import click, editing, run, start, texts, typed
from tests.workspace_sets import make_set

TABLES = ("conditions", "statements", "readings", "indicators")


@pytest.fixture
def store() -> Store:
    return open_store()


def add(at, table: str):
    return click(at, f"{at.session_state['workshop'].key(table)}__add")


def test_every_table_has_a_tab(store: Store) -> None:
    at = editing(make_set(store))
    tabs = [tab.label for tab in at.tabs]
    assert tabs[:7] == [
        "Events", "Sources", "Chapters", "Conditions", "Statements", "Readings", "Figures",
    ]  # fmt: skip
    assert "Add a condition." in texts(at)


def test_a_condition_is_added_typed_and_in_force(store: Store) -> None:
    set_id = make_set(store)
    at = add(editing(set_id), "conditions")
    assert "Saved as revision 2: Condition added." in texts(at)
    at = typed(
        at, 0, "conditions", label="Embargo of 1949", kind="embargo", start="1949", end="1950-06-01"
    )
    assert "Saved as revision 3: end, kind, label, start changed." in texts(at)
    kept = store.open(set_id).conditions
    assert conditions.labels_in_force(kept, pd.Timestamp("1949-07-01")) == ["Embargo of 1949"]
    assert conditions.labels_in_force(kept, pd.Timestamp("1950-07-01")) == []


def test_what_is_wrong_names_tab_row_and_column(store: Store) -> None:
    set_id = make_set(store)
    at = add(editing(set_id), "conditions")
    at = typed(at, 0, "conditions", label="War", kind="war", start="1950", end="soon")
    assert "Tab Conditions, “War”, row 1, column “end”: “soon” cannot be read" in texts(at)
    at = typed(at, 0, "conditions", end="1949")
    assert "Tab Conditions, “War”, row 1, column “end”: it ends before it begins" in texts(at)
    at = add(at, "statements")
    at = typed(at, 0, "statements", why="A war", colder_date="1949", warmer_date="1950-01-01")
    assert "Tab Statements, “A war”, row 1, column “colder_date”: “1949” is not a day" in texts(at)
    at = add(at, "readings")
    at = typed(at, 0, "readings", reader="me", score=12)
    assert "Tab Readings, row 1, column “score”: 12 is out of range" in texts(at)
    assert store.table(set_id, "readings")["score"].to_list() == ["12"]


def test_a_reading_is_one_of_an_event_and_moves_nothing(store: Store) -> None:
    set_id = make_set(store)
    before = store.open(set_id).prepared["value"].to_list()
    at = add(editing(set_id), "readings")
    at = typed(at, 0, "readings", event_id="two", reader="me", score=4.5, sure="high")
    kept = store.open(set_id)
    assert kept.readings.to_dict("records") == [
        {"event_id": "two", "reader": "me", "score": 4.5, "sure": "high", "why": ""}
    ]
    assert kept.prepared["value"].to_list() == before
    key = at.session_state["workshop"].key("readings")
    at.session_state[key] = {"edited_rows": {0: {"Tick": True}}}
    click(at, f"{key}__duplicate")
    again = store.open(set_id).readings
    assert again["event_id"].to_list() == ["two", "two"]
    assert again["reader"].nunique() == 2


def test_a_set_without_an_event_takes_no_reading(store: Store) -> None:
    set_id = make_set(store)
    store.save(set_id, 1, events=store.table(set_id, "events").iloc[:0])
    at = add(editing(set_id), "readings")
    assert "Add an event first" in texts(at)
    assert store.info(set_id).head == 2


def test_what_was_typed_leaves_in_the_package(store: Store) -> None:
    set_id = make_set(store)
    at = editing(set_id)
    for table, cells in (
        ("conditions", {"label": "War", "kind": "war", "start": "1949", "end": "1950"}),
        ("statements", {"colder_date": "1949-01-01", "warmer_date": "1950-01-01", "why": "=1+1"}),
        ("readings", {"event_id": "three", "reader": "me", "score": -1.5}),
        ("indicators", {"indicator_id": "trade", "date": "1949", "value": 12.5}),
    ):
        at = typed(add(at, table), 0, table, **cells)
    with zipfile.ZipFile(io.BytesIO(package_zip(store.open(set_id)))) as archive:
        found = {name.rsplit("/", 1)[1]: archive.read(name).decode() for name in archive.namelist()}
    assert "War,1949,1950," in found["conditions.csv"]
    assert "1949-01-01,1950-01-01,=1+1," in found["statements.csv"]
    assert "three,me,-1.5,," in found["readings.csv"]
    assert "trade,1949,12.5," in found["indicators.csv"]


def test_rows_come_back_and_conflicts_are_told(store: Store) -> None:
    set_id = make_set(store)
    at = add(editing(set_id), "conditions")
    at = typed(at, 0, "conditions", label="War", start="1949", end="1950")
    theirs = store.table(set_id, "conditions").assign(label="<b>Peace</b>")
    store.save(set_id, 3, conditions=theirs)
    at = typed(at, 0, "conditions", label="Truce")
    assert "Somebody else changed the same rows" in texts(at)
    at = click(at, "workshop_drop")
    assert store.table(set_id, "conditions")["label"].to_list() == ["<b>Peace</b>"]
    at = click(at, f"{_ticked(at, 'conditions')}__delete")
    assert store.table(set_id, "conditions").empty
    at.selectbox(f"workshop_revision_{set_id}_{store.info(set_id).head}").set_value(3)
    click(run(at), "workshop_restore")
    assert store.table(set_id, "conditions")["label"].to_list() == ["War"]


def _ticked(at, table: str) -> str:
    key = at.session_state["workshop"].key(table)
    at.session_state[key] = {"edited_rows": {0: {"Tick": True}}}
    return key


def test_a_copy_of_a_shipped_set_can_change_them(store: Store) -> None:
    at = click(start(), "workshop_copy_china-soviet-union")
    (info,) = store.list()
    assert [len(editor.value) for editor in at.data_editor][3:6] == [
        len(store.table(info.id, table)) for table in TABLES[:3]
    ]
    typed(at, 0, "statements", why="Read anew")
    assert store.open(info.id).statements["why"][0] == "Read anew"
    assert [problem.sentence() for problem in store.open(info.id).problems] == []


def test_a_reading_of_no_event_is_named_by_tab_row_and_column(store: Store) -> None:
    """It is no fault that leaves a row out, but nobody would find it otherwise."""
    set_id = make_set(store)
    rows = pd.DataFrame({"event_id": ["one", "<i>nowhere"], "reader": "me", "score": ["1", "2"]})
    store.save(set_id, 1, readings=rows)
    shown = texts(editing(set_id))
    assert "Tab Readings, row 2, column “event_id”: there is no event “<i>nowhere”" in shown
    assert "To mend" not in shown


def test_each_reader_has_a_line_to_say_who_it_is(store: Store) -> None:
    set_id = make_set(store)
    hostile = "**me** [x](http://a.b)"
    rows = pd.DataFrame({"event_id": ["one", "two"], "reader": ["me", hostile], "score": "1"})
    store.save(set_id, 1, readings=rows)
    at = editing(set_id)
    assert hostile not in [field.label for field in at.text_input]  # shown, and not as Markdown
    _reader(at, "me").set_value("A colleague, blind to the scores")
    at = run(at)
    assert "a reader's line changed" in texts(at)
    assert store.open(set_id).readers == ({"id": "me", "text": "A colleague, blind to the scores"},)
    _reader(at, "me").set_value("")
    run(at)
    assert store.open(set_id).readers == ()


def test_a_readers_line_stays_with_its_name(store: Store) -> None:
    """Another reader that comes first in the table takes nothing over."""
    set_id = make_set(store)
    store.save(set_id, 1, readings=pd.DataFrame({"event_id": ["two"], "reader": ["me"]}))
    at = editing(set_id)
    _reader(at, "me").set_value("A colleague")
    at = add(run(at), "readings")
    typed(at, 0, "readings", reader="you")
    assert store.open(set_id).readers == ({"id": "me", "text": "A colleague"},)


def _reader(at, name: str):
    return next(field for field in at.text_input if field.label == name)
