"""What the browser is told of looks before the app's own style sheet has come.

Streamlit draws the parts of a page as they arrive, the style sheet among them: for a moment the
others would stand where they do not belong, and jump. Until the sheet is there they are not seen;
should it not come, they are after five seconds. They are there all the
while, for the keyboard and for who listens.

At its end the page may have a picture of its own, seen before any script of Streamlit's is there.
"""

import re
from collections.abc import Awaitable, Callable
from functools import lru_cache, partial

import anyio.to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.served.packing import coding_of, press

END, FOOT = b"</head>", b"</body>"
_SHEET = re.compile(rb'<link rel="stylesheet"[^>]*>')
RULES = (
    b"<style>@keyframes thaw-seen { to { opacity: 1; } } "
    b".stMainBlockContainer { opacity: 0; animation: thaw-seen 1ms 5s forwards; }</style>"
)


async def _none(_scope: Scope) -> bytes:
    return b""


class FirstLook:
    """Pure ASGI middleware: puts `RULES` and a picture into pages in HTML, touches nothing else.

    Args:
        app: what answers.
        picture: gives the HTML to stand at the end of the page that a request asks for.
    """

    def __init__(self, app: ASGIApp, picture: Callable[[Scope], Awaitable[bytes]] = _none) -> None:
        self._app = app
        self._picture = picture

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does; a page in HTML with the rules in its head."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        start: Message = {}
        parts: list[bytes] = []

        async def take(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                page = Headers(raw=message["headers"]).get("content-type", "")
                if page.startswith("text/html"):
                    start = message
                    return
            elif start and message["type"] == "http.response.body":
                parts.append(message.get("body", b""))
                if not message.get("more_body", False):
                    await _send(scope, start, await self._with(scope, b"".join(parts)), send)
                return
            await send(message)

        await self._app(scope, receive, take)

    async def _with(self, scope: Scope, body: bytes) -> bytes:
        body = body.replace(END, RULES + END, 1)
        picture = await self._picture(scope)
        if not picture:
            return body
        # A sheet in the head holds back all that is to be seen: it comes behind the picture.
        sheets = b"".join(_SHEET.findall(body))
        return _SHEET.sub(b"", body).replace(FOOT, picture + sheets + FOOT, 1)


async def _send(scope: Scope, start: Message, body: bytes, send: Send) -> None:
    headers = MutableHeaders(raw=list(start["headers"]))
    coding = coding_of(Headers(scope=scope))
    if coding and "content-encoding" not in headers:
        body = await anyio.to_thread.run_sync(partial(_pressed, coding, body))
        headers["content-encoding"] = coding
        headers.add_vary_header("Accept-Encoding")
    headers["content-length"] = str(len(body))
    for name in ("etag", "last-modified", "accept-ranges"):  # of the file as it lies on the disk
        del headers[name]
    await send({**start, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body})


@lru_cache(16)
def _pressed(coding: str, body: bytes) -> bytes:
    return press(coding, body)
