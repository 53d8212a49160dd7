"""What the page Compare looks at, in the session, the widgets and the address; gathered once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import pandas as pd
import streamlit as st

from components.address import dataset_view
from components.address.notes_view import render_notes
from components.address.query_view import not_here, query_now, write_query
from components.address.widgets_view import seed, seed_choice
from components.style.page_style_view import theme_name
from components.style.palette_figure import Palette, palette
from data.events.data_set import BrokenSet, DataSet
from data.questions import comparing as moved
from data.selection import comparing
from data.selection.comparing import Comparing
from data.selection.selection import Selection
from data.temperature import Trace

HOW = dict(zip(comparing.HOW, ("One over another", "One under another"), strict=True))
SPAN = dict(zip(comparing.SPAN, ("Years they share", "All years"), strict=True))
CHOICE, WRITTEN, NOTES = "compare_choice", "compare_url", "compare_notes"  # in the session


@dataclass(frozen=True, eq=False)
class Compared:
    """What a run of the page shows, gathered once and passed to each part of it.

    Attributes:
        view: what is compared and how.
        sets: the opened data sets, each with a title that no other has.
        traces: by title, the published temperature.
        years: those that lie in every set.
        moves: by title, how far each line moved in each of them, in degrees.
        opposite: the years of them in which one line cooled and another warmed, by title.
        theme, colours: of the page.
    """

    view: Comparing
    sets: tuple[DataSet, ...]
    traces: dict[str, Trace]
    years: range
    moves: pd.DataFrame
    opposite: pd.DataFrame
    theme: str
    colours: Palette


def gather(view: Comparing, titles: dict[str, str]) -> Compared | None:
    """Open what is compared; None where fewer than two sets can be opened."""
    opened = [one for name in view.sets if (one := _opened(name)) is not None]
    sets = tuple(replace(one, title=titles[one.name]) for one in opened)
    if len(sets) < 2:
        return None
    traces = {one.title: dataset_view.trace_of(one, Selection(model=one.model)) for one in sets}
    years = moved.shared_years([one.years for one in sets])
    moves = moved.yearly_moves(traces, years) if len(years) else pd.DataFrame()
    opposite = moved.opposite_years(moves) if len(years) else moves
    theme = theme_name()
    return Compared(view, sets, traces, years, moves, opposite, theme, palette(theme))


def _opened(name: str) -> DataSet | None:
    try:
        return dataset_view.open_dataset(name)
    except BrokenSet as problem:
        dataset_view.report_broken(name, problem)
        return None


def render_choice(titles: dict[str, str]) -> Comparing:
    """The widgets of the choice; what they hold stands in the address."""
    names = list(titles)
    view = _from_address(names)
    with st.container(horizontal=True, vertical_alignment="center", key="compare_row"):
        st.multiselect(
            "Relations",
            names,
            format_func=lambda name: titles[name],
            max_selections=comparing.MOST,
            **seed("compare_sets", list(view.sets), "default"),
            on_change=_take,
            placeholder="Relations to compare",
            label_visibility="collapsed",
            width=680,
        )
        _choose("Lines", "compare_how", HOW, view.how)
        with st.popover("Years and chapters", icon=":material/tune:"):
            _choose("Years", "compare_span", SPAN, view.span, "visible")
            if view.sets:
                _chapters_of(view, titles)
    render_notes(st.session_state.get(NOTES, ()))
    st.session_state[WRITTEN] = write_query(view.to_query(names))
    return view


def _choose(
    label: str,
    key: str,
    words: Mapping[Any, str],
    now: str,
    seen: Literal["visible", "collapsed"] = "collapsed",
) -> None:
    st.segmented_control(
        label,
        list(words),
        format_func=words.__getitem__,
        required=True,
        **seed(key, now, "default"),
        on_change=_take,
        label_visibility=seen,
    )


def _chapters_of(view: Comparing, titles: dict[str, str]) -> None:
    owner = view.chapters if view.chapters in view.sets else view.sets[0]
    st.selectbox(
        "Chapters of",
        view.sets,
        format_func=lambda name: titles[name],
        **seed_choice("compare_chapters", owner, view.sets),
        on_change=_take,
        width=360,
    )


def _take() -> None:
    """The widgets' values become the choice (a callback)."""
    session = st.session_state
    session[CHOICE] = Comparing(
        tuple(session["compare_sets"]),
        session["compare_how"],
        session["compare_span"],
        session.get("compare_chapters"),
    )
    session[NOTES] = ()


def _from_address(names: list[str]) -> Comparing:
    """The choice of the session, or of an address that was pasted."""
    query = query_now()
    if CHOICE not in st.session_state or (query and query != st.session_state.get(WRITTEN)):
        st.session_state[CHOICE], st.session_state[NOTES] = comparing.from_query(query, names)
    gone = [name for name in st.session_state[CHOICE].sets if name not in names]
    if gone:
        st.session_state[NOTES] = [*st.session_state.get(NOTES, ()), *map(not_here, gone)]
    st.session_state[CHOICE] = st.session_state[CHOICE].among(names)
    return st.session_state[CHOICE]
