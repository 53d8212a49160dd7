"""Before and after: the temperature with two periods marked A and B on it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from markupsafe import escape

from components.figures.line_figure import Backdrop, Spec, hover_months, line_traces, reach
from components.figures.panel_figure import base_layout, panels, thermometer
from components.figures.temperature_figure import iso, marker_style, scatter
from components.style.number_words import degrees, event_hover
from components.style.palette_figure import TEXT_SIZE, Palette, translucent
from data.basics import columns as c
from data.questions.periods import PeriodSummary

LETTERS = ("A", "B")
PANEL_PX = 340
MARKED = 8  # events of a period that stand on the line; more would hide it
VEIL = 0.62  # how much of what lies outside both periods is covered


@dataclass(frozen=True, eq=False)
class PeriodsScene:
    """What the chart shows.

    Attributes:
        back: dates, chapters, silences.
        curve: index of dates, column `degrees`.
        shown: the events that stand on the line, with `at`, `height`, `move`, `direction`.
        both: the two periods, described.
        lanes: category id to label.
    """

    back: Backdrop
    curve: pd.DataFrame
    shown: pd.DataFrame
    both: tuple[PeriodSummary, PeriodSummary]
    lanes: dict[str, str]


def periods_spec(scene: PeriodsScene, colours: Palette) -> Spec:
    """The figure as plain data, with a layout for either width."""
    return {
        "data": [
            *line_traces(scene.curve, scene.back, colours),
            hover_months(scene.curve, scene.back, "temperature"),
            *_means(scene.both, colours),
            _events(scene, colours),
        ],
        "wide": _layout(scene, colours, narrow=False),
        "narrow": _layout(scene, colours, narrow=True),
    }


def _layout(scene: PeriodsScene, colours: Palette, narrow: bool) -> Spec:
    height, (domain,) = panels([PANEL_PX])
    ends = reach(scene.curve)
    layout = base_layout(scene.back, height, colours, narrow=narrow)
    thermometer(layout, 1, domain, ends, colours)
    layout["shapes"] = [
        *layout["shapes"],
        *_veils(scene.back, scene.both, colours),
        *(_frame(one, i, colours) for i, one in enumerate(scene.both)),
    ]
    layout["annotations"] += _names(scene.both, ends[1], colours)
    return layout


def _veils(back: Backdrop, both: Sequence[PeriodSummary], colours: Palette) -> list[Spec]:
    """A thin veil over the years in neither period."""
    spans = sorted((one.period.start, one.period.end) for one in both)
    free, since = [], back.start
    for start, end in spans:
        if start > since:
            free.append((since, start))
        since = max(since, end)
    if since < back.end:
        free.append((since, back.end))
    return [
        _rect(*iso(np.array(span)), fillcolor=translucent(colours.paper, VEIL), line={"width": 0})
        for span in free
    ]


def _rect(x0: str, x1: str, **more: object) -> Spec:
    ends = {"x0": x0, "x1": x1, "y0": 0, "y1": 1}
    return {"type": "rect", "xref": "x", "yref": "paper", "layer": "above", **ends, **more}


def _frame(one: PeriodSummary, number: int, colours: Palette) -> Spec:
    """The frame around a period: A has a solid one, B a dashed one."""
    start, end = iso(np.array([one.period.start, one.period.end]))
    dash = ("solid", "dash")[number]
    return _rect(start, end, line={"color": colours.text, "width": 2, "dash": dash})


def _names(both: Sequence[PeriodSummary], limit: float, colours: Palette) -> list[Spec]:
    """The letters and the means, at the edges where the periods face each other."""
    order = sorted(range(len(both)), key=lambda number: both[number].period.start)
    return [
        _name(both[number], number, place == 0, limit, colours)
        for place, number in enumerate(order)
    ]


def _name(one: PeriodSummary, number: int, early: bool, limit: float, colours: Palette) -> Spec:
    mean = "no value" if np.isnan(one.mean) else f"mean {degrees(one.mean)}"
    return {
        "text": f"<b>{LETTERS[number]}</b>  {escape(mean)}",
        "xref": "x",
        "x": iso(np.array([one.period.end if early else one.period.start]))[0],
        "xanchor": "right" if early else "left",
        "xshift": -3 if early else 3,
        "yref": "y",
        "y": limit,
        "yanchor": "top",
        "yshift": -3,
        "showarrow": False,
        "bgcolor": colours.label_box,
        "font": {"color": colours.text, "size": TEXT_SIZE + 1},
    }


def _means(both: Sequence[PeriodSummary], colours: Palette) -> list[Spec]:
    return [
        scatter(
            x=iso(np.array([one.period.start, one.period.end])),
            y=[round(one.mean, 2)] * 2,
            mode="lines",
            line={"color": colours.text, "width": 3, "dash": ("solid", "dash")[number]},
            hoverinfo="skip",
            name=f"mean of {LETTERS[number]}",
            yaxis="y",
        )
        for number, one in enumerate(both)
        if not np.isnan(one.mean)
    ]


def _events(scene: PeriodsScene, colours: Palette) -> Spec:
    """The events that moved each of the two periods most, on the line."""
    middle = scene.shown[c.MIDDLE]
    kept = np.zeros(len(middle), dtype=bool)
    for one in scene.both:
        inside = scene.shown[(middle >= one.period.start) & (middle <= one.period.end)]
        order = inside["move"].abs().sort_values(ascending=False, kind="stable").index
        kept |= scene.shown.index.isin(order[:MARKED])
    rows = scene.shown[kept]
    hover = [
        event_hover(title, when, move, height, str(scene.lanes.get(lane, lane)))
        for title, when, move, height, lane in zip(
            rows[c.TITLE], rows[c.DATE_LABEL], rows["move"], rows["height"], rows[c.CATEGORY],
            strict=True,
        )
    ]  # fmt: skip
    return scatter(
        x=iso(rows["at"]),
        y=rows["height"].round(2).to_numpy(),
        mode="markers",
        marker=marker_style(rows, colours),
        unselected={"marker": {"opacity": 1}},
        customdata=rows[c.EVENT_ID].to_list(),
        hovertext=hover,
        hoverinfo="text",
        name="events",
        yaxis="y",
    )
