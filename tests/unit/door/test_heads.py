"""The head of a request has an end, whatever is sent; bodies and kept lines are left alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from components.door.gate import REFUSING
from components.door.heads import HEAD_MOST, bound_heads
from tests.harness import HOST, free_port

SMALL = b"GET / HTTP/1.1\r\nHost: x\r\nX-More: %s\r\n\r\n"
LINE = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with how long the body was."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    if scope["type"] != "http":
        return
    size, more = 0, True
    while more:
        message = await receive()
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
    said = str(size).encode()
    headers = [(b"content-length", str(len(said)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": said})


@asynccontextmanager
async def served(http: str = "httptools") -> AsyncIterator[int]:
    bound_heads()
    bound_heads()
    port = free_port()
    made = uvicorn.Server(
        uvicorn.Config(app, host=HOST, port=port, http=http, lifespan="off", log_level="error")
    )
    task = asyncio.create_task(made.serve())
    while not made.started:
        await asyncio.sleep(0.01)
    yield port
    made.should_exit = True
    await task


async def answer(line: LINE, request: bytes) -> bytes:
    line[1].write(request)
    await line[1].drain()
    head = await line[0].readuntil(b"\r\n\r\n")
    size = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
    return head.split()[1] + b" " + await line[0].readexactly(size)


@pytest.mark.parametrize(
    "begin", [b"GET / HTTP/1.1\r\nX: ", b"GET /", b"GET / HTTP/1.1\r\n"],
    ids=["a value", "an address", "many headers"],
)  # fmt: skip
def test_a_head_that_does_not_end_is_ended(begin: bytes) -> None:
    part = b"X-A: b\r\n" * 1024 if begin.endswith(b"\r\n") else b"a" * 8192

    async def send() -> bytes:
        async with served() as port:
            reader, writer = await asyncio.open_connection(HOST, port)
            writer.write(begin)
            for _ in range(2 * HEAD_MOST // len(part)):
                writer.write(part)
            try:  # until the server closes the line
                return await asyncio.wait_for(reader.read(), 20)
            except ConnectionError:
                return b""
            finally:
                writer.close()

    assert asyncio.run(send()).partition(b"\r\n")[0] in (b"", b"HTTP/1.1 400 Bad Request")


def test_what_is_not_too_long_is_answered_as_before() -> None:
    body = b"x" * 300_000
    post = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body)

    async def send() -> list[bytes]:
        async with served() as port:
            line = await asyncio.open_connection(HOST, port)
            told = [await answer(line, post + body)]
            told += [await answer(line, SMALL % (b"a" * 20_000)) for _ in range(8)]
            told.append(await answer(line, post + body))
            line[1].close()
            return told

    assert asyncio.run(send()) == [b"200 300000", *[b"200 0"] * 8, b"200 300000"]


WRONG = {
    "no request": b"\x16\x03\x01\x00\xff\r\n\r\n",
    "no address": b"GET\r\nHost: x\r\n\r\n",
    "no version": b"GET / HTTP/x\r\nHost: x\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "a folded line": b"GET / HTTP/1.1\r\nHost: x\r\n y: z\r\nA: \0\r\n\r\n",
}
ASKED = b"GET /x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n%s\r\n"
KEY = b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
WEBSOCKETS = {
    "without a key": b"Sec-WebSocket-Version: 13\r\n",
    "without a version": KEY,
    "of an old version": KEY + b"Sec-WebSocket-Version: 8\r\n",
    "with a short key": b"Sec-WebSocket-Key: YWJj\r\nSec-WebSocket-Version: 13\r\n",
    "with two keys": KEY + KEY + b"Sec-WebSocket-Version: 13\r\n",
}


async def told(request: bytes, http: str) -> bytes:
    async with served(http) as port:
        reader, writer = await asyncio.open_connection(HOST, port)
        writer.write(request)
        try:
            return await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 20)
        finally:
            writer.close()


@pytest.mark.parametrize("http", ["httptools", "h11"])
@pytest.mark.parametrize("kind", WRONG)
def test_what_cannot_be_read_is_refused_in_the_words_of_the_gate(kind: str, http: str) -> None:
    heard = asyncio.run(told(WRONG[kind], http))
    assert heard.startswith(b"HTTP/1.1 400 ")
    for pair in REFUSING:
        assert b"\r\n%s: %s\r\n" % pair in heard


@pytest.mark.parametrize("http", ["httptools", "h11"])
@pytest.mark.parametrize("kind", WEBSOCKETS)
def test_a_websocket_that_is_asked_for_wrongly_is_for_the_gate(kind: str, http: str) -> None:
    heard = asyncio.run(told(ASKED % WEBSOCKETS[kind], http))
    assert heard.startswith(b"HTTP/1.1 200 ")  # of the app, as a plain request


@pytest.mark.parametrize("http", ["httptools", "h11"])
def test_a_websocket_that_is_asked_for_rightly_is_one(http: str) -> None:
    heard = asyncio.run(told(ASKED % (KEY + b"Sec-WebSocket-Version: 13\r\n"), http))
    assert heard.startswith(b"HTTP/1.1 403 ")  # the app lets it end before it began
