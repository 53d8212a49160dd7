"""The gate turns away what is foreign before anything behind it hears of it."""

import asyncio
import re
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from components.door import opening
from components.door.gate import Gate, Rules
from components.door.hosts import known_names

HOST = b"127.0.0.1:8501"
NAMES = known_names([], None)


def knock(
    *,
    kind: str = "http",
    path: str = "/",
    host: bytes = HOST,
    origin: bytes | None = None,
    fetched: tuple[str, str, str] | None = None,
    framed_by: tuple[str, ...] = (),
    extensions: tuple[str, ...] = (),
) -> tuple[list[str], list[dict[str, Any]]]:
    """What reached the app behind the gate, and what was answered."""
    reached: list[str] = []
    answers: list[dict[str, Any]] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        answers.append(dict(message))

    headers = [(b"host", host), *([(b"origin", origin)] if origin is not None else [])]
    names = (b"sec-fetch-site", b"sec-fetch-mode", b"sec-fetch-dest")
    headers += [(k, v.encode()) for k, v in zip(names, fetched or (), strict=bool(fetched))]
    scope = {"type": kind, "path": path, "headers": headers, "server": ("127.0.0.1", 8501)}
    scope |= {"extensions": {name: {} for name in extensions}}
    scope |= {"client": ("127.0.0.1", 50123), "method": "GET"}
    asyncio.run(Gate(app, Rules(NAMES, framed_by))(scope, receive, send))
    return reached, answers


def rules_said(answers: list[dict[str, Any]]) -> dict[str, str]:
    return {key.decode(): value.decode() for key, value in answers[0]["headers"]}


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    "foreign",
    [{"host": b"evil.example"}, {"host": b""}, {"origin": b"http://evil.example"}],
)
def test_the_foreign_get_no_further(kind: str, foreign: dict) -> None:
    reached, answers = knock(kind=kind, **foreign)
    assert reached == []
    if kind == "http":
        assert answers[0]["status"] == 403
        assert b"allowedHosts" in answers[1]["body"]
    else:  # closed before it is accepted: the server answers 403
        assert answers == [{"type": "websocket.close", "code": 1008}]


def test_a_line_that_is_refused_is_told_why_under_the_rules() -> None:
    """As a page is; what a server makes of a closed line has none of them."""
    _, answers = knock(
        kind="websocket", origin=b"http://evil.example", extensions=("websocket.http.response",)
    )
    assert [one["type"] for one in answers] == [
        "websocket.http.response.start", "websocket.http.response.body",
    ]  # fmt: skip
    assert answers[0]["status"] == 403 and b"allowedHosts" in answers[1]["body"]
    assert "frame-ancestors 'none'" in rules_said(answers)["content-security-policy"]


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_our_own_come_in(kind: str) -> None:
    reached, _ = knock(kind=kind, origin=b"http://" + HOST)
    assert reached == ["/"]


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/thaw/_stcore/metrics/"])
def test_the_measurements_of_the_process_are_closed(path: str) -> None:
    reached, answers = knock(path=path)
    assert (reached, answers[0]["status"]) == ([], 404)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_no_other_site_takes_anything_into_its_page(site: str) -> None:
    """Neither as a picture nor as a script, nor in a frame; a link leads here all the same."""
    for mode, what in (("no-cors", "image"), ("no-cors", "script"), ("navigate", "iframe")):
        reached, answers = knock(path="/media/a.png", fetched=(site, mode, what))
        assert (reached, answers[0]["status"]) == ([], 403)
    assert knock(fetched=(site, "navigate", "document"))[0] == ["/"]
    framed = {"fetched": (site, "navigate", "iframe"), "framed_by": ("https://school.example",)}
    assert knock(**framed)[0] == ["/"]
    for own in ("same-origin", "none"):
        assert knock(fetched=(own, "no-cors", "image"))[0] == ["/"]


def test_what_is_refused_runs_nothing_and_stands_in_no_frame() -> None:
    for refused in (knock(host=b"evil.example"), knock(path="/_stcore/metrics")):
        said = rules_said(refused[1])
        assert said["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert said["x-content-type-options"] == "nosniff"
        assert said["x-frame-options"] == "DENY"
        assert said["cross-origin-resource-policy"] == "same-origin"


def test_no_frame_unless_a_setting_names_who_may() -> None:
    alone = rules_said(knock()[1])
    assert alone["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in alone["content-security-policy"]
    framed = rules_said(knock(framed_by=("https://school.example",))[1])
    assert "x-frame-options" not in framed
    assert framed["content-security-policy"].endswith("frame-ancestors https://school.example")


def test_answers_name_no_other_host() -> None:
    headers = rules_said(knock()[1])
    assert headers["x-content-type-options"] == "nosniff"
    named = set(re.findall(r"\w+://[^ ;]+", headers["content-security-policy"]))
    assert named == {f"ws://{HOST.decode()}", f"wss://{HOST.decode()}"}
    assert "*" not in headers["content-security-policy"]
    assert "'unsafe-eval'" not in headers["content-security-policy"]


@pytest.mark.parametrize(
    "given", ["*", "school.example", "https://a.example; script-src *", "'none'"]
)
def test_a_wrong_setting_for_frames_is_said(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(opening.FRAMED_BY, given)
    with pytest.raises(ValueError, match="no address of a site"):
        opening.framed_by()


def test_several_sites_may_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(opening.FRAMED_BY, "https://school.example http://127.0.0.1:8000")
    assert opening.framed_by() == ("https://school.example", "http://127.0.0.1:8000")
