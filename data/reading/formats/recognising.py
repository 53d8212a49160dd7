"""What a file is, and the table in it. The content decides; the name only where it must.

look = opening.look(raw, "events.xlsx")     # Look: what it is, which sheets or states
given = opening.read(look, sheet="Events")  # Given: the table as it stands
"""

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.basics import limits
from data.basics.given import Given, Tick, go_on
from data.basics.limits import Unreadable
from data.basics.problems import WARNING, Problem
from data.reading.formats import delimited, gdelt, json_records, thaw_package, timeline_story
from data.reading.formats.apart import read_apart
from data.reading.formats.encoding import to_utf8
from data.reading.formats.header import name_columns, without_header
from data.reading.formats.zipped import open_zip, plain_entries, take_out

_OFFICE = {
    "xl/workbook.xml": "an Excel workbook (XLSX)",
    "xl/workbook.bin": "an Excel workbook (XLSB)",
    "content.xml": "an OpenDocument spreadsheet (ODS)",
}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARQUET = b"PAR1"
_FOREIGN = (
    (b"%PDF", "a PDF", "Copy its table to a spreadsheet"),
    (b"\x89PNG", "a picture", "Type its table into a spreadsheet"),
    (b"\xff\xd8\xff", "a picture", "Type its table into a spreadsheet"),
    (b"GIF8", "a picture", "Type its table into a spreadsheet"),
    (b"\x1f\x8b", "packed with gzip", "Unpack it first"),
    (b"BZh", "packed with bzip2", "Unpack it first"),
    (b"7z\xbc\xaf", "packed with 7-Zip", "Unpack it first, or pack it as zip"),
    (b"Rar!", "packed with RAR", "Unpack it first, or pack it as zip"),
    (b"SQLite format 3", "a database (SQLite)", "Export the table of events as CSV"),
    (b"{\\rtf", "a text document (RTF)", "Copy its table to a spreadsheet"),
    (b"MZ", "a program", "Give a table of events"),
    (b"\x7fELF", "a program", "Give a table of events"),
)


@dataclass(eq=False)
class Look:
    """What a file turned out to be.

    Attributes:
        name: of the file.
        kind: as in `Given`.
        sheets: of a spreadsheet, in order; `sheet` is the one that is read unless told otherwise.
        pairs: of a GDELT export, those with most events first.
        content: what the reader needs further; nothing else should touch it.
    """

    name: str
    kind: str
    words: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    pairs: tuple[gdelt.Pair, ...] = ()
    content: Any = None
    problems: list[Problem] = field(default_factory=list)


def look(source: Path | bytes, name: str, tick: Tick = go_on) -> Look:
    """Recognise a file, or the folder of a data set.

    Raises:
        Unreadable: it is too large, damaged, or no table of any kind.
        OSError: the path cannot be read.
    """
    if not isinstance(source, bytes):
        if source.is_dir():
            return Look(name, "package", content=thaw_package.files_in_folder(source))
        limits.check_bytes(source.stat().st_size)
        source = source.read_bytes()
    limits.check_bytes(len(source))
    if source.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _look_in_zip(source, name, tick)
    return _look_at_bytes(source, name, tick)


def _look_in_zip(raw: bytes, name: str, tick: Tick) -> Look:
    archive = open_zip(raw)
    names = set(archive.namelist())
    office = next((words for inside, words in _OFFICE.items() if inside in names), None)
    if office:
        return _look_at_spreadsheet(raw, name, office, tick)
    entries, problems = plain_entries(archive, name)
    if thaw_package.EVENTS in entries:
        files, problems = thaw_package.files_in_zip(raw, name)
        return Look(name, "package", content=files, problems=problems)
    if thaw_package.PACKAGE in entries:
        raise thaw_package.no_events()
    wanted = [n for n in entries if n.rsplit(".", 1)[-1].lower() in _READABLE]
    if len(wanted) != 1:
        raise Unreadable(
            f"the zip holds {'no' if not wanted else 'more than one'} table"
            + (f" ({', '.join(wanted[:4])})" if wanted else ""),
            "Give one table, or the folder of a data set with its events.csv",
        )
    inner = take_out(archive, entries[wanted[0]])
    limits.check_bytes(len(inner), limits.MAX_UNPACKED)
    found = _look_at_bytes(inner, wanted[0], tick)
    found.problems = problems + found.problems
    return found


_READABLE = {"csv", "tsv", "tab", "txt", "json", "xlsx", "xls", "ods", "parquet"}


def _look_at_spreadsheet(raw: bytes, name: str, words: str, tick: Tick) -> Look:
    tick("Opening the spreadsheet")
    about, table = read_apart(raw, "spreadsheet", tick=tick)
    return Look(
        name,
        "spreadsheet",
        words=words,
        sheets=tuple(about["sheets"]),
        sheet=about["chosen"],
        content={"raw": raw, about["chosen"]: table},
    )


def _look_at_bytes(raw: bytes, name: str, tick: Tick) -> Look:
    if raw.startswith(_COMPOUND):
        if "EncryptedPackage".encode("utf-16-le") in raw[:200_000] + raw[-200_000:]:
            raise Unreadable("the spreadsheet is locked with a password", "Save it without one")
        return _look_at_spreadsheet(raw, name, "an Excel workbook (XLS)", tick)
    if raw.startswith(_PARQUET):
        return Look(name, "parquet", words="a Parquet file", content=raw)
    for magic, what, mend in _FOREIGN:
        if raw.startswith(magic):
            raise Unreadable(f"the file is {what} and not a table", mend)
    text, encoding = to_utf8(raw)
    return _look_at_text(raw, text, name, encoding, tick)


def _look_at_text(raw: bytes, text: bytes, name: str, encoding: str, tick: Tick) -> Look:
    start = text[:2000].lstrip()
    if start.startswith((b"{", b"[")) and _is_json(start, name):
        content = json_records.parse_json(raw)
        kind = "timelinejs" if timeline_story.is_json(content) else "records"
        return Look(name, kind, words="a list of records (JSON)", content=content)
    if start[:200].lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise Unreadable(
            "the file is a web page or XML and not a table", "Copy the table to a spreadsheet"
        )
    if gdelt.is_gdelt(text):
        tick("Reading the GDELT export")
        rows, problems, version = gdelt.read_rows(text, name)
        pairs = tuple(gdelt.find_pairs(rows))
        if not pairs:
            raise Unreadable("no row of this GDELT export names two states", "Take another one")
        words = f"a GDELT {version} export with {len(rows):,} events"
        return Look(name, "gdelt", words, pairs=pairs, content=(rows, version), problems=problems)
    mixed = []
    if " and " in encoding:
        what = f"the text is in more than one encoding ({encoding}); each line was read by itself"
        mixed = [Problem(WARNING, name, None, "", "", what, "Look at letters with accents")]
    return Look(name, "delimited", words=encoding, content=text, problems=mixed)


def _is_json(start: bytes, name: str) -> bool:
    """A table may begin with a bracket too; JSON goes on with an object, a list or a name."""
    after = start[1:].lstrip()[:1]
    return name.lower().endswith((".json", ".jsonl", ".ndjson")) or after in b'{["]}'


def read(
    found: Look, *, sheet: str = "", pair: tuple[str, str] | None = None, tick: Tick = go_on
) -> Given:
    """The table in a file.

    Args:
        found: what `look` gave.
        sheet: of a spreadsheet; empty takes `found.sheet`.
        pair: the codes of the two states of a GDELT export; None takes the first pair.
        tick: see `Tick`.

    Raises:
        Unreadable: it cannot be used; the message says why.
    """
    tick("Reading the table")
    given = _READERS[found.kind](found, sheet, pair, tick)
    cells, headless = without_header(given.cells, found.name)
    cells, named = name_columns(cells, found.name)
    if cells.columns.empty:
        raise Unreadable("there is no table in the file", "Give its first row the names of columns")
    if cells.empty:
        raise Unreadable("there is no row below the header", "Add one for each event")
    named = headless + named
    return dataclasses.replace(given, cells=cells, problems=(*given.problems, *named))


def _delimited(found: Look, *_: Any) -> Given:
    return _from_text(found.content, found, "delimited", f"cut at {{}}, {found.words}")


def _from_text(text: bytes, found: Look, kind: str, words: str) -> Given:
    cells, problems, sign = delimited.read_delimited(text, found.name)
    told = words.format(sign)
    if timeline_story.is_table([str(name) for name in cells.columns]):
        cells, named = name_columns(cells, found.name)
        given = timeline_story.read_table(cells, told)
        return dataclasses.replace(given, problems=(*problems, *named, *given.problems))
    told = f"a table {told}" if kind == "delimited" else told
    return Given(
        cells=cells,
        kind=kind,
        words=f"{told}, with {len(cells):,} rows",
        serials=kind == "spreadsheet",
        problems=(*found.problems, *problems),
    )


def _spreadsheet(found: Look, sheet: str, _pair: Any, tick: Tick) -> Given:
    wanted = sheet or found.sheet
    if wanted not in found.sheets:
        raise Unreadable(f"there is no sheet “{wanted[:40]}”", "Choose one of those there are")
    if wanted not in found.content:
        found.content[wanted] = read_apart(found.content["raw"], "spreadsheet", wanted, tick)[1]
    try:
        return _from_text(found.content[wanted], found, "spreadsheet", found.words)
    except Unreadable as problem:
        if "is empty" in problem.what:
            raise Unreadable(f"the sheet “{wanted[:40]}” is empty", "Choose another") from None
        raise


def _parquet(found: Look, _sheet: str, _pair: Any, tick: Tick) -> Given:
    return _from_text(
        read_apart(found.content, "parquet", tick=tick)[1], found, "parquet", found.words
    )


def _records(found: Look, *_: Any) -> Given:
    cells = json_records.records_table(found.content)
    cells, problems = delimited.drop_hidden(cells, found.name)
    delimited.check_cells(cells)
    words = f"{found.words}: {len(cells):,}"
    return Given(cells=cells, kind="records", words=words, problems=tuple(problems))


def _timelinejs(found: Look, *_: Any) -> Given:
    return timeline_story.read_json(found.content)


def _gdelt(found: Look, _sheet: str, wanted: tuple[str, str] | None, _tick: Tick) -> Given:
    ends = set(wanted or (found.pairs[0].first, found.pairs[0].second))
    pair = next((p for p in found.pairs if {p.first, p.second} == ends), None)
    if pair is None:
        raise Unreadable(
            f"there is no event between {' and '.join(sorted(ends))}", "Choose two other states"
        )
    rows, version = found.content
    return gdelt.pair_table(rows, pair, version, found.name, found.problems)


def _package(found: Look, *_: Any) -> Given:
    return thaw_package.read_package(found.content, found.name, found.problems)


_READERS = {
    "delimited": _delimited,
    "spreadsheet": _spreadsheet,
    "parquet": _parquet,
    "records": _records,
    "timelinejs": _timelinejs,
    "gdelt": _gdelt,
    "package": _package,
}
