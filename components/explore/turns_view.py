"""The great turns beside the line: its largest falls and rises, its coldest and warmest stretch."""

import base64
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.address.dataset_view import BY_TEXT, trace_of
from components.address.selection_view import change, show_all_over, state
from components.address.widgets_view import seed_choice
from components.explore.gathered_view import Gathered
from components.style.number_words import degrees
from components.style.palette_figure import Palette, palette
from components.style.words_view import plain
from data import bound
from data.basics import columns as c
from data.events.data_set import DataSet
from data.questions.stretches import stretches
from data.selection.selection import TURNS_DEFAULT, Selection
from data.selection.shown import values_on

WINDOWS = {  # of the address: days, and in words
    "day": (1, "a day"),
    "month": (31, "a month"),
    "half-year": (183, "half a year"),
    "year": (366, "a year"),
    TURNS_DEFAULT: (bound.WINDOW, "two years"),
    "five-years": (1827, "five years"),
}
KEY = "turns_window"
MOST = 4
NAMED = 2  # events that name a turn
SPARK = (64, 30, 40)  # px wide, px high, points


@dataclass(frozen=True)
class Turn:
    """A span of the line worth going to.

    Attributes:
        name: the events that made most of it; for a stretch what it is.
        start, end: first and last day.
        degrees: how far it moved; for a stretch the mean temperature.
    """

    name: str
    start: date
    end: date
    degrees: float


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=BY_TEXT)
def _turns(
    fingerprint: str, selection: Selection, window: int, _dataset: DataSet
) -> tuple[list[Turn], list[Turn]]:
    trace = trace_of(_dataset, selection)
    found = []
    for swing in bound.swings(trace, window=window, most=MOST):
        acts = bound.acts_in(trace, swing, _dataset.prepared)
        pushed = acts[acts["move"] * np.sign(swing.size) > 0]
        name = ", ".join(pushed[c.LABEL].head(NAMED)) or "The model’s own movement"
        found.append(Turn(name, swing.start, swing.end, swing.size))
    found.sort(key=lambda turn: turn.start)
    ends = stretches(trace, window)
    named = zip(("Coldest", "Warmest"), ends or (), strict=False)
    span = next(words for days, words in WINDOWS.values() if days == window).removeprefix("a ")
    return found, [Turn(f"{name} {span}", s.start, s.end, s.mean) for name, s in named]


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=BY_TEXT)
def _sparks(
    fingerprint: str, selection: Selection, window: int, theme: str, _dataset: DataSet
) -> list[str]:
    """A small picture of every turn and stretch, in their order."""
    turns, ends = turns_of(_dataset, selection, window)
    curve = trace_of(_dataset, selection).curve
    return [_spark(curve, turn, palette(theme)) for turn in (*turns, *ends)]


def turns_of(dataset: DataSet, selection: Selection, window: int) -> tuple[list[Turn], list[Turn]]:
    """The largest falls and rises within `window` days in time order; coldest, warmest stretch."""
    return _turns(dataset.fingerprint, selection.for_temperature(), window, dataset)


def render_turns(gathered: Gathered) -> None:
    """The panel: within how long, the turns, the stretches."""
    within = state().selection.turns
    dataset, moved = gathered.dataset, gathered.selection.for_temperature()
    window = WINDOWS[within][0]
    turns, ends = turns_of(dataset, moved, window)
    sparks = _sparks(dataset.fingerprint, moved, window, gathered.theme, dataset)
    with st.container(key="turns", gap=None):
        with st.container(horizontal=True, vertical_alignment="center", key="turns_head"):
            st.html('<h2 class="thaw-turns">The great turns</h2>', width="content")
            st.selectbox(
                "Within how long",
                list(WINDOWS),
                format_func=lambda name: f"within {WINDOWS[name][1]}",
                **seed_choice(KEY, within, list(WINDOWS)),
                on_change=_take_window,
                label_visibility="collapsed",
                width=176,
            )
        if not turns:
            st.text("No event has moved the line.")
        every = [*turns, *ends]
        keys = [
            f"turn_{n}_{'warm' if turn.degrees > 0 else 'cold'}" for n, turn in enumerate(every)
        ]
        rules = "".join(map(_SPARK_RULE.format, keys, sparks))
        st.html(f"<style>{rules}</style>")
        for key, turn in zip(keys, every, strict=True):
            _render_turn(turn, key)
        bundles = c.REPORTS in gathered.every
        st.html(_HINT_OF_BUNDLES.format(held=dataset.held) if bundles else _HINT)


_SPARK_RULE = ".st-key-{} button {{ background-image: url({}) }}"
_HINT = (
    '<p class="thaw-hint">Each step of the line is one event, or one day of several: it warms '
    '<span class="warm">▲</span> or cools <span class="cold">▼</span>. Click a mark, or press → on '
    "the chart, to read what happened.</p>"
)
_HINT_OF_BUNDLES = (
    '<p class="thaw-hint">The line moves day by day; a mark is a bundle of {held}s that together '
    'warm <span class="warm">▲</span> or cool <span class="cold">▼</span>. Click a mark, or press '
    "→ on the chart, for the strongest of them; zoom in for narrower bundles.</p>"
)


def _take_window() -> None:
    change(turns=st.session_state[KEY])


def _render_turn(turn: Turn, key: str) -> None:
    tint = "orange" if turn.degrees > 0 else "blue"
    span = span_words(turn.start, turn.end)
    label = f"{plain(turn.name)}  \n:small[{span}] :{tint}[{degrees(turn.degrees)}]"
    st.button(
        label,
        key=key,
        width="stretch",
        on_click=_go_to,
        args=(turn,),
    )


def _go_to(turn: Turn) -> None:
    """Zoom into a turn; what is said over the chart follows."""
    show_all_over(replace(state().selection, view=view_of(turn), chapter=None))


def view_of(turn: Turn) -> tuple[str, str]:
    """The dates to look at for a turn: its span and some air on either side."""
    air = timedelta(days=max(60, (turn.end - turn.start).days // 8))
    return (turn.start - air).isoformat(), (turn.end + air).isoformat()


def span_words(start: date, end: date) -> str:
    """`28 June 1948`, `Mar–Sep 1948`, `Dec 1947 – Dec 1949`."""
    if start == end:
        return f"{start.day} {start:%B} {start.year}"
    if start.year == end.year:
        same = start.month == end.month
        return f"{start:%b}{'' if same else f'–{end:%b}'} {start.year}"
    return f"{start:%b} {start.year} – {end:%b} {end.year}"


def _spark(curve: pd.DataFrame, turn: Turn, colours: Palette) -> str:
    """The line within the turn, as a small picture that asks for nothing."""
    wide, high, points = SPARK
    low, up = (pd.Timestamp(day) for day in view_of(turn))
    days = pd.Series(pd.date_range(low, up, periods=points))
    values = np.nan_to_num(values_on(curve, days))
    bottom, top = float(values.min()), float(values.max())
    y = 2 + (high - 4) * (top - values) / max(top - bottom, 1e-6)
    x = np.linspace(1, wide - 1, points)
    steps = "".join(f"H{a:.1f}V{b:.1f}" for a, b in zip(x, y, strict=True))
    colour = colours.warm if turn.degrees > 0 else colours.cold
    svg = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}"><path d="M{:.1f} {:.1f}{}" '
        'fill="none" stroke="{}" stroke-width="2"/></svg>'
    ).format(wide, high, x[0], y[0], steps, colour)
    return f"data:image/svg+xml;base64,{base64.b64encode(str(svg).encode()).decode()}"
