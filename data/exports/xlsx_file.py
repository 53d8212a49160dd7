"""XLSX: a workbook with the shown events, their sources, and a sheet that says what they are.

Every text is written as a string cell, so none is a formula, and no apostrophe has to be added. A
cell that looks like a formula also carries the mark a spreadsheet sets for text typed after an
apostrophe: it stays text when somebody edits it.
"""

import io
from typing import Any

import pandas as pd

from data.basics import columns as c
from data.basics.safe_text import begins_formula, printable
from data.exports.view import View, cited_sources, event_rows

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_CELL = 32_767  # characters in a cell, by the format
CUT = " … (cut: a cell holds no more; the package and the JSON have the whole text)"
MAX_ROWS = 1_048_576  # by the format, the header among them
WIDTHS = {
    c.TITLE: 44, c.SUMMARY: 60, c.RATIONALE: 50, c.NOTE: 40, c.SOURCES: 36, c.EVENT_ID: 30,
}  # fmt: skip


def xlsx_bytes(view: View) -> bytes:
    """A workbook with the sheets Events, Sources, Conditions (where there are any) and About.

    The first row of a table is frozen.

    Raises:
        ValueError: more events than a sheet has rows.
    """
    from openpyxl import Workbook

    if len(view.shown) >= MAX_ROWS:
        raise ValueError(f"a sheet has no more than {MAX_ROWS:,} rows; take CSV or Parquet")
    book = Workbook(write_only=True)
    book.properties.creator = "Thaw"
    book.properties.title = printable(view.about.title)
    book.properties.description = printable(view.about.text())[:MAX_CELL]
    _add_table(book, "Events", event_rows(view))
    _add_table(book, "Sources", cited_sources(view))
    if len(view.dataset.conditions):
        _add_table(book, "Conditions", view.dataset.conditions)
    _add_about(book, view)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _add_table(book: Any, name: str, table: pd.DataFrame) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(str(column), 16)
    sheet.append([_text_cell(sheet, str(column), bold=True) for column in table.columns])
    for row in table.itertuples(index=False, name=None):
        sheet.append([_cell(sheet, value) for value in row])


def _add_about(book: Any, view: View) -> None:
    sheet = book.create_sheet("About")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 100
    for name, text in view.about.lines():
        sheet.append([_text_cell(sheet, name, bold=True), _text_cell(sheet, text)])


def _cell(sheet: Any, value: Any) -> Any:
    """A number as a number, a missing value as an empty cell, anything else as text."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return None if pd.isna(value) else value
    return None if pd.isna(value) else _text_cell(sheet, str(value))


def _text_cell(sheet: Any, text: str, bold: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    clean = printable(text)
    if len(clean) > MAX_CELL:
        clean = clean[: MAX_CELL - len(CUT)] + CUT
    if not clean and not bold:
        return None
    cell = WriteOnlyCell(sheet, clean)
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    if begins_formula(clean):
        cell.quotePrefix = True
    return cell
