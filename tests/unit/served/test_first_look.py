"""The page that starts the app hides what has no style sheet yet; nothing else is touched."""

import asyncio
import gzip

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route
from starlette.types import Message, Scope

from components.served.first_look import RULES, FirstLook

PAGE = "<html><head><title>Thaw</title></head><body>ćevap</body></html>"


async def page(_request: object) -> HTMLResponse:
    return HTMLResponse(PAGE, headers={"etag": "x"})


async def parts(_request: object) -> StreamingResponse:
    return StreamingResponse(iter([PAGE[:30], PAGE[30:]]), media_type="text/html")


async def text(_request: object) -> PlainTextResponse:
    return PlainTextResponse("</head>")


ROUTES = [Route("/", page), Route("/parts", parts), Route("/text", text)]
APP = FirstLook(Starlette(routes=ROUTES))


def asked(
    path: str, method: str = "GET", app: FirstLook = APP, coding: str = ""
) -> tuple[Headers, str]:
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(60)  # nobody leaves before the answer
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"accept-encoding", coding.encode())] if coding else [],
    }
    asyncio.run(app(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent)
    headers = Headers(raw=sent[0]["headers"])
    if headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    return headers, body.decode()


def test_a_page_has_the_rules_in_its_head() -> None:
    for path in ("/", "/parts"):
        headers, body = asked(path)
        assert body == PAGE.replace("</head>", f"{RULES.decode()}</head>")
        assert headers["content-length"] == str(len(body.encode()))
        assert "etag" not in headers


def test_what_is_no_page_passes() -> None:
    headers, body = asked("/text")
    assert body == "</head>"
    assert headers["content-length"] == "7"
    assert asked("/", "HEAD")[0]["content-length"] == str(len(PAGE.encode()))


def test_a_picture_stands_at_the_end_and_the_sheets_behind_it() -> None:
    async def picture(scope: Scope) -> bytes:
        return b"<div>picture</div>" if scope["path"] == "/sheets" else b""

    sheet = '<link rel="stylesheet" crossorigin href="./x.css">'

    async def sheets(_request: object) -> HTMLResponse:
        return HTMLResponse(PAGE.replace("</head>", f"{sheet}</head>"))

    app = FirstLook(Starlette(routes=[Route("/sheets", sheets), *ROUTES]), picture)
    _, body = asked("/sheets", app=app)
    assert body.endswith(f"<div>picture</div>{sheet}</body></html>")
    assert body.count(sheet) == 1
    _, body = asked("/", app=app)
    assert body == PAGE.replace("</head>", f"{RULES.decode()}</head>")


def test_it_is_packed_for_who_takes_it() -> None:
    headers, body = asked("/", coding="gzip")
    assert headers["content-encoding"] == "gzip"
    assert headers["vary"] == "Accept-Encoding"
    assert body == PAGE.replace("</head>", f"{RULES.decode()}</head>")
