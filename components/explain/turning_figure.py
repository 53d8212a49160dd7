"""Turning points: the line, the levels it passes between, and the numbered dates."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from components.figures.line_figure import Backdrop, Reach, Spec, hover_months, line_traces, reach
from components.figures.panel_figure import base_layout, panels, thermometer
from components.figures.temperature_figure import iso, scatter
from components.style.number_words import degrees
from components.style.palette_figure import TEXT_SIZE, Palette
from data.basics import columns as c

PANEL_PX = 400


@dataclass(frozen=True, eq=False)
class TurningScene:
    """What the chart shows.

    Attributes:
        back: dates, chapters, silences.
        curve: index of dates, column `degrees`.
        points: `date`, `before`, `after` (mean degrees of the stretches on either side), in time
            order.
    """

    back: Backdrop
    curve: pd.DataFrame
    points: pd.DataFrame


def turning_spec(scene: TurningScene, colours: Palette) -> Spec:
    """The figure as plain data, with a layout for either width."""
    return {
        "data": [
            *line_traces(scene.curve, scene.back, colours),
            _levels(scene, colours),
            hover_months(scene.curve, scene.back, "temperature"),
            _marks(scene, colours),
        ],
        "wide": _layout(scene, colours, narrow=False),
        "narrow": _layout(scene, colours, narrow=True),
        "legend": [
            {"name": "the line", "colour": colours.line, "dash": "solid"},
            {"name": "its mean between two turning points", "colour": colours.muted, "dash": "dot"},
        ],
    }


def _levels(scene: TurningScene, colours: Palette) -> Spec:
    """The mean of each stretch between two turning points."""
    dates = scene.points[c.DATE].to_numpy()
    edges = [np.datetime64(scene.back.start), *dates, np.datetime64(scene.back.end)]
    levels = [*scene.points["before"], *scene.points["after"].iloc[-1:]]
    x: list[str | None] = []
    y: list[float | None] = []
    for (start, end), level in zip(pairwise(edges), levels, strict=False):
        x += [*iso(np.array([start, end], dtype="datetime64[us]")), None]
        y += [round(level, 2), round(level, 2), None]
    return scatter(
        x=x,
        y=y,
        mode="lines",
        line={"color": colours.muted, "width": 3, "dash": "dot"},
        hoverinfo="skip",
        name="levels",
        yaxis="y",
    )


def _marks(scene: TurningScene, colours: Palette) -> Spec:
    """A numbered disc at the top for each turning point; neighbours take turns in height."""
    points, ends = scene.points, reach(scene.curve)
    return scatter(
        x=iso(points[c.DATE]),
        y=_heights(scene, ends),
        mode="markers+text",
        marker={"size": 24, "color": colours.text, "symbol": "circle"},
        text=[str(number) for number in range(1, len(points) + 1)],
        textfont={"color": colours.paper, "size": TEXT_SIZE},
        hovertext=[
            f"{number}: {date.day} {date:%B %Y}<br>from a level of {degrees(before)} to "
            f"{degrees(after)}"
            for number, (date, before, after) in enumerate(
                points[[c.DATE, "before", "after"]].itertuples(index=False), start=1
            )
        ],
        hoverinfo="text",
        cliponaxis=False,
        name="turning points",
        yaxis="y",
    )


def _heights(scene: TurningScene, ends: Reach) -> list[float]:
    """Discs nearer to each other than 3 % of the axis step down, in up to three rows."""
    near = (scene.back.end - scene.back.start) * 0.03
    rows, row, before = [], 0, None
    for date in scene.points[c.DATE]:
        row = (row + 1) % 3 if before is not None and date - before < near else 0
        rows.append(ends[1] - (ends[1] - ends[0]) * (0.04 + 0.085 * row))
        before = date
    return rows


def _layout(scene: TurningScene, colours: Palette, narrow: bool) -> Spec:
    height, (domain,) = panels([PANEL_PX])
    layout = base_layout(scene.back, height, colours, narrow=narrow)
    thermometer(layout, 1, domain, reach(scene.curve), colours)
    layout["shapes"] = [
        *layout["shapes"],
        *(
            {
                "type": "line",
                "xref": "x",
                "yref": "paper",
                "x0": date,
                "x1": date,
                "y0": 0,
                "y1": 1,
                "line": {"color": colours.text, "width": 1, "dash": "dash"},
            }
            for date in iso(scene.points[c.DATE])
        ),
    ]
    return layout
