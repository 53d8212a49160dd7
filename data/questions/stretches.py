"""The coldest and the warmest stretch of a line: a span of time, and no single day."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data.basics import columns as c
from data.temperature import Trace

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Stretch:
    """A span of days and the mean temperature in it.

    Attributes:
        start, end: first and last day.
        mean: degrees, averaged over its days.
    """

    start: date
    end: date
    mean: float


def stretches(trace: Trace, days: int) -> tuple[Stretch, Stretch] | None:
    """The coldest and the warmest `days` on end; None where the line is shorter or has no value.

    The mean of a step line over a sliding span is extreme where the span begins or ends at a step,
    so that only those have to be looked at.
    """
    steps = trace.curve.index.to_numpy().astype("datetime64[D]").astype("int64")
    values = trace.curve[c.DEGREES].to_numpy(dtype=float)
    known = ~np.isnan(values)
    steps, values = steps[known], values[known]
    if len(steps) == 0 or steps[-1] - steps[0] + 1 < days:
        return None
    area = np.concatenate([[0.0], np.cumsum(values[:-1] * np.diff(steps))])

    def until(day: np.ndarray) -> np.ndarray:
        """The area under the line from its first day to the beginning of each day."""
        place = np.clip(np.searchsorted(steps, day, side="right") - 1, 0, len(steps) - 1)
        return area[place] + values[place] * (day - steps[place])

    starts = np.unique(np.concatenate([steps, steps - days, [steps[-1] + 1 - days]]))
    starts = starts[(starts >= steps[0]) & (starts + days <= steps[-1] + 1)]
    means = (until(starts + days) - until(starts)) / days
    low, high = (_stretch(starts, means, int(place), days) for place in _extremes(means))
    return low, high


def _extremes(means: np.ndarray) -> tuple[int, int]:
    return int(np.argmin(means.round(6))), int(np.argmax(means.round(6)))


def _stretch(starts: np.ndarray, means: np.ndarray, place: int, days: int) -> Stretch:
    first = _EPOCH + timedelta(days=int(starts[place]))
    return Stretch(first, first + timedelta(days=days - 1), float(means[place]))
