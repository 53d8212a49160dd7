"""The Explore chart as one Plotly figure: temperature, lanes and strip on one time axis.

The figure is complete by itself (a notebook can show it). What depends on the width of a screen
(the labels of the strongest events, chapter names) is placed in the browser by `chart/labels.js`
from the candidates that `label_candidates` lists.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from markupsafe import escape

from components.figure_style import FONT, TEXT_SIZE, Palette
from components.lanes_figure import lane_positions, lane_traces, strip_traces
from components.temperature_figure import (
    LIMIT,
    events_on_curve,
    hover_texts,
    iso,
    remark_traces,
    temperature_traces,
    trial_traces,
)
from data import columns as c
from data.memory import Memories
from data.temperature import CLASSES

HEIGHT = 640  # px
LANE_PX, STRIP_PX, TOP_PX, BOTTOM_PX, GAP_PX = 22, 36, 44, 30, 12


@dataclass(frozen=True, eq=False)
class ExploreScene:
    """All that the Explore chart shows, ready to draw.

    Attributes:
        shown: prepared events with `move`, `before`, `after` (degrees), `at` (date of the first
            act), `height` (degrees of the line then) and `direction`, one row for each event.
        curve: index of dates, column `degrees`.
        silences: columns `start`, `end`.
        chapters: columns `chapter_id`, `label`, `start`, `end` (dates).
        remarks: columns `start`, `end` (dates), `text`.
        lanes: category id -> label, in the order of the lanes.
        per_year, shown_per_year: events per year, index of years.
        start, end: the first and the last date of the axis.
        published: the curve without what is changed by way of trial; None where nothing is.
        memories: the curve with each of a dozen half-lives; None where nobody asked for them.
    """

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

    @property
    def limit(self) -> float:
        """The end of the temperature axis in degrees: 100, or more where a model goes beyond."""
        furthest = float(self.curve["degrees"].abs().max())
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


def label_candidates(shown: pd.DataFrame, most: int = 60) -> list[dict]:
    """The strongest shown events, strongest first, for the browser to write on the chart."""
    strongest = shown.reindex(shown["move"].abs().sort_values(ascending=False, kind="stable").index)
    strongest = strongest[(strongest["move"].abs() > 0) & strongest["height"].notna()].head(most)
    return [
        {"id": event, "text": text, "x": x, "y": float(y), "direction": direction}
        for event, text, x, y, direction in zip(
            strongest[c.EVENT_ID],
            strongest[c.LABEL],
            iso(strongest["at"]),
            strongest["height"],
            strongest["direction"],
            strict=True,
        )
    ]


def chapter_bands(chapters: pd.DataFrame) -> list[dict]:
    """Number, name and span of every chapter, for the browser to write over the bands."""
    return [
        {"id": chapter, "number": number, "label": label, "x0": x0, "x1": x1}
        for number, (chapter, label, x0, x1) in enumerate(
            zip(
                chapters["chapter_id"],
                chapters["label"],
                iso(chapters["start"]),
                iso(chapters["end"]),
                strict=True,
            ),
            start=1,
        )
    ]


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
    quiet = {"showgrid": False, "zeroline": False, "fixedrange": True}
    tick = {"color": colours.muted, "size": TEXT_SIZE}
    thirds = [-100, -67, -33, 0, 33, 67, 100]
    return {
        "height": HEIGHT,
        "margin": {
            "l": int(np.clip(22 + 7.6 * longest, 64, 170)),
            "r": 112,
            "t": TOP_PX,
            "b": BOTTOM_PX,
        },
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": TEXT_SIZE, "color": colours.text},
        "hovermode": "closest",
        "hoverdistance": 24,
        "hoverlabel": {
            "bgcolor": colours.paper,
            "bordercolor": colours.zero,
            "font": {"family": FONT, "size": TEXT_SIZE, "color": colours.text},
            "align": "left",
        },
        "dragmode": "zoom",
        "showlegend": False,
        "barmode": "overlay",
        "uirevision": "keep",
        "xaxis": {
            "type": "date",
            "range": [iso(np.array([scene.start]))[0], iso(np.array([scene.end]))[0]],
            "anchor": "y3",
            "tickfont": tick,
            "showgrid": False,
            "ticks": "outside",
            "tickcolor": colours.zero,
            "tickformatstops": [
                {"dtickrange": [None, "M1"], "value": "%-d %b %Y"},
                {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
                {"dtickrange": ["M12", None], "value": "%Y"},
            ],
        },
        "yaxis": {
            "domain": parts["temperature"],
            "range": [-scene.limit, scene.limit],
            "fixedrange": True,
            "tickvals": thirds,
            "ticktext": [_degree_tick(value) for value in thirds],
            "tickfont": tick,
            "gridcolor": colours.grid,
            "zeroline": True,
            "zerolinecolor": colours.zero,
            "zerolinewidth": 1.5,
        },
        "yaxis2": {
            **quiet,
            "domain": parts["lanes"],
            "anchor": "x",
            "range": [-len(scene.lanes) + 0.45, 0.55],
            "tickvals": [-i for i in range(len(scene.lanes))],
            "ticktext": [str(escape(label)) for label in scene.lanes.values()],
            "tickfont": {"color": colours.text, "size": TEXT_SIZE},
            "showgrid": True,
            "gridcolor": colours.grid,
            "tickmode": "array",
        },
        "yaxis3": {
            **quiet,
            "domain": parts["strip"],
            "anchor": "x",
            "range": [0, max(1, int(scene.per_year.max() if len(scene.per_year) else 1))],
            "tickvals": [max(1, int(scene.per_year.max() if len(scene.per_year) else 1)) / 2],
            "ticktext": ["a year"],
            "tickfont": tick,
            "tickmode": "array",
        },
        "shapes": _bands(scene.chapters, colours),
        "annotations": [*_class_names(colours), *_trial_name(scene, colours)],
    }


def _degree_tick(value: int) -> str:
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{abs(value)}°"


def _bands(chapters: pd.DataFrame, colours: Palette) -> list[dict]:
    """Every other chapter shaded through all panels."""
    return [
        {
            "type": "rect",
            "xref": "x",
            "yref": "paper",
            "x0": x0,
            "x1": x1,
            "y0": 0,
            "y1": 1,
            "layer": "below",
            "line": {"width": 0},
            "fillcolor": colours.band,
            "name": f"chapter:{chapter}",
        }
        for i, (chapter, x0, x1) in enumerate(
            zip(
                chapters["chapter_id"],
                iso(chapters["start"]),
                iso(chapters["end"]),
                strict=True,
            )
        )
        if i % 2 == 1
    ]


def _trial_name(scene: ExploreScene, colours: Palette) -> list[dict]:
    """What the ghost is, written in the quiet corner of the temperature panel."""
    if scene.published is None:
        return []
    return [
        {
            "name": "trial",
            "text": "<b>What if</b>: thin dotted line as published, shaded the difference",
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


def _class_names(colours: Palette) -> list[dict]:
    """The six classes, named at the right edge of the temperature panel."""
    return [
        {
            "name": f"class:{name}",
            "text": name,
            "xref": "paper",
            "x": 1,
            "xanchor": "left",
            "xshift": 8,
            "yref": "y",
            "y": (lower + upper) / 2,
            "showarrow": False,
            "font": {"color": colour, "size": TEXT_SIZE},
        }
        for (name, lower, upper), colour in zip(
            ((k.name, k.lower_degrees, k.upper_degrees) for k in CLASSES),
            colours.classes,
            strict=True,
        )
    ]
