"""JSON: a list of records, the same inside an object, or one record a line."""

import json
import re
from typing import Any

import pandas as pd

from data.basics.limits import MAX_JSON_BYTES, Unreadable, check_bytes, check_shape
from data.reading.formats.encoding import to_utf8
from data.reading.formats.records import nested

_DATE_PARTS = dict.fromkeys(("year", "month", "day")).keys()
_DATED = re.compile(r"\d{4}(?:-\d{2}){0,2}$", re.ASCII)
_NAMES = ("label", "name", "title", "text", "value", "@value")  # of an object, the first counts
_SPANS = (("start", "end"), ("from", "to"), ("begin", "end"))


def parse_json(raw: bytes) -> Any:
    """The content of a JSON file.

    Raises:
        Unreadable: it is not JSON, is nested too deeply, or too large; the message names the place.
    """
    check_bytes(len(raw), MAX_JSON_BYTES)
    text = to_utf8(raw)[0].decode("utf-8", "replace").strip()
    if not text:
        raise Unreadable("the file is empty", "Give it a list of records", code="json.empty")
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        lines = _lines(text)
        if lines is not None:
            return lines
        raise Unreadable(
            f"the file is not JSON (line {problem.lineno}, column {problem.colno}: {problem.msg})",
            "Mend that place",
            problem.lineno,
            code="json.broken",
            values=(problem.lineno, problem.colno, problem.msg),
        ) from None
    except RecursionError:
        raise Unreadable(
            "lists stand within lists too deep to be read",
            "Give a plain list of records",
            code="json.too_deep",
        ) from None
    except ValueError:
        raise Unreadable(
            "a number in the file has thousands of digits",
            "Correct it",
            code="json.number_too_long",
        ) from None


def _lines(text: str) -> list | None:
    """One JSON object a line, as programs write logs; None if it is not that."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines[:5]):
        return None
    try:
        return [json.loads(line) for line in lines]
    except (ValueError, RecursionError):
        return None


def find_records(content: Any) -> list[dict] | None:
    """The list of records in a JSON file, also where an object holds it; None if there is none.

    GeoJSON gives the properties of its features, a result of SPARQL its bindings, and what pandas
    and spreadsheets write as columns or as lists below a list of names becomes records.
    """
    if isinstance(content, dict):
        for read in (_of_features, _of_bindings, _of_columns, _of_split, _of_keyed):
            if (records := read(content)) is not None:
                return records
        content = nested.list_within(content)
    return nested.unwrapped(content) if nested.are_records(content) else _of_lists(content)


def _of_features(content: dict) -> list[dict] | None:
    """GeoJSON: what each feature says of itself; places are left out."""
    features = content.get("features")
    if content.get("type") != "FeatureCollection" or not isinstance(features, list):
        return None
    found = []
    for feature in features:
        one = feature if isinstance(feature, dict) else {}
        own = one.get("properties")
        own = own if isinstance(own, dict) else {}
        number = {"id": one["id"]} if isinstance(one.get("id"), str | int) else {}
        found.append({**number, **own})
    return found or None


def _of_bindings(content: dict) -> list[dict] | None:
    """The result of a SPARQL query."""
    head, results = content.get("head"), content.get("results")
    rows = results.get("bindings") if isinstance(results, dict) else None
    if not isinstance(head, dict) or not isinstance(rows, list):
        return None
    named = [str(name) for name in head.get("vars") or []]
    return [
        {name: row[name].get("value") for name in named if isinstance(row.get(name), dict)}
        for row in rows
        if isinstance(row, dict)
    ]


def _of_columns(content: dict) -> list[dict] | None:
    """Columns by name, each with its cells by number or in a list."""
    columns = list(content.values())
    if len(columns) < 2 or not all(isinstance(one, dict | list) and one for one in columns):
        return None
    if all(isinstance(one, list) for one in columns):
        even = len({len(one) for one in columns}) == 1
        plain = even and not any(isinstance(cell, list | dict) for one in columns for cell in one)
        rows = zip(*columns, strict=True) if plain else ()
        return [dict(zip(content, row, strict=True)) for row in rows] or None
    if not all(isinstance(one, dict) and all(str(k).isdigit() for k in one) for one in columns):
        return None
    keys = list(dict.fromkeys(key for one in columns for key in one))
    return [{name: one.get(key) for name, one in content.items()} for key in keys]


def _of_split(content: dict) -> list[dict] | None:
    names, rows = content.get("columns"), content.get("data")
    if not isinstance(names, list) or not isinstance(rows, list):
        return None
    return _of_lists([names, *rows])


def _of_keyed(content: dict) -> list[dict] | None:
    """Records by their id."""
    rows = list(content.values())
    if len(rows) < 2 or not all(isinstance(row, dict) and len(row) > 1 for row in rows):
        return None
    shared = set(rows[0]).intersection(*rows[1:])
    plain = not any(isinstance(cell, list) for row in rows for cell in row.values())
    if not shared or not plain:
        return None
    dated = all(_DATED.match(key) for key in content) and not any("date" in row for row in rows)
    key_is = "date" if dated else "id"
    return [{key_is: key, **row} for key, row in content.items()]


def _of_lists(value: Any) -> list[dict] | None:
    """Lists of cells below a list of names."""
    rows = value if isinstance(value, list) else []
    if len(rows) < 2 or not all(isinstance(row, list) for row in rows):
        return None
    names = rows[0]
    if len(names) < 2 or not all(isinstance(name, str) and name.strip() for name in names):
        return None
    return [dict(zip(names, row, strict=False)) for row in rows[1:]]


def records_table(content: Any) -> pd.DataFrame:
    """The records as `Given.cells`; the row number is the number of the record plus one.

    Raises:
        Unreadable: there are no records in it.
    """
    records = find_records(content)
    if records is None:
        raise Unreadable(
            "there is no list of records in the file",
            'Write [{"date": "1948-06-28", "title": "…", "score": -8}, …]',
            code="json.no_records",
        )
    names: dict[str, None] = {}
    for record in records:
        if isinstance(record, dict):
            names |= dict.fromkeys(record)
            if len(names) > 1000:
                break
    check_shape(len(records), len(names))
    columns = {
        whole(name): [
            cell_text(r.get(name)) if isinstance(r, dict) else cell_text(r) for r in records
        ]
        for name in names
    }
    return pd.DataFrame(columns, dtype="str")


def cell_text(value: Any) -> str:
    """A value of JSON as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, list) and not any(_is_whole(item) for item in value):
        return "; ".join(cell_text(item) for item in value)
    if isinstance(value, dict) and "year" in value and set(value) <= _DATE_PARTS:
        return "-".join(cell_text(value.get(key)).zfill(2) for key in _DATE_PARTS if value.get(key))
    if isinstance(value, list | dict):
        return _of_span(value) or cell_text(_named(value)) or whole(_dumped(value))
    return str(value)


def _is_whole(value: Any) -> bool:
    """Whether a value is more than one text: a list, or an object without a name of its own."""
    return isinstance(value, list) or (isinstance(value, dict) and not _named(value))


def _named(value: Any) -> str | None:
    """What an object is called, such as a state with its name and code; None if it has no name."""
    named = [value[key] for key in _NAMES if isinstance(value, dict) and value.get(key)]
    return named[0] if named and isinstance(named[0], str) else None


def _of_span(value: Any) -> str:
    """A beginning and an end in one object as one text; empty for anything else."""
    for start, end in _SPANS:
        if isinstance(value, dict) and start in value and set(value) <= {start, end}:
            both = [cell_text(value[key]) for key in (start, end) if value.get(key)]
            return "" if any(text.startswith("{") for text in both) else "/".join(both)
    return ""


def whole(text: str) -> str:
    """Text without halves of characters, which JSON can hold and nothing else can write."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _dumped(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return "(nested too deeply)"
