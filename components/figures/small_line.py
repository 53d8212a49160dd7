"""A line as a small picture in the page's own colours: shapes that are cut out of a ground.

A picture in an address cannot follow a changed theme; a shape that is cut out of a coloured box
can. The text beside it says what it shows, so it is hidden from screen readers.
"""

import base64
from collections.abc import Sequence

import numpy as np
from markupsafe import Markup

from data.temperature import Trace

WIDE, HIGH, EDGE = 300, 64, 3  # units of the shapes, which are stretched to their box
POINTS = 240  # of a line that is taken from a trace
Span = tuple[float, float]  # of the width, from 0 to 1


def sampled(trace: Trace, years: tuple[int, int]) -> np.ndarray:
    """The line from the first day of one year to the last of another, at even distances.

    Args:
        trace: of a set.
        years: first and last.

    Returns:
        POINTS degrees.
    """
    low = int(np.datetime64(f"{years[0]:04}-01-01").astype("int64"))
    high = int(np.datetime64(f"{years[1]:04}-12-31").astype("int64"))
    days = np.linspace(low, high, POINTS).astype("int64")
    return 100.0 * trace.result.values(days) / trace.scale


def small_line(
    values: Sequence[float] | np.ndarray,
    part: Span | None = None,
    beside: Sequence[float] | np.ndarray | None = None,
    reach: Span | None = None,
) -> Markup:
    """The line with its fill, one part of it strong and the rest faint; 0 always in view.

    Args:
        values: at even distances; NaN where the line has none.
        part: what is strong, as shares of the width; None for all of it.
        beside: a second line at the same distances, dashed.
        reach: lowest and highest value; None fits the lines.
    """
    first = np.asarray(values, dtype=float)
    every = [first] if beside is None else [first, np.asarray(beside, dtype=float)]
    known = np.concatenate([*every, np.array([0.0])])
    low, high = reach or (float(np.nanmin(known)), float(np.nanmax(known)))
    scale = _Scale(low, max(high, low + 1e-6), len(first))
    start, end = part or (0.0, 1.0)
    shapes = [("zero", scale.rule())]
    if part is not None:
        shapes += [("rest", scale.steps(first, 0.0, start)), ("rest", scale.steps(first, end, 1.0))]
    for way, sign in (("warm", 1.0), ("cold", -1.0)):
        shapes.append((way, scale.fill(np.maximum(first * sign, 0.0) * sign, start, end)))
    if beside is not None:
        shapes.append(("beside", scale.steps(every[1], start, end, dash="7 5")))
    shapes.append(("line", scale.steps(first, start, end)))
    cut = Markup("").join(
        Markup('<i class="{}" style="--shape:url({})"></i>').format(name, _address(shape))
        for name, shape in shapes
        if shape
    )
    return Markup('<span class="thaw-small" aria-hidden="true">{}</span>').format(cut)


class _Scale:
    """Where values stand in the box."""

    def __init__(self, low: float, high: float, points: int) -> None:
        self.low, self.high = low, high
        self.x = np.linspace(0, WIDE, points)

    def y(self, values: np.ndarray) -> np.ndarray:
        return EDGE + (self.high - values) / (self.high - self.low) * (HIGH - 2 * EDGE)

    def rule(self) -> str:
        zero = float(self.y(np.array([0.0]))[0])
        return _stroke(f"M0 {zero:.1f}H{WIDE}", 1)

    def steps(self, values: np.ndarray, start: float, end: float, dash: str = "") -> str:
        """The line between two shares of the width; a gap where it has no value."""
        path, open_ = "", False
        for x, y in zip(*self._within(values, start, end), strict=True):
            if np.isnan(y):
                open_ = False
                continue
            path += f"H{x:.1f}V{y:.1f}" if open_ else f"M{x:.1f} {y:.1f}"
            open_ = True
        return _stroke(path, 2.4, dash) if path else ""

    def fill(self, values: np.ndarray, start: float, end: float) -> str:
        """What lies between the line and zero."""
        x, y = self._within(np.nan_to_num(values), start, end)
        if not len(x):
            return ""
        zero = float(self.y(np.array([0.0]))[0])
        steps = "".join(f"H{a:.1f}V{b:.1f}" for a, b in zip(x, y, strict=True))
        return f'<path d="M{x[0]:.1f} {zero:.1f}{steps}H{x[-1]:.1f}V{zero:.1f}Z"/>'

    def _within(
        self, values: np.ndarray, start: float, end: float
    ) -> tuple[np.ndarray, np.ndarray]:
        inside = (self.x >= start * WIDE - 0.5) & (self.x <= end * WIDE + 0.5)
        return self.x[inside], self.y(values[inside])


def _stroke(path: str, width: float, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{path}" fill="none" stroke="#000" stroke-width="{width:g}"{dashes} '
        'vector-effect="non-scaling-stroke" stroke-linejoin="round"/>'
    )


def _address(shape: str) -> str:
    """The shape as a picture that asks for nothing."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" '
        f'preserveAspectRatio="none">{shape}</svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
