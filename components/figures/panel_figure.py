"""What the charts of the page Explain share: panels, axes, chapters, the six classes.

They look like the chart of Explore: the axis is a thermometer of the six classes, 0° the only
figure on it, the chapters a bar above with a dotted line where each begins.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from markupsafe import escape

from components.figures.line_figure import Backdrop, Reach, axis_name
from components.figures.temperature_figure import iso
from components.style.number_words import degrees
from components.style.palette_figure import FONT, TEXT_SIZE, Palette
from data.basics import columns as c
from data.temperature import CLASSES

TOP_PX, BOTTOM_PX, GAP_PX = 56, 30, 16
WIDE = {"l": 116, "r": 20}
NARROW = {"l": 104, "r": 10}
BAR_PX = (4, 12)  # over the panels: the bar of the chapters, under their names
TUBE_PX = (-13, -7)  # left of a panel: the thermometer
LEAST_PX = 17  # of a class in view, to be named
ZERO_PX = 29  # of the class above 0°, for the figure 0° to stand clear of its name
BOUNDS = [CLASSES[0].lower_degrees, *(k.upper_degrees for k in CLASSES)]
INNER = [round(bound) for bound in BOUNDS[1:-1]]


def panels(
    heights: list[int], top: int = TOP_PX, under_first: int = 0
) -> tuple[int, list[list[float]]]:
    """Whole height of a chart, and the domain of each panel from the top down, in shares.

    Args:
        heights: of the panels, in px.
        top: px above them.
        under_first: px more that are left free under the first one, for its own years.
    """
    plot = sum(heights) + GAP_PX * (len(heights) - 1) + under_first
    domains, above = [], 0
    for number, height in enumerate(heights):
        domains.append([1 - (above + height) / plot, 1 - above / plot])
        above += height + GAP_PX + (0 if number else under_first)
    domains[-1][0] = 0.0
    return plot + top + BOTTOM_PX, domains


def thermometer(
    layout: dict[str, Any],
    number: int,
    domain: list[float],
    ends: Reach,
    colours: Palette,
    *,
    named: bool = True,
) -> None:
    """Give a layout the temperature axis of a panel, with the six classes along it.

    Args:
        layout: from `base_layout`; its height is that of the whole chart.
        number: of the panel, the first being 1.
        domain: of the panel, in shares.
        ends: the lowest and the highest degrees on it.
        colours: the palette.
        named: with the names of the classes; else with the degrees where they meet.
    """
    axis = axis_name(number)
    plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    px = plot * (domain[1] - domain[0]) / (ends[1] - ends[0])  # a degree
    told = _told(px, ends) if not named else [] if px * BOUNDS[4] < ZERO_PX else [0]
    layout[f"yaxis{axis[1:]}"] = degree_axis(domain, ends, colours, told)
    layout["shapes"] += _tube(ends, 1 / px, colours, axis)
    if named:
        layout["annotations"] += _class_names(ends, px, colours, axis)


def _told(px: float, ends: Reach) -> list[int]:
    """The rules in view that have room for their degrees: 0° first, then from there outwards."""
    found: list[int] = []
    for bound in sorted(INNER, key=abs):
        near = any(abs(bound - other) * px < LEAST_PX for other in found)
        if ends[0] < bound < ends[1] and not near:
            found.append(bound)
    return found


def years_under(back: Backdrop, domain: list[float], colours: Palette) -> list[dict[str, Any]]:
    """The decades under a panel that is not the lowest one, so that it can be read by itself."""
    years = range(-(-back.start.year // 10) * 10, back.end.year + 1, 10)
    return [
        {
            "text": str(year), "xref": "x", "x": f"{year:04d}-01-01", "yref": "paper",
            "y": domain[0], "yanchor": "top", "yshift": -2, "showarrow": False,
            "font": {"color": colours.muted, "size": TEXT_SIZE},
        }
        for year in years
    ]  # fmt: skip


def degree_axis(
    domain: list[float], ends: Reach, colours: Palette, told: Sequence[float]
) -> dict[str, Any]:
    """A temperature axis: a rule where two classes meet, the line of 0° stronger.

    Args:
        domain: of the panel, in shares.
        ends: the lowest and the highest degrees on it.
        colours: the palette.
        told: the rules that have their degrees written beside them.
    """
    return {
        "domain": domain,
        "range": list(ends),
        "fixedrange": True,
        "tickvals": INNER,
        "ticktext": [degrees(bound) if bound in told else "" for bound in INNER],
        "ticks": "",
        "ticklabelstandoff": -TUBE_PX[0] + 2,
        "tickfont": {"color": colours.muted, "size": TEXT_SIZE},
        "gridcolor": colours.grid,
        "zeroline": True,
        "zerolinecolor": colours.zero,
        "zerolinewidth": 1.5,
    }


def _in_view(ends: Reach) -> list[tuple[str, float, float]]:
    """Each class with the part of it that is in view; the outer two go on beyond ±100°."""
    edges = [min(BOUNDS[0], ends[0]), *BOUNDS[1:-1], max(BOUNDS[-1], ends[1])]
    return [
        (known.name, max(low, ends[0]), min(high, ends[1]))
        for known, low, high in zip(CLASSES, edges[:-1], edges[1:], strict=True)
    ]


def _tube(ends: Reach, pixel: float, colours: Palette, axis: str) -> list[dict[str, Any]]:
    """The thermometer: a bar in the colours of the classes."""
    return [
        {
            "type": "rect", "xref": "paper", "xsizemode": "pixel", "xanchor": 0,
            "x0": TUBE_PX[0], "x1": TUBE_PX[1], "yref": axis,
            "y0": low + pixel, "y1": high - pixel,
            "line": {"width": 0}, "fillcolor": colour,
        }
        for (_, low, high), colour in zip(_in_view(ends), colours.classes, strict=True)
        if high - low > 2 * pixel
    ]  # fmt: skip


def _class_names(ends: Reach, px: float, colours: Palette, axis: str) -> list[dict[str, Any]]:
    """The classes that have room in view, named in the middle of it."""
    return [
        {
            "name": f"class:{name}", "text": name, "xref": "paper", "yref": axis, "x": 0,
            "xanchor": "right", "xshift": TUBE_PX[0] - 5, "y": (low + high) / 2,
            "showarrow": False, "font": {"color": colour, "size": TEXT_SIZE},
        }
        for (name, low, high), colour in zip(_in_view(ends), colours.classes, strict=True)
        if (high - low) * px >= LEAST_PX
    ]  # fmt: skip


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
        "hoverlabel": _hover_label(colours),
        "showlegend": False,
        "barmode": "overlay",
        "uirevision": "keep",
        "xaxis": _time_axis(back, colours, anchor, narrow),
        "shapes": chapter_shapes(back, colours),
        "annotations": [],
    }


def _hover_label(colours: Palette) -> dict[str, Any]:
    return {
        "bgcolor": colours.paper,
        "bordercolor": colours.zero,
        "font": {"family": FONT, "size": TEXT_SIZE, "color": colours.text},
        "align": "left",
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


def chapter_shapes(back: Backdrop, colours: Palette) -> list[dict[str, Any]]:
    """A bar over the panels for each chapter, in the colour of its mean class where that is known,
    and a dotted line through all panels where it begins."""
    spans = list(zip(iso(back.chapters[c.START]), iso(back.chapters[c.END]), strict=True))
    tones = back.tones or (-1,) * len(spans)
    shared = {"xref": "x", "yref": "paper"}
    bars = [
        {
            "type": "rect", **shared, "x0": x0, "x1": x1, "ysizemode": "pixel", "yanchor": 1,
            "y0": BAR_PX[0], "y1": BAR_PX[1],
            "fillcolor": colours.classes[tone] if tone >= 0 else colours.strip,
            "line": {"width": 2, "color": colours.paper},
        }
        for (x0, x1), tone in zip(spans, tones, strict=True)
    ]  # fmt: skip
    starts = [
        {
            "type": "line", **shared, "x0": x0, "x1": x0, "y0": 0, "y1": 1, "layer": "below",
            "line": {"width": 1, "dash": "dot", "color": colours.zero},
        }
        for x0, _ in spans[1:]
    ]  # fmt: skip
    return [*starts, *bars]


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
