"""Bring in: a stranger's file on its way from drop to chart, on one page."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

from components import style
from components.address import dataset_view
from components.address.notes_view import render_unkept, render_unknown
from components.bring_in.desk_view import ADDRESS, take_up
from components.bring_in.desk_view import keep as keep_for_reload
from components.bring_in.example_view import render_example
from components.bring_in.file_view import render_file, render_kind
from components.bring_in.guess_view import clean, found_words
from components.bring_in.mapping_view import render_mapping
from components.bring_in.name_view import Keep, render_name
from components.bring_in.report_view import render_report
from components.bring_in.scores_view import render_scores
from components.bring_in.state_view import job
from components.chart import chart_view
from components.served.line_found import watch_line
from components.style.page_style_view import render_style
from components.style.words_view import render_lead
from data.reading.new_set import NewSet


def render(on_open: Callable[[], None] | None = None, keep: Keep | None = None) -> None:
    """The page.

    Args:
        on_open: goes to where the data set is shown. It has been chosen by then: every page shows
            it from now on. None stays on this page.
        keep: stores a new set with a message and gives its id; None stores it in the workspace.
    """
    render_style(f"<style>{_sheet()}</style>" + chart_view.preload())
    render_unknown((ADDRESS,))
    render_unkept()
    watch_line()
    take_up()
    if job().given is None:
        st.title("Bring in your own events")
        st.text(
            "A table with dates and what happened is enough. You see how Thaw understands it "
            "before it becomes a data set."
        )
        render_example()
        render_file()
    else:  # what was found comes first then
        render_lead(found_words(job()))
        render_name(keep or _keep, lambda made: _open(made, on_open))
        _render_desk()
        render_file()
    keep_for_reload()


def _render_desk() -> None:
    """All that can be looked at and changed; folded away where nothing has to be."""
    now = job()
    if now.given is None or now.look is None:
        return
    with st.expander(
        "Look closer: the file, its columns, its scores, its rows", expanded=not clean(now)
    ):
        render_kind()
        render_mapping()
        render_scores()
        render_report()


@cache
def _sheet() -> str:
    return (Path(style.__file__).parent / "explain.css").read_text(encoding="utf-8")


def _keep(made: NewSet, message: str) -> str:
    """Store the set in the workspace."""
    from data import workspace

    store = workspace.open_store()
    return store.create(
        title=made.title,
        actors=made.actors,
        events=made.events,
        sources=made.sources,
        chapters=made.chapters,
        indicators=made.indicators,
        others=made.others,
        categories=made.categories,
        about=made.about,
        codebook=made.codebook,
        message=message,
    )


def _open(made: str, on_open: Callable[[], None] | None) -> None:
    """Choose the set that was made, and go where it is shown."""
    dataset_view.choose(made)
    if on_open is not None:
        on_open()
    st.success("It is kept. Every page shows it now.")
