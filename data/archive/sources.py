"""The files an archive is made of: found, told apart, unpacked, and put together in batches."""

import gzip
import hashlib
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from data.archive.ledger import BUILDING, FILE, SourceFile

ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".zip", ".gz", ".parquet")
BATCH_BYTES = 512_000_000
BATCH_FILES = 400
MOST_UNPACKED = 20_000_000_000  # bytes of one file
OWN = re.compile(r"pairs\.parquet|(sums|large|reports|names)-[0-9a-f]{16}\.parquet")
PIECE = 4 << 20  # bytes read at once

Asked = Callable[[], None]


@dataclass(frozen=True)
class Found:
    """A file that an archive is to be made of."""

    path: Path
    source: SourceFile


def find(source: Path, known: Iterable[SourceFile] = ()) -> tuple[list[Found], dict[str, str]]:
    """The files of a folder (at any depth), or one file; ordered by name.

    What is hidden is passed over, and so are the tables of an archive that lies in the folder.

    Args:
        source: a folder or a file.
        known: files that went in before: one with the same name, size and time is not read again.

    Returns:
        The files, and those that cannot be read or went away meanwhile, with the reason.
    """
    before = {(old.name, old.size, old.changed): old for old in known}
    paths = sorted(source.rglob("*")) if source.is_dir() else [source]
    root = source if source.is_dir() else source.parent
    archives = {path.parent for path in paths if path.name in (FILE, BUILDING)}
    found, lost = [], {}
    for path in paths:
        within = path.relative_to(root)
        if path.suffix.lower() not in ENDINGS or _is_hidden(within):
            continue
        if path.parent in archives and OWN.fullmatch(path.name):
            continue
        name = str(within)
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


def _is_hidden(name: PurePath) -> bool:
    """Whether a file, or a folder it lies in, is none that somebody put there to be read."""
    hidden = (part for part in name.parts if part.startswith(".") and part != "..")
    return "__MACOSX" in name.parts or any(hidden)


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


def unpacked(file: Found, scratch: Path, give_up: Asked = lambda: None) -> list[Path]:
    """The file itself, or the tables that a zip or gzip holds.

    Args:
        file: as it was found.
        scratch: the folder to unpack into.
        give_up: is asked after each piece, and raises what ends it.

    Raises:
        ValueError: the zip holds no table, or it unpacks to too much.
        OSError, zipfile.BadZipFile, EOFError: it is damaged.
    """
    path = file.path
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive:
            tables = [entry for entry in archive.infolist() if _is_table(entry.filename)]
            if not tables:
                raise ValueError("the zip holds no table")
            if sum(entry.file_size for entry in tables) > MOST_UNPACKED:
                raise ValueError("the zip unpacks to more than 20 GB")
            made = []
            for number, entry in enumerate(tables):
                ending = PurePosixPath(entry.filename).suffix.lower()
                with archive.open(entry) as packed:
                    target = scratch / f"{file.source.digest}-{number}{ending}"
                    made.append(_copied(packed, target, give_up))
            return made
    if path.suffix.lower() == ".gz":
        with gzip.open(path) as packed:
            ending = Path(path.stem).suffix.lower()
            return [_copied(packed, scratch / f"{file.source.digest}{ending}", give_up)]
    return [path]


def _is_table(name: str) -> bool:
    inside = PurePosixPath(name)
    packed = inside.suffix.lower() in (".zip", ".gz")
    return inside.suffix.lower() in ENDINGS and not packed and not _is_hidden(inside)


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
