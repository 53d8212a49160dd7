"""Runs the tests of a room against a copy of the code, each time in a fork of this process.

What is not ours (pandas, pytest, …) is imported once, before the forks; of a room’s tests, those
run first that reach the changed line, the quickest ahead; those marked slow are left out.
"""

import importlib
import json
import os
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import coverage
import hypothesis
import hypothesis.extra.numpy
import numpy as np  # noqa: F401 (imported before the forks)
import pandas as pd  # noqa: F401
import pytest
import sqlalchemy  # noqa: F401

from tests.mutation.changes import ROOMS, Change

SHARED = "*"  # lines that ran while something was imported or set up: any test may rest on them
OURS = {"tests", "data", "components", "thaw", "conftest"}
GRACE = 60.0  # seconds; how much longer than without a change the tests may take, at least


class Quick:
    """Runs the named tests in their order; properties fail at the first example found, or never."""

    def __init__(self, wanted: list[str] | None = None) -> None:
        self.wanted = wanted

    def pytest_configure(self) -> None:
        """Called after the conftest that loads the usual profile."""
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        hypothesis.settings.register_profile(
            "mutation", deadline=None, derandomize=True, database=None, phases=phases
        )
        hypothesis.settings.load_profile("mutation")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave only those that are wanted."""
        if self.wanted is not None:
            found = {item.nodeid: item for item in items}
            items[:] = [found[name] for name in self.wanted]


class Recording(Quick):
    """How long each test takes, and which lines it reaches."""

    def __init__(self, lines: coverage.Coverage) -> None:
        super().__init__()
        self.lines = lines
        self.took: dict[str, float] = defaultdict(float)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        """Lines belong to the test while it is called, and to all of them before and after."""
        self.lines.switch_context(item.nodeid)
        try:
            return (yield)
        finally:
            self.lines.switch_context(SHARED)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Set up, called and taken down together."""
        self.took[report.nodeid] += report.duration

    def kept(self, copy: Path) -> dict:
        """All that was seen, as JSON has it."""
        found = self.lines.get_data()
        reached = {
            Path(file).relative_to(copy).as_posix(): found.contexts_by_lineno(file)
            for file in found.measured_files()
        }
        others = [name for name in sys.modules if name.split(".")[0] not in OURS]
        return {"took": self.took, "reached": reached, "modules": others}


def _in_fork(copy: Path, work: Callable[[], int], limit: float) -> int | None:
    """What `work` returns in a child process that runs in the copy; None where it hangs."""
    child = os.fork()
    if child == 0:
        os.setsid()  # so that its own children end with it
        try:
            code = _prepared(copy, work)
        except BaseException:  # noqa: BLE001 (whatever the change led to, the tests failed)
            code = 1
        os._exit(code)
    ends = time.monotonic() + limit
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            _end(child)
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    _end(child)
    os.waitpid(child, 0)
    return None


def _end(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def _prepared(copy: Path, work: Callable[[], int]) -> int:
    """Run in the copy, seeing nothing of the checkout, saying nothing."""
    here = str(Path(__file__).parents[2])
    for name in [name for name in sys.modules if name.split(".")[0] in OURS]:
        del sys.modules[name]
    sys.path[:] = [str(copy), *(p for p in sys.path if p not in {"", here})]
    os.chdir(copy)
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    return work()


def _pytest(places: list[str], plugin: Quick, *more: str) -> int:
    # That hypothesis was imported before pytest began is meant.
    quiet = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    options = ["-n0", "-q", "-p", "no:cacheprovider", "-x", *quiet]
    return int(pytest.main([*options, *more, *places], plugins=[plugin]))


def record(copy: Path, room: str, kept: Path, places: list[str] | None = None) -> None:
    """Run a room's tests without any change; keep what each takes and reaches, as JSON.

    Args:
        copy: of the checkout.
        room: in `ROOMS`.
        kept: the file to write.
        places: files of tests; None for all of the room's.

    Raises:
        SystemExit: where a test fails without any change.
    """

    if places is None:
        places = [f"tests/unit/{name}" for name in ROOMS[room][1]]
    if not places:
        kept.write_text(json.dumps({"took": {}, "reached": {}, "modules": []}))
        return

    def work() -> int:
        lines = coverage.Coverage(
            data_file=None, source=[str(copy / folder) for folder in ROOMS[room][0]]
        )
        recording = Recording(lines)
        lines.start()
        lines.switch_context(SHARED)
        code = _pytest(places, recording, "-m", "not slow")
        lines.stop()
        kept.write_text(json.dumps(recording.kept(copy)))
        return code

    if _in_fork(copy, work, 1800):
        raise SystemExit(f"the tests of {room} fail without any change")


def import_others(known: dict) -> None:
    """Import what is not ours, as a room's tests do, so that no fork needs to."""
    for name in known["modules"]:
        if name not in sys.modules:
            with suppress(Exception):
                importlib.import_module(name)


def tests_of(known: dict, change: Change | None, longest: float) -> list[str]:
    """The tests that reach the changed line, the quickest first; all where there is no telling.

    Args:
        known: what `record` kept.
        change: None for all tests of the room.
        longest: tests that take more seconds are left out.
    """
    took: dict[str, float] = known["took"]
    lines = known["reached"].get(change.file, {}) if change else {}
    reached = lines.get(str(change.line), [SHARED]) if change else [SHARED]
    names = took if {SHARED, ""} & {*reached} else [name for name in reached if name in took]
    return sorted((name for name in names if took[name] <= longest), key=lambda name: took[name])


def outcome(copy: Path, change: Change | None, tests: list[str], usual: float) -> str:
    """`killed`, `hangs` (killed too) or `SURVIVES`.

    Args:
        copy: where the code may be changed; it is put back.
        change: what to change; None for nothing, which must survive.
        tests: node ids of the tests that have to notice.
        usual: seconds that they take without the change.
    """
    sys.dont_write_bytecode = True  # two changes of one second would share their bytecode
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    places = sorted({name.split("::")[0] for name in tests})
    with changed(copy, change):
        code = _in_fork(copy, lambda: _pytest(places, Quick(tests)), GRACE + 8 * usual)
    return "hangs" if code is None else "killed" if code else "SURVIVES"


@contextmanager
def changed(copy: Path, change: Change | None) -> Iterator[None]:
    """The copy with the change; the file is put back, its time too."""
    if change is None:
        yield
        return
    file = copy / change.file
    before, times = file.read_bytes(), file.stat()
    file.write_bytes(change.applied(before))
    try:
        yield
    finally:
        file.write_bytes(before)
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def stopping(signum: int, frame: FrameType | None) -> None:
    """End as an exception, so that what was changed is put back."""
    raise SystemExit(128 + signum)
