"""Lines over time as the page Explain draws them: steps, shades between two lines, hover boxes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.figures.temperature_figure import iso, scatter, temperature_traces
from components.style.number_words import degrees
from components.style.palette_figure import DASHES, Palette
from data.basics import columns as c
from data.temperature import Trace

Spec = dict[str, Any]  # a figure, or a part of it, as plotly.js reads it
Reach = tuple[float, float]  # the lowest and the highest degrees of an axis
AIR = (9.0, 17.0)  # degrees left free below and above the lines; words stand above


@dataclass(frozen=True, eq=False)
class Backdrop:
    """What lies behind every panel.

    Attributes:
        start, end: the first and the last date of the axis.
        chapters: columns `chapter_id`, `label`, `start`, `end` (dates).
        silences: columns `start`, `end`: spans with no event near.
        tones: the number of each chapter's mean class, −1 where there is none; empty where that
            is not known.
    """

    start: pd.Timestamp
    end: pd.Timestamp
    chapters: pd.DataFrame
    silences: pd.DataFrame
    tones: tuple[int, ...] = ()


def steps_of(trace: Trace, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    """The temperature as steps from the first to the last date of an axis.

    Returns:
        Index of dates, column `degrees` (from that date on): a row wherever the value changes by
        itself or by an event, at least monthly where it fades.
    """
    first, last = np.datetime64(start, "D"), np.datetime64(end, "D")
    months = np.arange(first.astype("datetime64[M]") + 1, last.astype("datetime64[M]") + 1)
    days = np.unique(
        np.concatenate(
            [
                np.array([first, last]).astype("int64"),
                months.astype("datetime64[D]").astype("int64"),
                trace.result.rows(),
            ]
        )
    )
    days = days[(days >= first.astype("int64")) & (days <= last.astype("int64"))]
    value = 100.0 * trace.result.values(days) / trace.scale
    same = (np.diff(value) == 0) | (np.isnan(value[1:]) & np.isnan(value[:-1]))
    keep = np.concatenate([[True], ~same])
    index = pd.DatetimeIndex(days.astype("datetime64[D]").astype("datetime64[us]"), name="date")
    return pd.DataFrame({c.DEGREES: value[keep]}, index=index[keep])


def line_traces(
    curve: pd.DataFrame, back: Backdrop, colours: Palette, yaxis: str = "y"
) -> list[Spec]:
    """The filled line of Explore on any axis; it carries no hover of its own."""
    traces = temperature_traces(curve, back.silences, back.end, colours)
    return [{**trace, "yaxis": yaxis} for trace in traces]


def plain_line(
    curve: pd.DataFrame, end: pd.Timestamp, line: dict[str, Any], yaxis: str = "y", **more: Any
) -> Spec:
    """A stepped line without a fill."""
    values = np.append(curve[c.DEGREES].to_numpy(), curve[c.DEGREES].iloc[-1:])
    return scatter(
        x=[*iso(curve.index), *iso(np.array([end]))],
        y=values.round(2),
        mode="lines",
        line={"shape": "hv", **line},
        yaxis=yaxis,
        **more,
    )


def at_dates(curve: pd.DataFrame, column: str, dates: pd.DatetimeIndex) -> np.ndarray:
    """The value of a column of steps on other dates; NaN before the first."""
    at = np.searchsorted(curve.index.to_numpy(), dates.to_numpy(), side="right") - 1
    return np.where(at >= 0, curve[column].to_numpy()[np.maximum(at, 0)], np.nan)


def half_years(back: Backdrop) -> pd.DatetimeIndex:
    """Two dates a year, for hover boxes."""
    first = pd.Timestamp(back.start.year, 1, 1)
    dates = pd.date_range(first, back.end, freq="6MS", unit="us")
    return dates[dates >= back.start]


def hover_months(curve: pd.DataFrame, back: Backdrop, words: str, yaxis: str = "y") -> Spec:
    """An unseen line, twice a year, whose hover box says the date and the temperature.

    Args:
        curve: index of dates, column `degrees`.
        back: for the dates.
        words: what the value is, for the box; plain text of ours.
        yaxis: the axis.
    """
    dates = half_years(back)
    value = at_dates(curve, c.DEGREES, dates)
    return scatter(
        x=iso(dates),
        y=value.round(2),
        mode="lines",
        line={"width": 0},
        hovertext=[
            f"{day:%B %Y}<br>{words}: {degrees(v)}" if v == v else ""
            for day, v in zip(dates, value, strict=True)
        ],
        hoverinfo="text",
        name="hover",
        yaxis=yaxis,
    )


def reach(*curves: pd.DataFrame) -> Reach:
    """The ends of a temperature axis in degrees that fits all these lines, 0° and some air."""
    values = np.concatenate([[0.0], *(one.to_numpy(dtype=float).ravel() for one in curves)])
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    return float(np.floor(min(low, -15.0) - AIR[0])), float(np.ceil(max(high, 15.0) + AIR[1]))


def area(
    dates: pd.DatetimeIndex, low: np.ndarray, high: np.ndarray, shape: str, **more: Any
) -> list[Spec]:
    """The room between two lines, in pieces where one of them has no value.

    Args:
        dates: of the values.
        low, high: the two lines.
        shape: `hv` for steps, `linear`.
        more: of the traces, such as `fillcolor`, `yaxis`, `line`.
    """
    known = ~(np.isnan(low) | np.isnan(high))
    edges = np.flatnonzero(np.diff(np.concatenate([[False], known, [False]]).astype(int)))
    line = {"width": 0, **more.pop("line", {}), "shape": shape}
    fillcolor = more.pop("fillcolor")
    traces = []
    for start, stop in edges.reshape(-1, 2):
        x = iso(dates[start:stop])
        common = {"x": x, "mode": "lines", "line": line, "hoverinfo": "skip", **more}
        traces.append(scatter(**common, y=low[start:stop].round(2)))
        traces.append(
            scatter(**common, y=high[start:stop].round(2), fill="tonexty", fillcolor=fillcolor)
        )
    return traces


def axis_name(number: int) -> str:
    """The value axis of a panel, the first being 1."""
    return "y" if number == 1 else f"y{number}"


def panel_traces(
    title: str, curve: pd.DataFrame, back: Backdrop, colours: Palette, number: int
) -> list[Spec]:
    """One of several lines in a panel of its own, with its hover boxes; `title` is safe text."""
    axis = axis_name(number)
    lines = line_traces(curve, back, colours, axis)
    return [*lines, hover_months(curve, back, title, axis)]


def over_traces(
    named: Iterable[tuple[str, pd.DataFrame, Backdrop]], colours: Palette
) -> list[Spec]:
    """Lines over one another, told apart by colour and dash; their names are safe text."""
    traces = []
    for (title, curve, back), colour, dash in zip(named, colours.series, DASHES, strict=False):
        style = {"color": colour, "dash": dash, "width": 2.5}
        traces.append(plain_line(curve, back.end, style, hoverinfo="skip", name=title))
        traces.append(hover_months(curve, back, title))
    return traces
