"""What a sheet of XLSX shows beside its values: hidden rows, how dates are written, empty formulas.

Whoever types “June 1948” into a spreadsheet gets the first of June, written “Jun-48”: the format
says how much of the date is known. Runs in the reader's own process (`apart_child`).
"""

import datetime
import io
import re
import zipfile
from html import unescape
from typing import Any

_MOST = 64 * 1024 * 1024  # bytes of a sheet's XML that are looked through
_MONTH, _YEAR, _NO_YEAR = "month", "year", "no year"
_BUILT_IN = {16: _NO_YEAR, 17: _MONTH}  # d-mmm and mmm-yy
_SAID = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')  # text within a format, colours, fillers
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(/>|>(.{0,2000}?)</(?:\w+:)?c>)", re.DOTALL)
_FORMULA, _VALUE = re.compile(rb"<(?:\w+:)?f\b"), re.compile(rb"<(?:\w+:)?v\b[^>]*>[^<]")


def look_closer(raw: bytes, sheet: str) -> dict[str, Any]:
    """What a sheet shows; nothing where the file is no XLSX or is not built as usual.

    Returns:
        `hidden`: numbers of rows that are hidden; `uncounted`: how many formulas have no value;
        `written`: for cells with a date, by row and column from 0, what their format shows of it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as files:
            place = _place_of(files, sheet)
            xml = _part(files, place) if place else b""
            kinds = _kinds(_part(files, "xl/styles.xml").decode("utf-8", "replace")) if xml else {}
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError):
        return {}
    hidden = [int(_of(b"r", found) or 0) for found in _ROW.findall(xml) if _hides(found)]
    written, uncounted = _cells(xml, kinds) if kinds or b"<f" in xml or b":f>" in xml else ({}, 0)
    return {"hidden": hidden[:1000], "uncounted": uncounted, "written": written}


def cut(value: Any, kind: str) -> Any:
    """A date as far as its format shows it; other values, and days that are known, as they are."""
    if not isinstance(value, datetime.date) or value.day != 1:
        return value
    if kind == _YEAR and value.month == 1:
        return f"{value.year:04d}"
    return f"{value.year:04d}-{value.month:02d}" if kind == _MONTH else value


def _part(files: zipfile.ZipFile, name: str) -> bytes:
    with files.open(name) as part:
        content = part.read(_MOST + 1)
    return content if len(content) <= _MOST else b""


def _place_of(files: zipfile.ZipFile, sheet: str) -> str:
    """The file that holds a sheet; empty if there is none."""
    book = _part(files, "xl/workbook.xml").decode("utf-8", "replace")
    links = _part(files, "xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", book):
        if unescape(_told("name", tag)) == sheet:
            number = _told(r"\w+:id", tag)
            for link in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", links):
                if _told("Id", link) == number:
                    target = _told("Target", link)
                    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _told(name: str, tag: str) -> str:
    found = re.search(rf"\s{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return (found[1] or found[2] or "") if found else ""


def _of(name: bytes, attributes: bytes) -> bytes:
    found = re.search(rb"(?:^|\s)" + name + rb"\s*=\s*[\"']([^\"']*)[\"']", attributes)
    return found[1] if found else b""


def _hides(attributes: bytes) -> bool:
    return _of(b"hidden", attributes) in (b"1", b"true") and _of(b"r", attributes).isdigit()


def _kinds(styles: str) -> dict[int, str]:
    """For each style of cells whose format shows only a part of a date, which part."""
    formats = dict(_BUILT_IN)
    for tag in re.findall(r"<(?:\w+:)?numFmt\b[^>]*>", styles):
        number, code = _told("numFmtId", tag), unescape(_told("formatCode", tag))
        if number.isdigit() and (kind := _kind(code)):
            formats[int(number)] = kind
    used = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    tags = re.findall(r"<(?:\w+:)?xf\b[^>]*>", used[0]) if used else []
    numbers = [_told("numFmtId", tag) for tag in tags]
    return {
        place: formats[int(number)]
        for place, number in enumerate(numbers)
        if number.isdigit() and int(number) in formats
    }


def _kind(code: str) -> str:
    """Which part of a date a format shows; empty for a whole date and for no date.

    >>> _kind("mmm-yy"), _kind("yyyy"), _kind('d" "mmmm'), _kind("yyyy-mm-dd"), _kind("h:mm")
    ('month', 'year', 'no year', '', '')
    """
    signs = set(_SAID.sub("", code.split(";")[0]).lower())
    if signs & set("hs0#?") or not signs & set("ymd"):
        return ""
    if "y" not in signs:
        return _NO_YEAR if "d" in signs and "m" in signs else ""
    return "" if "d" in signs else _MONTH if "m" in signs else _YEAR


def _cells(xml: bytes, kinds: dict[int, str]) -> tuple[dict[tuple[int, int], str], int]:
    written: dict[tuple[int, int], str] = {}
    uncounted = 0
    for attributes, _, content in _CELL.findall(xml):
        style = _of(b"s", attributes)
        kind = kinds.get(int(style)) if style.isdigit() else None
        place = re.fullmatch(rb"([A-Z]{1,3})(\d{1,7})", _of(b"r", attributes))
        if kind and place:
            written[int(place[2]) - 1, _column(place[1])] = kind
        if content and _FORMULA.search(content) and not _VALUE.search(content):
            uncounted += 1
    return written, uncounted


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number - 1
