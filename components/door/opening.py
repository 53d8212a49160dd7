"""What the settings say about the door, and what Thaw prints about it when it starts."""

import os
import re
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from streamlit import config

from components.door import members, opened, present
from components.door.admitting import Known
from components.door.gate import Rules
from components.door.handles import take_handles, tidy_up
from components.door.heads import bound_heads
from components.door.hosts import EVERYWHERE, LOOPBACK, known_names
from components.door.key import COOKIE, SHORTEST, OwnerKey, new_word
from components.door.people import asker_here
from components.door.roles import Trust, networks_of, serve_behind_the_door
from data import workspace
from data.archive import relation_set
from data.archive.place import any_there
from data.workspace.people.asking import ask_as

FRAMED_BY = "THAW_FRAMED_BY"  # such as "https://school.example https://blog.example"
OWNER_KEY = "THAW_OWNER_KEY"
PROXY = "THAW_PROXY"  # addresses of a server that passes requests on, such as "127.0.0.1"
OWNER_HEADER = "THAW_OWNER_HEADER"  # what that server says of an owner: "X-Remote-User: teacher"
READY_SECONDS = 2  # after the start, so that the first page goes first
_HEADER = re.compile(r"[A-Za-z0-9-]+")
_SOURCE = re.compile(r"https?://[A-Za-z0-9.*\[\]:-]+|'self'")


def rules_of_settings() -> Rules:
    """The rules that Streamlit's settings and the environment ask for.

    Streamlit's own list of hosts is then opened: it knows names only, and would refuse the number
    of this machine on a classroom network, which the gate lets in.

    Raises:
        ValueError: a variable of the environment holds what it cannot mean.
    """
    given = [str(name) for name in config.get_option("server.allowedHosts")]
    address = config.get_option("server.address")
    base = str(config.get_option("server.baseUrlPath")).strip("/")
    shared = os.environ.get(OWNER_KEY)  # by several processes, on ports of their own
    known = Known(
        trust(given, address),
        members.of_settings(),
        OwnerKey(own_word()),
        f"/{base}" if base else "",
        COOKIE if shared else f"{COOKIE}_{config.get_option('server.port')}",
    )
    opened.open_pages(opened.at_start())
    config.set_option("server.allowedHosts", ["*"])
    return Rules(known_names(given, address), framed_by(), known)


def own_word() -> str:
    """The owner's key: the one that the environment names, else a new one.

    Raises:
        ValueError: it is so short that it could be guessed.
    """
    word = os.environ.get(OWNER_KEY, "").strip()
    if word and len(word) < SHORTEST:
        raise ValueError(f"{OWNER_KEY}: take at least {SHORTEST} letters and figures.")
    return word or new_word()


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


def trust(given: Sequence[str], address: str | None) -> Trust:
    """Who is owner, as the environment says.

    A server that listens on loopback only and yet answers to another name has a proxy before it.

    Raises:
        ValueError: a variable holds no address, or no header with a value.
    """
    try:
        proxies = networks_of(os.environ.get(PROXY, ""))
    except ValueError as problem:
        raise ValueError(
            f"{PROXY}: {problem}. Write the proxy's address, such as 127.0.0.1, or several with "
            "a space between them."
        ) from None
    name, colon, value = os.environ.get(OWNER_HEADER, "").partition(":")
    owners = frozenset(part.strip() for part in value.split(",")) - {""}
    if (colon or name) and not (owners and _HEADER.fullmatch(name.strip())):
        raise ValueError(
            f"{OWNER_HEADER}: write the header's name and what it says of an owner, such as "
            "“X-Remote-User: teacher”."
        )
    if owners and not proxies:
        raise ValueError(f"{OWNER_HEADER} is believed of a proxy only: name it in {PROXY}.")
    named = address in LOOPBACK and not set(given) <= {*LOOPBACK, "*"}
    return Trust(bool(proxies) or named, proxies, name.strip().lower().encode(), owners)


def opening(rules: Rules) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """What happens between the start of the server and its end."""

    @asynccontextmanager
    async def open_up(_app: object) -> AsyncIterator[None]:
        here = _say_where(rules)
        bound_heads()
        if said := take_handles():
            sys.stdout.write(f"  {said}\n\n")
        sys.stdout.flush()
        workspace.check_at_start()
        tidying = tidy_up()
        _make_ready(tidying)
        serve_behind_the_door(True)
        present.serve(rules.known)
        ask_as(asker_here)
        if not config.get_option("server.headless"):
            webbrowser.open(here)
        yield
        ask_as(None)
        present.serve(None)
        serve_behind_the_door(False)
        tidying.set()

    return open_up


def _make_ready(end: threading.Event) -> None:
    """Where there are archives, load soon what the first pair out of one needs."""

    def soon() -> None:
        if end.wait(READY_SECONDS):
            return
        with suppress(OSError):  # a folder that cannot be read is told on the page Any pair
            if any_there():
                relation_set.make_ready()

    threading.Thread(target=soon, name="thaw-ready", daemon=True).start()


def _say_where(rules: Rules) -> str:
    """Say where Thaw is to be found. (Streamlit's own lines ask the internet.)"""
    address = config.get_option("server.address") or ""
    everywhere = address in EVERYWHERE
    here = _url("localhost" if everywhere else address)
    more = "  and at every address of this machine, for everyone on its network.\n"
    sys.stdout.write(
        f"\n  Thaw is open at {here}\n{more if everywhere else ''}  Ctrl+C ends it.\n\n"
    )
    known = rules.known
    if known.key is not None and (address not in LOOPBACK or known.trust.behind_proxy):
        shown = "the one in " + OWNER_KEY if os.environ.get(OWNER_KEY) else known.key.word
        sys.stdout.write(
            f"  Others are guests: they take part in a class, and see the pages that you open.\n"
            f"  To be the owner from elsewhere, open {known.base}/owner there. The key: {shown}\n\n"
        )
    return here


def _url(name: str) -> str:
    kind = "https" if config.get_option("server.sslCertFile") else "http"
    base = str(config.get_option("server.baseUrlPath")).strip("/")
    host = f"[{name}]" if ":" in name else name
    return f"{kind}://{host}:{config.get_option('server.port')}/{base}"
