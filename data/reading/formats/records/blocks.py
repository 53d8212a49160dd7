"""Events one below the other, each with a line for its date, its title and so on.

    Date: 28 June 1948
    Event: Expelled

Also as a table of two columns, the name and what it says.
"""

import csv
import re
from collections.abc import Callable

from data.basics import columns as c
from data.reading.column_names import meanings
from data.reading.vocabulary.fields import YEAR

_LINE = re.compile(
    r"\s{0,3}[*_-]{0,3}\s?([^\W\d][\w .'/()-]{0,39}?)[*_]{0,2}\s*[:=][*_]{0,2}(?:\s+(.*))?"
)
_SIGNS = "\t;,"
_FEW = 2  # events, and different names, below which it is no such list
_SAMPLE = 20_000  # bytes
_NAMES = 1000  # that are remembered
_SURE = 0.9  # of what a name means
_VALUE = ("value", "content", "wert", "inhalt", "valeur", "valor", "valore")  # above the second
Cut = Callable[[str], tuple[str, str] | None]


def records_within(text: bytes) -> list[dict[str, str]] | None:
    """The events of a text in UTF-8 as records; None where it is no such list.

    >>> records_within(b"Date: 1948\\nEvent: A\\n\\nDate: 1955\\nEvent: B")
    [{'Date': '1948', 'Event': 'A'}, {'Date': '1955', 'Event': 'B'}]
    """
    lines = text[:_SAMPLE].decode("utf-8", "ignore").splitlines()
    for cut in (_with_colon, *map(_with_sign, _SIGNS)):
        if _fits(cut, [line for line in lines if line.strip()]):
            whole = text.decode("utf-8", "replace").splitlines()
            head = cut(whole[0])
            titled = head is not None and head[1].casefold() in _VALUE
            return _gathered(cut, whole[1:] if titled else whole)
    return None


def _with_colon(line: str) -> tuple[str, str] | None:
    found = _LINE.fullmatch(line.rstrip())
    return (found[1].strip(), (found[2] or "").strip()) if found else None


def _with_sign(sign: str) -> Cut:
    def cut(line: str) -> tuple[str, str] | None:
        try:
            cells = next(csv.reader([line], delimiter=sign), [])
        except csv.Error:
            return None
        while len(cells) > 2 and not cells[-1].strip():
            cells.pop()
        return (cells[0].strip(), cells[1].strip()) if len(cells) == 2 else None

    return cut


def _fits(cut: Cut, lines: list[str]) -> bool:
    """Whether the lines name the same few things again and again, a date among them."""
    names = [part[0] for line in lines if (part := cut(line))]
    lines = [line for line in lines if not line[0].isspace()]  # what goes on from the line above
    if len(names) < max(2 * _FEW, 0.9 * len(lines)) or not names:
        return False
    different = dict.fromkeys(names)
    sure = {name for name in different if any(how >= _SURE for how in meanings(name).values())}
    dated = [name for name in sure if {c.DATE, YEAR} & meanings(name).keys()]
    again = bool(dated) and max(names.count(name) for name in dated) >= _FEW
    return again and len(sure) >= _FEW and len(sure) >= 0.5 * len(different)


def _remembering(cut: Cut) -> Cut:
    """The same for lines whose name was met before, without looking at each letter again."""
    known: dict[str, str] = {}

    def quick(line: str) -> tuple[str, str] | None:
        before, sign, behind = line.partition(":")
        if sign and before in known and (not behind or behind[0] == " "):
            return known[before], behind.strip()
        part = cut(line)
        spaced = sign and (not behind or behind[0] == " ")
        if part and spaced and len(known) < _NAMES and part[1] == behind.strip():
            known[before] = part[0]
        return part

    return quick


def _gathered(cut: Cut, lines: list[str]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = [{}]
    last = ""
    cut = _remembering(cut) if cut is _with_colon else cut
    for line in lines:
        if not line or line.isspace():
            last = ""
            continue
        part = cut(line)
        if part is None:
            if last:  # a long text goes on in the next line
                found[-1][last] = f"{found[-1][last]} {line.strip()}".strip()
            continue
        if part[0] in found[-1]:
            found.append({})
        last = part[0]
        found[-1][last] = part[1]
    return [record for record in found if record]
