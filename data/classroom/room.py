"""What is known about one class, as it is handed out."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping

from data.classroom.questions import Question
from data.classroom.state import State, from_json
from data.workspace import Damaged


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
    """A stored row as it is handed out.

    Raises:
        Damaged: it cannot be read.
    """
    try:
        first, second = json.loads(row["actors"])
        room = Room(
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
        sound = _is_sound(room)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        sound, room = False, None
    if room is None or not sound:
        raise Damaged(f"What is stored of the class {row['code']} cannot be read.")
    return room


def _is_sound(room: Room) -> bool:
    """Whether everything in it is of its kind."""
    texts = (room.code, room.owner, room.activity, room.dataset, room.title, *room.actors)
    asked = [text for one in room.questions for text in (one["id"], one["kind"], one["ask"])]
    now = asdict(room.state)
    return (
        all(isinstance(text, str) for text in (*texts, *asked))
        and all(isinstance(count, int) for count in (room.version, room.news))
        and all(type(now[name]) is type(usual) for name, usual in asdict(State()).items())
        and all(datetime.fromisoformat(when).tzinfo for when in (room.created, room.changed))
    )
