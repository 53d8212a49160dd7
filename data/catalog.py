"""The data sets there are: each a folder that is a Frictionless Tabular Data Package.

Adding a folder adds a data set. A folder that cannot be opened is reported; the others still work.
"""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from data import checking, reading
from data import columns as c
from data.event_table import prepare
from data.historical_date import read_date
from data.problems import ERROR, Problem

ROOT = Path(__file__).parent / "sets"
TABLES = ("events.csv", "sources.csv", "chapters.csv", "indicators.csv")
OPTIONAL = ("indicators.csv",)


class BrokenSet(Exception):
    """A data set that cannot be opened, with all that is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.sentence() for problem in problems[:3]))
        self.problems = problems

    def __reduce__(self):
        return (BrokenSet, (self.problems,))


@dataclass(frozen=True)
class Actor:
    """One of the two states: id in the table, names, and its colours in the two themes."""

    id: str
    name: str
    short: str
    colour_light: str = ""
    colour_dark: str = ""
    names: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Category:
    """A lane of the timeline."""

    id: str
    label: str
    description: str = ""


@dataclass(frozen=True)
class SetEntry:
    """A data set as the catalogue lists it."""

    name: str
    title: str
    broken: bool


@dataclass(frozen=True, eq=False)
class DataSet:
    """An opened data set.

    Attributes:
        name: of its folder.
        title, description, licence, version, citation: as its package says.
        actors: the two states.
        categories: in the order of the lanes.
        events: the table as read; `prepared` is the same with dates and scores worked out.
        sources, chapters, indicators: tables as read.
        indicator_info: title, unit, source and caveat of each indicator.
        points: claims the set must cover, `id` and `text`.
        notes: spans with a remark, `from`, `to`, `text`.
        codebook: Markdown of the set's own codebook.
        problems: what is wrong but does not keep it from opening.
        defaults: model parameters the set brings.
        fingerprint: hash of all its files.
        folder: where it lies.
    """

    name: str
    title: str
    description: str
    licence: str
    version: str
    citation: str
    actors: tuple[Actor, ...]
    categories: tuple[Category, ...]
    events: pd.DataFrame
    prepared: pd.DataFrame
    sources: pd.DataFrame
    chapters: pd.DataFrame
    indicators: pd.DataFrame
    indicator_info: tuple[dict[str, Any], ...]
    points: tuple[dict[str, Any], ...]
    notes: tuple[dict[str, str], ...]
    codebook: str
    problems: tuple[Problem, ...]
    defaults: dict[str, float]
    fingerprint: str
    folder: Path = field(default=ROOT)

    @property
    def years(self) -> tuple[int, int]:
        """First and last year with an event."""
        return int(self.prepared[c.FIRST].dt.year.min()), int(self.prepared[c.LAST].dt.year.max())

    def category_names(self, ids: tuple[str, ...]) -> list[str]:
        """Labels of categories, in lower case as in a sentence."""
        labels = {category.id: category.label for category in self.categories}
        return [labels.get(name, name).lower() for name in ids]

    def initiator_names(self, ids: tuple[str, ...]) -> list[str]:
        """Names of initiators as in a sentence."""
        names = {actor.id: actor.name for actor in self.actors}
        names |= {"both": "both", "third": "a third party"}
        return [names.get(name, name) for name in ids]

    def chapter_view(self, chapter: str | None) -> tuple[str, str] | None:
        """The dates to look at for a chapter: its span and a tenth of it on either side."""
        rows = self.chapters[self.chapters["chapter_id"] == chapter]
        if rows.empty:
            return None
        start, end = read_date(str(rows["start"].iat[0])), read_date(str(rows["end"].iat[0]))
        air = timedelta(days=max(30, (end.last - start.first).days // 10))
        return (start.first - air).isoformat(), (end.last + air).isoformat()


def names(root: Path | None = None) -> list[str]:
    """The folders of the catalogue, in order; hidden ones do not count."""
    folder = root or ROOT
    if not folder.is_dir():
        return []
    return sorted(p.name for p in folder.iterdir() if p.is_dir() and p.name[0] not in "._")


def list_sets(root: Path | None = None) -> list[SetEntry]:
    """All data sets, by title; `broken` ones have no package that can be read."""
    entries = []
    for name in names(root):
        package, problems = _package((root or ROOT) / name)
        title = str(package.get("title") or name)
        entries.append(SetEntry(name, title, bool(problems)))
    return sorted(entries, key=lambda entry: entry.title.casefold())


def stamp(name: str, root: Path | None = None) -> str:
    """Changes when any file of the set changes (its name, size or time)."""
    folder = _folder(name, root)
    state = sorted((p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in folder.iterdir())
    return hashlib.blake2b(repr(state).encode(), digest_size=8).hexdigest()


def open_set(name: str, root: Path | None = None) -> DataSet:
    """Open the data set in the folder `name`.

    Raises:
        BrokenSet: a file is missing or unusable; it lists every problem found.
    """
    folder = _folder(name, root)
    package, problems = _package(folder)
    tables: dict[str, pd.DataFrame] = {}
    for file, read in (
        ("events.csv", reading.read_events),
        ("sources.csv", reading.read_sources),
        ("chapters.csv", reading.read_chapters),
        ("indicators.csv", reading.read_indicators),
    ):
        table, found = read(folder / file, name=file)
        tables[file] = table
        optional = file in OPTIONAL and not (folder / file).exists()
        problems += [] if optional else found
    if any(p.severity == ERROR and (p.row is None or p.row == 1) for p in problems):
        raise BrokenSet(problems)
    if tables["events.csv"].empty:
        raise BrokenSet([*problems, _fault("events.csv", "there is no usable event", "Add a row")])
    return _assemble(name, folder, package, tables, problems)


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
    folder: Path,
    package: dict[str, Any],
    tables: dict[str, pd.DataFrame],
    problems: list[Problem],
) -> DataSet:
    ours = package.get("thaw", {})
    try:
        actors = tuple(_actor(entry) for entry in ours.get("actors", []))
        categories = tuple(
            Category(str(k["id"]), str(k.get("label") or k["id"]), str(k.get("description", "")))
            for k in ours.get("categories", [])
        )
    except (KeyError, TypeError, AttributeError):
        raise BrokenSet(
            [
                _fault(
                    "datapackage.json",
                    "an entry of thaw.actors or thaw.categories has no “id”",
                    "Give each an id and a name",
                )
            ]
        ) from None
    events = tables["events.csv"]
    if not categories:
        categories = tuple(
            Category(k, k.capitalize() or "Other") for k in sorted(set(events[c.CATEGORY]))
        )
    checks = checking.find_problems(
        events,
        tables["sources.csv"],
        tables["chapters.csv"],
        [k.id for k in categories],
        [a.id for a in actors],
    )
    book = folder / "codebook.md"
    return DataSet(
        name=name,
        title=str(package.get("title") or name),
        description=str(package.get("description", "")),
        licence=_licence(package),
        version=str(package.get("version", "")),
        citation=str(ours.get("citation") or package.get("title") or name),
        actors=actors,
        categories=categories,
        events=events,
        prepared=prepare(events),
        sources=tables["sources.csv"],
        chapters=tables["chapters.csv"],
        indicators=tables["indicators.csv"],
        indicator_info=tuple(ours.get("indicators", [])),
        points=tuple(ours.get("points", [])),
        notes=tuple(ours.get("notes", [])),
        codebook=book.read_text(encoding="utf-8") if book.exists() else "",
        problems=(*problems, *checks),
        defaults={str(k): float(v) for k, v in ours.get("parameters", {}).items()},
        fingerprint=_fingerprint(folder),
        folder=folder,
    )


def _actor(entry: dict[str, Any]) -> Actor:
    return Actor(
        id=str(entry["id"]),
        name=str(entry.get("name") or entry["id"]),
        short=str(entry.get("short") or entry.get("name") or entry["id"]),
        colour_light=str(entry.get("colour_light", "")),
        colour_dark=str(entry.get("colour_dark", "")),
        names=tuple(
            (str(n.get("from", "")), str(n.get("to", "")), str(n.get("name", "")))
            for n in entry.get("names", [])
        ),
    )


def _licence(package: dict[str, Any]) -> str:
    licences = package.get("licenses") or []
    if not licences or not isinstance(licences[0], dict):
        return "not stated"
    return str(licences[0].get("title") or licences[0].get("name") or "not stated")


def _fingerprint(folder: Path) -> str:
    digest = hashlib.blake2b(digest_size=12)
    for path in sorted(folder.iterdir()):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
