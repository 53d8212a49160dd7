"""Text that was UTF-8, was read as something else, and was written as UTF-8 again: `RÃ©union`."""

import numpy as np

from data.basics.problems import WARNING, shorten
from data.basics.whole_columns import beyond_ascii
from data.events.cell_checks import Checker, distinct

_BEYOND_ASCII = 0x7F


def _bytes_of(codec: str) -> dict[str, int]:
    """The byte behind each letter of a code page; what the page leaves out is left as it is."""
    return {bytes([b]).decode(codec, "ignore") or chr(b): b for b in range(256)}


_READ_AS = tuple(_bytes_of(codec) for codec in ("cp1252", "cp1251", "cp1250"))


def meant(text: str) -> str:
    """What a text that was encoded twice stands for; empty for any other text.

    >>> meant("RÃ©union"), meant("Réunion"), meant("Reunion")
    ('Réunion', '', '')
    """
    if text.isascii():
        return ""
    for page in _READ_AS:
        try:
            found = bytes(page[letter] for letter in text).decode("utf-8")
        except (KeyError, UnicodeError):
            continue
        return found if any(ord(letter) > _BEYOND_ASCII for letter in found) else ""
    return ""


def report_encoded_twice(check: Checker, columns: list[str]) -> None:
    """Cells whose letters are those of another encoding; they stay as they are."""
    for column in columns:
        if column not in check.table.columns:
            continue
        wrong = beyond_ascii(check.table[column])
        which, texts = distinct(check.table[column][wrong])
        wrong[wrong] = np.array([meant(str(text)) != "" for text in texts], dtype=bool)[which]
        check.report(
            wrong & ~check.bad,
            column,
            lambda text: f"it probably stands for “{shorten(meant(text), 60)}”",
            "Save the table as UTF-8 where it comes from, or write the text anew",
            why="The letters were read in the wrong encoding before the file was saved",
            rule="letters of a wrong encoding",
            severity=WARNING,
            code="text.encoded_twice",
        )
