"""Each side alone: whose events count where, and who moved first."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import temperature
from data.events.event_table import prepare
from data.questions import two_sides
from data.questions.two_sides import LEAST, legs, side_by_side, turns

START, END = pd.Timestamp("1940-01-01"), pd.Timestamp("1970-01-01")


def table_of(*rows: tuple[str, float, str]) -> pd.DataFrame:
    dates, scores, by = zip(*rows, strict=True)
    return prepare(pd.DataFrame({"date": dates, "score": scores, "initiator": by}))


def lines(**sides: list[float]) -> pd.DataFrame:
    """Two lines with a value a year from 1940 on."""
    dates = pd.date_range(START, periods=len(sides["a"]), freq="YS", unit="us")
    table = pd.DataFrame({name: np.array(v, dtype=float) for name, v in sides.items()}, index=dates)
    return table.assign(gap=table["a"] - table["b"])


def test_each_event_counts_where_it_belongs() -> None:
    events = table_of(
        ("1941", 4, "A"), ("1942", -6, "B"), ("1943", 8, "both"), ("1944", -9, "third"),
        ("1945", 9, ""),
    )  # fmt: skip
    got = two_sides.two_sides(events, ("A", "B"), k=0.3)
    assert got.counts == {"a": 1, "b": 1, "both": 1, "neither": 2}
    for side, mine in (("a", ["A", "both"]), ("b", ["B", "both"])):
        alone = temperature.trace(events[events["initiator"].isin(mine)], k=0.3)
        pd.testing.assert_frame_equal(getattr(got, side).curve, alone.curve)


def test_both_lines_on_shared_dates_with_their_gap() -> None:
    events = table_of(("1941-03-05", 10, "A"), ("1950-06-01", -10, "B"))
    table = side_by_side(two_sides.two_sides(events, ("A", "B"), k=0.9), START, END)
    assert table.index[0] == START and table.index[-1] == END
    assert table.loc["1941-03-04":"1941-03-05", "gap"].to_list() == [100]
    assert table.loc["1941-03-01", "gap"] == 0
    assert [table.loc["1950-06-01", name] for name in ("a", "b", "gap")] == [100, -100, 200]


def test_a_side_without_events_stays_at_zero() -> None:
    table = side_by_side(two_sides.two_sides(table_of(("1941", 5, "A")), ("A", "B")), START, END)
    assert np.all(table["b"] == 0)
    assert turns(table).empty


def test_who_moved_first_by_both_yardsticks() -> None:
    got = turns(lines(a=[40, 20, -40, -40], b=[40, 40, 20, -40])).iloc[0]
    assert (got["kind"], got["first"], got["move"]) == ("cooling", "a", -80)
    assert got["a_step"].year == 1941
    assert got["b_step"].year == 1942
    assert (got["a_half"].year, got["b_half"].year) == (1942, 1943)


def test_yardsticks_that_name_different_sides_leave_it_open() -> None:
    # b loses its first 10° earlier, a gets half of its own way done earlier.
    got = turns(lines(a=[0, 0, -30, -30, -30], b=[0, -12, -12, -12, -100])).iloc[0]
    assert got["first"] == "unclear"


def test_a_side_that_does_not_go_along_has_not_moved() -> None:
    got = turns(lines(a=[0, -60, -60], b=[0, -4, 5])).iloc[0]
    assert got["first"] == "a"
    assert pd.isna(got["b_step"]) and pd.isna(got["b_half"])


def test_both_on_one_day() -> None:
    assert turns(lines(a=[0, 50], b=[0, 30])).iloc[0]["first"] == "together"


def test_warming_and_cooling_take_turns() -> None:
    got = turns(lines(a=[0, 60, 10, 70], b=[0, 60, 10, 70]))
    assert list(got["kind"]) == ["warming", "cooling", "warming"]
    assert list(got["move"]) == [60, -50, 60]


def test_small_ups_and_downs_are_no_turns() -> None:
    assert turns(lines(a=[0, 15, 0, 15], b=[0, 15, 0, 15])).empty


def test_nothing_at_all_gives_an_empty_table_with_dates() -> None:
    got = turns(lines(a=[np.nan, np.nan], b=[0, 50]))
    assert got.empty
    assert got["a_step"].dtype == got["start"].dtype == "datetime64[us]"


values = st.lists(st.floats(-100, 100), min_size=1, max_size=40)


@settings(max_examples=50, deadline=None)
@given(values)
def test_ways_follow_each_other_and_turn(line: list[float]) -> None:
    found = legs(np.array(line))
    for low, high in found:
        assert low < high
        assert abs(line[high] - line[low]) >= LEAST
        inside = line[low : high + 1]
        assert {line[low], line[high]} == {min(inside), max(inside)}
    for (_, end), (start, _) in pairwise(found):
        assert end == start
    signs = [np.sign(line[high] - line[low]) for low, high in found]
    assert all(a == -b for a, b in pairwise(signs))


@settings(max_examples=50, deadline=None)
@given(values)
def test_a_line_upside_down_has_the_same_ways(line: list[float]) -> None:
    assert legs(np.array(line)) == legs(-np.array(line))


def test_shipped_set_the_split_and_the_thaw() -> None:
    from data import catalog

    ds = catalog.open_set("soviet-yugoslav")
    got = two_sides.two_sides(ds.prepared, ("USSR", "YUG"), k=ds.defaults["k"])
    assert sum(got.counts.values()) == len(ds.prepared)
    table = side_by_side(got, pd.Timestamp("1917-01-01"), pd.Timestamp("1992-12-31"))
    found = turns(table)
    deepest = found.iloc[int(np.argmin(found["move"]))]
    assert deepest["start"].year < 1948 < deepest["end"].year < 1955
    assert deepest["a_move"] == pytest.approx(table["a"].loc[deepest["end"]]
                                              - table["a"].loc[deepest["start"]])  # fmt: skip
