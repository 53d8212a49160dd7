"""Phones wait here until their class goes on, boards until it has news.

On PostgreSQL every write calls its class out, and this process hears it (`Classes.calls`); where
nothing can be heard, on SQLite and while the line to the server is broken, the database is asked
four times a second. What is asked is one small question: the counters of all classes that somebody
waits for. It is asked now and then by a process that hears, too: nobody waits long for a lost call.
"""

import asyncio
import json
import logging
import time
from dataclasses import dataclass, field
from typing import Any

import anyio.to_thread

from data.classroom import NoSuchClass
from data.classroom.pages_first import PAGES_FIRST
from data.classroom.questions import Question, for_phone
from data.classroom.room import Room
from data.classroom.store import Classes
from data.classroom.tables.listening import ANY
from data.workspace import WorkspaceError

LOOK_SECONDS = 0.25  # from one look at the counters to the next where no call can be heard
SAFE_SECONDS = 3.0  # and where calls are heard
REST_SECONDS = 0.05  # after a look at least: however many calls there are
GIVE_WAY_SECONDS = 0.15  # to a page that is being drawn, before all phones of a class are answered
FRESH_SECONDS = 0.4  # a state looked at no longer ago holds; longer than from one look to the next
KEPT_MOST = 200  # classes of which the state is kept at hand


@dataclass
class Kept:
    """The state of a class as it was read, whose it is, and when it was found still to hold."""

    owner: str
    version: int
    state: dict[str, Any]
    seen: float
    _bodies: dict[int, bytes] = field(default_factory=dict)

    def body(self, have: int = 0) -> bytes:
        """The state as JSON, made once for all phones; without the first questions, if they `have`
        them, where all are told at once: a class's questions never change."""
        have = have if self.state["own"] and 0 < have < self.state["count"] else 0
        if have not in self._bodies:
            told = {**self.state, "have": have, "questions": self.state["questions"][have:]}
            made = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
            self._bodies[have] = made.encode()
        return self._bodies[have]


def told(room: Room) -> dict[str, Any]:
    """What phones are told of a class: never a key, and no question that is still to come."""
    state = room.state
    now = room.now
    asked = room.questions if state.own_pace else ((now,) if now else ())
    each, questions = apart([for_phone(one) for one in asked] if not state.ended else [])
    return {
        "code": room.code,
        "title": room.title,
        "actors": list(room.actors),
        "own": state.own_pace,
        "draws": any(one["kind"] == "draw" for one in room.questions),
        "at": state.at,
        "count": len(room.questions),
        "second": list(state.second),
        "shut": list(state.shut),
        "ended": state.ended,
        "unnamed": list(state.unnamed),
        "version": room.version,
        "each": each,
        "questions": questions,
    }


def apart(questions: list[Question]) -> tuple[Question, list[Question]]:
    """What all questions say alike, and what each says besides: forty times is too much to send."""
    if len(questions) < 2:
        return {}, questions
    first = questions[0]
    alike = [name for name in first if all(one.get(name, ...) == first[name] for one in questions)]
    each = {name: first[name] for name in alike}
    return each, [{k: v for k, v in one.items() if k not in each} for one in questions]


class Watch:
    """Where classes stand, for everybody who asks or waits in this process."""

    def __init__(self, classes: Classes) -> None:
        self._classes = classes
        self._kept: dict[str, Kept] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._events: dict[tuple[str, str], asyncio.Event] = {}  # by class and what is waited for
        self._news: dict[str, int] = {}  # as last seen, of classes whose board waits
        self._waiting: dict[str, int] = {}
        self._looking: asyncio.Task[None] | None = None
        self._call = asyncio.Event()

    async def state(self, code: str) -> Kept:
        """Where a class stands, at most `FRESH_SECONDS` ago.

        Raises:
            NoSuchClass: there is none.
            Unreachable: the database does not answer.
        """
        kept = self._kept.get(code)
        if kept is not None and time.monotonic() - kept.seen < FRESH_SECONDS:
            return kept
        async with self._locks.setdefault(code, asyncio.Lock()):
            kept = self._kept.get(code)
            if kept is not None and time.monotonic() - kept.seen < FRESH_SECONDS:
                return kept
            try:
                room = await anyio.to_thread.run_sync(self._classes.room, code)
            except NoSuchClass:
                self._forget(code)
                raise
            kept = Kept(room.owner, room.version, told(room), time.monotonic())
            self._keep(code, kept)
            return kept

    def _keep(self, code: str, kept: Kept) -> None:
        if len(self._kept) >= KEPT_MOST and code not in self._kept:
            oldest = min(self._kept, key=lambda one: self._kept[one].seen)
            self._forget(oldest)
        self._kept[code] = kept

    def _forget(self, code: str) -> None:
        self._kept.pop(code, None)
        if code not in self._waiting:
            self._locks.pop(code, None)
            self._news.pop(code, None)

    async def wait(self, code: str, since: int, seconds: float) -> Kept:
        """Where a class stands once it is no longer at `since`, or after so many seconds."""
        kept = await self.state(code)
        if kept.version < since:  # the phone heard more of another process: what is kept is old
            self._kept.pop(code, None)
            kept = await self.state(code)
        if kept.version != since or seconds <= 0:
            return kept
        await self._until(code, "version", seconds)
        return await self.state(code)

    async def wait_for_news(self, code: str, since: int, seconds: float) -> None:
        """Until the news of a class are no longer at `since`, or for so many seconds."""
        if code in self._waiting and code in self._news:  # looked at a moment ago, and soon again
            news = self._news[code]
        else:
            found = await anyio.to_thread.run_sync(self._classes.counters, [code])
            news = found[code][1] if code in found else -1
        if 0 <= news <= since and seconds > 0:
            self._news[code] = since
            await self._until(code, "news", seconds)

    async def _until(self, code: str, what: str, seconds: float) -> None:
        event = self._events.setdefault((code, what), asyncio.Event())
        self._waiting[code] = self._waiting.get(code, 0) + 1
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        if self._classes.calls.open:  # a call about what is waited for may have come a moment ago
            self._call.set()
        try:
            async with asyncio.timeout(seconds):
                await event.wait()
        except TimeoutError:
            pass
        finally:
            self._waiting[code] -= 1
            if not self._waiting[code]:
                del self._waiting[code]

    async def _look(self) -> None:
        """Look at the counters for as long as anybody waits, and wake whom they concern."""
        loop = asyncio.get_running_loop()

        def told(code: str) -> None:  # in the thread that hears
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._called, code)

        leave = self._classes.calls.follow(told)
        try:
            while self._waiting:
                await self._next()
                await self._look_once()
                await asyncio.sleep(REST_SECONDS)
        finally:
            leave()

    def _called(self, code: str) -> None:
        if code == ANY or code in self._waiting:
            self._call.set()

    async def _next(self) -> None:
        """Until it is worth looking again."""
        seconds = SAFE_SECONDS if self._classes.calls.open else LOOK_SECONDS
        try:
            async with asyncio.timeout(seconds):
                await self._call.wait()
        except TimeoutError:
            pass

    async def _look_once(self) -> None:
        self._call.clear()  # before looking: what is called out meanwhile is looked at again
        codes = list(self._waiting)
        try:
            found = await anyio.to_thread.run_sync(self._classes.counters, codes)
        except WorkspaceError as problem:
            logging.getLogger("thaw.classroom").warning("Classes cannot be read: %s", problem)
            await asyncio.sleep(2)
            return
        moved = []
        for code in codes:
            version, news = found.get(code, (-1, -1))
            kept = self._kept.get(code)
            if kept is not None and version == kept.version:
                kept.seen = time.monotonic()
            else:
                self._kept.pop(code, None)
                moved.append(code)
            if self._news.get(code) != news:
                self._news[code] = news
                self._wake(code, "news")
        if moved:  # a hundred phones are answered at once: the page on which it was done goes first
            await anyio.to_thread.run_sync(PAGES_FIRST.give_way, GIVE_WAY_SECONDS)
        for code in moved:
            self._wake(code, "version")

    def _wake(self, code: str, what: str) -> None:
        event = self._events.pop((code, what), None)
        if event is not None:
            event.set()
