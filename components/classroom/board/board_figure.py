"""Pure figures of the board: the class's line beside the published one, and all drawn lines."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.figures.drawn_figure import (
    DrawnScene,
    DrawnWords,
    drawn_backdrop,
    drawn_traces,
)
from components.figures.line_figure import Backdrop, Spec, area, plain_line, reach
from components.figures.panel_figure import base_layout, thermometer
from components.figures.temperature_figure import iso, scatter
from components.style.palette_figure import TEXT_SIZE, Palette, translucent
from data.basics import columns as c

HEIGHT = 340
LARGE = 24  # px of a text on a projector
MARK = 38  # px across
# How near each other two marks may stand before one hides the other: shares of the picture's width
# and height on a board of 1280 by 720, where it is lowest.
NEAR, LOW = 0.07, 0.2
OWN = 1  # place among a palette's series: the class
BARE = pd.DataFrame({c.CHAPTER_ID: [], c.LABEL: [], c.START: [], c.END: []})


@dataclass(frozen=True, eq=False)
class LineScene:
    """What the chart of a class's ratings shows.

    Attributes:
        curve: as `ClassLine.curve`.
        marks: date and degrees of the events that are named beside it, in their order.
        end: the last date of the axis.
    """

    curve: pd.DataFrame
    marks: list[tuple[pd.Timestamp, float]]
    end: pd.Timestamp


def line_spec(scene: LineScene, colours: Palette) -> Spec:
    """The class's line with its band, the published one dashed over it, numbered marks."""
    curve = scene.curve
    back = Backdrop(curve.index[0] - pd.Timedelta(days=500), scene.end, BARE, BARE)
    own = colours.series[OWN]
    ends = pd.concat([curve, curve.iloc[-1:].set_axis(pd.DatetimeIndex([scene.end]), axis=0)])
    shade = translucent(own, 0.18)
    data = [
        *area(ends.index, ends["low"].to_numpy(), ends["high"].to_numpy(), "hv", fillcolor=shade),  # type: ignore[arg-type]
        _line(curve["published"], scene.end, {"color": colours.text, "width": 2, "dash": "dash"}),
        _line(curve["median"], scene.end, {"color": own, "width": 3.5}),
    ]
    values = curve.to_numpy(dtype=float)
    if scene.marks:
        data += _marks(scene, reach(pd.DataFrame({c.DEGREES: values.ravel()})), colours)
    return {
        "data": data,
        "wide": _layout(back, values, colours, narrow=False),
        "narrow": _layout(back, values, colours, narrow=True),
        "legend": [
            {"name": "your class", "colour": own},
            {"name": "8 of 10 of you", "colour": shade, "kind": "shade"},
            {"name": "published, same events", "colour": colours.text, "dash": "dash"},
        ],
    }


def _line(values: pd.Series, end: pd.Timestamp, style: dict[str, Any]) -> Spec:
    return plain_line(
        values.to_frame("degrees"), end, style, hoverinfo="skip", name=str(values.name)
    )


def _marks(scene: LineScene, ends: tuple[float, float], colours: Palette) -> list[Spec]:
    """Numbers beside the line, each with a stem to its place on it."""
    levels = spread(scene.marks, (scene.end - scene.curve.index[0]) * NEAR, ends)
    stems = [
        scatter(
            x=iso(pd.DatetimeIndex([date, date])), y=[round(value, 2), round(level, 2)],
            mode="lines", line={"color": colours.text, "width": 2},
            hoverinfo="skip", name=f"stem {number}",
        )
        for number, ((date, value), level) in enumerate(zip(scene.marks, levels, strict=True), 1)
    ]  # fmt: skip
    numbers = scatter(
        x=iso(pd.DatetimeIndex([date for date, _ in scene.marks])),
        y=[round(level, 2) for level in levels],
        mode="markers+text",
        text=[f"<b>{number}</b>" for number in range(1, len(levels) + 1)],
        textfont={"color": colours.text, "size": LARGE},
        marker={"size": MARK, "color": colours.paper, "line": {"color": colours.text, "width": 2}},
        hoverinfo="skip",
        cliponaxis=False,  # at the first and the last event, too
        name="disputed",
    )
    return [*stems, numbers]


def spread(
    marks: list[tuple[pd.Timestamp, float]], near: pd.Timedelta, ends: tuple[float, float]
) -> list[float]:
    """The degrees at which marks are drawn so that none hides another.

    Args:
        marks: date and degrees of each on the line.
        near: marks of dates further apart than this never touch.
        ends: of the axis, in degrees.
    """
    step, placed = (ends[1] - ends[0]) * LOW, []
    for date, value in marks:
        way, level = (step if value < sum(ends) / 2 else -step), value
        while any(abs(date - day) < near and abs(level - at) < step for day, at in placed):
            level += way
        placed.append((date, level))
    return [level for _, level in placed]


def _layout(back: Backdrop, values: np.ndarray, colours: Palette, *, narrow: bool) -> Spec:
    # What has room for a name is reckoned with lines of the usual size; a projector's are larger.
    share = 1.0 if narrow else TEXT_SIZE / LARGE
    layout = base_layout(back, round(HEIGHT * share), colours, narrow=narrow, top=10)
    seen = pd.DataFrame({c.DEGREES: values.ravel()})
    thermometer(layout, 1, [0, 1], reach(seen), colours)
    layout["height"] = HEIGHT
    if not narrow:
        layout["margin"] |= {"l": 165, "r": 36, "b": 48}
        texts = [layout, layout["xaxis"], layout["yaxis"], *layout["annotations"]]
        for one in texts:
            font = "tickfont" if "tickfont" in one else "font"
            one[font] = {**one[font], "size": LARGE}
    return layout


def drawn_spec(scene: DrawnScene, colours: Palette) -> Spec:
    """Every drawn line faint, the median bold, an earlier one dotted, and the real one in time."""
    data, legend = drawn_traces(
        scene,
        colours,
        DrawnWords("one of you", "the middle of your lines", "the middle before the talk"),
    )
    back = drawn_backdrop(scene)
    whole = np.array([[-100.0, 100.0]])  # as on the phones: whatever is drawn is in the picture
    return {
        "data": data,
        "wide": _layout(back, whole, colours, narrow=False),
        "narrow": _layout(back, whole, colours, narrow=True),
        "legend": legend,
    }
