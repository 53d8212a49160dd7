"""Hostile and broken zips, spreadsheets and Parquet files, as in `tests.hostile_files`."""

import io
import struct
import zipfile
from collections.abc import Callable

from tests import strangers
from tests.hostile_files import Hostile

EVENTS = b"date,title,score\n1948-06-28,Expelled,-8\n"


def zipped(files: dict[str, bytes], *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx(rows: list[list[object]], sheet: str = "Events") -> bytes:
    """A workbook with one sheet."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet(**columns: list) -> bytes:
    """A Parquet file with these columns."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def small_book() -> bytes:
    """A good workbook with one event."""
    return xlsx([["date", "title", "score"], ["1948-06-28", "Expelled", -8]])


def changed(part: str, old: bytes, new: bytes) -> Callable[[], bytes]:
    """A good workbook with `old` replaced by `new` in one of its parts."""

    def build() -> bytes:
        good = small_book()
        with zipfile.ZipFile(io.BytesIO(good)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        assert old in files[part]
        files[part] = files[part].replace(old, new, 1)
        return zipped(files)

    return build


def locked() -> bytes:
    """A zip whose file is marked as encrypted."""
    good = bytearray(zipped({"events.csv": EVENTS}))
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = good.find(magic) + place
        good[at] |= 1
    return bytes(good)


def lying() -> bytes:
    """A zip that says its file is small; its content goes on far beyond that."""
    good = bytearray(zipped({"events.csv": EVENTS + b"1949,x,1\n" * 100_000}))
    for magic, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = good.find(magic) + place
        good[at : at + 4] = struct.pack("<I", 50)
    return bytes(good)


def swollen(good: Callable[[], bytes], part: str, said: int, real: int = 0) -> Callable[[], bytes]:
    """A spreadsheet whose part says that it unpacks to `said` bytes; `real` more are in it."""

    def build() -> bytes:
        with zipfile.ZipFile(io.BytesIO(good())) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        if real:
            end = files[part].rindex(b"</")
            files[part] = files[part][:end] + b" " * real + files[part][end:]
        size = struct.pack("<I", len(files[part]))
        raw = bytearray(zipped(files))
        for magic, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
            at = -1
            while (at := raw.find(magic, at + 1)) >= 0:
                if raw[at + place : at + place + 4] == size:
                    raw[at + place : at + place + 4] = struct.pack("<I", said)
        return bytes(raw)

    return build


def two_far_cells() -> bytes:
    """A sheet with two cells at opposite ends, which claim 17 thousand million between them."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    page["A1"], page["XFD1048576"] = "date", 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def compound(*streams: str) -> bytes:
    """The beginning of an OLE file with these names of streams in it."""
    names = "".join(streams).encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + names + b"\0" * 512


SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = (
    b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
ZIPS = [
    Hostile("zip cut short", lambda: zipped({"events.csv": EVENTS})[:-30], "the zip is damaged"),
    Hostile("zip of nothing", lambda: zipped({}), "the zip holds no table"),
    Hostile("zip of a picture", lambda: zipped({"a.png": b"x"}), "the zip holds no table"),
    Hostile("zip of two tables", lambda: zipped({"a.csv": EVENTS, "b.csv": EVENTS}),
            "more than one table (a.csv, b.csv)"),
    Hostile("zip with a name that climbs out",
            lambda: zipped({"../../evil.csv": EVENTS, "events.csv": EVENTS}),
            "a name that points to a place outside", 1),
    Hostile("zip with an absolute name", lambda: zipped({"/etc/evil.csv": EVENTS, "a.csv": EVENTS}),
            "a name that points to a place outside", 1),
    Hostile("zip with a drive in a name", lambda: zipped({"C:/evil.csv": EVENTS, "a.csv": EVENTS}),
            "a name that points to a place outside", 1),
    Hostile("zip bomb", lambda: zipped({"events.csv": b"0" * 30_000_000}), "more than 200 times"),
    Hostile("zip of 1,200 files", lambda: zipped({f"{i}.csv": b"" for i in range(1200)}),
            "1,200 files, more than 1,000"),
    Hostile("zip with a password", locked, "locked with a password"),
    Hostile("zip that lies about its size", lying, "damaged"),
    Hostile("zip within a zip", lambda: zipped({"a.zip": zipped({"events.csv": EVENTS})}),
            "the zip holds no table"),
    Hostile("package without events", lambda: zipped({"datapackage.json": b"{}"}), "no events.csv"),
    Hostile("package with broken JSON",
            lambda: zipped({"events.csv": EVENTS, "datapackage.json": b"{"}), "it is not JSON", 1),
    Hostile("package with a list for an object",
            lambda: zipped({"events.csv": EVENTS, "datapackage.json": b"[]"}),
            "it is not a JSON object", 1),
    Hostile("package with chapters that have no dates",
            lambda: zipped({"events.csv": EVENTS, "chapters.csv": b"chapter_id,title\na,b\n"}),
            "chapters.csv, row 1, column “start”: the column is missing", 1),
]  # fmt: skip
SPREADSHEETS = [
    Hostile("XLSX cut short", lambda: xlsx([["date"], [1]])[:-400], "damaged or cut short"),
    Hostile("XLSX with an empty sheet", lambda: xlsx([]), "the sheet “Events” is empty"),
    Hostile("XLSX with a broken page", changed(SHEET, b"</c>", b"</row></c"),
            "the spreadsheet is damaged"),
    Hostile("XLSX without its page", lambda: zipped({"xl/workbook.xml": b"<workbook/>"}),
            "damaged"),
    Hostile("XLSX that swells a billion times",
            changed(SHEET, b"<worksheet", LAUGHS + b"<worksheet"),
            "no source is named", 1),
    Hostile("XLSX that names a file of the computer",
            changed(SHEET, b"<worksheet",
                    b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet'),
            "no source is named", 1),
    Hostile("XLSX of two cells far apart", two_far_cells, "too much time or memory"),
    Hostile("XLSX bomb", lambda: zipped({"xl/workbook.xml": b" " * 30_000_000}), "200 times"),
    Hostile("XLSX that unpacks to 700 MB", swollen(small_book, SHEET, 700_000_000),
            "unpacks to 700 MB, more than 600"),
    Hostile("XLSX that hides 30 MB", swollen(small_book, SHEET, 900, 30_000_000), "damaged"),
    Hostile("ODS that unpacks to 700 MB",
            swollen(strangers.open_document, "content.xml", 700_000_000), "unpacks to 700 MB"),
    Hostile("ODS that hides 30 MB",
            swollen(strangers.open_document, "content.xml", 900, 30_000_000), "damaged"),
    Hostile("XLSX with a formula for a score",
            lambda: xlsx([["date", "title", "score"], ["1948", "x", "=1+1"]]),
            "the event has no score", 1),
    Hostile("XLSX with an error for a score",
            lambda: xlsx([["date", "title", "score"], ["1948", "x", "#DIV/0!"]]),
            "the event has no score", 1),
    Hostile("XLSX with a day far off", lambda: xlsx([["date", "score"], [99999999, 1]]),
            "after the year 9999"),
    Hostile("XLSX with a title above the table",
            lambda: xlsx([["My events"], [], ["date", "title", "score"], ["1948", "x", 1]]),
            "no source is named", 1),
    Hostile("XLSX with a password", lambda: compound("EncryptionInfo", "EncryptedPackage"),
            "locked with a password"),
    Hostile("XLS that is only a beginning", lambda: compound("Workbook"), "damaged or cut short"),
    Hostile("ODS with a broken page",
            lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                            "content.xml": b"<office:document-content><"}), "damaged"),
]  # fmt: skip
PARQUETS = [
    Hostile("Parquet cut short", lambda: parquet(date=["1948"])[:-20], "Parquet file is damaged"),
    Hostile("Parquet of four letters", lambda: b"PAR1", "Parquet file is damaged"),
    Hostile("Parquet with 300 columns", lambda: parquet(**{f"c{i}": [1] for i in range(300)}),
            "300 columns, more than 256"),
    Hostile("Parquet with far too many rows", lambda: parquet(date=["1948"] * 1_200_000),
            "rows, more than 1,000,000"),
    Hostile("Parquet with lists for cells",
            lambda: parquet(date=["1948"], title=[["a", "b"]], score=[[1, 2]]), "is not a number"),
    Hostile("Parquet with a great cell repeated", lambda: parquet(
        date=["1948"] * 300, title=["x" * 100_000] * 300, score=[1] * 300),
            "a cell has 100,000 characters"),
]  # fmt: skip
