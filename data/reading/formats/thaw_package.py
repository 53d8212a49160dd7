"""A data set as a folder or a zip: datapackage.json with events, sources, chapters and the rest.

Files are found by their own fixed names. Paths that datapackage.json gives are not followed.
"""

import json
from pathlib import Path
from typing import Any

from data.basics import limits
from data.basics.counting import counted
from data.basics.given import Given
from data.basics.limits import Unreadable
from data.basics.problems import Problem, failed
from data.events import texts
from data.events.descriptor import licence_of
from data.reading import side_tables
from data.reading.formats.delimited import read_delimited
from data.reading.formats.encoding import to_utf8
from data.reading.formats.zipped import open_zip, plain_entries, take_out

EVENTS, PACKAGE, CODEBOOK = "events.csv", "datapackage.json", "codebook.md"
SIDE_TABLES = {
    "sources.csv": side_tables.read_sources,
    "chapters.csv": side_tables.read_chapters,
    "indicators.csv": side_tables.read_indicators,
    "conditions.csv": side_tables.read_conditions,
    "statements.csv": side_tables.read_statements,
    "readings.csv": side_tables.read_readings,
}
FILES = (EVENTS, PACKAGE, CODEBOOK, *SIDE_TABLES)
OTHERS = ("conditions", "statements", "readings")


def files_in_zip(raw: bytes, name: str) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of a package that lie in a zip, at whatever depth.

    Raises:
        Unreadable: the zip is damaged, locked or too large.
    """
    archive = open_zip(raw)
    entries, problems = plain_entries(archive, name)
    files = {file: take_out(archive, entries[file]) for file in FILES if file in entries}
    stories = {text_name(entry.filename): entry for entry in entries.values()}
    kept = [name for name in stories if texts.is_text(name)][: texts.TEXTS_MOST]
    return files | {name: take_out(archive, stories[name]) for name in kept}, problems


def text_name(path: str) -> str:
    """The name of a story within its set: its file and the folder it lies in."""
    parts = path.replace("\\", "/").split("/")
    return "/".join(parts[-2:]) if parts[-2:-1] == [texts.FOLDER] else parts[-1]


def files_in_folder(folder: Path) -> dict[str, bytes]:
    """The same of a folder."""
    found = {}
    for file in FILES:
        path = folder / file
        if path.is_file():
            limits.check_bytes(path.stat().st_size)
            found[file] = path.read_bytes()
    return found | {name: text.encode() for name, text in texts.of_folder(folder).items()}


def no_events() -> Unreadable:
    """What to say of a package without events."""
    return Unreadable(
        "there is no events.csv in it",
        "Pack the folder of a data set: events.csv, sources.csv, datapackage.json and the rest",
        code="package.no_events",
    )


def read_package(files: dict[str, bytes], name: str, problems: list[Problem]) -> Given:
    """A package out of the bytes of its files; only the events are needed.

    Raises:
        Unreadable: there are no events.
    """
    if EVENTS not in files:
        raise no_events()
    tables = {}
    problems = list(problems)
    for file, read in SIDE_TABLES.items():
        if file in files:
            tables[file.removesuffix(".csv")], found = read(files[file], name=file)
            problems += found
    package, found = _description(files.get(PACKAGE))
    problems += found
    cells, found, _ = read_delimited(to_utf8(files[EVENTS])[0], EVENTS)
    thaw = package.get("thaw")
    ours = {**(thaw if isinstance(thaw, dict) else {}), **texts.of_files(files)}
    package["thaw"] = ours
    return Given(
        cells=cells,
        kind="package",
        words=f"a Thaw data set with {counted(len(files), 'file')}",
        title=_line(package.get("title")),
        description=_line(package.get("description")),
        licence=_line(licence_of(package)),
        citation=_line(ours.get("citation")),
        actors=_entries(ours.get("actors")),
        categories=_entries(ours.get("categories")),
        package=package,
        codebook=to_utf8(files[CODEBOOK])[0].decode() if CODEBOOK in files else "",
        problems=(*problems, *found),
        others={name: tables[name] for name in OTHERS if name in tables},
        **{name: table for name, table in tables.items() if name not in OTHERS},
    )


def _description(raw: bytes | None) -> tuple[dict[str, Any], list[Problem]]:
    """datapackage.json; a fault in it does not keep the events out."""
    if raw is None:
        return {}, []
    what = "it is not a JSON object"
    try:
        limits.check_bytes(len(raw), limits.MAX_JSON_BYTES)
        content = json.loads(to_utf8(raw)[0])
        if isinstance(content, dict):
            return content, []
    except json.JSONDecodeError as problem:
        what = f"it is not JSON (line {problem.lineno}, column {problem.colno}: {problem.msg})"
    except RecursionError:
        what = "lists stand within lists too deep to be read"
    except (ValueError, Unreadable) as problem:
        what = getattr(problem, "what", "it cannot be read")
    mend = "Mend that place; the events were read without it"
    return {}, [failed(PACKAGE, what, mend, code="package.descriptor_unreadable", values=(what,))]


def _line(value: Any) -> str:
    return " ".join(str(value).split())[:5000] if isinstance(value, str | int | float) else ""


def _entries(value: Any) -> tuple[dict, ...]:
    """Actors or categories: those that are objects with an id."""
    entries = value if isinstance(value, list) else []
    return tuple(e for e in entries if isinstance(e, dict) and isinstance(e.get("id"), str))
