"""Two processes on one PostgreSQL: a phone at the one, the board at the other, whatever breaks."""

import asyncio
import http.client
import json
import os
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from components.classroom.board.boards import Boards
from components.classroom.waiting import Watch
from data.classroom import questions
from data.classroom.state import State
from data.classroom.store import Classes
from data.events.data_set import DataSet
from data.workspace import WorkspaceError, engines
from tests.harness import HOST, free_port
from tests.unit.classroom.test_class_kill import served
from tests.unit.classroom.test_classes import TOKENS

PATIENCE = 120  # seconds: a busy machine is slow, not wrong

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@pytest.fixture
def classes(database: str) -> Iterator[Classes]:
    made = Classes(database)
    yield made
    made.close()


def sent(port: int, code: str, pupil: int, question: str) -> None:
    """A phone joins and answers at the other process, until it is acknowledged there."""
    one = {"question": question, "round": 1, "count": 1, "value": 3}
    parts = {"join": {}, "answers": {"answers": [one]}}
    for path, more in parts.items():
        line = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        line.request("POST", f"/class/{code}/{path}", json.dumps({"token": TOKENS[pupil], **more}))
        answer = line.getresponse()
        told = json.loads(answer.read())
        line.close()
        assert answer.status == 200 and "word" not in told.get("results", [{}])[0], told


def cut_off_everybody(database: str) -> int:
    """End every connection that anybody has to this database; how many there were."""
    engine = engines.engine_for(database)
    ask = text(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with engine.connect() as connection:
        ended = connection.execute(ask).scalar_one()
    engine.dispose()
    return int(ended)


async def shown(watch: Watch, boards: Boards, code: str, given: int) -> int:
    """The board of this process, once it shows so many answers."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                board = await asyncio.to_thread(boards.board, code)
                if board.seen.given >= given:
                    return board.seen.given
                await watch.wait_for_news(code, board.seen.pulse.news, 20)
            except WorkspaceError:  # as the board's page does: it asks again
                await asyncio.sleep(0.2)


def test_the_board_here_catches_up_with_phones_there(
    classes: Classes, database: str, small: DataSet
) -> None:
    asked = questions.rate(small, 1, 2)
    code, one = classes.begin("rate", small, asked, State(at=0)), asked[0]["id"]
    watch, boards = Watch(classes), Boards(lambda: classes)
    # What the other process has of its own: not the database of this one's environment.
    assert os.environ["THAW_DATABASE_URL"] == database

    async def lesson() -> list[int]:
        port, seen = free_port(), []

        async def answer(pupil: int) -> None:
            waiting = asyncio.create_task(shown(watch, boards, code, pupil + 1))
            await asyncio.sleep(0)  # the board waits before the phone answers
            await asyncio.to_thread(sent, port, code, pupil, one)
            seen.append(await waiting)

        with served(database, port) as there:
            await answer(0)
            assert await asyncio.to_thread(cut_off_everybody, database) >= 2
            await answer(1)
            there.kill()
            there.wait()
            classes.step(code, lambda state: state.go(0, 2))  # the teacher goes on here
        with served(database, port):
            await answer(2)
        return seen

    assert asyncio.run(lesson()) == [1, 2, 3]
