"""What stands in the tables of classes: read and written inside a transaction given to it."""

import hashlib
import json
import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Insert, func, insert, inspect, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from data.classroom import values
from data.classroom.limits import PUPILS_MOST
from data.classroom.refusals import NoSuchClass, Refused
from data.classroom.room import Room, room_of
from data.classroom.schema import VERSION, answers, classes, metadata, pupils, versions
from data.workspace import Unreachable
from data.workspace.database import Database

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22,64}")
_COUNT_MOST = 2**53
_LOCK = 7_246_319_055  # of ours alone, while tables are made on a server


class Tables:
    """The tables of classes in a database; made when something is written."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ready = False
        self._lock = threading.Lock()

    def there(self) -> bool:
        """Whether there was ever a class; looking makes nothing."""
        if self._database.there() and not self._ready:
            with self._database.reading() as connection:
                self._ready = _whole(connection)
        return self._ready and self._database.there()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of everything.

        Raises:
            NoSuchClass: there was never a class.
        """
        if not self.there():
            raise NoSuchClass("There is no class yet.")
        with self._database.reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept, on disk, when the block ends without an error."""
        if not self.there():
            with self._lock:
                self._make()
        with self._database.writing() as connection:
            yield connection

    def _make(self) -> None:
        with self._database.writing() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            if not _whole(connection):
                metadata.create_all(connection)
                connection.execute(insert(versions).values(version=VERSION))


def _whole(connection: Connection) -> bool:
    """Whether the tables are there, and such as this Thaw knows.

    Raises:
        Unreachable: a newer Thaw made them.
    """
    if not inspect(connection).has_table(versions.name):
        return False
    found = connection.execute(select(func.max(versions.c.version))).scalar() or 0
    if found > VERSION:
        raise Unreachable("The classes here were made by a newer version of Thaw. Start that one.")
    return True


# ---- classes -------------------------------------------------------------------------------------


def locked_room(connection: Connection, code: str) -> Room:
    """A class that nobody else changes before the transaction ends.

    Raises:
        NoSuchClass: there is none.
    """
    asked = select(classes).where(classes.c.code == code).with_for_update()
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise NoSuchClass("This class is no more.")
    return room_of(row)


def room(connection: Connection, code: str) -> Room:
    """A class as it stands.

    Raises:
        NoSuchClass: there is none.
    """
    row = connection.execute(select(classes).where(classes.c.code == code)).mappings().first()
    if row is None:
        raise NoSuchClass("There is no class with this code.")
    return room_of(row)


def tell(connection: Connection, code: str, **change: Any) -> None:
    """Change a class's row; with `state` phones and board hear of it, else the board alone."""
    counted = {"news": classes.c.news + 1}
    if "state" in change:
        counted["version"] = classes.c.version + 1
    asked = update(classes).where(classes.c.code == code)
    connection.execute(asked.values(**counted, **change))


# ---- pupils and answers --------------------------------------------------------------------------


@dataclass(frozen=True)
class Join:
    """Somebody wants in; joining again changes the name at most."""

    code: str
    token: str
    name: str | None  # None leaves the name as it is


@dataclass(frozen=True)
class Answer:
    """An answer to a question of a round; `count` is the phone's own, growing number."""

    code: str
    token: str
    question: object
    round: object
    count: object
    value: object


def hash_of(token: object) -> str:
    """What is kept of a token.

    Raises:
        Refused: no phone of ours makes such a token.
    """
    if not isinstance(token, str) or not _TOKEN.fullmatch(token):
        raise Refused("who")
    return hashlib.sha256(token.encode()).hexdigest()


def number_of(connection: Connection, code: str, token: str) -> int | None:
    """The number of the pupil with a token's hash."""
    asked = select(pupils.c.number).where(pupils.c.code == code, pupils.c.token == token)
    return connection.execute(asked).scalar()


def join(connection: Connection, where: Room, order: Join) -> int:
    """Take somebody in, or know them again.

    Returns:
        The pupil's number.

    Raises:
        Refused: the door is locked, the class full or over.
    """
    token = hash_of(order.token)
    known = number_of(connection, order.code, token)
    if known is not None:
        _rename(connection, order, known)
        return known
    if where.state.ended or where.state.locked:
        raise Refused("ended" if where.state.ended else "locked")
    own = pupils.c.code == order.code
    many, last = connection.execute(
        select(func.count(), func.max(pupils.c.number)).where(own)
    ).one()
    if many >= PUPILS_MOST:
        raise Refused("full")
    row = {"code": order.code, "number": (last or 0) + 1, "token": token, "name": order.name or ""}
    connection.execute(insert(pupils).values(**row))
    return int(row["number"])


def _rename(connection: Connection, order: Join, number: int) -> None:
    if order.name is not None:
        asked = update(pupils).where(pupils.c.code == order.code, pupils.c.number == number)
        connection.execute(asked.values(name=order.name))


def answer(connection: Connection, where: Room, order: Answer) -> int:
    """Keep an answer; one that came already, or an older one, changes nothing.

    Returns:
        The pupil's number.

    Raises:
        Refused: it cannot be taken.
    """
    pupil = number_of(connection, order.code, hash_of(order.token))
    if pupil is None:
        raise Refused("who")
    place = where.place(order.question)
    if place is None:
        raise Refused("question")
    numbers = all(type(one) is int for one in (order.round, order.count))
    if not numbers or not 1 <= order.round <= 2 or not 0 <= order.count < _COUNT_MOST:  # type: ignore[operator]
        raise Refused("broken")
    if refusal := where.state.takes(str(order.question), place, int(order.round)):  # type: ignore[call-overload]
        raise Refused(refusal)
    value = json.dumps(values.read(where.questions[place], order.value), ensure_ascii=False)
    row = {
        "code": order.code, "pupil": pupil, "question": order.question, "round": order.round,
        "count": order.count, "value": value, "let_through": False,
    }  # fmt: skip
    connection.execute(_newest(connection).values(**row))
    return pupil


def _newest(connection: Connection) -> Insert:
    """An insert that takes the place of an older answer of the same pupil, never of a newer one."""
    kind = postgresql if connection.dialect.name == "postgresql" else sqlite
    asked = kind.insert(answers)
    fresh = asked.excluded
    return asked.on_conflict_do_update(
        index_elements=["code", "pupil", "question", "round"],
        set_={name: fresh[name] for name in ("count", "value", "let_through")},
        where=fresh.count > answers.c.count,
    )


def codes_of(orders: Iterable[Join | Answer]) -> list[str]:
    """The classes that orders are about, each once, in an order that all processes share."""
    return sorted({order.code for order in orders})
