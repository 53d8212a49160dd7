"""Reads tables of events and what goes with them: never raises on bad content, always explains.

Good rows are kept. Rows that cannot be used are left out of the table, listed as problems, and
kept as text in `table.attrs["bad_rows"]`.
"""

from pathlib import Path

import pandas as pd

from data.basics import columns as c
from data.basics.given import MORE_CELLS
from data.basics.limits import Unreadable
from data.basics.problem_list import together
from data.basics.problems import Problem, failed, shorten, warned
from data.events import cell_checks as checks
from data.reading import mapping
from data.reading.formats import recognising
from data.reading.side_tables import (
    Reading,
    Source,
    as_problem,
    nothing_read,
    read_chapters,
    read_conditions,
    read_indicators,
    read_readings,
    read_sources,
    read_statements,
)
from data.reading.turns import my_turn


def read_events(
    source: Source,
    *,
    name: str = "",
    sheet: str = "",
    actors: tuple[str, str] | None = None,
) -> Reading:
    """Read events from a file of any kind that Thaw knows, recognised by its content.

    CSV and its relatives in any usual encoding, XLSX, XLS, ODS, JSON, Parquet, a data-set package
    (zip or folder), TimelineJS (table or JSON), GeoJSON, iCalendar, GDELT exports (zipped or not),
    and the tables of ICEWS, POLECAT, ACLED, UCDP, COW and others, known by their header. Columns
    with other names than Thaw's are found by a guess, which the problems tell of. Events without a
    score come in with an empty one: they move nothing, and a remark counts them.

    Args:
        source: a path, or the bytes of the file.
        name: what to call the file in messages; empty takes the path's name.
        sheet: of a spreadsheet; empty takes the first with a table on it.
        actors: codes or names of the two states, for files with events between many; None takes
            the pair with most events.

    Returns:
        The table (all event columns, then what else the file has; text as `str`, `score` and
        `evidence` as float) and the problems found. Unusable rows are in `.attrs["bad_rows"]`,
        the columns the file had in `.attrs["given"]`.

    Raises:
        FileNotFoundError: there is no such file.
    """
    name = name or ("events.csv" if isinstance(source, bytes) else Path(source).name)
    with my_turn():
        return _read_events(source, name, sheet, actors)


def _read_events(source: Source, name: str, sheet: str, actors: tuple[str, str] | None) -> Reading:
    try:
        found = recognising.look(source if isinstance(source, bytes) else Path(source), name)
        given = recognising.read(found, sheet=sheet, pair=actors)
        mapped = mapping.guess(given.cells, serials=given.serials, declared=given.declared)
        cells, filled = mapped.filled(given.cells, name)
        events, problems, rejected = mapped.apply(cells, name)
        problems = together(filled, problems)
    except FileNotFoundError:
        raise
    except OSError as problem:
        what = f"the file cannot be read ({problem.strerror})"
        return nothing_read(c.EVENT_COLUMNS, c.EVENT_NUMBERS), [
            failed(
                name,
                what,
                "Put it there",
                code="events.cannot_be_opened",
                values=(str(problem.strerror),),
            )
        ]
    except Unreadable as problem:
        return nothing_read(c.EVENT_COLUMNS, c.EVENT_NUMBERS), [as_problem(problem, name)]
    chosen = [*_choices(found, actors, name), *_guessed(mapped, name)]
    problems = together(given.problems, chosen, problems)
    rows = rejected.rename(columns={v: k for k, v in mapped.columns.items()})
    events = events.reset_index(drop=True)
    had = [column for column in given.cells.columns if column != MORE_CELLS]
    events.attrs = {"bad_rows": checks.records(rows), "given": had}
    return events, problems


def events_of(cells: pd.DataFrame, name: str) -> Reading:
    """The same from a table of text in memory whose columns have Thaw's own names: no guess.

    Args:
        cells: text only; at least a column `date`.
        name: of the table, for messages.
    """
    known = {column: column for column in c.EVENT_COLUMNS if column in cells.columns}
    mapped = mapping.Mapping(known)
    events, problems, rejected = mapped.apply(cells, name)
    events = events.reset_index(drop=True)
    events.attrs = {"bad_rows": checks.records(rejected), "given": list(cells.columns)}
    return events, problems


def _choices(found: recognising.Look, actors: tuple[str, str] | None, name: str) -> list[Problem]:
    """What was chosen for the caller who did not."""
    if actors is None and len(found.pairs) > 1:
        pair = found.pairs[0]
        what = (
            f"the events between {pair.first_name} and {pair.second_name} were taken, the pair "
            "with the most"
        )
        mend = f'For others give their codes, such as actors=("{pair.first}", "{pair.second}")'
        return [warned(name, what, mend, code="actors.chosen", values=(pair.first, pair.second))]
    return []


def _guessed(mapped: mapping.Mapping, name: str) -> list[Problem]:
    """Which columns were taken for what, where the names are not Thaw's own."""
    told = [
        f"“{shorten(column, 30)}” as {field.replace('_', ' ')}"
        for field, column in mapped.columns.items()
        if field != column and (field, column) != (c.EVIDENCE, c.OLD_EVIDENCE)
    ]
    problems = []
    if told:
        what, mend = f"columns were taken by a guess: {', '.join(told)}", "Rename what is wrong"
        problems.append(warned(name, what, mend, row=1, code="columns.guessed", values=tuple(told)))
    if mapped.score_from == mapping.LATER and not mapped.missing():
        what = (
            "the file does not say what warmed and what cooled; its events have no score: each is "
            "shown as a hollow mark and moves nothing"
        )
        mend = "Rate them in Bring in or in the Workshop, or add a column “score” from −10 to 10"
        problems.append(warned(name, what, mend, code="score.later"))
    if mapped.score_from == mapping.COLUMN and mapped.divisor != 1.0:
        what = f"the scores go beyond 10; they were divided by {mapped.divisor:g}"
        mend = "Give scores from −10 to 10"
        problems.append(
            warned(
                name,
                what,
                mend,
                column=mapped.column(c.SCORE),
                code="score.divided",
                values=(mapped.divisor,),
            )
        )
    return problems


__all__ = [
    "as_problem", "read_chapters", "read_conditions", "read_events", "read_indicators",
    "read_readings", "read_sources", "read_statements",
]  # fmt: skip
