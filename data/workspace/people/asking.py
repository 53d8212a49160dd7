"""On whose behalf the workspace is asked for something.

A notebook, a command and the server's own work may everything. A server sets a resolver that says,
for each page that is drawn, who looks at it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Asker:
    """Somebody who asks.

    Attributes:
        person: the name of a department's member; empty for the owner and for guests.
        everything: whether they may read and change every set: the owner of the workspace.
        makes: whether they may keep sets of their own.
    """

    person: str = ""
    everything: bool = False
    makes: bool = False


OWNER = Asker(everything=True, makes=True)
GUEST = Asker()

_fixed: ContextVar[Asker | None] = ContextVar("thaw_asker", default=None)
_resolver: list[Callable[[], Asker]] = [lambda: OWNER]


def member(person: str) -> Asker:
    """Somebody of a department.

    Raises:
        ValueError: without a name nobody is one.
    """
    if not person:
        raise ValueError("A member has a name.")
    return Asker(person, makes=True)


def ask_as(resolver: Callable[[], Asker] | None) -> None:
    """Find out by this function who asks; None: it is the owner again."""
    _resolver[0] = resolver or (lambda: OWNER)


def asker() -> Asker:
    """Who asks now."""
    return _fixed.get() or _resolver[0]()


@contextmanager
def asking_as(who: Asker) -> Iterator[None]:
    """Ask on behalf of somebody for the length of a block."""
    token = _fixed.set(who)
    try:
        yield
    finally:
        _fixed.reset(token)


def carried(act: Callable[P, R]) -> Callable[P, R]:
    """The same function, asking on behalf of whoever asks now: for a thread that it will run in."""
    who = asker()

    def acting(*args: P.args, **kwargs: P.kwargs) -> R:
        with asking_as(who):
            return act(*args, **kwargs)

    return acting
