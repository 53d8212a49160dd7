"""A workbook of several sheets, and what is to be told of the one that is read."""

from dataclasses import dataclass
from typing import Any

from data.basics.counting import counted
from data.basics.problems import Problem, shorten, warned


@dataclass(eq=False)
class Book:
    """A workbook.

    Attributes:
        raw: the file.
        sheets: by name what the reader said of a sheet, and its table as CSV; those read so far.
    """

    raw: bytes
    sheets: dict[str, tuple[dict[str, Any], bytes]]


def told(name: str, sheet: str, about: dict[str, Any], *, chosen: bool) -> list[Problem]:
    """What a spreadsheet shows of a sheet and its cells do not say.

    Args:
        name: of the file.
        sheet: its name.
        about: what the reader said.
        chosen: whether nobody asked for this sheet.
    """
    found = []
    others = [one for one in about.get("sheets", []) if one != sheet]
    if chosen and others:
        names = ", ".join(f"“{shorten(one, 30)}”" for one in others[:4])
        what = f"the sheet “{shorten(sheet, 30)}” was read; there are others: {names}"
        found.append(_warned(name, what, "Choose the one you mean", "sheet.chosen"))
    rows = about.get("hidden", [])
    if rows:
        which = ", ".join(map(str, rows[:5]))
        what = (
            f"{counted(len(rows), 'row')} of the sheet {'is' if len(rows) == 1 else 'are'} hidden, "
            f"as a filter does ({which}{', …' if len(rows) > 5 else ''}); what stands there was "
            "read as well"
        )
        mend = "Take them out where they are not to count"
        found.append(_warned(name, what, mend, "sheet.hidden_rows", len(rows)))
    if many := about.get("uncounted", 0):
        cells = counted(many, "formula")
        what = f"{cells} in the sheet {'has' if many == 1 else 'have'} no value and came in blank"
        mend = "Open the file in a spreadsheet and save it, so that they are worked out"
        found.append(_warned(name, what, mend, "sheet.formulas", many))
    if many := about.get("yearless", 0):
        what = (
            f"{counted(many, 'date')} of the sheet {'is' if many == 1 else 'are'} shown without "
            "the year that the cell holds"
        )
        mend = "Look at the years: a spreadsheet takes the present one for “28 June”"
        found.append(_warned(name, what, mend, "sheet.years_unseen", many))
    return found


def _warned(name: str, what: str, mend: str, code: str, *values: int) -> Problem:
    return warned(name, what, mend, code=code, values=values)
