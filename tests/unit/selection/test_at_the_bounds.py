"""What lies right on a bound belongs to what is shown."""

from dataclasses import replace

import pytest

from data.events.data_set import DataSet
from data.events.event_table import prepare
from data.selection import selection_address
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
