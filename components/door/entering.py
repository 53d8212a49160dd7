"""The page where the owner's key is given: plain HTML, for whoever sits at another machine."""

from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from components.door.admitting import KEY, Known
from components.door.key import GOOD_FOR, Guesses, OwnerKey
from components.door.roles import STATE, Role, address_of
from data.basics.counting import counted

MOST = 2_000  # bytes of a form
STYLE = """
:root { color-scheme: light dark; --ink: #0c151d; --paper: #fff; --line: #5d6a76; --blue: #1d5f9e }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef2f6; --paper: #0f1720; --line: #a7b3bf; --blue: #74b3f0 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.25rem;
  background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.5 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif }
main { width: 100%; max-width: 27rem; border-top: 4px solid var(--blue); padding-top: 1rem }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem }
label { display: block; font-weight: 650; margin: 1.25rem 0 .35rem }
input, button { font: inherit; width: 100%; min-height: 3rem; border-radius: .4rem }
input { border: 2px solid var(--line); background: transparent; color: inherit; padding: 0 .75rem;
  font-family: ui-monospace, Menlo, Consolas, monospace; letter-spacing: .06em;
  text-transform: uppercase }
button { margin-top: 1rem; border: 0; background: var(--blue); color: var(--paper);
  font-weight: 650; cursor: pointer }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px }
.said { border-left: 4px solid #c2410c; padding-left: .75rem }
"""
PAGE = Markup(
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    "<title>Thaw: the owner’s key</title>"
    '<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style>'
    "</head><body><main>{inner}</main></body></html>"
)
ASK = Markup(
    "<h1>Are you the owner?</h1><p>This Thaw keeps its owner’s data sets. The key stands where it "
    "was started, and on its page Sharing.</p>{said}"
    '<form method="post" autocomplete="off"><label for="key">Key</label>'
    '<input id="key" name="key" required autofocus maxlength="200" autocapitalize="characters" '
    'spellcheck="false"><button>Open</button></form>'
)
IN = Markup(
    "<h1>You are the owner here</h1><p>This browser may do everything: bring in, change, share.</p>"
    '<form method="post"><input type="hidden" name="leave" value="1">'
    "<button>Leave, and be a guest again</button></form>"
)
BY_PLACE = Markup(
    "<h1>You are the owner here</h1><p>You sit at the machine that Thaw runs on, or its proxy says "
    "who you are. No key is needed.</p>"
)
SAID = Markup('<p class="said" role="alert">{}</p>')


def key_routes(known: Known) -> list[Route]:
    """The routes of the page; none where there is no key."""
    key, guesses = known.key, Guesses()
    if key is None:
        return []

    async def enter(request: Request) -> Response:
        if request.method != "POST":
            return _page(_greeting(request, known, key))
        form = await _form(request)
        if "leave" in form:
            key.leave(request.scope, known.cookie)
            return _away(known, "", request, seconds=0)
        address = address_of(request.scope)
        if seconds := guesses.wait(address):
            said = f"Too many wrong keys from here. Wait {counted(seconds, 'second')}."
            return _page(_ask(said), 429, {"Retry-After": str(seconds)})
        if not key.fits(form.get("key", "")):
            guesses.missed(address)
            return _page(
                _ask("That is not the key. Letters and figures count, hyphens do not."), 403
            )
        return _away(known, key.cookie(), request)

    return [Route(known.base + KEY, enter, methods=["GET", "POST"])]


def _greeting(request: Request, known: Known, key: OwnerKey) -> Markup:
    if key.opens(request.scope, known.cookie):
        return IN
    return BY_PLACE if request.scope["state"].get(STATE) is Role.OWNER else _ask("")


def _ask(said: str) -> Markup:
    return ASK.format(said=SAID.format(said) if said else Markup(""))


def _page(inner: Markup, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    text = PAGE.format(style=Markup(STYLE), inner=inner)  # noqa: S704 - the style is ours
    # With `no-referrer` browsers send a form's Origin as `null`, which the gate turns away.
    own = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
    return HTMLResponse(text, status, own | (headers or {}))


async def _form(request: Request) -> dict[str, str]:
    """The fields of the form; of one that is too long, nothing."""
    body = b""
    try:
        async for part in request.stream():
            body += part
            if len(body) > MOST:
                return {}
    except ClientDisconnect:
        return {}
    return {name: values[0] for name, values in parse_qs(body.decode("latin-1")).items()}


def _away(
    known: Known, value: str, request: Request, *, seconds: int = GOOD_FOR
) -> RedirectResponse:
    """To the pages, with the cookie put or taken away; no script of a page can read it."""
    jar: SimpleCookie = SimpleCookie()
    jar[known.cookie] = value
    told = jar[known.cookie]
    told["path"], told["max-age"] = known.base or "/", seconds
    told["httponly"], told["samesite"] = True, "Lax"
    if request.headers.get("origin", "").startswith("https:") or request.url.scheme == "https":
        told["secure"] = True
    answer = RedirectResponse((known.base or "") + "/", 303, {"Cache-Control": "no-store"})
    answer.headers.append("set-cookie", told.OutputString())
    return answer
