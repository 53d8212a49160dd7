"""The folder of an archive while it is built: one build at a time, nothing left of a killed one."""

import errno
import gzip
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import narwhals as nw

from data.archive.ledger import BUILDING, FILE, ArchiveProblem

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


def in_words(problem: Exception) -> str:
    """What is wrong with a file, for people: no engine's own way of saying it."""
    if isinstance(problem, KeyError) and problem.args:
        told = str(problem.args[0])
    elif isinstance(problem, zipfile.BadZipFile):
        told = "it is no zip file, or is damaged"
    elif isinstance(problem, EOFError | zlib.error | gzip.BadGzipFile):
        told = "it is damaged or cut off"
    elif isinstance(problem, OSError):
        told = problem.strerror or str(problem)
    elif isinstance(problem, NotImplementedError | RuntimeError):  # a zip with a password, say
        told = f"it cannot be unpacked ({problem})"
    elif isinstance(problem, ValueError):
        told = str(problem)
    else:
        first_line = (str(problem) or type(problem).__name__).splitlines()[0]
        told = f"it cannot be read as a table ({first_line})"
    return told[:300]


def names_of(table: Any) -> tuple[str, ...]:
    """The names of the columns of an open table.

    Raises:
        TypeError: it is none.
        KeyError: two columns are called the same.
    """
    try:
        return tuple(map(str, nw.from_native(table).collect_schema().names()))
    except TypeError:
        kind = type(table).__name__
        raise TypeError(
            f"an archive is made of a folder, a file or a table (pandas, Polars, Arrow, DuckDB, "
            f"Spark), not of {kind}"
        ) from None
    except nw.exceptions.DuplicateError as problem:
        told = " ".join(str(problem).split())
        raise KeyError(f"two columns of the table are called the same ({told})") from None


@contextmanager
def at_work(folder: Path) -> Iterator[Path]:
    """A folder to work in, within the archive's; only one build at a time.

    Raises:
        ArchiveProblem: the folder holds something else, or another build is at work.
    """
    lock = _begun(folder)
    try:
        _lock(lock, folder)
        for left in folder.glob("*.unfinished"):
            left.unlink()
        with tempfile.TemporaryDirectory(prefix="thaw-archive-", dir=folder) as scratch:
            yield Path(scratch)
    finally:
        lock.close()
    (folder / BUILDING).unlink(missing_ok=True)
    for left in folder.glob("thaw-archive-*"):  # of a build that was killed
        shutil.rmtree(left, ignore_errors=True)


def _begun(folder: Path) -> Any:
    """The file that says that somebody builds here, open."""
    try:
        known = (folder / FILE).exists()
        if folder.exists() and not known:
            if not folder.is_dir():
                raise ArchiveProblem(f"{folder} is a file. Name a folder for the archive")
            if not all(_OURS.fullmatch(file.name) for file in folder.iterdir()):
                raise ArchiveProblem(f"{folder} holds something else. Choose an empty folder")
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / BUILDING).open("w")
    except OSError as problem:
        why = problem.strerror or problem
        raise ArchiveProblem(f"an archive cannot be made in {folder}: {why}") from problem


def _lock(lock: Any, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: an open file cannot be removed there, which is lock enough
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise ArchiveProblem(f"another build is at work on {folder}") from None
