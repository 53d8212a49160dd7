"""Who leaves in one window is nobody in the others, and a line outlasts no cookie."""

import asyncio
import json
import time
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from components.door import members
from components.door.admitting import Known
from components.door.entering import key_routes
from components.door.gate import Gate, Rules
from components.door.hosts import known_names
from components.door.key import GOOD_FOR, MOST_GONE, Gone, OwnerKey
from components.door.members import Members
from components.door.roles import ROLE_HEADER, Role

SECRET = "a-secret-of-the-server-0123456789"  # noqa: S105 - a test's own
HOST = "192.168.1.20:8501"
FRAME = BackMsg(app_heartbeat=True).SerializeToString()


@pytest.fixture(autouse=True)
def signed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "get_cookie_secret", lambda: SECRET)


def member(name: str, nonce: str = "1") -> str:
    """A browser's cookie of somebody who has logged in."""
    told = {"is_logged_in": True, "email": name, "origin": f"http://{HOST}", "nonce": nonce}
    value = create_signed_value(SECRET, USER_COOKIE_NAME, json.dumps(told))
    return f"{USER_COOKIE_NAME}={value.decode() if isinstance(value, bytes) else value}"


def scope_of(kind: str, path: str, cookie: str, **more: Any) -> Scope:
    headers = [(b"host", HOST.encode()), (b"cookie", cookie.encode())]
    scope = {"type": kind, "path": path, "headers": headers, "server": ("192.168.1.20", 8501)}
    return {**scope, "client": ("192.168.1.31", 50123), "method": "GET", **more}


class Window:
    """An open page: what it says, and what Streamlit hears of it behind the gate."""

    def __init__(self, gate: Gate, cookie: str) -> None:
        self._gate, self._cookie = gate, cookie
        self.heard: list[str] = []
        self.role = ""
        self._says: asyncio.Queue[Message] = asyncio.Queue()

    async def run(self) -> None:
        async def send(_: Message) -> None:
            return

        scope = scope_of("websocket", "/_stcore/stream", self._cookie)
        scope["behind"] = self._listen
        await self._gate(scope, self._says.get, send)

    async def _listen(self, scope: Scope, receive: Receive) -> None:
        self.role = dict(scope["headers"])[ROLE_HEADER].decode()
        while (message := await receive())["type"] == "websocket.receive":
            self.heard.append(message["type"])
        self.heard.append(message["type"])

    async def say(self) -> None:
        await self._says.put({"type": "websocket.receive", "bytes": FRAME})
        for _ in range(5):
            await asyncio.sleep(0)


def gate_of(known: Known) -> Gate:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if "behind" in scope:
            await scope["behind"](scope, receive)

    return Gate(app, Rules(known_names([], "0.0.0.0"), known=known))  # noqa: S104 (a setting)


async def ask(gate: Gate, path: str, cookie: str) -> None:
    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(_: Message) -> None:
        return

    await gate(scope_of("http", path, cookie), receive, send)


def test_who_logs_out_in_one_window_is_heard_in_no_other() -> None:
    known = Known(members=Members(login=True), base="/thaw")
    gate = gate_of(known)
    ana, again, ben = (
        member(f"{name}@school.example", nonce)
        for name, nonce in (("ana", "1"), ("ana", "2"), ("ben", "1"))
    )

    async def live() -> list[Window]:
        windows = [Window(gate, cookie) for cookie in (ana, again, ben)]
        for window in windows:
            window._gate = gate_of(Known(members=known.members))
        lines = [asyncio.create_task(window.run()) for window in windows]
        for window in windows:
            await window.say()
        await ask(gate, "/thaw/", ana)  # a page, and no leaving
        await ask(gate, "/auth/logout", ana)  # not below the path: refused, and no leaving
        await windows[0].say()
        await ask(gate, "/thaw/auth/logout", ana)
        for window in windows:
            await window.say()
        for line in lines:
            line.cancel()
        return windows

    left, same_person, other = asyncio.run(live())
    assert left.role == same_person.role == other.role == Role.MEMBER
    assert left.heard == ["websocket.receive"] * 2 + ["websocket.disconnect"]
    assert same_person.heard == other.heard == ["websocket.receive"] * 2
    assert known.who(scope_of("http", "/", ana)) == (Role.GUEST, "")
    assert known.who(scope_of("http", "/", again)) == (Role.MEMBER, "ana@school.example")


def test_a_line_outlasts_no_cookie(monkeypatch: pytest.MonkeyPatch) -> None:
    key = OwnerKey("AAAA-BBBB-CCCC-DDDD")
    window = Window(gate_of(Known(key=key)), f"thaw_owner={key.cookie()}")

    async def live() -> None:
        line = asyncio.create_task(window.run())
        await window.say()
        later = time.time() + GOOD_FOR + 5
        monkeypatch.setattr(time, "time", lambda: later)
        await window.say()
        line.cancel()

    asyncio.run(live())
    assert window.role == Role.OWNER
    assert window.heard == ["websocket.receive", "websocket.disconnect"]


def test_who_gives_the_key_back_is_no_owner_anywhere() -> None:
    key = OwnerKey("AAAA-BBBB-CCCC-DDDD")
    known, cookie, other = Known(key=key), key.cookie() + "", "x"
    scope = scope_of("http", "/owner", f"thaw_owner={cookie}")
    assert known.who(scope)[0] is Role.OWNER and len(key_routes(known)) == 1
    key.leave(scope_of("http", "/owner", f"thaw_owner={other}"), "thaw_owner")  # none of ours
    assert known.who(scope)[0] is Role.OWNER
    key.leave(scope, "thaw_owner")
    assert known.who(scope)[0] is Role.GUEST


def test_a_clock_that_is_set_back_turns_no_owner_away(monkeypatch: pytest.MonkeyPatch) -> None:
    key = OwnerKey("AAAA-BBBB-CCCC-DDDD")
    cookie = key.cookie()
    before = time.time() - 7200
    monkeypatch.setattr(time, "time", lambda: before)
    assert key.was_given(cookie)


def test_only_the_latest_who_left_are_remembered() -> None:
    gone = Gone()
    for number in range(MOST_GONE + 3):
        gone.add(str(number).encode())
    assert b"2" not in gone and b"3" in gone and str(MOST_GONE + 2).encode() in gone
