"""One outside indicator by year: points, line and its band where it has one."""

import pandas as pd
import plotly.graph_objects as go

from components.style.number_words import wrap
from components.style.palette_figure import FONT, TEXT_SIZE, Palette
from data.basics import columns as c


def build_indicator_figure(rows: pd.DataFrame, info: dict, colours: Palette) -> go.Figure:
    """The figure of one indicator.

    Args:
        rows: columns `date` (year as text), `value`, `low`, `high`; `low` and `high` may be
            missing (no band).
        info: `unit` and `title` of the indicator.
        colours: the palette of the theme.
    """
    year = rows[c.DATE].astype(str).str.slice(0, 4).astype(int)
    fig = go.Figure()
    _add_band(fig, rows, year, colours)
    fig.add_scatter(
        x=year,
        y=rows[c.VALUE],
        mode="lines+markers",
        line={"color": colours.strip, "width": 2},
        marker={"size": 5},
        hovertemplate="%{x}: %{y:.3~g}<extra></extra>",
    )
    axis = {"gridcolor": colours.grid, "zeroline": False, "tickfont": {"color": colours.muted}}
    fig.update_layout(
        template="none",
        height=240,
        margin={"l": 64, "r": 12, "t": 30, "b": 30},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": TEXT_SIZE, "color": colours.text},
        showlegend=False,
        title={"text": str(wrap(info["unit"], 80, 1)), "font": {"size": TEXT_SIZE}, "x": 0},
        xaxis={**axis, "showgrid": False},
        yaxis=axis,
    )
    return fig


def _add_band(fig: go.Figure, rows: pd.DataFrame, year: pd.Series, colours: Palette) -> None:
    """A shade from `low` to `high` over the years that have both."""
    banded = rows[c.LOW].notna() & rows[c.HIGH].notna()
    if banded.any():
        fig.add_scatter(
            x=pd.concat([year[banded], year[banded][::-1]]),
            y=pd.concat([rows[c.HIGH][banded], rows[c.LOW][banded][::-1]]),
            fill="toself",
            fillcolor=colours.band,
            line={"width": 0},
            mode="lines",
            hoverinfo="skip",
        )
