"""Which file is the table in a zip or a Frictionless package, and what that says of its cells."""

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from data.basics.given import Given
from data.basics.limits import MAX_JSON_BYTES, Unreadable, check_bytes
from data.events.descriptor import licence_of
from data.reading.column_names import is_known, plain_name
from data.reading.formats.encoding import to_utf8

_DIRECTIVE = re.compile(r"%([a-zA-Z%])")
_KNOWN = set("YmdjbBHMSfzZp%")  # not %y: whose century it is, nobody says
_DATED = {"date", "datetime"}

READABLE = {
    "csv", "tsv", "tab", "txt", "json", "jsonl", "ndjson", "geojson", "ics", "xlsx", "xls", "ods",
    "parquet",
}  # fmt: skip
_BESIDE = frozenset(
    [
        "readme",
        "read-me",
        "licence",
        "license",
        "copying",
        "changelog",
        "changes",
        "notes",
        "citation",
        "codebook",
        "metadata",
        "about",
        "manifest",
        "credits",
        "dictionary",
        "variables",
        "liesmich",
        "leeme",
        "lisezmoi",
        "schema",
        "sources",
        "chapters",
        "indicators",
        "requirements",
    ]
)


def descriptor(raw: bytes) -> dict[str, Any]:
    """What datapackage.json says; nothing where it cannot be read."""
    try:
        check_bytes(len(raw), MAX_JSON_BYTES)
        content = json.loads(to_utf8(raw)[0])
    except (ValueError, RecursionError, Unreadable):
        return {}
    return content if isinstance(content, dict) else {}


def table_of(about: dict[str, Any], files: set[str]) -> str:
    """The file that holds the events, by what the descriptor says of its resources; empty if none.

    Paths are not followed: only the bare name of a file counts.
    """
    found = []
    resources = about.get("resources")
    for resource in resources if isinstance(resources, list) else []:
        if not isinstance(resource, dict):
            continue
        path = resource.get("path")
        path = path[0] if isinstance(path, list) and path else path
        own = PurePosixPath(str(path)).name
        if own in files and _ending(own) in READABLE:
            found.append((-_likeness(resource, own), len(found), own))
    return min(found)[2] if found else ""


def _likeness(resource: dict[str, Any], file: str) -> int:
    """How much a resource looks like a table of events."""
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    names = [str(one.get("name")) for one in fields or [] if isinstance(one, dict)]
    says = "event" in f"{resource.get('name')} {file}".casefold()
    return 3 * says + sum(map(is_known, names))


def only_table(files: set[str]) -> str:
    """The one table among the files of a zip, leaving a README and the like aside.

    Raises:
        Unreadable: there is none, or more than one.
    """
    tables = sorted(own for own in files if _ending(own) in READABLE)
    alone = [own for own in tables if not _BESIDE & set(plain_name(_stem(own)).split())] or tables
    if len(alone) > 1:
        alone = [own for own in alone if "event" in own.casefold()] or alone
    if len(alone) != 1:
        raise Unreadable(
            f"the zip holds {'no' if not alone else 'more than one'} table"
            + (f" ({', '.join(alone[:4])})" if alone else ""),
            "Give one table, or the folder of a data set with its events.csv",
            code="zip.not_one_table",
            values=tuple(alone),
        )
    return alone[0]


def _ending(file: str) -> str:
    return file.rsplit(".", 1)[-1].lower() if "." in file else ""


def _stem(file: str) -> str:
    return file.rsplit(".", 1)[0]


def described(given: Given, about: dict[str, Any]) -> Given:
    """The table with the title, description and licence that its package gives."""
    if not about:
        return given
    told = {
        key: " ".join(str(about[key]).split())[:5000]
        for key in ("title", "description")
        if isinstance(about.get(key), str)
    }
    licence = " ".join(str(licence_of(about) or "").split())[:500]
    return replace(given, **told, licence=licence or given.licence)


def obeyed(cells: pd.DataFrame, about: dict[str, Any], file: str) -> pd.DataFrame:
    """The cells as the descriptor means them: dates as ISO text, marks for nothing as blanks.

    Args:
        cells: text only.
        about: what datapackage.json says; anything may stand in it.
        file: the bare name of the table's file.
    """
    resource = _resource_of(about, file)
    schema = resource.get("schema")
    if not isinstance(schema, dict):
        return cells
    out = cells
    nothing = schema.get("missingValues", resource.get("missingValues"))
    marks = [m for m in nothing if isinstance(m, str) and m] if isinstance(nothing, list) else []
    if marks:
        out = out.mask(out.isin(marks), "").astype("str")
    columns = {plain_name(str(name)): str(name) for name in reversed(list(cells.columns))}
    for one in _fields(schema):
        column = columns.get(plain_name(str(one.get("name"))))
        form = one.get("format")
        if column and isinstance(form, str) and str(one.get("type")) in _DATED:
            out = out.assign(**{column: _as_iso(out[column], form)})
    return out


def _resource_of(about: dict[str, Any], file: str) -> dict[str, Any]:
    resources = about.get("resources")
    for resource in resources if isinstance(resources, list) else []:
        path = resource.get("path") if isinstance(resource, dict) else None
        path = path[0] if isinstance(path, list) and path else path
        if isinstance(path, str) and PurePosixPath(path).name == file:
            return resource
    return {}


def _fields(schema: dict[str, Any]) -> list[dict[str, Any]]:
    fields = schema.get("fields")
    return [one for one in fields if isinstance(one, dict)] if isinstance(fields, list) else []


def _as_iso(cells: pd.Series, form: str) -> pd.Series:
    """Dates in the format that is given as ISO text; what does not fit stays as it is."""
    form = form.removeprefix("fmt:")
    parts = _DIRECTIVE.findall(form)
    if "Y" not in parts or not set(parts) <= _KNOWN:
        return cells
    month = bool({"m", "b", "B"} & set(parts))
    shape = "%Y-%m-%d" if "j" in parts or (month and "d" in parts) else "%Y-%m" if month else "%Y"

    def iso(text: str) -> str:
        try:
            found = datetime.strptime(text.strip(), form)  # noqa: DTZ007
        except (ValueError, OverflowError, re.error):
            return text
        return f"{found.year:04d}" + found.strftime(shape)[len(found.strftime("%Y")) :]

    return cells.replace({text: iso(text) for text in map(str, cells.unique())})
