"""The files an archive is made of: found, told apart, unpacked, and put together in batches."""

import gzip
import hashlib
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data.archive.engines import PARQUET, TEXT
from data.archive.ledger import SourceFile
from data.archive.profiles import Profile

ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".zip", ".gz", ".parquet")
BATCH_BYTES = 512_000_000
BATCH_FILES = 400
MOST_UNPACKED = 20_000_000_000  # bytes of one file


@dataclass(frozen=True)
class Found:
    """A file that an archive is to be made of."""

    path: Path
    source: SourceFile


def find(source: Path, known: Iterable[SourceFile] = ()) -> list[Found]:
    """The files of a folder (at any depth), or one file; ordered by name.

    Args:
        source: a folder or a file.
        known: files that went in before: one with the same name, size and time is not read again.
    """
    before = {(old.name, old.size, old.changed): old for old in known}
    paths = sorted(source.rglob("*")) if source.is_dir() else [source]
    root = source if source.is_dir() else source.parent
    found = []
    for path in paths:
        if path.suffix.lower() not in ENDINGS or path.name.startswith(".") or not path.is_file():
            continue
        state, name = path.stat(), str(path.relative_to(root))
        old = before.get((name, state.st_size, state.st_mtime_ns))
        digest = old.digest if old else _digest(path)
        found.append(Found(path, SourceFile(name, state.st_size, state.st_mtime_ns, digest)))
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


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


def unpacked(file: Found, scratch: Path) -> Path:
    """The file itself, or what a zip or gzip holds.

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
                return _copied(packed, scratch, file, ending)
    if path.suffix.lower() == ".gz":
        with gzip.open(path) as packed:
            return _copied(packed, scratch, file, Path(path.stem).suffix.lower())
    return path


def _copied(packed, scratch: Path, file: Found, ending: str) -> Path:
    target = scratch / f"{file.source.digest}{ending}"
    with target.open("wb") as out:
        shutil.copyfileobj(packed, out, 1 << 20)
        if out.tell() > MOST_UNPACKED:
            raise ValueError("the file unpacks to more than 20 GB")
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
    if not profile.widths:
        return TEXT, 0
    width = line.count(b"\t") + 1
    if width not in profile.widths:
        told = ", ".join(map(str, profile.widths))
        raise ValueError(f"the first line has {width} columns where {profile.title} has {told}")
    return TEXT, width
