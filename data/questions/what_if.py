"""What if: the table of events with some left out or scored otherwise, by way of trial.

This is arithmetic and not history: without an event, the events after it would not have been the
same. The table of a data set is never changed by it.
"""

from collections.abc import Collection, Mapping

import pandas as pd

from data.basics import columns as c


def changed(
    prepared: pd.DataFrame, without: Collection[str], rescored: Mapping[str, float]
) -> pd.DataFrame:
    """The prepared events without some of them and with other scores for others.

    Args:
        prepared: prepared events, one row each.
        without: ids of events to leave out; unknown ones do nothing.
        rescored: event id to score, −10 to 10; unknown ones do nothing.

    Returns:
        A prepared table with the same columns; the very same one where nothing changes.
    """
    if not without and not rescored:
        return prepared
    out = prepared[~prepared[c.EVENT_ID].isin(list(without))]
    if not rescored:
        return out
    scores = out[c.EVENT_ID].map(dict(rescored))
    return out.assign(**{c.VALUE: scores.fillna(out[c.VALUE])})


def words(left_out: int, rescored: int) -> str:
    """What is changed, as the end of a sentence: `; what if: 2 events left out`; or nothing."""
    parts = []
    if left_out:
        parts.append(f"{left_out} {'event' if left_out == 1 else 'events'} left out")
    if rescored:
        parts.append(f"{rescored} {'score' if rescored == 1 else 'scores'} changed")
    return f"; what if: {', '.join(parts)}" if parts else ""
