"""Whose sources: which events the works of one side know, and the line they draw."""

import pandas as pd
import pytest

from data import catalog
from data.basics import columns as c
from data.events import voices
from data.questions import whose
from data.temperature import trace

SET = catalog.open_set("soviet-yugoslav")
SIDE = {"id": "a", "label": "Works of A", "countries": ["A"]}


def events_with(*sources: str) -> pd.DataFrame:
    rows = SET.prepared.iloc[: len(sources)].copy()
    rows[c.SOURCES] = list(sources)
    return rows


SOURCES = pd.DataFrame(
    {
        "source_id": ["one", "two", "third"],
        "witness": "press",
        "country": ["A", "B", ""],
        "language": "English",
    }
)


def test_an_event_counts_where_one_work_of_the_side_records_it() -> None:
    events = events_with("one", "two", "one; two@p. 3", "third")
    ids = events[c.EVENT_ID].tolist()
    known = whose.voice(events, SOURCES, SIDE)
    assert known.known == (ids[0], ids[2])
    assert known.alone == (ids[0],)


def test_below_forty_events_there_is_no_line_and_from_forty_on_there_is() -> None:
    one_short = ["one"] * (voices.FEWEST_ROWS - 1)
    assert whose.voice(events_with(*one_short), SOURCES, SIDE).trace is None
    assert whose.voice(events_with(*one_short, "one"), SOURCES, SIDE).trace is not None


def test_the_line_is_the_line_of_the_known_events_alone() -> None:
    every = ["one", "two"] * 45
    events = events_with(*every)
    line = whose.voice(events, SOURCES, SIDE, "bounded").trace
    assert line is not None

    other = trace(events[events[c.SOURCES] == "one"], "bounded")
    pd.testing.assert_frame_equal(line.curve, other.curve)


def test_a_set_that_names_no_sides_has_its_countries_instead() -> None:
    events = events_with("one", "one", "two", "third")
    sides = whose.sides_of(events, SOURCES, ())
    assert [(side["id"], side["countries"]) for side in sides] == [("A", ["A"]), ("B", ["B"])]


def test_works_without_a_country_leave_nobody_to_ask() -> None:
    assert whose.sides_of(events_with("third"), SOURCES, ()) == []


def test_furthest_apart_is_the_first_day_of_the_largest_difference() -> None:
    days = pd.to_datetime(["1948-01-01", "1949-01-01", "1950-01-01"])
    whole = pd.DataFrame({"degrees": [0.0, -60.0, -60.0]}, index=days)
    part = pd.DataFrame({"degrees": [0.0, -10.0]}, index=days[[0, 2]])
    day, every, own = whose.furthest_apart(whole, part)
    assert (day, every, own) == (days[1], -60.0, 0.0)


def test_all_three_sides_of_the_first_set_draw_a_line() -> None:
    events = SET.prepared[SET.prepared[c.VALUE].notna()]
    for side in whose.sides_of(SET.prepared, SET.sources, SET.sides):
        one = whose.voice(events, SET.sources, side)
        assert len(one.known) >= voices.FEWEST_ROWS, side["id"]
        assert one.trace is not None


@pytest.mark.parametrize("name", catalog.names())
def test_every_country_of_a_side_has_a_work(name: str) -> None:
    dataset = catalog.open_set(name)
    known = set(dataset.sources["country"])
    for side in dataset.sides:
        assert set(side["countries"]) <= known, side["id"]


def test_a_state_may_be_called_events() -> None:
    """The balance has a column of that name for all; a state keeps its own."""
    events = pd.DataFrame(
        {"event_id": ["a", "b"], "initiator": ["events", "B"], "sources": ["x", "x"]}
    )
    sources = pd.DataFrame(
        {"source_id": ["x"], "witness": "press", "country": "Italy", "language": "Italian"}
    )
    table = voices.balance(events, sources)
    assert table.to_numpy().tolist() == [[1, 1, 2]]
