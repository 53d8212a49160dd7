"""The table in a file of each kind, once it is known what the file is."""

import dataclasses
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.given import Given, Tick
from data.basics.limits import Unreadable
from data.basics.problems import Problem
from data.basics.safe_text import as_it_was
from data.reading.formats import delimited, hidden, thaw_package
from data.reading.formats.apart import read_apart
from data.reading.formats.gdelt import pairs as gdelt_pairs
from data.reading.formats.header import name_columns
from data.reading.formats.records import json_records
from data.reading.formats.sheets import workbook
from data.reading.formats.timelines import calendar_file, timeline_story
from data.reading.profiles import applying


@dataclass(eq=False)
class Look:
    """What a file turned out to be.

    Attributes:
        name: of the file.
        kind: as in `Given`.
        sheets: of a spreadsheet, in order; `sheet` is the one that is read unless told otherwise.
        pairs: of states, where the file holds several, those with most events first.
        encoding: what the text is written in; empty where that is no question.
        raw: the bytes of a text that is not UTF-8, so that another encoding can be tried.
        about: what a Frictionless package says of the table.
        since_1904: whether a workbook counts its days from 1904, so that a bare number is no date.
        content: what the reader needs further; nothing else should touch it.
    """

    name: str
    kind: str
    words: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    pairs: tuple[gdelt_pairs.Pair, ...] = ()
    content: Any = None
    encoding: str = ""
    raw: bytes = b""
    about: dict = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    since_1904: bool = False


def _delimited(found: Look, _sheet: str, _pair: Any, header: Any, _tick: Tick) -> Given:
    words = f"cut at {{}}, {found.words}"
    return _from_text(found.content, found, "delimited", words, header)


def _from_text(
    text: bytes, found: Look, kind: str, words: str, header: tuple[int, int] | None
) -> Given:
    cells, problems, sign = delimited.read_delimited(text, found.name, header)
    if kind == "delimited" and _is_ours(cells):
        cells = _as_they_were(cells)
    told = words.format(sign)
    if timeline_story.is_table([str(name) for name in cells.columns]):
        cells, named = name_columns(cells, found.name)
        given = timeline_story.read_table(cells, told)
        return dataclasses.replace(given, problems=(*problems, *named, *given.problems))
    told = f"a table {told}" if kind == "delimited" else told
    return Given(
        cells=cells,
        kind=kind,
        words=f"{told}, with {counted(len(cells), 'row')}",
        serials=kind == "spreadsheet" and not found.since_1904,
        problems=(*found.problems, *problems),
    )


def _is_ours(cells: pd.DataFrame) -> bool:
    """Whether Thaw made the table safe for spreadsheets: its CSV, and its file of rows that wait.

    Only there an apostrophe within a text was added; in a stranger's it is the stranger's."""
    names = set(cells.columns)
    return names >= {*c.ADDED_COLUMNS, c.ABOUT} or names >= {c.ROW, c.REASON}


def _as_they_were(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells and names without the apostrophes that were put before what looks like a formula.

    They came in with them, and each way out and in again added one more."""
    undone = {
        name: cells[name].map(as_it_was)
        for name in cells.columns
        if cells[name].str.contains("'", regex=False).any()
    }
    return cells.assign(**undone).rename(columns=as_it_was)


def _spreadsheet(found: Look, sheet: str, _pair: Any, header: Any, tick: Tick) -> Given:
    wanted = sheet or found.sheet
    if wanted not in found.sheets:
        raise Unreadable(
            f"there is no sheet “{wanted[:40]}”",
            "Choose one of those there are",
            code="sheet.none",
            values=(wanted,),
        )
    book = found.content
    if wanted not in book.sheets:
        book.sheets[wanted] = read_apart(book.raw, "spreadsheet", wanted, tick)
    about, table = book.sheets[wanted]
    try:
        given = _from_text(table, found, "spreadsheet", found.words, header)
        told = workbook.told(found.name, wanted, about, chosen=not sheet)
        return dataclasses.replace(given, problems=(*given.problems, *told))
    except Unreadable as problem:
        if problem.code == "table.empty":
            raise Unreadable(
                f"the sheet “{wanted[:40]}” is empty",
                "Choose another",
                code="sheet.empty",
                values=(wanted,),
            ) from None
        raise


def _parquet(found: Look, _sheet: str, _pair: Any, _header: Any, tick: Tick) -> Given:
    if not isinstance(found.content, dict):
        found.content = {"table": read_apart(found.content, "parquet", tick=tick)[1]}
    return _from_text(found.content["table"], found, "parquet", found.words, (1, 1))


def _calendar(found: Look, *_: Any) -> Given:
    return calendar_file.read_calendar(found.content, found.name)


def _records(found: Look, *_: Any) -> Given:
    cells = json_records.records_table(found.content)
    cells, problems = hidden.drop_hidden(cells, found.name)
    delimited.check_cells(cells)
    words = f"{found.words}: {len(cells):,}"
    return Given(cells=cells, kind="records", words=words, problems=tuple(problems))


def _timelinejs(found: Look, *_: Any) -> Given:
    return timeline_story.read_json(found.content)


def _gdelt(found: Look, _sheet: str, wanted: tuple[str, str] | None, *_: Any) -> Given:
    pair = applying.chosen_pair(found.pairs, wanted)
    rows, version = found.content
    return gdelt_pairs.pair_table(rows, pair, version, found.name, found.problems)


def _package(found: Look, *_: Any) -> Given:
    return thaw_package.read_package(found.content, found.name, found.problems)


READERS = {
    "delimited": _delimited,
    "spreadsheet": _spreadsheet,
    "parquet": _parquet,
    "records": _records,
    "timelinejs": _timelinejs,
    "gdelt": _gdelt,
    "package": _package,
    "calendar": _calendar,
}
