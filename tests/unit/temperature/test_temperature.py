"""The bounded accumulator: its published vectors, its invariants, and who moved what."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from data import temperature
from data.dates.historical_date import read_date
from data.events.event_table import prepare
from data.models.bounded import N
from data.temperature import contributions, curve, trace, value_at
from tests.random_tables import table


def values(events: pd.DataFrame, **parameters: Any) -> list[float]:
    return curve(events, **parameters)["value"].to_list()


def test_vector_1_warming_gets_harder_near_the_top() -> None:
    events = table(*((f"195{i}-07-02", 10) for i in range(4)))
    assert values(events, k=0.3) == pytest.approx([3, 5, 6.333333, 7.222222], abs=1e-6)


def test_vector_2_scores_come_from_the_codes() -> None:
    events = table(
        ("1950-07-02", "057"),
        ("1951-07-02", "163"),
        ("1952-07-01", "112"),
        columns=("date", "cameo"),
    )
    assert values(events, k=0.3) == pytest.approx([2.4, -0.64, -1.197333], abs=1e-6)


def test_vector_3_four_on_one_date_reach_the_end_of_the_scale() -> None:
    events = table(*[("1950-05-01", 10)] * 4)
    assert values(events, k=0.3) == [9.0]


def test_vector_4_what_is_left_after_a_year() -> None:
    assert temperature.step(6, []) == 6
    events = table(("1950-01-01", 10))
    faded = trace(events, k=0.3, half_life_days=3652.5)
    left = value_at(faded.curve, "1951-01-01", half_life_days=3652.5)
    assert left / 3 * 6 == pytest.approx(5.598464, abs=1e-6)


def test_the_curve_is_native_and_in_degrees_by_date() -> None:
    got = curve(table(("1948-06-28", -8), ("1945-04-11", 10)), k=0.15)
    assert got.index.name == "date"
    assert list(got.columns) == ["value", "degrees"]
    assert got.index.to_list() == [pd.Timestamp("1945-04-11"), pd.Timestamp("1948-06-28")]
    assert got["degrees"].to_numpy() == pytest.approx(100 * got["value"].to_numpy() / 9)


def test_the_default_never_fades_and_k_is_0_15() -> None:
    events = table(("1917", 5), ("1992", -5))
    pd.testing.assert_frame_equal(curve(events), curve(events, k=0.15, half_life_days=None))


def test_own_score_wins_over_the_code_and_blank_counts_nothing() -> None:
    columns = ("date", "score", "cameo")
    assert values(table(("1950-07-02", 2.0, "057"), columns=columns), k=0.3) == pytest.approx([0.6])
    assert values(table(("1950-07-02", None, ""), columns=columns)) == [0.0]


def test_confidence_weighs() -> None:
    events = table(("1950-07-02", 10, 0.5), columns=("date", "score", "confidence"))
    assert values(events, k=0.3) == pytest.approx([1.5])


def test_events_of_one_day_act_on_the_same_stock_whatever_their_order() -> None:
    rows = [("1950-01-01", 10), ("1951-01-01", 8), ("1951-01-01", -6), ("1951-01-01", 3)]
    one, other = values(table(*rows), k=0.3), values(table(*rows[::-1]), k=0.3)
    assert one == other
    p0 = 3.0
    wanted = 0.3 * (8 + 3) * (N - p0) / N - 0.3 * 6 * (N + p0) / N
    assert one[1] == pytest.approx(p0 + wanted)


@pytest.mark.parametrize(
    ("date", "day"),
    [("1948-06", "1948-06-15"), ("1948-07~", "1948-07-16"),
     ("1957-02~", "1957-02-14"), ("1948-06-28", "1948-06-28")],
)  # fmt: skip
def test_a_date_that_is_not_a_day_acts_on_its_middle_day(date: str, day: str) -> None:
    assert curve(table((date, 4))).index.to_list() == [pd.Timestamp(day)]


@pytest.mark.parametrize("date", ["1948", "1948~", "194X"])
def test_what_is_known_to_the_year_acts_over_it_and_makes_no_cliff(date: str) -> None:
    got = trace(table((date, 6)), k=0.3)
    days = [day.date().isoformat() for day in got.curve.index]
    assert days == [
        f"{month}-01"
        for month in pd.period_range(read_date(date).first, read_date(date).last, freq="M").astype(
            str
        )
    ]
    steps = got.curve["value"].diff().iloc[1:]
    assert (steps > 0).all()
    assert steps.max() < 1.8 / 6
    assert got.curve["value"].iloc[-1] == pytest.approx(got.moves["move"].sum() * 9 / 100)


def test_what_lasted_acts_in_equal_parts_each_month() -> None:
    got = trace(table(("1944-09-15/1944-11-24", 9)), k=0.3)
    assert [str(day.date()) for day in got.curve.index] == [
        "1944-09-15",
        "1944-10-01",
        "1944-11-01",
    ]
    p, expected = 0.0, []
    for _ in range(3):
        p += 0.3 * 3 * (N - p) / N
        expected.append(p)
    assert got.curve["value"].to_list() == pytest.approx(expected)
    assert got.moves["before"].to_list() == [0.0]
    assert got.moves["after"].iloc[0] == pytest.approx(100 * p / N)
    assert got.moves["move"].iloc[0] == pytest.approx(100 * p / N)


def test_where_it_fades_the_first_of_each_month_shows_it() -> None:
    got = curve(table(("1950-01-15", 10), ("1950-04-10", 0)), half_life_days=100)
    days = [str(day.date()) for day in got.index]
    assert days == ["1950-01-15", "1950-02-01", "1950-03-01", "1950-04-01", "1950-04-10"]
    assert got["value"].is_monotonic_decreasing
    assert got["value"].iloc[-1] == pytest.approx(1.5 * 2 ** (-85 / 100))


def test_where_the_end_of_the_scale_cuts_it_cuts_all_in_proportion() -> None:
    got = trace(table(*[("1950-05-01", 10)] * 4, ("1950-05-01", -1)), k=0.5)
    down, *up = np.sort(got.moves["move"])
    assert down + sum(up) == pytest.approx(100.0)
    assert up == pytest.approx([-10 * down] * 4)


def test_what_cancels_out_on_a_day_still_moved_it_twice() -> None:
    events = table(("1950-01-01", 10), ("1950-05-01", 4), ("1950-05-01", -2))
    moves = np.sort(trace(events, k=0.3).moves["move"])
    assert moves[0] == pytest.approx(-moves[1])
    assert moves[1] == pytest.approx(100 * 0.3 * 4 * (6 / 9) / 9)


@pytest.mark.parametrize(
    ("model", "parameters", "told"),
    [
        ("bounded", {"kk": 1}, "unknown parameter 'kk'; there are: k, half_life_days"),
        ("bounded", {"k": 0}, "k must lie between 0.01 and 1"),
        ("bounded", {"k": float("nan")}, "k must lie between"),
        ("bounded", {"k": None}, "k must lie between"),
        ("bounded", {"k": "0.2"}, "k must lie between"),
        ("bounded", {"k": True}, "k must lie between"),
        ("bounded", {"half_life_days": 1}, "half_life_days must lie between 30 and 36525"),
        ("nonsense", {}, "unknown model 'nonsense'; there are: bounded"),
    ],
)
def test_parameters_out_of_range_are_refused_by_name(
    model: str, parameters: dict, told: str
) -> None:
    for public in (trace, curve):
        with pytest.raises(ValueError, match=told):
            public(table(("1950", 1)), model=model, **parameters)
    with pytest.raises(ValueError, match=told):
        contributions(table(("1950", 1)), "1960-01-01", model=model, **parameters)


def test_no_events_no_curve() -> None:
    got = trace(table())
    assert got.curve.empty
    assert got.moves.empty
    assert got.curve.index.name == "date"
    assert contributions(table(), "1950-01-01").empty
    assert value_at(got.curve, "1950-01-01") == 0.0


@pytest.mark.parametrize("date", ["0001-01-01", "0001-07", "0044-03-15", "9999-12-31", "9999-07"])
def test_the_years_1_to_9999(date: str) -> None:
    for half_life in (None, 3652.5):
        got = trace(table((date, 10), ("1950-07-02", -3)), k=0.3, half_life_days=half_life)
        assert read_date(date).middle in [day.date() for day in got.curve.index]
        assert str(got.curve.index.dtype) == "datetime64[us]"
    left = contributions(table((date, 10)), "9999-12-31", k=0.3)
    assert left["share"].sum() == pytest.approx(3.0)


def test_value_at_is_zero_before_and_steps_after() -> None:
    got = curve(table(("1950-01-01", 10), ("1951-01-01", 10)), k=0.3)
    assert value_at(got, "1949-12-31") == 0.0
    assert value_at(got, "1950-01-01") == pytest.approx(3)
    assert value_at(got, pd.Timestamp("1950-12-31")) == pytest.approx(3)
    assert value_at(got, "2020-01-01") == pytest.approx(5)


@pytest.mark.parametrize(
    ("degrees", "name"),
    [(-100, "confrontation"), (-66.7, "confrontation"), (-200 / 3, "tense"), (-33.4, "tense"),
     (-100 / 3, "discord"), (-0.1, "discord"), (0, "normal"), (33.3, "normal"),
     (100 / 3, "good"), (66.6, "good"), (200 / 3, "friendly"), (100, "friendly")],
)  # fmt: skip
def test_a_class_has_its_lower_bound(degrees: float, name: str) -> None:
    assert temperature.class_of(degrees).name == name


def test_a_prepared_table_is_not_prepared_again() -> None:
    events = prepare(table(("1950", 1), ("1948", 2)))
    assert prepare(events) is events
    pd.testing.assert_frame_equal(trace(events).curve, trace(events).curve)


def test_the_given_table_stays_as_it_was() -> None:
    events = table(("1950", 1), ("1948", 2))
    before = events.copy()
    trace(events)
    contributions(events, "1950-01-01")
    pd.testing.assert_frame_equal(events, before)
