"""What one look at the board works with: gathered once, and again only when the class has news."""

import time
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components.classroom.session_view import dataset_of
from data import classroom
from data.classroom import results
from data.classroom.questions import Question
from data.classroom.results import ClassLine
from data.classroom.room import Room
from data.classroom.store import Pulse
from data.events.data_set import DataSet

KEY = "class_seen"  # in the session
LINE_EVERY = 10  # times as long as it took to make the line is it left alone: others work here too


@dataclass(frozen=True, eq=False)
class Seen:
    """A class as the board shows it.

    Attributes:
        room, pulse: as they stand.
        people: who is in.
        answers: all of them.
        dataset: the set; None where it is not here any more.
    """

    room: Room
    pulse: Pulse
    people: pd.DataFrame
    answers: pd.DataFrame
    dataset: DataSet | None

    @property
    def question(self) -> Question | None:
        """The one on the board; None before the first."""
        return self.room.now

    @property
    def second(self) -> bool:
        """Whether the question is voted on for the second time."""
        return self.question is not None and self.question["id"] in self.room.state.second

    @property
    def given(self) -> int:
        """How many have answered the question in the present round."""
        if self.question is None:
            return 0
        own = self.answers[self.answers["question"] == self.question["id"]]
        return int((own["round"] == (2 if self.second else 1)).sum())

    @property
    def visible(self) -> pd.DataFrame:
        """Answers to questions whose results may be seen."""
        state = self.room.state
        shown = {q["id"] for q in self.room.questions if state.visible(q["id"])}
        return self.answers[self.answers["question"].isin(shown)]


def gather(code: str) -> Seen:
    """The class as it stands.

    Raises:
        NoSuchClass: it is no more.
    """
    classes = classroom.open_classes()
    pulse = classes.pulse(code)
    seen: Seen | None = st.session_state.get(KEY)
    if seen is not None and seen.room.code == code and seen.pulse == pulse:
        return seen
    room = classes.room(code)
    seen = Seen(room, pulse, classes.pupils(code), classes.answers(code), dataset_of(room))
    st.session_state[KEY] = seen
    return seen


def line_of_class(seen: Seen) -> tuple[ClassLine | None, pd.DataFrame]:
    """The line of what is visible, with the ratings; not made anew at every single answer."""
    kept = st.session_state.get(f"{KEY}_line")
    now = time.monotonic()
    state = (seen.room.code, seen.room.version)
    if kept is not None and kept[0] == state and (kept[1] is seen or now < kept[2]):
        return kept[3]
    ratings = results.ratings_of(seen.visible)
    line = results.class_line(seen.dataset, ratings) if seen.dataset is not None else None
    took = time.monotonic() - now
    until = time.monotonic() + max(1.0, LINE_EVERY * took)
    st.session_state[f"{KEY}_line"] = (state, seen, until, (line, ratings))
    return line, ratings
