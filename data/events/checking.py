"""Checks that need the whole data set: references between its files, repeats, overlaps."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.problem_list import Problems, together
from data.basics.problems import ERROR, WARNING, Problem, shorten
from data.codes import cameo
from data.dates.historical_date import read_date
from data.events.cell_checks import Checker, distinct

STRONG = 7.0
TITLE_MOST = 80
NO_SOURCE = "no source is named"
NO_SOURCE_WHY = "Nobody can look up whether it happened so"


def source_ids(text: str) -> list[str]:
    """The ids in an event's `sources`: items are `id` or `id@locator`, separated by `;`."""
    return [item.split("@", 1)[0].strip() for item in str(text).split(";") if item.strip()]


def find_problems(
    events: pd.DataFrame,
    sources: pd.DataFrame,
    chapters: pd.DataFrame,
    categories: list[str],
    initiators: list[str],
) -> Problems:
    """Everything that does not fit together in a data set.

    Args:
        events, sources, chapters: tables as `reading` gives them.
        categories: the ids of the declared categories; empty allows any.
        initiators: actor ids; `both` and `third` are always allowed.

    Returns:
        Errors first, then warnings. Rows are counted in the tables given.
    """
    problems = [*_repeats(events, c.EVENT_ID, "events.csv")]
    problems += _repeats(sources, c.SOURCE_ID, "sources.csv")
    problems += _repeats(chapters, c.CHAPTER_ID, "chapters.csv")
    problems += _overlaps(chapters)
    check = Checker(events.reset_index(drop=True), "events.csv")
    _check_sources(check, set(sources[c.SOURCE_ID]))
    _check_words(check, set(categories), {*initiators, "both", "third", ""})
    by_row = np.argsort(check.problems.rows, kind="stable")
    return errors_first(together(problems, check.problems.chosen(by_row)))


def errors_first(problems: Problems) -> Problems:
    """The same, the errors before the others."""
    return problems.chosen(np.argsort(~problems.errors(), kind="stable"))


def _each(column: pd.Series, rule: Callable[[str], bool]) -> np.ndarray:
    """A rule for every cell of a column of text, looked up once for each different text."""
    which, texts = distinct(column)
    broken = np.array([rule(str(text)) for text in texts], dtype=bool)
    return broken[which] if len(texts) else np.zeros(len(column), dtype=bool)


def _check_sources(check: Checker, known: set[str]) -> None:
    """Whether sources are named, are there, and are enough for a strong score."""
    cited = check.table[c.SOURCES]

    def unknown(text: str) -> str | None:
        return next((name for name in source_ids(text) if name not in known), None)

    check.report(
        _each(cited, lambda text: unknown(text) is not None),
        c.SOURCES,
        lambda text: f"the source “{shorten(unknown(text))}” is not in sources.csv",
        "Add it there, or correct the id",
        rule="a source is not in sources.csv",
        code="source.unknown",
    )
    check.report(
        _each(cited, lambda text: not source_ids(text)), c.SOURCES, NO_SOURCE,
        "Name the work that says so", severity=WARNING, why=NO_SOURCE_WHY,
        code="source.none",
    )  # fmt: skip
    strong = (check.table[c.SCORE].abs() >= STRONG).to_numpy(dtype=bool)
    check.report(
        strong & _each(cited, lambda text: len(set(source_ids(text))) == 1), c.SOURCES,
        "a score this strong rests on one source", "Name a second work", severity=WARNING,
        why="One mistaken work would move the whole curve",
        code="source.only_one",
    )  # fmt: skip


def _check_words(check: Checker, categories: set[str], initiators: set[str]) -> None:
    """Codes, categories and initiators that are not on their list; titles that are too long."""
    table = check.table
    check.report(
        _each(table[c.CAMEO], lambda code: bool(code) and cameo.name(code) is None), c.CAMEO,
        lambda code: f"“{shorten(code)}” is not a CAMEO code",
        "Look it up in the list; codes are text, 010 is not 10", rule="it is not a CAMEO code",
        code="cameo.unknown",
    )  # fmt: skip
    check.report(
        _each(table[c.CATEGORY], lambda k: bool(categories) and k not in categories), c.CATEGORY,
        lambda k: f"the category “{shorten(k)}” is not declared",
        "Use one of datapackage.json, or declare it there", rule="the category is not declared",
        code="category.undeclared",
    )  # fmt: skip
    check.report(
        _each(table[c.INITIATOR], lambda who: who not in initiators), c.INITIATOR,
        lambda who: f"the initiator “{shorten(who)}” is unknown",
        "Use an actor's id, both or third", rule="the initiator is unknown",
        code="initiator.unknown",
    )  # fmt: skip
    check.report(
        (table[c.TITLE].str.len() > TITLE_MOST).to_numpy(dtype=bool), c.TITLE,
        lambda title: f"the title has {len(title)} characters", f"Keep it to {TITLE_MOST}",
        rule="the title is long", severity=WARNING,
        code="title.long", values=(TITLE_MOST,),
    )  # fmt: skip


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
            code="id.repeated",
        )
        for i in again
    ]


def _overlaps(chapters: pd.DataFrame) -> list[Problem]:
    spans = sorted(
        (read_date(start).first, read_date(end).last, row)
        for row, (start, end) in enumerate(
            zip(chapters[c.START], chapters[c.END], strict=True), start=2
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
                    c.END,
                    last.isoformat(),
                    "the chapter ends before it begins",
                    "Swap the two dates",
                    code="chapter.ends_before_it_begins",
                )
            )
    for (_, end, _), (start, _, row) in pairwise(spans):
        if start <= end:
            problems.append(
                Problem(
                    ERROR,
                    "chapters.csv",
                    row,
                    c.START,
                    start.isoformat(),
                    "the chapter begins before the one before it ends",
                    "Move one of the dates; chapters do not overlap",
                    code="chapter.overlaps",
                )
            )
    return problems
