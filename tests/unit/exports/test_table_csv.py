"""Any table as CSV: no cell and no name of a column is a formula."""

import csv
import io

import pandas as pd

from data.exports.csv_file import table_bytes


def test_no_cell_runs_and_nothing_is_lost() -> None:
    odd = ["=1+1", "+cmd", "-2", "@x", "a;=1", "<b>", "x\ny", "", "é"]
    table = pd.DataFrame({"Address": odd, "=Score": range(len(odd))})
    raw = table_bytes(table)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[0] == ["Address", "'=Score"]
    cells = [row[0] for row in rows[1:]]
    assert cells[:5] == ["'=1+1", "'+cmd", "'-2", "'@x", "a;'=1"]
    assert cells[5:] == ["<b>", "x\ny", "", "é"]
    assert list(table.columns) == ["Address", "=Score"]
