"""Why the temperature is what it is on a date: the events that make it up, by chapter and size."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.models.acts import DAYS_PER_YEAR
from data.temperature import Trace, to_degrees

START = "Where the model starts"
OUTSIDE = "Outside the chapters"
DECADE = 10


@dataclass(frozen=True, eq=False)
class WhyHere:
    """The sum behind one temperature.

    Attributes:
        on: the date.
        degrees: the temperature then; NaN where the model has none.
        every: all events with a share, largest first: `event_id`, `label`, `date_label`, `title`,
            `score`, `years` (since the event), `left` (the fraction of its movement that is left,
            NaN where the model knows none), `share` (degrees), `first`, `group`.
        groups: one row for each chapter (or decade) with a share, the largest first: `group`,
            `label`, `first`, `last` (years of its events), `events`, `warmed` and `cooled` (degrees
            of all that warms and of all that cools), `net` (their sum). All `net` together are
            `degrees`.
    """

    on: pd.Timestamp
    degrees: float
    every: pd.DataFrame
    groups: pd.DataFrame


def why_here(
    trace: Trace, prepared: pd.DataFrame, on: pd.Timestamp, chapters: pd.DataFrame | None = None
) -> WhyHere:
    """Explain a temperature by the shares of the events that made it.

    Args:
        trace: the temperature.
        prepared: the prepared events, for names and dates.
        on: the date.
        chapters: of the data set; without any, events are grouped by decade.
    """
    total = to_degrees(trace.value_on(on), trace.scale)
    every = _named(trace.contributions(on), prepared, trace.scale)
    every = every[every["share"] != 0]
    keys, labels = _groups(every, chapters)
    every = every.assign(group=keys)
    order = every["share"].abs().sort_values(ascending=False, kind="stable").index
    ranked = every.loc[order].reset_index(drop=True)
    return WhyHere(on, total, ranked, _sums(ranked, labels))


def _groups(
    every: pd.DataFrame, chapters: pd.DataFrame | None
) -> tuple[np.ndarray, dict[str, str]]:
    """The group of each event, and the names of the groups."""
    start = (every[c.EVENT_ID] == "").to_numpy()
    if chapters is None or chapters.empty:
        decades = every[c.FIRST].dt.year // DECADE * DECADE
        keys = np.where(start, "start", decades.fillna(0).astype("int64").astype("str"))
        labels = {str(key): f"{key}s" for key in keys}
        return keys, labels | {"start": START}
    starts, ends = (
        pd.to_datetime(chapters[name], format="ISO8601").to_list() for name in (c.START, c.END)
    )
    keys = np.full(len(every), "outside", dtype=object)
    middle = every[c.MIDDLE]
    for chapter, low, high in zip(chapters[c.CHAPTER_ID], starts, ends, strict=True):
        within = ((middle >= low) & (middle < high + pd.Timedelta(days=1))).to_numpy()
        keys[within & (keys == "outside")] = chapter
    keys[start] = "start"
    names = chapters[c.LABEL].where(chapters[c.LABEL] != "", chapters[c.TITLE])
    labels = dict(zip(chapters[c.CHAPTER_ID], names, strict=True))
    return keys, {str(k): str(v) for k, v in labels.items()} | {"start": START, "outside": OUTSIDE}


def _sums(every: pd.DataFrame, labels: dict[str, str]) -> pd.DataFrame:
    """One row for each group, by the size of what it adds up to."""
    share = every["share"]
    rows = every.assign(warmed=share.clip(lower=0), cooled=share.clip(upper=0))
    rows[c.YEAR] = rows[c.FIRST].dt.year
    found = rows.groupby("group", sort=False).agg(
        first=("year", "min"), last=("year", "max"), events=(c.EVENT_ID, "size"),
        warmed=("warmed", "sum"), cooled=("cooled", "sum"), net=("share", "sum"),
    )  # fmt: skip
    found = found.reset_index()
    found.insert(1, "label", [labels[str(key)] for key in found["group"]])
    order = found["net"].abs().sort_values(ascending=False, kind="stable").index
    return found.loc[order].reset_index(drop=True)


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
            "middle": rows[c.MIDDLE].to_numpy(),
            "score": shares[c.SCORE].to_numpy(dtype=float),
            "years": shares["age_days"].to_numpy(dtype=float) / DAYS_PER_YEAR,
            "left": shares["left"].to_numpy(dtype=float),
            "share": 100.0 * shares["share"].to_numpy(dtype=float) / scale,
        }
    )
