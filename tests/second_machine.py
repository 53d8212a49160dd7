"""A second machine for tests: a network namespace plays it, on a wire to this one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

WHY_NOT = "needs root and iproute2, to make a second machine's network on this one"
can_make_networks = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("ip") is None, reason=WHY_NOT
)


@dataclass(frozen=True)
class Network:
    """This machine's address on a network of two, and the name of the other one's namespace."""

    here: str
    namespace: str


@contextmanager
def second_machine() -> Iterator[Network]:
    """Two machines on a wire: this one, and a namespace of its own."""
    number = os.getpid() % 250
    namespace, wire = f"thaw{number}", f"thaw-w{number}"
    here, there = f"10.203.{number}.1", f"10.203.{number}.2"

    def ip(*words: str) -> None:
        subprocess.run(  # noqa: S603 - our own words
            [str(shutil.which("ip")), *words], check=True, capture_output=True, text=True
        )

    ip("netns", "add", namespace)
    try:
        ip("link", "add", wire, "type", "veth", "peer", "name", "eth0", "netns", namespace)
        ip("addr", "add", f"{here}/24", "dev", wire)
        ip("link", "set", wire, "up")
        ip("-n", namespace, "addr", "add", f"{there}/24", "dev", "eth0")
        ip("-n", namespace, "link", "set", "eth0", "up")
        yield Network(here, namespace)
    finally:
        ip("netns", "del", namespace)  # takes the wire with it
