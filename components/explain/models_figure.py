"""Models side by side: one panel each, or one over another; where they disagree; the scores."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from components.figures.line_figure import (
    Backdrop,
    Reach,
    Spec,
    axis_name,
    over_traces,
    panel_traces,
    reach,
)
from components.figures.panel_figure import (
    base_layout,
    note,
    panels,
    quiet_axis,
    thermometer,
)
from components.figures.temperature_figure import iso, scatter
from components.style.number_words import event_hover, wrap
from components.style.palette_figure import DASHES, Palette
from data.basics import columns as c

PANEL_PX, OVER_PX, FLOW_PX, STRIP_PX = 102, 400, 130, 22
BAR_MS = 55 * 86_400_000  # how wide the bar of a score is
SCORE_END = 10.5
SMALL = {"l": 62, "r": 10}
FAR = 150.0  # degrees beyond which one line would make all the others flat


@dataclass(frozen=True, eq=False)
class ModelsScene:
    """What the chart shows.

    Attributes:
        back: dates, chapters, silences.
        curves: title of each model to its line (index of dates, column `degrees`).
        disputes: spans in which they disagree on the sign: `start`, `end`, `warm`, `cold`
            (titles).
        over: one over another.
        flow: the events whose scores are drawn as bars; None for no bars.
        lanes: category id to label.
        panels: title of each model to what `panel_traces` gave for it, where that is known already.
    """

    back: Backdrop
    curves: dict[str, pd.DataFrame]
    disputes: pd.DataFrame
    over: bool
    flow: pd.DataFrame | None
    lanes: dict[str, str]
    panels: Mapping[str, list[Spec]] = field(default_factory=dict)


def models_spec(scene: ModelsScene, colours: Palette) -> Spec:
    """The figure as plain data, with a layout for either width."""
    count = 1 if scene.over else len(scene.curves)
    named = [(title, curve, scene.back) for title, curve in scene.curves.items()]
    lines = over_traces(named, colours) if scene.over else _under(scene, colours)
    strip = count + 1
    data = [*lines, *_dispute_traces(scene.disputes, f"y{strip}", colours)]
    if scene.flow is not None:
        data.append(_bars(scene.flow, scene.lanes, f"y{strip + 1}", colours))
    return {
        "data": data,
        "wide": _layout(scene, colours, narrow=False),
        "narrow": _layout(scene, colours, narrow=True),
        "legend": _legend(scene, colours),
    }


def _under(scene: ModelsScene, colours: Palette) -> list[Spec]:
    traces = []
    for number, (title, curve) in enumerate(scene.curves.items(), start=1):
        known = scene.panels.get(title)
        traces += known or panel_traces(title, curve, scene.back, colours, number)
    return traces


def _legend(scene: ModelsScene, colours: Palette) -> list[dict[str, str]]:
    entries = []
    if scene.over:
        entries = [
            {"name": title, "colour": colour, "dash": dash}
            for title, colour, dash in zip(scene.curves, colours.series, DASHES, strict=False)
        ]
    if len(scene.disputes):
        entries.append(
            {"name": "the models disagree: warm or cold?", "colour": colours.text, "kind": "hatch"}
        )
    return entries


def _layout(scene: ModelsScene, colours: Palette, narrow: bool) -> Spec:
    panel = OVER_PX if scene.over else PANEL_PX
    count = 1 if scene.over else len(scene.curves)
    heights = [panel] * count + [STRIP_PX] + ([FLOW_PX] if scene.flow is not None else [])
    height, domains = panels(heights)
    last = axis_name(len(heights))
    small = narrow and not scene.over  # no room for the classes
    margin = SMALL if small else None
    layout = base_layout(scene.back, height, colours, narrow=narrow, anchor=last, margin=margin)
    limits = _limits(scene)
    for number, (domain, ends) in enumerate(zip(domains, limits, strict=False), start=1):
        thermometer(layout, number, domain, ends, colours, named=not small)
    layout[f"yaxis{count + 1}"] = quiet_axis(
        domains[count], range=[0, 1], tickvals=[0.5], ticktext=["disagree"],
        tickfont={"color": colours.muted},
    )  # fmt: skip
    if not scene.over:
        layout["annotations"] += [
            note(title, colours, axis_name(number), ends[1], bold=True)
            for number, (title, ends) in enumerate(zip(scene.curves, limits, strict=True), start=1)
        ]
    if scene.flow is not None:
        layout[f"yaxis{count + 2}"] = _score_axis(domains[-1], colours)
        layout["annotations"].append(
            note("Flow: the score of each event", colours, last, SCORE_END, bold=True)
        )
    return layout


def _limits(scene: ModelsScene) -> list[Reach]:
    """The end of each panel's axis: the same for all, unless one line goes far beyond."""
    together = reach(*scene.curves.values())
    if scene.over:
        return [together]
    if max(-together[0], together[1]) <= FAR:
        return [together] * len(scene.curves)
    return [reach(curve) for curve in scene.curves.values()]


def _score_axis(domain: list[float], colours: Palette) -> Spec:
    return quiet_axis(
        domain,
        range=[-SCORE_END, SCORE_END],
        tickvals=[-10, 0, 10],
        ticktext=["−10", "0", "+10"],
        tickfont={"color": colours.muted},
        showgrid=True,
        gridcolor=colours.grid,
        zeroline=True,
        zerolinecolor=colours.zero,
    )


def _dispute_traces(disputes: pd.DataFrame, yaxis: str, colours: Palette) -> list[Spec]:
    """Hatched spans, and an unseen line that says who disagrees."""
    if disputes.empty:
        return [scatter(x=[], y=[], yaxis=yaxis, name="disagreement")]
    x: list[str | None] = []
    y: list[float | None] = []
    for start, end in _joined(disputes):
        x += [start, start, end, end, start, None]
        y += [0, 1, 1, 0, 0, None]
    hatch = scatter(
        x=x,
        y=y,
        mode="lines",
        line={"width": 1, "color": colours.text},
        fill="toself",
        fillpattern={"shape": "/", "fgcolor": colours.text, "size": 7, "solidity": 0.3},
        fillcolor="rgba(0,0,0,0)",
        hoverinfo="skip",
        name="disagreement",
        yaxis=yaxis,
    )
    middle = disputes[c.START] + (disputes[c.END] - disputes[c.START]) / 2
    told = scatter(
        x=iso(middle),
        y=[0.5] * len(disputes),
        mode="markers",
        marker={"opacity": 0, "size": 14},
        hovertext=[
            f"{start:%B %Y} to {end:%B %Y}<br>above 0°: {wrap(', '.join(warm))}"
            f"<br>below 0°: {wrap(', '.join(cold))}"
            for start, end, warm, cold in disputes.itertuples(index=False)
        ],
        hoverinfo="text",
        name="who disagrees",
        yaxis=yaxis,
    )
    return [hatch, told]


def _joined(disputes: pd.DataFrame) -> list[list[str]]:
    """Spans without the seams between those that follow each other directly."""
    spans: list[list[np.datetime64]] = []
    for start, end in zip(disputes[c.START], disputes[c.END], strict=True):
        if spans and spans[-1][1] == start:
            spans[-1][1] = end
        else:
            spans.append([start, end])
    return [iso(np.array(span, dtype="datetime64[us]")) for span in spans]


def _bars(events: pd.DataFrame, lanes: dict[str, str], yaxis: str, colours: Palette) -> Spec:
    """The score of each event as a bar; up warms, down cools."""
    value = events[c.VALUE].fillna(0.0).to_numpy(dtype=float)
    return {
        "type": "bar",
        "x": iso(events["at"]),
        "y": value,
        "width": BAR_MS,
        "marker": {
            "color": [colours.direction(name) for name in events["direction"]],
            "line": {"width": 0},
        },
        "customdata": events[c.EVENT_ID].to_list(),
        "hovertext": [
            event_hover(title, when, move, height, str(lanes.get(lane, lane)))
            for title, when, move, height, lane in zip(
                events[c.TITLE], events[c.DATE_LABEL], events["move"], events["height"],
                events[c.CATEGORY], strict=True,
            )
        ],
        "hoverinfo": "text",
        "name": "scores",
        "yaxis": yaxis,
    }  # fmt: skip
