"""Chapters: one click zooms into a period and tells it in two sentences."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from components.address.selection_view import show, state
from components.style.words_view import plain
from data.events.data_set import DataSet
from data.selection.selection import Selection
from data.selection.shown import chapter_spans


def chapter_row(dataset: DataSet, chapter: str | None):
    """The chapter's row with `start` and `end` as dates, or None."""
    spans = chapter_spans(dataset.chapters)
    rows = spans[spans["chapter_id"] == chapter]
    return None if rows.empty else rows.iloc[0]


def with_chapter(dataset: DataSet, selection: Selection, chapter: str | None) -> Selection:
    """`selection` zoomed into a chapter; None shows all years again."""
    return replace(selection, chapter=chapter, view=dataset.chapter_view(chapter))


def go_to_chapter(dataset: DataSet, chapter: str | None) -> None:
    """Zoom into a chapter, or back to everything."""
    show(with_chapter(dataset, state().selection, chapter))


def render_chapters(dataset: DataSet) -> None:
    """The row of chapters."""
    if dataset.chapters.empty:
        return
    names = {
        chapter: plain(f"{number} {label}")
        for number, (chapter, label) in enumerate(
            zip(dataset.chapters["chapter_id"], dataset.chapters["label"], strict=True), start=1
        )
    }
    now = state().selection.chapter
    if st.session_state.get("chapter") != now:
        st.session_state["chapter"] = now
    st.pills(
        "Chapters",
        list(names),
        format_func=lambda name: names[name],
        key="chapter",
        label_visibility="collapsed",
        on_change=lambda: go_to_chapter(dataset, st.session_state["chapter"]),
    )


def render_chapter_summary(dataset: DataSet) -> None:
    """Title, years and summary of the chosen chapter."""
    row = chapter_row(dataset, state().selection.chapter)
    if row is None:
        return
    text = Markup(
        '<section class="thaw-chapter"><p class="when">{} to {}</p><h2>{}</h2><p>{}</p>{}</section>'
    ).format(
        f"{row['start'].day} {row['start']:%B %Y}",
        f"{row['end'].day} {row['end']:%B %Y}",
        row["title"],
        row["summary"],
        Markup('<p class="note">{}</p>').format(row["note"]) if row["note"] else "",
    )
    st.html(str(text))
