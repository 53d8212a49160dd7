"""Calls between processes on one PostgreSQL: every write is called out, whoever waits hears it."""

import asyncio
import inspect
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from components.classroom import waiting
from components.classroom.waiting import Watch
from data.classroom import questions
from data.classroom.state import State
from data.classroom.store import Classes
from data.classroom.tables import ledger, listening
from data.classroom.tables.listening import ANY, Calls
from data.events.data_set import DataSet
from data.workspace.database import Database
from tests.unit.classroom.test_classes import TOKENS
from tests.unit.classroom.test_two_processes import PATIENCE, cut_off_everybody

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)
NEVER = 10_000.0
STEP = """
import sys
from data.classroom.store import Classes
made = Classes(sys.argv[1])
made.step(sys.argv[2], lambda state: state.go(1, 2))
made.close()
"""
READS = {
    "all",
    "answers",
    "close",
    "counters",
    "damaged",
    "finished",
    "look",
    "old",
    "pulse",
    "pupils",
}
READS |= {"room"}
WRITES: dict[str, Callable[[Classes, str, str], Any]] = {
    "step": lambda classes, code, _: classes.step(code, lambda state: state.go(1, 2)),
    "join": lambda classes, code, _: classes.join(code, TOKENS[1], "Ana").result(PATIENCE),
    "answer": lambda classes, code, one: classes.answer(code, TOKENS[0], one, 1, 1, 3).result(
        PATIENCE
    ),
    "let_through": lambda classes, code, one: classes.let_through(code, 1, one, 1, shown=True),
    "take_name": lambda classes, code, _: classes.take_name(code, 1),
    "remove": lambda classes, code, _: classes.remove(code, 1),
    "delete": lambda classes, code, _: classes.delete(code),
}


@pytest.fixture
def classes(database: str) -> Iterator[Classes]:
    made = Classes(database)
    yield made
    made.close()


@pytest.fixture
def never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody asks for the counters by themselves: what is heard was called out."""
    monkeypatch.setattr(waiting, "LOOK_SECONDS", NEVER)
    monkeypatch.setattr(waiting, "SAFE_SECONDS", NEVER)


class Heard:
    """What somebody was told, in the order in which it came."""

    def __init__(self, calls: Calls) -> None:
        self.told: list[str] = []
        self._more = threading.Condition()
        self.leave = calls.follow(self._note)

    def _note(self, code: str) -> None:
        with self._more:
            self.told.append(code)
            self._more.notify_all()

    def until(self, what: str, times: int = 1) -> None:
        with self._more:
            assert self._more.wait_for(lambda: self.told.count(what) >= times, PATIENCE)


def test_every_write_is_called_out_once_it_is_kept(
    classes: Classes, database: str, small: DataSet
) -> None:
    written = {name for name, _ in inspect.getmembers(Classes, inspect.isfunction)}
    assert {name for name in written if not name.startswith("_")} - READS - {"begin"} == set(WRITES)
    there = Calls(Database(database))  # as another process has them
    heard = Heard(there)
    heard.until(ANY)
    asked = questions.rate(small, 1, 2)
    code = classes.begin("rate", small, asked, State(at=0))
    heard.until(code)
    classes.join(code, TOKENS[0]).result(PATIENCE)
    heard.until(code, 2)
    for count, (_, write) in enumerate(WRITES.items(), start=3):
        write(classes, code, asked[0]["id"])
        heard.until(code, count)
    there.close()


def test_what_is_not_kept_is_not_called_out(classes: Classes, small: DataSet) -> None:
    code = classes.begin("rate", small, questions.rate(small, 1, 2))
    heard = Heard(classes.calls)
    heard.until(ANY)
    with pytest.raises(LookupError), classes._tables.writing() as connection:
        ledger.tell(connection, code)
        raise LookupError
    classes.step(code, lambda state: state.go(0, 2))
    heard.until(code)
    assert heard.told.count(code) == 1


@pytest.mark.usefixtures("never_asked")
@pytest.mark.parametrize("broken", [False, True], ids=["a whole line", "a line that was cut"])
def test_who_waits_here_hears_of_a_step_taken_there(
    classes: Classes, database: str, small: DataSet, broken: bool
) -> None:
    """Phone and board; with the line cut they hear of it when it has been made again."""
    code = classes.begin("rate", small, questions.rate(small, 1, 2), State(at=0))
    watch = Watch(classes)

    async def wait() -> int:
        async with asyncio.timeout(PATIENCE):
            since, news = (await watch.state(code)).version, classes.pulse(code).news
            phone = asyncio.create_task(watch.wait(code, since, PATIENCE))
            board = asyncio.create_task(watch.wait_for_news(code, news, PATIENCE))
            while not classes.calls.open:
                await asyncio.sleep(0.01)
            if broken:
                assert await asyncio.to_thread(cut_off_everybody, database) >= 1
            await asyncio.to_thread(
                subprocess.run, [sys.executable, "-c", STEP, database, code], check=True
            )
            await board
            return (await phone).state["at"]

    assert asyncio.run(wait()) == 1


class Deaf:
    """A line behind a pool that hands out another connection for each transaction."""

    def __init__(self, line: Any) -> None:
        self._line = line
        self.fileno, self.close, self.notifies = line.fileno, line.close, line.notifies

    def execute(self, asked: str, *rest: Any) -> None:
        if not asked.startswith("LISTEN"):
            self._line.execute(asked, *rest)


@pytest.mark.usefixtures("never_asked")
def test_a_line_that_hears_nothing_is_never_taken_for_one_that_does(
    classes: Classes, small: DataSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database is asked instead, as often as on SQLite."""
    whole, made = Database.own_line, threading.Semaphore(0)

    def line(database: Database) -> Deaf:
        made.release()
        return Deaf(whole(database))

    monkeypatch.setattr(Database, "own_line", line)
    monkeypatch.setattr(listening, "HEAR_SECONDS", 0.05)
    monkeypatch.setattr(listening, "BACK_OFF", (0.01, 0.01))
    monkeypatch.setattr(waiting, "LOOK_SECONDS", 0.02)
    code = classes.begin("rate", small, questions.rate(small, 1, 2), State(at=0))
    watch = Watch(classes)

    async def wait() -> int:
        async with asyncio.timeout(PATIENCE):
            since = (await watch.state(code)).version
            phone = asyncio.create_task(watch.wait(code, since, PATIENCE))
            for _ in range(3):
                assert await asyncio.to_thread(made.acquire, timeout=PATIENCE)
            assert not classes.calls.open
            await asyncio.to_thread(classes.step, code, lambda state: state.go(1, 2))
            return (await phone).state["at"]

    assert asyncio.run(wait()) == 1


def test_nobody_who_follows_leaves_no_line_open(
    classes: Classes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "LINGER_SECONDS", 0.0)
    heard = Heard(classes.calls)
    heard.until(ANY)
    ear = classes.calls._ear
    assert ear is not None and classes.calls.open
    heard.leave()
    ear.join(PATIENCE)
    assert not ear.is_alive() and not classes.calls.open and classes.calls._line is None
    again = Heard(classes.calls)
    again.until(ANY)
    began = time.monotonic()
    classes.close()
    assert time.monotonic() < began + PATIENCE and not classes.calls.open
