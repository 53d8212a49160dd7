"""The bounded accumulator by its words: act by act, in any order, up to the ends of the scale."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.dates.historical_date import read_date
from data.events.event_table import prepare
from data.models.bounded import N
from data.temperature import contributions, curve, trace, value_at
from tests.random_tables import askings, tables

ks = st.floats(0.01, 1.0)
scored = tables(blank=False)
half_lives = st.one_of(st.none(), st.floats(30, 36525))


def slow_bounded(events: pd.DataFrame, k: float, half_life: float | None) -> dict:
    """The rules read word by word, one act after the other."""
    acts: dict = {}
    for date, score, weight in events.itertuples(index=False):
        on = read_date(date).acts()
        for day in on:
            acts.setdefault(day, []).append(k * weight * score / len(on))
    stock, last, out = 0.0, None, {}
    for day in sorted(acts):
        if half_life is not None and last is not None:
            stock *= 2 ** (-(day - last).days / half_life)
        wanted = sum(i * (N - stock if i >= 0 else N + stock) / N for i in acts[day])
        stock, last = min(N, max(-N, stock + wanted)), day
        out[pd.Timestamp(day)] = stock
    return out


@given(scored, ks, half_lives)
@settings(max_examples=40, deadline=None)
def test_it_is_what_the_formula_says(events: pd.DataFrame, k: float, h: float | None) -> None:
    expected = slow_bounded(events, k, h)
    got = curve(events, k=k, half_life_days=h)["value"]
    assert got.loc[list(expected)].to_list() == pytest.approx(list(expected.values()), abs=1e-9)
    assert got.abs().max() <= N
    if h is None:
        assert len(got) == len(expected)


@given(scored, ks, half_lives, askings)
@settings(max_examples=30, deadline=None)
def test_contributions_add_up_to_the_value(
    events: pd.DataFrame, k: float, h: float | None, on
) -> None:
    events = prepare(events)
    got = curve(events, k=k, half_life_days=h)
    shares = contributions(events, pd.Timestamp(on), k=k, half_life_days=h)
    expected = value_at(got, pd.Timestamp(on), half_life_days=h)
    assert shares["share"].sum() == pytest.approx(expected, abs=1e-9)
    assert shares["event_id"].is_unique


@given(scored, ks)
@settings(max_examples=25, deadline=None)
def test_moves_add_up_to_the_last_value_where_nothing_fades(events: pd.DataFrame, k: float) -> None:
    got = trace(events, k=k)
    last = got.curve["degrees"].iloc[-1]
    assert got.moves["move"].sum() == pytest.approx(last, abs=1e-8)
    signs = np.sign(prepare(events)["value"].to_numpy())
    assert (got.moves["move"].to_numpy() * signs >= -1e-9).all()


@given(scored, ks)
@settings(max_examples=25, deadline=None)
def test_turning_every_sign_turns_the_curve(events: pd.DataFrame, k: float) -> None:
    turned = events.assign(score=-events["score"])
    np.testing.assert_allclose(curve(events, k=k)["value"], -curve(turned, k=k)["value"], atol=1e-9)
