"""What a file is, and the table in it. The content decides; the name only where it must.

look = recognising.look(raw, "events.xlsx")     # Look: what it is, which sheets or states
given = recognising.read(look, sheet="Events")  # Given: the table as it stands
"""

import dataclasses
import re
import zipfile
from pathlib import Path

import pandas as pd

from data.basics import limits
from data.basics.counting import counted
from data.basics.given import Given, Tick, go_on
from data.basics.limits import Unreadable
from data.basics.problems import Problem, warned
from data.reading.formats import (
    delimited,
    foreign,
    frictionless,
    thaw_package,
)
from data.reading.formats.apart import read_apart
from data.reading.formats.encoding import to_utf8
from data.reading.formats.gdelt import pairs as gdelt_pairs
from data.reading.formats.gdelt import rows as gdelt_rows
from data.reading.formats.header import name_columns, without_header
from data.reading.formats.readers import READERS, Look
from data.reading.formats.records import blocks, chronology, documents, json_records
from data.reading.formats.sheets.workbook import Book
from data.reading.formats.sideways import upright
from data.reading.formats.timelines import calendar_file, timeline_story
from data.reading.formats.zipped import open_zip, plain_entries, take_out
from data.reading.profiles import applying

_OFFICE = {
    "xl/workbook.xml": "an Excel workbook (XLSX)",
    "xl/workbook.bin": "an Excel workbook (XLSB)",
    "content.xml": "an OpenDocument spreadsheet (ODS)",
}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARQUET = b"PAR1"
_IN_LINES = {
    blocks.records_within: "events one below the other, with a line for each name",
    chronology.records_within: "a chronology, with a date at the beginning of each line",
}
_ZIPS_WITHIN = 2  # zips around a table


def look(source: Path | bytes, name: str, tick: Tick = go_on, *, encoding: str = "") -> Look:
    """Recognise a file, or the folder of a data set.

    Args:
        source: where it lies, or its bytes.
        name: of the file.
        tick: see `Tick`.
        encoding: of a text, by a name that Python knows; empty finds it out.

    Raises:
        Unreadable: it is too large, damaged, or no table of any kind.
        OSError: the path cannot be read.
    """
    if not isinstance(source, bytes):
        if source.is_dir():
            return _look_in_folder(source, name, tick)
        limits.check_bytes(source.stat().st_size)
        source = source.read_bytes()
    limits.check_bytes(len(source))
    if source.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _look_in_zip(source, name, tick)
    return _look_at_bytes(source, name, tick, encoding)


def _look_in_folder(folder: Path, name: str, tick: Tick) -> Look:
    files = thaw_package.files_in_folder(folder)
    if thaw_package.EVENTS in files or thaw_package.PACKAGE not in files:
        return Look(name, "package", content=files)
    about = frictionless.descriptor(files[thaw_package.PACKAGE])
    inside = {path.name: path for path in sorted(folder.rglob("*")) if path.is_file()}
    wanted = frictionless.table_of(about, set(inside))
    if not wanted:
        raise thaw_package.no_events()
    found = look(inside[wanted], wanted, tick)
    found.about = about
    return found


def _look_in_zip(raw: bytes, name: str, tick: Tick, inside: int = 0) -> Look:
    if inside > _ZIPS_WITHIN:
        raise Unreadable(
            "the zip holds zips within zips", "Give the table itself", code="zip.within_zips"
        )
    archive = open_zip(raw)
    names = set(archive.namelist())
    office = next((words for inside, words in _OFFICE.items() if inside in names), None)
    if office:
        found = _look_at_spreadsheet(raw, name, office, tick)
        found.since_1904 = _counts_from_1904(archive)
        return found
    foreign.refuse_zip(names)
    entries, problems = plain_entries(archive, name)
    if thaw_package.EVENTS in entries:
        files, problems = thaw_package.files_in_zip(raw, name)
        return Look(name, "package", content=files, problems=problems)
    about = {}
    if thaw_package.PACKAGE in entries:
        about = frictionless.descriptor(take_out(archive, entries[thaw_package.PACKAGE]))
        wanted = frictionless.table_of(about, set(entries))
        if not wanted:
            raise thaw_package.no_events()
    else:
        wanted = frictionless.only_table(set(entries))
    inner = take_out(archive, entries[wanted])
    limits.check_bytes(len(inner), limits.MAX_UNPACKED)
    found = _look_at_bytes(inner, wanted, tick, inside=inside + 1)
    found.problems, found.about = problems + found.problems, about
    return found


def _counts_from_1904(archive: zipfile.ZipFile) -> bool:
    entry = archive.NameToInfo.get("xl/workbook.xml")
    about = take_out(archive, entry)[:100_000] if entry else b""
    return re.search(rb"date1904\s*=\s*[\"'](?:1|true)", about) is not None


def _look_at_spreadsheet(raw: bytes, name: str, words: str, tick: Tick) -> Look:
    tick("Opening the spreadsheet")
    about, table = read_apart(raw, "spreadsheet", tick=tick)
    return Look(
        name,
        "spreadsheet",
        words=words,
        sheets=tuple(about["sheets"]),
        sheet=about["chosen"],
        content=Book(raw, {about["chosen"]: (about, table)}),
    )


def _look_at_bytes(raw: bytes, name: str, tick: Tick, encoding: str = "", inside: int = 0) -> Look:
    if raw.startswith(_COMPOUND):
        if "EncryptedPackage".encode("utf-16-le") in raw[:200_000] + raw[-200_000:]:
            raise Unreadable(
                "the spreadsheet is locked with a password",
                "Save it without one",
                code="spreadsheet.encrypted",
            )
        return _look_at_spreadsheet(raw, name, "an Excel workbook (XLS)", tick)
    if raw.startswith(_PARQUET):
        return Look(name, "parquet", words="a Parquet file", content=raw)
    foreign.refuse_binary(raw)
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _look_in_zip(raw, name, tick, inside)
    text, written = to_utf8(raw, encoding)
    found = _look_at_text(raw, text, name, written, tick)
    found.encoding = written
    found.raw = raw if written != "UTF-8" and found.kind == "delimited" else b""
    return found


def _look_at_text(raw: bytes, text: bytes, name: str, encoding: str, tick: Tick) -> Look:
    start = text[:2000].lstrip()
    if calendar_file.is_calendar(text):
        return Look(name, "calendar", words="a calendar", content=text)
    if start.startswith(b"["):
        foreign.refuse_text(text)
    if start.startswith((b"{", b"[")) and _is_json(start, name):
        content = json_records.parse_json(raw)
        kind = "timelinejs" if timeline_story.is_json(content) else "records"
        return Look(name, kind, words="a list of records (JSON)", content=content)
    gdelt_rows.refuse_other_exports(text)
    if gdelt_rows.is_gdelt(text):
        tick("Reading the GDELT export")
        rows, problems, version = gdelt_rows.read_rows(text, name)
        pairs = tuple(gdelt_pairs.find_pairs(rows))
        if not pairs:
            raise Unreadable(
                "no row of this GDELT export names two states",
                "Take another one",
                code="gdelt.no_pair",
            )
        words = f"a GDELT {version} export with {counted(len(rows), 'event')}"
        return Look(name, "gdelt", words, pairs=pairs, content=(rows, version), problems=problems)
    for within, words in _IN_LINES.items():
        if records := within(text):
            return Look(name, "records", words=words, content=records)
    text = documents.table_within(text) or text
    foreign.refuse_text(text)
    mixed = _mixed(name, encoding)
    return Look(name, "delimited", words=encoding, content=text, problems=mixed)


def _mixed(name: str, encoding: str) -> list[Problem]:
    """What to say of a text in more than one encoding."""
    if " and " not in encoding:
        return []
    what = f"the text is in more than one encoding ({encoding}); each line was read by itself"
    told = warned(name, what, "Look at letters with accents", code="text.mixed_encodings",
                  values=(encoding,))  # fmt: skip
    return [told]


def _is_json(start: bytes, name: str) -> bool:
    """A table may begin with a bracket too; JSON goes on with an object, a list or a name."""
    after = start[1:].lstrip()[:1]
    return name.lower().endswith((".json", ".jsonl", ".ndjson")) or after in b'{["]}'


def read(
    found: Look,
    *,
    sheet: str = "",
    pair: tuple[str, str] | None = None,
    header: tuple[int, int] | None = None,
    tick: Tick = go_on,
) -> Given:
    """The table in a file.

    Args:
        found: what `look` gave; its pairs are filled in where the table turns out to have some.
        sheet: of a spreadsheet; empty takes `found.sheet`.
        pair: the codes of the two states, where there are several pairs; None takes the first.
        header: the number of the first row of names, counted from 1, and how many rows they take;
            None finds it out.
        tick: see `Tick`.

    Raises:
        Unreadable: it cannot be used; the message says why.
    """
    tick("Reading the table")
    given = READERS[found.kind](found, sheet, pair, header, tick)
    cells, headless = _with_names(given.cells, found, header is None)
    cells, named = name_columns(cells, found.name)
    foreign.refuse_own(cells.columns)
    about, file = (
        (given.package, thaw_package.EVENTS) if given.package else (found.about, found.name)
    )
    cells = frictionless.obeyed(cells, about, file) if about else cells
    _refuse_empty(cells)
    problems = (*given.problems, *headless, *named)
    given = dataclasses.replace(given, cells=cells, problems=problems)
    if found.kind in _UNNAMED:
        given, pairs = applying.recognise(given, found.name, pair)
        found.pairs = pairs or found.pairs
    return frictionless.described(given, found.about)


def _with_names(
    cells: pd.DataFrame, found: Look, unasked: bool
) -> tuple[pd.DataFrame, list[Problem]]:
    """The table with its names above it, an event in each row; what to say of it."""
    headless: list[Problem] = []
    if unasked:
        cells, headless = without_header(cells, found.name)
    if found.kind not in _UNNAMED:
        return cells, headless
    cells, turned = upright(cells, found.name)
    return cells, [*headless, *turned]


def _refuse_empty(cells: pd.DataFrame) -> None:
    if cells.columns.empty:
        raise Unreadable(
            "there is no table in the file",
            "Give its first row the names of columns",
            code="file.no_table",
        )
    if cells.empty:
        raise Unreadable(
            "there is no row below the header", "Add one for each event", code="file.no_row"
        )


_UNNAMED = ("delimited", "spreadsheet", "parquet", "records")  # the header may say what they are


def first_rows(found: Look, sheet: str, most: int) -> list[list[str]]:
    """The first rows of a text or a sheet as they stand, to choose the rows of names by."""
    if found.kind == "delimited":
        return delimited.first_rows(found.content, most)
    if found.kind == "spreadsheet":
        _, table = found.content.sheets.get(sheet or found.sheet, ({}, b""))
        return delimited.first_rows(table, most)
    return []
