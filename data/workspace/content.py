"""What a data set consists of, as tables of text: the one form that is stored, compared, merged.

Cells are kept as they were typed, also those that cannot be used yet, so that nothing gets lost
between two keystrokes. The package's JSON is cut into tables too (`about`, `actors`, `categories`),
whose cells hold JSON; so two people can change its title and a colour at the same time.
"""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import pandas as pd

from data.basics import columns as c
from data.basics.slugs import slug
from data.events.cell_checks import read_number
from data.workspace.pieces.column_rows import (
    ColumnRows,
    Row,  # cells that are not empty
    by_column,
    texts_of,
)

ABOUT, ACTORS, CATEGORIES = "about", "actors", "categories"
EVENTS, SOURCES, CHAPTERS, INDICATORS = "events", "sources", "chapters", "indicators"
CONDITIONS, STATEMENTS, READINGS = "conditions", "statements", "readings"
CODEBOOK = "codebook"
COLUMNS = {
    EVENTS: c.EVENT_COLUMNS,
    SOURCES: c.SOURCE_COLUMNS,
    CHAPTERS: c.CHAPTER_COLUMNS,
    INDICATORS: c.INDICATOR_COLUMNS,
    CONDITIONS: c.CONDITION_COLUMNS,
    STATEMENTS: c.STATEMENT_COLUMNS,
    READINGS: c.READING_COLUMNS,
}
KEYS = {
    ABOUT: ("field",),
    ACTORS: ("id",),
    CATEGORIES: ("id",),
    EVENTS: (c.EVENT_ID,),
    SOURCES: (c.SOURCE_ID,),
    CHAPTERS: (c.CHAPTER_ID,),
    INDICATORS: (c.INDICATOR_ID, c.DATE),
    CONDITIONS: (c.CONDITION_ID,),
    STATEMENTS: ("statement_id",),
    READINGS: (c.EVENT_ID, "reader"),
}
# A revision has each of these; the others came later, and older revisions lack them.
ALWAYS = (ABOUT, ACTORS, CATEGORIES, EVENTS, SOURCES, CHAPTERS, INDICATORS)
NUMBERS = {EVENTS: c.EVENT_NUMBERS, INDICATORS: c.INDICATOR_NUMBERS, READINGS: c.READING_NUMBERS}


@dataclass(frozen=True, eq=False)
class Table:
    """A table: the order of its columns, and its rows by key, in order. Never changed in place."""

    columns: tuple[str, ...]
    rows: Mapping[str, Row]


Content = dict[str, Table]
LONG = 10_000  # rows: a longer table lies in columns
SEARCHED = 8  # keys: fewer are looked for one by one
_frames: "WeakKeyDictionary[Table, pd.DataFrame]" = WeakKeyDictionary()


def empty() -> Content:
    """A data set with nothing in it."""
    return {name: Table(COLUMNS.get(name, KEYS[name]), {}) for name in KEYS}


def keyed(name: str, columns: Iterable[str], rows: Iterable[Row]) -> Table:
    """A table out of its rows; a row whose id stands already gets a number in its key."""
    found: dict[str, Row] = {}
    again: dict[str, int] = {}
    for row in rows:
        key = " · ".join(row.get(column, "") for column in KEYS[name])
        if key in found:
            base = key
            while key in found:
                again[base] = again.get(base, 1) + 1
                key = f"{base} #{again[base]}"
        found[key] = row
    return Table(tuple(columns), found)


def from_frame(name: str, frame: pd.DataFrame) -> Table:
    """A table out of a frame: empty rows go, rows without an id get one, numbers one spelling."""
    columns = tuple(dict.fromkeys([*map(str, frame.columns), *COLUMNS[name]]))
    numbers = NUMBERS.get(name, ())
    texts = {
        str(column): _texts(frame[column], number=str(column) in numbers)
        for column in frame.columns
    }
    if len(frame) > LONG:
        blank = [""] * len(frame)
        wide = {column: pd.Series(texts.get(column, blank), dtype="str") for column in columns}
        in_columns = by_column(pd.DataFrame(wide), KEYS[name])
        if in_columns is not None:
            return Table(columns, in_columns)
    named = list(texts)
    rows = [
        {column: text for column, text in zip(named, cells, strict=True) if text}
        for cells in zip(*texts.values(), strict=True)
    ]
    rows = [row for row in rows if row]
    if len(KEYS[name]) == 1:
        _name_rows(KEYS[name][0], rows)
    return keyed(name, columns, rows)


def cell_text(name: str, column: str, cell: object) -> str:
    """A cell of a table as it is kept."""
    return _text(cell, column in NUMBERS.get(name, ()))


def _texts(column: pd.Series, *, number: bool) -> list[str]:
    """The cells of a column as they are kept; what is text already takes no look at each."""
    if isinstance(column.dtype, pd.StringDtype) and not number:
        return texts_of(column.fillna("").str.replace("\0", "", regex=False))
    cells = column.to_list()
    if column.dtype.kind not in "if":
        return [_text(cell, number) for cell in cells]
    known = {cell: _text(cell, number) for cell in set(cells)}
    return [known[cell] if cell == cell else "" for cell in cells]


def _text(cell: object, number: bool) -> str:
    """A cell as text; a number in its shortest form, so that `8` and `8.0` are no change."""
    if cell is None or cell is pd.NaT or cell is pd.NA or cell != cell:
        return ""
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    text = str(cell).replace("\0", "")  # which no text has, so readers take it for damage
    if not text.isascii():
        text = text.encode(errors="replace").decode()  # half a character is none
    value = read_number(text) if number else None
    return text if value is None else repr(value + 0.0).removesuffix(".0")


def _name_rows(column: str, rows: list[Row]) -> None:
    """Ids for rows that have none: readable, and by a random end never the same in two tabs."""
    for row in rows:
        if column not in row:
            words = [row.get(c.DATE, "")[:4], slug(row[c.TITLE], 30) if c.TITLE in row else "new"]
            row[column] = "-".join([*filter(None, words), secrets.token_hex(3)])


def from_entries(name: str, entries: Sequence[Mapping[str, Any]]) -> Table:
    """Actors or categories, each a JSON object with an `id`, as a table whose cells hold JSON."""
    columns = tuple(dict.fromkeys([*KEYS[name], *(key for entry in entries for key in entry)]))
    return keyed(name, columns, [{k: _json(v) for k, v in entry.items()} for entry in entries])


def entries_of(table: Table) -> list[dict[str, Any]]:
    """The JSON objects that `from_entries` was given."""
    return [{k: json.loads(text) for k, text in row.items()} for row in table.rows.values()]


def given(*tables: pd.DataFrame | None) -> dict[str, pd.DataFrame]:
    """Tables in the order of `COLUMNS`, events first: those that were given, by name."""
    pairs = zip(COLUMNS, tables, strict=False)
    return {name: table for name, table in pairs if table is not None}


def changed(
    tables: Mapping[str, pd.DataFrame], **lists: Sequence[Mapping[str, Any]] | None
) -> Content:
    """Frames and lists of entries as tables; a list that is None is not among them."""
    content = {name: from_frame(name, frame) for name, frame in tables.items()}
    for name, entries in lists.items():
        if entries is not None:
            content[name] = from_entries(name, entries)
    return content


def from_package(package: Mapping[str, Any], codebook: str = "") -> Content:
    """The tables `about`, `actors` and `categories` out of a package's JSON."""
    ours = dict(package.get("thaw", {}))
    content: Content = {}
    for name in (ACTORS, CATEGORIES):
        entries = ours.pop(name, [])
        content[name] = from_entries(name, entries)
    fields = {k: v for k, v in package.items() if k not in ("thaw", "resources")}
    fields |= {f"thaw.{k}": v for k, v in ours.items()}
    if codebook:
        fields[CODEBOOK] = codebook
    content[ABOUT] = about_of(fields)
    return content


def about_of(fields: Mapping[str, Any]) -> Table:
    """What is said about the set, a row for each field."""
    rows = [{"field": name, "value": _json(value)} for name, value in fields.items()]
    return keyed(ABOUT, ("field", "value"), rows)


def fields_of(content: Content) -> dict[str, Any]:
    """What `about_of` was given."""
    return {key: json.loads(row["value"]) for key, row in content[ABOUT].rows.items()}


def package_of(content: Content) -> tuple[dict[str, Any], str]:
    """The package's JSON and the codebook."""
    fields = fields_of(content)
    codebook = str(fields.pop(CODEBOOK, ""))
    ours = {k.removeprefix("thaw."): v for k, v in fields.items() if k.startswith("thaw.")}
    ours |= {name: entries_of(content[name]) for name in (ACTORS, CATEGORIES)}
    rest = {k: v for k, v in fields.items() if not k.startswith("thaw.")}
    return {**rest, "thaw": ours}, codebook


def with_first(name: str, table: Table, rows: pd.DataFrame) -> Table:
    """A table with more rows before its own; those that it has stay the same objects."""
    first = from_frame(name, rows)
    columns = tuple(dict.fromkeys([*table.columns, *first.columns]))
    if not first.rows.keys() & table.rows.keys():
        return Table(columns, {**first.rows, **table.rows})
    return keyed(name, columns, [*first.rows.values(), *table.rows.values()])


def without_rows(table: Table, gone: Iterable[str]) -> Table:
    """A table without some of its rows, by their keys."""
    left = set(gone)
    return Table(table.columns, {key: row for key, row in table.rows.items() if key not in left})


def with_cells(name: str, table: Table, changed: Mapping[str, Mapping[str, object]]) -> Table:
    """A table with other cells in some of its rows, by the keys of these.

    Raises:
        KeyError: there is no such row.
    """
    rows = dict(table.rows)
    columns = dict.fromkeys(table.columns)
    texts = {
        key: {column: cell_text(name, column, cell) for column, cell in cells.items()}
        for key, cells in changed.items()
    }
    for key, cells in texts.items():
        rows[key] = {k: v for k, v in {**rows[key], **cells}.items() if v}
        columns |= dict.fromkeys(cells)
    named = KEYS[name]
    if all(rows[key] and not set(named) & set(cells) for key, cells in changed.items()):
        made = Table(tuple(columns), rows)
        _keep_frame(made, table, texts)
        return made
    left = [dict(row) for row in rows.values() if row]
    if len(named) == 1:
        _name_rows(named[0], left)
    return keyed(name, columns, left)


def to_frame(table: Table) -> pd.DataFrame:
    """All rows as text, for an editor: also those that cannot be used yet."""
    found = _frames.get(table)
    if found is None and isinstance(table.rows, ColumnRows):
        found = _frames[table] = table.rows.frame[list(table.columns)]
    elif found is None:
        found = _frames[table] = pd.DataFrame({
            column: pd.Series([row.get(column, "") for row in table.rows.values()], dtype="str")
            for column in table.columns
        })  # fmt: skip
    return found.copy(deep=False)  # whoever writes into it writes into a copy


def _keep_frame(table: Table, before: Table, changed: Mapping[str, Row]) -> None:
    """The frame of a table that differs from another in some cells of the same rows."""
    found = _frames.get(before)
    if found is None:
        return
    keys = list(table.rows)
    places = {key: keys.index(key) for key in changed} if len(changed) < SEARCHED else {
        key: place for place, key in enumerate(keys) if key in changed}  # fmt: skip
    frame = found.copy(deep=False)
    for column in dict.fromkeys(column for cells in changed.values() for column in cells):
        texts = frame[column].array.copy() if column in frame else pd.array([""], dtype="str").take(
            [0] * len(frame))  # fmt: skip
        for key, place in places.items():
            if column in changed[key]:
                texts[place] = changed[key][column]
        frame[column] = texts
    _frames[table] = frame[list(table.columns)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
