"""The upper panel: the stepped temperature line, its warm and cold fill, and the events on it."""

from typing import Any

import numpy as np
import pandas as pd

from components.style.number_words import event_hover, silence_hover, wrap
from components.style.palette_figure import SYMBOLS, Palette
from data.basics import columns as c

Trace = dict[str, Any]  # a trace as plotly.js reads it; `build_explore_figure` validates them
LARGEST_PX = 30.0  # of a mark
Y_AXIS = "y"
LIMIT = 100.0


def iso(values: pd.Series | pd.Index | np.ndarray) -> list[str]:
    """Dates as `YYYY-MM-DD` text with four-digit years, which is what plotly.js reads safely."""
    days = np.asarray(values).astype("datetime64[D]")
    return [str(text) for text in np.datetime_as_string(days)]


def stepped_runs(
    curve: pd.DataFrame, silences: pd.DataFrame, end: pd.Timestamp
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Split the curve into what events support and what only the model says.

    Args:
        curve: index of dates, column `degrees`, the value from that date on.
        silences: columns `start` and `end`, spans with no event near.
        end: the last date drawn.

    Returns:
        Two frames with columns `date` and `degrees`; a row of missing values ends a run.
    """
    edges = set(curve.index) | set(silences[c.START]) | set(silences[c.END]) | {end}
    times = np.array(sorted(edges), dtype="datetime64[us]")
    times = times[(times >= curve.index[0]) & (times <= end)]
    position = np.searchsorted(curve.index.to_numpy(), times, side="right") - 1
    value = curve[c.DEGREES].to_numpy()[position]
    silent = np.zeros(len(times), dtype=bool)
    for start, stop in zip(silences[c.START], silences[c.END], strict=True):
        silent |= (times >= np.datetime64(start)) & (times < np.datetime64(stop))
    return _runs(times, value, ~silent), _runs(times, value, silent)


def _runs(times: np.ndarray, value: np.ndarray, wanted: np.ndarray) -> pd.DataFrame:
    dates: list[np.datetime64] = []
    degrees: list[float] = []
    for i in range(len(times) - 1):
        if not wanted[i]:
            continue
        dates += [times[i], times[i + 1]]
        degrees += [value[i], value[i]]
        if i + 2 < len(times) and not wanted[i + 1]:
            dates.append(times[i + 1])
            degrees.append(np.nan)
    return pd.DataFrame({c.DATE: dates, c.DEGREES: degrees})


def scatter(**properties: Any) -> Trace:
    """A scatter trace as plotly.js reads it."""
    return {"type": "scatter", **properties}


def temperature_traces(
    curve: pd.DataFrame, silences: pd.DataFrame, end: pd.Timestamp, colours: Palette
) -> list[Trace]:
    """The fill and the line (dotted where no event is near) on the upper axis."""
    known, silent = stepped_runs(curve, silences, end)
    ends = pd.concat([curve[c.DEGREES], pd.Series(curve[c.DEGREES].iloc[-1:].to_numpy(), [end])])
    fill = scatter(
        x=iso(ends.index),
        y=ends.fillna(0.0).round(3).to_numpy(),  # a gap has no fill; Plotly would bridge it
        mode="none",
        line={"shape": "hv"},
        fill="tozeroy",
        fillgradient={
            "type": "vertical",
            "start": -LIMIT,
            "stop": LIMIT,
            "colorscale": [list(stop) for stop in colours.fill_scale],
        },
        hoverinfo="skip",
        name="warm and cold",
        yaxis=Y_AXIS,
    )
    traces = [fill]
    for run, dash, name in ((known, "solid", "temperature"), (silent, "dot", "no events near")):
        if run.empty:
            continue
        line = scatter(
            x=iso(run[c.DATE]),
            y=run[c.DEGREES].round(3).to_numpy(),
            mode="lines",
            line={"color": colours.line, "width": 2, "dash": dash},
            hoverinfo="skip",
            name=name,
            yaxis=Y_AXIS,
        )
        traces.append(line)
    return [*traces, *_silence_words(curve, silences, end)]


def _silence_words(curve: pd.DataFrame, silences: pd.DataFrame, end: pd.Timestamp) -> list[Trace]:
    """Unseen points, one for each month of a silence, that say on hover how long it has lasted."""
    traces = []
    for start, stop, since in silences[[c.START, c.END, "since"]].itertuples(index=False):
        months = pd.date_range(start, min(stop, end), freq="MS")
        if months.empty:
            continue
        rows = np.searchsorted(curve.index.to_numpy(), months.to_numpy(), side="right") - 1
        points = scatter(
            x=iso(months),
            y=curve[c.DEGREES].to_numpy()[np.maximum(rows, 0)].round(3),
            mode="markers",
            marker={"opacity": 0, "size": 8},
            hovertext=[silence_hover(month, since) for month in months],
            hoverinfo="text",
            name="silence",
            yaxis=Y_AXIS,
        )
        traces.append(points)
    return traces


def trial_traces(
    curve: pd.DataFrame, published: pd.DataFrame, end: pd.Timestamp, colours: Palette
) -> list[Trace]:
    """The published line as a ghost, and the room between it and the curve of the trial.

    Args:
        curve, published: index of dates, column `degrees`, the value from that date on.
        end: the last date drawn.
        colours: the palette.
    """
    both = pd.concat([curve[c.DEGREES], published[c.DEGREES]], axis=1, sort=True).ffill()
    both = both.fillna(0.0)
    both.loc[end] = both.iloc[-1]
    shared = {"x": iso(both.index), "hoverinfo": "skip", "yaxis": Y_AXIS, "mode": "lines"}
    ghost = scatter(
        **shared,
        y=both.iloc[:, 1].round(3).to_numpy(),
        line={"shape": "hv", "color": colours.muted, "width": 1.5, "dash": "dot"},
        name="as published",
    )
    between = scatter(
        **shared,
        y=both.iloc[:, 0].round(3).to_numpy(),
        line={"shape": "hv", "width": 0},
        fill="tonexty",
        fillcolor=colours.difference,
        name="difference",
    )
    return [ghost, between]


def remark_traces(remarks: pd.DataFrame, limit: float, colours: Palette) -> list[Trace]:
    """Thin bars at the foot of the panel for spans that need a word, told on hover.

    Args:
        remarks: columns `start`, `end` (dates) and `text`.
        limit: the end of the axis in degrees.
        colours: the palette.
    """
    traces = []
    for start, end, text in remarks[[c.START, c.END, "text"]].itertuples(index=False):
        middle = start + (end - start) / 2
        bar = scatter(
            x=iso(pd.Series([start, middle, end])),
            y=[-0.965 * limit] * 3,
            mode="lines",
            line={"color": colours.neutral, "width": 5},
            hovertext=str(wrap(text)),
            hoverinfo="text",
            name="remark",
            yaxis=Y_AXIS,
        )
        traces.append(bar)
    return traces


def marker_sizes(move: pd.Series) -> np.ndarray:
    """Marker size in px: the area grows with how far the event moved the line, in degrees.

    Bundles may move it by thousands: their marks grow no further.
    """
    sizes = 5.5 + 2.6 * np.sqrt(move.abs().to_numpy(dtype=float))
    return np.round(np.minimum(sizes, LARGEST_PX), 1)


def events_on_curve(shown: pd.DataFrame, hover: list[str], colours: Palette) -> Trace:
    """One marker for each shown event, standing where the event left the line."""
    at, height = iso(shown["at"]), shown["height"].round(3).to_numpy()
    return event_marks(
        shown, hover, colours, x=at, y=height, name="events on the line", yaxis=Y_AXIS
    )


def event_marks(shown: pd.DataFrame, hover: list[str], colours: Palette, **where: Any) -> Trace:
    """One marker for each event; `where` says at which `x` and `y`, on which axis, and its name."""
    return scatter(
        **where,
        mode="markers",
        cliponaxis=False,
        marker=marker_style(shown, colours),
        customdata=shown[c.EVENT_ID].to_list(),
        hovertext=hover,
        hoverinfo="text",
    )


def hover_texts(shown: pd.DataFrame, lanes: dict[str, str]) -> list[str]:
    """The hover box of every shown event, escaped."""
    return [
        event_hover(title, when, move, after, str(lanes.get(category, category)))
        for title, when, move, after, category in zip(
            shown[c.TITLE],
            shown[c.DATE_LABEL],
            shown["move"],
            shown["height"],
            shown[c.CATEGORY],
            strict=True,
        )
    ]


def marker_style(shown: pd.DataFrame, colours: Palette) -> dict:
    """Shape and colour say the direction, size says the movement; a thin rim parts neighbours."""
    return {
        "symbol": [SYMBOLS[d] for d in shown["direction"]],
        "color": [colours.direction(d) for d in shown["direction"]],
        "size": marker_sizes(shown["move"]),
        "opacity": 1.0,
        "line": {"color": colours.paper, "width": 1},
    }
