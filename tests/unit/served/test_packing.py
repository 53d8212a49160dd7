"""Files go out packed, once for all, and only where that is right."""

import asyncio
import gzip
from dataclasses import dataclass

import brotli
import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message

from components.served.packing import Packing

SCRIPT = "const thaw = 1;\n" * 400


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Headers
    raw: bytes

    @property
    def text(self) -> str:
        unpack = {"br": brotli.decompress, "gzip": gzip.decompress}
        return unpack.get(self.headers.get("content-encoding", ""), bytes)(self.raw).decode()


class Client:
    """Speaks to the app as a server would, without one."""

    def __init__(self, app: Packing) -> None:
        self.app = app

    def get(self, address: str, headers: dict[str, str] | None = None) -> Answer:
        path, _, query = address.partition("?")
        sent: list[Message] = []
        given = {"accept-encoding": "gzip, deflate, br"} | (headers or {})
        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "scheme": "http",
            "http_version": "1.1",
            "server": ("127.0.0.1", 80),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        }

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        asyncio.run(self.app(scope, receive, send))
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return Answer(sent[0]["status"], Headers(raw=sent[0]["headers"]), body)


@pytest.fixture
def asked() -> list[str]:
    """The paths that reached the app behind."""
    return []


@pytest.fixture
def client(asked: list[str]) -> Client:
    """An app that serves one script under several rules, behind the packing."""

    def script(request: Request) -> Response:
        asked.append(request.url.path)
        kept = {"cache-control": "public, immutable, max-age=31536000", "etag": '"abc"'}
        mutable = "component" in request.url.path
        return Response(SCRIPT, media_type="text/javascript", headers={} if mutable else kept)

    def small(_: Request) -> Response:
        return PlainTextResponse("small")

    def font(_: Request) -> Response:
        return Response(b"\0" * 5000, media_type="font/woff2")

    def missing(_: Request) -> Response:
        return PlainTextResponse(SCRIPT, status_code=404)

    routes = [
        Route("/static/js/a.js", script),
        Route("/component/x.plotly_js/plotly.min.js", script),
        Route("/media/a.js", script),
        Route("/static/small.txt", small),
        Route("/static/font.woff2", font),
        Route("/static/missing.txt", missing),
    ]
    return Client(Packing(Starlette(routes=routes)))


@pytest.mark.parametrize(("taken", "coding"), [("gzip, deflate, br", "br"), ("gzip", "gzip")])
def test_a_script_is_packed_and_the_same(client: Client, taken: str, coding: str) -> None:
    answer = client.get("/static/js/a.js", headers={"accept-encoding": taken})
    assert answer.text == SCRIPT
    assert len(answer.raw) < len(SCRIPT) / 10
    assert answer.headers["content-encoding"] == coding
    assert int(answer.headers["content-length"]) == len(answer.raw)
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert "immutable" in answer.headers["cache-control"]


def test_it_is_packed_once_for_all(client: Client, asked: list[str]) -> None:
    for _ in range(3):
        assert client.get("/static/js/a.js").text == SCRIPT
    assert asked == ["/static/js/a.js"]


def test_an_address_with_a_version_is_for_ever_and_another_is_not(
    client: Client, asked: list[str]
) -> None:
    address = "/component/x.plotly_js/plotly.min.js"
    assert "immutable" in client.get(f"{address}?v=7.1.0").headers["cache-control"]
    assert client.get(address).headers["cache-control"] == "no-cache"
    assert client.get(f"{address}?v=7.1.0").text == SCRIPT
    assert asked == [address, address]
    client.get(f"{address}?v=7.2.0")
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/small.txt", {}),
        ("/static/font.woff2", {}),
        ("/static/missing.txt", {}),
        ("/media/a.js", {}),
        ("/static/js/a.js", {"accept-encoding": "identity"}),
        ("/static/js/a.js", {"if-none-match": '"abc"'}),
        ("/static/js/a.js", {"range": "bytes=0-10"}),
    ],
)
def test_everything_else_passes_untouched(
    client: Client, path: str, headers: dict[str, str]
) -> None:
    answer = client.get(path, headers=headers)
    assert "content-encoding" not in answer.headers
    assert answer.status == (404 if "missing" in path else 200)


def test_what_is_kept_has_an_end(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.served.packing.MOST", 100)
    for version in range(20):
        client.get(f"/component/x.plotly_js/plotly.min.js?v={version}")
    assert client.app._size <= 100
