"""How many events of each year a set has: up those that warmed, down those that cooled."""

import pandas as pd

from components.figures.line_figure import Backdrop, Spec
from components.figures.panel_figure import TOP_PX, base_layout, quiet_axis
from components.figures.temperature_figure import iso
from components.style.palette_figure import Palette, translucent
from data.basics import columns as c
from data.basics.counting import counted

PANEL_PX = 200
YEAR_MS = 300 * 86_400_000
WAYS = (("warmed", 1), ("cooled", -1))


def rows_held(prepared: pd.DataFrame) -> pd.Series:
    """How many events, or reports, each row stands for."""
    return prepared.get(c.REPORTS, pd.Series(1, index=prepared.index)).astype(int)


def by_year(prepared: pd.DataFrame) -> pd.DataFrame:
    """Events that begin in each year, index of years: `warmed`, `cooled`, `neither`.

    A bundle of reports counts as many.
    """
    way = prepared[c.VALUE].fillna(0.0)
    years = prepared[c.FIRST].dt.year
    found = pd.DataFrame({"warmed": way > 0, "cooled": way < 0, "neither": way == 0})
    many = rows_held(prepared)
    counts = found.mul(many, axis=0).groupby(years).sum()
    return counts.reindex(range(int(years.min()), int(years.max()) + 1), fill_value=0)


def coverage_spec(counts: pd.DataFrame, back: Backdrop, colours: Palette) -> Spec:
    """The figure as plain data, with a layout for either width.

    Args:
        counts: from `by_year`.
        back: dates, chapters and silences.
        colours: the palette.
    """
    x = [f"{year:04d}-07-01" for year in counts.index]
    every = counts.sum(axis=1)
    told = [f"{year}: {counted(int(number), 'event')}" for year, number in every.items()]
    shared = {"type": "bar", "x": x, "width": YEAR_MS, "hovertext": told, "hoverinfo": "text"}
    tone = {"warmed": colours.warm, "cooled": colours.cold}
    bars = [
        {**shared, "y": [way * int(n) for n in counts[name]], "name": name,
         "marker": {"color": tone[name], "line": {"width": 0}}}
        for name, way in WAYS
    ]  # fmt: skip
    silent = {"name": "no event is near", "colour": translucent(colours.neutral, 0.3),
              "kind": "shade"}  # fmt: skip
    return {
        "data": bars,
        "wide": _layout(counts, back, colours, narrow=False),
        "narrow": _layout(counts, back, colours, narrow=True),
        "legend": [
            {"name": "events that warmed, by year", "colour": colours.warm, "kind": "shade"},
            {"name": "that cooled", "colour": colours.cold, "kind": "shade"},
            *([silent] if len(back.silences) else []),
        ],
    }


def _layout(counts: pd.DataFrame, back: Backdrop, colours: Palette, *, narrow: bool) -> Spec:
    layout = base_layout(back, PANEL_PX + TOP_PX, colours, narrow=narrow, anchor="y")
    up, down = (max(3, int(counts[name].max())) for name, _ in WAYS)
    ticks = _ticks(up, down)
    layout["yaxis"] = quiet_axis(
        [0, 1],
        range=[-down * 1.08, up * 1.08],
        tickvals=ticks,
        ticktext=[str(abs(tick)) for tick in ticks],
        tickfont={"color": colours.muted},
        zeroline=True,
        zerolinecolor=colours.zero,
    )
    layout["shapes"] += [
        {
            "type": "rect", "xref": "x", "yref": "paper", "x0": x0, "x1": x1, "y0": 0, "y1": 1,
            "layer": "below", "line": {"width": 0}, "fillcolor": translucent(colours.neutral, 0.16),
        }
        for x0, x1 in zip(iso(back.silences[c.START]), iso(back.silences[c.END]), strict=True)
    ]  # fmt: skip
    return layout


def _ticks(up: int, down: int) -> list[int]:
    """Zero, and a round number in each direction that has room for one."""
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if max(up, down) / s <= 3),
                5000)  # fmt: skip
    return list(range(-(down // step) * step, up + 1, step))
