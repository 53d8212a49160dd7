"""Hears which classes changed as soon as that is kept, in whichever process: LISTEN on PostgreSQL.

One connection a process listens, for as long as anybody follows. It calls itself now and then: only
a call that comes back shows that calls get through, which they do not behind every pool of
connections. While none does, `open` is False, and whoever follows has to ask by themselves. It is
so on SQLite, where what this process writes is heard (`tell`), but not what another one does.
"""

import logging
import random
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

from data.classroom.tables.ledger import CHANNEL
from data.workspace import engines
from data.workspace.database import Database

ANY = ""  # is told where any class may have changed unheard, or where `open` has changed
TICK_SECONDS = 0.5
HEAR_SECONDS = float(engines.ANSWER_SECONDS)  # in which a call to itself comes back
CALL_SECONDS = 10.0  # from one call to itself to the next
LINGER_SECONDS = 30.0  # it listens on when nobody follows: a phone that waited asks again at once
BACK_OFF = 0.5, 30.0  # seconds before a broken line is made again: at first, and at most
Told = Callable[[str], None]


class Deaf(Exception):
    """Its own call did not come back."""


class Calls:
    """The calls about classes of one database. Safe to share between threads.

    Attributes:
        open: whether a call is heard when one is made.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._told: list[Told] = []
        self._until = 0.0  # so long it lingers
        self._ended = threading.Event()
        self._ear: threading.Thread | None = None
        self._line: Any = None
        self._pause = BACK_OFF[0]
        self._said = False  # that it does not listen, since it last did
        self.open = False

    def follow(self, told: Told) -> Callable[[], None]:
        """Have somebody told, in another thread, the code of every class that changes, or `ANY`.

        Returns:
            What ends it.
        """
        with self._lock:
            self._told.append(told)
            self._ended.clear()
            if self._ear is None and self._database.file is None:
                self._ear = threading.Thread(target=self._listen, name="thaw-calls", daemon=True)
                self._ear.start()
        return lambda: self._leave(told)

    def _leave(self, told: Told) -> None:
        with self._lock:
            if told in self._told:
                self._told.remove(told)
            self._until = time.monotonic() + LINGER_SECONDS

    def close(self) -> None:
        """Listen no more."""
        with self._lock:
            self._told.clear()
            self._until = 0.0
            self._ended.set()
            ear, line = self._ear, self._line
        if line is not None:
            engines.cut(line)
        if ear is not None:
            ear.join(timeout=engines.ANSWER_SECONDS)

    def tell(self, code: str) -> None:
        """Tell all who follow that a class changed."""
        with self._lock:
            told = list(self._told)
        for one in told:
            one(code)

    # -- in the thread ---------------------------------------------------------------------------

    def _wanted(self) -> bool:
        """Whether to go on; where not, the next one who follows has a new thread begun."""
        with self._lock:
            if self._told or time.monotonic() < self._until:
                return True
            self._ear = None
            return False

    def _listen(self) -> None:
        self._pause = BACK_OFF[0]
        while self._wanted():
            try:
                with closing(self._database.own_line()) as self._line:
                    self._hear(self._line)
            except Exception as problem:  # noqa: BLE001 (whatever it is, it is asked for instead)
                self._say(problem)
            finally:
                self._line = None
            if self.open:
                self.open = False
                self.tell(ANY)
            self._ended.wait(self._pause * random.uniform(0.75, 1.25))  # noqa: S311 (no secret)
            self._pause = min(BACK_OFF[1], 2 * self._pause)

    def _say(self, problem: Exception) -> None:
        if not self._said and not self._ended.is_set():
            self._said = True
            log = logging.getLogger("thaw.classroom")
            log.warning("Not listening for classes, which are asked for instead: %s", problem)

    def _hear(self, line: Any) -> None:
        """Pass calls on until nobody wants them.

        Raises:
            Deaf: calls do not come through.
            Exception: the line broke, in the driver's words.
        """
        own = f"-{secrets.token_hex(8)}"  # as no code begins
        with engines.limited(line, engines.ANSWER_SECONDS):
            line.execute(f"LISTEN {CHANNEL}")
        called = due = 0.0  # when it called itself; 0 when that came back
        while self._wanted_line():
            now = time.monotonic()
            if called and now > called + HEAR_SECONDS:
                raise Deaf("its own call did not come back")
            if not called and now >= due:
                with engines.limited(line, engines.ANSWER_SECONDS):
                    line.execute("SELECT pg_notify(%s, %s)", (CHANNEL, own))
                called, due = now, now + CALL_SECONDS
            for call in line.notifies(timeout=TICK_SECONDS):
                if call.payload == own:
                    called = 0.0
                    self._opened()
                elif not call.payload.startswith("-"):
                    self.tell(call.payload)

    def _wanted_line(self) -> bool:
        with self._lock:
            return bool(self._told) or time.monotonic() < self._until

    def _opened(self) -> None:
        if not self.open:
            self.open, self._said, self._pause = True, False, BACK_OFF[0]
            self.tell(ANY)  # what was called out before was not heard
