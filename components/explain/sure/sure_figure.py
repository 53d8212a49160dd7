"""How sure: the line with the draws, with other settings, and beside outside figures.

Three answers to three questions: each has a panel of its own and is never laid over another.
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from markupsafe import escape

from components.figures.line_figure import (
    Backdrop,
    Spec,
    area,
    at_dates,
    half_years,
    hover_months,
    line_traces,
    plain_line,
    reach,
)
from components.figures.panel_figure import (
    base_layout,
    note,
    panels,
    quiet_axis,
    thermometer,
    years_under,
)
from components.figures.temperature_figure import iso, scatter
from components.style.number_words import degrees, wrap
from components.style.palette_figure import Palette, translucent
from data.basics import columns as c

LINE_PX, SETTINGS_PX, STRIP_PX, OUTSIDE_PX = 300, 200, 22, 104
FIRST_PX, YEARS_PX = 226, 12  # the line where others stand below it, and room for its own years
YEAR_MS = 340 * 86_400_000


@dataclass(frozen=True, eq=False)
class Outside:
    """One outside series: its title, its rank correlation in words, its figures by year."""

    title: str
    link: str
    unit: str
    rows: pd.DataFrame  # index of years; columns value, low, high


@dataclass(frozen=True, eq=False)
class SureScene:
    """What the chart shows.

    Attributes:
        back: dates, chapters, silences.
        curve: index of dates, column `degrees`.
        band: index of dates, `low_degrees`, `mid_degrees`, `high_degrees`; None where it is
            switched off or not there yet.
        envelope: index of dates, `low_degrees`, `high_degrees`; None where it is switched off.
        uncertain_years: years whose sign depends on the setting.
        outside: the series of other people; empty where they are switched off.
        bare: without the fill down to 0°, which would hide the shade of the draws.
        days: the colder and the warmer day of a statement, to be marked on the line; or none.
    """

    back: Backdrop
    curve: pd.DataFrame
    band: pd.DataFrame | None = None
    envelope: pd.DataFrame | None = None
    uncertain_years: tuple[int, ...] = ()
    outside: list[Outside] = field(default_factory=list)
    bare: bool = False
    days: tuple[str, ...] = ()


def sure_spec(scene: SureScene, colours: Palette) -> Spec:
    """The figure as plain data, with a layout for either width."""
    axes = _axes(scene)
    line = line_traces(scene.curve, scene.back, colours)
    data = [*_band(scene, colours), *(line[1:] if scene.bare else line)]
    if scene.envelope is not None:
        data += _envelope(scene, scene.envelope, axes, colours)
    for number, series in enumerate(scene.outside):
        data += _series(series, axes[f"outside{number}"], colours)
    data += _days(scene, colours)
    return {
        "data": data,
        "wide": _layout(scene, axes, colours, narrow=False),
        "narrow": _layout(scene, axes, colours, narrow=True),
        "legend": _legend(scene, colours),
    }


def _days(scene: SureScene, colours: Palette) -> list[Spec]:
    """The two days of a statement on the line, with where it stands."""
    if not scene.days:
        return []
    dates = pd.DatetimeIndex(scene.days)
    heights = at_dates(scene.curve, c.DEGREES, dates)
    told = [
        f"{word}<br>{day:%b %Y}<br>{degrees(height)}"
        for word, day, height in zip(("colder?", "warmer?"), dates, heights, strict=True)
        if not np.isnan(height)
    ]
    known = ~np.isnan(heights)
    return [
        scatter(
            x=iso(dates[known]),
            y=heights[known].round(2),
            mode="markers+text",
            marker={
                "size": 13, "symbol": "diamond", "color": colours.paper,
                "line": {"width": 3, "color": colours.text},
            },
            text=told,
            textposition="top center",
            textfont={"color": colours.text},
            hoverinfo="skip",
            name="the statement",
            yaxis="y",
        )
    ]  # fmt: skip


def _axes(scene: SureScene) -> dict[str, str]:
    """The axis of each panel, from the top down."""
    names = ["line"]
    if scene.envelope is not None:
        names += ["settings", "years"]
    names += [f"outside{number}" for number in range(len(scene.outside))]
    return {name: "y" if at == 0 else f"y{at + 1}" for at, name in enumerate(names)}


def _legend(scene: SureScene, colours: Palette) -> list[dict[str, str]]:
    entries = [{"name": "the line as it is", "colour": colours.line, "dash": "solid"}]
    if scene.band is not None:
        shade = {"kind": "shade", "colour": _draws_colour(colours)}
        entries.append({"name": "nine of ten redrawn tables", **shade})
    if scene.envelope is not None:
        shade = {"kind": "shade", "colour": colours.difference}
        entries.append({"name": "from the lowest to the highest setting", **shade})
        if scene.uncertain_years:
            hatch = {"kind": "hatch", "colour": colours.text}
            entries.append({"name": "warm or cold? depends on the setting", **hatch})
    return entries


def _draws_colour(colours: Palette) -> str:
    return translucent(colours.strip, 0.45)


def _band(scene: SureScene, colours: Palette) -> list[Spec]:
    """The 5–95 % band under the line, and hover boxes that say both."""
    if scene.band is None or scene.band.empty:
        return [hover_months(scene.curve, scene.back, "temperature")]
    low, high = (scene.band[f"{end}_degrees"].to_numpy() for end in ("low", "high"))
    dates = half_years(scene.back)
    values = [at_dates(scene.curve, c.DEGREES, dates)]
    values += [at_dates(scene.band, f"{name}_degrees", dates) for name in ("low", "high")]
    told = scatter(
        x=iso(dates),
        y=values[0].round(2),
        mode="lines",
        line={"width": 0},
        hovertext=[
            f"{day:%B %Y}<br>temperature: {degrees(now)}"
            f"<br>nine of ten redrawn tables: {degrees(a)} to {degrees(b)}"
            for day, now, a, b in zip(dates, *values, strict=True)
        ],
        hoverinfo="text",
        name="hover",
        yaxis="y",
    )
    band = area(
        pd.DatetimeIndex(scene.band.index), low, high, "linear",
        fillcolor=_draws_colour(colours), name="draws", yaxis="y",
    )  # fmt: skip
    return [*band, told]


def _envelope(
    scene: SureScene, envelope: pd.DataFrame, axes: dict[str, str], colours: Palette
) -> list[Spec]:
    yaxis = axes["settings"]
    dates = envelope.index.append(pd.DatetimeIndex([scene.back.end]))
    low, high = (
        np.append(envelope[f"{end}_degrees"].to_numpy(), envelope[f"{end}_degrees"].iloc[-1])
        for end in ("low", "high")
    )
    edge = {"width": 1, "color": colours.muted}
    return [
        *area(pd.DatetimeIndex(dates), low, high, "hv", fillcolor=colours.difference, line=edge,
              name="settings", yaxis=yaxis),
        plain_line(scene.curve, scene.back.end, {"color": colours.line, "width": 2}, yaxis,
                   hoverinfo="skip", name="the line"),
        _uncertain(scene.uncertain_years, axes["years"], colours),
    ]  # fmt: skip


def _uncertain(years: tuple[int, ...], yaxis: str, colours: Palette) -> Spec:
    """The years whose sign depends on the setting, hatched."""
    return {
        "type": "bar",
        "x": [_middle(year) for year in years],
        "y": [1] * len(years),
        "width": YEAR_MS,
        "marker": {
            "color": "rgba(0,0,0,0)",
            "line": {"width": 1, "color": colours.text},
            "pattern": {"shape": "/", "fgcolor": colours.text, "size": 6, "solidity": 0.3},
        },
        "hovertext": [f"{year}: above 0° in one setting, below in another" for year in years],
        "hoverinfo": "text",
        "name": "sign depends on the setting",
        "yaxis": yaxis,
    }


def _middle(year: int) -> str:
    return f"{year:04d}-07-01"


def _series(series: Outside, yaxis: str, colours: Palette) -> list[Spec]:
    first, last = int(series.rows.index.min()), int(series.rows.index.max())
    rows = series.rows.reindex(range(first, last + 1))  # a year without a figure breaks the line
    dates = pd.DatetimeIndex([_middle(year) for year in rows.index])
    traces, unit = [], wrap(series.unit, 60, 1)
    if rows[c.LOW].notna().any():
        traces += area(
            dates, rows[c.LOW].to_numpy(dtype=float), rows[c.HIGH].to_numpy(dtype=float),
            "linear", fillcolor=translucent(colours.strip, 0.3), name="its own band", yaxis=yaxis,
        )  # fmt: skip
    traces.append(
        scatter(
            x=iso(dates),
            y=rows[c.VALUE].to_numpy(dtype=float),
            mode="lines+markers",
            line={"color": colours.strip, "width": 2},
            marker={"size": 5, "color": colours.strip},
            hovertext=[
                f"{year}: {value:.4g} {unit}"
                for year, value in zip(rows.index, rows[c.VALUE], strict=True)
            ],
            hoverinfo="text",
            name="outside",
            yaxis=yaxis,
        )
    )
    return traces


def _layout(scene: SureScene, axes: dict[str, str], colours: Palette, narrow: bool) -> Spec:
    first = FIRST_PX if len(axes) > 1 else LINE_PX
    sizes = {"line": first, "settings": SETTINGS_PX, "years": STRIP_PX}
    heights = [sizes.get(name, OUTSIDE_PX + 24 * narrow) for name in axes]
    height, domains = panels(heights, under_first=YEARS_PX * (len(axes) > 1))
    last = list(axes.values())[-1]
    layout = base_layout(scene.back, height, colours, narrow=narrow, anchor=last)
    spread = [f for f in (scene.band, scene.envelope) if f is not None]
    ends = reach(scene.curve, *(f.filter(like="_degrees") for f in spread))
    for number, (name, domain) in enumerate(zip(axes, domains, strict=True), start=1):
        if name in ("line", "settings"):
            thermometer(layout, number, domain, ends, colours)
        else:
            layout[f"yaxis{number}"] = _axis(name, domain, scene, colours, narrow)
    if len(axes) > 1 and not narrow:
        layout["annotations"] += years_under(scene.back, domains[0], colours)
    if scene.envelope is not None:
        title = "Other settings and code tables"
        layout["annotations"].append(note(title, colours, axes["settings"], ends[1], bold=True))
    for number, series in enumerate(scene.outside):
        axis = axes[f"outside{number}"]
        title = f"<b>{wrap(series.title, 34 if narrow else 90, 1)}</b>"
        told = f"{title}{'<br>' if narrow else ': '}{escape(series.link)}"
        words = note("", colours, f"{axis} domain", 1.0)
        layout["annotations"].append({**words, "text": told})
    return layout


def _axis(name: str, domain: list[float], scene: SureScene, colours: Palette, narrow: bool) -> Spec:
    tick = {"tickfont": {"color": colours.muted}}
    if name == "years":
        word = "unsure" if scene.uncertain_years else ""
        return quiet_axis(domain, range=[0, 1], tickvals=[0.5], ticktext=[word], **tick)
    rows = scene.outside[int(name.removeprefix("outside"))].rows
    values = rows[[c.VALUE, c.LOW, c.HIGH]].to_numpy(dtype=float)
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    air = (high - low or abs(high) or 1.0) * 0.08
    ends = [low, high] if high > low else [high]
    return quiet_axis(
        domain,
        range=[low - air, high + (8 if narrow else 5) * air],  # the title stands at the top
        tickvals=ends,
        ticktext=[f"{value:.3g}".replace("-", "−") for value in ends],
        **tick,
    )
