"""Chapters: a period to zoom into, told in two sentences."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from components.style.terms_view import marked
from data.basics import columns as c
from data.events.data_set import DataSet
from data.selection.selection import Selection
from data.selection.shown import chapter_spans


def chapter_row(dataset: DataSet, chapter: str | None):
    """The chapter's row with `start` and `end` as dates, or None."""
    spans = chapter_spans(dataset.chapters)
    rows = spans[spans[c.CHAPTER_ID] == chapter]
    return None if rows.empty else rows.iloc[0]


def with_chapter(dataset: DataSet, selection: Selection, chapter: str | None) -> Selection:
    """`selection` zoomed into a chapter; None shows all years again."""
    return replace(selection, chapter=chapter, view=dataset.chapter_view(chapter))


def render_chapter_summary(dataset: DataSet, chapter: str | None) -> None:
    """Title, years and summary of the chosen chapter."""
    row = chapter_row(dataset, chapter)
    if row is None:
        return
    note = Markup('<p class="note">{}</p>').format(marked(row[c.NOTE], "chapter, note"))
    if not row[c.NOTE]:
        note = Markup("")
    text = Markup(
        '<section class="thaw-chapter"><p class="when">{} to {}</p><h2>{}</h2><p>{}</p>{}</section>'
    ).format(
        f"{row[c.START].day} {row[c.START]:%B %Y}",
        f"{row[c.END].day} {row[c.END]:%B %Y}",
        row[c.TITLE],
        marked(row[c.SUMMARY], "chapter"),
        note,
    )
    st.html(str(text))
