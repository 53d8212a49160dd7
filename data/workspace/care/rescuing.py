"""A set taken home as it lies in the database, damaged or not."""

import io
import json
import zipfile
import zlib
from typing import Any

from data.workspace import ledger
from data.workspace.database import Database
from data.workspace.pieces import shelf
from data.workspace.revisions import Damaged, NoSuchSet
from data.workspace.schema import blobs, parts, revisions

READ_ME = """This is a data set of Thaw as it lay in the database, whatever its state.

set.json        its row in the list
revisions.json  every save: when, what was said about it
parts.json      which table of which revision lies in which file of tables/
tables/         each table as JSON: the names of its columns, then its rows. A large table lies in
                pieces: its file names its columns, and under "parts" the files of its pieces in
                their order, or of further such files.
                A file that ends in .damaged is what is left of one that cannot be read.
"""


def take_home(database: Database, set_id: str) -> bytes:
    """Everything stored of a set, as a zip file.

    Raises:
        NoSuchSet: there is none.
        Unreachable: the database does not answer.
    """
    with database.reading() as connection:
        told = {
            "set.json": ledger.row_of(connection, set_id),
            "revisions.json": ledger.rows_of(connection, revisions.name, set_id),
            "parts.json": ledger.rows_of(connection, parts.name, set_id),
        }
        stored = ledger.rows_of(connection, blobs.name, set_id)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("READ ME.txt", READ_ME)
        for name, rows in told.items():
            zipped.writestr(name, json.dumps(rows, indent=1, default=_plain))
        for number, blob in enumerate(stored, start=1):
            name, content = _table(blob["content"])
            zipped.writestr(f"tables/{_safe(blob['hash'], number)}{name}", content)
    return out.getvalue()


def _plain(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def _safe(digest: object, number: int) -> str:
    text = str(digest)
    return text if text.isalnum() and text.isascii() else f"table-{number}"


def _table(content: Any) -> tuple[str, bytes]:
    raw = shelf.as_bytes(content)
    try:
        return ".json", zlib.decompress(raw)
    except zlib.error:
        return ".json.damaged", raw


def newest_readable(database: Database, set_id: str) -> int | None:
    """The newest revision that can be read; None if none can."""
    with database.reading() as connection:
        found = ledger.rows_of(connection, revisions.name, set_id)
        numbers = [row["number"] for row in found if not row.get("aside")]
        for number in sorted((n for n in numbers if isinstance(n, int)), reverse=True):
            try:
                ledger.load(connection, set_id, number, anew=True)
            except (Damaged, NoSuchSet):
                continue
            return number
    return None
