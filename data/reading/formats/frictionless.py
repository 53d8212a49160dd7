"""Which file is the table: in a zip, or in a Frictionless package with names of its own."""

import json
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from data.basics.given import Given
from data.basics.limits import MAX_JSON_BYTES, Unreadable, check_bytes
from data.events.descriptor import licence_of
from data.reading.column_names import is_known, plain_name
from data.reading.formats.encoding import to_utf8

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
