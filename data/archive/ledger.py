"""archive.json: what an archive was made of. Replaced as a whole, so that a kill leaves one."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

VERSION = 1
FILE = "archive.json"
BUILDING = "building"  # lies in the folder while somebody builds


class ArchiveProblem(Exception):
    """An archive that cannot be built or opened; the message says what is wrong and what to do."""


@dataclass(frozen=True)
class SourceFile:
    """A file that went in: name below the source folder, bytes, time, hash of its content."""

    name: str
    size: int
    changed: int
    digest: str


@dataclass(frozen=True)
class Part:
    """What a few files were rolled up into.

    Attributes:
        name: of its Parquet files: `sums-NAME`, `reports-NAME`, `names-NAME`.
        sources: the files it was made of; none for a table.
        rows: rows that were read; `kept` of them are in the sums.
        refused: how many were not kept, by reason.
        bytes: of its Parquet files.
    """

    name: str
    sources: tuple[SourceFile, ...]
    rows: int
    kept: int
    refused: dict[str, int]
    bytes: int


@dataclass
class Ledger:
    """The contents of archive.json.

    Attributes:
        profile: name of the profile.
        engine: the one that built it last.
        note: what its rows are.
        reports: whether its rows are reports, whose volume grows with the press.
        parts: see `Part`.
        broken: files that could not be read, with the reason.
        actors: code to name.
        first, last: ISO days.
        folders: where its files were, newest first; for whoever asks for the rows themselves.
    """

    profile: str
    engine: str = "duckdb"
    note: str = ""
    reports: bool = True
    parts: list[Part] = field(default_factory=list)
    broken: dict[str, str] = field(default_factory=dict)
    actors: dict[str, str] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    folders: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Rows that were read."""
        return sum(part.rows for part in self.parts)

    @property
    def kept(self) -> int:
        """Rows that are in the sums."""
        return sum(part.kept for part in self.parts)

    def refused(self) -> dict[str, int]:
        """Rows that were not kept, by reason."""
        counts: dict[str, int] = {}
        for part in self.parts:
            for why, number in part.refused.items():
                counts[why] = counts.get(why, 0) + number
        return counts


def save(folder: Path, ledger: Ledger) -> None:
    """Write archive.json; whoever reads meanwhile sees the old one or the new one."""
    content = {"version": VERSION, **asdict(ledger)}
    content |= {"rows": ledger.rows, "kept": ledger.kept, "refused": ledger.refused()}
    beside = folder / f"{FILE}.new"
    with beside.open("w", encoding="utf-8") as out:
        json.dump(content, out, ensure_ascii=False, indent=1)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(folder / FILE)


def load(folder: Path) -> Ledger:
    """Read archive.json.

    Raises:
        ArchiveProblem: it is missing, no JSON, of a later version, or made by hand and incomplete.
    """
    file = folder / FILE
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ArchiveProblem(f"{folder} is no archive: there is no {FILE} in it") from None
    except (OSError, ValueError, RecursionError) as problem:
        raise ArchiveProblem(f"{file} cannot be read ({problem}). Build the archive anew") from None
    if not isinstance(content, dict) or not isinstance(content.get("version"), int):
        raise ArchiveProblem(f"{file} names no version. Build the archive anew")
    if content["version"] > VERSION:
        raise ArchiveProblem(
            f"{folder} was made by a later Thaw (version {content['version']}, this one reads "
            f"{VERSION}). Use that one, or build the archive anew"
        )
    try:
        return _ledger(content)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise ArchiveProblem(
            f"{file} is not as Thaw writes it ({_fault(problem)}). Build the archive anew"
        ) from None


def _fault(problem: Exception) -> str:
    """What is wrong with it, in words; Python names a missing entry by its name alone."""
    return f"{problem} is missing" if isinstance(problem, KeyError) else str(problem)


def _source(told: dict[str, Any]) -> SourceFile:
    return SourceFile(
        str(told["name"]), int(told["size"]), int(told["changed"]), str(told["digest"])
    )


def _ledger(content: dict[str, Any]) -> Ledger:
    parts = [
        Part(
            name=str(part["name"]),
            sources=tuple(_source(source) for source in part["sources"]),
            rows=int(part["rows"]),
            kept=int(part["kept"]),
            refused={str(k): int(v) for k, v in part["refused"].items()},
            bytes=int(part["bytes"]),
        )
        for part in content["parts"]
    ]
    if any(Path(part.name).name != part.name for part in parts):
        raise ValueError("a part is named like a path")
    if not all(isinstance(content[name], dict) for name in ("broken", "actors")):
        raise ValueError("names and reasons are no tables")
    return Ledger(
        **{name: str(content[name]) for name in ("profile", "engine", "note", "first", "last")},
        reports=bool(content["reports"]),
        parts=parts,
        broken={str(name): str(why) for name, why in content["broken"].items()},
        actors={str(code): str(name) for code, name in content["actors"].items()},
        folders=[str(folder) for folder in content.get("folders", [])],  # older ones do not say
    )
