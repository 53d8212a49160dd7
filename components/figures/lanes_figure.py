"""The lower panels: one lane for each category, and the strip of events per year."""

import numpy as np
import pandas as pd

from components.figures.temperature_figure import Trace, event_marks, iso, scatter
from components.style.palette_figure import Palette
from data.basics import columns as c
from data.basics.counting import counted

Y_LANES = "y2"
Y_STRIP = "y3"
DODGE = 0.26  # of a lane's height
NEAR = np.timedelta64(150, "D")  # closer than this, neighbours in a lane step aside


def lane_positions(shown: pd.DataFrame, order: list[str]) -> np.ndarray:
    """Height of every event in the lanes: the lane's number, moved aside where events crowd.

    Lanes count downwards from 0. Events of one lane that lie closer than `NEAR` take turns on
    three rows, so that a crisis reads as a thick patch and not as one blot.
    """
    lane = shown[c.CATEGORY].map({name: -i for i, name in enumerate(order)}).fillna(-len(order))
    height = lane.to_numpy(dtype=float, copy=True)  # pandas may hand out a read-only view
    for name in pd.unique(shown[c.CATEGORY]):
        rows = np.flatnonzero((shown[c.CATEGORY] == name).to_numpy())
        days = shown[c.MIDDLE].to_numpy()[rows]
        crowded = 0
        for i in range(1, len(rows)):
            crowded = crowded + 1 if days[i] - days[i - 1] < NEAR else 0
            height[rows[i]] += (0.0, DODGE, -DODGE)[crowded % 3]
    return height


def lane_traces(
    shown: pd.DataFrame, height: np.ndarray, hover: list[str], colours: Palette
) -> list[Trace]:
    """Spans and markers in the lanes; `height` is that of `lane_positions`."""
    days = shown[c.MIDDLE].where(~shown[c.LASTED], shown[c.FIRST])
    markers = event_marks(
        shown, hover, colours, x=iso(days), y=height, name="events in lanes", yaxis=Y_LANES
    )
    return [*_span_traces(shown, height, colours), markers]


def _span_traces(shown: pd.DataFrame, height: np.ndarray, colours: Palette) -> list[Trace]:
    """Bars for what lasted, thin spans for a month or a year whose day is not known."""
    traces = []
    wide = (shown[c.LAST] - shown[c.FIRST]).to_numpy() > np.timedelta64(1, "D")
    for lasted, width, opacity, name in (
        (True, 9, 0.45, "what lasted"),
        (False, 4, 0.35, "day not known"),
    ):
        for direction in ("warming", "cooling", "neutral"):
            chosen = (
                wide
                & (shown[c.LASTED] == lasted).to_numpy()
                & (shown["direction"] == direction).to_numpy()
            )
            if not chosen.any():
                continue
            x: list[str | None] = []
            y: list[float | None] = []
            starts, ends = iso(shown[c.FIRST][chosen]), iso(shown[c.LAST][chosen])
            for start, end, level in zip(starts, ends, height[chosen], strict=True):
                x += [start, end, None]
                y += [level, level, None]
            span = scatter(
                x=x,
                y=y,
                mode="lines",
                line={"color": colours.direction(direction), "width": width},
                opacity=opacity,
                hoverinfo="skip",
                name=name,
                yaxis=Y_LANES,
            )
            traces.append(span)
    return traces


def strip_traces(every: pd.Series, shown: pd.Series, colours: Palette) -> list[Trace]:
    """Events per year: all of them pale, the shown ones over them.

    Args:
        every, shown: index of years (int), values are counts.
    """
    traces = []
    for counts, colour, name in (
        (every, colours.strip_hidden, "all events"),
        (shown, colours.strip, "shown events"),
    ):
        years = [int(year) for year in counts.index]
        traces.append(
            {
                "type": "bar",
                "x": [f"{year:04d}-07-01" for year in years],
                "y": counts.to_numpy(),
                "width": 320 * 86_400_000,
                "marker": {"color": colour, "line": {"width": 0}},
                "hovertext": [
                    f"{year}: {counted(int(n), 'event')}"
                    for year, n in zip(years, counts, strict=True)
                ],
                "hoverinfo": "text",
                "name": name,
                "yaxis": Y_STRIP,
            }
        )
    return traces
