"""The large scripts of components, as files of this server that a browser keeps for ever.

Streamlit sends a component's script as a text in every message to it: 114 kB more for each click on
the chart. The text here is one line that imports the script from an address which names its
content; any process of the same version answers it.
"""

import hashlib
import json
from functools import cache

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.served.bundle import bundle
from components.served.packing import FOREVER

PLACE = "component/thaw.scripts"  # below what the door lets everybody have who sees a page
ENTRIES = {
    "chart": "chart/explore/chart.js",
    "plain_chart": "chart/plain_chart/plain_chart.js",
    "stage": "stage/mount.js",
    "board": "classroom/board/board.js",
}

_MODULE = """const from = new URL(ADDRESS, document.baseURI);
const ask = (time) => import(time ? `${from}?again=${time}` : from).catch((fault) => {
  if (time > 4) throw fault;
  return new Promise((done) => setTimeout(done, 500 * 2 ** time)).then(() => ask(time + 1));
});
export default (await ask(0)).default;"""


@cache
def address(name: str) -> str:
    """Where the script lies, as seen from the app's own address."""
    mark = hashlib.blake2b(bundle(ENTRIES[name]).encode(), digest_size=8).hexdigest()
    return f"{PLACE}/{name}.{mark}.js"


@cache
def module(name: str) -> str:
    """What a component is given as its script: a module with the script's default export.

    A line that is lost just then is asked again, under a new address each time, since a browser
    may remember that an address gave nothing.
    """
    return _MODULE.replace("ADDRESS", json.dumps(address(name)))


class Scripts:
    """Pure ASGI middleware: answers the addresses of the scripts, passes on all else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The script, or what the app says."""
        path = scope["path"] if scope["type"] == "http" else ""
        _, found, file = path.rpartition(f"/{PLACE}/")
        name = file.partition(".")[0]
        if not found or name not in ENTRIES or not address(name).endswith(f"/{file}"):
            await self._app(scope, receive, send)
            return
        kept = {"cache-control": FOREVER}
        script = Response(bundle(ENTRIES[name]), media_type="text/javascript", headers=kept)
        await script(scope, receive, send)
