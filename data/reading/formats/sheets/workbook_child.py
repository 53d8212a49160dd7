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
_HIDDEN = re.compile(rb"<(?:\w+:)?row\s(?:[^<>]{0,500}\s)?hidden=[\"'](?:1|true)[\"'][^<>]{0,500}>")
_NUMBER = re.compile(rb"\sr=[\"'](\d{1,7})[\"']")
_PLACE = re.compile(rb"\sr=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
# A formula, and then the end of its cell, or a value of nothing.
_UNCOUNTED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\s[^<>]{0,500}/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?"
    rb"\s*</(?:\w+:)?c>"
)


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
    hidden = [int(number[1]) for row in _HIDDEN.findall(xml) if (number := _NUMBER.search(row))]
    uncounted = sum(1 for _ in _UNCOUNTED.finditer(xml))
    return {"hidden": hidden, "uncounted": uncounted, "written": _written(xml, kinds)}


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
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^<>]{0,500}>", book):
        if unescape(_told("name", tag)) == sheet:
            number = _told(r"\w+:id", tag)
            for link in re.findall(r"<(?:\w+:)?Relationship\b[^<>]{0,500}>", links):
                if _told("Id", link) == number:
                    target = _told("Target", link)
                    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _told(name: str, tag: str) -> str:
    found = re.search(rf"\s{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return (found[1] or found[2] or "") if found else ""


def _kinds(styles: str) -> dict[int, str]:
    """For each style of cells whose format shows only a part of a date, which part."""
    formats = dict(_BUILT_IN)
    for tag in re.findall(r"<(?:\w+:)?numFmt\b[^<>]{0,500}>", styles):
        number, code = _told("numFmtId", tag), unescape(_told("formatCode", tag))
        if number.isdigit() and (kind := _kind(code)):
            formats[int(number)] = kind
    used = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    tags = re.findall(r"<(?:\w+:)?xf\b[^<>]{0,500}>", used[0]) if used else []
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


def _written(xml: bytes, kinds: dict[int, str]) -> dict[tuple[int, int], str]:
    """For the cells of these styles, by row and column, what is shown of a date."""
    if not kinds:
        return {}
    styles = "|".join(map(str, kinds)).encode()
    styled = re.compile(rb"<(?:\w+:)?c\s[^<>]{0,500}?\bs=[\"'](" + styles + rb")[\"'][^<>]{0,500}>")
    found: dict[tuple[int, int], str] = {}
    for cell in styled.finditer(xml):
        if place := _PLACE.search(cell[0]):
            found[int(place[2]) - 1, _column(place[1])] = kinds[int(cell[1])]
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number - 1
