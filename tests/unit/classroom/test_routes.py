"""The routes of a class, asked as phones ask them and as those ask who mean no good."""

import asyncio
import dataclasses
import gzip
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette

from components.classroom import manners, phone_html, routes, squeezing, waiting
from data import catalog, temperature
from data.classroom import Refused, questions
from data.classroom.codes import LETTERS
from data.classroom.limits import BODY_MOST, Allowance
from data.classroom.state import State
from data.classroom.store import Classes
from data.classroom.tables import ledger
from data.events.data_set import DataSet
from tests.unit.classroom.test_classes import TOKENS

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


class Phones:
    """Asks an app without a network between."""

    def __init__(self, classes: Classes, base: str = "") -> None:
        self.app = Starlette(routes=routes.routes(base, lambda: classes))

    async def ask(
        self, path: str, body: Any = None, who: str = "10.0.0.1", raw: bytes | None = None,
        accept: str = "",
    ) -> tuple[int, dict[str, str], bytes]:  # fmt: skip
        sent = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
        parts = urlsplit(path)
        scope = {
            "type": "http", "method": "GET" if body is raw is None else "POST", "path": parts.path,
            "raw_path": parts.path.encode(), "query_string": parts.query.encode(), "root_path": "",
            "headers": [(b"host", b"x"), (b"accept-encoding", accept.encode())],
            "client": (who, 1), "server": ("x", 80), "scheme": "http", "http_version": "1.1",
        }  # fmt: skip
        got: list[dict[str, Any]] = []
        pieces = [sent[at : at + 4096] for at in range(0, len(sent), 4096)] or [b""]

        async def receive() -> dict[str, Any]:
            if not pieces:
                await asyncio.sleep(60)
            return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

        async def send(message: Any) -> None:
            got.append(dict(message))

        await self.app(scope, receive, send)
        headers = {k.decode(): v.decode() for k, v in got[0]["headers"]}
        return got[0]["status"], headers, b"".join(m.get("body", b"") for m in got[1:])

    def __call__(self, path: str, body: Any = None, **more: Any) -> tuple[int, Any]:
        status, headers, said = asyncio.run(self.ask(path, body, **more))
        kind = headers.get("content-type", "")
        return status, json.loads(said) if kind == "application/json" else said.decode()


@pytest.fixture
def classes(own_workspace: str) -> Iterator[Classes]:
    made = Classes(own_workspace)
    yield made
    made.close()


@pytest.fixture
def phones(classes: Classes) -> Phones:
    return Phones(classes)


@pytest.fixture
def hasty(classes: Classes, monkeypatch: pytest.MonkeyPatch) -> Phones:
    """Phones for which time stands still: on a busy machine an allowance would fill up again."""

    def still(at_once: float) -> Allowance:
        return Allowance(at_once, 0, clock=lambda: 0.0)

    mind = manners.Manners(still(20), still(330), still(80), still(4000))
    monkeypatch.setattr(routes, "Manners", lambda: mind)
    return Phones(classes)


@pytest.fixture
def code(classes: Classes, small: DataSet) -> str:
    return classes.begin("rate", small, questions.rate(small, 1, 4), State(at=0))


def answer(question: str, value: object, count: int = 1, number: int = 1) -> dict[str, object]:
    return {"question": question, "round": number, "count": count, "value": value}


def state_in(html: str) -> Any:
    found = re.search(r'id="given">(.*?)</script>', html)
    assert found
    return json.loads(found[1])


def test_the_first_question_stands_in_the_page(phones: Phones, code: str, classes: Classes) -> None:
    status, html = phones(f"/class/{code.lower()}")
    assert status == 200
    given = state_in(html)
    room = classes.room(code)
    assert [one["id"] for one in given["state"]["questions"]] == [room.questions[0]["id"]]
    assert "key" not in str(given["state"]["questions"])


def of_a_full_set(activity: str, dataset: DataSet) -> list[questions.Question]:
    """The most that the page Class asks of an activity."""
    if activity == "rate":
        return questions.rate(dataset, 1, 40)
    if activity == "sentence":
        return questions.sentence(["What made it so, and who wanted it? " * 20] * 40)
    trace = temperature.trace(dataset.prepared, "bounded", **dataset.defaults)
    if activity == "draw":
        return questions.draw(dataset, trace, dataset.years[1] - 39, dataset.years[1])
    return questions.asked(dataset, trace, activity, 1, 40)


@pytest.mark.parametrize("activity", questions.ACTIVITIES)
def test_the_page_is_small(classes: Classes, activity: str) -> None:
    """40 kB in all, 12 kB packed until the first question stands there; of a full set."""
    full = catalog.open_set("soviet-yugoslav")
    phones = Phones(classes)
    asked = of_a_full_set(activity, full)
    for own in (False, True):
        made = classes.begin(activity, full, asked, State(own, at=0))
        _, headers, body = asyncio.run(phones.ask(f"/class/{made}", accept="gzip, br"))
        assert headers["content-encoding"] == "br" and len(body) < 11_000, len(body)
        _, headers, zipped = asyncio.run(phones.ask(f"/class/{made}", accept="gzip"))
        assert headers["content-encoding"] == "gzip" and len(zipped) < 12_000, len(zipped)
        _, _, rest = asyncio.run(phones.ask(f"/class/{made}/state?since=0&have={phone_html.FIRST}"))
        assert len(gzip.decompress(zipped)) + own * len(rest) < 40_000


def test_at_ones_own_pace_the_others_come_behind_the_first_questions(
    phones: Phones, classes: Classes, small: DataSet
) -> None:
    made = classes.begin("rate", small, questions.rate(small, 1, 4), State(own_pace=True))
    first = state_in(phones(f"/class/{made}")[1])["state"]
    assert len(first["questions"]) == phone_html.FIRST < first["count"] == 4
    _, rest = phones(f"/class/{made}/state?since=0")  # as the page asks at once
    assert rest["questions"][: phone_html.FIRST] == first["questions"] and rest["have"] == 0
    assert len(rest["questions"]) == 4 and rest["version"] == first["version"]
    assert rest["each"] == first["each"] == {"kind": "rate", "ask": ""}
    _, behind = phones(f"/class/{made}/state?since=0&have={phone_html.FIRST}")
    assert behind == {**rest, "have": 2, "questions": rest["questions"][2:]}
    for odd in ("1", "-1", "x", "99"):
        assert phones(f"/class/{made}/state?since=0&have={odd}")[1] == rest


LONG_STEPS = (
    "Broke what was left between the two of them for a generation",
    "Made it colder, though both went on speaking to each other",
    "Left things between them where they had stood a year before",
    "Brought a little trust back, as those who were there recall",
    "Made allies of them: they planned, traded and marched as one",
)


def test_the_page_is_small_with_long_steps_too(phones: Phones, classes: Classes) -> None:
    """A set's own steps come with every question, and the longest event of all is asked first."""
    shipped = catalog.open_set("soviet-yugoslav")
    steps = tuple(zip((-9.0, -2.0, 0.0, 2.0, 9.0), LONG_STEPS, strict=True))
    asked = questions.rate(dataclasses.replace(shipped, steps=steps), 1, 40)
    longest = max(asked, key=lambda one: len(one["text"]))
    asked = [longest, *(one for one in asked if one is not longest)]
    assert [label for _, label in asked[0]["steps"]] == list(LONG_STEPS)
    for own in (False, True):
        made = classes.begin("rate", shipped, asked[:12], State(own, at=0))
        for coding in ("br", "gzip"):
            _, headers, body = asyncio.run(phones.ask(f"/class/{made}", accept=coding))
            assert headers["content-encoding"] == coding and len(body) < 12_000, len(body)


def test_what_is_for_readers_is_not_sent() -> None:
    for text in (phone_html._script(draws=True), phone_html._style()):
        assert not re.search(r"^\s|/\*|^//|[;{] |  ", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a = b + c; // no\n  d", "a=b+c;d"),
        ("a = b + +c - -d;", "a=b+ +c- -d;"),
        ("return x\n  y", "return x\ny"),
        ("a = { b : 1 }\nc()", "a={b:1}\nc()"),
        ("say(\"a  // b\", 'c  d')", "say(\"a  // b\",'c  d')"),
        ("say(`a  ${b}  /* c */ \\``)", "say(`a  ${b}  /* c */ \\``)"),
        ('x.replace(/[/"] +/g, "  ") / 2 / y', 'x.replace(/[/"] +/g,"  ")/2/y'),
        ("a /* b */ in c", "a in c"),
        ("{ a = 1; b(); }", "{a=1;b();}"),
        ("{ return a; }", "{return a}"),
        ("{ while (a()); }", "{while(a());}"),
        ("if (!/ {2}/.test(a)) b", "if(!/ {2}/.test(a))b"),
    ],
)
def test_a_script_is_squeezed_and_does_the_same(written: str, sent: str) -> None:
    assert squeezing.script(written) == sent


def test_a_style_sheet_is_squeezed() -> None:
    sheet = "/* of all */\na > b , c { color: red; font: 1rem Georgia, serif; }\n@media (x: 1) {}"
    assert squeezing.style(sheet) == "a>b,c{color:red;font:1rem Georgia,serif}@media (x:1){}"


@pytest.mark.parametrize("activity", ["rate", "draw"])
def test_only_its_own_script_may_run_and_no_more_of_it_than_is_needed(
    phones: Phones, classes: Classes, activity: str
) -> None:
    full = catalog.open_set("soviet-yugoslav")
    code = classes.begin(activity, full, of_a_full_set(activity, full), State())
    _, html = phones(f"/class/{code}")
    draws = activity == "draw"
    policy = phone_html.policy(draws=draws)
    assert "unsafe" not in policy and "default-src 'none'" in policy and policy in html
    assert ("class Pen" in html) == draws
    assert not re.findall(r"(?:src|href)=[\"'](?!data:,)", html)


@pytest.mark.parametrize("file", sorted(phone_html.FOLDER.glob("*.js")), ids=lambda f: f.name)
def test_no_script_makes_html_of_text(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "Function(",
    ):
        assert word not in source


def test_every_text_is_in_one_place() -> None:
    scripts = "".join(phone_html._part(name) for name in phone_html.MODULES)
    used = set(re.findall(r'say\("(\w+)"', scripts)) | set(
        re.findall(r'message\("(\w+)", "', scripts)
    )
    assert used <= phone_html.words().keys()


def test_hostile_text_is_only_text(classes: Classes, small: DataSet, phones: Phones) -> None:
    made = classes.begin("sentence", small, questions.sentence([HOSTILE]), State(at=0))
    _, html = phones(f"/class/{made}")
    assert html.count("<script") == 2 and "<img" not in html
    assert state_in(html)["state"]["questions"][0]["ask"] == HOSTILE
    status, said = phones(f"/class/{made}/join", {"token": TOKENS[0], "name": HOSTILE + "\u202e\0"})
    assert status == 200 and "\u202e" not in said["name"] and len(said["name"]) <= 24


def test_a_phone_joins_answers_and_may_send_twice(
    phones: Phones, code: str, classes: Classes
) -> None:
    one = classes.room(code).questions[0]["id"]
    body = {"token": TOKENS[0], "answers": [answer(one, 3)]}
    status, said = phones(f"/class/{code}/answers", body)
    assert status == 200 and said["results"][0]["word"] == "who"
    assert phones(f"/class/{code}/join", {"token": TOKENS[0]}) == (200, {"number": 1})
    for _ in range(3):
        status, said = phones(f"/class/{code}/answers", body)
        assert said["results"] == [{"question": one, "round": 1, "count": 1}]
    assert len(classes.answers(code)) == 1
    mixed = [answer(one, 99, 2), answer("x", 1), 7, answer(one, -3, 3)]
    _, said = phones(f"/class/{code}/answers", {"token": TOKENS[0], "answers": mixed})
    assert [r.get("word", "") for r in said["results"]] == ["answer", "question", "broken", ""]
    assert classes.answers(code)["value"].to_list() == [-3.0]


def test_nobody_answers_for_another(phones: Phones, code: str, classes: Classes) -> None:
    one = classes.room(code).questions[0]["id"]
    phones(f"/class/{code}/join", {"token": TOKENS[0]})
    for token in (TOKENS[1], "1", "", "x" * 9000, None, 1, [TOKENS[0]], {"a": 1}):
        status, said = phones(
            f"/class/{code}/answers", {"token": token, "answers": [answer(one, 3)]}
        )
        word = said["results"][0]["word"] if status == 200 else said["word"]
        assert word in ("who", "broken")
    assert classes.answers(code).empty


@pytest.mark.parametrize(
    ("raw", "status", "word"),
    [
        (b"", 400, "broken"),
        (b"{", 400, "broken"),
        (b"[]", 400, "broken"),
        (b"\xff\xfe", 400, "broken"),
        (b"[" * 16_000, 400, "broken"),
        (b'{"token": "' + b"x" * BODY_MOST + b'"}', 413, "large"),
        (b'{"token": "a", "answers": {}}', 400, "broken"),
        (json.dumps({"token": "a", "answers": [1] * 51}).encode(), 413, "large"),
        (b'{"token": "' + TOKENS[0].encode() + b'", "answers": [{"value": 1e999}]}', 200, ""),
        (b'{"token": "\\ud800", "answers": [{"question": "\\ud800"}]}', 200, ""),
    ],
)  # fmt: skip
def test_broken_and_huge_messages_are_told_so(
    phones: Phones, code: str, raw: bytes, status: int, word: str
) -> None:
    for path in ("answers",) if status == 200 else ("answers", "join"):
        got, said = phones(f"/class/{code}/{path}", raw=raw)
        if path == "answers":
            assert (got, said.get("word", "")) == (status, word)
        assert got in (200, 400, 403, 413)
    assert phones(f"/class/{code}")[0] == 200


def test_whoever_guesses_codes_is_stopped_and_the_class_is_not(hasty: Phones, code: str) -> None:
    phones = hasty
    assert phones(f"/class/{code}", who="10.0.0.9")[0] == 200
    statuses = [
        phones(f"/class/AAAA{a}{b}/state", who="10.0.0.9")[0] for a in "CDEFG" for b in "CDEFG"
    ]
    assert statuses.count(404) == 20 and statuses.count(429) == 5
    assert phones("/class/AAAAAA", who="10.0.0.9")[0] == 429
    assert phones(f"/class/{code}/state", who="10.0.0.9")[0] == 200  # it was in before
    assert phones(f"/class/{code}/state", who="10.0.0.8")[0] == 200
    guessing = [phones(f"/class/AAAA{a}A", who="10.0.0.7")[0] for a in "ACDEFGHJKMNPQRTUVWXY3467"]
    assert guessing[-1] == 429
    assert phones(f"/class/{code}", who="10.0.0.7")[0] == 429  # a right guess tells it nothing


def test_guesses_made_at_once_are_no_more_than_those_made_one_by_one(
    hasty: Phones, code: str
) -> None:
    ways = ("", "/state", "/join", "/answers", "/board")
    body = {"token": TOKENS[0], "answers": []}

    async def guess(number: int) -> int:
        tail = ways[number % len(ways)]
        path = f"/class/AA{LETTERS[number // 25]}{LETTERS[number % 25]}A{LETTERS[number % 9]}{tail}"
        sent = body if tail in ("/join", "/answers") else None
        return (await hasty.ask(path, sent, who="10.0.0.9"))[0]

    async def all_at_once() -> list[int]:
        return list(await asyncio.gather(*map(guess, range(200))))

    statuses = asyncio.run(all_at_once())
    assert statuses.count(404) + statuses.count(200) <= 20
    assert statuses.count(429) >= 180
    assert hasty(f"/class/{code}/state", who="10.0.0.8")[0] == 200


def test_phones_left_in_a_class_that_is_gone_keep_no_other_out(
    hasty: Phones, code: str, classes: Classes
) -> None:
    """Thirty old pages ask for the same code again and again, all from the school's one address."""
    assert {hasty("/class/ACDEFG/state")[0] for _ in range(60)} == {404}
    assert hasty(f"/class/{code}")[0] == 200

    async def thirty() -> list[int]:
        return [status for status, *_ in await asyncio.gather(
            *(hasty.ask(f"/class/{code}", who="10.0.0.3") for _ in range(30)))]  # fmt: skip

    assert asyncio.run(thirty()) == [200] * 30
    statuses = [hasty(f"/class/AAAA{a}{a}", who="10.0.0.3")[0] for a in LETTERS]
    assert statuses.count(404) == 20  # that class was no guess


def test_a_phone_that_has_heard_more_is_not_sent_back(
    phones: Phones, code: str, classes: Classes
) -> None:
    """Two processes, one database: what this one still has at hand is older than what it knows."""
    watch = waiting.Watch(classes)

    async def ask() -> list[int]:
        before = await watch.state(code)
        room = await asyncio.to_thread(classes.step, code, lambda s: s.go(1, 4))
        assert room.version > before.version
        return [(await watch.wait(code, room.version, 0)).version, room.version]

    told, known = asyncio.run(ask())
    assert told == known


def test_a_thousand_joins_from_one_address_leave_room_for_others(
    phones: Phones, code: str, classes: Classes
) -> None:
    async def flood() -> list[int]:
        asked = [phones.ask(f"/class/{code}/join", {"token": f"{n:030d}"}) for n in range(1000)]
        return [status for status, _, _ in await asyncio.gather(*asked)]

    statuses = asyncio.run(flood())
    taken = statuses.count(200)
    assert 300 <= taken < 600 and statuses.count(429) == 1000 - taken
    assert len(classes.pupils(code)) == taken
    assert phones(f"/class/{code}/join", {"token": TOKENS[0]}, who="10.0.0.2")[0] == 200


def test_a_flood_of_answers_is_slowed(hasty: Phones, code: str, classes: Classes) -> None:
    phones = hasty
    one = classes.room(code).questions[0]["id"]
    phones(f"/class/{code}/join", {"token": TOKENS[0]})
    body = {"token": TOKENS[0], "answers": [answer(one, 3)]}
    statuses = [phones(f"/class/{code}/answers", body)[0] for _ in range(120)]
    assert statuses[:60] == [200] * 60 and statuses[-1] == 429
    phones(f"/class/{code}/join", {"token": TOKENS[1]})
    other = {"token": TOKENS[1], "answers": [answer(one, 0)]}
    assert phones(f"/class/{code}/answers", other)[0] == 200


def test_what_this_process_writes_is_heard_without_asking(
    classes: Classes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On SQLite, too; a line that is kept is told of, one that is given up is not."""
    monkeypatch.setattr(waiting, "LOOK_SECONDS", 10_000.0)
    watch = waiting.Watch(classes)

    async def wait() -> int:
        async with asyncio.timeout(60):
            since = (await watch.state(code)).version
            phone = asyncio.create_task(watch.wait(code, since, 60))
            while watch._looking is None:
                await asyncio.sleep(0.01)
            with pytest.raises(LookupError):
                await asyncio.to_thread(_give_up, classes, code)
            assert not watch._call.is_set()
            await asyncio.to_thread(classes.step, code, lambda state: state.go(1, 4))
            return (await phone).state["at"]

    assert asyncio.run(wait()) == 1


def _give_up(classes: Classes, code: str) -> None:
    with classes._tables.writing() as connection:
        ledger.tell(connection, code)
        raise LookupError


def test_phones_that_wait_hear_at_once_when_the_class_goes_on(
    phones: Phones, code: str, classes: Classes, own_workspace: str
) -> None:
    version = classes.room(code).version
    elsewhere = Classes(own_workspace)  # as another process has it

    async def wait() -> tuple[list[int], float]:
        path = f"/class/{code}/state?since={version}"
        asked = [asyncio.create_task(phones.ask(path)) for _ in range(30)]
        await asyncio.sleep(0.6)
        assert not any(task.done() for task in asked)
        start = time.monotonic()
        await asyncio.to_thread(elsewhere.step, code, lambda s: s.go(1, 4))
        told = [json.loads(body) for _, _, body in await asyncio.gather(*asked)]
        return [one["at"] for one in told], time.monotonic() - start

    at, took = asyncio.run(wait())
    assert at == [1] * 30 and took < 15  # at the latest they ask again after 20
    elsewhere.close()


def test_a_phone_is_not_kept_waiting_for_ever(
    phones: Phones, code: str, classes: Classes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "WAIT_SECONDS", 0.4)
    version = classes.room(code).version
    status, said = phones(f"/class/{code}/state?since={version}")
    assert status == 200 and said["version"] == version
    for since in ("", "x", "-1", "9" * 99):
        assert phones(f"/class/{code}/state?since={since}")[0] == 200


def test_a_class_deleted_is_told_to_phones_that_wait(
    phones: Phones, code: str, classes: Classes
) -> None:
    version = classes.room(code).version

    async def wait() -> int:
        asked = asyncio.create_task(phones.ask(f"/class/{code}/state?since={version}"))
        await asyncio.sleep(0.3)
        await asyncio.to_thread(classes.delete, code)
        return (await asked)[0]

    assert asyncio.run(wait()) == 404
    assert phones(f"/class/{code}")[0] == 404


def test_what_the_board_holds_is_never_told(classes: Classes, small: DataSet) -> None:
    own = classes.begin("rate", small, questions.rate(small, 1, 3), State(own_pace=True))
    led = classes.begin("rate", small, questions.rate(small, 1, 3))
    assert len(waiting.told(classes.room(own))["questions"]) == 3
    assert waiting.told(classes.room(led))["questions"] == []
    ended = classes.step(own, lambda s: State(own_pace=True, ended=True))
    assert waiting.told(ended)["questions"] == []


def test_a_database_that_is_away_is_told_to_come_again(
    phones: Phones, code: str, classes: Classes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data.workspace import Unreachable

    def away(*_: object) -> None:
        raise Unreachable("gone")

    monkeypatch.setattr(classes, "room", away)
    status, said = phones(f"/class/{code}/state")
    assert status == 503 and said["again"]


def test_it_works_below_a_base_path(classes: Classes, code: str) -> None:
    phones = Phones(classes, "/thaw/")
    assert phones(f"/class/{code}")[0] == 404
    _, html = phones(f"/thaw/class/{code}")
    assert state_in(html)["base"] == "/thaw/class"
    assert "code_ask" in phones("/thaw/class")[1] and phones("/thaw/class/")[0] == 200


def test_those_known_stay_known_and_memory_is_bounded() -> None:
    mind = manners.Manners()
    for number in range(manners.TRIED_MOST + 100):
        mind.met(str(number), "ACDEFG")
    assert len(mind._tried) == manners.TRIED_MOST
    last = str(manners.TRIED_MOST + 99)
    while mind.guesses.take(last):
        pass
    assert mind.code(last, "acd efg") == "ACDEFG"
    with pytest.raises(Refused):
        mind.code(last, "ACDEFH")
