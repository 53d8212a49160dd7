"""The pupils' side of a class, as routes beside the app: a page, its state, joining, answers."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakKeyDictionary

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from components.classroom import phone_html
from components.classroom.board.board_route import show_board
from components.classroom.board.boards import BOARDS, Boards
from components.classroom.handing_on import HandingOn
from components.classroom.manners import WAITS_MOST, Manners
from components.classroom.phone_html import FIRST
from components.classroom.waiting import Watch
from data import classroom
from data.classroom import NoSuchClass, Refused
from data.classroom.limits import ANSWERS_MOST, BODY_MOST, group_of
from data.classroom.refusals import SENTENCES
from data.classroom.store import Classes
from data.classroom.tidy import name_of
from data.workspace import WorkspaceError

WAIT_SECONDS = 20  # that a phone is kept waiting: proxies cut after 30 or 60
BODY_SECONDS = 15
STATUS = {"code": 404, "locked": 423, "full": 409, "crowd": 429, "fast": 429, "ended": 410,
          "large": 413, "broken": 400, "who": 403}  # fmt: skip
NO_STORE = {"Cache-Control": "no-store"}
Handler = Callable[[Request], Awaitable[Response]]
Given = tuple[
    dict[str, Any], "asyncio.Future[int]"
]  # what is said of an answer, and its being kept


class Here:
    """What belongs to one loop."""

    def __init__(self, classes: Classes) -> None:
        self.watch = Watch(classes)
        self.handing_on = HandingOn()


class Desk:
    """Answers phones; one for each app."""

    def __init__(self, base: str, classes: Callable[[], Classes] = classroom.open_classes) -> None:
        self._base, self._open = base, classes
        self._loops: WeakKeyDictionary[asyncio.AbstractEventLoop, Here] = WeakKeyDictionary()
        self._boards = BOARDS if classes is classroom.open_classes else Boards(classes)
        self.manners = Manners()

    @property
    def _here(self) -> Here:
        """Of the loop that runs: its locks belong to it."""
        loop = asyncio.get_running_loop()
        if loop not in self._loops:
            self._loops[loop] = Here(self._open())
        return self._loops[loop]

    # -- pages -----------------------------------------------------------------------------------

    async def door(self, request: Request) -> Response:
        """The page that asks for a code."""
        return self._page(request, None)

    async def phone(self, request: Request) -> Response:
        """The page of a class, with the first question in it."""
        try:
            kept = await self._here.watch.state(self._code(request))
        except (Refused, NoSuchClass) as refusal:
            word = refusal.word if isinstance(refusal, Refused) else "code"
            return self._page(request, None, word)
        self.manners.met(_who(request), kept.state["code"])
        return self._page(request, kept.state)

    def _page(self, request: Request, state: dict[str, Any] | None, word: str = "") -> Response:
        html = phone_html.page(self._base, state, word)
        body, coding = phone_html.packed(html, request.headers.get("accept-encoding", ""))
        headers = {**NO_STORE, "Vary": "Accept-Encoding"}
        if coding:
            headers["Content-Encoding"] = coding
        status = STATUS[word] if word else 200
        return Response(body, status, headers, media_type="text/html; charset=utf-8")

    # -- what the page asks ----------------------------------------------------------------------

    async def state(self, request: Request) -> Response:
        """Where the class stands, once that is something new to the phone."""
        code, who = self._code(request), _who(request)
        since = request.query_params.get("since", "")
        waiting = self.manners.waiting
        patient = since.isdecimal() and len(since) < 10 and waiting.get(who, 0) < WAITS_MOST
        waiting[who] = waiting.get(who, 0) + 1
        try:
            kept = await self._here.watch.wait(
                code, int(since) if patient else -1, WAIT_SECONDS if patient else 0
            )
        finally:
            waiting[who] -= 1
            if not waiting[who]:
                del waiting[who]
        self.manners.met(who, code)
        have = FIRST if request.query_params.get("have") == str(FIRST) else 0
        return Response(kept.body(have), headers=NO_STORE, media_type="application/json")

    async def join(self, request: Request) -> Response:
        """Take a phone in, or its name."""
        code, who = self._code(request), _who(request)
        told = await _body(request)
        token = told.get("token")
        if not isinstance(token, str):
            raise Refused("who")
        if not self.manners.words.take(token[:64]):
            raise Refused("fast")
        if not self.manners.joins.take((who, code)):
            raise Refused("crowd")
        name = name_of(told["name"]) if "name" in told else None
        number = await self._here.handing_on.result(self._open().join(code, token, name))
        self.manners.met(who, code)
        return JSONResponse({"number": number, **({} if name is None else {"name": name})})

    async def answers(self, request: Request) -> Response:
        """Keep answers; each is told by itself whether it was kept or why not."""
        code = self._code(request)
        told = await _body(request)
        token, given = told.get("token"), told.get("answers")
        if not isinstance(token, str) or not isinstance(given, list):
            raise Refused("broken")
        if len(given) > ANSWERS_MOST:
            raise Refused("large")
        if not self.manners.words.take(token[:64]):
            raise Refused("fast")
        gone = [self._give(code, token, one) for one in given]
        results = [one if isinstance(one, dict) else await self._kept(*one) for one in gone]
        if any(one.get("word") == "code" for one in results):
            raise Refused("code")
        return JSONResponse({"results": results})

    def _give(self, code: str, token: str, one: object) -> "dict[str, Any] | Given":
        """An answer on its way to the disk, with what is said of it; or why it goes nowhere."""
        if not isinstance(one, dict):
            return {"word": "broken", "say": SENTENCES["broken"]}
        question, round_, count = one.get("question"), one.get("round"), one.get("count")
        future = self._open().answer(code, token, question, round_, count, one.get("value"))
        return _said_again(question, round_, count), self._here.handing_on.result(future)

    async def _kept(self, what: dict[str, Any], kept: "asyncio.Future[int]") -> dict[str, Any]:
        try:
            await kept
        except Refused as refusal:
            return {**what, "word": refusal.word, "say": str(refusal)}
        except WorkspaceError:
            return {**what, "word": "again", "say": "It is tried again."}
        return what

    async def board(self, request: Request) -> Response:
        """What a board shows, for those who may lead the class."""
        return await show_board(request, self._code(request), self._here.watch, self._boards)

    # -- for all of them -------------------------------------------------------------------------

    def _code(self, request: Request) -> str:
        """The code that is asked for.

        Raises:
            Refused: it can be none, or this address has guessed too often.
        """
        return self.manners.code(_who(request), request.path_params["code"])

    def polite(self, handler: Handler) -> Handler:
        """A handler whose refusals go out as JSON, and which answers no flood."""

        async def answering(request: Request) -> Response:
            try:
                if not self.manners.requests.take(_who(request)):
                    raise Refused("fast")
                return await handler(request)
            except NoSuchClass:
                return _refusal(Refused("code"))
            except Refused as refusal:
                return _refusal(refusal)
            except WorkspaceError:
                said = {"word": "again", "say": "The class cannot be reached just now.", "again": 1}
                return JSONResponse(said, 503, {**NO_STORE, "Retry-After": "2"})
            except ClientDisconnect:
                return Response(status_code=400)

        return answering


def _said_again(question: object, number: object, count: object) -> dict[str, Any]:
    """Which answer a result is about, as the phone said it; of what is no such thing, nothing."""
    told = question.encode(errors="replace").decode()[:200] if isinstance(question, str) else ""
    whole = {"round": number, "count": count}
    return {"question": told, **{k: v if type(v) is int else 0 for k, v in whole.items()}}


def _refusal(refusal: Refused) -> JSONResponse:
    status = STATUS.get(refusal.word, 400)
    headers = {**NO_STORE, **({"Retry-After": "5"} if status == 429 else {})}
    return JSONResponse({"word": refusal.word, "say": str(refusal)}, status, headers)


def _who(request: Request) -> str:
    return group_of(request.client.host) if request.client else ""


async def _body(request: Request) -> dict[str, Any]:
    """What a phone sends, if it is a small JSON object and comes within some seconds.

    Raises:
        Refused: it is not.
    """
    body = b""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > BODY_MOST:
                    raise Refused("large")
        told = json.loads(body)
    except (ValueError, RecursionError, TimeoutError):
        raise Refused("broken") from None
    if not isinstance(told, dict):
        raise Refused("broken")
    return told


class ClassDesk:
    """Pure ASGI middleware: a class's requests go no further than here.

    Behind it lies all that a page of Streamlit passes through, which would cost a class of a
    hundred phones more than its own work does.
    """

    def __init__(self, app: ASGIApp, base: str) -> None:
        self._app = app
        self._root = f"{_root(base)}/"
        made = routes(base)
        self._router = Router(made)
        # By method and what stands behind the code: found at once, phones ask for little else.
        self._known: dict[tuple[str, str], Handler] = {
            (method, route.path.partition("{code}")[2].removeprefix("/")): route.endpoint
            for route in made
            for method in route.methods or ()
            if "{code}" in route.path
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is asked of a class; pass on the rest."""
        if scope["type"] != "http" or not f"{scope['path']}/".startswith(self._root):
            await self._app(scope, receive, send)
            return
        code, _, rest = scope["path"][len(self._root) :].partition("/")
        answer = self._known.get((scope["method"], rest))
        if code and answer is not None:
            request = Request({**scope, "path_params": {"code": code}}, receive)
            await (await answer(request))(scope, receive, send)
            return
        # What it has no route for, the router answers itself (404, 405) unless there is an app
        # around it; there is, but nobody in it here who would make an answer of the error.
        alone = {name: value for name, value in scope.items() if name != "app"}
        await self._router(alone, receive, send)


def _root(base: str) -> str:
    return f"/{base.strip('/')}".rstrip("/") + "/class"


def routes(base: str = "", classes: Callable[[], Classes] = classroom.open_classes) -> list[Route]:
    """The routes of a class.

    Args:
        base: the app's base path, without slashes at its ends.
        classes: opens the classes; they are asked for when somebody comes.
    """
    root = _root(base)
    desk = Desk(root, classes)
    return [
        Route(root, desk.polite(desk.door)),
        Route(f"{root}/", desk.polite(desk.door)),
        Route(f"{root}/{{code}}", desk.polite(desk.phone)),
        Route(f"{root}/{{code}}/state", desk.polite(desk.state)),
        Route(f"{root}/{{code}}/join", desk.polite(desk.join), methods=["POST"]),
        Route(f"{root}/{{code}}/answers", desk.polite(desk.answers), methods=["POST"]),
        Route(f"{root}/{{code}}/board", desk.polite(desk.board)),
    ]
