"""What is odd about events that can be used: worth a look, no reason to keep them out."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.problem_list import Problems
from data.basics.problems import WARNING, shorten
from data.codes import cameo
from data.events.cell_checks import Checker, distinct
from data.events.checking import NO_SOURCE, NO_SOURCE_WHY

CLEAR = 3.0  # scores and figures of codes from here on say a direction
_HTML = r"<[a-zA-Z/!][^<>]*>"
_OTHER_ADDRESS = r"(?i)^\s*(?:javascript|data|vbscript|file)\s*:"
_FORMULA = r"^\s*[=@＝＠]|^\s*[+\-＋－](?![\d\s.,])"


def find_warnings(
    events: pd.DataFrame, table: pd.DataFrame, columns: Mapping[str, str], name: str
) -> Problems:
    """Warnings on usable rows.

    Args:
        events: what `Mapping.apply` gave; its index says which row of `table` each one is.
        table: the file's own table.
        columns: the mapping's columns.
        name: of the file.
    """
    check = Checker(table.loc[events.index], name)
    _check_missing(check, events, columns)
    _check_repeats(check, events, columns)
    _check_direction(check, events, columns)
    _check_text(check, events, columns)
    return check.problems


def _warn(
    check: Checker,
    wrong: pd.Series | np.ndarray,
    column: str,
    what: str,
    mend: str,
    why: str,
    *,
    code: str,
) -> None:
    check.report(
        np.asarray(wrong, dtype=bool), column, what, mend, why=why, severity=WARNING, rule=what,
        code=code,
    )  # fmt: skip


def _check_missing(check: Checker, events: pd.DataFrame, columns: Mapping[str, str]) -> None:
    _warn(
        check, events[c.SOURCES] == "", columns.get(c.SOURCES, c.SOURCES),
        NO_SOURCE, "Name the work that says so", NO_SOURCE_WHY,
        code="import.no_source",
    )  # fmt: skip
    _warn(
        check, events[c.TITLE] == "", columns.get(c.TITLE, c.TITLE), "there is no title",
        "Say in a few words what happened", "On the chart the event would have no name",
        code="import.no_title",
    )  # fmt: skip


def _check_repeats(check: Checker, events: pd.DataFrame, columns: Mapping[str, str]) -> None:
    titles = events[c.TITLE].str.casefold()
    again = pd.DataFrame({"day": events[c.DATE], "title": titles}).duplicated() & (titles != "")
    _warn(
        check, again, columns.get(c.TITLE, c.TITLE),
        "an event of this title and date stands above already",
        "Take one of them out, or say how they differ", "An event that stands twice counts twice",
        code="import.event_repeated",
    )  # fmt: skip


def _check_direction(check: Checker, events: pd.DataFrame, columns: Mapping[str, str]) -> None:
    scores = events[c.SCORE].to_numpy(dtype=float)
    why = "One of the two is a slip, and the curve goes the wrong way if it is the score"
    which, codes = distinct(events[c.CAMEO])
    figures = np.array([cameo.goldstein(str(code)) or 0.0 for code in codes], dtype=float)
    figure = figures[which] if len(codes) else np.zeros(len(scores))
    against = (figure * scores < 0) & (np.abs(figure) >= CLEAR) & (np.abs(scores) >= CLEAR)
    column = columns.get(c.CAMEO, c.CAMEO)
    _warn(
        check, against, column, "the score goes against the direction of its CAMEO code",
        "Correct the score or the code", why,
        code="import.score_against_cameo",
    )  # fmt: skip
    unknown = np.array([bool(code) and cameo.name(str(code)) is None for code in codes], dtype=bool)
    check.report(
        unknown[which] if len(codes) else np.zeros(len(scores), dtype=bool), column,
        lambda code: f"“{shorten(code)}” is not a CAMEO code",
        "Look it up in the list; codes are text, 010 is not 10", severity=WARNING,
        rule="it is not a CAMEO code", why="The event then stands without its kind of act",
        code="import.cameo_unknown",
    )  # fmt: skip


def _check_text(check: Checker, events: pd.DataFrame, columns: Mapping[str, str]) -> None:
    for field in (c.TITLE, c.SUMMARY, c.NOTE, c.RATIONALE):
        column = columns.get(field, "")
        if column:
            _warn(
                check, events[field].str.contains(_HTML, regex=True), column,
                "the cell holds code of web pages; Thaw shows it as plain text",
                "Take it out where it disturbs", "It never runs, but it is hard to read",
                code="import.html",
            )  # fmt: skip
            _warn(
                check, events[field].str.contains(_FORMULA, regex=True), column,
                "the cell begins like a formula; Thaw keeps it as plain text",
                "Write what the cell should say", "It never runs, here or in any export",
                code="import.formula",
            )  # fmt: skip
    _warn(
        check, events[c.SOURCES].str.contains(_OTHER_ADDRESS, regex=True),
        columns.get(c.SOURCES, c.SOURCES),
        "the address is not one of the web; it is kept as text and is no link",
        "Give an address that begins with https://", "Such an address can run a program",
        code="import.address",
    )  # fmt: skip
