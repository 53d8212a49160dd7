"""Files to take home: tables that are safe to open in a spreadsheet, and the whole set."""

import io
import zipfile

import pandas as pd

from data import columns as c
from data.catalog import DataSet

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(value: object) -> object:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return "'" + value
    return value


def events_csv(shown: pd.DataFrame) -> bytes:
    """The shown events (prepared) as CSV, UTF-8 with BOM so that spreadsheets read it rightly.

    The columns are those of events.csv and `date_in_words`; the file can be read in again.
    """
    table = shown[list(c.EVENT_COLUMNS)].copy()
    table.insert(2, "date_in_words", shown[c.DATE_LABEL])
    for name in table.columns:
        if name not in c.EVENT_NUMBERS:
            table[name] = pd.Series(
                [safe_cell(value) for value in table[name]], index=table.index, dtype="str"
            )
    out = io.StringIO()
    table.to_csv(out, index=False, lineterminator="\r\n")
    return out.getvalue().encode("utf-8-sig")


def set_zip(dataset: DataSet) -> bytes:
    """The folder of a data set as a zip: the same package that can be opened again."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(dataset.folder.iterdir()):
            if path.is_file() and not path.name.startswith("."):
                archive.writestr(f"{dataset.name}/{path.name}", path.read_bytes())
    return out.getvalue()
