"""What makes a spreadsheet read our files rightly: the mark of the encoding, and cells of text."""

import io
from dataclasses import replace

from openpyxl import load_workbook

from data import temperature
from data.events.data_set import DataSet
from data.exports.csv_file import csv_bytes
from data.exports.view import View, view_of
from data.exports.xlsx_file import xlsx_bytes
from data.selection.selection import Selection


def view(dataset: DataSet) -> View:
    return view_of(dataset, Selection(), temperature.trace(dataset.prepared))


def test_csv_begins_with_the_mark_of_its_encoding(small: DataSet) -> None:
    assert csv_bytes(view(small)).startswith(b"\xef\xbb\xbfevent_id,")


def test_a_cell_that_looks_like_a_formula_is_marked_as_text(small: DataSet) -> None:
    odd = small.prepared.assign(title="=1+1")
    book = load_workbook(io.BytesIO(xlsx_bytes(view(replace(small, prepared=odd)))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    formulas = [cell for cell in cells if str(cell.value).lstrip("'").startswith("=1+1")]
    assert formulas
    assert all(cell.quotePrefix and cell.data_type == "s" for cell in formulas)
