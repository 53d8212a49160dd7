"""Years that stand once, in a row of their own, above the days of that year."""

import re

import pandas as pd

from data.basics.counting import counted
from data.basics.problems import Problem, warned
from data.reading.mapping_dates import with_year

_HEADING = re.compile(r"\[?(1\d{3}|20\d{2})\]?[.:]?", re.ASCII)
LONGEST = len("[1948].")
_YEARLESS = re.compile(r"(?=.*\d)(?!.*\d{3}).+")


def under_years(table: pd.DataFrame, column: str, name: str) -> tuple[pd.DataFrame, list[Problem]]:
    """Days without a year with that of the row above that holds a year and nothing else.

    Args:
        table: text only.
        column: of the dates; without it nothing is done.
        name: of the file, for messages.
    """
    others = [own for own in table.columns if own != column]
    if column not in table.columns or not others or len(table) < 2:
        return table, []
    cells = table[column].str.strip()
    if not (cells.str.len() <= LONGEST).any():
        return table, []
    years = cells.str.extract(f"^{_HEADING.pattern}$")[0]
    if not years.notna().any():
        return table, []
    empty = (table[others].apply(lambda own: own.str.strip()) == "").all(axis=1)
    heads = years.notna() & empty
    below = years.where(heads).ffill().fillna("")
    short = cells.str.fullmatch(_YEARLESS) & ~heads & (below != "")
    if not (short & heads.shift(fill_value=False)).any():
        return table, []
    out = table.copy(deep=False)
    out[column] = with_year(cells, below.where(short, ""), cells)
    many = counted(int(heads.sum()), "row holds", "rows hold")
    what = f"{many} a year and nothing else; the days below take that year"
    mend = "Write the year into every date where that is not meant"
    remark = warned(
        name, what, mend, column=column, code="date.under_years", values=(int(heads.sum()),)
    )
    return out[~heads], [remark]
