"""Two lines over one another, each brought to mean 0 and spread 1: their shapes, not degrees."""

import base64

import numpy as np
from markupsafe import Markup

from components.style.palette_figure import Palette

WIDE, HIGH, EDGE = 168, 44, 3  # px
POINTS = 60


def mini_line(found: np.ndarray, wanted: np.ndarray, colours: Palette) -> Markup:
    """A small picture, hidden from screen readers: the text beside it says how alike they are.

    Args:
        found, wanted: values along their time, at least two each and not all the same.
        colours: of the theme.
    """
    shapes = [_shape(wanted), _shape(found)]
    low, high = min(s.min() for s in shapes), max(s.max() for s in shapes)
    dotted, solid = (_path(shape, low, high) for shape in shapes)
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{HIGH}" '
        f'viewBox="0 0 {WIDE} {HIGH}" fill="none" stroke-width="2">'
        f'<path d="{dotted}" stroke="{colours.muted}" stroke-dasharray="2 3"/>'
        f'<path d="{solid}" stroke="{colours.line}"/></svg>'
    )
    packed = base64.b64encode(drawn.encode()).decode()
    return Markup('<img alt="" width="{}" height="{}" src="data:image/svg+xml;base64,{}">').format(
        WIDE, HIGH, packed
    )


def _shape(values: np.ndarray) -> np.ndarray:
    """So many points along the line, with mean 0 and spread 1."""
    along = np.linspace(0, len(values) - 1, POINTS)
    drawn = np.interp(along, np.arange(len(values)), values)
    return (drawn - drawn.mean()) / max(float(drawn.std()), 1e-12)


def _path(shape: np.ndarray, low: float, high: float) -> str:
    x = np.linspace(EDGE, WIDE - EDGE, len(shape))
    y = EDGE + (high - shape) / max(high - low, 1e-12) * (HIGH - 2 * EDGE)
    return "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in zip(x, y, strict=True))
