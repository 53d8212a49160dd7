"""What is shown, as tables: events with what they did to the line, chapters as dates, the span."""

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.columns import COOLING, NEUTRAL, WARMING
from data.events.data_set import DataSet
from data.temperature import Trace

MARGIN = pd.DateOffset(months=9)


def directions(value: pd.Series) -> list[str]:
    """The direction of each score: warming, cooling, or neutral for 0 and for no score."""
    return [WARMING if v > 0 else COOLING if v < 0 else NEUTRAL for v in value.fillna(0.0)]


def with_moves(prepared: pd.DataFrame, trace: Trace) -> pd.DataFrame:
    """The prepared events with what each did to the line.

    Adds `before`, `after`, `move` (degrees), `at` (date of the first act), `height` (degrees of the
    line on that date) and `direction`. Events
    that the trace left out (they are drawn but not scored) keep the temperature of their day and
    a movement of 0.
    """
    moves = trace.moves.set_index(c.EVENT_ID)
    out = prepared.copy()
    out["direction"] = directions(out[c.VALUE])
    out["at"] = out[c.MIDDLE].where(~out[c.LASTED], out[c.FIRST])
    joined = moves.reindex(out[c.EVENT_ID])
    out["move"] = joined["move"].fillna(0.0).to_numpy()
    day_value = values_on(trace.curve, out["at"])
    out["height"] = day_value
    for name in ("before", "after"):
        values = joined[name].to_numpy(dtype=float)
        out[name] = np.where(np.isnan(values), day_value, values)
    return out


def values_on(curve: pd.DataFrame, dates: pd.Series) -> np.ndarray:
    """The temperature in degrees on each date; 0 before the first event."""
    if curve.empty:
        return np.zeros(len(dates))
    position = np.searchsorted(curve.index.to_numpy(), dates.to_numpy(), side="right") - 1
    degrees = curve[c.DEGREES].to_numpy()
    return np.where(position < 0, 0.0, degrees[np.maximum(position, 0)])


def chapter_spans(chapters: pd.DataFrame) -> pd.DataFrame:
    """The chapters with `start` and `end` as dates (they stand in the file as text)."""
    return chapters.assign(
        start=pd.to_datetime(chapters[c.START], format="ISO8601"),
        end=pd.to_datetime(chapters[c.END], format="ISO8601"),
    )


def whole_span(dataset: DataSet) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last date of the time axis: the events and the chapters, with a little air."""
    starts = [dataset.prepared[c.FIRST].min()]
    ends = [dataset.prepared[c.LAST].max()]
    if len(dataset.chapters):
        spans = chapter_spans(dataset.chapters)
        starts.append(spans[c.START].min())
        ends.append(spans[c.END].max())
    return min(starts) - MARGIN, max(ends) + MARGIN


def mask_text(mask: np.ndarray) -> str | None:
    """One character for each row, `1` where it is kept; None where all are."""
    return None if mask.all() else (mask.astype("u1") + ord("0")).tobytes().decode("ascii")
