"""Whatever was announced as saved is there, whenever the process is killed."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.workspace import open_store
from data.workspace.store import Store
from tests.conftest import forget_workspaces
from tests.workspace_sets import make_set

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("THAW_KILLS", "5"))


def _killed_after(seconds: float, address: str, set_id: str) -> int:
    """Let the child save, kill it that long after its first word, and give the last it said."""
    command = [sys.executable, "-m", "tests.workspace_killer", address, set_id]
    with subprocess.Popen(  # noqa: S603 (our own child)
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        said = [first, *child.stdout.read().splitlines(keepends=True)]
    whole = [line for line in said if line.endswith("\n")]
    return int(whole[-1].removeprefix("saved "))


def _check(store: Store, set_id: str, announced: int) -> None:
    head = store.info(set_id).head
    # One save may have been kept without a word about it, never the other way round.
    assert announced <= head <= announced + 1
    numbers = [revision.number for revision in store.revisions(set_id)]
    assert numbers == list(range(head, 0, -1))
    assert store.table(set_id, "events")["note"][0] == f"save {head}"
    assert store.table(set_id, "events", announced)["note"][0] == f"save {announced}"
    assert len(store.open(set_id).events) == 3


@pytest.mark.slow
def test_a_killed_process_loses_nothing_it_announced(database: str) -> None:
    set_id = make_set(open_store(database))
    chance = random.Random(20261123)  # noqa: S311 (moments, not secrets)
    announced = []
    for _ in range(KILLS):
        announced.append(_killed_after(chance.uniform(0, 0.1), database, set_id))
        forget_workspaces()
        _check(open_store(database), set_id, announced[-1])
    assert announced == sorted(announced)
    assert announced[-1] >= KILLS
