"""What phones send is written by one hand: all that waits goes into one transaction.

A disk that has to be waited for at every answer would take some hundred of them a second at best;
thirty phones that answer in the same second cost it one wait. An answer is acknowledged after that
wait and not before. Where many come, the hand rests a moment between two transactions, so that each
takes more of them: a transaction costs ten times as much as an answer in it. It lets a page that
is being drawn go first, for a moment: a phone has no ear for that, the page's reader has.
"""

import queue
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future

from sqlalchemy import Connection

from data.classroom.pages_first import PAGES_FIRST
from data.classroom.refusals import NoSuchClass, Refused
from data.classroom.room import Room
from data.classroom.tables import ledger, orders
from data.classroom.tables.ledger import Tables
from data.classroom.tables.orders import Order

AT_ONCE = 300  # orders in one transaction
REST_SECONDS = 0.2  # from the beginning of one transaction to that of the next, at least
MANY = 8  # orders in one transaction, behind which it rests twice as long
GIVE_WAY_SECONDS = 0.15  # to a page, before a transaction
AWAKE_SECONDS = 10  # so long after the last order the database is kept open
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
            first = self._waiting.get()
            with self._tables.kept_open():
                self._write_while_they_come(first)

    def _write_while_they_come(self, first: Given) -> None:
        """Until for a while nothing has come."""
        while True:
            PAGES_FIRST.give_way(GIVE_WAY_SECONDS)
            began = time.monotonic()
            heap = self._heap(first)
            self._together(heap)
            rest = REST_SECONDS * (2 if len(heap) >= MANY else 1)
            time.sleep(max(0.0, began + rest - time.monotonic()))
            try:
                first = self._waiting.get(timeout=AWAKE_SECONDS)
            except queue.Empty:
                return

    def _heap(self, first: Given) -> list[Given]:
        """The first that waits, and what waits behind it."""
        given = [first]
        while len(given) < AT_ONCE:
            try:
                given.append(self._waiting.get_nowait())
            except queue.Empty:
                break
        return given

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


def _do(connection: Connection, given: Sequence[Order]) -> list[int | Refused]:
    """What came of each order, of however many classes."""
    done: list[int | Refused] = [Refused("code")] * len(given)
    rooms = _rooms(connection, given)
    for code, where in rooms.items():
        places = [at for at, order in enumerate(given) if order.code == code]
        results = orders.settle(connection, where, [given[at] for at in places])
        for at, result in zip(places, results, strict=True):
            done[at] = result
        if any(isinstance(result, int) for result in results):
            ledger.tell(connection, code)
    return done


def _rooms(connection: Connection, given: Sequence[Order]) -> dict[str, Room]:
    """The classes that there are, locked until the transaction ends."""
    rooms = {}
    for code in orders.codes_of(given):
        try:
            rooms[code] = ledger.locked_room(connection, code)
        except NoSuchClass:
            continue
    return rooms
