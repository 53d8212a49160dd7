"""By which names this Thaw may be called, and from whose pages.

A page of another site can have its own name point to this machine and then speak to Thaw as if it
were Thaw's own page (DNS rebinding). It cannot, however, change the name that the browser sends.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

LOOPBACK = ("localhost", "127.0.0.1", "::1")
FRAMES = ("iframe", "frame", "object", "embed", "fencedframe")
EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - where to listen, but no name


def known_names(given: Iterable[str], address: str | None) -> frozenset[str]:
    """The names that Thaw answers to wherever it listens.

    Args:
        given: names of the setting `server.allowedHosts`; `*.example.org` stands for every name
            below it. A bare `*` is dropped: it would open the door again.
        address: the setting `server.address`, where Thaw listens.
    """
    listening = [] if address is None or address in EVERYWHERE else [address]
    names = {_tidy(name) for name in (*LOOPBACK, *given, *listening)}
    return frozenset(names - {"", "*"})


def is_known(host: str | None, names: frozenset[str], reached_at: str | None) -> bool:
    """Whether a request's Host is one of ours.

    Args:
        host: the header, `name` or `name:port`.
        names: as `known_names` makes them.
        reached_at: the address of this machine that the connection came in at. Whoever writes that
            very number into the address line means this machine; a rebound name is never a number.
    """
    name = host_name(host)
    if name is None:
        return False
    if name in names or any(n.startswith("*.") and name.endswith(n[1:]) for n in names):
        return True
    return _same_number(name, reached_at)


def is_own_page(origin: str | None, host: str | None) -> bool:
    """Whether a request comes from a page that this Thaw itself has sent, or from no page at all.

    Args:
        origin: the header, such as `http://127.0.0.1:8501`; browsers send it with everything that
            could do harm. A page without an origin of its own sends `null`, which is foreign.
        host: the header of the same request.
    """
    if origin is None:
        return True
    try:
        parts = urlsplit(origin)
    except ValueError:  # such as `http://[`, which no page has
        return False
    bare = not (parts.path or parts.query or parts.fragment)
    own = parts.netloc.lower() == (host or "").lower()
    return bare and own and parts.scheme in ("http", "https")


def is_taken_elsewhere(headers: Sequence[tuple[bytes, bytes]], framed: bool) -> bool:
    """Whether a page of another site takes something of Thaw's into itself, as the browser says.

    A picture, a script or a frame is asked for without an Origin. Going to Thaw by a link is fine.

    Args:
        headers: of the request; browsers say in `Sec-Fetch-Site` and its sisters what it is for.
        framed: whether a setting names sites that may show Thaw in a frame.
    """
    if (only(headers, b"sec-fetch-site") or "none") in ("same-origin", "none"):
        return False
    if only(headers, b"sec-fetch-mode") != "navigate":
        return True
    return not framed and only(headers, b"sec-fetch-dest") in FRAMES


def only(headers: Sequence[tuple[bytes, bytes]], name: bytes) -> str | None:
    """The value of a header; None without one. Said twice, it is nobody's: an empty text."""
    values = [value for key, value in headers if key.lower() == name]
    if len(values) > 1:
        return ""
    return values[0].decode("latin-1").strip() if values else None


@lru_cache(1024)  # asked for every request, of which a class sends many
def host_name(host: str | None) -> str | None:
    """The name in a Host header, without the port; None for what is no Host."""
    if not host or any(mark in host for mark in "@/?#\\ \t,"):
        return None
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # raises on a port that is none
        return _tidy(parts.hostname or "") or None
    except ValueError:
        return None


def _tidy(name: str) -> str:
    return name.strip().lower().strip("[]").removesuffix(".")


def _same_number(name: str, address: str | None) -> bool:
    try:
        return address is not None and _number(name) == _number(address)
    except ValueError:
        return False


@lru_cache(1024)
def _number(text: str) -> object:
    """The address as a number; `::ffff:192.168.1.5` is 192.168.1.5, `fe80::1%eth0` is fe80::1."""
    found = ip_address(text.partition("%")[0])
    return getattr(found, "ipv4_mapped", None) or found
