"""What the settings say about the door, and what Thaw prints about it when it starts."""

import os
import re
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit import config

from components.door.gate import Rules
from components.door.handles import take_handles, tidy_up
from components.door.hosts import EVERYWHERE, known_names
from data import workspace

FRAMED_BY = "THAW_FRAMED_BY"  # such as "https://school.example https://blog.example"
_SOURCE = re.compile(r"https?://[A-Za-z0-9.*\[\]:-]+|'self'")


def rules_of_settings() -> Rules:
    """The rules that Streamlit's settings and the environment ask for.

    Streamlit's own list of hosts is then opened: it knows names only, and would refuse the number
    of this machine on a classroom network, which the gate lets in.

    Raises:
        ValueError: `THAW_FRAMED_BY` holds something that is no address of a site.
    """
    given = [str(name) for name in config.get_option("server.allowedHosts")]
    rules = Rules(known_names(given, config.get_option("server.address")), framed_by())
    config.set_option("server.allowedHosts", ["*"])
    return rules


def framed_by() -> tuple[str, ...]:
    """Who may show Thaw in a frame.

    Raises:
        ValueError: something in the setting is no address of a site.
    """
    sites = tuple(os.environ.get(FRAMED_BY, "").split())
    for site in sites:
        if not _SOURCE.fullmatch(site):
            raise ValueError(
                f"{FRAMED_BY}: “{site}” is no address of a site. "
                "Write it like https://school.example, several with a space between them."
            )
    return sites


@asynccontextmanager
async def open_up(_app: object) -> AsyncIterator[None]:
    """Say where Thaw is to be found, and show it. (Streamlit's own lines ask the internet.)"""
    address = config.get_option("server.address") or ""
    everywhere = address in EVERYWHERE
    here = _url("localhost" if everywhere else address)
    more = "  and at every address of this machine, for everyone on its network.\n"
    sys.stdout.write(
        f"\n  Thaw is open at {here}\n{more if everywhere else ''}  Ctrl+C ends it.\n\n"
    )
    if said := take_handles():
        sys.stdout.write(f"  {said}\n\n")
    sys.stdout.flush()
    workspace.check_at_start()
    tidying = tidy_up()
    if not config.get_option("server.headless"):
        webbrowser.open(here)
    yield
    tidying.set()


def _url(name: str) -> str:
    kind = "https" if config.get_option("server.sslCertFile") else "http"
    base = str(config.get_option("server.baseUrlPath")).strip("/")
    host = f"[{name}]" if ":" in name else name
    return f"{kind}://{host}:{config.get_option('server.port')}/{base}"
