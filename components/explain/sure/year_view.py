"""How sure of one year: where the line stands in it, and how many draws agree on the sign."""

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.address.widgets_view import seed
from components.explain.scene_view import Run
from components.explain.state_view import ask
from components.style.number_words import degrees

KEY = "explain_when"
SURE, LIKELY = 0.95, 0.8  # shares of the draws on one side of 0° (ours)


def render_year(run: Run, curve: pd.DataFrame, band: pd.DataFrame, draws: int) -> None:
    """A slider for the year, and the answer for it."""
    first, last = run.dataset.years
    if first >= last or band["above"].isna().all():
        return
    year = run.view.when if run.view.when is not None else most_open(band, first, last)
    with st.container(key="sure_year"):
        left, right = st.columns([1, 2], gap="medium", vertical_alignment="bottom")
        left.slider(
            "How sure is it in the year", first, last, **seed(KEY, year),
            on_change=lambda: ask(when=int(st.session_state[KEY])),
        )  # fmt: skip
        words = year_words(curve, band, year, draws)
        right.html(str(Markup('<p class="thaw-words">{}</p>').format(words)))


def most_open(band: pd.DataFrame, first: int, last: int) -> int:
    """The year in whose middle the draws are most at odds about the sign."""
    years = [year for year in range(first, last + 1) if not np.isnan(_row(band, year)["above"])]
    return min(years, key=lambda year: abs(_row(band, year)["above"] - 0.5), default=first)


def _row(table: pd.DataFrame, year: int) -> pd.Series:
    """What a table of steps says in the middle of a year."""
    place = table.index.searchsorted(pd.Timestamp(year, 7, 1), side="right") - 1
    return table.iloc[max(int(place), 0)]


def year_words(curve: pd.DataFrame, band: pd.DataFrame, year: int, draws: int) -> str:
    """`1962: the line stands at −4°, and the sign is open: 410 of 1,000 redrawn tables lie …`"""
    row, stands = _row(band, year), float(_row(curve, year)["degrees"])
    above = float(row["above"])
    if np.isnan(above) or np.isnan(stands):
        return f"{year}: the model has no value in the middle of that year."
    count = round(above * draws)
    return (
        f"{year}: in July the line stands at {degrees(stands)}, and {verdict(above, stands)}: "
        f"{count:,} of {draws:,} redrawn tables lie above zero, nine of ten between "
        f"{degrees(float(row['low_degrees']))} and {degrees(float(row['high_degrees']))}."
    )


def verdict(above: float, stands: float) -> str:
    """How far the draws agree with the line on whether it was warm or cold."""
    agree = above if stands > 0 else 1 - above
    if agree >= SURE:
        return "the sign is sure"
    return "the sign is likely" if agree >= LIKELY else "the sign is open"
