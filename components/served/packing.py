"""Scripts and styles go out packed: in brotli, or gzip for what does not know it.

Streamlit sends its own scripts as they lie on the disk, 3 MB for a first visit, and packs nothing
that a component serves but for each visitor anew. Here a file is packed once, when it is first
asked for, and kept.
"""

import gzip
from collections import OrderedDict
from dataclasses import dataclass
from functools import partial

import anyio.to_thread
import brotli
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALLEST = 1024  # bytes: below that packing saves nothing
MOST = 64 * 2**20  # bytes of packed files that are kept
QUALITY = {"br": 6, "gzip": 6}  # of brotli and gzip: ten times as fast as their best, 5 % larger
TEXTS = ("text/", "application/javascript", "application/json", "image/svg+xml")
FOLDERS = ("/static/", "/component/")
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Packed:
    """A packed file with the headers that it is sent with."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class Packing:
    """Pure ASGI middleware; what it does not pack, passes through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: OrderedDict[tuple[str, str, str], Packed] = OrderedDict()
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or pack what the app answers."""
        coding = _coding(scope)
        if coding is None:
            await self._app(scope, receive, send)
            return
        known = self._kept.get(_key(scope, coding, ""))
        if known is not None:
            await _send(known, send)
            return
        answer = _Answer()
        plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        await self._app({**scope, "headers": plain}, receive, answer.take)
        if not answer.packable():
            await answer.pass_on(send)
            return
        packed = await self._pack(scope, coding, answer)
        await _send(packed, send)

    async def _pack(self, scope: Scope, coding: str, answer: "_Answer") -> Packed:
        """The answer packed; kept under its address where the address stands for its content."""
        key = _key(scope, coding, answer.headers.get("etag", ""))
        known = self._kept.get(key)
        if known is not None:
            return known
        body = await anyio.to_thread.run_sync(partial(press, coding, answer.body))
        packed = Packed(tuple(_headers(answer.headers, scope, coding, len(body))), body)
        if "immutable" in dict(packed.headers)[b"cache-control"].decode():
            key = _key(scope, coding, "")
        self._keep(key, packed)
        return packed

    def _keep(self, key: tuple[str, str, str], packed: Packed) -> None:
        self._kept[key] = packed
        self._size += len(packed.body)
        while self._size > MOST:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest.body)


class _Answer:
    """What the app sends, taken in as a whole."""

    def __init__(self) -> None:
        self._start: Message = {}
        self._parts: list[bytes] = []

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
        elif message["type"] == "http.response.body":
            self._parts.append(message.get("body", b""))

    @property
    def headers(self) -> Headers:
        return Headers(raw=self._start["headers"])

    @property
    def body(self) -> bytes:
        return b"".join(self._parts)

    def packable(self) -> bool:
        headers = self.headers
        return (
            self._start["status"] == 200
            and "content-encoding" not in headers
            and headers.get("content-type", "").startswith(TEXTS)
            and len(self.body) >= SMALLEST
        )

    async def pass_on(self, send: Send) -> None:
        await send(self._start)
        await send({"type": "http.response.body", "body": self.body})


def _coding(scope: Scope) -> str | None:
    """The packing that the browser takes, for a request that may be packed."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    if not any(folder in scope["path"] for folder in FOLDERS):
        return None
    headers = Headers(scope=scope)
    if "range" in headers or "if-none-match" in headers or "if-modified-since" in headers:
        return None
    return coding_of(headers)


def coding_of(headers: Headers) -> str | None:
    """The packing that a browser takes: brotli, gzip, or none of them."""
    taken = {part.split(";")[0].strip() for part in headers.get("accept-encoding", "").split(",")}
    return next((name for name in ("br", "gzip") if name in taken), None)


def _key(scope: Scope, coding: str, etag: str) -> tuple[str, str, str]:
    return f"{scope['path']}?{scope['query_string'].decode('latin-1')}", coding, etag


def press(coding: str, body: bytes) -> bytes:
    """The body in a packing that `coding_of` names."""
    if coding == "br":
        return brotli.compress(body, quality=QUALITY["br"])
    return gzip.compress(body, QUALITY["gzip"], mtime=0)


def _headers(given: Headers, scope: Scope, coding: str, size: int) -> list[tuple[bytes, bytes]]:
    """The answer's own headers, set right for what is sent now.

    An address of a component's file that names a version is for ever, like Streamlit's own.
    """
    headers = MutableHeaders(raw=list(given.raw))
    headers["content-encoding"] = coding
    headers["content-length"] = str(size)
    headers.add_vary_header("Accept-Encoding")
    for name in ("accept-ranges", "last-modified"):
        del headers[name]
    if scope["query_string"].startswith(b"v="):
        headers["cache-control"] = FOREVER
    headers.setdefault("cache-control", "no-cache")
    return headers.raw


async def _send(packed: Packed, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": list(packed.headers)})
    await send({"type": "http.response.body", "body": packed.body})
