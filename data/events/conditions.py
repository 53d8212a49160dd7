"""What was in force from one day to another: no relations, a war, an alliance, an embargo.

A condition has no score and moves nothing; it only says what held. The act that begins it, and
what it does while it lasts, are events.
"""

from datetime import date
from functools import lru_cache

import pandas as pd

from data.basics import columns as c
from data.dates.historical_date import read_date

KINDS = {
    "no-relations": "No relations",
    "non-recognition": "Not recognised",
    "exile": "Government in exile",
    "war": "War",
    "alliance": "Alliance in force",
    "embargo": "Embargo",
    "no-party-ties": "No ties between the parties",
    "no-ambassadors": "No ambassadors",
    "aid": "Aid in force",
}
BREAKS = ("no-relations", "non-recognition")  # under which the line is drawn dashed


def with_days(conditions: pd.DataFrame) -> pd.DataFrame:
    """The conditions in order of time, with `first` and `last`, their days (datetime64[us])."""
    out = conditions.copy()
    for name, column, end in ((c.FIRST, c.START, "first"), (c.LAST, c.END, "last")):
        days = [getattr(read_date(str(text)), end) for text in out[column]]
        out[name] = pd.Series(days, index=out.index, dtype="object").astype("datetime64[us]")
    return out.sort_values([c.FIRST, c.LAST], kind="stable").reset_index(drop=True)


def in_force(conditions: pd.DataFrame, day: str | date | pd.Timestamp) -> pd.DataFrame:
    """The conditions that held on a day, in order of their beginning.

    Args:
        conditions: as a data set has them.
        day: ISO text or a date.
    """
    on = pd.Timestamp(day)
    return with_days(conditions[_held(conditions, on.date())])


def _held(conditions: pd.DataFrame, day: date) -> list[bool]:
    spans = zip(conditions[c.START], conditions[c.END], strict=True)
    return [_first(str(start)) <= day <= _last(str(end)) for start, end in spans]


def labels_in_force(conditions: pd.DataFrame, day: pd.Timestamp) -> list[str]:
    """The names of what held on a day, in order of their beginning; many days are asked fast."""
    held = _held(conditions, day.date())
    spans = zip(held, conditions[c.START], conditions[c.END], conditions[c.LABEL], strict=True)
    found = [(_first(str(a)), _last(str(b)), str(name)) for is_so, a, b, name in spans if is_so]
    return [name for *_, name in sorted(found, key=lambda one: one[:2])]


@lru_cache(maxsize=4096)
def _first(text: str) -> date:
    return read_date(text).first


@lru_cache(maxsize=4096)
def _last(text: str) -> date:
    return read_date(text).last


def said(held: pd.DataFrame | list[str]) -> str:
    """`In force that day: …` with the names of the conditions; empty where there were none."""
    names = held if isinstance(held, list) else [str(name) for name in held[c.LABEL]]
    return f"In force that day: {'; '.join(names)}." if names else ""
