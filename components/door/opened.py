"""Which pages guests may look at: none, until the owner opens some."""

import logging
import os
import threading
from collections.abc import Iterable

from data.workspace import WorkspaceError
from data.workspace.people import opened_pages

VARIABLE = "THAW_GUESTS"
# Word in the setting: address of the page. What is not here is never a guest's.
PAGES = {
    "explore": "",
    "explain": "explain",
    "compare": "compare",
    "sources": "data",
    "method": "method",
}

_lock = threading.Lock()
_opened: list[str] = []


def of_setting() -> tuple[str, ...]:
    """The pages that the environment opens: names with spaces between them, or `all`.

    Raises:
        ValueError: it names a page that guests never see, or none at all.
    """
    words = os.environ.get(VARIABLE, "").replace(",", " ").lower().split()
    if words == ["all"]:
        return tuple(PAGES)
    for word in words:
        if word not in PAGES:
            raise ValueError(
                f"{VARIABLE}: “{word}” is no page that can be opened to guests. "
                f"Write some of {', '.join(PAGES)} with spaces between them, or all."
            )
    return tuple(name for name in PAGES if name in words)


def at_start() -> tuple[str, ...]:
    """The pages that are open when Thaw starts: those of the setting, else those that were ticked.

    Raises:
        ValueError: the setting names a page that guests never see.
    """
    if os.environ.get(VARIABLE) is not None:
        return of_setting()
    try:
        return opened_pages.kept()
    except WorkspaceError as problem:
        said = "What guests may see cannot be read, so nothing is open to them: %s"
        logging.getLogger("thaw.door").warning(said, problem)
        return ()


def opened() -> tuple[str, ...]:
    """The pages that are open to guests now, in the order of the menu."""
    with _lock:
        return tuple(_opened)


def open_pages(names: Iterable[str]) -> None:
    """Open exactly these pages, from the next request on."""
    wanted = set(names)
    with _lock:
        _opened[:] = [name for name in PAGES if name in wanted]
