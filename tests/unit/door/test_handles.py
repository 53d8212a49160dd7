"""File handles: what can be had is taken, too few are said, closed pages give theirs back."""

import subprocess
import sys

import pytest
from streamlit import config

from components.door import handles

TELL = "from components.door.handles import take_handles as t; import resource as r; print(t()); "
TELL += "print(r.getrlimit(r.RLIMIT_NOFILE)[0])"


def limits_told(soft: int, hard: int) -> list[str]:
    """What a process with these limits says, and the soft limit that it has then."""
    set_limit = f"import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard})); "
    found = subprocess.run(  # noqa: S603 (our own words)
        [sys.executable, "-c", set_limit + TELL], capture_output=True, text=True, check=True
    )
    return found.stdout.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_the_soft_limit_is_raised_as_far_as_it_goes() -> None:
    assert limits_told(256, 2048) == ["", "2048"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_limit_that_is_too_low_is_said() -> None:
    said, soft = limits_told(256, 256)
    assert soft == "256"
    assert "256 file handles" in said
    assert "ulimit" in said


def test_closed_pages_are_let_go_soon() -> None:
    assert config.get_option("server.disconnectedSessionTTL") <= 15


def test_what_hangs_together_in_circles_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handles, "TIDY_SECONDS", 0.01)
    swept: list[int] = []
    monkeypatch.setattr(handles.gc, "collect", lambda: swept.append(1))
    monkeypatch.setattr(handles.gc, "freeze", lambda: None)
    end = handles.tidy_up()
    for _ in range(500):
        if len(swept) >= 3:
            break
        end.wait(0.01)
    end.set()
    assert len(swept) >= 3
