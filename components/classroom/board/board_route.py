"""The route by which a board hears of news; it answers those who may lead the class only."""

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.classroom.board.boards import Boards
from components.classroom.waiting import Watch
from components.door.roles import PERSON_HEADER, STATE, Role
from data.classroom.pages_first import PAGES_FIRST

WAIT_SECONDS = 20  # that a board is kept waiting: proxies cut after 30 or 60
NO_STORE = {"Cache-Control": "no-store"}
NOT_YOURS = {"word": "who", "say": "The board of a class is shown to whoever leads it."}


async def show_board(request: Request, code: str, watch: Watch, boards: Boards) -> Response:
    """What the board shows, as JSON, once that is something new to it.

    Raises:
        NoSuchClass: there is none.
        Unreachable: the database does not answer.
    """
    if not _leads(request, (await watch.state(code)).owner):
        return JSONResponse(NOT_YOURS, 403, NO_STORE)
    since = request.query_params.get("since", "")
    theme = "dark" if request.query_params.get("theme") == "dark" else "light"
    if since.isdecimal() and len(since) < 10:
        due = boards.due(code)
        seconds = WAIT_SECONDS if due is None else min(WAIT_SECONDS, due)
        await watch.wait_for_news(code, int(since), seconds)
    told = await anyio.to_thread.run_sync(_made, boards, code, theme)
    return Response(told, headers=NO_STORE, media_type="application/json")


def _made(boards: Boards, code: str, theme: str) -> bytes:
    PAGES_FIRST.give_way()
    return boards.board(code).told(theme)


def _leads(request: Request, owner: str) -> bool:
    """Whether somebody may lead a class of that owner, as the gate told us who it is."""
    role = request.scope.get("state", {}).get(STATE)
    if role is Role.MEMBER and owner:
        told = request.headers.getlist(PERSON_HEADER.decode())
        return bool(told) and told[-1].encode("latin-1").decode(errors="replace") == owner
    return role is Role.OWNER
