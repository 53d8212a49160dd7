"""Tables at the edge of what there is: none, one, all alike, very old, very many, very odd."""

import math

import numpy as np
import pandas as pd
import pytest

from data.dates.historical_date import DateProblem
from data.events.event_table import prepare
from data.models import MODELS
from data.temperature import (
    band,
    contributions,
    curve,
    envelope,
    influence,
    trace,
    turning_points,
    value_on,
)
from tests.random_tables import many, table

every_model = pytest.mark.parametrize("model", MODELS)


def all_of_it(events: pd.DataFrame, model: str, on: str, **parameters: float | None) -> float:
    """Ask everything there is to ask; the value on a date, which its shares add up to."""
    events = prepare(events)
    traced = trace(events, model, **parameters)
    value = traced.value_on(on)
    shares = traced.contributions(on)["share"]
    assert math.fsum(shares) == pytest.approx(0 if math.isnan(value) else value, abs=1e-9)
    assert len(influence(events, model, **parameters)) == len(events)  # type: ignore[arg-type]
    turning_points(traced.curve)
    for table_ in (
        band(events, 30, 0, model, **parameters),
        envelope(events, model, **parameters).curve,
    ):
        known = table_.dropna()
        assert (known["low"] <= known["high"]).all()
        assert np.isfinite(known.to_numpy()).all()
    return value


@every_model
def test_one_event(model: str) -> None:
    assert all_of_it(table(("1950-05-01", 5)), model, "1950-05-01") > 0


@every_model
def test_all_positive_stays_positive_and_within_the_scale(model: str) -> None:
    events = many(150).assign(score=lambda t: t["score"].abs())
    assert all_of_it(events, model, "1992-01-01") >= 0
    line = curve(events, model=model)["degrees"].dropna()
    assert (line >= 0).all()
    if MODELS[model].bounded:
        assert line.max() <= 100 + 1e-9


@every_model
def test_ten_thousand_on_one_day(model: str) -> None:
    scores = np.random.default_rng(0).integers(-10, 11, 10_000).astype(float)
    events = pd.DataFrame({"date": "1950-05-01", "score": scores})
    traced = trace(events, model)
    assert len(traced.curve) == 1
    value = traced.value_on("1950-05-01")
    assert math.fsum(traced.contributions("1950-05-01")["share"]) == pytest.approx(value, abs=1e-7)
    mean = scores.mean()
    expected = {"window": mean, "level": mean * 10 / 14, "decaying": scores.sum()}
    if model in expected:
        assert value == pytest.approx(expected[model])
    assert len(band(events, draws=20, model=model)) == 1
    shuffled = trace(events.sample(frac=1, random_state=1), model)
    assert shuffled.value_on("1950-05-01") == pytest.approx(value, abs=1e-9)


@every_model
def test_dates_far_outside_what_nanoseconds_can_hold(model: str) -> None:
    events = table(("0044-03-15", -9), ("1066-10-14", -8), ("1676-12-31/1677-03-01", 4),
                   ("2263~", 5), ("9999-12", 6))  # fmt: skip
    value = all_of_it(events, model, "9999-12-31")
    assert not math.isnan(value)
    assert str(curve(events, model=model).index.dtype) == "datetime64[us]"
    old = contributions(events, "1066-12-31", model)
    assert old["date"].to_list()[-1] == "1066-10-14"


@pytest.mark.parametrize("date", ["-0043", "-0043-03-15", "0000", "Y-10000"])
def test_years_before_1_are_refused_in_words(date: str) -> None:
    with pytest.raises(DateProblem, match=r"row 1.*lies before the year 1.*0001 to 9999"):
        curve(table((date, 5)))


@every_model
def test_a_score_of_0_is_an_event_and_a_blank_is_none(model: str) -> None:
    zero = table(("1950-05-01", 6), ("1950-06-01", 0))
    blank = table(("1950-05-01", 6), ("1950-06-01", None))
    both = all_of_it(zero, model, "1950-06-01"), all_of_it(blank, model, "1950-06-01")
    if model in ("window", "level"):
        assert both[0] == pytest.approx(both[1] / 2)
    else:
        assert both[0] == both[1]
    nothing = table(("1950-05-01", None))
    value = all_of_it(nothing, model, "1950-05-01")
    assert math.isnan(value) if model == "window" else value == 0


@every_model
def test_an_unknown_code_is_no_score(model: str) -> None:
    rows = [("1950-05-01", "057"), ("1950-06-01", "999"), ("1950-07-01", "no code")]
    events = table(*rows, columns=("date", "cameo"))
    alone = table(rows[0], columns=("date", "cameo"))
    on = "1950-07-01"
    assert all_of_it(events, model, on) == pytest.approx(all_of_it(alone, model, on))
    assert envelope(events, model).by_code == 1


@every_model
@pytest.mark.parametrize("end", ["low", "high"])
def test_parameters_at_both_ends(model: str, end: str) -> None:
    parameters = {known.name: getattr(known, end) for known in MODELS[model].parameters}
    all_of_it(many(60), model, "1950-01-01", **parameters)
    one = {"date": ["1950-05-01"] * 3, "score": [10, 10, -10]}
    assert math.isfinite(value_on(pd.DataFrame(one), "1950-05-01", model, **parameters))


@every_model
def test_two_sets_with_different_spans_can_be_asked_about_one_date(model: str) -> None:
    old, new = table(("1900-05-01", 5), ("1910", -2)), table(("1980-05-01", -5), ("1990", 2))
    for on in ("1850-01-01", "1905-01-01", "1945-01-01", "1985-01-01", "2050-01-01"):
        for events in (old, new):
            all_of_it(events, model, on)
    together = pd.concat(
        [curve(events, model=model)["degrees"] for events in (old, new)], axis=1, sort=True
    )
    assert together.index.is_monotonic_increasing
    assert value_on(new, "1905-01-01", "bounded") == 0


@every_model
def test_uncertain_dates_and_durations_of_every_kind(model: str) -> None:
    dates = ["1950", "1950-06", "1950~", "1950-06-01?", "195X", "1950-21", "1949/1951",
             "1950-01-01/1950-01-01", "1950-01-31/1950-02-01"]  # fmt: skip
    events = pd.DataFrame({"date": dates, "score": 2.0})
    assert all_of_it(events, model, "1956-01-01") > 0 or model == "window"
