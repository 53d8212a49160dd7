"""What the browser is told of looks before the app's own style sheet has come.

Streamlit draws the parts of a page as they arrive, the style sheet among them: for a moment the
others would stand where they do not belong, and jump. Until the sheet is there they are not seen;
should it not come, they are after five seconds. They are there all the
while, for the keyboard and for who listens.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

END = b"</head>"
RULES = (
    b"<style>@keyframes thaw-seen { to { opacity: 1; } } "
    b".stMainBlockContainer { opacity: 0; animation: thaw-seen 1ms 5s forwards; }</style>"
)


class FirstLook:
    """Pure ASGI middleware: puts `RULES` into pages in HTML, and touches nothing else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

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
                    await _send(start, b"".join(parts), send)
                return
            await send(message)

        await self._app(scope, receive, take)


async def _send(start: Message, body: bytes, send: Send) -> None:
    body = body.replace(END, RULES + END, 1)
    headers = MutableHeaders(raw=list(start["headers"]))
    headers["content-length"] = str(len(body))
    del headers["etag"]  # it stands for the file as it lies on the disk
    await send({**start, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body})
