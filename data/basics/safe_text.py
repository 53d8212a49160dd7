"""Text from a table on its way out: into spreadsheets, XML, file names and comments."""

import re

from anyascii import anyascii

# What a spreadsheet takes for the beginning of a formula; the wide forms are typed on East Asian
# keyboards and read as the narrow ones.
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# The same after a character that some spreadsheet may take for the end of a cell: where the list
# separator is “;”, Excel splits a comma-separated file there, quotes or not.
_CELL_WITHIN = re.compile(r"([;|\t\r\n][ \"']*)(?=[=+\-@＝＋－＠])")
_ADDED_WITHIN = re.compile(r"([;|\t\r\n][ \"']*)'(?=[=+\-@＝＋－＠])")
# XML 1.0 has no place for these, and no reader needs them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")


def begins_formula(text: str) -> bool:
    """Whether a spreadsheet would run the text as a formula if it were typed into a cell.

    Quotation marks in front count for nothing: a reader that is careless of CSV drops them.
    """
    return text.lstrip(' "').startswith(_BEGINS_FORMULA)


def safe_cell(value: object) -> object:
    """A cell that no spreadsheet runs, wherever it splits the line.

    Text that begins like a formula gets an apostrophe in front, and so does what would begin like
    one if the text were cut at a semicolon, bar, tab or line break. Numbers stay numbers.
    """
    if not isinstance(value, str):
        return value
    inside = _CELL_WITHIN.sub(r"\1'", value)
    return "'" + inside if begins_formula(inside) else inside


def as_it_was(text: str) -> str:
    """The text that `safe_cell` was given: its apostrophes go, and no others."""
    inside = _ADDED_WITHIN.sub(r"\1", text)
    return inside[1:] if inside.startswith("'") and begins_formula(inside[1:]) else inside


def printable(text: object) -> str:
    """The text with a replacement mark for characters that XML and HTML cannot hold."""
    return _CONTROLS.sub("\ufffd", str(text))


def one_line(text: object) -> str:
    """The text without line breaks, tabs or characters that cannot be printed."""
    return " ".join(printable(text).split())


def file_stem(text: object, most: int = 60) -> str:
    """A name for a file or folder: letters, digits, dot, dash and underscore only.

    Letters of other alphabets become those that sound like them, so that a title stays a title.
    """
    plain = anyascii(printable(text)[: 4 * most])
    return _NOT_IN_A_NAME.sub("-", plain).strip("-._")[:most].strip("-._") or "data-set"


def encoded(text: str) -> bytes:
    """UTF-8; a broken half of a character, which UTF-8 cannot hold, becomes a question mark."""
    return text.encode("utf-8", errors="replace")
