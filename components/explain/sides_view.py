"""Each side alone: what each side did to the other, and who moved first."""

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup, escape

from components.address.dataset_view import BY_TEXT
from components.chart.plain_chart_view import plain_payload, render_plain
from components.explain.scene_view import Run, chapter_names, picture_words
from components.explain.sides_figure import SidesScene, sides_spec
from components.explain.state_view import Settled
from components.figures.line_figure import Backdrop
from components.style.number_words import fine_degrees
from components.style.words_view import render_lead, render_words, table_html
from data.basics import columns as c
from data.basics.counting import counted
from data.events.data_set import Actor, DataSet
from data.questions import two_sides
from data.selection.selection import Selection

CHART = "explain_sides"


def render_sides(run: Run) -> None:
    """The section: the two lines, and every long cooling and warming."""
    dataset = run.dataset
    if len(dataset.actors) < 2:
        st.text("This data set does not name two states, so there are no two sides to draw.")
        return
    actors = (dataset.actors[0], dataset.actors[1])
    table, turns, counts = _worked_out_of(run)
    lead, more = who_first(turns, actors)
    render_lead(lead, more)
    scene = SidesScene(run.back, table, actors, run.theme)
    payload = plain_payload(
        sides_spec(scene, run.colours),
        alt=f"Two lines by date, one for what each state did. {lead.striptags()}",
        theme=run.theme,
        chapters=chapter_names(run.dataset),
        words=picture_words(run, "each side alone", str(lead.striptags())),
    )
    render_plain(payload, CHART)
    if len(turns):
        st.html(str(turns_html(turns, actors)))
    render_words(
        Markup(
            "Each line adds up only what that state did towards the other: {} {} and {} {}. What "
            "both began ({}) counts in both lines, what third parties did ({}) in neither. Both "
            "start at 0°. A side has moved by its first 10°, or when it has gone half of its own "
            "way; only where both yardsticks name the same side does the table."
        ).format(
            counts["a"],
            _events(counts["a"], actors[0]),
            counts["b"],
            _events(counts["b"], actors[1]),
            counted(counts["both"], "event"),
            counted(counts["neither"], "event"),
        ),
        "what the two felt, or who was to blame. It shows whose recorded acts came first; what a "
        "state did may answer something that left no row, and each line rests on fewer events "
        "than the whole.",
    )


def _events(count: int, actor: Actor) -> str:
    return f"{'event' if count == 1 else 'events'} begun by {actor.short}"


@st.cache_data(max_entries=16, show_spinner=False, hash_funcs=BY_TEXT)
def _worked_out(
    fingerprint: str,
    selection: Selection,
    model: str,
    settled: Settled,
    _dataset: DataSet,
    _back: Backdrop,
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, int]]:
    events = selection.scored_events(_dataset.prepared)
    a, b = (actor.id for actor in _dataset.actors[:2])
    sides = two_sides.two_sides(events, (a, b), model, **dict(settled))
    table = two_sides.side_by_side(sides, _back.start, _back.end)
    return table, two_sides.turns(table), sides.counts


def _worked_out_of(run: Run) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, int]]:
    fingerprint, model = run.dataset.fingerprint, run.selection.model
    return _worked_out(fingerprint, run.counted, model, run.settled, run.dataset, run.back)


# ---- in words ------------------------------------------------------------------------------------


def who_first(turns: pd.DataFrame, actors: tuple[Actor, Actor]) -> tuple[Markup, Markup]:
    """Who cooled first, in the deepest cooling, as carefully as the record allows; and the dates
    that the answer rests on."""
    coolings = turns[turns[c.KIND] == "cooling"]
    if coolings.empty:
        none = "The two lines never cool by 20° together, so nobody cooled first."
        return escape(none), Markup("")
    row = coolings.iloc[int(np.argmin(coolings["move"]))]
    span = f"{row[c.START]:%Y}–{row[c.END]:%Y}"
    names = {"a": actors[0].short, "b": actors[1].short}
    told = Markup("Who cooled first in {}? {}").format(span, _verdict(str(row["first"]), names))
    more = Markup("It is the deepest cooling on record. {}").format(_dates(row, names))
    later = max(("a", "b"), key=lambda side: abs(row[f"{side}_move"]))
    if row["first"] in ("a", "b") and later != row["first"]:
        more += Markup(" {}’s line fell further: {} against {}.").format(
            names[later], _fall(row[f"{later}_move"]), _fall(row[f"{row['first']}_move"])
        )
    return told, more


def _fall(value: float) -> str:
    return fine_degrees(abs(value)).lstrip("+")


def _dates(row: pd.Series, names: dict[str, str]) -> Markup:
    """When each line had gone its first degrees and half of its way."""
    parts = []
    for side, name in names.items():
        if pd.isna(row[f"{side}_half"]):
            parts.append(escape(f"{name}’s line did not go along"))
        else:
            parts.append(
                escape(
                    f"{name}’s line had lost 10° by {row[f'{side}_step']:%B %Y} and half of its "
                    f"way by {row[f'{side}_half']:%B %Y}"
                )
            )
    return Markup("; ").join(parts) + "."


def _verdict(first: str, names: dict[str, str]) -> Markup:
    told = {
        "together": "By both yardsticks the two moved on the same day.",
        "unclear": "The two yardsticks name different sides, so the record does not say.",
        "": "Neither line moved clearly.",
    }
    if first in names:
        return Markup(
            "<strong>By both yardsticks, {}’s recorded acts turned first.</strong>"
        ).format(names[first])
    return escape(told[first])


def turns_html(turns: pd.DataFrame, actors: tuple[Actor, Actor]) -> Markup:
    """Every long cooling and warming: how far each side moved, and which moved first."""
    a, b = (actor.short for actor in actors)
    first = {"a": a, "b": b, "together": "both on one day", "unclear": "unclear", "": "neither"}
    rows: list[list[str | Markup]] = [
        [
            f"{row[c.START]:%Y}–{row[c.END]:%Y}",
            "▼ cooling" if row["kind"] == "cooling" else "▲ warming",
            _way(row, "a"),
            _way(row, "b"),
            first[str(row["first"])],
        ]
        for row in turns.to_dict("records")
    ]
    head = ["Years", "Which way", a, b, "Moved first"]
    return table_html(head, rows, "Long coolings and warmings, side by side", "turns stack")


def _way(row: dict, side: str) -> str:
    moved = fine_degrees(row[f"{side}_move"])
    if pd.isna(row[f"{side}_half"]):
        return f"{moved}, did not go along"
    return f"{moved}; first 10° by {row[f'{side}_step']:%b %Y}, half by {row[f'{side}_half']:%b %Y}"
