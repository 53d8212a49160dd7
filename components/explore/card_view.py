"""The event card: what happened, how far it moved the line, why it counts so, where it stands."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.address.selection_view import change
from components.explore.behind.events_view import render_events_door
from components.explore.behind.rows_view import render_rows_door
from components.explore.gathered_view import Gathered
from components.style.effect_words import effect_words
from components.style.number_words import score
from components.style.palette_figure import SIGNS
from components.style.terms_view import glossary_of, mark_html
from components.style.words_view import plain
from data.basics import columns as c
from data.codes import cameo
from data.events import citing, conditions
from data.events.data_set import DataSet
from data.questions.effect import effect_of

CHECKED = {
    "yes": "checked in a source that was read",
    "partly": "checked in part: see what is written on sources",
    "no": "not checked yet",
}


def render_card(gathered: Gathered, event: pd.Series) -> None:
    """The card of one event, and the buttons to its neighbours among the shown ones."""
    with st.container(key="card_top"):
        st.button(
            "Close ✕", key="close_card", on_click=change, kwargs={"event": None}, type="tertiary"
        )
    st.html(str(card_html(gathered.dataset, event, gathered.every)))
    if c.REPORTS in event:
        render_rows_door(gathered, event)
        render_events_door(gathered, event)
    shown = gathered.shown
    place = shown[c.EVENT_ID].to_list().index(event[c.EVENT_ID])
    with st.container(horizontal=True, key="card_buttons", gap=None):
        _neighbour("← Earlier", shown, place - 1, "earlier")
        _neighbour("Later →", shown, place + 1, "later")


def _neighbour(word: str, shown: pd.DataFrame, place: int, key: str) -> None:
    """A button that leads to the event at a place, and names it."""
    event = shown.iloc[place] if 0 <= place < len(shown) else None
    named = (
        ":small[none]"
        if event is None
        else f":small[{plain(event[c.DATE_LABEL])}]  \n:small[{plain(event[c.LABEL])}]"
    )
    st.button(
        f"{word}  \n{named}",
        key=f"go_{key}",
        disabled=event is None,
        on_click=change,
        kwargs={"event": None if event is None else event[c.EVENT_ID]},
        width="stretch",
    )


def card_html(
    dataset: DataSet,
    event: pd.Series,
    every: pd.DataFrame,
    works: Mapping[str, Any] | None = None,
) -> Markup:
    """The card's text as HTML in which everything from the table is escaped.

    Args:
        dataset: what is open.
        event: a row of `every`.
        every: all events with what each did to the line.
        works: the sources by their id, where many cards are written; None looks them up.
    """
    head = Markup(
        '<article class="thaw-card" data-event-id="{}" tabindex="-1">'
        '<p class="when">{} · {}</p><h2>{}</h2>'
    ).format(
        event[c.EVENT_ID],
        event[c.DATE_LABEL],
        dataset.category_name(event[c.CATEGORY]) or "no category",
        event[c.TITLE],
    )
    parts = [
        head,
        _effect(event, every),
        _held(dataset, event),
        _paragraph("what", event[c.SUMMARY]),
        _why(event),
        _sources(dataset, event, works),
        _section("Worth knowing", event[c.NOTE]),
        _codebook(dataset, event),
        Markup("</article>"),
    ]
    return mark_html(Markup("").join(parts), glossary_of(dataset), set())


def _held(dataset: DataSet, event: pd.Series) -> Markup:
    """What was in force on the day of the event."""
    told = conditions.said(conditions.labels_in_force(dataset.conditions, event[c.FIRST]))
    return Markup('<p class="held">{}</p>').format(told) if told else Markup("")


def _effect(event: pd.Series, every: pd.DataFrame) -> Markup:
    """What it did to the line, and where the line stood before and after."""
    words = effect_words(effect_of(event, every), scored=not pd.isna(event[c.VALUE]))
    return Markup('<p class="effect {}"><strong>{} {}</strong>{}</p>').format(
        words.kind, SIGNS[words.kind], words.moved, f" {words.levels}" if words.levels else ""
    )


def _why(event: pd.Series) -> Markup:
    value = event[c.VALUE]
    head = "Not scored" if math.isnan(float(value)) else f"Why it counts {score(value)} of ±10"
    told = event[c.RATIONALE] or "No reason is recorded."
    return _section(head, told)


def _section(title: str, text: str) -> Markup:
    if not str(text):
        return Markup("")
    return Markup("<section><h3>{}</h3><p>{}</p></section>").format(title, text)


def _paragraph(kind: str, text: str) -> Markup:
    return Markup('<p class="{}">{}</p>').format(kind, text) if str(text) else Markup("")


def _sources(dataset: DataSet, event: pd.Series, works: Mapping[str, Any] | None) -> Markup:
    if works is None:
        cited = citing.cite_event(dataset.sources, event[c.SOURCES])
    else:
        cited = citing.cite_from(works, event[c.SOURCES])
    if not cited:
        return _section("Where it is written", "No source is recorded.")
    link = Markup('<li><a href="{}" target="_blank" rel="noopener noreferrer">{}</a></li>')
    items = [
        link.format(work.url, work.text) if work.url else Markup("<li>{}</li>").format(work.text)
        for work in cited
    ]
    mark = {"yes": "date checked ✓", "partly": "date checked in part"}.get(event[c.CHECKED], "")
    return Markup(
        '<section><h3>Where it is written <span class="mark">{}</span></h3><ul>{}</ul></section>'
    ).format(mark, Markup("").join(items))


def _counts(event: pd.Series, held: str) -> tuple[str, str]:
    """How much an event weighs: its evidence, or what a bundle holds."""
    if c.REPORTS in event and held == "report":
        return "Reports", f"{int(event[c.REPORTS]):,}, of which the strongest are listed"
    if c.REPORTS in event and int(event[c.REPORTS]) > 1:
        return "Events", f"{int(event[c.REPORTS]):,}, of which the strongest are named"
    return "Evidence", f"{float(event[c.WEIGHT]):.0%}: so far its score counts"


def _codebook(dataset: DataSet, event: pd.Series) -> Markup:
    """What only those who check the coding want to know, folded away."""
    code = event[c.CAMEO]
    rows = [
        ("Who acted", dataset.initiator_name(event[c.INITIATOR])),
        ("Kind of act", f"CAMEO {code} {cameo.name(code) or ''}".strip() if code else "not coded"),
        _counts(event, dataset.held),
        ("Date", CHECKED.get(event[c.CHECKED], "")),
    ]
    items = [
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, text) for name, text in rows if str(text)
    ]
    folded = Markup(
        "<details><summary>Codebook: who acted, code, evidence</summary><dl>{}</dl></details>"
    )
    return folded.format(Markup("").join(items))
