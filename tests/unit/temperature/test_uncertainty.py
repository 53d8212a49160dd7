"""The band of redrawn tables: its definition, its seed, and what it leaves alone."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import temperature
from data.basics.parameters import settle
from data.events.event_table import prepare
from data.models import MODELS
from data.models.many import AT_ONCE, drawn, nothing_moved, values_of
from data.temperature import band, curve, uncertainty
from data.temperature.tracing import acts_of
from tests.random_tables import many, settings_of, table, tables

COLUMNS = ["low", "mid", "high", "low_degrees", "mid_degrees", "high_degrees", "above"]


@given(tables(), settings_of())
@settings(max_examples=35, deadline=None)
def test_what_runs_over_many_tables_is_the_same_model(
    events: pd.DataFrame, chosen: tuple[str, dict]
) -> None:
    name, parameters = chosen
    model = MODELS[name]
    settled = settle(model.parameters, parameters)
    acts = acts_of(prepare(events))
    days = np.arange(acts.day.min() - 40, acts.day.max() + 400, 9)
    once = {kind: value[:, None] for kind, value in values_of(acts).items()}
    twice = {kind: np.repeat(value, 2, axis=1) for kind, value in once.items()}
    got = model.many(drawn(model.parts(acts), twice, nothing_moved(2)), settled, days)
    expected = model.run(acts, settled).values(days)
    np.testing.assert_allclose(got[:, 0], expected, atol=1e-9)
    np.testing.assert_allclose(got[:, 1], expected, atol=1e-9)


@pytest.mark.parametrize("model", MODELS)
def test_a_band_lies_around_its_middle_on_the_first_of_each_month(model: str) -> None:
    events = table(("1950-01-20", 6), ("1951", -4), ("1952-03-02", 5), ("1953-06/1953-09", -2))
    got = band(events, draws=300, model=model)
    assert list(got.columns) == COLUMNS
    assert got.index.name == "date"
    days = pd.DatetimeIndex(got.index)
    assert days[0] == pd.Timestamp("1950-01-20")
    assert days[-1] == curve(events, model=model).index[-1]
    assert (days[1:-1].day == 1).all()
    assert len(days) == len(pd.period_range(days[0], days[-1], freq="M")) + (days[-1].day > 1)
    known = got.dropna()
    assert (known["low"] <= known["mid"]).all()
    assert (known["mid"] <= known["high"]).all()
    scale = MODELS[model].scale
    np.testing.assert_allclose(got["low_degrees"], 100 * got["low"] / scale)
    if MODELS[model].bounded:
        assert known[["low_degrees", "high_degrees"]].abs().to_numpy().max() <= 100 + 1e-4


def test_the_same_table_and_seed_give_the_same_band_and_another_seed_another() -> None:
    events = many(60)
    one = band(events, draws=100)
    pd.testing.assert_frame_equal(one, band(events, draws=100))
    assert not one.equals(band(events, draws=100, seed=1))


@given(tables(), st.randoms())
@settings(max_examples=15, deadline=None)
def test_order_in_the_file_does_not_matter(events: pd.DataFrame, random) -> None:
    rows = list(range(len(events)))
    random.shuffle(rows)
    one, other = band(events, draws=50), band(events.iloc[rows], draws=50)
    np.testing.assert_allclose(one, other, atol=1e-5)


def test_one_event_is_off_by_a_point_and_a_half() -> None:
    error = np.random.default_rng(1).normal(0, 1.5, 20_000)
    ends = [temperature.step(0.0, [score]) for score in np.clip(4.0 + error, -10, 10).tolist()]
    expected = np.quantile(ends, [0.05, 0.5, 0.95]).tolist()
    got = band(table(("1950-01-01", 4.0)), draws=10_000)
    assert len(got) == 1
    assert got[["low", "mid", "high"]].iloc[0].to_list() == pytest.approx(expected, abs=0.02)


def test_a_score_is_cut_at_ten() -> None:
    got = band(table(("1950-01-01", 10.0)), draws=2000)
    assert got["high"].iloc[0] == pytest.approx(1.5, abs=1e-6)
    assert got["mid"].iloc[0] == pytest.approx(1.5, abs=0.03)
    assert got["low"].iloc[0] < 1.2


def test_events_are_drawn_anew_so_that_some_are_missing_and_some_count_twice() -> None:
    """Two events, each in a window of its own: one of four tables has the first not at all."""
    events = table(("1950-01-01", 9.0), ("1980-01-01", 9.0))
    got = band(events, draws=4000, k=0.01)
    # 0, 1 or 2 times, with 1, 2 and 1 chances in 4: the lowest twentieth is none.
    assert got["low"].loc["1960-01-01"] == pytest.approx(0, abs=1e-6)
    assert got["high"].loc["1960-01-01"] == pytest.approx(0.18, abs=0.03)
    window = band(events, draws=4000, model="window")
    assert window["mid"].loc["1951-01-01"] == pytest.approx(9, abs=0.3)
    assert np.isnan(window["mid"].loc["1970-01-01"])


def test_an_uncertain_date_falls_on_any_day_of_its_interval() -> None:
    sure = [("1949-01-01", 0.0)] * 6 + [("1952-01-01", 0.0)]
    events = table(*sure, *[("1950-21", 8.0)] * 12)  # in the spring of 1950
    got = band(events, draws=1000)["mid"]
    by_month = got.loc["1950-02-01":"1950-07-01"].to_numpy()
    assert by_month[0] == pytest.approx(0, abs=0.1)
    assert (np.diff(by_month[1:5]) > 0).all()


def test_a_year_acts_over_its_months_in_every_draw() -> None:
    got = band(table(("1949-01-01", 0.0), ("1950", 8.0), ("1952-01-01", 0.0)), draws=300)["mid"]
    assert (np.diff(got.loc["1950-01-01":"1950-12-01"].to_numpy()) >= 0).all()


def test_what_lasted_keeps_its_dates_and_a_blank_score_stays_blank() -> None:
    blank = band(table(("1950-01-01", 5.0), ("1960", None)), draws=100, model="window")
    assert np.isnan(blank["high"].iloc[-1])
    lasted = band(table(("1950-01-01/1950-03-31", 6.0)), draws=200)
    assert lasted["low"].iloc[0] > 0


def test_a_long_span_is_looked_at_once_a_year() -> None:
    got = band(table(("0100-05-01", 5), ("2000-05-01", -5)), draws=20)
    assert len(got) == 1902
    assert (pd.DatetimeIndex(got.index)[1:-1].month == 1).all()


def test_no_events_no_band() -> None:
    got = band(table())
    assert got.empty
    assert list(got.columns) == COLUMNS


@pytest.mark.parametrize("draws", [0, -1, 10_001])
def test_a_number_of_draws_out_of_range_is_refused(draws: int) -> None:
    with pytest.raises(ValueError, match="draws must lie between 1 and 10,000"):
        band(table(("1950", 1)), draws=draws)


def test_draws_are_made_in_blocks_that_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    events = many(40)
    sizes: list[int] = []
    real: Callable = uncertainty.drawn

    def noted(parts, values, moved):
        sizes.append(values["points"].shape[1])
        return real(parts, values, moved)

    monkeypatch.setattr(uncertainty, "drawn", noted)
    monkeypatch.setattr(uncertainty, "AT_ONCE", 40 * 30)
    narrow = band(events, draws=100)
    assert sum(sizes) == 100
    assert max(sizes) <= 30 < AT_ONCE
    monkeypatch.setattr(uncertainty, "AT_ONCE", AT_ONCE)
    wide = band(events, draws=1000)
    assert (narrow["mid"] - wide["mid"]).abs().max() < 1.0


def test_the_share_above_zero_goes_with_the_band() -> None:
    one = pd.DataFrame({"date": ["1948-06-28"], "score": [1]})
    got = temperature.band(one, 400).iloc[-1]
    # The only event is drawn every time, and its score is off by one and a half: three of four
    # times it stays above zero.
    assert 0.68 < got["above"] < 0.82
    warm = pd.DataFrame({"date": [f"194{n}-01-01" for n in range(8)], "score": [9] * 8})
    assert temperature.band(warm, 400)["above"].iloc[-1] == 1
    cold = warm.assign(score=-9)
    assert temperature.band(cold, 400)["above"].iloc[-1] == 0
