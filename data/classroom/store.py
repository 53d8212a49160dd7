"""Classes in the database: begun and led by a teacher, joined and answered by phones."""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from data.basics.safe_text import one_line
from data.classroom.codes import new_code
from data.classroom.limits import OLD_DAYS
from data.classroom.questions import Question
from data.classroom.room import Room, room_of
from data.classroom.state import State, to_json
from data.classroom.tables import ledger
from data.classroom.tables.ledger import Tables
from data.classroom.tables.listening import Calls
from data.classroom.tables.orders import Answer, Join
from data.classroom.tables.pen import Pen
from data.classroom.tables.schema import answers, classes, pupils
from data.events.data_set import DataSet
from data.workspace import Damaged
from data.workspace.database import Database

ANSWER_COLUMNS = ("pupil", "question", "round", "value", "let_through")
_IN = select(func.count()).where(pupils.c.code == classes.c.code).scalar_subquery()
_PULSE = select(classes.c.version, classes.c.news, _IN).where(classes.c.code == bindparam("of"))
_COUNTERS = select(classes.c.code, classes.c.version, classes.c.news).where(
    classes.c.code.in_(bindparam("of", expanding=True))
)
_EACH = select(func.count(answers.c.question.distinct()).label("many")).where(
    answers.c.code == bindparam("of")
).group_by(answers.c.pupil).subquery()  # fmt: skip
_FINISHED = select(func.count()).select_from(_EACH).where(_EACH.c.many >= bindparam("all"))
_GIVEN = select(*(answers.c[name] for name in ANSWER_COLUMNS)).where(
    answers.c.code == bindparam("of")
)
_IN_ORDER = (answers.c.question, answers.c.pupil, answers.c.round)
_ALL_GIVEN = _GIVEN.order_by(*_IN_ORDER)
_GIVEN_TO = _GIVEN.where(answers.c.question == bindparam("to")).order_by(*_IN_ORDER)


@dataclass(frozen=True)
class Pulse:
    """What changes most often in a class: cheap to ask for again and again."""

    version: int
    news: int
    pupils: int


Look = tuple[Pulse, Room, pd.DataFrame]


class Classes:
    """All classes of a database. Safe to share between threads.

    Every method may raise `Unreachable`; those that take a code raise `NoSuchClass` if no class has
    it. A method that returns has written: what it did survives a killed process.

    Attributes:
        calls: what other processes, and this one, call out about classes.
    """

    def __init__(self, address: str) -> None:
        self._database = Database(address)
        self.calls = Calls(self._database)
        self._tables = Tables(self._database, self.calls.tell)
        self._pen = Pen(self._tables)

    def close(self) -> None:
        """Let go of the connections that are kept open."""
        self.calls.close()
        self._database.close()

    # -- the teacher -----------------------------------------------------------------------------

    def begin(
        self,
        activity: str,
        dataset: DataSet,
        questions: Sequence[Question],
        state: State | None = None,
        owner: str = "",
    ) -> str:
        """Begin a class and give its code; `owner` is the member of a department who leads it."""
        names = [one_line(actor.name) for actor in dataset.actors][:2]
        row = {
            "owner": owner,
            "activity": activity,
            "dataset": dataset.name,
            "title": one_line(dataset.title),
            "actors": json.dumps([*names, "", ""][:2]),
            "questions": json.dumps(list(questions)),
            "state": to_json(state or State()),
            "version": 1,
            "news": 1,
            "created": _now(),
            "changed": _now(),
        }
        with self._tables.writing() as connection:
            taken = set(connection.execute(select(classes.c.code)).scalars())
            code = next(code for code in iter(new_code, "") if code not in taken)
            connection.execute(insert(classes).values(code=code, **row))
            ledger.call_out(connection, code)
        return code

    def step(self, code: str, change: Callable[[State], State]) -> Room:
        """Take a class a step further; phones and board hear of it."""
        with self._tables.writing() as connection:
            found = ledger.locked_room(connection, code)
            state = to_json(change(found.state))
            ledger.tell(connection, code, state=state, changed=_now())
            return ledger.room(connection, code)

    def let_through(self, code: str, pupil: int, question: str, number: int, shown: bool) -> None:
        """Show a sentence to the class, or take it away again."""
        own = (answers.c.code == code) & (answers.c.pupil == pupil)
        same = own & (answers.c.question == question) & (answers.c.round == number)
        with self._tables.writing() as connection:
            connection.execute(update(answers).where(same).values(let_through=shown))
            ledger.tell(connection, code)

    def take_name(self, code: str, pupil: int) -> None:
        """Take a pupil's name away, and have the phone forget it; the pupil stays."""
        with self._tables.writing() as connection:
            found = ledger.locked_room(connection, code).state
            same = (pupils.c.code == code) & (pupils.c.number == pupil)
            connection.execute(update(pupils).where(same).values(name=""))
            state = replace(found, unnamed=(*found.unnamed, pupil))
            ledger.tell(connection, code, state=to_json(state))

    def remove(self, code: str, pupil: int) -> None:
        """Take a pupil out with every answer."""
        with self._tables.writing() as connection:
            same = (pupils.c.code == code) & (pupils.c.number == pupil)
            connection.execute(delete(pupils).where(same))
            ledger.tell(connection, code)

    def delete(self, code: str) -> None:
        """Delete a class with all that came in; it cannot be brought back."""
        with self._tables.writing() as connection:
            connection.execute(delete(classes).where(classes.c.code == code))
            ledger.call_out(connection, code)

    # -- looking ---------------------------------------------------------------------------------

    def all(self) -> list[Room]:
        """All classes that can be read, the one that changed last first."""
        return self._all()[0]

    def damaged(self) -> list[str]:
        """The codes of classes that cannot be read."""
        return self._all()[1]

    def _all(self) -> tuple[list[Room], list[str]]:
        found, lost = [], []
        if not self._tables.there():
            return found, lost
        with self._tables.reading() as connection:
            asked = select(classes).order_by(classes.c.changed.desc(), classes.c.code)
            rows = connection.execute(asked).mappings().all()
        for row in rows:
            try:
                found.append(room_of(row))
            except Damaged:
                lost.append(str(row["code"]))
        return found, lost

    def old(self, now: datetime | None = None) -> list[Room]:
        """Classes that nobody has led for `OLD_DAYS` days."""
        limit = (now or datetime.now(UTC)) - timedelta(days=OLD_DAYS)
        return [one for one in self.all() if datetime.fromisoformat(one.changed) < limit]

    def room(self, code: str) -> Room:
        """A class as it stands."""
        with self._tables.reading() as connection:
            return ledger.room(connection, code)

    def pulse(self, code: str) -> Pulse:
        """The counters of a class, and how many are in."""
        with self._tables.reading() as connection:
            return _pulse(connection, code)

    def look(
        self, code: str, known: Room | None = None, before: Pulse | None = None
    ) -> Look | None:
        """Counters, class and the answers to the question that is asked, all of one moment.

        Args:
            code: of the class.
            known: the class as it was read before; it is not read again while it is the same.
            before: the counters as they were; None comes back, quickly, while they are the same.
        """
        with self._tables.reading() as connection:
            pulse = _pulse(connection, code)
            if pulse == before:
                return None
            same = known is not None and (known.code, known.version) == (code, pulse.version)
            room = known if known is not None and same else ledger.room(connection, code)
            asked = room.now["id"] if room.now is not None else ""
            rows = connection.execute(_GIVEN_TO, {"of": code, "to": asked}).all()
        return pulse, room, _table(rows)

    def counters(self, codes: Sequence[str]) -> dict[str, tuple[int, int]]:
        """What phones and boards wait for: version and news of each class there still is."""
        if not codes or not self._tables.there():
            return {}
        with self._tables.reading() as connection:
            rows = connection.execute(_COUNTERS, {"of": list(codes)})
            told = {str(code): (version, news) for code, version, news in rows}
        return {code: both for code, both in told.items() if all(isinstance(n, int) for n in both)}

    def pupils(self, code: str) -> pd.DataFrame:
        """Who is in: `number` and `name`, in the order in which they came."""
        with self._tables.reading() as connection:
            own = pupils.c.code == code
            asked = select(pupils.c.number, pupils.c.name).where(own).order_by(pupils.c.number)
            rows = connection.execute(asked).all()
        return pd.DataFrame(rows, columns=["number", "name"])

    def answers(self, code: str, question: str | None = None) -> pd.DataFrame:
        """Answers to one question or to all: `ANSWER_COLUMNS`, `value` as `values.read` gave it."""
        asked = _ALL_GIVEN if question is None else _GIVEN_TO
        with self._tables.reading() as connection:
            rows = connection.execute(asked, {"of": code, "to": question}).all()
        return _table(rows)

    def finished(self, code: str, count: int) -> int:
        """How many have answered each of so many questions."""
        with self._tables.reading() as connection:
            return connection.execute(_FINISHED, {"of": code, "all": count}).scalar_one()

    # -- phones ----------------------------------------------------------------------------------

    def join(self, code: str, token: str, name: str | None = None) -> "Future[int]":
        """Take a phone in; joining twice is joining once. The future may raise `Refused`."""
        return self._pen.give(Join(code, token, name))

    def answer(
        self, code: str, token: str, question: object, number: object, count: object, value: object
    ) -> "Future[int]":
        """Keep an answer to a question of a round (`number`). The future may raise `Refused`."""
        return self._pen.give(Answer(code, token, question, number, count, value))


def _pulse(connection: Connection, code: str) -> Pulse:
    found = connection.execute(_PULSE, {"of": code}).first()
    if found is None:
        ledger.room(connection, code)  # says that there is none
    return Pulse(*found)  # type: ignore[misc]


def _table(rows: Sequence[Row[Any]]) -> pd.DataFrame:
    """Answers as `Classes.answers` gives them; those that cannot be read are left out."""
    usable = [answer for row in rows if (answer := _usable(*row)) is not None]
    told = list(zip(*usable, strict=True)) or [()] * len(ANSWER_COLUMNS)
    given = dict(zip(ANSWER_COLUMNS, told, strict=True))
    return pd.DataFrame({
        "pupil": np.array(given["pupil"], "int64"),
        "question": pd.array(given["question"], "str"),
        "round": np.array(given["round"], "int64"),
        "value": pd.Series(list(given["value"]), dtype=object),
        "let_through": np.array(given["let_through"], bool),
    })  # fmt: skip


def _usable(
    pupil: object, question: object, number: object, value: Any, shown: object
) -> tuple[object, ...] | None:
    """An answer with its value read; None if it is none."""
    try:
        read = json.loads(value) if str(value)[:1] in '[{"' else _plain(value)
    except (ValueError, TypeError, RecursionError):
        return None
    whole = isinstance(pupil, int) and isinstance(number, int) and isinstance(question, str)
    whole = whole and not isinstance(read, dict)  # which is no answer to anything
    return (pupil, question, number, read, bool(shown)) if whole else None


@lru_cache(4096)  # of the five steps a class makes thousands of answers
def _plain(value: str) -> Any:
    """A number or None, which nothing can change, and nobody can be told by."""
    return json.loads(value)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
