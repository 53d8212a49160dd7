"""What the running server knows of its own door, for the page that shows it to the owner."""

from components.door.admitting import Known

_now: list[Known] = []


def serve(known: Known | None) -> None:
    """Say by what people are known from now on; None when the server ends."""
    _now[:] = [] if known is None else [known]


def known_here() -> Known | None:
    """By what people are known here; None without a server."""
    return _now[0] if _now else None
