"""Whose sources: the temperature as one side's works alone would have it."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.address.dataset_view import BY_TEXT
from components.address.widgets_view import seed
from components.chart.plain_chart_view import plain_payload, render_plain
from components.explain.scene_view import Run, chapter_names, curve_of, picture_words
from components.explain.state_view import Settled, ask, event_link
from components.explain.voices.voices_figure import VoicesScene, voices_spec
from components.figures.line_figure import steps_of
from components.style.number_words import degrees, score
from components.style.words_view import plain, render_lead, render_words, table_html
from data.basics import columns as c
from data.basics.counting import counted
from data.events.data_set import DataSet
from data.events.voices import FEWEST_ROWS
from data.questions import whose
from data.questions.whose import Voice
from data.selection.selection import Selection

CHART = "explain_voices"
KEY = "explain_voice"
ABOUT = (
    "An event counts when at least one work of that side is cited for it; its score stays the "
    f"same. Below {FEWEST_ROWS} events of a side no line is drawn: it would show the gaps of "
    "the shelf, not a relation. The archive that is open makes the history: what nobody "
    "could read, or nobody here has read, is missing from every line.",
    "what that side felt, or what its whole archive holds. It is what the works cited here "
    "record, and they were chosen by the languages and libraries at hand.",
)


def render_voices(run: Run) -> None:
    """The section: whose works, the two lines, and what those works alone record."""
    sides = whose.sides_of(run.dataset.prepared, run.dataset.sources, run.dataset.sides)
    if not sides:
        render_lead(
            "The works of this data set have no country, so nobody can be asked alone. Give each "
            "source its country in the Workshop, under Sources."
        )
        render_words(*ABOUT)
        return
    chosen = next((side for side in sides if side["id"] == run.view.voice), sides[0])
    one = _known(
        run.dataset.fingerprint, run.counted, run.selection.model, run.settled,
        str(chosen["id"]), run.dataset,
    )  # fmt: skip
    part = steps_of(one.trace, run.back.start, run.back.end) if one.trace else None
    whole = curve_of(run)
    counted = len(run.selection.scored_events(run.dataset.prepared))
    lead = lead_of(one, counted, whole, part)
    render_lead(lead)
    _choice(sides, str(chosen["id"]))
    payload = plain_payload(
        voices_spec(VoicesScene(run.back, whole, part, one.label), run.colours),
        alt=f"The temperature by date as {one.label} alone have it. {lead}",
        theme=run.theme,
        chapters=chapter_names(run.dataset),
        words=picture_words(run, "whose sources", lead),
    )
    render_plain(payload, CHART)
    st.html(str(alone_html(one, run.dataset)))
    render_words(*ABOUT)


@st.cache_data(max_entries=32, show_spinner=False, hash_funcs=BY_TEXT)
def _known(
    fingerprint: str,
    selection: Selection,
    model: str,
    settled: Settled,
    side: str,
    _dataset: DataSet,
) -> Voice:
    events = selection.scored_events(_dataset.prepared)
    sides = whose.sides_of(_dataset.prepared, _dataset.sources, _dataset.sides)
    asked = next(one for one in sides if one["id"] == side)
    return whose.voice(events, _dataset.sources, asked, model, **dict(settled))


def _choice(sides: list[dict], chosen: str) -> None:
    labels = {str(side["id"]): str(side["label"]) for side in sides}
    st.segmented_control(
        "Whose works",
        list(labels),
        format_func=lambda name: plain(labels[name]),
        **seed(KEY, chosen, "default"),
        required=True,
        on_change=lambda: ask(voice=st.session_state[KEY]),
    )


def lead_of(one: Voice, total: int, whole: pd.DataFrame, part: pd.DataFrame | None) -> str:
    """What this side's works know of it all, and where their line goes another way."""
    events = f"{len(one.known)} of {counted(total, 'event')}"
    if part is None:
        return f"{one.label} record {events}: too few for a line. They are listed below."
    day, every, own = whose.furthest_apart(whole, part)
    return (
        f"{one.label} record {events}. Their line lies furthest from the line of all works in "
        f"{day:%B %Y}: {degrees(own)} instead of {degrees(every)}."
    )


def alone_html(one: Voice, dataset: DataSet) -> Markup:
    """The events that only this side records; all it records where no line can be drawn."""
    few = one.trace is None
    ids = one.known if few else one.alone
    what = f"Events that {one.label} {'record' if few else 'alone record'}"
    if not ids:
        return Markup('<p class="thaw-quiet">{}</p>').format(
            f"Nothing here is recorded by {one.label} alone."
        )
    rows: list[list[str | Markup]] = [
        [
            str(row[c.DATE]),
            event_link(str(row[c.EVENT_ID]), str(row[c.TITLE])),
            dataset.initiator_name(str(row[c.INITIATOR])),
            score(float(row[c.VALUE])),
        ]
        for row in dataset.prepared[dataset.prepared[c.EVENT_ID].isin(ids)].to_dict("records")
    ]
    head = ["Date", "Event", "Who acted", "Score"]
    title = Markup("<h2>{} ({})</h2>").format(what, len(ids))
    return title + table_html(head, rows, what, "stack")
