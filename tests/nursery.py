"""Starts `streamlit run`: as a user does, or, for the tests, quickly.

A server's own start and first page cost about six seconds of a processor, most of them for
importing Streamlit, pandas and Thaw's rooms, and the tests start and kill about a hundred. Once
`open_nursery` was called, the standard library's fork server has imported all that, and each server
is a fork of it. That Thaw starts without is tested where it is installed (`tests/unit/install`).
"""

import multiprocessing
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
# What a server that has shown a page has imported.
IMPORTED = (
    "streamlit.web.cli",
    "streamlit.web.bootstrap",
    "streamlit.web.server.starlette",
    "components.classroom.routes",
    "components.door.opening",
    "components.served.first_look",
    "components.early.early_door",
    *(
        ".".join(page.relative_to(ROOT).with_suffix("").parts)
        for page in sorted(ROOT.glob("components/*/*_page.py"))
    ),
)
_open = False


class Fork:
    """A server that is a fork; has what the tests need of `subprocess.Popen`."""

    def __init__(self, words: Sequence[str], cwd: Path, env: Mapping[str, str], log: Path) -> None:
        context = multiprocessing.get_context("forkserver")
        given = (list(words), str(cwd), dict(env), str(log))
        self._process: ForkServerProcess = context.Process(target=_become, args=given)
        # A fork would run what is the main module here first, and AppTest leaves its page as that.
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            self._process.start()
        finally:
            sys.modules["__main__"] = main
        assert self._process.pid is not None
        self.pid: int = self._process.pid

    def poll(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end.

        Raises:
            subprocess.TimeoutExpired: it runs on after `timeout` seconds.
        """
        self._process.join(timeout)
        ended = self._process.exitcode
        if ended is None:
            raise subprocess.TimeoutExpired("streamlit run", timeout or 0)
        return ended

    def send_signal(self, number: int) -> None:
        """Send a signal, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a power cut does."""
        self.send_signal(signal.SIGKILL)


def open_nursery() -> None:
    """From now on servers are forks, where forks are safe with such libraries: on Linux."""
    global _open
    _open = sys.platform == "linux"
    if _open:
        multiprocessing.get_context("forkserver").set_forkserver_preload(list(IMPORTED))


def start(
    words: Sequence[str], cwd: Path, env: Mapping[str, str], log: Path
) -> "subprocess.Popen[bytes] | Fork":
    """Run `streamlit run WORDS…`.

    Args:
        words: the script and its options.
        cwd: where it starts.
        env: all of its environment.
        log: the file at whose end its output is written.
    """
    if _open and env.get("PYTHONPATH") == str(ROOT):
        return Fork(words, cwd, env, log)
    with log.open("ab") as out:
        return subprocess.Popen(  # noqa: S603 (our own server)
            [sys.executable, "-m", "streamlit", "run", *words],
            cwd=cwd, env=dict(env), stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip


def _become(words: list[str], cwd: str, env: dict[str, str], log: str) -> None:
    """In the fork: what `python -m streamlit run` would be."""
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(out, 1)
    os.dup2(out, 2)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.path[:0] = [cwd, *env.get("PYTHONPATH", "").split(os.pathsep)]
    sys.argv = ["streamlit", "run", *words]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
