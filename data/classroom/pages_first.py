"""A class lets pages go first: whoever draws a page is waited for by its reader.

All threads of a process share one interpreter. A board that is made while a page is being drawn, or
a heap of answers that is written and acknowledged then, takes its time from that page; a moment
later, it takes it from nobody.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

MOST_SECONDS = 0.25  # that a board gives way: a page may take long, and others follow upon it


class PagesFirst:
    """Which pages are being drawn in this process. Safe to share between threads."""

    def __init__(self) -> None:
        self._drawn = 0
        self._changed = threading.Condition()

    @contextmanager
    def drawing(self) -> Iterator[None]:
        """For the length of a block, however it ends, a page is being drawn."""
        with self._changed:
            self._drawn += 1
        try:
            yield
        finally:
            with self._changed:
                self._drawn -= 1
                self._changed.notify_all()

    def give_way(self, seconds: float = MOST_SECONDS) -> bool:
        """Wait until no page is being drawn, so many seconds at most; whether none is.

        Not to be asked by what draws a page: it would wait for itself.
        """
        with self._changed:
            return self._changed.wait_for(lambda: not self._drawn, seconds)


PAGES_FIRST = PagesFirst()  # of this process
