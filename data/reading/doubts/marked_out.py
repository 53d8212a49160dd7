"""Rows that say of themselves that they do not count: deleted, a duplicate, include: no.

Such rows wait and say why, as sums do. Where every row says so, or where a word says only that
nobody has looked at the row yet (draft), they come in and it is told.
"""

import numpy as np
import pandas as pd

from data.basics.counting import counted
from data.basics.problems import shorten, warned
from data.basics.search_text import fold
from data.events.cell_checks import Checker, distinct
from data.reading.doubts.name_words import words_of


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


_OUT = _names(
    "deleted|is deleted|delete|exclude|excluded|is excluded|ignore|ignored|duplicate|is duplicate"
    "|isduplicate|isdeleted|dup|duplicated|removed|rejected|discarded|dropped|drop|skip|skipped"
    "|hidden|invalid|retracted|withdrawn|obsolete|cancelled|canceled|void|archived|deprecated"
    "|do not use|not used|geloscht|ausgeschlossen|ausgelassen|doppelt|dublette|duplikat|ungultig"
    "|supprime|exclu|doublon|ignorer|eliminado|excluido|duplicado|eliminato|escluso|duplicato"
    "|usuniete|pominiete|obrisano|izbrisano|izostavljeno"
)
_IN = _names(
    "include|included|is included|in|use|used|use it|use in analysis|in use|keep|kept|valid"
    "|is valid|count it|counts|in sample|insample|selected|accepted|included in analysis"
    "|verwenden|berucksichtigt|gultig|inclure|inclus|valide|incluir|incluido|valido|includere"
    "|incluso|uwzglednij|uzeti|ukljuceno"
)
_STATUS = _names(
    "status|record status|row status|entry status|event status|state of entry|workflow"
    "|review status|quality|validity|decision|include or exclude|statut|estado|stato|stan"
    "|zustand|stav"
)
_YES = words_of("1 1.0 yes y true t x ✓ ✔ ☑ ✗ * ja j oui o si s da d tak t ano wahr vrai")
_NO = words_of("0 0.0 no n false f nein non ne nie falsch faux falso")
_UNSEEN = words_of("draft unverified unconfirmed pending proposed entwurf brouillon borrador bozza")
_FEW = 3  # rows, of which all may be marked: rows that waited and are looked at again
_SAID_OUT = "the row says of itself that it does not count"


def report_marked_out(check: Checker, taken: set[str]) -> None:
    """Rows that a column of marks or states takes out of the table wait.

    Args:
        check: takes what is told; its table holds all columns.
        taken: columns that mean something to Thaw, and so are no such marks.
    """
    for column in map(str, check.table.columns):
        if column in taken:
            continue
        out, unseen = _marked(column, check.table[column])
        waits = out & ~check.bad
        if waits.any() and not (len(out) > _FEW and (out | check.bad).all()):
            check.report(
                waits, column, _SAID_OUT, "Take it out, or correct this cell if it does count",
                why="A row that was struck out would move the line", code="row.marked_out",
            )  # fmt: skip
        elif waits.any():
            _tell(check, column, int(waits.sum()), "say of themselves that they do not count")
        if unseen.any():
            _tell(check, column, int(unseen.sum()), "say of themselves that they are not settled")


def _tell(check: Checker, column: str, count: int, said: str) -> None:
    verb = said if count > 1 else said.replace("say", "says", 1).replace("themselves", "itself")
    verb = verb if count > 1 else verb.replace("they do", "it does").replace("they are", "it is")
    what = f"{counted(count, 'row')} {verb} (“{shorten(column, 30)}”) and came in all the same"
    mend = "Take out the rows that are not to count"
    check.problems.append(
        warned(check.name, what, mend, column=column, code="row.unsettled", values=(count,))
    )


def _marked(column: str, cells: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Which rows are taken out, and which nobody has settled yet."""
    nobody = np.zeros(len(cells), dtype=bool)
    name = _plain(column)
    kind = next((kind for kind in (_OUT, _IN, _STATUS) if name in kind), None)
    if kind is None:
        return nobody, nobody
    which, texts = distinct(cells)
    said = [_plain(str(text)) for text in texts]
    if kind is _STATUS:
        out = np.array([text in _OUT or text in ("no", "exclude") for text in said], dtype=bool)
        unseen = np.array([text in _UNSEEN for text in said], dtype=bool)
        return out[which], unseen[which]
    if any(text and text not in _YES | _NO for text in said):
        return nobody, nobody  # it says something else, such as why
    answers = _NO if kind is _IN else _YES
    # A mark such as x stands only where it holds, so that a blank says the opposite.
    blank = kind is _IN and not any(text in _NO for text in said)
    out = np.array([text in answers or (blank and not text) for text in said], dtype=bool)
    return out[which], nobody


def _plain(text: str) -> str:
    return " ".join(fold(text[:60]).replace("_", " ").replace("-", " ").strip(" ?:.!").split())
