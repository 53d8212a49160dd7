"""What the charts of the page Explain share: panels, axes, chapters, the six classes.

They look like the Explore chart: same fonts and colours, chapters faint behind, classes at the
edge.
"""

from typing import Any

import numpy as np
import pandas as pd
from markupsafe import escape

from components.figures.line_figure import Backdrop
from components.figures.temperature_figure import iso
from components.style.number_words import degrees
from components.style.palette_figure import FONT, TEXT_SIZE, Palette
from data.basics import columns as c
from data.temperature import CLASSES

TOP_PX, BOTTOM_PX, GAP_PX = 44, 30, 16
WIDE = {"l": 66, "r": 112}
NARROW = {"l": 98, "r": 10}  # the class names stand at the left then, and the degrees go


def panels(heights: list[int], top: int = TOP_PX) -> tuple[int, list[list[float]]]:
    """Whole height of a chart, and the domain of each panel from the top down, in shares."""
    plot = sum(heights) + GAP_PX * (len(heights) - 1)
    domains, above = [], 0
    for height in heights:
        domains.append([1 - (above + height) / plot, 1 - above / plot])
        above += height + GAP_PX
    domains[-1][0] = 0.0
    return plot + top + BOTTOM_PX, domains


def degree_axis(
    domain: list[float], limit: float, colours: Palette, narrow: bool = False
) -> dict[str, Any]:
    """A temperature axis: the bounds of the classes as ticks, the line of 0° stronger."""
    thirds = [-100, -67, -33, 0, 33, 67, 100]
    return {
        "domain": domain,
        "range": [-limit, limit],
        "fixedrange": True,
        "tickvals": thirds,
        "ticktext": [
            degrees(value) if not narrow or value in (-100, 0, 100) else "" for value in thirds
        ],
        "tickfont": {"color": colours.muted, "size": TEXT_SIZE},
        "gridcolor": colours.grid,
        "zeroline": True,
        "zerolinecolor": colours.zero,
        "zerolinewidth": 1.5,
    }


def quiet_axis(domain: list[float], **more: Any) -> dict[str, Any]:
    """An axis without lines, for strips."""
    return {
        "domain": domain,
        "anchor": "x",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "tickmode": "array",
        "tickvals": [],
        **more,
    }


def base_layout(
    back: Backdrop,
    height: int,
    colours: Palette,
    *,
    narrow: bool,
    top: int = TOP_PX,
    anchor: str = "y",
    margin: dict[str, int] | None = None,
) -> dict[str, Any]:
    """Everything but the value axes: size, fonts, the time axis, the chapters behind.

    Args:
        back: the dates and the chapters.
        height: of the whole chart in px.
        colours: the palette.
        narrow: for a narrow screen.
        top: px above the panels.
        anchor: the axis of the lowest panel.
        margin: px at the left and the right, where they are to be other ones.
    """
    return {
        "height": height,
        "margin": {**(margin or (NARROW if narrow else WIDE)), "t": top, "b": BOTTOM_PX},
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
        "showlegend": False,
        "barmode": "overlay",
        "uirevision": "keep",
        "xaxis": _time_axis(back, colours, anchor, narrow),
        "shapes": chapter_shapes(back.chapters, colours),
        "annotations": [],
    }


def _time_axis(back: Backdrop, colours: Palette, anchor: str, narrow: bool) -> dict[str, Any]:
    return {
        "type": "date",
        "range": iso(np.array([back.start, back.end])),
        "anchor": anchor,
        "tickfont": {"color": colours.muted, "size": TEXT_SIZE},
        "showgrid": False,
        "ticks": "outside",
        "tickcolor": colours.zero,
        **({"nticks": 5} if narrow else {}),
        "tickformatstops": [
            {"dtickrange": [None, "M1"], "value": "%-d %b %Y"},
            {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
    }


def chapter_shapes(chapters: pd.DataFrame, colours: Palette) -> list[dict[str, Any]]:
    """Every other chapter shaded through all panels."""
    spans = list(zip(iso(chapters[c.START]), iso(chapters[c.END]), strict=True))
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
        }
        for x0, x1 in spans[1::2]
    ]


def class_names(colours: Palette, narrow: bool, yref: str = "y") -> list[dict[str, Any]]:
    """The six classes, named at the right edge of a panel; on a narrow screen at the left."""
    side = (
        {"x": 0, "xanchor": "right", "xshift": -6}
        if narrow
        else {"x": 1, "xanchor": "left", "xshift": 8}
    )
    return [
        {
            "name": f"class:{known.name}",
            "text": known.name,
            "xref": "paper",
            "yref": yref,
            "y": (known.lower_degrees + known.upper_degrees) / 2,
            "showarrow": False,
            "font": {"color": colour, "size": TEXT_SIZE},
            **side,
        }
        for known, colour in zip(CLASSES, colours.classes, strict=True)
    ]


def note(
    text: str, colours: Palette, yref: str, y: float, *, x: float = 0.0, bold: bool = False
) -> dict[str, Any]:
    """A few words written into the upper left corner of a panel; escaped."""
    safe = str(escape(text))
    return {
        "text": f"<b>{safe}</b>" if bold else safe,
        "xref": "paper",
        "x": x,
        "xanchor": "left",
        "xshift": 4,
        "yref": yref,
        "y": y,
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "bgcolor": colours.label_box,
        "font": {"color": colours.text, "size": TEXT_SIZE},
    }
