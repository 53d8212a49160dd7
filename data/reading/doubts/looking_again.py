"""All that is asked of a table once its dates are read: sums, far years, other columns, pairs."""

import pandas as pd

from data.basics import columns as c
from data.basics.given import MORE_CELLS
from data.basics.problems import shorten, warned
from data.events.cell_checks import Checker
from data.reading.column_names import is_year
from data.reading.doubts import encoded_twice, marked_out, relations, second_look
from data.reading.vocabulary.fields import YEAR

_ITS_DAY = r"^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00)?(?:\.0+)?(?:Z|\+00:00)?)?$"


def look_again(
    check: Checker, dates: pd.Series, columns: dict[str, str], spare: list[str], unread: list[str]
) -> None:
    """Tell what is odd about a table.

    Args:
        check: takes what is told; its table holds all columns.
        dates: as EDTF.
        columns: for a field of Thaw the table's column.
        spare: columns of dates or scores that may be meant beside those that were taken.
        unread: columns that may hold scores, where none was taken.
    """
    dated = columns.get(c.DATE) or columns.get(YEAR, "")
    title = columns.get(c.TITLE, "")
    encoded_twice.report_encoded_twice(check, [title, columns.get(c.SUMMARY, "")])
    second_look.report_totals(check, [title])
    second_look.report_bare(check, dated)
    marked_out.report_marked_out(check, {*columns.values(), *c.EVENT_COLUMNS})
    second_look.report_far_years(check, dates, dated)
    second_look.report_years_beside(check, dates, _unused_years(check.table, columns))
    taken = set(columns.values())
    _report_spare(check, dates, [name for name in spare if name not in taken])
    _report_unread(check, [name for name in unread if name in check.table.columns])
    relations.report_relations(check, columns)


def _unused_years(table: pd.DataFrame, columns: dict[str, str]) -> list[str]:
    free = set(map(str, table.columns)) - {*columns.values(), *c.EVENT_COLUMNS, *c.DERIVED}
    free.discard(MORE_CELLS)
    return [name for name in sorted(free) if is_year(name)] if columns.get(c.DATE) else []


def _report_unread(check: Checker, names: list[str]) -> None:
    for name in names:
        what = (
            f"the column “{shorten(name, 40)}” may hold scores, but it is not sure what its cells "
            "mean; it was not used as such"
        )
        mend = "Choose it as score in Bring in, or write scores from −10 to 10 (more is warmer)"
        check.problems.append(warned(check.name, what, mend, column=name, code="score.unsure"))


def _report_spare(check: Checker, dates: pd.Series, columns: list[str]) -> None:
    """Columns of dates or scores beside the ones that were taken: an end, perhaps, or a rival.

    Args:
        check: takes what is told.
        dates: as EDTF; a column of days that only says them again is no rival.
        columns: that may be meant.
    """
    for column in columns:
        # Thaw's own tables say beside the row what was made of it.
        if column not in check.table.columns or column in c.ADDED_COLUMNS:
            continue
        if not _says_again(check.table[column], dates):
            what = f"the column “{shorten(column, 40)}” holds dates or scores too; it was not used"
            mend = "Choose it in Bring in or give it another name, if it is the one that counts"
            told = warned(check.name, what, mend, column=column, code="column.not_used")
            check.problems.append(told)


def _says_again(cells: pd.Series, dates: pd.Series) -> bool:
    """Whether every day of a column stands in the date of its row already, as one of its ends."""
    days = cells.str.strip().str.extract(_ITS_DAY)[0].where(cells.str.strip() != "", "")
    if days.isna().any():
        return False
    pairs = pd.DataFrame({"day": days, "date": dates}).drop_duplicates()
    told = zip(pairs["day"].to_list(), pairs["date"].to_list(), strict=True)
    return all(day in date.split("/") or not day for day, date in told)
