"""How sure of a year that a person picks: the sentence says what the draws say."""

import numpy as np
import pandas as pd

from components.explain.sure.year_view import most_open, verdict, year_words

DATES = pd.DatetimeIndex(["1960-01-01", "1961-01-01", "1962-01-01", "1963-01-01"])
BAND = pd.DataFrame(
    {"low_degrees": [-20.0] * 4, "high_degrees": [10.0] * 4, "above": [0.0, 0.02, 0.41, np.nan]},
    index=DATES,
)
CURVE = pd.DataFrame({"degrees": [-30.0, -20.0, -4.0, 2.0]}, index=DATES)


def test_the_year_is_told_with_its_draws() -> None:
    told = year_words(CURVE, BAND, 1962, 1000)
    assert told.startswith("1962: in July the line stands at −4°, and the sign is open")
    assert "410 of 1,000 redrawn tables lie above zero" in told
    assert "the sign is sure: 20 of 1,000" in year_words(CURVE, BAND, 1961, 1000)
    assert "no value" in year_words(CURVE, BAND, 1963, 1000)


def test_the_year_most_at_odds_is_asked_first() -> None:
    assert most_open(BAND, 1960, 1963) == 1962


def test_the_verdict_is_how_far_the_draws_agree_with_the_line() -> None:
    assert verdict(0.96, 10) == verdict(0.04, -10) == "the sign is sure"
    assert verdict(0.85, 10) == "the sign is likely"
    assert verdict(0.3, 10) == verdict(0.7, -10) == "the sign is open"
