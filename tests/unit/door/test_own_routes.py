"""Every route of our own, as each role and with each method: one without a row fails here."""

import asyncio
import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import Scope

from components.classroom.routes import ClassDesk
from components.door.admitting import Known
from components.door.entering import key_routes
from components.door.gate import Gate, Rules
from components.door.hosts import known_names
from components.door.key import OwnerKey
from components.door.members import Members
from data.classroom import open_classes, questions
from data.classroom.state import State
from data.events.data_set import DataSet
from tests.harness import ROOT

# Walks the app as `streamlit run app.py` has it: its routes, and those of what stands before them.
WALK = """
import json
import app

found = [*app.app._user_routes]
for one in app.app._user_middleware:
    made = one.cls(app.app, *one.args, **one.kwargs)
    router = getattr(made, "_router", None)
    found += router.routes if router is not None else []
print(json.dumps([[route.path, sorted(route.methods - {"HEAD"})] for route in found]))
"""
TOKEN = "a" * 24
JOIN, ANSWERS = {"token": TOKEN}, {"token": TOKEN, "answers": []}
# What the owner, a member who leads this class, another member and a guest are answered.
ALL, LEADERS, WRONG_KEY = (200,) * 4, (200, 200, 403, 403), (403,) * 4
TABLE: dict[tuple[str, str], tuple[int, ...]] = {
    ("GET", "/owner"): ALL,
    ("POST", "/owner"): WRONG_KEY,
    ("GET", "/class"): ALL,
    ("GET", "/class/"): ALL,
    ("GET", "/class/{code}"): ALL,
    ("GET", "/class/{code}/state"): ALL,
    ("POST", "/class/{code}/join"): ALL,
    ("POST", "/class/{code}/answers"): ALL,
    ("GET", "/class/{code}/board"): LEADERS,
}
BODIES: dict[str, Any] = {"/class/{code}/join": JOIN, "/class/{code}/answers": ANSWERS}
NOWHERE = ("/class/{code}/state/x", "/class/{code}/keys")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LEADER = "ann@school.example"
HERE, ELSEWHERE = "127.0.0.1", "10.203.0.2"
WHO = {"owner": (HERE, ""), "leader": (ELSEWHERE, LEADER),
       "member": (ELSEWHERE, "bob@school.example"), "guest": (ELSEWHERE, "")}  # fmt: skip


@dataclass(frozen=True)
class Named(Members):
    """Members of whom a header says who they are, in place of a cookie that is signed."""

    def person(self, scope: Scope) -> str:
        return dict(scope["headers"]).get(b"x-test-person", b"").decode()


def test_every_route_of_our_own_is_in_the_table() -> None:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", WALK], capture_output=True, text=True, check=False, timeout=240,
        cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert {(method, path) for path, methods in told for method in methods} == set(TABLE)


@pytest.fixture
def code(own_workspace: str, small: DataSet) -> str:
    asked = questions.rate(small, 1, 2)
    return open_classes(own_workspace).begin("rate", small, asked, State(at=0), LEADER)


@pytest.mark.parametrize("who", list(WHO))
def test_what_each_role_gets_of_our_own_routes(who: str, code: str) -> None:
    known = Known(members=Named(login=True), key=OwnerKey("AAAA-BBBB-CCCC"))
    rules = Rules(known_names([], "0.0.0.0"), known=known)  # noqa: S104 (a setting)
    before = [Middleware(Gate, rules=rules), Middleware(ClassDesk, base="")]
    gate = Starlette(routes=key_routes(known), middleware=before)  # as in app.py
    peer, person = WHO[who]
    headers = {"host": f"{HERE}:8501" if peer == HERE else "10.203.0.1:8501"}
    # What is said under the names of the gate's own headers is believed of nobody.
    headers |= {"x-test-person": person, "x-thaw-role": "owner", "x-thaw-person": LEADER}
    paths = dict.fromkeys([path for _, path in TABLE] + [*NOWHERE])
    asked = [(method, path) for method in METHODS for path in paths]

    async def walk() -> list[httpx.Response]:
        line = httpx.ASGITransport(gate, client=(peer, 50_000))
        url = f"http://{headers['host']}"
        async with httpx.AsyncClient(transport=line, base_url=url, headers=headers) as client:
            return [
                await client.request(
                    method, path.replace("{code}", code),
                    json=BODIES.get(path) if method == "POST" else None,
                )
                for method, path in asked
            ]  # fmt: skip

    for (method, path), got in zip(asked, asyncio.run(walk()), strict=True):
        row = TABLE.get((method, path))
        wanted = row[list(WHO).index(who)] if row else 404 if path in NOWHERE else 405
        assert got.status_code == wanted, (method, path, got.text[:200])
