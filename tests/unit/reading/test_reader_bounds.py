"""The process that reads spreadsheets and Parquet is bounded before it sees a byte of the file."""

import io
import subprocess
import sys

import openpyxl
import pytest

from data.basics import limits
from data.basics.limits import Unreadable
from data.reading.formats import apart


def sheet() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["date", "score"])  # type: ignore[union-attr]
    book.active.append(["1948-06-28", -8])  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_its_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    about, _ = apart.read_apart(sheet(), "spreadsheet")
    assert about["rows"] == 2
    monkeypatch.setattr(limits, "READER_MEMORY", 1_000_000)
    with pytest.raises(Unreadable):
        apart.read_apart(sheet(), "spreadsheet")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bounds; time holds there")
def test_time_and_memory_are_what_is_asked_for_and_no_core_is_left() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(apart._CHILD.parent)!r});"
        "import apart_child, resource as r;"
        "apart_child._bound(7, 3_000_000_000);"
        "print(r.getrlimit(r.RLIMIT_CPU), r.getrlimit(r.RLIMIT_AS), r.getrlimit(r.RLIMIT_CORE))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert said.strip() == "(7, 8) (3000000000, 3000000000) (0, 0)"
