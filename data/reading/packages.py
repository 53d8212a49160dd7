"""A data set out of the files of a Frictionless Tabular Data Package, in a folder or in memory."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from data import reading
from data.basics import columns as c
from data.basics.problems import ERROR, Problem
from data.events import checking, side_checks, texts
from data.events.data_set import NOWHERE, BrokenSet, Category, DataSet
from data.events.descriptor import read_descriptor
from data.events.event_table import prepare
from data.events.fingerprint import fingerprint_of

OPTIONAL = ("indicators.csv", "conditions.csv", "statements.csv", "readings.csv")
TABLES = ("events.csv", "sources.csv", "chapters.csv", *OPTIONAL)


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


def open_files(
    name: str, package: dict[str, Any], files: Mapping[str, bytes], codebook: str = ""
) -> DataSet:
    """Open a data set that lies in no folder.

    Args:
        name: what the catalogue calls it.
        package: the JSON of its datapackage.json.
        files: the bytes of each of `TABLES`; those of `OPTIONAL` may be missing.
        codebook: Markdown.

    Raises:
        BrokenSet: as `open_folder`.
    """
    digest = hashlib.blake2b(json.dumps([package, codebook]).encode(), digest_size=12)
    for file, content in sorted(files.items()):
        digest.update(file.encode() + b"\0" + content)
    return replace(_open(name, package, [], files, codebook), fingerprint=digest.hexdigest())


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
        ("conditions.csv", reading.read_conditions),
        ("statements.csv", reading.read_statements),
        ("readings.csv", reading.read_readings),
    ):
        table, found = read(files.get(file, NOWHERE / "missing" / file), name=file)
        tables[file] = table
        optional = file in OPTIONAL and file not in files
        problems += [] if optional else found
    if any(p.severity == ERROR and (p.row is None or p.row == 1) for p in problems):
        raise BrokenSet(problems)
    if tables["events.csv"].empty:
        raise BrokenSet([*problems, fault("events.csv", "there is no usable event", "Add a row")])
    return _assemble(name, package, tables, problems, codebook)


def read_description(folder: Path) -> tuple[dict[str, Any], list[Problem]]:
    """datapackage.json as a dict; a fault if it is missing or is not a JSON object."""
    file = "datapackage.json"
    try:
        package = json.loads((folder / file).read_text(encoding="utf-8-sig"))
    except OSError as problem:
        return {}, [fault(file, f"the file cannot be read ({problem.strerror})", "Put it there")]
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}: {problem.msg}"
        return {}, [fault(file, f"it is not JSON ({where})", "Mend that place")]
    except UnicodeDecodeError:
        return {}, [fault(file, "the text is not UTF-8", "Save it as UTF-8")]
    if not isinstance(package, dict) or not isinstance(package.get("thaw", {}), dict):
        return {}, [fault(file, "it is not a JSON object", "Begin it with { and end it with }")]
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
    checks += side_checks.find_problems(tables)
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
        finding=about.finding,
        texts=about.texts,
        conditions=tables["conditions.csv"],
        statements=tables["statements.csv"],
        readings=tables["readings.csv"],
        readers=about.readers,
        sides=about.sides,
        fingerprint="",
    )


def fault(table: str, what: str, mend: str) -> Problem:
    """What is wrong with a file as a whole."""
    return Problem(ERROR, table, None, "", "", what, mend)
