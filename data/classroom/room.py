"""What is known about one class, as it is handed out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping

from data.classroom.questions import Question
from data.classroom.state import State, from_json


@dataclass(frozen=True, eq=False)
class Room:
    """A class.

    Attributes:
        code: on the board.
        owner: which member of a department leads it; empty where there is none.
        activity: one of `questions.ACTIVITIES`.
        dataset: name of the set it is about; `title` is the set's.
        actors: the names of the two states.
        questions: in their order.
        state: where it stands.
        version, news: count up when phones, or the board, have to hear of something.
        created, changed: UTC, ISO 8601.
    """

    code: str
    owner: str
    activity: str
    dataset: str
    title: str
    actors: tuple[str, str]
    questions: tuple[Question, ...]
    state: State
    version: int
    news: int
    created: str
    changed: str

    @property
    def now(self) -> Question | None:
        """The question that is asked."""
        at = self.state.at
        return self.questions[at] if 0 <= at < len(self.questions) else None

    def place(self, question: object) -> int | None:
        """The position of a question by its id."""
        ids = [one["id"] for one in self.questions]
        return ids.index(question) if question in ids else None


def room_of(row: RowMapping | Mapping[str, Any]) -> Room:
    """A stored row as it is handed out."""
    first, second = json.loads(row["actors"])
    return Room(
        row["code"],
        row["owner"],
        row["activity"],
        row["dataset"],
        row["title"],
        (first, second),
        tuple(json.loads(row["questions"])),
        from_json(row["state"]),
        row["version"],
        row["news"],
        row["created"],
        row["changed"],
    )
