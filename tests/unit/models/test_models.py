"""Every model: its published vectors, and that the shares of the events are its value."""

import math
import pickle
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import temperature
from data.events.event_table import prepare
from data.models.acts import DAYS_PER_YEAR
from data.temperature import MODELS, contributions, curve, trace, value_on
from tests.random_tables import askings, settings_of, table, tables


def values(events: pd.DataFrame, model: str, **parameters: Any) -> list[float]:
    return curve(events, model=model, **parameters)["value"].to_list()


# ---- the published vectors -----------------------------------------------------------------------


def test_vector_5_the_decaying_sum_after_a_half_life_and_half_of_one() -> None:
    events = table(("1950-01-01", 8))
    for after, expected in ((500, 5.656854), (1000, 4.0)):
        on = pd.Timestamp("1950-01-01") + pd.Timedelta(days=after)
        got = value_on(events, on, "decaying", half_life_days=1000)
        assert got == pytest.approx(expected, abs=1e-6)


def test_vector_6_the_window_mean() -> None:
    events = table(("1950", 8), ("1951", -2), ("1952-01", -2))
    assert values(events, "window")[-1] == pytest.approx(1.333333, abs=1e-6)
    assert curve(events, model="window")["degrees"].iloc[-1] == pytest.approx(13.33333, abs=1e-5)


def test_vector_7_the_local_level_with_a_year_of_nothing() -> None:
    events = table(("1950", 2), ("1951", -4), ("1953", -4))
    expected = [1.428571, -1.236364, -1.236364, -2.611872]
    asked = [f"{year}-12-31" for year in range(1950, 1954)]
    got = [value_on(events, on, "level", q=1, r=4, m0=0, C0=9) for on in asked]
    assert got == pytest.approx(expected, abs=1e-6)
    shown = curve(events, model="level")
    assert shown.groupby(pd.DatetimeIndex(shown.index).year)["value"].last().to_list() == (
        pytest.approx(expected, abs=1e-6)
    )


# ---- what each declares --------------------------------------------------------------------------


@pytest.mark.parametrize("name", MODELS)
def test_a_page_can_be_drawn_from_what_a_model_declares(name: str) -> None:
    model = MODELS[name]
    assert model.name == name
    assert all([model.title, model.description, model.scale_note, model.formula, model.source])
    for parameter in model.parameters:
        assert parameter.label and parameter.unit and parameter.help and parameter.source
        assert parameter.default is None or parameter.low <= parameter.default <= parameter.high
        assert (parameter.default is None) <= parameter.optional
    got = curve(table(("1950", 3), ("1960", 4)), model=name)
    assert ("low" in got.columns) == ("high_degrees" in got.columns) == model.band
    assert got["value"].isna().any() == model.gaps
    assert got["degrees"].dropna().to_numpy() == pytest.approx(
        100 * got["value"].dropna().to_numpy() / model.scale
    )


def test_a_period_is_a_whole_number_of_months() -> None:
    with pytest.raises(ValueError, match="period_months must be a whole number of months"):
        curve(table(("1950", 3)), model="level", period_months=2.5)


# ---- the shares are the value --------------------------------------------------------------------


@given(tables(), settings_of(), askings)
@settings(max_examples=100, deadline=None)
def test_the_shares_add_up_to_the_value(
    events: pd.DataFrame, chosen: tuple[str, dict], on: object
) -> None:
    model, parameters = chosen
    events, when = prepare(events), pd.Timestamp(str(on))
    value = value_on(events, when, model, **parameters)
    shares = contributions(events, when, model, **parameters)
    assert list(shares.columns) == ["event_id", "date", "score", "share", "age_days", "left", "row"]
    assert shares["event_id"].is_unique
    if math.isnan(value):
        assert MODELS[model].gaps
        assert shares.empty
    else:
        assert math.fsum(shares["share"]) == pytest.approx(value, abs=1e-9)
    assert shares["left"].dropna().between(0, 1 + 1e-9).all()
    traced = trace(events, model, **parameters)
    assert traced.value_on(when) == pytest.approx(value, abs=0, nan_ok=True)
    pd.testing.assert_frame_equal(traced.contributions(when), shares)


@given(tables(), settings_of(), askings, st.randoms())
@settings(max_examples=40, deadline=None)
def test_order_in_the_file_does_not_matter(
    events: pd.DataFrame, chosen: tuple[str, dict], on: object, random: Any
) -> None:
    model, parameters = chosen
    rows = list(range(len(events)))
    random.shuffle(rows)
    one = trace(events, model, **parameters)
    other = trace(events.iloc[rows], model, **parameters)
    np.testing.assert_allclose(one.curve["value"], other.curve["value"], atol=1e-9)
    for name in ("share", "left"):
        mine, theirs = (
            np.sort(t.contributions(pd.Timestamp(str(on)))[name].to_numpy()) for t in (one, other)
        )
        np.testing.assert_allclose(mine, theirs, atol=1e-9)


@given(tables(lasting=False), settings_of())
@settings(max_examples=40, deadline=None)
def test_what_the_events_of_a_day_moved_lies_between_before_and_after(
    events: pd.DataFrame, chosen: tuple[str, dict]
) -> None:
    model, parameters = chosen
    traced = trace(events, model, **parameters)
    by_day = traced.moves.fillna({"before": 0.0}).groupby(traced.events["middle"])
    gap = by_day["after"].last().fillna(0.0) - by_day["before"].first() - by_day["move"].sum()
    assert gap.abs().max() == pytest.approx(0, abs=1e-7)


@pytest.mark.parametrize("name", MODELS)
def test_nothing_comes_of_no_events(name: str) -> None:
    traced = trace(table(), name)
    assert traced.curve.empty
    assert traced.moves.empty
    assert traced.contributions("1950-01-01").empty
    value = traced.value_on("1950-01-01")
    assert math.isnan(value) if MODELS[name].gaps else value == 0


@pytest.mark.parametrize("name", MODELS)
def test_a_trace_can_be_kept_in_a_cache(name: str) -> None:
    traced = trace(table(("1950", 3), ("1951-01/1952-03", -4)), name)
    again = pickle.loads(pickle.dumps(traced))  # noqa: S301
    pd.testing.assert_frame_equal(again.curve, traced.curve)
    assert again.value_on("1952-01-01") == traced.value_on("1952-01-01")


# ---- each by itself ------------------------------------------------------------------------------


def integral(events: pd.DataFrame, on: str, half_life: float) -> float:
    """The decaying sum of what lasted, poured in drop by drop."""
    total = 0.0
    for date, score in events.itertuples(index=False):
        first, last = (pd.Timestamp(part) for part in date.split("/"))
        drops = 200_000
        when = (np.arange(drops) + 0.5) / drops * (last - first).days
        age = (pd.Timestamp(on) - first).days - when
        total += float(np.sum(np.where(age >= 0, 2 ** (-age / half_life), 0)) * score / drops)
    return total


@pytest.mark.parametrize("on", ["1948-07-01", "1949-12-31", "1955-01-01", "1990-01-01"])
def test_what_lasted_flows_in_evenly_and_fades_from_then_on(on: str) -> None:
    events = table(("1948-06-28/1955-06-02", -8), ("1949-01-01/1949-12-31", 3))
    got = value_on(events, on, "decaying", half_life_days=730.5)
    assert got == pytest.approx(integral(events, on, 730.5), abs=1e-4)


def test_the_decaying_sum_runs_past_100_degrees_and_says_so() -> None:
    events = table(*[("1950-01-01", 10)] * 8)
    assert curve(events, model="decaying")["degrees"].max() == pytest.approx(160)
    assert not MODELS["decaying"].bounded
    assert "past 100°" in MODELS["decaying"].scale_note


def test_a_window_counts_its_own_day_and_drops_what_is_as_old_as_it_is_long() -> None:
    events = table(("1950-01-01", 8), ("1950-01-21", -2), ("1950-03-01", 1))
    got = curve(events, model="window", window_days=30)["value"]
    assert [str(day.date()) for day in got.index] == [
        "1950-01-01", "1950-01-21", "1950-01-31", "1950-02-20", "1950-03-01",
    ]  # fmt: skip
    assert got.to_list() == pytest.approx([8, 3, -2, math.nan, 1], nan_ok=True)
    assert math.isnan(value_on(events, "1949-12-31", "window", window_days=30))
    assert value_on(events, "1950-03-30", "window", window_days=30) == 1
    assert math.isnan(value_on(events, "1950-03-31", "window", window_days=30))


def test_confidence_weighs_in_a_mean_and_no_score_weighs_nothing() -> None:
    rows = (("1950-01-01", 8, 1.0), ("1950-02-01", -4, 0.5), ("1950-03-01", None, 1.0))
    events = table(*rows, columns=("date", "score", "confidence"))
    for model, expected in (("window", 4.0), ("level", 4.0 * 10 / 14)):
        assert value_on(events, "1950-12-31", model) == pytest.approx(expected)
        assert len(contributions(events, "1950-12-31", model)) == 2


def test_what_lasted_weighs_as_much_in_a_mean_as_what_did_not() -> None:
    events = table(("1950-01-01/1950-04-30", -6), ("1950-05-01", 3))
    assert value_on(events, "1950-12-31", "window") == pytest.approx(-1.5)


def test_the_band_of_the_level_widens_where_nothing_is_known() -> None:
    events = table(("1950-06-01", 2), ("1960-06-01", 2))
    got = curve(events, model="level")
    assert list(got.columns) == [
        "value", "degrees", "low", "low_degrees", "high", "high_degrees",
        "smoothed", "smoothed_degrees",
    ]  # fmt: skip
    width = (got["high"] - got["low"]).to_numpy()
    assert (np.diff(width[:-1]) > 0).all()
    assert width[-1] < width[-2]
    half = 1.6448536269514722 * math.sqrt(10 * 4 / 14 + 9)
    assert width[9] == pytest.approx(2 * half)


def slow_smoother(means: list[float | None], q: float, r: float, c0: float) -> list[float]:
    """Rauch, Tung and Striebel's smoother, period by period."""
    m, spread, seen = 0.0, c0, []
    for mean in means:
        predicted = spread + q
        gain = 0.0 if mean is None else predicted / (predicted + r)
        m, spread = (
            m + gain * ((mean or 0.0) - m) if mean is not None else m,
            predicted * (1 - gain),
        )
        seen.append((m, spread))
    out = [seen[-1][0]]
    for m, spread in reversed(seen[:-1]):
        out.append(m + spread / (spread + q) * (out[-1] - m))
    return out[::-1]


def test_in_retrospect_the_level_knows_what_came_later() -> None:
    means = [2.0, None, None, -4.0, 1.0, None, 3.0]
    rows = [(str(1950 + i), mean) for i, mean in enumerate(means) if mean is not None]
    got = curve(table(*rows), model="level", q=0.7, r=2.5)["smoothed"]
    by_year = got.groupby(pd.DatetimeIndex(got.index).year).last()
    assert by_year.to_list() == pytest.approx(slow_smoother(means, 0.7, 2.5, 9.0))


def test_a_year_that_is_not_over_knows_only_what_has_happened() -> None:
    early, late = table(("1950-01-10", 6)), table(("1950-01-10", 6), ("1950-11-10", -6))
    for on in ("1950-01-10", "1950-11-09"):
        assert value_on(early, on, "level") == value_on(late, on, "level")
    assert value_on(late, "1950-11-10", "level") == pytest.approx(0)


def test_a_starting_level_stands_first_among_the_shares() -> None:
    events = table(("1950-01-10", 6))
    shares = contributions(events, "1951-01-01", "level", m0=-3)
    assert shares["event_id"].to_list()[0] == ""
    assert shares["share"].to_list() == pytest.approx([-3 * 4 / 14, 6 * 10 / 14])
    before = contributions(events, "1949-01-01", "level", m0=-3)
    assert before["share"].to_list() == [-3.0]


def test_what_is_left() -> None:
    events = table(("1950-01-01", 6), ("1951-06-01", -2))
    on = pd.Timestamp("1950-01-01") + pd.Timedelta(days=730)
    halved = contributions(events, on, "bounded", half_life_days=730)
    assert halved["left"].iloc[0] == pytest.approx(0.5)
    assert halved["age_days"].to_list() == [730, 214]
    assert contributions(events, on, "bounded")["left"].to_list() == [1, 1]
    assert contributions(events, on, "decaying", half_life_days=730)["left"].iloc[0] == (
        pytest.approx(0.5)
    )
    assert contributions(events, on, "window")["left"].isna().all()
    level = contributions(events, on, "level")["left"]
    assert 0 < level.iloc[0] < level.iloc[1] == 1


def test_a_year_is_365_and_a_quarter_days() -> None:
    assert MODELS["window"].parameters[0].default == 3 * DAYS_PER_YEAR
    assert temperature.DEFAULT_MODEL == "bounded"
