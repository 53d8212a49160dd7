"""What was in force from one day to another: no relations, a war, an alliance, an embargo.

A condition has no score and moves nothing; it only says what held. The act that begins it, and
what it does while it lasts, are events.
"""

from datetime import date

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
    dated = with_days(conditions)
    return dated[(dated[c.FIRST] <= on) & (on <= dated[c.LAST])].reset_index(drop=True)


def said(held: pd.DataFrame) -> str:
    """`In force that day: …` with the names of the conditions; empty where there were none."""
    names = [str(name) for name in held[c.LABEL]]
    return f"In force that day: {'; '.join(names)}." if names else ""
