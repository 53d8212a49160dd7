"""Whenever the server is killed: no acknowledged answer is lost, and none is doubled.

Two kills for each database. For more:

    THAW_KILLS=20 pytest -n0 tests/unit/classroom/test_class_kill.py
"""

import http.client
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.classroom import questions
from data.classroom.state import State
from data.classroom.store import Classes
from data.classroom.tables import orders
from data.events.data_set import DataSet
from tests.harness import HOST, free_port

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("THAW_KILLS", "2"))
PHONES = 12


class Phone(threading.Thread):
    """Answers over and over; what is not acknowledged is sent again, as the page does it."""

    def __init__(self, port: int, code: str, number: int, asked: list[str]) -> None:
        super().__init__(daemon=True)
        self.port, self.code, self.asked = port, code, asked
        self.token = f"{number:030d}"
        self.kept: dict[str, tuple[int, float]] = {}
        self.unsure: dict[str, tuple[int, float]] = {}  # sent, and not heard of
        self.acknowledged = 0
        self.end = threading.Event()

    def post(self, path: str, body: dict) -> dict:
        line = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            line.request("POST", f"/class/{self.code}/{path}", json.dumps(body))
            return json.loads(line.getresponse().read())
        finally:
            line.close()

    def run(self) -> None:
        chance, count = random.Random(self.token), 0  # noqa: S311 (no secret)
        joined = False
        while not self.end.is_set():
            question = chance.choice(self.asked)
            count += 1
            value = float(chance.choice([-7, -3, 0, 3, 7]))
            one = {"question": question, "round": 1, "count": count, "value": value}
            self.unsure[question] = (count, value)
            while not self.end.is_set():
                try:
                    joined = joined or "number" in self.post("join", {"token": self.token})
                    said = self.post("answers", {"token": self.token, "answers": [one]})
                except (OSError, http.client.HTTPException, ValueError):
                    time.sleep(0.05)
                    continue
                if said.get("word") == "fast":
                    time.sleep(0.3)
                    continue
                assert "word" not in said["results"][0], said
                self.kept[question] = self.unsure.pop(question)
                self.acknowledged += 1
                break


@contextmanager
def served(address: str, port: int) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "-m", "tests.class_server", address, str(port)]
    with subprocess.Popen(command, cwd=ROOT) as child:  # noqa: S603 (our own server)
        until = time.monotonic() + 180
        while time.monotonic() < until:
            line = http.client.HTTPConnection(HOST, port, timeout=5)
            try:
                line.request("GET", "/class")
                if line.getresponse().status == 200:
                    break
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
            finally:
                line.close()
        yield child
        child.kill()


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_when_the_server_is_killed(
    database: str, small: DataSet
) -> None:
    classes = Classes(database)
    code = classes.begin("rate", small, questions.rate(small, 1, 6), State(own_pace=True))
    asked = [one["id"] for one in classes.room(code).questions]
    port, chance = free_port(), random.Random(20261126)  # noqa: S311 (moments, not secrets)
    phones = [Phone(port, code, number, asked) for number in range(PHONES)]
    for phone in phones:
        phone.start()
    for kill in range(KILLS + 1):
        with served(database, port):
            heard = sum(phone.acknowledged for phone in phones)
            until = time.monotonic() + 180
            while sum(phone.acknowledged for phone in phones) < heard + 20:
                assert time.monotonic() < until
                time.sleep(0.02)
            if kill < KILLS:
                time.sleep(chance.uniform(0, 0.3))
            else:
                for phone in phones:
                    phone.end.set()
                for phone in phones:
                    phone.join(timeout=120)
    _check(classes, code, phones)
    classes.close()


def _check(classes: Classes, code: str, phones: list[Phone]) -> None:
    """Every pupil is there once; the answer stored is the last one known, or one still unsure."""
    table = classes.answers(code)
    assert not table.duplicated(["pupil", "question", "round"]).any()
    assert len(classes.pupils(code)) == len(phones)
    with classes._tables.reading() as connection:
        hashes = {phone: orders.hash_of(phone.token) for phone in phones}
        numbers = orders.numbers_of(connection, code, hashes.values())
        for phone in phones:
            pupil = numbers[hashes[phone]]
            own = table[table["pupil"] == pupil].set_index("question")["value"]
            for question, (_, value) in phone.kept.items():
                still = phone.unsure.get(question)
                assert own[question] in (value, *((still[1],) if still else ()))
