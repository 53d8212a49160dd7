"""Who it is that knocks: settled once for each request, from the connection and not from words.

The gate puts the answer into `scope["state"]["thaw_role"]`, for routes and middleware, and into a
header of its own for the script that draws the pages; what came from outside under that name is
taken away first.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

import streamlit as st
from starlette.types import Scope
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.door.hosts import LOOPBACK, host_name, only

STATE = "thaw_role"
SEEN = "thaw_role_seen"  # in the session: role and person, as the connection last said
ROLE_HEADER, PERSON_HEADER = b"x-thaw-role", b"x-thaw-person"
# Whoever passes a request on says so in one of these; they are read only to see that it was.
FORWARDING = (
    b"forwarded", b"via", b"x-forwarded", b"x-forwarded-for", b"x-forwarded-host",
    b"x-forwarded-port", b"x-forwarded-proto", b"x-forwarded-server", b"x-forwarded-user",
    b"x-real-ip", b"x-client-ip", b"x-cluster-client-ip", b"x-original-forwarded-for",
    b"x-original-host", b"true-client-ip", b"cf-connecting-ip", b"fastly-client-ip", b"cdn-loop",
)  # fmt: skip

_process = {"served": False}


class Role(StrEnum):
    """What somebody may do here.

    The owner may everything. A member of a department, logged in, works with own sets and those
    that were shared. A guest reads what the owner lets guests read, and takes part in a class.
    """

    OWNER = "owner"
    MEMBER = "member"
    GUEST = "guest"

    @property
    def may_work(self) -> bool:
        """Whether they may bring in, change and keep, and hold a class."""
        return self is not Role.GUEST


@dataclass(frozen=True)
class Trust:
    """What the settings say about who is who.

    Attributes:
        behind_proxy: requests are passed on by another server, perhaps one on this machine; then
            nobody is owner by where they are.
        proxies: the addresses or networks from which `header` is believed.
        header: name of the header, lower case, by which a proxy says who it let in; empty: none.
        owners: what stands in `header` for an owner.
    """

    behind_proxy: bool = False
    proxies: tuple[Any, ...] = field(default=())
    header: bytes = b""
    owners: frozenset[str] = frozenset()


def role_of(scope: Scope, trust: Trust) -> Role:
    """Owner or guest, by where a request came from; cookies are not looked at.

    Args:
        scope: of a web request or a websocket whose Host the gate already knows.
        trust: as the settings say.
    """
    peer = peer_of(scope)
    if trust.header and peer is not None and any(peer in network for network in trust.proxies):
        return Role.OWNER if only(scope["headers"], trust.header) in trust.owners else Role.GUEST
    if trust.behind_proxy or was_forwarded(scope) or not _of_this_machine(scope, peer):
        return Role.GUEST
    return Role.OWNER


def peer_of(scope: Scope) -> IPv4Address | IPv6Address | None:
    """The other end of the connection itself, whatever the headers say; None if nobody knows.

    Uvicorn believes a program on this machine that says for whom it asks, and writes that one's
    address over the peer's, with the port 0, which no connection has.
    """
    host, port = scope.get("client") or (None, None)
    return number_of("127.0.0.1" if port == 0 else host)


def address_of(scope: Scope) -> str | None:
    """For whom limits count: the other end, or whom a program on this machine says it asks for."""
    return (scope.get("client") or (None,))[0]


def was_forwarded(scope: Scope) -> bool:
    """Whether a request says, in any way that is known, that it was passed on."""
    names = {name.lower() for name, _ in scope["headers"]}
    return not names.isdisjoint(FORWARDING)


@lru_cache(4096)
def number_of(text: object) -> IPv4Address | IPv6Address | None:
    """An address as a number, `::ffff:127.0.0.1` as 127.0.0.1; None for what is none."""
    try:
        found = ip_address(str(text).partition("%")[0])
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def networks_of(text: str) -> tuple[Any, ...]:
    """Addresses and networks as they stand in a setting, with spaces between them.

    Raises:
        ValueError: one of them is none.
    """
    return tuple(ip_network(word) for word in text.split())


def _of_this_machine(scope: Scope, peer: object) -> bool:
    """Loopback at both ends, or this machine's own number at both ends.

    The name asked for must be a loopback one or that number: a name that is given to others is
    one by which others, too, are passed on.
    """
    at = number_of((scope.get("server") or (None,))[0])
    name = host_name(only(scope["headers"], b"host"))
    if isinstance(peer, IPv4Address | IPv6Address) and peer.is_loopback:
        return name in LOOPBACK
    return peer is not None and peer == at == number_of(name)


def tell(scope: Scope, role: Role, person: str = "") -> None:
    """Put the role where routes and pages find it, in place of what came from outside."""
    scope.setdefault("state", {})[STATE] = role
    ours = [(ROLE_HEADER, role.value.encode()), (PERSON_HEADER, person.encode())]
    names = (ROLE_HEADER, PERSON_HEADER)
    kept = [pair for pair in scope["headers"] if pair[0].lower().replace(b"_", b"-") not in names]
    scope["headers"] = [*kept, *ours]


def serve_behind_the_door(served: bool) -> None:
    """Say that this process is a server whose requests all come through the gate."""
    _process["served"] = served


def role_here() -> Role:
    """The role of whoever looks at the page that is being drawn.

    What a page still does after its reader has gone, it does as the one who was there. On a server
    nobody else is anything but a guest; where there is no server (a test, a notebook), there is
    only the owner. A test of a page sets `at.session_state[SEEN] = ("guest", "")`.
    """
    return _reader()[0]


def person_here() -> str:
    """Which member of a department looks at the page that is being drawn; empty for no member."""
    return _reader()[1]


def _reader() -> tuple[Role, str]:
    if get_script_run_ctx(suppress_warning=True) is None:
        return (Role.GUEST if _process["served"] else Role.OWNER), ""
    headers = st.context.headers
    roles, people = (headers.get_all(name.decode()) for name in (ROLE_HEADER, PERSON_HEADER))
    if roles:
        person = people[-1].encode("latin-1").decode(errors="replace") if people else ""
        st.session_state[SEEN] = (roles[-1], person)
    elif SEEN not in st.session_state:
        return (Role.GUEST if _process["served"] or len(headers) else Role.OWNER), ""
    role, person = st.session_state[SEEN]
    return Role(role), person
