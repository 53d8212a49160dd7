"""The results of a class on the board, by the kind of its questions."""

import pandas as pd
import streamlit as st

from components.chart.plain_chart_view import plain_payload, render_plain
from components.classroom import pieces
from components.classroom.board_figure import DrawnScene, LineScene, drawn_spec, line_spec
from components.classroom.gathered import Seen, line_of_class
from components.figures.line_figure import Spec
from components.style.page_style_view import theme_name
from components.style.palette_figure import palette
from data.classroom import results

GONE = "The set that this class is about is not here any more; its answers still are."


def render_main(seen: Seen) -> None:
    """The large part of the board."""
    question = seen.question
    if seen.room.activity == "rate":
        _rated(seen)
    elif question is None:
        st.html(str(pieces.sentence("Join, and wait for the first question.")))
    else:
        st.html(str(pieces.head(question)))
        if question["kind"] == "draw":
            _drawn(seen)
        elif question["kind"] == "sentence":
            given = results.sentences(question, seen.answers)
            st.html(str(pieces.said(given[given["let_through"]]["value"].to_list())))
        elif seen.room.state.visible(question["id"]):
            _chosen(seen)


def render_side(seen: Seen) -> None:
    """The narrow part: who has answered, the votes of now, the events in dispute."""
    question = seen.question
    if question is not None:
        state = seen.room.state
        note = "second vote" if seen.second else ""
        note = "closed" if question["id"] in state.shut else note
        st.html(str(pieces.answered(seen.given, seen.pulse.pupils, note)))
        if question["kind"] == "rate" and state.visible(question["id"]) and seen.given:
            counts = results.counts(question, seen.answers)
            st.html(str(pieces.votes(counts["second" if seen.second else "first"].to_list())))
        _shift(seen)
    if seen.room.activity == "rate" and seen.dataset is not None:
        line, ratings = line_of_class(seen)
        if line is not None:
            st.html(str(pieces.disputed(seen.dataset, line, ratings)))
    if seen.room.state.names:
        known = [name for name in seen.people["name"] if name]
        st.html(str(pieces.names(known)))


def _shift(seen: Seen) -> None:
    """What the talk has changed."""
    question = seen.question
    if question is None or not seen.second or not seen.room.state.visible(question["id"]):
        return
    both, moved = results.changed(question, seen.answers)
    if both:
        st.text(f"{moved} of {both} changed their mind.")


# ---- rated ---------------------------------------------------------------------------------------


def _rated(seen: Seen) -> None:
    """The class's line beside the published one; before that, the event that is asked about."""
    question = seen.question
    voting = question is not None and not seen.room.state.visible(question["id"])
    if seen.dataset is None:
        st.text(GONE)
        return
    line, _ = line_of_class(seen)
    if question is not None and (voting or line is None):
        st.html(str(pieces.head(question)))
        if line is None:
            return
    elif line is None:
        text = "Join, and say of each event how it changed the relation."
        st.html(str(pieces.sentence(text)))
        return
    else:
        st.html(str(pieces.sentence(pieces.headline(seen.dataset, line))))
    end = pd.Timestamp(seen.dataset.years[1], 12, 31)
    scene = LineScene(line.curve, pieces.marks(seen.dataset, line), end)
    _mount(line_spec(scene, palette(theme_name())), f"The line of the class. {line.words}", "line")
    apart = results.furthest(seen.dataset, line)
    if apart is not None and not voting and apart["median"] != apart["published"]:
        st.html(str(pieces.why(seen.dataset, apart)))
    st.text(line.words)


def _drawn(seen: Seen) -> None:
    """All drawings, their median, and the real line when it is shown."""
    question, state = seen.question, seen.room.state
    if question is None or not state.visible(question["id"]):
        return
    drawn = results.drawings(seen.answers)
    real = None
    if question["id"] in state.shown and seen.dataset is not None:
        real = results.real_line(seen.dataset, question)
    scene = DrawnScene(
        {int(year): float(value) for year, value in question["before"]}, list(drawn.values()),
        results.median_drawing(drawn), real, question["first"], question["last"],
    )  # fmt: skip
    alt = f"{len(drawn)} drawn lines with their median{' and the real line' if real else ''}"
    _mount(drawn_spec(scene, palette(theme_name())), alt, "drawn")


def _chosen(seen: Seen) -> None:
    """Bars for choices and orders; with the answer once it is shown."""
    question = seen.question
    if question is None:
        return
    reveal = question["id"] in seen.room.state.shown
    if question["kind"] == "order":
        table = results.places(question, seen.answers)
        st.html(str(pieces.places(question, table, seen.given, reveal=reveal)))
    else:
        counts = results.counts(question, seen.answers)
        st.html(str(pieces.bars(question, counts, second=seen.second, reveal=reveal)))
    if reveal:
        given, right = results.right(question, seen.answers)
        st.text(f"{right} of {given} are right. {question['key']['why']}")


def _mount(spec: Spec, alt: str, kind: str) -> None:
    payload = plain_payload(spec, alt=alt, theme=theme_name())
    render_plain(payload, f"class-chart-{kind}")
