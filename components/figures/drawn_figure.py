"""Lines that people drew: each faint, their middle bold, and the line that the events make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from components.figures.line_figure import Backdrop, Spec, reach
from components.figures.panel_figure import base_layout, thermometer
from components.figures.temperature_figure import scatter
from components.style.palette_figure import TEXT_SIZE, Palette, translucent
from data.basics import columns as c

DRAWN = 2  # place among a palette's series
PANEL_PX, TOP_PX = 330, 14
NUMBER_PX = 24
BARE = pd.DataFrame({c.CHAPTER_ID: [], c.LABEL: [], c.START: [], c.END: []})


@dataclass(frozen=True, eq=False)
class DrawnScene:
    """What the chart of drawings shows.

    Attributes:
        before: degrees by year before the years that were drawn.
        lines: of each drawing, degrees by year.
        median: of all of them.
        real: the published line; None while it is held back.
        first, last: years that were drawn.
        earlier: the median of what the same people drew before; empty where they drew once.
    """

    before: Mapping[int, float]
    lines: Sequence[Mapping[int, float]]
    median: Mapping[int, float]
    real: Mapping[int, float] | None
    first: int
    last: int
    earlier: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class DrawnWords:
    """What a single line, the middle of all, and the middle of earlier ones are called."""

    one: str = "a drawing"
    middle: str = "the middle of the drawings"
    earlier: str = "the middle before"


@dataclass(frozen=True)
class Gap:
    """A numbered year in which the middle of the drawings and the line lie far apart."""

    number: int
    year: int
    drawn: float
    line: float


def drawn_traces(
    scene: DrawnScene, colours: Palette, words: DrawnWords
) -> tuple[list[Spec], list[dict[str, str]]]:
    """The lines, and the entries of the key."""
    own = colours.series[DRAWN]
    faint = {"color": translucent(own, 0.28), "width": 1.5}
    data = [_years(line, faint, "a drawing") for line in scene.lines]
    data.append(_years(scene.before, {"color": colours.text, "width": 2.5}, "before"))
    legend = [{"name": f"up to {scene.first - 1}", "colour": colours.text}]
    if scene.lines:
        data.append(_years(scene.median, {"color": own, "width": 5}, "median"))
        legend = [
            {"name": words.one, "colour": str(faint["color"])},
            {"name": words.middle, "colour": own},
        ]
    if scene.earlier:
        style = {"color": own, "width": 3, "dash": "dot"}
        data.append(_years(scene.earlier, style, "earlier"))
        legend.append({"name": words.earlier, "colour": own, "dash": "dot"})
    if scene.real is not None:
        style = {"color": colours.text, "width": 3.5, "dash": "dash"}
        data.append(_years(scene.real, style, "real"))
        legend.append({"name": "what the events make", "colour": colours.text, "dash": "dash"})
    return data, legend


def drawn_backdrop(scene: DrawnScene) -> Backdrop:
    """The dates of the axis; no chapters, which would give the line away."""
    first = min([*scene.before, scene.first])
    start, end = pd.Timestamp(first, 1, 1), pd.Timestamp(scene.last, 12, 31)
    return Backdrop(start, end, BARE, BARE)


def drawings_spec(
    scene: DrawnScene, gaps: Sequence[Gap], colours: Palette, words: DrawnWords
) -> Spec:
    """The chart of a page, with a layout for either width; the gaps are numbered on it."""
    data, legend = drawn_traces(scene, colours, words)
    return {
        "data": [*data, *_gaps(gaps, colours)],
        "wide": _layout(scene, colours, narrow=False),
        "narrow": _layout(scene, colours, narrow=True),
        "legend": legend,
    }


def _layout(scene: DrawnScene, colours: Palette, *, narrow: bool) -> Spec:
    layout = base_layout(
        drawn_backdrop(scene), PANEL_PX, colours, narrow=narrow, top=TOP_PX, anchor="y"
    )
    every = [scene.before, scene.median, *scene.lines, *([scene.real] if scene.real else [])]
    seen = pd.DataFrame({c.DEGREES: [value for line in every for value in line.values()]})
    thermometer(layout, 1, [0, 1], reach(seen), colours)
    return layout


def _gaps(gaps: Sequence[Gap], colours: Palette) -> list[Spec]:
    """A dotted line between the two at each numbered year, its number in the middle of it."""
    if not gaps:
        return []
    x: list[str | None] = []
    y: list[float | None] = []
    for gap in gaps:
        x += [_july(gap.year), _july(gap.year), None]
        y += [round(gap.drawn, 1), round(gap.line, 1), None]
    between = scatter(
        x=x, y=y, mode="lines", line={"color": colours.text, "width": 2, "dash": "dot"},
        hoverinfo="skip", name="gap",
    )  # fmt: skip
    numbers = scatter(
        x=[_july(gap.year) for gap in gaps],
        y=[round((gap.drawn + gap.line) / 2, 1) for gap in gaps],
        mode="markers+text",
        text=[f"<b>{gap.number}</b>" for gap in gaps],
        textfont={"color": colours.text, "size": TEXT_SIZE},
        marker={
            "size": NUMBER_PX, "color": colours.paper, "line": {"color": colours.text, "width": 2},
        },
        hoverinfo="skip",
        name="numbers",
    )  # fmt: skip
    return [between, numbers]


def _years(line: Mapping[int, float], style: dict[str, Any], name: str) -> Spec:
    years = sorted(line)
    return scatter(
        x=[_july(year) for year in years],
        y=[round(line[year], 1) for year in years],
        mode="lines",
        line=style,
        hoverinfo="skip",
        name=name,
    )


def _july(year: int) -> str:
    return f"{year:04d}-07-01"
