"""Why the temperature is what it is on a date: the events that make it up, in time order."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.models.acts import DAYS_PER_YEAR
from data.temperature import Trace, to_degrees

MOST = 9
START = "Where the model starts"


@dataclass(frozen=True, eq=False)
class WhyHere:
    """The sum behind one temperature.

    Attributes:
        on: the date.
        degrees: the temperature then; NaN where the model has none.
        steps: one row for each event that is told by itself, in time order, then one row for all
            the others (its `event_id` is empty): `event_id`, `label`, `date_label`, `score`,
            `years` (since the event), `left` (the fraction of its movement that is left, NaN
            where the model knows none), `share` (degrees), `begin` and `end` (degrees, of the bar
            in the waterfall). `end` of the last row is `degrees`.
        others: how many events the last row stands for.
        every: all events with a share, `event_id`, `date_label`, `title`, `score`, `years`,
            `left`, `share` (degrees), largest first.
    """

    on: pd.Timestamp
    degrees: float
    steps: pd.DataFrame
    others: int
    every: pd.DataFrame


def why_here(trace: Trace, prepared: pd.DataFrame, on: pd.Timestamp, most: int = MOST) -> WhyHere:
    """Explain a temperature by the shares of the events that made it.

    Args:
        trace: the temperature.
        prepared: the prepared events, for names and dates.
        on: the date.
        most: how many events are told by themselves; the smaller ones are put together.
    """
    total = to_degrees(trace.value_on(on), trace.scale)
    every = _named(trace.contributions(on), prepared, trace.scale)
    every = every[every["share"] != 0]
    size = every["share"].abs().sort_values(ascending=False, kind="stable")
    told = every.loc[size.index[:most]].sort_values(["first", c.EVENT_ID], na_position="first")
    others = len(every) - len(told)
    steps = told.drop(columns=["first"])
    if others:
        rest = dict.fromkeys((c.EVENT_ID, c.LABEL, c.DATE_LABEL, c.TITLE), "")
        unknown = dict.fromkeys(("score", "years", "left"), np.nan)
        left = float(every["share"].sum() - told["share"].sum())
        row = pd.DataFrame([{**rest, **unknown, "share": left}])
        steps = pd.concat([steps, row], ignore_index=True) if len(steps) else row
    end = steps["share"].cumsum()
    steps = steps.assign(begin=end - steps["share"], end=end).reset_index(drop=True)
    ranked = every.loc[size.index].drop(columns=["first", c.LABEL]).reset_index(drop=True)
    return WhyHere(on, total, steps, others, ranked)


def _named(shares: pd.DataFrame, prepared: pd.DataFrame, scale: float) -> pd.DataFrame:
    """The shares with names and dates; a model's starting value has a name of ours."""
    known = prepared.set_index(c.EVENT_ID)
    rows = known.reindex(shares[c.EVENT_ID].to_list())
    start = shares[c.EVENT_ID].to_numpy() == ""
    return pd.DataFrame(
        {
            c.EVENT_ID: shares[c.EVENT_ID].to_numpy(),
            c.LABEL: np.where(start, START, rows[c.LABEL].to_numpy()),
            c.DATE_LABEL: rows[c.DATE_LABEL].fillna("").to_numpy(),
            c.TITLE: np.where(start, START, rows[c.TITLE].to_numpy()),
            "first": rows[c.FIRST].to_numpy(),
            "score": shares[c.SCORE].to_numpy(dtype=float),
            "years": shares["age_days"].to_numpy(dtype=float) / DAYS_PER_YEAR,
            "left": shares["left"].to_numpy(dtype=float),
            "share": 100.0 * shares["share"].to_numpy(dtype=float) / scale,
        }
    )
