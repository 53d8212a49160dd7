"""The whole set as a zip: a Frictionless Tabular Data Package that opens again to the same thing.

This file is made *lossless*, for Thaw and other programs: every character of every cell is as it
stands in the data set, so no apostrophe goes in front of text like `=1+1`. Whoever wants to open a
table in a spreadsheet takes the CSV or XLSX, which are made *safe*.
"""

import io
import json
import zipfile
from typing import Any

import pandas as pd
from pandas.api.types import is_numeric_dtype

from data.basics.safe_text import encoded, file_stem
from data.events import texts
from data.events.data_set import Actor, DataSet
from data.events.fingerprint import fingerprint_of
from data.events.steps import as_json
from data.exports.about import About

MIME = "application/zip"
_MOST_COMMENT = 65_535  # bytes, by the format
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a zip knows: the same set gives the same bytes
_TITLES = {
    "events": "Events",
    "sources": "Sources",
    "chapters": "Chapters",
    "indicators": "Outside figures by year",
    "conditions": "What was in force from when to when",
    "statements": "Statements about levels, which try the line",
    "readings": "What other readers scored",
}


def package_zip(dataset: DataSet, about: About | None = None) -> bytes:
    """The data set as a zip with one folder; the same set gives the same bytes.

    A set that lies in a folder, unchanged since it was opened, is packed file by file as it is. Any
    other is written from what `DataSet` holds (`package_files`).

    Args:
        dataset: an opened data set; the whole of it is packed, whatever is filtered.
        about: what to say in the zip's comment, which no file of the set has room for.
    """
    files = _files_as_they_are(dataset) or package_files(dataset)
    folder = file_stem(dataset.name)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", date_time=_LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
        if about is not None:
            archive.comment = _cut(encoded(about.text()))
    return out.getvalue()


def package_files(dataset: DataSet) -> dict[str, bytes]:
    """The files of a package, by name, written from what the data set holds."""
    always = ("events", "sources", "chapters", "indicators")
    tables = {k: table for k, table in dataset.tables.items() if k in always or len(table)}
    package = _descriptor(dataset, tables)
    files = {"datapackage.json": _json(package)}
    files |= {f"{name}.csv": _csv(table) for name, table in tables.items()}
    if dataset.codebook:
        files["codebook.md"] = encoded(dataset.codebook)
    files |= {name: encoded(text) for name, text in dataset.texts.items()}
    return files


def _files_as_they_are(dataset: DataSet) -> dict[str, bytes] | None:
    """The files of the set's folder; None if it has none, or they are not what was opened."""
    try:
        if fingerprint_of(dataset.folder) != dataset.fingerprint:
            return None
        paths = [path for path in dataset.folder.iterdir() if path.is_file()]
        files = {path.name: path.read_bytes() for path in paths if path.name[0] != "."}
        stories = (dataset.folder / texts.FOLDER).glob("*.md")
        files |= {f"{texts.FOLDER}/{path.name}": path.read_bytes() for path in stories}
    except OSError:
        return None
    return files or None


def _csv(table: pd.DataFrame) -> bytes:
    out = io.StringIO()
    table.to_csv(out, index=False, lineterminator="\r\n")
    return encoded(out.getvalue())


def _json(content: dict[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a character, which JSON can name and UTF-8 cannot hold
        return (json.dumps(content, indent=2) + "\n").encode()


def _descriptor(dataset: DataSet, tables: dict[str, pd.DataFrame]) -> dict[str, Any]:
    """datapackage.json: what `catalog.open_set` reads, and the meaning of every column."""
    licence = dataset.licence
    named = [] if licence == "not stated" else [{"name": file_stem(licence), "title": licence}]
    return {
        "profile": "tabular-data-package",
        "name": file_stem(dataset.name).lower(),
        "title": dataset.title,
        "description": dataset.description,
        "version": dataset.version,
        **({"licenses": named} if named else {}),
        "resources": [_resource(name, table) for name, table in tables.items()],
        "thaw": {
            "actors": [_actor(actor) for actor in dataset.actors],
            "categories": [
                {"id": k.id, "label": k.label, "description": k.description}
                for k in dataset.categories
            ],
            "indicators": list(dataset.indicator_info),
            "points": list(dataset.points),
            "notes": list(dataset.notes),
            "parameters": dataset.defaults,
            "citation": dataset.citation,
            **({"readers": list(dataset.readers)} if dataset.readers else {}),
            **({"sides": list(dataset.sides)} if dataset.sides else {}),
            **({"steps": as_json(dataset.steps)} if dataset.steps else {}),
            **({"finding": dataset.finding} if dataset.finding else {}),
        },
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "short": actor.short,
        "colour_light": actor.colour_light,
        "colour_dark": actor.colour_dark,
        "names": [{"from": a, "to": b, "name": name} for a, b, name in actor.names],
    }


def _resource(name: str, table: pd.DataFrame) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "title": _TITLES[name],
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": str(column), "type": "number" if is_numeric_dtype(kind) else "string"}
                for column, kind in table.dtypes.items()
            ],
            "missingValues": [""],
        },
    }


def _cut(text: bytes) -> bytes:
    """At most what a zip's comment holds, cut at a character."""
    return text[:_MOST_COMMENT].decode(errors="ignore").encode()
