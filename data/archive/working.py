"""The folder of an archive while it is built: one build at a time, nothing left of a killed one."""

import errno
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from data.archive.ledger import FILE, ArchiveProblem

FULL = {errno.ENOSPC, errno.EDQUOT}
_SAID = ("no space left", "disk quota exceeded", "not enough space")  # by DuckDB, and by Java

# what a build leaves that ended before its first batch was in
_OURS = re.compile(
    r"building|thaw-archive-.*|archive\.json\.new|pairs\.parquet(\.unfinished)?"
    r"|(sums|large|reports|names)-[0-9a-f]{16}\.(parquet|unfinished)"
)


def no_room(problem: Exception) -> None:
    """Stop where a disk is full: that is no fault of the file that was just read.

    Raises:
        ArchiveProblem: it is.
    """
    full = isinstance(problem, OSError) and problem.errno in FULL
    if full or any(words in str(problem).lower() for words in _SAID):
        told = "the disk is full. What was read before is in; make room and build once more"
        raise ArchiveProblem(told) from problem


@contextmanager
def at_work(folder: Path) -> Iterator[Path]:
    """A folder to work in, within the archive's; only one build at a time.

    Raises:
        ArchiveProblem: the folder holds something else, or another build is at work.
    """
    known = (folder / FILE).exists()
    if folder.exists() and not known and not all(_OURS.fullmatch(f.name) for f in folder.iterdir()):
        raise ArchiveProblem(f"{folder} holds something else. Choose an empty folder")
    folder.mkdir(parents=True, exist_ok=True)
    lock = (folder / "building").open("w")
    try:
        _lock(lock, folder)
        for left in folder.glob("*.unfinished"):
            left.unlink()
        with tempfile.TemporaryDirectory(prefix="thaw-archive-", dir=folder) as scratch:
            yield Path(scratch)
    finally:
        lock.close()
    (folder / "building").unlink(missing_ok=True)
    for left in folder.glob("thaw-archive-*"):  # of a build that was killed
        shutil.rmtree(left, ignore_errors=True)


def _lock(lock: Any, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: an open file cannot be removed there, which is lock enough
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise ArchiveProblem(f"another build is at work on {folder}") from None
