"""What phones ask for, settled many at a time: looked at one by one, written with three statements.

However many orders come together, the database is asked once who they are from, and once for each
kind of thing to write.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from data.classroom import values
from data.classroom.limits import PUPILS_MOST
from data.classroom.refusals import Refused
from data.classroom.room import Room
from data.classroom.tables.schema import answers, pupils

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22,64}")
_COUNT_MOST = 2**53
_WHO = select(pupils.c.token, pupils.c.number).where(
    pupils.c.code == bindparam("code"), pupils.c.token.in_(bindparam("tokens", expanding=True))
)
_MANY = select(func.count(), func.max(pupils.c.number)).where(pupils.c.code == bindparam("code"))
_NAME = (
    update(pupils)
    .where(pupils.c.code == bindparam("of"), pupils.c.number == bindparam("whose"))
    .values(name=bindparam("called"))
)


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


Order = Join | Answer


def codes_of(orders: Iterable[Order]) -> list[str]:
    """The classes that orders are about, each once, in an order that all processes share."""
    return sorted({order.code for order in orders})


def hash_of(token: object) -> str:
    """What is kept of a token.

    Raises:
        Refused: no phone of ours makes such a token.
    """
    if not isinstance(token, str) or not _TOKEN.fullmatch(token):
        raise Refused("who")
    return hashlib.sha256(token.encode()).hexdigest()


def numbers_of(connection: Connection, code: str, tokens: Iterable[str]) -> dict[str, int]:
    """The numbers of those pupils of a class whose token's hash is among `tokens`."""
    rows = connection.execute(_WHO, {"code": code, "tokens": list(tokens)})
    return {str(token): int(number) for token, number in rows}


def settle(connection: Connection, where: Room, orders: Sequence[Order]) -> list[int | Refused]:
    """Do what is asked of one class.

    Joining twice is joining once. An answer that came already, or an older one, changes nothing.

    Args:
        connection: in a transaction in which nobody else changes the class.
        where: the class.
        orders: all of this class, in the order in which they came.

    Returns:
        For each order the pupil's number, or why it is refused.
    """
    book = _Book(connection, where, orders)
    done = [book.take(order) for order in orders]
    book.write()
    return done


class _Book:
    """The pupils that orders are about, and what has to be written."""

    def __init__(self, connection: Connection, where: Room, orders: Sequence[Order]) -> None:
        self._connection, self._where = connection, where
        self._hashes = {order.token: _known(order.token) for order in orders}
        tokens = {one for one in self._hashes.values() if one}
        self._numbers = numbers_of(connection, where.code, tokens)
        self._fresh: dict[int, dict[str, Any]] = {}
        self._names: dict[int, str] = {}
        self._answers: list[dict[str, Any]] = []
        self._many: tuple[int, int] | None = None  # pupils, and the highest number

    def take(self, order: Order) -> int | Refused:
        """The pupil's number, or why it is refused."""
        try:
            return self._join(order) if isinstance(order, Join) else self._answer(order)
        except Refused as refusal:
            return refusal

    def _join(self, order: Join) -> int:
        token = self._hashes[order.token]
        if not token:
            raise Refused("who")
        number = self._numbers.get(token)
        if number is None:
            number = self._admit(token)
        if order.name is not None:
            self._names[number] = order.name
        return number

    def _admit(self, token: str) -> int:
        state = self._where.state
        if state.ended or state.locked:
            raise Refused("ended" if state.ended else "locked")
        if self._many is None:
            many, last = self._connection.execute(_MANY, {"code": self._where.code}).one()
            self._many = int(many), int(last or 0)
        many, last = self._many
        if many >= PUPILS_MOST:
            raise Refused("full")
        self._many = many + 1, last + 1
        self._numbers[token] = last + 1
        row = {"code": self._where.code, "number": last + 1, "token": token, "name": ""}
        self._fresh[last + 1] = row
        return last + 1

    def _answer(self, order: Answer) -> int:
        pupil = self._numbers.get(self._hashes[order.token])
        if pupil is None:
            raise Refused("who")
        place = self._where.place(order.question)
        if place is None:
            raise Refused("question")
        numbers = all(type(one) is int for one in (order.round, order.count))
        if not numbers or not 1 <= order.round <= 2 or not 0 <= order.count < _COUNT_MOST:  # type: ignore[operator]
            raise Refused("broken")
        if refusal := self._where.state.takes(str(order.question), place, int(order.round)):  # type: ignore[call-overload]
            raise Refused(refusal)
        kept = values.read(self._where.questions[place], order.value)
        self._answers.append({
            "code": order.code, "pupil": pupil, "question": order.question, "round": order.round,
            "count": order.count, "value": json.dumps(kept, ensure_ascii=False),
            "let_through": False,
        })  # fmt: skip
        return pupil

    def write(self) -> None:
        """Write down what was taken."""
        for number, name in self._names.items():
            if number in self._fresh:
                self._fresh[number]["name"] = name
        named = [
            {"of": self._where.code, "whose": number, "called": name}
            for number, name in self._names.items()
            if number not in self._fresh
        ]
        if self._fresh:
            self._connection.execute(insert(pupils), list(self._fresh.values()))
        if named:
            self._connection.execute(_NAME, named)
        if self._answers:
            self._connection.execute(_newest(self._connection.dialect.name), self._answers)


def _known(token: object) -> str:
    """The hash of a token, empty for what is none."""
    try:
        return hash_of(token)
    except Refused:
        return ""


@cache
def _newest(dialect: str) -> Insert:
    """An insert that takes the place of an older answer of the same pupil, never of a newer one."""
    asked = (postgresql if dialect == "postgresql" else sqlite).insert(answers)
    fresh = asked.excluded
    return asked.on_conflict_do_update(
        index_elements=["code", "pupil", "question", "round"],
        set_={name: fresh[name] for name in ("count", "value", "let_through")},
        where=fresh.count > answers.c.count,
    )
