"""What phones send is written by one hand: all that waits goes into one transaction.

A disk that has to be waited for at every answer would take some hundred of them a second at best;
thirty phones that answer in the same second cost it one wait. An answer is acknowledged after that
wait and not before.
"""

import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future

from sqlalchemy import Connection

from data.classroom import ledger
from data.classroom.ledger import Answer, Join, Tables
from data.classroom.refusals import NoSuchClass, Refused
from data.classroom.room import Room

AT_ONCE = 300  # orders in one transaction
Order = Join | Answer
Given = tuple[Order, "Future[int]"]


class Pen:
    """Writes orders in the background; `give` is safe from any thread."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._waiting: queue.SimpleQueue[Given] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._hand: threading.Thread | None = None

    def give(self, order: Order) -> "Future[int]":
        """An order; its future has the pupil's number once it is on disk, or the refusal."""
        future: Future[int] = Future()
        self._waiting.put((order, future))
        with self._lock:
            if self._hand is None or not self._hand.is_alive():
                self._hand = threading.Thread(target=self._write, name="thaw-class", daemon=True)
                self._hand.start()
        return future

    def _write(self) -> None:
        while True:
            given = [self._waiting.get()]
            while len(given) < AT_ONCE:
                try:
                    given.append(self._waiting.get_nowait())
                except queue.Empty:
                    break
            self._together(given)

    def _together(self, given: Sequence[Given]) -> None:
        """All of them in one transaction; if that fails, each by itself, so that none takes others
        along."""
        try:
            with self._tables.writing() as connection:
                done = _do(connection, [order for order, _ in given])
        except Exception as problem:  # noqa: BLE001 (handed to whoever waits)
            if len(given) == 1:
                given[0][1].set_exception(problem)
                return
            for one in given:
                self._together([one])
            return
        for (_, future), result in zip(given, done, strict=True):
            if isinstance(result, Exception):
                future.set_exception(result)
            else:
                future.set_result(result)


def _do(connection: Connection, orders: Sequence[Order]) -> list[int | Exception]:
    rooms: dict[str, Room] = {}
    for code in ledger.codes_of(orders):
        try:
            rooms[code] = ledger.locked_room(connection, code)
        except NoSuchClass:
            continue
    done = [_one(connection, rooms.get(order.code), order) for order in orders]
    for code in rooms:
        if any(o.code == code and isinstance(d, int) for o, d in zip(orders, done, strict=True)):
            ledger.tell(connection, code)
    return done


def _one(connection: Connection, where: Room | None, order: Order) -> int | Exception:
    if where is None:
        return Refused("code")
    try:
        if isinstance(order, Join):
            return ledger.join(connection, where, order)
        return ledger.answer(connection, where, order)
    except Refused as refusal:
        return refusal
