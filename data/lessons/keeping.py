"""A rating becomes a reading of a set: its rows, and a line on who read."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.lessons import rating

READERS = "thaw.readers"  # in the package: a list of `id` and `text`


def with_reader(
    before: pd.DataFrame,
    readers: Sequence[Mapping[str, Any]],
    mine: pd.DataFrame,
    text: str,
    kept: str = "",
) -> dict[str, Any]:
    """What to save of a set that gets one reader more: arguments of `Store.save`.

    Args:
        before: its readings as they stand.
        readers: who its readers are.
        mine: by one reader, columns as `rating.COLUMNS`; what could not be told is left out.
        text: says who the reader is, and how it was read.
        kept: the name under which the same ratings were kept before.
    """
    reader = str(mine["reader"].iloc[0])
    rest = [dict(one) for one in readers if one.get("id") not in (reader, kept)]
    return {
        "readings": rating.with_reading(before, mine, kept),
        "about": {READERS: [*rest, {"id": reader, "text": text}]},
        "message": f"A reading by {reader}",
    }


def as_one(by_event: pd.DataFrame, reader: str) -> pd.DataFrame:
    """What many readers made of each event as ratings of one: the middle of what they said.

    Args:
        by_event: as `rating.by_event` gives it.
        reader: what the many are called together.
    """
    rows = zip(by_event[c.EVENT_ID], by_event["median"], by_event[c.COUNTED], strict=True)
    return rating.table(
        (event, reader, middle, f"the middle of {counted(int(n), 'answer')}")
        for event, middle, n in rows
    ).dropna(subset=[c.SCORE], ignore_index=True)
