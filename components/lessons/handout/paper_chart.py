"""The chart as one still SVG, for paper: the line, chapters, classes, and numbers for events.

It needs no script and no font of its own, and says nothing by colour alone: warm and cold are
sides of a rule, marks point up or down, and each carries the number it has in the list below.
"""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd
from markupsafe import Markup, escape

from components.style.palette_figure import palette
from data.basics import columns as c
from data.basics.safe_text import printable
from data.temperature import CLASSES, Trace

WIDTH, HEIGHT = 1000, 470
LEFT, RIGHT, TOP, BOTTOM = 140, 14, 52, 40
SIZE = 16  # of the text: 8 points on A4
ROOM = 8.0  # degrees of room above and below the line
GRID_STEP = 10  # degrees between the rules of an empty grid
_COLOURS = palette("light")


@dataclass(frozen=True)
class Mark:
    """An event on the chart: its number, day, degrees after it, and which way it pushed."""

    number: int
    day: date
    degrees: float
    move: float


@dataclass(frozen=True, eq=False)
class PaperChart:
    """What is drawn.

    Attributes:
        trace: the line; None for an empty grid.
        start, end: first and last day.
        low, high: degrees of the axis.
        chapters: name, first and last day.
        marks: events with their numbers.
        named: whether classes and chapters have their names, or lines to write them on.
        title: the chart in words, for who cannot see it.
    """

    trace: Trace | None
    start: date
    end: date
    low: float
    high: float
    title: str
    chapters: tuple[tuple[str, date, date], ...] = ()
    marks: tuple[Mark, ...] = field(default=())
    named: bool = True

    def x(self, day: date) -> float:
        """Where a day lies."""
        share = (day - self.start).days / max(1, (self.end - self.start).days)
        return LEFT + min(1.0, max(0.0, share)) * (WIDTH - LEFT - RIGHT)

    def y(self, degrees: float) -> float:
        """Where a temperature lies."""
        share = (self.high - degrees) / (self.high - self.low)
        return TOP + share * (HEIGHT - TOP - BOTTOM)


def limits(trace: Trace, start: date, end: date) -> tuple[float, float]:
    """The degrees of the axis: the line with some room, and zero always among them."""
    values = _values(trace, start, end)
    known = values[~np.isnan(values)]
    low, high = (float(known.min()), float(known.max())) if len(known) else (-50.0, 50.0)
    return max(-100.0, min(low, 0.0) - ROOM), min(100.0, max(high, 0.0) + ROOM)


def marks_of(trace: Trace, rows: pd.DataFrame) -> tuple[Mark, ...]:
    """An event of a day where the line stands after it; what lasted on the line, at its middle."""
    days = rows[c.MIDDLE].to_numpy().astype("datetime64[D]").astype("int64")
    line = 100.0 * trace.result.values(days) / trace.scale
    lasted = (rows[c.FIRST] != rows[c.LAST]).to_numpy()
    degrees = np.where(lasted & ~np.isnan(line), line, rows["after"].to_numpy())
    columns = rows["number"], rows[c.MIDDLE], degrees, rows["move"]
    return tuple(
        Mark(int(number), middle.date(), float(y), float(move))
        for number, middle, y, move in zip(*columns, strict=True)
    )


def _values(trace: Trace, start: date, end: date) -> np.ndarray:
    low, high = (int(np.datetime64(day, "D").astype("int64")) for day in (start, end))
    return 100.0 * trace.result.values(np.arange(low, high + 1)) / trace.scale


def svg(chart: PaperChart) -> Markup:
    """The chart as an SVG element."""
    parts = [
        _rules(chart),
        _years(chart),
        _chapters(chart),
        _line(chart) if chart.trace is not None else _grid(chart),
        _marks(chart),
    ]
    name = escape(printable(chart.title))
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{}" viewBox="0 0 {} {}" '
        'font-family="inherit" font-size="{}" fill="{}">{}</svg>'
    ).format(name, WIDTH, HEIGHT, SIZE, _COLOURS.text, Markup("").join(parts))


def _text(
    x: float, y: float, words: str, anchor: str = "start", colour: str = "", size: float = SIZE
) -> Markup:
    return Markup(
        '<text x="{:.1f}" y="{:.1f}" text-anchor="{}" fill="{}" font-size="{:g}">{}</text>'
    ).format(x, y, anchor, colour or _COLOURS.text, size, printable(words))


def _rule(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1) -> Markup:
    return Markup(
        '<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="{}" stroke-width="{:g}"/>'
    ).format(x1, y1, x2, y2, colour, width)


def _rules(chart: PaperChart) -> Markup:
    """The classes and zero."""
    parts = []
    for known, colour in zip(CLASSES, _COLOURS.classes, strict=True):
        low, high = max(known.lower_degrees, chart.low), min(known.upper_degrees, chart.high)
        if high <= low:
            continue
        zero = known.lower_degrees == 0
        parts.append(_rule(LEFT, chart.y(low), WIDTH - RIGHT, chart.y(low), _COLOURS.grid))
        if zero:
            parts.append(_rule(LEFT, chart.y(0), WIDTH - RIGHT, chart.y(0), _COLOURS.muted, 1.5))
            parts.append(_text(LEFT - 6, chart.y(0) + 5, "0°", "end"))
        middle = (chart.y(low) + chart.y(high)) / 2 + 5
        if abs(middle - 5 - chart.y(0)) < 15 or chart.y(low) - chart.y(high) < 16:
            continue
        if chart.named:
            parts.append(_text(LEFT - 6, middle, known.name, "end", colour))
        else:
            parts.append(_rule(6, middle, LEFT - 8, middle, _COLOURS.muted))
    return Markup("").join(parts)


def _years(chart: PaperChart) -> Markup:
    """The years below; as many as there is room for."""
    first, last = chart.start.year, chart.end.year
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 250) if (last - first) / s <= 14), 500)
    base = HEIGHT - BOTTOM
    parts = [_rule(LEFT, base, WIDTH - RIGHT, base, _COLOURS.muted)]
    for year in range(first - first % step + (step if first % step else 0), last + 1, step):
        day = date(max(1, year), 1, 1)
        if day < chart.start:
            continue
        x = chart.x(day)
        parts += [_rule(x, base, x, base + 6, _COLOURS.muted)]
        if x < WIDTH - RIGHT - 18:
            parts.append(_text(x, base + 24, str(year), "middle"))
    return Markup("").join(parts)


def _chapters(chart: PaperChart) -> Markup:
    """Bands with names above, in two rows; a name without room is left to the list."""
    parts = []
    ends = [0.0, 0.0]
    inside = [one for one in chart.chapters if one[2] > chart.start and one[1] < chart.end]
    for number, (name, first, last) in enumerate(inside):
        left, right = chart.x(max(first, chart.start)), chart.x(min(last, chart.end))
        parts.append(_rule(left, TOP - 6, left, HEIGHT - BOTTOM, _COLOURS.grid))
        row = number % 2
        needs = 0.52 * SIZE * len(name)
        start = max(left, ends[row] + 10)
        if chart.named and start + needs <= WIDTH - RIGHT and start - left < 30:
            y = 16 + 20 * row
            parts.append(_text(start, y, name))
            ends[row] = start + needs
        elif not chart.named:
            parts.append(_rule(left + 3, TOP - 10, max(left + 3, right - 3), TOP - 10, "#888"))
    return Markup("").join(parts)


def _line(chart: PaperChart) -> Markup:
    """The line itself: a step at each day on which it changes."""
    trace = chart.trace
    if trace is None:
        return Markup("")
    values = _values(trace, chart.start, chart.end)
    pieces, before = [], np.nan
    base = chart.start.toordinal()
    for at, value in enumerate(values):
        if np.isnan(value):
            before = value
            continue
        x, y = chart.x(date.fromordinal(base + at)), chart.y(float(value))
        if np.isnan(before):
            pieces.append(f"M{x:.1f} {y:.1f}")
        elif abs(value - before) > 1e-9 or at == len(values) - 1:
            pieces.append(f"H{x:.1f}V{y:.1f}")
        before = value
    return Markup('<path d="{}" fill="none" stroke="{}" stroke-width="2"/>').format(
        "".join(pieces), _COLOURS.line
    )


def _grid(chart: PaperChart) -> Markup:
    """A grid to draw on: a rule every ten degrees, and one for each year where there is room."""
    parts = []
    first = int(np.ceil(chart.low / GRID_STEP)) * GRID_STEP
    for degrees in range(first, int(chart.high) + 1, GRID_STEP):
        parts.append(_rule(LEFT, chart.y(degrees), WIDTH - RIGHT, chart.y(degrees), "#c9d0d6", 0.6))
    years = range(chart.start.year + 1, chart.end.year + 1)
    step = 1 if len(years) <= 120 else 10
    for year in years[::step]:
        x = chart.x(date(year, 1, 1))
        parts.append(_rule(x, TOP, x, HEIGHT - BOTTOM, "#c9d0d6", 0.6))
    return Markup("").join(parts)


def _marks(chart: PaperChart) -> Markup:
    """Triangles that point where each event pushed, with their numbers in rings nearby."""
    spots = [(chart.x(mark.day), chart.y(mark.degrees)) for mark in chart.marks]
    rings: list[tuple[float, float]] = []
    for x, y in spots:
        rings.append(_ring(x, y, spots, rings))
    drawn = [
        _mark(mark, spot, ring) for mark, spot, ring in zip(chart.marks, spots, rings, strict=True)
    ]
    return Markup("").join(drawn)


def _ring(
    x: float, y: float, spots: list[tuple[float, float]], rings: list[tuple[float, float]]
) -> tuple[float, float]:
    """The nearest place for a number that is free of other numbers and marks."""
    for far in range(17, 90, 6):
        for angle in (0, 180, 45, 135, 225, 315, 90, 270):
            ring = x + far * np.cos(np.radians(angle)), y + far * np.sin(np.radians(angle))
            inside = LEFT + 10 < ring[0] < WIDTH - RIGHT - 10
            if not (inside and TOP + 10 < ring[1] < HEIGHT - BOTTOM - 10):
                continue
            free = all(np.hypot(ring[0] - a, ring[1] - b) > 21 for a, b in rings)
            if free and all(np.hypot(ring[0] - a, ring[1] - b) > 15 for a, b in spots):
                return ring
    return x, y


def _mark(mark: Mark, spot: tuple[float, float], ring: tuple[float, float]) -> Markup:
    (x, y), (ring_x, ring_y) = spot, ring
    way = -1 if mark.move >= 0 else 1
    colour = _COLOURS.warm if mark.move >= 0 else _COLOURS.cold
    shape = f"M{x - 6:.1f} {y - 5 * way:.1f}h12L{x:.1f} {y + 6 * way:.1f}Z"
    return (
        _rule(x, y, ring_x, ring_y, colour)
        + Markup(
            '<path d="{}" fill="{}" stroke="#fff" stroke-width="1"/>'
            '<circle cx="{:.1f}" cy="{:.1f}" r="9.5" fill="#fff" stroke="{}"/>'
        ).format(shape, colour, ring_x, ring_y, colour)
        + _text(ring_x, ring_y + 4.5, str(mark.number), "middle", size=12.5)
    )
