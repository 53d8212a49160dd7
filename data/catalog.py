"""The data sets there are: folders, each a Frictionless Tabular Data Package, and one's own.

Adding a folder adds a data set. One that cannot be opened is reported; the others still work. One's
own sets lie in the workspace; they are listed behind those of the folders.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from data import checking, reading, workspace
from data import columns as c
from data.data_set import NOWHERE, BrokenSet, Category, DataSet
from data.descriptor import read_descriptor
from data.event_table import prepare
from data.problems import ERROR, Problem

ROOT = Path(__file__).parent / "sets"
TABLES = ("events.csv", "sources.csv", "chapters.csv", "indicators.csv")
OPTIONAL = ("indicators.csv",)


@dataclass(frozen=True)
class SetEntry:
    """A data set as the catalogue lists it."""

    name: str
    title: str
    broken: bool


def names(root: Path | None = None) -> list[str]:
    """The folders of the catalogue, in order; hidden ones do not count."""
    folder = root or ROOT
    if not folder.is_dir():
        return []
    return sorted(p.name for p in folder.iterdir() if p.is_dir() and p.name[0] not in "._")


def list_sets(root: Path | None = None) -> list[SetEntry]:
    """All data sets, by title; `broken` ones have no package that can be read.

    Those of the workspace come last, and only without `root`. A workspace that does not answer is
    one broken entry, so that the others can be worked with.
    """
    entries = []
    for name in names(root):
        package, problems = _package((root or ROOT) / name)
        title = str(package.get("title") or name)
        entries.append(SetEntry(name, title, bool(problems)))
    entries.sort(key=lambda entry: entry.title.casefold())
    return entries if root is not None else entries + _own_entries()


def _own_entries() -> list[SetEntry]:
    try:
        store = workspace.peek()
        own = store.list() if store is not None else []
    except workspace.WorkspaceError:
        return [SetEntry(workspace.PREFIX, "Your own data sets (cannot be reached)", True)]
    return [SetEntry(info.id, info.title, False) for info in own]


def stamp(name: str, root: Path | None = None) -> str:
    """Changes when any file of the set changes (its name, size or time), or with each revision.

    Raises:
        BrokenSet: there is no such set.
    """
    if root is None and name.startswith(workspace.PREFIX):
        return _own_stamp(name)
    folder = _folder(name, root)
    state = sorted((p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in folder.iterdir())
    return hashlib.blake2b(repr(state).encode(), digest_size=8).hexdigest()


def _own_stamp(name: str) -> str:
    try:
        store = workspace.peek()
        return "" if store is None else store.stamp(name)
    except workspace.WorkspaceError:
        return ""  # opening it says why


def open_set(name: str, root: Path | None = None) -> DataSet:
    """Open the data set in the folder `name`, or the one of the workspace with that id.

    Raises:
        BrokenSet: there is none, or a file is missing or unusable; it lists every problem found.
    """
    if root is None and name.startswith(workspace.PREFIX):
        return _open_own(name)
    folder = _folder(name, root)
    package, problems = _package(folder)
    files = {file: folder / file for file in TABLES if (folder / file).exists()}
    book = folder / "codebook.md"
    codebook = book.read_text(encoding="utf-8") if book.exists() else ""
    opened = _open(name, package, problems, files, codebook)
    return replace(opened, fingerprint=fingerprint_of(folder), folder=folder)


def open_files(
    name: str, package: dict[str, Any], files: Mapping[str, bytes], codebook: str = ""
) -> DataSet:
    """Open a data set that lies in no folder.

    Args:
        name: what the catalogue calls it.
        package: the JSON of its datapackage.json.
        files: the bytes of each of `TABLES`; indicators.csv may be missing.
        codebook: Markdown.

    Raises:
        BrokenSet: as `open_set`.
    """
    digest = hashlib.blake2b(json.dumps([package, codebook]).encode(), digest_size=12)
    for file, content in sorted(files.items()):
        digest.update(file.encode() + b"\0" + content)
    return replace(_open(name, package, [], files, codebook), fingerprint=digest.hexdigest())


def _open_own(name: str) -> DataSet:
    try:
        store = workspace.peek()
        if store is not None:
            return store.open(name)
    except workspace.NoSuchSet:
        pass
    except workspace.WorkspaceError as problem:
        raise BrokenSet([_fault("workspace", str(problem), "Try again later")]) from problem
    raise BrokenSet([_fault(name, "there is no such data set", "Choose one from the list")])


def _open(
    name: str,
    package: dict[str, Any],
    problems: list[Problem],
    files: Mapping[str, Path | bytes],
    codebook: str,
) -> DataSet:
    """Read the tables and put the set together; `fingerprint` and `folder` are still to be set."""
    tables: dict[str, pd.DataFrame] = {}
    for file, read in (
        ("events.csv", reading.read_events),
        ("sources.csv", reading.read_sources),
        ("chapters.csv", reading.read_chapters),
        ("indicators.csv", reading.read_indicators),
    ):
        table, found = read(files.get(file, NOWHERE / "missing" / file), name=file)
        tables[file] = table
        optional = file in OPTIONAL and file not in files
        problems += [] if optional else found
    if any(p.severity == ERROR and (p.row is None or p.row == 1) for p in problems):
        raise BrokenSet(problems)
    if tables["events.csv"].empty:
        raise BrokenSet([*problems, _fault("events.csv", "there is no usable event", "Add a row")])
    return _assemble(name, package, tables, problems, codebook)


def _folder(name: str, root: Path | None) -> Path:
    if name not in names(root):
        raise BrokenSet([_fault(name, "there is no such data set", "Choose one from the list")])
    return (root or ROOT) / name


def _fault(table: str, what: str, mend: str) -> Problem:
    return Problem(ERROR, table, None, "", "", what, mend)


def _package(folder: Path) -> tuple[dict[str, Any], list[Problem]]:
    """datapackage.json as a dict; a fault if it is missing or is not a JSON object."""
    file = "datapackage.json"
    try:
        package = json.loads((folder / file).read_text(encoding="utf-8-sig"))
    except OSError as problem:
        return {}, [_fault(file, f"the file cannot be read ({problem.strerror})", "Put it there")]
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}: {problem.msg}"
        return {}, [_fault(file, f"it is not JSON ({where})", "Mend that place")]
    except UnicodeDecodeError:
        return {}, [_fault(file, "the text is not UTF-8", "Save it as UTF-8")]
    if not isinstance(package, dict) or not isinstance(package.get("thaw", {}), dict):
        return {}, [_fault(file, "it is not a JSON object", "Begin it with { and end it with }")]
    return package, []


def _assemble(
    name: str,
    package: dict[str, Any],
    tables: dict[str, pd.DataFrame],
    problems: list[Problem],
    codebook: str,
) -> DataSet:
    about = read_descriptor(name, package)
    events = tables["events.csv"]
    categories = about.categories or tuple(
        Category(k, k.capitalize() or "Other") for k in sorted(set(events[c.CATEGORY]))
    )
    checks = checking.find_problems(
        events,
        tables["sources.csv"],
        tables["chapters.csv"],
        [k.id for k in categories],
        [a.id for a in about.actors],
    )
    return DataSet(
        name=name,
        title=about.title,
        description=about.description,
        licence=about.licence,
        version=about.version,
        citation=about.citation,
        actors=about.actors,
        categories=categories,
        events=events,
        prepared=prepare(events),
        sources=tables["sources.csv"],
        chapters=tables["chapters.csv"],
        indicators=tables["indicators.csv"],
        indicator_info=about.indicators,
        points=about.points,
        notes=about.notes,
        codebook=codebook,
        problems=(*problems, *about.problems, *checks),
        defaults=about.parameters,
        fingerprint="",
        finding=about.finding,
    )


def fingerprint_of(folder: Path) -> str:
    """Hash of all files of a folder, by name and content."""
    digest = hashlib.blake2b(digest_size=12)
    for path in sorted(folder.iterdir()):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
