"""Reads a spreadsheet or a Parquet file in a process of its own and prints it as CSV.

Run as a script by `apart`, which bounds its time and memory: a file made to break a reader written
in Rust or C++ then breaks this process and not the app. First line of the answer: JSON with the
names of the sheets and the one that follows; then the CSV, every cell as text.
"""

import csv
import datetime
import importlib.util
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any


def _bound(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: only the time is bounded, by the parent
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _text(value: Any) -> str:
    """A cell as a person would type it: dates as ISO, whole numbers without a point."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _spreadsheet(raw: bytes, sheet: str, limits: dict) -> tuple[dict, Any]:
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    names = [str(name) for name in book.sheet_names]
    if not names:
        return {"sheets": [], "chosen": ""}, iter(())
    shown = SheetVisibleEnum.Visible
    unseen = [str(one.name) for one in book.sheets_metadata if one.visible != shown]
    chosen = sheet if sheet in names else ""
    if not chosen:
        # The first sheet with a table on it: many files open with a page of explanations.
        filled = [name for name in names if _looks_filled(book, name)]
        chosen = next((name for name in filled if name not in unseen), [*filled, *names][0])
    page = book.get_sheet_by_name(chosen)
    end = page.end or (0, 0)
    head = {"sheets": names, "chosen": chosen, "rows": end[0] + 1, "columns": end[1] + 1}
    too_many = head["rows"] * head["columns"] > limits["cells"]
    if head["rows"] > limits["rows"] or head["columns"] > limits["columns"] or too_many:
        return head, iter(())
    closer = _beside("workbook_child")
    found = closer.look_closer(raw, chosen)
    written = found.pop("written", {})
    head |= found
    head["yearless"] = sum(kind == "no year" for kind in written.values())
    return head, _as_shown(page.to_python(skip_empty_area=False), written, closer.cut)


def _beside(name: str) -> ModuleType:
    """A module of the folder beside this script, which knows no folder to import from."""
    place = Path(__file__).parent / "sheets" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, place)
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _as_shown(rows: Any, written: dict, cut: Any) -> Iterator[list]:
    """The rows with dates as far as their format shows them."""
    columns: dict[int, list[int]] = {}
    for row, column in written:
        columns.setdefault(row, []).append(column)
    for number, row in enumerate(rows):
        for place in columns.get(number, ()):
            if place < len(row):
                row[place] = cut(row[place], written[number, place])
        yield row


def _looks_filled(book: Any, name: str) -> bool:
    page = book.get_sheet_by_name(name)
    return bool(page.end) and page.end[0] > 0 and page.end[1] > 0


def _parquet(raw: bytes, _sheet: str, limits: dict) -> tuple[dict, Any]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pa.set_memory_pool(pa.system_memory_pool())
    pa.set_cpu_count(1)
    file = pq.ParquetFile(pa.BufferReader(raw))
    rows, columns = file.metadata.num_rows, file.metadata.num_columns
    head = {"sheets": [], "chosen": "", "rows": rows, "columns": columns}
    too_many = rows * columns > limits["cells"]
    if rows > limits["rows"] or columns > limits["columns"] or too_many:
        return head, iter(())
    return head, _parquet_rows(file, limits["unpacked"])


def _parquet_rows(file: Any, most: int) -> Any:
    yield list(file.schema_arrow.names)
    seen = 0
    for batch in file.iter_batches(batch_size=100):
        seen += batch.nbytes
        if seen > most:
            raise MemoryError
        columns = [column.to_pylist() for column in batch.columns]
        for row in zip(*columns, strict=True):
            yield [_plain(value) for value in row]


def _plain(value: Any) -> Any:
    """What Parquet holds beside single values: lists and structures as text."""
    if isinstance(value, list):
        return "; ".join(_text(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value


def main() -> None:
    """The command line: kind, sheet, limits as JSON; the file on standard input."""
    kind, sheet, given = sys.argv[1:4]
    limits = json.loads(given)
    _bound(limits["seconds"], limits["memory"])
    read = {"spreadsheet": _spreadsheet, "parquet": _parquet}[kind]
    head, rows = read(sys.stdin.buffer.read(), sheet, limits)
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="replace", newline="")
    out.write(json.dumps(head) + "\n")
    write = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow
    left = limits["unpacked"]
    for row in rows:
        cells = [_text(value) for value in row]
        longest = max(map(len, cells), default=0)
        if longest > limits["cell"]:
            raise ValueError(f"a cell has {longest:,} characters")
        left -= sum(map(len, cells))
        if left < 0:
            raise MemoryError
        write(cells)
    out.flush()


if __name__ == "__main__":
    main()
