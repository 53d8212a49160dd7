"""Checks of what goes with the events: conditions, statements about levels, other readings."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.problem_list import Problems, together
from data.basics.problems import shorten, warned
from data.basics.whole_columns import among
from data.dates.historical_date import read_date
from data.events.cell_checks import Checker
from data.events.checking import errors_first, source_ids


def find_problems(tables: Mapping[str, pd.DataFrame]) -> Problems:
    """What does not fit in conditions, statements and readings, errors first.

    Args:
        tables: by file name, as `reading` gives them.
    """
    known = set(tables["sources.csv"][c.SOURCE_ID])
    checks = [_conditions(tables["conditions.csv"]), _statements(tables["statements.csv"])]
    for check in checks:
        _sources(check, known)
    checks.append(_readings(tables["readings.csv"], tables["events.csv"][c.EVENT_ID]))
    return errors_first(together(*(check.problems for check in checks)))


def _check(table: pd.DataFrame, name: str) -> Checker:
    return Checker(table.reset_index(drop=True), name)


def _sources(check: Checker, known: set[str]) -> None:
    for place, text in enumerate(check.table[c.SOURCES]):
        for work in source_ids(str(text)):
            if work not in known:
                what = f"the source “{shorten(work)}” is not in sources.csv"
                check.problems.append(
                    warned(
                        check.name,
                        what,
                        "Add it there",
                        row=place + 2,
                        column=c.SOURCES,
                        code="side.source_unknown",
                        values=(work,),
                    )
                )


def _conditions(table: pd.DataFrame) -> Checker:
    check = _check(table, "conditions.csv")
    wrong = [
        read_date(str(a)).first > read_date(str(b)).last
        for a, b in zip(table[c.START], table[c.END], strict=True)
    ]
    check.report(
        np.array(wrong, dtype=bool),
        c.END,
        "it ends before it begins",
        "Swap the days",
        code="condition.ends_before_it_begins",
    )
    _repeated(check, [c.CONDITION_ID])
    return check


def _statements(table: pd.DataFrame) -> Checker:
    check = _check(table, "statements.csv")
    same = (table["colder_date"] == table["warmer_date"]).to_numpy(dtype=bool)
    check.report(
        same,
        "warmer_date",
        "both days are the same",
        "Name two different days",
        code="statement.same_day",
    )
    _repeated(check, ["statement_id"])
    return check


def _readings(table: pd.DataFrame, events: pd.Series) -> Checker:
    check = _check(table, "readings.csv")
    strange = ~among(table[c.EVENT_ID], events)
    check.report(
        strange, c.EVENT_ID, lambda text: f"there is no event “{shorten(text)}”",
        "Use the id of an event", severity="warning", code="reading.event_unknown")  # fmt: skip
    _repeated(check, [c.EVENT_ID, "reader"])
    return check


def _repeated(check: Checker, columns: list[str]) -> None:
    again = check.table.duplicated(columns).to_numpy(dtype=bool)
    check.report(
        again,
        columns[-1],
        "the row stands there already",
        "Take one of them out",
        code="side.row_repeated",
    )
