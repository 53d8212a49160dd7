"""What a server's threads cost: seconds of a processor, told apart by the names Python gave them.

The system knows threads by numbers, so the server is started with a `sitecustomize` that tells it
their names. It can be read on Linux only.
"""

import os
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.harness import ROOT

LOOK_SECONDS = 0.5  # from one look to the next: of a thread that has ended nothing is told any more
MAIN = "event loop"
NAMED = """
import ctypes
import threading

_begin = threading.Thread._bootstrap_inner


def begin(self):
    try:
        ctypes.CDLL(None).prctl(15, self.name.encode()[:15], 0, 0, 0)  # PR_SET_NAME
    except (OSError, AttributeError):
        pass
    _begin(self)


threading.Thread._bootstrap_inner = begin
"""


@contextmanager
def names_told() -> Iterator[dict[str, str]]:
    """What a server's environment has to be so that the system knows its threads by name."""
    with TemporaryDirectory(prefix="thaw-") as folder:
        (Path(folder) / "sitecustomize.py").write_text(NAMED, encoding="utf-8")
        yield {"PYTHONPATH": os.pathsep.join([folder, str(ROOT)])}


class Spent:
    """Seconds that a process's threads spend for the length of a block, by their names."""

    def __init__(self, pid: int) -> None:
        self._tasks = Path(f"/proc/{pid}/task")
        self._pid, self._ended = pid, threading.Event()
        self._first: dict[int, tuple[str, float]] = {}
        self._last: dict[int, tuple[str, float]] = {}
        self._watch = threading.Thread(target=self._look_on, daemon=True)

    def __enter__(self) -> "Spent":
        self._first = self._look()
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._watch.join()

    def by_name(self) -> dict[str, float]:
        """Seconds by the name of the thread, the first fifteen letters of it."""
        spent: defaultdict[str, float] = defaultdict(float)
        for thread, (name, seconds) in self._last.items():
            spent[name] += seconds - self._first.get(thread, (name, 0.0))[1]
        return spent

    def _look_on(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            self._last |= self._look()
        self._last |= self._look()

    def _look(self) -> dict[int, tuple[str, float]]:
        found = {}
        for task in self._tasks.glob("*") if self._tasks.is_dir() else ():
            try:
                told = (task / "stat").read_text(encoding="utf-8")
            except OSError:  # it has ended
                continue
            name, numbers = told.partition("(")[2].rpartition(")")[::2]
            ticks = sum(map(int, numbers.split()[11:13]))  # utime, stime
            number = int(task.name)
            name = MAIN if number == self._pid else name
            found[number] = name, ticks / os.sysconf("SC_CLK_TCK")
        return found
