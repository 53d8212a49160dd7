"""The process that reads spreadsheets and Parquet is bounded before it sees a byte of the file."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.basics import limits
from data.basics.limits import Unreadable
from data.reading.formats import apart
from tests import strangers
from tests.hostile_binaries import parquet


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


def test_a_large_file_reaches_a_reader_that_is_slow_to_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As on a busy machine: what a pipe does not take at once was never handed over."""
    slow = tmp_path / "slow_child.py"
    path = str(apart._CHILD)
    slow.write_text(
        f"import runpy, time\ntime.sleep(0.6)\nrunpy.run_path({path!r}, run_name='__main__')\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(apart, "_CHILD", slow)
    monkeypatch.setattr(limits, "READER_SECONDS", 1)
    raw = parquet(date=["1948-06-28"] * 3, title=[os.urandom(40_000).hex() for _ in range(3)])
    assert len(raw) > 100_000
    with pytest.raises(Unreadable, match="a cell has"):
        apart.read_apart(raw, "parquet")
    raw = parquet(**{f"c{n}": [os.urandom(300).hex()] for n in range(250)})
    assert apart.read_apart(raw, "parquet")[0]["columns"] == 250


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bounds; time holds there")
def test_a_machine_of_many_processors_refuses_no_good_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[dict[str, str]] = []
    start = subprocess.Popen

    def watched(command: list[str], **given: Any) -> subprocess.Popen:
        asked.append(given.get("env") or {})
        return start(command, **given)

    monkeypatch.setattr(apart.subprocess, "Popen", watched)
    about, _ = apart.read_apart(sheet(), "spreadsheet")
    assert about["rows"] > 0
    names = ("MALLOC_ARENA_MAX", "ARROW_IO_THREADS", "OPENBLAS_NUM_THREADS")
    assert [asked[0].get(name) for name in names] == ["1", "1", "1"]


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


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
def test_a_small_workbook_that_claims_a_huge_sheet_costs_little() -> None:
    """65,536 rows of 256 columns out of three cells: 1.7 GB and 22 s once."""
    raw = bytearray(strangers.old_workbook())
    number = raw.rindex(b"\x7e\x02\x0a\x00")  # the record of a number: row, column, …
    raw[number + 4 : number + 8] = b"\xff\xff\xff\x00"
    code = (
        "import resource, sys; from data import reading;"
        "table, told = reading.read_events(sys.stdin.buffer.read(), name='a.xls');"
        "print(len(table), *(one.code for one in told));"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], input=bytes(raw), capture_output=True, check=True
    ).stdout.decode()
    rows, memory = said.splitlines()
    assert rows.startswith("0 ")  # nothing is read, and it is said why
    assert int(memory) < 450  # MB


def test_a_large_file_has_the_memory_it_needs() -> None:
    assert limits.reader_limits(3_000_000)["memory"] == 580_000_000
    assert limits.reader_limits(limits.MAX_BYTES)["memory"] == limits.READER_MEMORY_MOST
