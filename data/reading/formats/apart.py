"""Spreadsheets and Parquet files, read in a process of their own with bounded time and memory.

Their readers are libraries in Rust and C++ whose worst case is not an exception but the end of the
process; and a spreadsheet of two cells can claim a rectangle of billions.
"""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from data.basics import limits
from data.basics.given import Tick, go_on
from data.basics.limits import Unreadable, check_shape

_CHILD = Path(__file__).with_name("apart_child.py")
# Memory that libraries set aside for each processor counts against the bound: a good file would be
# refused on a machine with many.
_ONE_THREAD = {
    "MALLOC_ARENA_MAX": "1",
    "ARROW_IO_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}


def read_apart(raw: bytes, kind: str, sheet: str = "", tick: Tick = go_on) -> tuple[dict, bytes]:
    """Have a file read by a process of its own.

    Args:
        raw: the file.
        kind: `spreadsheet` or `parquet`.
        sheet: the sheet wanted; empty takes the first with a table on it.
        tick: called a few times a second; what it raises ends the reading.

    Returns:
        What it says of the file (`sheets`, `chosen`, `rows`, `columns`), and the table as CSV in
        UTF-8 with every cell in quotes.

    Raises:
        Unreadable: the reader gave up, ran out of time or memory, or the table is too large.
    """
    allowed = limits.reader_limits(len(raw))
    command = [sys.executable, "-I", str(_CHILD), kind, sheet, json.dumps(allowed)]
    with subprocess.Popen(  # noqa: S603 - our own script; the file only comes in as bytes
        command,
        env={**os.environ, **_ONE_THREAD},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            out, said = _wait(process, raw, 10 * allowed["seconds"], tick)
        except subprocess.TimeoutExpired:
            raise _gave_up(kind) from None
        finally:
            process.kill()
    head, _, table = out.partition(b"\n")
    if process.returncode or not head:
        raise _explained(said.decode("utf-8", "replace"), kind)
    about = json.loads(head)
    check_shape(about.get("rows", 0) - 1000, about.get("columns", 0))
    return about, table


def _wait(process: subprocess.Popen, raw: bytes, seconds: float, tick: Tick) -> tuple[bytes, bytes]:
    """What the process prints; looks up now and then whether it is still wanted.

    The file is handed over in a thread of its own: `communicate` forgets what a pipe could not take
    before its timeout, and a process that was slow to start would wait for the rest for ever.
    """
    pipe, process.stdin = process.stdin, None
    threading.Thread(target=_hand_over, args=(pipe, raw), daemon=True).start()
    until = time.monotonic() + seconds
    while True:
        try:
            return process.communicate(timeout=0.25)
        except subprocess.TimeoutExpired:
            if time.monotonic() > until:
                raise
            tick("Reading the file")


def _hand_over(pipe: IO[bytes] | None, raw: bytes) -> None:
    """Write a file into a pipe; whoever reads it may have ended."""
    if pipe is not None:
        with suppress(OSError), pipe:
            pipe.write(raw)


def _explained(said: str, kind: str) -> Unreadable:
    """What to say of a reader that failed; `said` is the traceback it left."""
    last = said.strip().splitlines()[-1] if said.strip() else ""
    if "MemoryError" in said or "memory allocation" in said or not last:
        return _gave_up(kind)
    if "a cell has" in last:
        what = last.partition(": ")[2]
        return Unreadable(
            f"{what}, more than {limits.MAX_CELL:,}",
            "Shorten it",
            code="apart.cell_too_long",
            values=(limits.MAX_CELL,),
        )
    if "password" in last.lower() or "encrypted" in last.lower():
        return Unreadable(
            "the spreadsheet is locked with a password",
            "Save it without one",
            code="spreadsheet.locked",
        )
    thing = "spreadsheet" if kind == "spreadsheet" else "Parquet file"
    return Unreadable(
        f"the {thing} is damaged or cut short, and cannot be read",
        "Open it in the program it comes from and save it again, or as CSV",
        code="apart.damaged",
        values=(kind,),
    )


def _gave_up(kind: str) -> Unreadable:
    thing = "spreadsheet" if kind == "spreadsheet" else "Parquet file"
    return Unreadable(
        f"reading the {thing} would take too much time or memory",
        "Copy the table to a new file, or save it as CSV",
        code="apart.too_much",
        values=(kind,),
    )
