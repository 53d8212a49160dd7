"""Small examples that show one idea of the temperature each; the page Method plays with them.

All of them are worked out by the models themselves; nothing here adds up on its own.
"""

from collections.abc import Sequence

import pandas as pd

from data.models import MODELS
from data.models.acts import DAYS_PER_YEAR
from data.models.bounded import N, step
from data.temperature.tracing import trace

FIRST = pd.Timestamp("1900-01-01")  # of the axis; the acts begin a year later
ACT = "1901-01-01"


def one_event(start: float, score: float) -> float:
    """The temperature after one event, in degrees, with the default model.

    Args:
        start: temperature before, in degrees.
        score: the event's score, −10 to 10, fully attested.
    """
    return 100 * step(start / 100 * N, [score]) / N


def again_and_again(score: float, times: int) -> list[float]:
    """The temperature after the same act once, twice, … each on a day of its own, from 0°."""
    found = [0.0]
    for _ in range(times):
        found.append(one_event(found[-1], score))
    return found


def on_one_day(start: float, scores: Sequence[float]) -> float:
    """The temperature after acts of one day, in degrees; their order does not matter."""
    return 100 * step(start / 100 * N, scores) / N


def one_after_another(start: float, scores: Sequence[float]) -> float:
    """The same acts on days of their own, in this order."""
    for score in scores:
        start = one_event(start, score)
    return start


def fading(score: float, half_life_years: float | None, years: int) -> pd.DataFrame:
    """One act, and what is left of it month by month.

    Args:
        score: of the act.
        half_life_years: in which half of what is left goes; None where nothing fades.
        years: for how long after the act.

    Returns:
        Index of dates, column `degrees`.
    """
    days = None if half_life_years is None else half_life_years * DAYS_PER_YEAR
    return _line(ACT, score, "bounded", years, half_life_days=days)


def remembered(score: float, years: int) -> dict[str, pd.DataFrame]:
    """One act in each of the models with its own defaults: what is left of it month by month."""
    return {name: _line(ACT, score, name, years) for name in MODELS}


def unsure(date: str, score: float) -> pd.DataFrame:
    """One act on a date as sure or unsure as it is written in EDTF, over six years."""
    return _line(date, score, "bounded", 5)


def _line(
    date: str, score: float, model: str, years: int, **settings: float | None
) -> pd.DataFrame:
    found = trace(pd.DataFrame({"date": [date], "score": [score]}), model, **settings)
    months = pd.date_range(FIRST, periods=12 * (years + 1) + 1, freq="MS", unit="us")
    steps = pd.DatetimeIndex(found.curve.index)
    dates = months.union(steps[(steps >= months[0]) & (steps <= months[-1])])
    number = dates.to_numpy().astype("datetime64[D]").astype("int64")
    values = 100.0 * found.result.values(number) / found.scale
    return pd.DataFrame({"degrees": values}, index=dates)
