"""The chapters over a line: their spans for the browser, and how warm each was in the mean."""

import numpy as np
import pandas as pd

from components.figures.temperature_figure import iso
from data.basics import columns as c
from data.temperature import CLASSES


def chapter_bands(chapters: pd.DataFrame) -> list[dict]:
    """Number, name and span of every chapter, for the browser to write over the bands."""
    return [
        {"id": chapter, "number": number, "label": label, "x0": x0, "x1": x1}
        for number, (chapter, label, x0, x1) in enumerate(
            zip(
                chapters[c.CHAPTER_ID],
                chapters[c.LABEL],
                iso(chapters[c.START]),
                iso(chapters[c.END]),
                strict=True,
            ),
            start=1,
        )
    ]


def chapter_means(curve: pd.DataFrame, chapters: pd.DataFrame) -> list[float]:
    """The mean of a stepped line over each chapter's days, in degrees; NaN where there is none.

    Args:
        curve: index of dates, column `degrees`, the value from that date on.
        chapters: columns `start`, `end` (dates).
    """
    at = _days(curve.index)
    degrees = curve[c.DEGREES].to_numpy(dtype=float)
    means = []
    for start, end in zip(_days(chapters[c.START]), _days(chapters[c.END]), strict=True):
        every = np.arange(start, max(end, start + 1))
        values = degrees[np.maximum(np.searchsorted(at, every, side="right") - 1, 0)]
        known = values[~np.isnan(values)]
        means.append(float(known.mean()) if len(known) else float("nan"))
    return means


def chapter_tones(curve: pd.DataFrame, chapters: pd.DataFrame) -> tuple[int, ...]:
    """The class of each chapter's mean, 0 (coldest) to 5; −1 where there is no line."""
    return tuple(class_number(mean) for mean in chapter_means(curve, chapters))


def class_number(mean: float) -> int:
    """The class that a temperature in degrees belongs to, 0 (coldest) to 5; −1 for NaN."""
    if np.isnan(mean):
        return -1
    return next((i for i, k in enumerate(CLASSES) if mean < k.upper_degrees), len(CLASSES) - 1)


def _days(values: pd.Series | pd.Index) -> np.ndarray:
    return np.asarray(values).astype("datetime64[D]").astype("int64")
