"""All that is asked of a table once its dates are read: sums, far years, other columns, pairs."""

import pandas as pd

from data.basics import columns as c
from data.basics.given import MORE_CELLS
from data.basics.problems import shorten, warned
from data.events.cell_checks import Checker
from data.reading.column_names import is_year
from data.reading.doubts import encoded_twice, marked_out, relations, second_look
from data.reading.vocabulary.fields import YEAR


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
    second_look.report_spare(check, [name for name in spare if name not in taken])
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
