"""Tables without a row for each event: they lie on their side, or have a column for each year.

A table on its side (names in its first column, an event in each further one) is turned and told.
Figures by years or months are no acts, and rows of them would be made up: they are refused by name.
"""

import re

import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.limits import Unreadable
from data.basics.problems import Problem, warned
from data.dates.historical_date import DateProblem
from data.dates.languages.month_names import plain
from data.dates.nothing import says_nothing
from data.dates.written_dates import DAY, Habits, written_date
from data.events.cell_checks import read_number
from data.reading.column_names import meanings
from data.reading.doubts.name_words import words_of
from data.reading.vocabulary.fields import MONTH, YEAR

_YEAR = re.compile(
    r"(?:X|Y|yr|year|FY)?[ _]?(?:1\d{3}|20\d{2})(?:[.,]0+)?(?:\s?\[YR\d{4}\])?", re.I
)
_PART = re.compile(r"(?:q|quarter |qtr |h|kw|week |w)\s?\d{1,2}|[1-4]\. quartal|i{1,3}v?|iv")
_MONTHS = words_of("jan feb mar apr jun jul aug sep oct nov dec")
_MEND = "Give each event a row of its own, with its date, what happened and a score"
_FEW = 3
_MOST_NAMES = 40
_SURE = 0.9


def upright(cells: pd.DataFrame, name: str) -> tuple[pd.DataFrame, list[Problem]]:
    """The table with an event in each row, and what to say of it.

    Args:
        cells: as a reader gave it.
        name: of the file.

    Raises:
        Unreadable: its years, months or quarters stand side by side.
    """
    names = [str(column).strip() for column in cells.columns]
    if _lies(cells, names):
        return _turned(cells, names, name)
    _refuse_long(cells)
    dated = [one for one in names if {c.DATE, YEAR, MONTH} & set(meanings(one))]
    years = sum(1 for one in names if _YEAR.fullmatch(one))
    if years >= _FEW and years >= 0.5 * len(names) and not dated:
        raise Unreadable(
            f"{counted(years, 'year')} stand side by side, each with a column of its own",
            _MEND,
            code="table.years_beside",
            values=(years,),
        )
    places = [place for place, one in enumerate(names) if _is_part(one)]
    parts = len(places)
    if parts >= _FEW and parts >= 0.6 * len(names) and _are_numbers(cells.iloc[:, places]):
        many = counted(parts, "month or quarter", "months or quarters")
        what = f"{many} stand side by side, each with a column of its own"
        raise Unreadable(what, _MEND, code="table.months_beside", values=(parts,))
    return cells, []


def _refuse_long(cells: pd.DataFrame) -> None:
    """Refuse a table with a row for each cell: number, name of the column, what it says."""
    if not 2 <= cells.shape[1] <= 4 or len(cells) < 2 * _FEW:
        return
    for place in range(cells.shape[1]):
        named = [str(text).strip() for text in cells.iloc[:, place].unique()[:_MOST_NAMES]]
        sure = {field for one in named for field, how in meanings(one).items() if how >= _SURE}
        known = [one for one in named if any(how >= _SURE for how in meanings(one).values())]
        if {c.DATE, YEAR} & sure and {c.TITLE, c.SCORE} & sure and 2 * len(known) > len(named):
            raise Unreadable(
                f"the table has a row for each cell: “{cells.columns[place]}” holds the names of "
                "columns",
                "Give each event one row, as a pivot table of a spreadsheet does",
                code="table.long",
            )


def _are_numbers(cells: pd.DataFrame) -> bool:
    """Whether all that stands in a table is numbers: q1 to q4 may be questions, too."""
    texts = {text for column in range(cells.shape[1]) for text in cells.iloc[:, column].unique()}
    said = [text for text in map(str, texts) if not says_nothing(text)]
    return bool(said) and all(read_number(text.strip()) is not None for text in said)


def _lies(cells: pd.DataFrame, names: list[str]) -> bool:
    """Whether the first column holds the names: Date, Event, Score, one below the other."""
    if len(names) < 3 or not 1 <= len(cells) <= 40:
        return False
    rows = [names, *(cells.iloc[place].str.strip().to_list() for place in range(len(cells)))]
    named = [row[0] for row in rows if row[0]]
    sure = [{field for field, how in meanings(one).items() if how >= 0.9} for one in named]
    known = {field for fields in sure for field in fields}
    if len(set(named)) < len(named) or sum(map(bool, sure)) < 0.6 * len(named):
        return False
    if not known & {c.TITLE, c.SCORE, c.SUMMARY}:
        return False
    return any(
        {c.DATE, YEAR} & set(meanings(row[0])) and all(map(_is_date, row[1:])) for row in rows
    )


def _is_date(text: str) -> bool:
    text = re.sub(r"\s\(\d+\)$", "", text)  # one that stands twice
    try:
        return any(sign.isdigit() for sign in text) and bool(written_date(text, Habits(DAY)))
    except DateProblem as problem:
        return "two digits" in str(problem) or "can be " in str(problem)


def _turned(cells: pd.DataFrame, names: list[str], name: str) -> tuple[pd.DataFrame, list[Problem]]:
    rows = {names[0] or "row 1": names[1:]}
    for place in range(len(cells)):
        first, *rest = cells.iloc[place].to_list()
        rows[str(first).strip() or f"row {place + 2}"] = rest
    turned = pd.DataFrame(rows, dtype="str")
    what = "the table lies on its side, with an event in each column; it was turned"
    mend = "Where that is wrong, give each event a row, below the names of the columns"
    return turned, [warned(name, what, mend, row=1, code="table.turned")]


def _is_part(text: str) -> bool:
    said = plain(text).strip(". ")
    month = said == "may" or (said[:3] in _MONTHS and len(said) <= 9)
    return month or _PART.fullmatch(said) is not None
