"""The event card: what happened, who acted, why it counts as it does, and where that is written."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.address.selection_view import change
from components.style.number_words import degrees, fine_degrees, score
from components.style.palette_figure import SIGNS
from data.basics import columns as c
from data.codes import cameo
from data.events import citing
from data.events.data_set import DataSet
from data.temperature import class_of

CHECKED = {
    "yes": "The date was checked against a source that was read.",
    "partly": "The date was checked in part: see the note.",
    "no": "Nobody has checked this date yet: see the note.",
}


def render_card(dataset: DataSet, event: pd.Series, shown: pd.DataFrame) -> None:
    """The card of one event and the buttons to its neighbours among the shown ones.

    Args:
        dataset: for names, codes and sources.
        event: one row of the scene's events (with before, after, move).
        shown: the shown events in time order.
    """
    ids = shown[c.EVENT_ID].to_list()
    place = ids.index(event[c.EVENT_ID]) if event[c.EVENT_ID] in ids else None
    with st.container(horizontal=True, key="card_buttons"):
        _step("← Earlier", ids, None if place is None else place - 1, "earlier")
        _step("Later →", ids, None if place is None else place + 1, "later")
        st.button("Close", key="close_card", on_click=change, kwargs={"event": None})
    st.html(str(card_html(dataset, event)))


def _step(label: str, ids: list[str], to: int | None, key: str) -> None:
    possible = to is not None and 0 <= to < len(ids)
    st.button(
        label,
        key=f"go_{key}",
        disabled=not possible,
        on_click=change,
        kwargs={"event": ids[to] if possible and to is not None else None},
    )


def card_html(dataset: DataSet, event: pd.Series) -> Markup:
    """The card's text as HTML in which everything from the table is escaped."""
    parts = [
        Markup('<article class="thaw-card" data-event-id="{}" tabindex="-1">').format(
            event[c.EVENT_ID]
        ),
        Markup('<p class="when">{}</p><h2>{}</h2>').format(event[c.DATE_LABEL], event[c.TITLE]),
        _effect(event),
        Markup('<p class="what">{}</p>').format(event[c.SUMMARY]),
        _facts(dataset, event),
        _block("Sources differ, or not verified", event[c.NOTE]),
        _sources(dataset, event),
        Markup("</article>"),
    ]
    return Markup("").join(parts)


def _effect(event: pd.Series) -> Markup:
    """What it did to the line, and where the line stood before and after."""
    move = float(event["move"])
    words = {"warming": "Warms", "cooling": "Cools"}
    if move:
        told = f"{words[event['direction']]} by {fine_degrees(abs(move)).lstrip('+')}"
    else:
        told = "Does not move the line"
    when = "over its months, among other events" if event[c.LASTED] else "that day"
    return Markup(
        '<p class="effect {}"><strong>{} {}</strong><br>Temperature {}: {} before, {} after{}</p>'
    ).format(
        event["direction"],
        SIGNS[event["direction"]],
        told,
        when,
        degrees(event["before"]),
        degrees(event["after"]),
        "" if pd.isna(event["after"]) else f" ({class_of(float(event['after'])).name})",
    )


def _facts(dataset: DataSet, event: pd.Series) -> Markup:
    code = event[c.CAMEO]
    coded = f"{code} {cameo.name(code) or ''}".strip() if code else "none"
    value = event[c.VALUE]
    rows = [
        ("Why it counts so", event[c.RATIONALE]),
        ("Who acted", dataset.initiator_name(event[c.INITIATOR])),
        ("Category", dataset.category_name(event[c.CATEGORY])),
        ("Score", f"{score(value)} of ±10" if pd.notna(value) else "none"),
        ("Evidence", f"{float(event['weight']):.0%}"),
        ("CAMEO code", coded),
        ("Date", CHECKED.get(event[c.CHECKED], "")),
    ]
    items = [
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, text) for name, text in rows if str(text)
    ]
    return Markup("<dl>{}</dl>").format(Markup("").join(items))


def _block(title: str, text: str) -> Markup:
    if not str(text):
        return Markup("")
    return Markup('<p class="note"><strong>{}:</strong> {}</p>').format(title, text)


def _sources(dataset: DataSet, event: pd.Series) -> Markup:
    cited = citing.cite_event(dataset.sources, event[c.SOURCES])
    if not cited:
        return Markup('<p class="note"><strong>No source is recorded.</strong></p>')
    items = [
        Markup('<li><a href="{}" target="_blank" rel="noopener noreferrer">{}</a></li>').format(
            work.url, work.text
        )
        if work.url
        else Markup("<li>{}</li>").format(work.text)
        for work in cited
    ]
    return Markup("<h3>Sources</h3><ul>{}</ul>").format(Markup("").join(items))
