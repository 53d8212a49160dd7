"""Why the temperature is what it is on a date: the events that make it up, in time order."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data import columns as c
from data.models.shape import DAYS_PER_YEAR

MOST = 9


@dataclass(frozen=True, eq=False)
class WhyHere:
    """The sum behind one temperature.

    Attributes:
        on: the date.
        degrees: the temperature then.
        steps: one row for each event that is told by itself, in time order, then one row for all
            the others (its `event_id` is empty): `event_id`, `label`, `date_label`, `score`,
            `years` (since the event), `share` (degrees), `begin` and `end` (degrees, of the bar
            in the waterfall). `end` of the last row is `degrees`.
        others: how many events the last row stands for.
        every: all events with a share, `event_id`, `date_label`, `title`, `score`, `years`,
            `share` (degrees), largest first.
    """

    on: pd.Timestamp
    degrees: float
    steps: pd.DataFrame
    others: int
    every: pd.DataFrame


def why_here(
    contributions: pd.DataFrame,
    prepared: pd.DataFrame,
    on: pd.Timestamp,
    scale: float,
    most: int = MOST,
) -> WhyHere:
    """Explain a temperature by the shares of the events that made it.

    Args:
        contributions: as `temperature.contributions` gives them: `event_id`, `share` (native).
        prepared: the prepared events, for names and dates.
        on: the date.
        scale: the native value that is 100 degrees.
        most: how many events are told by themselves; the smaller ones are put together.
    """
    every = _named(contributions, prepared, on)
    every["share"] = 100.0 * contributions["share"].to_numpy(dtype=float) / scale
    total = float(every["share"].sum())
    every = every[every["share"] != 0]
    size = every["share"].abs().sort_values(ascending=False, kind="stable")
    told = every.loc[size.index[:most]].sort_values(["first", c.EVENT_ID])
    others = len(every) - len(told)
    steps = told.drop(columns=["first"])
    if others:
        rest = dict.fromkeys((c.EVENT_ID, c.LABEL, c.DATE_LABEL, c.TITLE), "")
        left = float(every["share"].sum() - told["share"].sum())
        row = pd.DataFrame([{**rest, "score": np.nan, "years": np.nan, "share": left}])
        steps = pd.concat([steps, row], ignore_index=True) if len(steps) else row
    end = steps["share"].cumsum()
    steps = steps.assign(begin=end - steps["share"], end=end).reset_index(drop=True)
    ranked = every.loc[size.index].drop(columns=["first", c.LABEL]).reset_index(drop=True)
    return WhyHere(on, total, steps, others, ranked)


def _named(contributions: pd.DataFrame, prepared: pd.DataFrame, on: pd.Timestamp) -> pd.DataFrame:
    known = prepared.set_index(c.EVENT_ID)
    rows = known.loc[contributions[c.EVENT_ID].to_list()]
    days = (np.datetime64(on) - rows[c.MIDDLE].to_numpy()) / np.timedelta64(1, "D")
    return pd.DataFrame(
        {
            c.EVENT_ID: contributions[c.EVENT_ID].to_numpy(),
            c.LABEL: rows[c.LABEL].to_numpy(),
            c.DATE_LABEL: rows[c.DATE_LABEL].to_numpy(),
            c.TITLE: rows[c.TITLE].to_numpy(),
            "first": rows[c.FIRST].to_numpy(),
            "score": rows[c.VALUE].to_numpy(dtype=float),
            "years": np.maximum(0.0, days / DAYS_PER_YEAR),
        }
    )
