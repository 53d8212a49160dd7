"""The files an archive is made of: found, told apart, unpacked, and put together in batches."""

import gzip
import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.archive.engines import PARQUET, TEXT
from data.archive.ledger import SourceFile
from data.archive.profiles import Profile

ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".zip", ".gz", ".parquet")
BATCH_BYTES = 512_000_000
BATCH_FILES = 400
MOST_UNPACKED = 20_000_000_000  # bytes of one file
PIECE = 4 << 20  # bytes read at once

Asked = Callable[[], None]


@dataclass(frozen=True)
class Found:
    """A file that an archive is to be made of."""

    path: Path
    source: SourceFile


def find(source: Path, known: Iterable[SourceFile] = ()) -> tuple[list[Found], dict[str, str]]:
    """The files of a folder (at any depth), or one file; ordered by name.

    Args:
        source: a folder or a file.
        known: files that went in before: one with the same name, size and time is not read again.

    Returns:
        The files, and those that cannot be read or went away meanwhile, with the reason.
    """
    before = {(old.name, old.size, old.changed): old for old in known}
    paths = sorted(source.rglob("*")) if source.is_dir() else [source]
    root = source if source.is_dir() else source.parent
    found, lost = [], {}
    for path in paths:
        if path.suffix.lower() not in ENDINGS or path.name.startswith("."):
            continue
        name = str(path.relative_to(root))
        try:
            if path.is_file():
                state = path.stat()
                old = before.get((name, state.st_size, state.st_mtime_ns))
                known_as = old.digest if old else digest(path)
                size, changed = state.st_size, state.st_mtime_ns
                found.append(Found(path, SourceFile(name, size, changed, known_as)))
        except OSError as problem:
            lost[name] = problem.strerror or str(problem)
    return found, lost


def is_as_found(file: Found) -> bool:
    """Whether a file is still as it was when it was found."""
    try:
        state = file.path.stat()
    except OSError:
        return False
    return (state.st_size, state.st_mtime_ns) == (file.source.size, file.source.changed)


def digest(path: Path, give_up: Asked = lambda: None) -> str:
    """A hash of a file's content.

    Args:
        path: of the file.
        give_up: is asked after each piece, and raises what ends it.
    """
    made = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            made.update(piece)
            give_up()
    return made.hexdigest()


def batches(files: list[Found]) -> Iterator[list[Found]]:
    """Files that are rolled up together: so many that a kill costs little."""
    batch: list[Found] = []
    size = 0
    for file in files:
        if batch and (size + file.source.size > BATCH_BYTES or len(batch) >= BATCH_FILES):
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += file.source.size
    if batch:
        yield batch


def unpacked(file: Found, scratch: Path, give_up: Asked = lambda: None) -> Path:
    """The file itself, or what a zip or gzip holds.

    Args:
        file: as it was found.
        scratch: the folder to unpack into.
        give_up: is asked after each piece, and raises what ends it.

    Raises:
        ValueError: the zip does not hold exactly one table, or unpacks to too much.
        OSError, zipfile.BadZipFile, EOFError: it is damaged.
    """
    path = file.path
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive:
            tables = [e for e in archive.infolist() if Path(e.filename).suffix.lower() in ENDINGS]
            if len(tables) != 1:
                raise ValueError(f"the zip holds {len(tables)} tables where one is meant to be")
            if tables[0].file_size > MOST_UNPACKED:
                raise ValueError("the zip unpacks to more than 20 GB")
            ending = Path(tables[0].filename).suffix.lower()
            with archive.open(tables[0]) as packed:
                return _copied(packed, scratch / f"{file.source.digest}{ending}", give_up)
    if path.suffix.lower() == ".gz":
        with gzip.open(path) as packed:
            ending = Path(path.stem).suffix.lower()
            return _copied(packed, scratch / f"{file.source.digest}{ending}", give_up)
    return path


def _copied(packed: Any, target: Path, give_up: Asked) -> Path:
    """Unpack piece by piece; a file that does not end is put away before the disk is full."""
    try:
        with target.open("wb") as out:
            while piece := packed.read(PIECE):
                out.write(piece)
                if out.tell() > MOST_UNPACKED:
                    raise ValueError("the file unpacks to more than 20 GB")
                give_up()
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


def kind_of(path: Path, profile: Profile) -> tuple[str, int]:
    """Parquet or text, and how many columns a text without a header has.

    Raises:
        ValueError: the file is not what the profile says.
    """
    with path.open("rb") as file:
        start = file.read(4)
        if start == b"PAR1":
            return PARQUET, 0
        line = (start + file.readline(1 << 20)).rstrip(b"\r\n")
    if not line:
        raise ValueError("the file is empty")
    if b"\0" in line:
        raise ValueError("the file is no UTF-8 text; save it as UTF-8")
    if not profile.widths:
        return TEXT, 0
    width = line.count(b"\t") + 1
    if width not in profile.widths:
        told = ", ".join(map(str, profile.widths))
        raise ValueError(f"the first line has {width} columns where {profile.title} has {told}")
    return TEXT, width
