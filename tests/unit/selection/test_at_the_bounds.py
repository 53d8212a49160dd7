"""What lies right on a bound belongs to what is shown."""

from dataclasses import replace

import pytest

from data.events.data_set import DataSet
from data.events.event_table import prepare
from data.selection import explaining, selection_address
from data.selection.explaining import Explaining
from data.selection.selection import Selection
from tests.random_tables import table


@pytest.fixture
def wide(small: DataSet) -> DataSet:
    """First and last years that differ from the years in which those events end and begin."""
    events = prepare(table(("1917-11-07/1918-03-03", 4), ("1950", -2.5), ("1989/1992", 7)))
    return replace(small, prepared=events)


def test_the_years_run_from_the_first_beginning_to_the_last_end(wide: DataSet) -> None:
    assert wide.years == (1917, 1992)
    alone = replace(wide, prepared=wide.prepared.iloc[2:])
    assert alone.years == (1989, 1992)


def test_the_first_and_the_last_year_are_no_filter_and_their_neighbours_are(wide: DataSet) -> None:
    def read(a: str, b: str) -> tuple[int | None, int | None]:
        got, notes = selection_address.from_query({"from": [a], "to": [b]}, wide)
        assert notes == []
        return got.start, got.end

    assert read("1917", "1992") == (None, None)
    assert read("1918", "1991") == (1918, 1991)
    assert read("1950", "1950") == (1950, 1950)


@pytest.mark.parametrize(("strength", "shown"), [(2.5, 3), (2.6, 2), (4, 2), (7, 1), (7.5, 0)])
def test_an_event_as_strong_as_asked_is_strong_enough(
    wide: DataSet, strength: float, shown: int
) -> None:
    assert len(Selection(strength=strength).apply(wide.prepared)) == shown


def test_an_event_in_the_year_asked_for_is_in_it(wide: DataSet) -> None:
    for start, end, shown in ((1918, 1918, 1), (1919, 1949, 0), (1950, 1950, 1), (1992, 1992, 1)):
        assert len(Selection(start=start, end=end).apply(wide.prepared)) == shown, (start, end)


@pytest.mark.parametrize(
    ("score", "taken"),
    [("-10", -10.0), ("10", 10.0), ("0", 0.0), ("-10.01", None), ("10.01", None), ("x", None)],
)
def test_a_score_on_trial_may_lie_at_either_end_of_the_scale(
    small: DataSet, score: str, taken: float | None
) -> None:
    query = {"rescore": [f"1948-expelled:{score}"]}
    got, notes = selection_address.from_query(query, small)
    assert dict(got.rescored).get("1948-expelled") == taken
    assert bool(notes) == (taken is None)


@pytest.mark.parametrize(
    ("text", "points"),
    [("0", None), ("1", 1), ("12", 12), ("13", None), ("012", 12), ("0012", None), ("٣", None)],
)
def test_turning_points_are_one_to_twelve(small: DataSet, text: str, points: int | None) -> None:
    got, notes = explaining.from_query({"points": [text]}, small)
    assert got.points == points
    assert bool(notes) == (points is None)


def test_settings_stand_in_one_order_however_they_were_chosen() -> None:
    one = Selection(model="decaying").with_parameter("k", 0.1, 0.2)
    one = one.with_parameter("half_life_days", 500.0, 700.0)
    assert one.params == (("half_life_days", 500.0), ("k", 0.1))
    assert one.with_parameter("k", 0.2, 0.2).params == (("half_life_days", 500.0),)
    view = Explaining().with_setting("window", "window_days", 400.0, 730.0)
    view = view.with_setting("decaying", "half_life_days", 500.0, 700.0)
    view = view.with_setting("decaying", "a", 9.0, 1.0)
    assert [known[:2] for known in view.settings] == [
        ("decaying", "a"), ("decaying", "half_life_days"), ("window", "window_days"),
    ]  # fmt: skip


def test_a_span_of_one_day_is_one_and_one_that_runs_back_is_none() -> None:
    day = "1948-06-28"
    assert explaining.read_span(f"{day}~{day}") is not None
    assert explaining.read_span(f"{day}~1948-06-27") is None
