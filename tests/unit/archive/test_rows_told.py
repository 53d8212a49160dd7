"""What the window of a bundle's reports says of what it shows."""

import pandas as pd
import pytest

from components.explore.behind.rows_view import told
from data.archive.behind.rows import COLUMNS, Read


def read(there: int, expected: int, files: int = 3, **unread: str) -> Read:
    rows = pd.DataFrame({name: ["x"] * there for name in COLUMNS})
    return Read(rows, expected, files, files, dict(unread))


@pytest.mark.parametrize(
    ("got", "said"),
    [
        (read(1, 1), "The report."),
        (read(1200, 1200), "All 1,200 reports."),
        (read(3, 9, gone="it is no longer there"), "3 of 9 reports."),
        (read(5000, 13402), "5,000 of 13,402 reports. No more are read at once"),
        (read(0, 4, 0), "there is no file"),
    ],
)
def test_it_says_how_many_of_how_many(got: Read, said: str) -> None:
    assert said in told(got)
