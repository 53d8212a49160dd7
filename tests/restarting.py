"""The app on one port with one workspace, to be killed at any instant and started again."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests import nursery
from tests.harness import APP, HOST, ROOT, free_port
from tests.line import Line


class Restarting:
    """A server that is killed without a word and comes back at the same address.

    A page at its `url` finds it as soon as it is back: its calls wait on the line until then.
    """

    def __init__(self, database: str, home: Path) -> None:
        self.port = free_port()
        self._line = Line((HOST, self.port), patient=True)
        self.url = f"http://{HOST}:{self._line.port}"
        self._log = home / "server.log"
        self._env = {k: v for k, v in os.environ.items() if not k.startswith("STREAMLIT_")}
        self._env |= {"HOME": str(home), "PYTHONPATH": str(ROOT), "THAW_DATABASE_URL": database}
        self._process: subprocess.Popen | nursery.Fork | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        given = [f"--server.port={self.port}", f"--server.address={HOST}"]
        words = [str(APP), *given, "--server.headless=true"]
        self._process = nursery.start(words, ROOT, self._env, self._log)
        health = f"http://{HOST}:{self.port}/_stcore/health"
        until = time.monotonic() + 120
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(health, timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError(f"The server did not start.\n{self.logged()}")

    def freeze(self) -> None:
        """Let it hear nothing and say nothing, as a machine without memory does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)

    def kill(self) -> None:
        """End it as a power cut does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def close(self) -> None:
        """End it for good."""
        self.kill()
        self._line.close()

    def logged(self) -> str:
        """What every start of it has printed."""
        return self._log.read_text(encoding="utf-8", errors="replace")
