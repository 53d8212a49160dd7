"""The Explore chart as one Plotly figure: temperature, lanes and strip on one time axis.

The figure is complete by itself: notebooks show it. The app draws its own
(`components/chart/drawing`).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from markupsafe import escape

from components.figures.chapter_figure import chapter_tones
from components.figures.lanes_figure import lane_positions, lane_traces, strip_traces
from components.figures.line_figure import Backdrop
from components.figures.panel_figure import WIDE, base_layout, quiet_axis, thermometer
from components.figures.temperature_figure import (
    LIMIT,
    events_on_curve,
    hover_texts,
    remark_traces,
    temperature_traces,
    trial_traces,
)
from components.style.palette_figure import TEXT_SIZE, Palette
from data.basics import columns as c
from data.questions.memory import Memories

HEIGHT = 640  # px
LANE_PX, STRIP_PX, TOP_PX, BOTTOM_PX, GAP_PX = 22, 36, 56, 30, 12


@dataclass(frozen=True, eq=False)
class ExploreScene:
    """All that the Explore chart shows, ready to draw.

    Attributes:
        every: prepared events with `move`, `before`, `after` (degrees), `at` (date of the first
            act), `height` (degrees of the line then) and `direction`, one row for each event.
        shown: those of them that are shown.
        curve: index of dates, column `degrees`.
        silences: columns `start`, `end`.
        chapters: columns `chapter_id`, `label`, `start`, `end` (dates).
        remarks: columns `start`, `end` (dates), `text`.
        lanes: category id -> label, in the order of the lanes.
        per_year, shown_per_year: events per year, index of years.
        start, end: the first and the last date of the axis.
        published: the curve without what is changed by way of trial; None where nothing is.
        memories: the curve with each of a dozen half-lives; None where nobody asked for them.
        conditions: columns `start`, `end` (dates), `name`: spans of a lasting state, or None.
        counted: what its bundles hold; empty where that is plain from the rows.
    """

    every: pd.DataFrame
    shown: pd.DataFrame
    curve: pd.DataFrame
    silences: pd.DataFrame
    chapters: pd.DataFrame
    remarks: pd.DataFrame
    lanes: dict[str, str]
    per_year: pd.Series
    shown_per_year: pd.Series
    start: pd.Timestamp
    end: pd.Timestamp
    published: pd.DataFrame | None = None
    memories: Memories | None = None
    conditions: pd.DataFrame | None = None
    counted: str = ""

    @property
    def limit(self) -> float:
        """The end of the temperature axis in degrees: 100, or more where a model goes beyond."""
        furthest = float(self.curve[c.DEGREES].abs().max())
        return LIMIT if furthest <= LIMIT else 50.0 * float(np.ceil(furthest / 50.0))


def build_explore_figure(scene: ExploreScene, colours: Palette) -> go.Figure:
    """The figure of `scene` in the colours of one theme."""
    return go.Figure(explore_spec(scene, colours)).update_layout(template="none")


def explore_spec(scene: ExploreScene, colours: Palette) -> dict[str, Any]:
    """The same figure as plain data, ready for plotly.js and without Plotly's slow validation.

    `layout.meta.lane_height` holds the height of every shown event in the lanes.
    """
    shown, lanes = scene.shown, scene.lanes
    height = lane_positions(shown, list(lanes))
    hover = hover_texts(shown, lanes)
    line = temperature_traces(scene.curve, scene.silences, scene.end, colours)
    trial = []
    if scene.published is not None:
        trial = trial_traces(scene.curve, scene.published, scene.end, colours)
    meta = dict(zip(shown[c.EVENT_ID], height.tolist(), strict=True))
    return {
        "data": [
            *line[:1],
            *trial,
            *line[1:],
            *remark_traces(scene.remarks, scene.limit, colours),
            *strip_traces(scene.per_year, scene.shown_per_year, colours),
            *lane_traces(shown, height, hover, colours),
            events_on_curve(shown, hover, colours),
        ],
        "layout": {**_layout(scene, colours), "meta": {"lane_height": meta}},
    }


def domains(lanes: int, height: int = HEIGHT) -> dict[str, list[float]]:
    """Shares of the plot's height for strip, lanes and temperature, counted from the foot."""
    plot = height - TOP_PX - BOTTOM_PX
    strip = STRIP_PX / plot
    gap = GAP_PX / plot
    top_of_lanes = strip + gap + lanes * LANE_PX / plot
    return {
        "strip": [0.0, strip],
        "lanes": [strip + gap, top_of_lanes],
        "temperature": [top_of_lanes + gap, 1.0],
    }


def _layout(scene: ExploreScene, colours: Palette) -> dict:
    parts = domains(len(scene.lanes))
    longest = max((len(label) for label in scene.lanes.values()), default=0)
    margin = {"l": int(np.clip(22 + 7.6 * longest, WIDE["l"], 170)), "r": WIDE["r"]}
    tones = chapter_tones(scene.curve, scene.chapters)
    back = Backdrop(scene.start, scene.end, scene.chapters, scene.silences, tones)
    layout = base_layout(
        back, HEIGHT, colours, narrow=False, top=TOP_PX, anchor="y3", margin=margin
    )
    thermometer(layout, 1, parts["temperature"], (-scene.limit, scene.limit), colours)
    return layout | {
        "dragmode": "zoom",
        "yaxis2": _lane_axis(parts["lanes"], scene.lanes, colours),
        "yaxis3": _strip_axis(parts["strip"], scene.per_year, colours),
        "annotations": [*layout["annotations"], *_trial_name(scene, colours)],
    }


def _lane_axis(domain: list[float], lanes: dict[str, str], colours: Palette) -> dict:
    return quiet_axis(
        domain,
        range=[-len(lanes) + 0.45, 0.55],
        tickvals=[-i for i in range(len(lanes))],
        ticktext=[str(escape(label)) for label in lanes.values()],
        tickfont={"color": colours.text, "size": TEXT_SIZE},
        showgrid=True,
        gridcolor=colours.grid,
    )


def _strip_axis(domain: list[float], per_year: pd.Series, colours: Palette) -> dict:
    most = max(1, int(per_year.max() if len(per_year) else 1))
    return quiet_axis(
        domain,
        range=[0, most],
        tickvals=[most / 2],
        ticktext=["a year"],
        tickfont={"color": colours.muted, "size": TEXT_SIZE},
    )


def _trial_name(scene: ExploreScene, colours: Palette) -> list[dict]:
    """What the ghost is, written in the quiet corner of the temperature panel."""
    if scene.published is None:
        return []
    return [
        {
            "name": "trial",
            "text": f"{'' if scene.memories else '<b>What if</b>: '}thin dotted line as published, "
            "shaded the difference",
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "yref": "y",
            "y": scene.limit,
            "yanchor": "top",
            "align": "left",
            "showarrow": False,
            "bgcolor": colours.label_box,
            "font": {"color": colours.text, "size": TEXT_SIZE},
        }
    ]
