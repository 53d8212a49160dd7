"""Siblings of what a notebook hands over: vague days, wrong kinds of scores, long results."""

import typing

import numpy as np
import pandas as pd
import pytest

from data import temperature
from data.events.data_set import DataSet
from data.temperature import BadRows, UnscoredEvents
from tests.random_tables import table

EVENTS = table(("1955-06-02", 6), ("1948-06-28", -8), ("1968-08-20", -7))


@pytest.mark.parametrize("unit", ["1960", "1960-12", np.datetime64("1960-12-31", "W")])
def test_a_year_of_numpy_is_no_day_either(unit: typing.Any) -> None:
    with pytest.raises(ValueError, match="not one day"):
        temperature.value_on(EVENTS, typing.cast(typing.Any, np.datetime64(unit)))


def test_a_period_of_one_day_is_a_day() -> None:
    on = typing.cast(typing.Any, pd.Period("1960-12-31", "D"))
    assert temperature.value_on(EVENTS, on) == temperature.value_on(EVENTS, "1960-12-31")


@pytest.mark.parametrize(
    "scores",
    [
        [True, False],
        pd.array([True, None], dtype="boolean"),
        pd.Series([True, -3], dtype=object),
        [1 + 2j, 3],
        pd.to_timedelta([1, 2], unit="ns"),
        pd.to_datetime(["1970-01-01", "1970-01-01"]),
    ],
)
def test_what_only_turns_into_a_number_is_no_score(scores: typing.Any) -> None:
    table = pd.DataFrame({"date": ["1945-04-11", "1948-06-28"], "score": scores})
    with pytest.raises(BadRows, match=r"row 1: the score .+ is not a number"):
        temperature.curve(table)


def test_a_printed_minus_is_a_minus() -> None:
    printed = pd.DataFrame({"date": ["1945-04-11", "1948-06-28"], "score": ["10", "−8"]})
    assert (
        temperature.curve(printed)["value"].to_list()
        == temperature.curve(printed.assign(score=[10, -8]))["value"].to_list()
    )


@pytest.mark.parametrize("most", [-1, 1.5, "3", True])
def test_influence_wants_a_number_of_events(most: typing.Any) -> None:
    with pytest.raises(ValueError, match="most must be a whole number"):
        temperature.influence(EVENTS, most=most)


@pytest.mark.parametrize("draws", [1.5, "10", True])
def test_the_band_wants_a_number_of_draws(draws: typing.Any) -> None:
    with pytest.raises(ValueError, match="draws must lie between"):
        temperature.band(EVENTS, draws=draws)


def test_a_column_with_a_capital_is_named() -> None:
    with pytest.raises(KeyError, match="it is called “Date” here"):
        temperature.curve(pd.DataFrame({"Date": ["1948"], "score": [1]}))
    with pytest.warns(UnscoredEvents, match="it is called “Score” here"):
        temperature.curve(pd.DataFrame({"date": ["1948"], "Score": [1]}))


@pytest.mark.parametrize("degrees", [float("inf"), -float("inf"), pd.NA])
def test_infinity_has_no_class(degrees: typing.Any) -> None:
    with pytest.raises(ValueError, match="no temperature"):
        temperature.class_of(degrees)


def test_results_say_in_a_line_what_they_are(small: DataSet) -> None:
    assert repr(temperature.trace(small)).startswith("Trace(bounded: ")
    found = temperature.envelope(small)
    assert len(repr(temperature.trace(small))) < 100 > len(repr(found))
    assert len(repr(found.settings[0])) < 100
    assert repr(temperature.trace([])) == "Trace(bounded: 0 events, no day)"


LINE = temperature.curve(pd.DataFrame({"date": ["1948-06-28", "1955-06-02"], "score": [-8, 6]}))


@pytest.mark.parametrize(
    ("curve", "fault", "said"),
    [
        ([1, 2], TypeError, "not list"),
        (None, TypeError, "not NoneType"),
        (LINE["degrees"], TypeError, "not a Series"),
        (LINE.reset_index(), TypeError, "its index holds no dates"),  # it was 0 on every day
        (LINE[["value"]].rename(columns={"value": "x"}), KeyError, "needs a column"),
        (LINE.iloc[::-1], ValueError, "not in order"),  # any day was found at any place
    ],
)
def test_what_is_no_curve_is_refused_by_what_it_is(
    curve: typing.Any, fault: type[Exception], said: str
) -> None:
    with pytest.raises(fault, match=said):
        temperature.value_at(curve, "1950-01-01")
    with pytest.raises(fault, match=said):
        temperature.turning_points(curve)


@pytest.mark.parametrize("degrees", [[1.0], "12", None, pd.Series([1.0]), True])
def test_the_class_of_what_is_no_number_is_refused(degrees: typing.Any) -> None:
    with pytest.raises((TypeError, ValueError), match=r"number|no temperature"):
        temperature.class_of(degrees)


def test_a_header_of_several_rows_is_told() -> None:
    table = pd.DataFrame([["1948", -8]], columns=pd.MultiIndex.from_product([["a"], ["date", "b"]]))
    with pytest.raises(ValueError, match="header of several rows"):
        temperature.curve(table)


@pytest.mark.parametrize("given", ["5", pd.Series(["5"]), pd.DataFrame({"date": ["1948"]}), None])
def test_degrees_of_what_is_no_number_are_told(given: object) -> None:
    with pytest.raises(TypeError, match="native must be a number"):
        temperature.to_degrees(given)  # type: ignore[arg-type]


def test_degrees_of_a_column_are_a_column() -> None:
    assert list(temperature.to_degrees(pd.Series([9.0, -4.5]))) == [100.0, -50.0]  # type: ignore[arg-type]
