"""What comes in from a file: rows that wait come along, and a file can be added to a set."""

from dataclasses import replace

import pandas as pd
import pytest

from data.reading import mapping, new_set
from data.reading.formats import recognising
from data.reading.new_set import NewSet
from data.reading.tray import Tray, open_tray
from data.workspace import open_store
from data.workspace.adding import compare
from data.workspace.content import to_frame
from data.workspace.waiting import WAITS, with_waiting
from tests.workspace_sets import make_set

TABLE = """date,title,score,who,extra
1948-06-28,Expelled,-8,Arcadia,kept
some day,Never dated,-2,Boeotia,also kept
1955-05-26,Visit,99,Boeotia,
1956,Second visit,3,Boeotia,
"""


def brought(
    text: str = TABLE, names: tuple[str, str] = ("Arcadia", "Boeotia")
) -> tuple[NewSet, Tray]:
    look = recognising.look(text.encode(), "a table.csv")
    given = recognising.read(look)
    mapped = mapping.guess(given.cells, serials=given.serials)
    columns = {**mapped.columns, **({"initiator": "who"} if "who" in given.cells else {})}
    mapped = replace(mapped, columns=columns, divisor=1.0)
    tray = open_tray(given.cells, mapped, "a table.csv")
    return new_set.build(tray.events, given, title="T", names=("Arcadia", "Boeotia")), tray


def kept(made: NewSet) -> str:
    return open_store().create(
        title=made.title,
        actors=made.actors,
        events=made.events,
        sources=made.sources,
        categories=made.categories,
    )


def test_rows_that_wait_come_along_and_can_be_mended_later() -> None:
    made, tray = brought()
    assert len(tray.waiting) == 2
    set_id = kept(with_waiting(made, tray))
    store = open_store()
    opened = store.open(set_id)
    assert opened.events["title"].to_list() == ["Expelled", "Second visit"]
    table = store.table(set_id, "events").set_index("title")
    assert table.loc["Never dated", "date"] == "some day"
    assert table.loc["Visit", "score"] == "99"
    assert "Row 3 of a table.csv waits" in str(table.loc["Never dated", "note"])
    assert "extra: also kept" in str(table.loc["Never dated", "note"])
    told = " ".join(problem.sentence() for problem in opened.problems)
    assert "Never dated" in told
    assert "Visit" in told
    events = store.table(set_id, "events")
    events.loc[events["title"] == "Never dated", "date"] = "1950"
    store.save(set_id, 1, events=events)
    assert "Never dated" in store.open(set_id).events["title"].to_list()


def test_a_row_whose_cells_may_have_slipped_stays_waiting() -> None:
    made, tray = brought("date,title,score\n1948,One,1\n1949,Two,2,more,cells\n1950,Three,3\n")
    assert len(tray.waiting) == 1
    set_id = kept(with_waiting(made, tray))
    assert open_store().open(set_id).events["title"].to_list() == ["One", "Three"]
    assert open_store().table(set_id, "events")["date"].to_list()[2] == f"{WAITS}1949"


def test_nothing_waiting_changes_nothing() -> None:
    made, tray = brought("date,title,score\n1948,One,1\n1950,Three,3\n")
    assert with_waiting(made, tray) is made


@pytest.fixture
def added() -> tuple[str, NewSet]:
    """A set of three events, and a file with the same first, another second and a new one."""
    set_id = make_set(open_store())
    made, _ = brought(
        "date,title,score,who\n1948-06-28,first,-8,Arcadia\n1949,Second,5,Boeotia\n"
        "1952,New,1,Boeotia\n"
    )
    return set_id, made


def test_rows_are_matched_by_date_and_title(added: tuple[str, NewSet]) -> None:
    set_id, made = added
    store = open_store()
    found = compare(store.content(set_id), made)
    assert [row["title"] for row in found.new] == ["New"]
    assert {key: after["score"] for key, (_, after) in found.changed.items()}["two"] == "5"
    assert found.gone == ("three",)
    store.save(set_id, 1, events=to_frame(found.events), categories=found.categories)
    now = store.table(set_id, "events").set_index("event_id")
    assert len(now) == 4
    assert now.loc["two", "score"] == "5"
    assert now.loc["two", "sources"] == "book"  # empty in the file, so it stays
    assert now.loc["one", "initiator"] == "A"
    assert len(store.open(set_id).events) == 4
    again = compare(store.content(set_id), made)
    assert (again.new, dict(again.changed), len(again.same)) == ((), {}, 3)


def test_rows_are_matched_by_id_first() -> None:
    store = open_store()
    set_id = make_set(store)
    made, _ = brought("event_id,date,title,score\ntwo,1951,Another title,2.5\nx,1949,Second,1\n")
    found = compare(store.content(set_id), made)
    assert list(found.changed) == ["two"]
    assert [row["event_id"] for row in found.new] == ["x"]
    assert set(found.gone) == {"one", "three"}
    assert list(found.without_gone().rows) == ["two", "x"]


def test_equal_rows_of_a_file_are_not_swallowed() -> None:
    store = open_store()
    set_id = make_set(store)
    made, _ = brought("date,title,score\n1949,Second,1\n1949,Second,2\n")
    found = compare(store.content(set_id), made)
    assert (len(found.changed), len(found.new)) == (1, 1)
    frame = to_frame(found.events)
    assert isinstance(frame, pd.DataFrame)
    assert len(frame) == 4
