"""Two periods side by side: means over days, extremes, counts, the strongest events."""

from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import temperature
from data.events.data_set import DataSet
from data.events.event_table import prepare
from data.questions import periods
from data.questions.periods import Period, PeriodSummary, summarise

EVENTS = pd.DataFrame(
    {
        "date": ["1950-01-01", "1950-01-11", "1950-01-21", "1950-02"],
        "score": [10, -10, 5, 2],
        "category": ["a", "b", "a", "c"],
        "initiator": ["X", "Y", "both", "Z"],
        "title": ["One", "Two", "Three", "Four"],
    }
)


def described(start: str, end: str, model: str = "bounded", **more: float) -> PeriodSummary:
    events = prepare(EVENTS)
    period = Period(pd.Timestamp(start), pd.Timestamp(end), "p")
    trace = temperature.trace(events, model, **more)
    return summarise(trace, events, period, ["a", "b", "c", "d"], ["X", "Y", "both", "Z"])


def test_the_mean_counts_every_day() -> None:
    got = described("1950-01-01", "1950-01-20", k=0.9)
    assert got.mean == pytest.approx((10 * 100.0 + 10 * -100.0) / 20)
    assert (got.highest, got.highest_on) == (100, pd.Timestamp("1950-01-01"))
    assert (got.lowest, got.lowest_on) == (-100, pd.Timestamp("1950-01-11"))


def test_net_movement_is_from_the_day_before_to_the_last_day() -> None:
    got = described("1950-01-01", "1950-01-10", k=0.9)
    assert (got.begin, got.end, got.net) == (0, 100, 100)
    later = described("1950-01-11", "1950-01-20", k=0.9)
    assert (later.begin, later.end, later.net) == (100, -100, -200)


def test_a_quiet_period_keeps_the_line_where_it_was() -> None:
    got = described("1960-01-01", "1961-12-31")
    assert got.events == 0
    assert got.net == 0
    assert got.lowest == got.highest == got.begin == pytest.approx(got.mean)
    assert got.strongest.empty


def test_fading_counts_between_events() -> None:
    got = described("1960-01-01", "1961-12-31", half_life_days=365.0)
    assert got.net < 0 < got.lowest < got.mean < got.highest


def test_counts_keep_their_order_and_their_zeros() -> None:
    got = described("1950-01-01", "1950-12-31")
    assert got.by_category.to_dict() == {"a": 2, "b": 1, "c": 1, "d": 0}
    assert list(got.by_initiator) == [1, 1, 1, 1]


def test_an_event_belongs_to_the_period_of_its_middle_day() -> None:
    assert described("1950-02-01", "1950-02-13").events == 0
    assert described("1950-02-01", "1950-02-14").events == 1


def test_the_strongest_come_first_and_no_more_than_three() -> None:
    got = described("1950-01-01", "1950-12-31").strongest
    assert list(got["label"]) == ["Two", "One", "Three"]
    assert got["move"].abs().is_monotonic_decreasing


def test_no_value_is_said_as_nan() -> None:
    got = described("1970-01-01", "1970-12-31", model="window")
    assert all(np.isnan(value) for value in (got.mean, got.lowest, got.highest))
    assert pd.isna(got.lowest_on)


@settings(max_examples=30, deadline=None)
@given(st.dates(date(1949, 12, 1), date(1950, 4, 1)), st.integers(0, 120))
def test_lowest_mean_and_highest_are_in_order(start: date, days: int) -> None:
    end = pd.Timestamp(start) + pd.Timedelta(days=days)
    got = described(str(start), str(end), half_life_days=60.0)
    assert got.lowest - 1e-9 <= got.mean <= got.highest + 1e-9
    assert got.lowest <= got.end <= got.highest


def test_periods_that_follow_each_other_meet(small: DataSet) -> None:
    spans = small.chapters.assign(
        start=pd.to_datetime(small.chapters["start"]), end=pd.to_datetime(small.chapters["end"])
    )
    trace = temperature.trace(small.prepared)
    known = [
        summarise(trace, small.prepared, one, (), ()) for one in periods.chapter_periods(spans)
    ]
    assert [one.period.chapter for one in known] == ["war", "split", "after"]
    assert sum(one.events for one in known) == len(small.prepared)
    for before, after in pairwise(known):
        assert before.end == after.begin


def test_the_neighbours_that_differ_most() -> None:
    def with_mean(mean: float) -> PeriodSummary:
        got = described("1950-01-01", "1950-01-10")
        return PeriodSummary(**{**got.__dict__, "mean": mean})

    known = [with_mean(mean) for mean in (10.0, float("nan"), 5.0, 0.0, 40.0)]
    assert periods.most_different(known) == (3, 4)
    assert periods.most_different(known[:1]) is None


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        ("1948-01-01", "1953-12-31", "1948–1953"),
        ("1948-01-01", "1948-12-31", "1948"),
        ("1948-03-18", "1953-03-04", "March 1948–March 1953"),
        ("1948-03-01", "1948-03-31", "March 1948"),
    ],
)
def test_own_periods_are_named_by_what_they_span(start: str, end: str, label: str) -> None:
    assert periods.own_period(pd.Timestamp(start), pd.Timestamp(end)).label == label
