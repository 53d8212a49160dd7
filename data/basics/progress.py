"""How far long work is: whoever does it tells, and whoever waits may listen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str, float], None]  # what is being done, and how much of that is done
_listener: ContextVar[Listener | None] = ContextVar("thaw_progress", default=None)


def tell(doing: str, share: float = 0.0) -> None:
    """Say what is being done, and how much of it is done (0 to 1)."""
    listener = _listener.get()
    if listener is not None:
        listener(doing, share)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Hear what is told in this thread for the length of a block."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
