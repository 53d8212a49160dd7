"""The gate in front of everything: turns foreign hosts and pages away, adds the rules to answers.

Streamlit asks a host on the internet for this machine's outside address when a page of another
site opens a websocket; it therefore must not see such a request at all.
"""

from dataclasses import dataclass, field
from functools import lru_cache, partial

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.door.admitting import CLASS, Known, Verdict
from components.door.hosts import is_known, is_own_page, is_taken_elsewhere, only
from components.door.messages import listening
from components.door.roles import Role, tell

OURS = (
    b"content-security-policy", b"x-content-type-options", b"cross-origin-resource-policy",
    b"x-frame-options",
)  # fmt: skip
REFERRER = b"referrer-policy"
# What a refusal says besides: it is a text, shows nothing and stands in no frame.
REFUSING = (
    *zip(OURS, (b"default-src 'none'; frame-ancestors 'none'", b"nosniff", b"same-origin", b"DENY"),
         strict=True),
    (REFERRER, b"no-referrer"),
)  # fmt: skip
CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check")
TURNED_AWAY = (
    "Thaw does not answer here.\n\nIt was asked for by a name that it does not know, or by a page "
    "of another site. If the name is its own, start Thaw with it:\n\n"
    "    streamlit run app.py --server.allowedHosts NAME\n"
)
NOT_YOURS = (
    "This part of Thaw is its owner's.\n\nIf that is you, open the address /owner here and give "
    "the key that stands where Thaw was started.\n"
)


@dataclass(frozen=True)
class Rules:
    """Who may come in, and who may show Thaw in a frame.

    Attributes:
        names: the names that Thaw answers to.
        framed_by: sources for `frame-ancestors`, such as `https://school.example`; empty: nobody.
        known: who is who here.
    """

    names: frozenset[str]
    framed_by: tuple[str, ...] = ()
    known: Known = field(default_factory=Known)


class Gate:
    """Pure ASGI middleware: sees web requests and websockets alike."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass; answer 403 or 404 to the rest."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        host = only(scope["headers"], b"host")
        origin = only(scope["headers"], b"origin")
        at = (scope.get("server") or (None,))[0]
        foreign = is_taken_elsewhere(scope["headers"], bool(self._rules.framed_by))
        if not is_known(host, self._rules.names, at) or not is_own_page(origin, host) or foreign:
            await _refuse(scope, send, 403, TURNED_AWAY)
        elif scope["path"].rstrip("/").endswith(CLOSED):
            await _refuse(scope, send, 404, "Not here.\n")
        else:
            await self._ask_who(scope, receive, send, str(host))

    async def _ask_who(self, scope: Scope, receive: Receive, send: Send, host: str) -> None:
        """Tell everything behind the door who it is, and let nobody have what is not theirs."""
        known = self._rules.known
        role, person = known.who(scope)
        tell(scope, role, person)
        verdict = known.verdict(scope, role)
        if scope["type"] == "http":
            send = self._with_rules(send, host)
        if verdict is Verdict.TO_THE_CLASS:
            await _refuse(scope, send, 303, "To the class.\n", to=f"{known.base}{CLASS}/")
        elif verdict is Verdict.NO:
            await _refuse(scope, send, 403, NOT_YOURS)
        elif scope["type"] == "websocket":
            still = partial(self._is_still, scope, (role, person))
            await self._app(scope, listening(receive, role, still), send)
        else:
            known.note_leaving(scope)
            await self._app(scope, receive, send)

    def _is_still(self, scope: Scope, who: tuple[Role, str]) -> bool:
        """Whether an open line is still of the one whom it was opened for."""
        return self._rules.known.who(scope) == who

    def _with_rules(self, send: Send, host: str) -> Send:
        ours = _headers(host, self._rules.framed_by)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = [pair for pair in message["headers"] if pair[0].lower() not in OURS]
                # A page with a form says `same-origin`: else browsers send it from nowhere.
                told = any(pair[0].lower() == REFERRER for pair in given)
                more = () if told else ((REFERRER, b"no-referrer"),)
                message = {**message, "headers": [*given, *ours, *more]}
            await send(message)

        return sending


@lru_cache(1024)
def _headers(host: str, framed_by: tuple[str, ...]) -> tuple[tuple[bytes, bytes], ...]:
    """What every answer says besides; made once, for a class asks two hundred times a second."""
    policy = content_policy(host, framed_by).encode("latin-1")
    values = (policy, b"nosniff", b"same-origin", b"DENY")
    return tuple(zip(OURS, values, strict=True))[: 3 if framed_by else 4]


@lru_cache(1024)
def content_policy(host: str, framed_by: tuple[str, ...]) -> str:
    """What a page of Thaw may load: only what this very server sends.

    Streamlit's page writes styles and starts modules of components from text, hence
    `unsafe-inline` and `blob:`; what no table can do is reach another host.
    """
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            f"connect-src 'self' ws://{host} wss://{host} data: blob:",
            "frame-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {' '.join(framed_by) or chr(39) + 'none' + chr(39)}",
        )
    )


async def _refuse(scope: Scope, send: Send, status: int, text: str, to: str = "") -> None:
    """Answer a request, or a websocket before it is accepted: a server that cannot says 403."""
    kind = "http.response"
    if scope["type"] == "websocket":
        kind = "websocket.http.response"
        if kind not in scope.get("extensions", {}):
            await send({"type": "websocket.close", "code": 1008})
            return
    plain = ((b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store"))
    headers = [*plain, *REFUSING]
    if to:
        headers.append((b"location", to.encode()))
    await send({"type": f"{kind}.start", "status": status, "headers": headers})
    await send({"type": f"{kind}.body", "body": text.encode()})
