"""The board of a class: who is shown it, when it is made anew, how often its line is."""

import asyncio
import contextlib
import itertools
import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from markupsafe import escape
from starlette.applications import Starlette

from components.classroom import routes, waiting
from components.classroom.board import board_figure, board_route, boards, gathered, pieces
from components.classroom.board.boards import Boards
from components.door.roles import Role, tell
from data import catalog
from data.classroom import NoSuchClass, questions, results
from data.classroom.pages_first import PagesFirst
from data.classroom.results import line_of
from data.classroom.state import State
from data.classroom.store import Classes
from data.classroom.tables import pen
from data.classroom.tidy import name_of
from data.events.data_set import DataSet
from tests.unit.classroom.test_classes import TOKENS, done

MEMBER = "ann@school.example"


@pytest.fixture
def classes(database: str) -> Iterator[Classes]:
    made = Classes(database)
    yield made
    made.close()


@pytest.fixture(scope="module")
def dataset() -> DataSet:
    return catalog.open_set("soviet-yugoslav")


def begun(classes: Classes, dataset: DataSet, owner: str = "", **state: Any) -> str:
    asked = questions.rate(dataset, 1, 3)
    return classes.begin("rate", dataset, asked, State(at=0, **state), owner)


def answer(classes: Classes, code: str, pupil: int, value: float) -> None:
    question = classes.room(code).questions[0]["id"]
    done(classes.join(code, TOKENS[pupil]))
    done(classes.answer(code, TOKENS[pupil], question, 1, 1, value))


async def ask(
    classes: Classes, path: str, role: Role | None, person: str = ""
) -> tuple[int, dict[str, Any]]:
    """What a window is answered; without a role nobody stands at the door."""
    path, _, query = path.partition("?")
    scope: dict[str, Any] = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "root_path": "",
        "query_string": query.encode(), "headers": [(b"x-thaw-person", b"forged")],
        "client": ("10.0.0.1", 1), "server": ("x", 80), "scheme": "http", "http_version": "1.1",
    }  # fmt: skip
    if role is not None:
        tell(scope, role, person)
    got: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        got.append(dict(message))

    app = Starlette(routes=routes.routes("", lambda: classes))
    await app(scope, receive, send)
    return got[0]["status"], json.loads(b"".join(one.get("body", b"") for one in got[1:]))


def asked(classes: Classes, path: str, role: Role | None, person: str = "") -> int:
    return asyncio.run(ask(classes, path, role, person))[0]


def test_only_those_who_lead_a_class_are_shown_its_board(
    classes: Classes, dataset: DataSet
) -> None:
    own, hers = begun(classes, dataset), begun(classes, dataset, MEMBER)
    for code, role, person, status in (
        (own, Role.OWNER, "", 200), (hers, Role.OWNER, "", 200), (hers, Role.MEMBER, MEMBER, 200),
        (own, Role.MEMBER, MEMBER, 403), (hers, Role.MEMBER, "bob@school.example", 403),
        (hers, Role.MEMBER, "", 403), (own, Role.MEMBER, "", 403), (own, Role.GUEST, "", 403),
        (hers, Role.GUEST, MEMBER, 403), (own, None, "", 403), ("ACDEFG", Role.OWNER, "", 404),
    ):  # fmt: skip
        assert asked(classes, f"/class/{code}/board", role, person) == status, (code, role, person)


def test_a_board_lets_a_page_that_is_being_drawn_go_first(
    classes: Classes, dataset: DataSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, first = begun(classes, dataset), PagesFirst()
    made: list[bool] = []
    real = Boards.board

    def board(self: Boards, code: str) -> Any:
        made.append(drawn.is_set())
        return real(self, code)

    begun_to, drawn, waiting = threading.Event(), threading.Event(), threading.Event()

    def give_way() -> bool:
        waiting.set()
        return first.give_way(60)

    def draw() -> None:
        with contextlib.suppress(RuntimeError), first.drawing():
            begun_to.set()
            waiting.wait(60)
            time.sleep(0.1)
            drawn.set()
            raise RuntimeError  # a page also ends by going to another one

    monkeypatch.setattr(Boards, "board", board)
    monkeypatch.setattr(board_route, "PAGES_FIRST", SimpleNamespace(give_way=give_way))
    page = threading.Thread(target=draw)
    page.start()
    begun_to.wait(60)
    assert asked(classes, f"/class/{code}/board", Role.OWNER) == 200 and made == [True]
    page.join()
    with first.drawing():
        assert not first.give_way(0.01)  # a page that takes long is not waited for
    assert first.give_way(0.01)


def test_a_board_waits_for_news_and_no_longer(classes: Classes, dataset: DataSet) -> None:
    code = begun(classes, dataset, hold=True)

    async def both() -> tuple[dict[str, Any], float]:
        _, first = await ask(classes, f"/class/{code}/board", Role.OWNER)
        path = f"/class/{code}/board?since={first['news']}&theme=dark"
        waiting = asyncio.create_task(ask(classes, path, Role.OWNER))
        await asyncio.sleep(0.6)
        assert not waiting.done() and "<b>0</b>" in first["side"]
        began = time.monotonic()
        await asyncio.to_thread(answer, classes, code, 0, 7.0)
        _, then = await waiting
        return then, time.monotonic() - began

    told, took = asyncio.run(both())
    assert told["theme"] == "dark" and told["in"] == 1 and took < 15
    while "<b>1</b>" not in told["side"]:  # it may have been woken by the joining
        path = f"/class/{code}/board?since={told['news']}"
        told = asyncio.run(ask(classes, path, Role.OWNER))[1]
    assert "figure" not in told  # held back


def test_a_board_is_made_once_a_change_and_its_line_seldom(
    classes: Classes, dataset: DataSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[str] = []
    real = boards.rate

    def rate(found: Classes, seen: Any, words: str | None) -> Any:
        lines.append(seen.room.code)
        return real(found, seen, words)

    monkeypatch.setattr(boards, "rate", rate)
    monkeypatch.setattr(boards, "LINE_REST", 60.0)
    code, all_boards = begun(classes, dataset), Boards(lambda: classes)
    first = all_boards.board(code)
    assert all_boards.board(code) is first and all_boards.due(code) is None
    board = first
    for pupil in range(3):
        answer(classes, code, pupil, 7.0)
        board = all_boards.board(code)
        assert board is not first and board.seen.given == pupil + 1
    assert lines == [code] and (all_boards.due(code) or 0) > 30
    assert "figure" not in json.loads(board.told("light"))
    classes.step(code, lambda state: state)  # what the teacher does is seen at once
    board = all_boards.board(code)
    assert lines == [code] * 2 and json.loads(board.told("light"))["figure"]["data"]
    assert board.told("light") is board.told("light") != board.told("dark")
    before = json.loads(board.told("light"))
    classes.step(code, lambda state: state.go(1, 3))  # which leaves the line as it is
    told = json.loads(all_boards.board(code).told("light"))
    assert lines == [code] * 2 and told["figure"] == before["figure"]
    assert told["side"] != before["side"]
    name = board.seen.room.questions[0]["id"]
    classes.step(code, lambda state: state.hide(name))  # and this does not
    assert "figure" not in json.loads(all_boards.board(code).told("light"))
    assert lines == [code] * 3
    monkeypatch.setattr(boards, "LINE_REST", 0.0)
    monkeypatch.setattr(boards, "LINE_EVERY", 0)
    classes.step(code, lambda state: state.show(name).go(0, 3))
    all_boards.board(code)
    answer(classes, code, 3, -7.0)
    all_boards.board(code)
    assert lines == [code] * 5
    classes.delete(code)
    with pytest.raises(NoSuchClass):
        all_boards.board(code)


def test_while_only_answers_come_neither_class_nor_set_is_read_again(
    classes: Classes, dataset: DataSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred phones have the board made anew twice a second, beside the teacher's own pages."""
    opened: list[str] = []
    real = gathered.dataset_of

    def opening(room: Any) -> DataSet | None:
        opened.append(room.code)
        return real(room)

    monkeypatch.setattr(gathered, "dataset_of", opening)
    monkeypatch.setattr(boards, "LINE_REST", 60.0)
    code, all_boards = begun(classes, dataset), Boards(lambda: classes)
    answer(classes, code, 0, 7.0)
    first = all_boards.board(code)
    first_told = json.loads(first.told("light"))
    for pupil in range(1, 4):
        answer(classes, code, pupil, -7.0)
        board = all_boards.board(code)
        assert board.seen.room is first.seen.room and board.seen.given == pupil + 1
        told = json.loads(board.told("light"))
        assert told["figure"] == first_told["figure"] and told["side"] != first_told["side"]
    assert opened == [code]
    classes.step(code, lambda state: state.go(1, 3))
    assert all_boards.board(code).seen.room.state.at == 1 and opened == [code] * 2


def test_while_nothing_is_shown_the_board_says_what_can_be_answered(
    classes: Classes, dataset: DataSet
) -> None:
    line = line_of(dataset)
    made = {
        "rate": questions.rate(dataset, 1, 1),
        "order": questions.asked(dataset, line, "order", 3, 1),
        "moved": questions.asked(dataset, line, "moved", 3, 1),
    }
    for activity, asked in made.items():
        code = classes.begin(activity, dataset, asked, State(at=0, hold=True))
        told = json.loads(Boards(lambda: classes).board(code).told("light"))
        labels = pieces.options_of(asked[0])
        assert len(labels) > 1 and told["above"].count("<li>") == len(labels)
        assert all(str(escape(label)) in told["above"] for label in labels)
        assert "✓" not in told["above"] and "%" not in told["above"]


def test_every_drawing_is_within_the_picture(classes: Classes, dataset: DataSet) -> None:
    asked = questions.draw(dataset, line_of(dataset), 1945, 1950)
    code = classes.begin("draw", dataset, asked, State(at=0, hold=True))
    done(classes.join(code, TOKENS[0]))
    drawn = [[year, (-1) ** year * 95] for year in range(1945, 1951)]
    done(classes.answer(code, TOKENS[0], asked[0]["id"], 1, 1, drawn))
    all_boards = Boards(lambda: classes)

    def figure() -> dict[str, Any]:
        return json.loads(all_boards.board(code).told("light"))["figure"]

    held = figure()
    assert {one["name"] for one in held["data"]} == {"before"}
    classes.step(code, lambda state: state.show(asked[0]["id"]))
    shown = figure()
    assert {"a drawing", "before", "median", "real"} == {one["name"] for one in shown["data"]}
    for told in (held, shown):
        low, high = sorted(told["wide"]["yaxis"]["range"])
        assert low <= -95 and high >= 95


def test_a_line_is_drawn_again_after_the_talk(classes: Classes, dataset: DataSet) -> None:
    asked = questions.draw(dataset, line_of(dataset), 1945, 1950)
    code, name = classes.begin("draw", dataset, asked, State(at=0)), asked[0]["id"]
    all_boards = Boards(lambda: classes)

    def shown() -> dict[str, Any]:
        return json.loads(all_boards.board(code).told("light"))

    def draw(pupil: int, number: int, degrees: float) -> None:
        drawn = [[year, degrees] for year in range(1945, 1951)]
        done(classes.answer(code, TOKENS[pupil], name, number, number, drawn))

    def line(name: str) -> list[set[float]]:
        return [set(one["y"]) for one in shown()["figure"]["data"] if one["name"] == name]

    for pupil, degrees in ((0, 60), (1, 80)):
        done(classes.join(code, TOKENS[pupil]))
        draw(pupil, 1, degrees)
    assert line("median") == [{70}] and not line("earlier")
    classes.step(code, lambda state: state.again(name))
    draw(0, 2, -20)
    assert not line("a drawing")  # held back until it is shown
    assert 'data-answers="1"' in shown()["side"]
    classes.step(code, lambda state: state.show(name))
    assert line("a drawing") == [{-20}] and line("median") == [{-20}] and line("earlier") == [{70}]
    real = results.real_line(dataset, asked[0])
    far, near = (round(results.apart(dict.fromkeys(real, at), real)) for at in (70, -20))
    assert f"was {far}° off before the talk; now it is {near}° off" in shown()["side"]
    assert far > near > 0


def test_the_sentence_on_the_agreement_is_reckoned_anew_for_another_state(
    classes: Classes, dataset: DataSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str | None] = []
    real = boards.rate

    def rate(found: Classes, seen: Any, words: str | None) -> Any:
        given.append(words)
        return real(found, seen, words)

    monkeypatch.setattr(boards, "rate", rate)
    monkeypatch.setattr(boards, "LINE_REST", 0.0)
    monkeypatch.setattr(boards, "LINE_EVERY", 0)
    code, all_boards = begun(classes, dataset), Boards(lambda: classes)
    for pupil in range(3):
        answer(classes, code, pupil, 7.0)
        all_boards.board(code)
    assert given[0] is None and given[2] is not None
    monkeypatch.setattr(boards, "WORDS_EVERY", 0.0)
    answer(classes, code, 3, -7.0)
    all_boards.board(code)
    monkeypatch.setattr(boards, "WORDS_EVERY", 60.0)
    classes.step(code, lambda state: state)
    all_boards.board(code)
    assert given[3:] == [None, None]


def test_two_pupils_of_one_name_are_told_apart(classes: Classes, dataset: DataSet) -> None:
    code = begun(classes, dataset, names=True)
    for pupil, name in enumerate(("Ana", "Bo", "ANA\u200d", "\u3164", "")):
        done(classes.join(code, TOKENS[pupil], name_of(name)))
    told = Boards(lambda: classes).board(code)
    assert told.seen.names == ("Ana (1)", "Bo", "ANA (3)")


def test_numbers_of_events_close_together_do_not_hide_each_other() -> None:
    days = [pd.Timestamp(day) for day in ("1956-11-22", "1958-06-16", "1957-02-01", "1980-05-04")]
    levels = (10.0, 12.0, 11.0, -30.0)
    near, ends = pd.Timedelta(days=1500), (-60.0, 40.0)
    drawn = board_figure.spread(list(zip(days, levels, strict=True)), near, ends)
    assert drawn[0] == 10.0 and drawn[3] == -30.0  # on the line, while there is room
    for one, other in itertools.combinations(range(4), 2):
        close = abs(days[one] - days[other]) < near
        assert not close or abs(drawn[one] - drawn[other]) >= 20 * board_figure.LOW
    assert all(ends[0] < level < ends[1] for level in drawn)
    assert board_figure.spread([], near, ends) == []


def test_answers_are_written_and_phones_told_after_a_page_that_is_being_drawn(
    classes: Classes, dataset: DataSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, first, order = begun(classes, dataset), PagesFirst(), list[str]()

    def give_way(seconds: float) -> bool:
        free = first.give_way(60)  # as long as it takes here: the order is what is asked
        order.append(f"{seconds:g} s at most")
        return free

    for where in (pen, waiting):
        monkeypatch.setattr(where, "PAGES_FIRST", SimpleNamespace(give_way=give_way))
    drawn, begun_to = threading.Event(), threading.Event()

    def draw() -> None:
        with first.drawing():
            begun_to.set()
            drawn.wait(60)
            order.append("drawn")

    def acknowledged(future: "Future[int]") -> None:
        order.append("acknowledged")

    async def phone() -> int:
        watch = waiting.Watch(classes)
        since = (await watch.state(code)).version
        told = asyncio.create_task(watch.wait(code, since, 60))
        await asyncio.sleep(0)
        await asyncio.to_thread(classes.step, code, lambda state: state.go(1, 3))
        page = threading.Thread(target=draw)
        page.start()
        begun_to.wait(60)
        future = classes.join(code, TOKENS[0])
        future.add_done_callback(acknowledged)
        drawn.set()
        await asyncio.to_thread(future.result, 60)
        page.join()
        return (await told).version - since

    assert asyncio.run(phone()) == 1
    assert order.index("drawn") < order.index("acknowledged")
    assert order.count("0.15 s at most") >= 2  # before the writing, and before the phones
