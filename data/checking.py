"""Checks that need the whole data set: references between its files, repeats, overlaps."""

from itertools import pairwise

import pandas as pd

from data import cameo
from data import columns as c
from data.historical_date import read_date
from data.problems import ERROR, WARNING, Problem, shorten

STRONG = 7.0
TITLE_MOST = 80


def source_ids(text: str) -> list[str]:
    """The ids in an event's `sources`: items are `id` or `id@locator`, separated by `;`."""
    return [item.split("@", 1)[0].strip() for item in str(text).split(";") if item.strip()]


def find_problems(
    events: pd.DataFrame,
    sources: pd.DataFrame,
    chapters: pd.DataFrame,
    categories: list[str],
    initiators: list[str],
) -> list[Problem]:
    """Everything that does not fit together in a data set.

    Args:
        events, sources, chapters: tables as `reading` gives them.
        categories: the ids of the declared categories; empty allows any.
        initiators: actor ids; `both` and `third` are always allowed.

    Returns:
        Errors first, then warnings. Rows are counted in the tables given.
    """
    known = set(sources["source_id"])
    problems = [*_repeats(events, c.EVENT_ID, "events.csv")]
    problems += _repeats(sources, "source_id", "sources.csv")
    problems += _repeats(chapters, "chapter_id", "chapters.csv")
    problems += _overlaps(chapters)
    allowed_initiators = {*initiators, "both", "third", ""}
    for row, event in enumerate(events.to_dict("records"), start=2):
        problems += _event_problems(row, event, known, set(categories), allowed_initiators)
    return sorted(problems, key=lambda p: p.severity != ERROR)


def _event_problems(
    row: int, event: dict, sources: set[str], categories: set[str], initiators: set[str]
) -> list[Problem]:
    """What is wrong with one event: each rule is severity, column, broken, what, mend."""
    code, category, initiator = event[c.CAMEO], event[c.CATEGORY], event[c.INITIATOR]
    cited = source_ids(event[c.SOURCES])
    unknown = next((name for name in cited if name not in sources), None)
    single = bool(cited) and len(set(cited)) < 2 and abs(event[c.SCORE] or 0) >= STRONG
    rules = (
        (ERROR, c.SOURCES, unknown is not None,
         f"the source “{shorten(unknown)}” is not in sources.csv",
         "Add it there, or correct the id"),
        (WARNING, c.SOURCES, not cited, "no source is named", "Name the work that says so"),
        (WARNING, c.SOURCES, single, "a score this strong rests on one source",
         "Name a second work"),
        (ERROR, c.CAMEO, bool(code) and cameo.name(code) is None,
         f"“{shorten(code)}” is not a CAMEO code",
         "Look it up in the list; codes are text, 010 is not 10"),
        (ERROR, c.CATEGORY, bool(categories) and category not in categories,
         f"the category “{shorten(category)}” is not declared",
         "Use one of datapackage.json, or declare it there"),
        (ERROR, c.INITIATOR, initiator not in initiators,
         f"the initiator “{shorten(initiator)}” is unknown",
         "Use an actor's id, both or third"),
        (WARNING, c.TITLE, len(event[c.TITLE]) > TITLE_MOST,
         f"the title has {len(event[c.TITLE])} characters", f"Keep it to {TITLE_MOST}"),
    )  # fmt: skip
    return [
        Problem(severity, "events.csv", row, column, shorten(event[column]), what, mend)
        for severity, column, broken, what, mend in rules
        if broken
    ]


def _repeats(table: pd.DataFrame, column: str, name: str) -> list[Problem]:
    again = table.index[table[column].duplicated() & (table[column] != "")]
    return [
        Problem(
            ERROR,
            name,
            int(i) + 2,
            column,
            shorten(table[column][i]),
            f"“{shorten(table[column][i])}” stands twice",
            "Give one of them another id",
        )
        for i in again
    ]


def _overlaps(chapters: pd.DataFrame) -> list[Problem]:
    spans = sorted(
        (read_date(start).first, read_date(end).last, row)
        for row, (start, end) in enumerate(
            zip(chapters["start"], chapters["end"], strict=True), start=2
        )
    )
    problems = []
    for first, last, row in spans:
        if last < first:
            problems.append(
                Problem(
                    ERROR,
                    "chapters.csv",
                    row,
                    "end",
                    last.isoformat(),
                    "the chapter ends before it begins",
                    "Swap the two dates",
                )
            )
    for (_, end, _), (start, _, row) in pairwise(spans):
        if start <= end:
            problems.append(
                Problem(
                    ERROR,
                    "chapters.csv",
                    row,
                    "start",
                    start.isoformat(),
                    "the chapter begins before the one before it ends",
                    "Move one of the dates; chapters do not overlap",
                )
            )
    return problems
