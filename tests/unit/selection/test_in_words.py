"""The sentence counts rightly down to one, and what makes no sense in an address stays out."""

from dataclasses import replace

import pandas as pd
import pytest

from data.basics import columns as c
from data.events.data_set import DataSet
from data.events.event_table import prepare
from data.selection import selection_address
from data.selection.selection import GHOSTS, LOOKS, Selection
from data.selection.shown import directions
from tests.random_tables import table


@pytest.mark.parametrize(
    ("rows", "told"),
    [(1, "1 of 1 event: score at least ±0.5"), (2, "2 of 2 events: score at least ±0.5")],
)
def test_one_is_an_event_and_two_are_events(small: DataSet, rows: int, told: str) -> None:
    events = prepare(table(("1950", 4), ("1951", -3)).head(rows))
    assert Selection(strength=0.5).sentence(events, small) == told


@pytest.mark.parametrize(
    ("reports", "told"),
    [
        ([1], "1 report"), ([2], "All 2 reports in 1 bundle"), ([1, 1], "All 2 reports"),
        ([2, 3], "All 5 reports in 2 bundles"),
    ],
)  # fmt: skip
def test_bundles_say_how_many_reports_they_hold(
    small: DataSet, reports: list[int], told: str
) -> None:
    events = prepare(table(("1950", 4), ("1951", -3)).head(len(reports)))
    bundles = events.assign(**{c.REPORTS: reports})
    years = small.years
    said = Selection().sentence(bundles, small)
    assert said == f"{told}, {years[0]}–{years[1]}"
    some = Selection(strength=3.5).sentence(bundles, small)
    assert some.startswith(f"1 of {len(reports)} bundle{'s' * (len(reports) > 1)}: ")


def test_a_blank_score_has_no_direction() -> None:
    values = pd.Series([0.1, -0.1, 0.0, None])
    assert directions(values) == ["warming", "cooling", "neutral", "neutral"]


@pytest.mark.parametrize("look", LOOKS)
def test_only_a_look_that_shows_the_published_line_changes_the_picture(look: str) -> None:
    kept = Selection(look=look).without_navigation().look
    assert kept == (look if look in GHOSTS else None)


@pytest.mark.parametrize(
    "view", ["1945~1950", "1945-01-01~1950", "1945-01-01", "1945-01-01~1946-01-01~1947-01-01"]
)
def test_a_zoom_is_two_days_written_out(small: DataSet, view: str) -> None:
    got, notes = selection_address.from_query({"view": [view]}, small)
    assert got.view is None
    assert notes == [selection_address.ignored("view", view)]


def test_a_value_of_a_parameter_is_read_and_its_default_leaves_no_trace(small: DataSet) -> None:
    def read(value: str, dataset: DataSet = small) -> tuple:
        return selection_address.from_query({"k": [value]}, dataset)[0].params

    assert read("0.2") == (("k", 0.2),)
    assert read("0.15") == ()
    own = replace(small, defaults={"k": 0.2})
    assert read("0.2", own) == ()
    assert read("0.15", own) == (("k", 0.15),)
