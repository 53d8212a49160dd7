"""CSV: the table for spreadsheets, in which no cell runs as a formula.

This file is made to be opened by a double click, so it is made *safe*, at the price of an
apostrophe that was not in the data in front of text such as `=1+1`. Whoever needs every character
as it was takes the package (`package`), which is made *lossless* and meant for programs; XLSX,
Parquet and JSON say of each cell that it is text, so they are both.
"""

import io

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.safe_text import encoded, one_line, safe_cell
from data.exports.view import View, event_rows

MIME = "text/csv"


def csv_bytes(view: View) -> bytes:
    """The shown events as CSV: UTF-8 with a byte order mark, so that spreadsheets read it rightly.

    Columns are those of `event_rows` and, last, `about`: its first cell holds title, filter
    sentence, settings, licence and citation. Comment lines above the header would say the same, but
    most readers take the first line for the header.
    """
    rows = event_rows(view)
    facts = [""] * len(rows)
    facts[:1] = [" | ".join(f"{name}: {one_line(text)}" for name, text in view.about.lines())]
    rows[c.ABOUT] = pd.Series(facts[: len(rows)], index=rows.index, dtype="str")
    return table_bytes(rows)


def table_bytes(table: pd.DataFrame) -> bytes:
    """Any table as CSV in the same form, in which no cell and no name of a column runs."""
    rows = table.copy()
    rows.columns = [str(safe_cell(one_line(name))) for name in rows.columns]
    safe = {
        i: [safe_cell(_blank(value)) for value in rows.iloc[:, i]]
        for i in range(rows.shape[1])
        if not pd.api.types.is_numeric_dtype(rows.dtypes.iloc[i])
    }
    for i, cells in safe.items():
        rows.isetitem(i, np.array(cells, dtype=object))
    out = io.StringIO()
    rows.to_csv(out, index=False, lineterminator="\r\n")
    return b"\xef\xbb\xbf" + encoded(out.getvalue())


def _blank(value: object) -> object:
    return value if isinstance(value, str) else "" if pd.isna(value) else str(value)  # type: ignore[arg-type]
