"""Years that are not those of the calendar: financial, academic, school and harvest years.

Two of them written out (1947/48) are two years. One alone (FY1948) may lie in two, and nobody but
who wrote it knows in which: it is read as that year of the calendar, and told.
"""

import re

import pandas as pd

from data.basics.problems import warned
from data.events.cell_checks import Checker, once
from data.reading.column_names import plain_name
from data.reading.doubts.name_words import words_of

_WORDS = words_of(
    "fy ay fiscal financial budget academic school crop marketing water harvest fiskaljahr"
    " haushaltsjahr geschaftsjahr wirtschaftsjahr rechnungsjahr schuljahr studienjahr erntejahr"
    " exercice scolaire universitaire ejercicio escolar academico fiscale accademico scolastico"
    " esercizio obrachunkowy szkolny akademicki skolni akademicky fiskalni fiskalna skolska"
    " akademska finansovyi uchebnyi"
)
_BEFORE = re.compile(
    r"(?:F\.? ?Y\.?|A\.? ?Y\.?|GJ|HJ|fiscal year|financial year|budget year|academic year"
    r"|school year|crop year|exercice|Haushaltsjahr|Geschäftsjahr|Wirtschaftsjahr|Schuljahr"
    r"|année scolaire|rok szkolny|školní rok|školska godina|учебный год)\s*[-:]?\s*(?='?\d)",
    re.IGNORECASE,
)
_SHORT_SECOND = re.compile(r"(\d{3})(\d) ?[/–-] ?(\d)", re.ASCII)
_ALONE = re.compile(r"'?\d{2}|\d{4}(?:[.,]0+)?", re.ASCII)
_WHAT = "the years are not those of the calendar by their name; they were read as if they were"


def is_other_year(column: str) -> bool:
    """Whether a header says that its years are not those of the calendar."""
    return bool(_WORDS & set(plain_name(column).split()))


def in_years(column: str, cells: pd.Series) -> pd.Series:
    """Years without the words before them; `1947/8` of such a column as two years.

    >>> in_years("FY", pd.Series(["FY1948", "1947/8", "FY 1949-50"])).to_list()
    ['1948', '1947/1948', '1949-50']
    """
    named = is_other_year(column)
    if not named and not any(map(_BEFORE.match, once(cells))):
        return cells
    bare = cells.str.replace(_BEFORE, "", n=1, regex=True)
    return bare.str.replace(_SHORT_SECOND, _both, regex=True) if named else bare


def _both(found: re.Match[str]) -> str:
    first, second = int(found[1] + found[2]), int(found[1] + found[3])
    second += 10 if second < first else 0
    return f"{first}/{second}" if second == first + 1 else found[0]


def report_other_years(check: Checker, column: str) -> None:
    """Say that such years were read as those of the calendar, where one stands alone."""
    if column not in check.table.columns:
        return
    named = is_other_year(column)
    cells = (text.strip() for text in once(check.table[column]))
    told = (cell for cell in cells if named or _BEFORE.match(cell))
    if any(_ALONE.fullmatch(_BEFORE.sub("", cell, count=1)) for cell in told):
        mend = "Where such a year lies in two, write both, such as 1948/1949, or whole dates"
        check.problems.append(
            warned(check.name, _WHAT, mend, column=column, code="date.other_year")
        )
