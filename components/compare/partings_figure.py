"""The years in which two lines went apart: hatched, named, and with the movement of every year."""

from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import escape

from components.figures.line_figure import Spec
from components.figures.temperature_figure import scatter
from components.style.number_words import fine_degrees
from components.style.palette_figure import TEXT_SIZE, Palette, translucent
from data.questions.comparing import Parting, greatest

BAR_MS = 250 * 86_400_000
PALE = 0.38  # of the bars of the other years
NEAR_YEARS = 3  # two names of years nearer than that would touch
FROZE = 30.0  # degrees from which a cooling is called a frost, a warming a thaw (ours)


def span(one: Parting) -> tuple[str, str]:
    """First and last day of the years."""
    return f"{one.first:04d}-01-01", f"{one.last:04d}-12-31"


def verb(moved: float) -> str:
    """What a line did: `froze`, `cooled`, `warmed`, `thawed`, `stood still`."""
    if round(moved) == 0:
        return "stood still"
    if moved < 0:
        return "froze" if moved <= -FROZE else "cooled"
    return "thawed" if moved >= FROZE else "warmed"


def told(one: Parting, short: Mapping[str, str]) -> str:
    """`Moscow froze, Washington thawed`: the one that cooled most, and the one that warmed most."""
    ends = [min(one.moved, key=one.moved.__getitem__), max(one.moved, key=one.moved.__getitem__)]
    return ", ".join(f"{short[title]} {verb(one.moved[title])}" for title in ends)


def hatching(partings: Sequence[Parting], yaxis: str, colours: Palette) -> list[Spec]:
    """Hatched through all panels, denser where they parted furthest; no colour means anything."""
    most = greatest(list(partings))
    traces = []
    for wanted, size, opacity in ((False, 8, 0.55), (True, 6, 0.9)):
        x: list[str | None] = []
        y: list[float | None] = []
        for one in partings:
            if (one is most) != wanted:
                continue
            start, end = span(one)
            x += [start, start, end, end, start, None]
            y += [0, 1, 1, 0, 0, None]
        ink = translucent(colours.muted, opacity)
        traces.append(
            scatter(
                x=x, y=y, mode="none", fill="toself", fillcolor="rgba(0,0,0,0)",
                fillpattern={"shape": "/", "fgcolor": ink, "size": size, "solidity": 0.14},
                hoverinfo="skip", name="opposite ways", yaxis=yaxis,
            )
        )  # fmt: skip
    return traces


def frame_of(partings: Sequence[Parting], colours: Palette) -> Spec:
    """A frame around the years in which they parted furthest."""
    most = greatest(list(partings))
    x0, x1 = span(most) if most else ("", "")
    return {
        "type": "rect", "xref": "x", "yref": "paper", "x0": x0, "x1": x1, "y0": 0, "y1": 1,
        "line": {"width": 2, "color": colours.text},
    }  # fmt: skip


def yearly_bars(
    moves: pd.Series, partings: Sequence[Parting], yaxis: str, colours: Palette, title: str
) -> Spec:
    """How far a line moved in each year: up warmed, down cooled; pale where they did not part."""
    apart = [any(one.first <= year <= one.last for one in partings) for year in moves.index]
    tone = [colours.warm if value > 0 else colours.cold for value in moves]
    return {
        "type": "bar",
        "x": [f"{year:04d}-07-01" for year in moves.index],
        "y": moves.round(2).to_list(),
        "width": BAR_MS,
        "marker": {
            "color": [
                colour if strong else translucent(colour, PALE)
                for colour, strong in zip(tone, apart, strict=True)
            ],
            "line": {"width": 0},
        },
        "hovertext": [
            f"{year}, {escape(title)}: {fine_degrees(value)}" for year, value in moves.items()
        ],
        "hoverinfo": "text",
        "name": "each year",
        "yaxis": yaxis,
    }


def year_notes(
    partings: Sequence[Parting],
    short: Mapping[str, str],
    middle: float,
    colours: Palette,
    narrow: bool,
) -> list[Spec]:
    """The years below the lines, those that parted furthest first; and what happened in them."""
    most = greatest(list(partings))
    shared = {"xref": "x", "showarrow": False}
    notes, taken = [], []
    for one in sorted(partings, key=lambda one: -one.apart):
        at = (one.first + one.last + 1) / 2
        half = (len(one.years) / 2 - 1) * (3 if narrow else 1)
        near = (NEAR_YEARS * (3 if narrow else 1)) + half
        if any(abs(at - other) < near for other in taken):
            continue
        taken.append(at)
        x = f"{int(at):04d}-{1 if at == int(at) else 7:02d}-01"
        text = f"<b>{one.years}</b>" if one is most else one.years
        ink = colours.text if one is most else colours.muted
        notes.append(
            {**shared, "text": text, "x": x, "yref": "paper", "y": middle,
             "font": {"color": ink, "size": TEXT_SIZE}, "bgcolor": colours.label_box}
        )  # fmt: skip
    if most and not narrow:  # on a phone the headline says it, and the words would cover the lines
        text = f"<b>{most.years}</b>: {escape(told(most, short))}"
        notes.append(
            {**shared, "text": text, "x": span(most)[0], "xanchor": "left", "xshift": 4,
             "yref": "paper", "y": 1, "yanchor": "top", "yshift": -3, "bgcolor": colours.label_box,
             "font": {"color": colours.text, "size": TEXT_SIZE}}
        )  # fmt: skip
    return notes
