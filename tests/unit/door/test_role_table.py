"""Every route and every message of Streamlit, as each role: what is not in the table fails here."""

import asyncio
from collections.abc import Iterator
from unittest.mock import MagicMock

import pytest
from starlette.types import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from components.door import opened
from components.door.admitting import Known, Verdict
from components.door.members import Members
from components.door.messages import listening, may_say
from components.door.roles import Role

IN, CLASS, NO = Verdict.IN, Verdict.TO_THE_CLASS, Verdict.NO
# What a guest who reads gets: while nothing is open, once a page is, and with a login besides.
NEVER, PIECE, ALWAYS, LOGIN = (NO, NO, NO), (NO, IN, IN), (IN, IN, IN), (NO, NO, IN)
ADDRESS = (CLASS, IN, IN)
GUESTS = {
    "/_stcore/health": ALWAYS,
    "/_stcore/metrics": NEVER,
    "/_stcore/host-config": PIECE,
    "/media/{file_id:path}": PIECE,
    "/_stcore/upload_file/{session_id}/{file_id}": NEVER,
    "/component/{path:path}": PIECE,
    "/_stcore/bidi-components/{path:path}": PIECE,
    "/_stcore/stream": PIECE,
    "/auth/login": LOGIN,
    "/auth/logout": LOGIN,
    "/oauth2callback": LOGIN,
    "/_stcore/agent/interact": NEVER,
    "/_stcore/agent/openapi.json": NEVER,
    "/_stcore/agent/mcp": NEVER,
}
# Not among Streamlit's routes, or caught by the one that sends the page itself.
MORE = {
    "/": ADDRESS, "/workshop": ADDRESS, "/bring-in": ADDRESS, "/explain": ADDRESS,
    "/static/js/index.js": PIECE, "/class": ALWAYS, "/class/": ALWAYS, "/class/K7MQ4T": ALWAYS,
    "/owner": ALWAYS, "/app/static/x.js": NEVER, "/_stcore": NEVER, "/_stcore/anything": NEVER,
    "/auth/anything": NEVER, "/_stcore/script-health-check": NEVER, "/media": NEVER,
}  # fmt: skip
WRITING = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS")
SENT = "/class", "/owner"  # to these guests may write
STATES = [((), False), (("explore",), False), ((), True)]


def routes() -> dict[str, set[str]]:
    """Path and methods of every route of Streamlit; of the websocket none."""
    found: dict[str, set[str]] = {}
    for route in create_streamlit_routes(MagicMock()):
        path = getattr(route, "path", "")
        if path:  # the one without is that of the pages and their scripts
            found.setdefault(path, set()).update(getattr(route, "methods", None) or ())
    return found


def filled(path: str) -> str:
    """An address that a route answers to."""
    for name in ("{session_id}", "{file_id}", "{file_id:path}", "{path:path}"):
        path = path.replace(name, "x")
    return path


@pytest.fixture(params=STATES, ids=["nothing open", "a page open", "a login"])
def state(request: pytest.FixtureRequest) -> Iterator[tuple[int, Known]]:
    """How open it is: the place in a row of the table, and the door."""
    pages, login = request.param
    opened.open_pages(pages)
    yield STATES.index(request.param), Known(members=Members(login))
    opened.open_pages(())


def test_every_route_of_streamlit_is_in_the_table() -> None:
    assert set(routes()) == set(GUESTS)


@pytest.mark.parametrize("path", [*GUESTS, *MORE])
def test_what_each_role_gets(path: str, state: tuple[int, Known]) -> None:
    place, known = state
    wanted = (GUESTS | MORE)[path][place]
    kind = "websocket" if path == "/_stcore/stream" else "http"
    asked = {"type": kind, "path": filled(path), "headers": []}
    for method in ("GET", "HEAD"):
        assert known.verdict({**asked, "method": method}, Role.GUEST) is wanted
    if kind == "http":
        told = IN if path.startswith(SENT) else NO
        for method in {*WRITING, *routes().get(path, ())} - {"GET", "HEAD"}:
            assert known.verdict({**asked, "method": method}, Role.GUEST) is told
    for role in (Role.OWNER, Role.MEMBER):
        for method in ("GET", *WRITING):
            assert known.verdict({**asked, "method": method}, role) is IN


@pytest.mark.parametrize("path", [*GUESTS, *MORE])
def test_below_a_path_nothing_else_is_there(path: str, state: tuple[int, Known]) -> None:
    place, plain = state
    known = Known(members=plain.members, base="/thaw")
    kind = "websocket" if path == "/_stcore/stream" else "http"
    asked = {"type": kind, "method": "GET", "headers": []}
    inside = {**asked, "path": f"/thaw{filled(path)}"}
    assert known.verdict(inside, Role.GUEST) is (GUESTS | MORE)[path][place]
    for other in (filled(path), f"/thaws{filled(path)}"):
        assert known.verdict({**asked, "path": other}, Role.GUEST) is NO


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/streams", "/owner", "/media/x", "/class", "/class/", "/class/K7MQ4T"]
)
def test_no_other_websocket(path: str, state: tuple[int, Known]) -> None:
    assert state[1].verdict({"type": "websocket", "path": path}, Role.GUEST) is NO


KINDS = {
    "rerun_script": {Role.OWNER, Role.MEMBER, Role.GUEST},
    "stop_script": {Role.OWNER, Role.MEMBER, Role.GUEST},
    "app_heartbeat": {Role.OWNER, Role.MEMBER, Role.GUEST},
    "file_urls_request": {Role.OWNER, Role.MEMBER},
    "clear_cache": {Role.OWNER},
    "set_run_on_save": {Role.OWNER},
    "load_git_info": {Role.OWNER},
    "debug_disconnect_websocket": {Role.OWNER},
    "debug_shutdown_runtime": {Role.OWNER},
}
ASKED = {
    "deferred_file": {Role.OWNER, Role.MEMBER, Role.GUEST},
    "dataframe_chunk": {Role.OWNER, Role.MEMBER, Role.GUEST},
    "install_skills": {Role.OWNER},
    "dismiss_skills_nudge": {Role.OWNER},
}


def test_every_message_of_streamlit_is_in_the_table() -> None:
    known = {field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}
    assert known == {*KINDS, "backend_operation_request"}
    asked = BackMsg.DESCRIPTOR.fields_by_name["backend_operation_request"].message_type
    assert asked is not None
    assert {f.name for f in asked.oneofs_by_name["payload"].fields} == set(ASKED)


def said(kind: str) -> BackMsg:
    """A message of that kind."""
    message = BackMsg()
    if kind in ASKED:
        getattr(message.backend_operation_request, kind).SetInParent()
        message.backend_operation_request.session_id = "one"
    elif BackMsg.DESCRIPTOR.fields_by_name[kind].message_type is None:
        setattr(message, kind, True)
    else:
        getattr(message, kind).SetInParent()
    return message


@pytest.mark.parametrize("kind", [*KINDS, *ASKED])
@pytest.mark.parametrize("role", list(Role))
def test_what_each_role_may_say(kind: str, role: Role) -> None:
    heard: list[bytes] = []
    frames = [said(kind).SerializeToString(), b""]

    async def receive() -> Message:
        if frames:
            return {"type": "websocket.receive", "bytes": frames.pop(0)}
        return {"type": "websocket.disconnect"}

    async def listen() -> None:
        hearing = listening(receive, role, lambda: True)
        while (message := await hearing())["type"] == "websocket.receive":
            heard.append(message["bytes"])

    asyncio.run(listen())
    assert (len(heard) == 2) is (role in (KINDS | ASKED)[kind])
    assert heard[-1] == b""


def test_two_messages_in_one_frame_are_judged_by_the_one_that_counts() -> None:
    """Protobuf takes the last of a choice; so do Streamlit and we."""
    rerun, clear = (said(kind).SerializeToString() for kind in ("rerun_script", "clear_cache"))
    assert not may_say({"bytes": rerun + clear}, Role.GUEST)
    assert may_say({"bytes": clear + rerun}, Role.GUEST)


def test_what_cannot_be_read_is_left_to_streamlit_to_end() -> None:
    for frame in ({"bytes": b"\xff\xff"}, {"text": "hello", "bytes": None}, {"bytes": b""}):
        assert may_say(frame, Role.GUEST)
