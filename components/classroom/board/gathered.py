"""What the board works with: read again only when the class has news."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from components.address import dataset_view
from data.classroom import results
from data.classroom.questions import Question
from data.classroom.results import ClassLine
from data.classroom.room import Room
from data.classroom.store import Classes, Pulse
from data.events.data_set import BrokenSet, DataSet
from data.workspace import WorkspaceError
from data.workspace.people.asking import OWNER, asking_as, member


@dataclass(frozen=True, eq=False)
class Seen:
    """A class as the board shows it.

    Attributes:
        room, pulse: as they stand.
        names: of those who are in and have one; empty where the board shows none.
        answers: to the question on the board.
        dataset: the set; None where it is not here any more.
        finished: how many have answered everything; None where the teacher leads.
    """

    room: Room
    pulse: Pulse
    names: tuple[str, ...]
    answers: pd.DataFrame
    dataset: DataSet | None
    finished: int | None = None

    @property
    def question(self) -> Question | None:
        """The one on the board; None before the first."""
        return self.room.now

    @property
    def second(self) -> bool:
        """Whether the question is voted on for the second time."""
        return self.question is not None and self.question["id"] in self.room.state.second

    @cached_property
    def given(self) -> int:
        """How many have answered the question in the present round."""
        return len(self.of_now)

    @cached_property
    def of_now(self) -> pd.DataFrame:
        """The answers of the present round."""
        return self.answers[self.answers["round"] == (2 if self.second else 1)]

    @property
    def of_before(self) -> pd.DataFrame:
        """The answers of the first round."""
        return self.answers[self.answers["round"] == 1]

    @cached_property
    def visible(self) -> frozenset[str]:
        """The questions of which the results are to be seen."""
        state = self.room.state
        return frozenset(one["id"] for one in self.room.questions if state.visible(one["id"]))

    @property
    def lead(self) -> str:
        """Changes when the teacher's buttons have to: another state, a first answer, a sentence."""
        written = self.question is not None and self.question["kind"] == "sentence"
        given = self.pulse.news if written else int(self.given > 0)
        return f"{self.room.version}.{self.pulse.pupils}.{given}"


@dataclass(frozen=True, eq=False)
class Rated:
    """The class's line, None before the first score, and what it is made of.

    Attributes:
        line, ratings: as `results` gives them.
        content: the fingerprint of the set that was rated.
        visible: the questions whose answers are in it.
    """

    line: ClassLine | None
    ratings: pd.DataFrame
    content: str
    visible: frozenset[str]


def gather(classes: Classes, code: str, before: Seen | None = None) -> Seen:
    """The class as it stands; `before` itself while nothing has changed.

    Args:
        classes: where it lies.
        code: of the class.
        before: as it was seen before. While only answers come, class and set stay as they are:
            what the teacher does next has them read again.

    Raises:
        NoSuchClass: it is no more.
    """
    known = (before.room, before.pulse) if before is not None else (None, None)
    found = classes.look(code, *known)
    if found is None and before is not None:
        return before
    pulse, room, answers = found  # type: ignore[misc]
    names = told_apart(classes.pupils(code)) if room.state.names else ()
    kept = before.dataset if before is not None and before.room is room else None
    dataset = kept if kept is not None else dataset_of(room)
    own = room.state.own_pace
    finished = classes.finished(code, len(room.questions)) if own else None
    return Seen(room, pulse, names, answers, dataset, finished)


def told_apart(people: pd.DataFrame) -> tuple[str, ...]:
    """The names of those who have one; two of the same name have their numbers behind it."""
    called = [(int(number), str(name)) for number, name in people.itertuples(index=False) if name]
    many = Counter(name.casefold() for _, name in called)
    return tuple(
        f"{name} ({number})" if many[name.casefold()] > 1 else name for number, name in called
    )


def dataset_of(room: Room) -> DataSet | None:
    """The set that a class is about, if it is (still) here for whoever leads the class."""
    try:
        with asking_as(member(room.owner) if room.owner else OWNER):
            return dataset_view.open_dataset(room.dataset)
    except (BrokenSet, WorkspaceError, LookupError, OSError, ValueError):
        return None


def rate(classes: Classes, seen: Seen, words: str | None = None) -> Rated:
    """The line of all that may be seen; `words` as `results.class_line` takes them."""
    answers = classes.answers(seen.room.code)
    ratings = results.ratings_of(answers[answers["question"].isin(seen.visible)])
    line = results.class_line(seen.dataset, ratings, words) if seen.dataset is not None else None
    content = seen.dataset.fingerprint if seen.dataset is not None else ""
    return Rated(line, ratings, content, seen.visible)
