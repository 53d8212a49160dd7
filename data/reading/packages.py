"""A data set out of the files of a Frictionless Tabular Data Package, in a folder or in memory."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from data import reading
from data.basics import columns as c
from data.basics.problem_list import Alike, Problems, together
from data.basics.problems import Problem, failed
from data.basics.progress import tell
from data.events import checking, side_checks, texts
from data.events.data_set import BrokenSet, Category, DataSet
from data.events.descriptor import FILE, read_descriptor
from data.events.event_table import prepare, table_hash
from data.events.fingerprint import fingerprint_of
from data.reading import side_tables

OPTIONAL = ("indicators.csv", "conditions.csv", "statements.csv", "readings.csv")
TABLES = ("events.csv", "sources.csv", "chapters.csv", *OPTIONAL)
_READ = {
    "events.csv": reading.read_events,
    "sources.csv": reading.read_sources,
    "chapters.csv": reading.read_chapters,
    "indicators.csv": reading.read_indicators,
    "conditions.csv": reading.read_conditions,
    "statements.csv": reading.read_statements,
    "readings.csv": reading.read_readings,
}
NO_CELLS = pd.DataFrame()
_COLUMNS = {
    "events.csv": (c.EVENT_COLUMNS, c.EVENT_NUMBERS),
    "sources.csv": (c.SOURCE_COLUMNS, ()),
    "chapters.csv": (c.CHAPTER_COLUMNS, ()),
    "indicators.csv": (c.INDICATOR_COLUMNS, c.INDICATOR_NUMBERS),
    "conditions.csv": (c.CONDITION_COLUMNS, ()),
    "statements.csv": (c.STATEMENT_COLUMNS, ()),
    "readings.csv": (c.READING_COLUMNS, c.READING_NUMBERS),
}


def open_folder(folder: Path) -> DataSet:
    """Open the data set in a folder; its name is the folder's.

    Raises:
        BrokenSet: a file is missing or unusable; it lists every problem found.
    """
    package, problems = read_description(folder)
    files = {file: folder / file for file in TABLES if (folder / file).exists()}
    book = folder / "codebook.md"
    codebook = book.read_text(encoding="utf-8") if book.exists() else ""
    opened = _open(folder.name, package, problems, files, codebook)
    written = {**opened.texts, **texts.of_folder(folder)}
    return replace(opened, fingerprint=fingerprint_of(folder), folder=folder, texts=written)


def open_tables(
    name: str, package: dict[str, Any], cells: Mapping[str, pd.DataFrame], codebook: str = ""
) -> DataSet:
    """Open a data set that lies in no file: its tables are there as text, under our own names.

    Args:
        name: what the catalogue calls it.
        package: the JSON of its datapackage.json.
        cells: the text of each table, by its name without `.csv`; those of `OPTIONAL` may be
            missing.
        codebook: Markdown.

    Raises:
        BrokenSet: as `open_folder`.
    """
    tables: dict[str, pd.DataFrame] = {}
    problems = Problems()
    tell("Checking every row")
    for file in _READ:
        read = reading.events_of if file == "events.csv" else side_tables.table_of
        table = file.removesuffix(".csv")
        given = cells.get(table, NO_CELLS) if file in OPTIONAL else cells[table]
        tables[file], found = read(given, file)
        problems = together(problems, found)
    tell("Putting them in order")
    before = len(problems)
    hashes = {table: table_hash(text) for table, text in cells.items()}
    opened = _put_together(name, package, tables, problems, codebook)
    told = together(opened.problems)
    told = together(told[:before], _renumbered(told[before:], problems, cells))
    whole = fingerprint(package, codebook, hashes)
    return replace(opened, fingerprint=whole, problems=told)


def fingerprint(package: Mapping[str, Any], codebook: str, hashes: Mapping[str, str]) -> str:
    """The hash of all that a set in memory consists of, given those of its tables by name."""
    digest = hashlib.blake2b(json.dumps([package, codebook]).encode(), digest_size=12)
    for table, hashed in sorted(hashes.items()):
        digest.update(f"{table}\0{hashed}".encode())
    return digest.hexdigest()


def _renumbered(found: Problems, read: Problems, cells: Mapping[str, pd.DataFrame]) -> Problems:
    """What was found in the usable rows, with the numbers these have among all rows."""
    usable: dict[str, np.ndarray] = {}
    wrong = read.chosen(read.errors())
    for table, text in cells.items():
        file = f"{table}.csv"
        bad = wrong.rows[wrong.those(lambda p, file=file: p.table == file)]
        usable[file] = np.setdiff1d(np.arange(2, len(text) + 2), bad)

    def one(problem: Problem) -> Problem:
        if not problem.row or problem.table not in usable:
            return problem
        return replace(problem, row=int(usable[problem.table][problem.row - 2]))

    def alike(part: Alike) -> Alike:
        rows = usable.get(part.table)
        return part if rows is None else replace(part, rows=rows[part.rows - 2])

    return found.replaced(alike, one)


def _open(
    name: str,
    package: dict[str, Any],
    problems: Sequence[Problem],
    files: Mapping[str, Path],
    codebook: str,
) -> DataSet:
    """Read the tables and put the set together; `fingerprint` and `folder` are still to be set."""
    tables: dict[str, pd.DataFrame] = {}
    for file, read in _READ.items():
        if file not in files:
            tables[file] = side_tables.nothing_read(*_COLUMNS[file])
            what = "the file cannot be read (No such file or directory)"
            missing = failed(file, what, "Put it there", code="set.file_missing")
            problems = together(problems, [] if file in OPTIONAL else [missing])
            continue
        tables[file], found = read(files[file], name=file)
        problems = together(problems, found)
    return _put_together(name, package, tables, problems, codebook)


def _put_together(
    name: str,
    package: dict[str, Any],
    tables: dict[str, pd.DataFrame],
    problems: Sequence[Problem],
    codebook: str,
) -> DataSet:
    """A data set of its tables.

    Raises:
        BrokenSet: one of them cannot be used as a whole, or there is no usable event.
    """
    told = together(problems)
    if (told.errors() & (told.rows <= 1)).any():
        raise BrokenSet(problems)
    if tables["events.csv"].empty:
        raise BrokenSet(
            [
                *problems,
                failed(
                    "events.csv",
                    "there is no usable event",
                    "Add a row",
                    code="set.no_usable_event",
                ),
            ]
        )
    return _assemble(name, package, tables, problems, codebook)


def read_description(folder: Path) -> tuple[dict[str, Any], list[Problem]]:
    """datapackage.json as a dict; a fault if it is missing or is not a JSON object."""
    file = FILE
    try:
        package = json.loads((folder / file).read_text(encoding="utf-8-sig"))
    except OSError as problem:
        return {}, [
            failed(
                file,
                f"the file cannot be read ({problem.strerror})",
                "Put it there",
                code="descriptor.cannot_be_opened",
                values=(str(problem.strerror),),
            )
        ]
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}: {problem.msg}"
        return {}, [
            failed(
                file,
                f"it is not JSON ({where})",
                "Mend that place",
                code="descriptor.not_json",
                values=(where,),
            )
        ]
    except UnicodeDecodeError:
        return {}, [
            failed(file, "the text is not UTF-8", "Save it as UTF-8", code="descriptor.not_utf8")
        ]
    if not isinstance(package, dict) or not isinstance(package.get("thaw", {}), dict):
        return {}, [
            failed(
                file,
                "it is not a JSON object",
                "Begin it with { and end it with }",
                code="descriptor.no_object",
            )
        ]
    return package, []


def _assemble(
    name: str,
    package: dict[str, Any],
    tables: dict[str, pd.DataFrame],
    problems: Sequence[Problem],
    codebook: str,
) -> DataSet:
    about, events = read_descriptor(name, package), tables["events.csv"]
    categories = about.categories or _categories_of(events)
    checks = _checked(tables, [k.id for k in categories], [a.id for a in about.actors])
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
        problems=together(problems, about.problems, checks),
        defaults=about.parameters,
        finding=about.finding,
        texts=about.texts,
        conditions=tables["conditions.csv"],
        statements=tables["statements.csv"],
        readings=tables["readings.csv"],
        readers=about.readers,
        sides=about.sides,
        steps=about.steps,
        fingerprint="",
    )


def _categories_of(events: pd.DataFrame) -> tuple[Category, ...]:
    """Those that the events name, where the package lists none."""
    names = sorted(set(events[c.CATEGORY]))
    return tuple(Category(name, name.capitalize() or "Other") for name in names)


def _checked(tables: dict[str, pd.DataFrame], categories: list[str], actors: list[str]) -> Problems:
    """What does not fit together between the tables."""
    events, sources, chapters = (
        tables[f"{name}.csv"] for name in ("events", "sources", "chapters")
    )
    found = checking.find_problems(events, sources, chapters, categories, actors)
    return found + side_checks.find_problems(tables)
