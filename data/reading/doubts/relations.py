"""Tables of more than one relation: Thaw draws one, and says so before two are mixed."""

import re

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.problems import shorten, warned
from data.dates.nothing import says_nothing
from data.events.cell_checks import Checker, distinct
from data.reading.column_names import is_target, plain_name

_SIDE = (
    r"(?:state|side|country|actor|party|nation|ccode|cowcode|iso|land|staat|seite|akteur|pays|etat"
    r"|acteur|pais|paese|stato|attore|kraj|panstwo|strana|zeme|zemlja|drzava|aktor|akter|storona)"
)
_FIRST = re.compile(rf"{_SIDE} ?(?:a|1|i|one)|(?:country|state) of origin|reporter(?: country)?")
_SECOND = re.compile(
    rf"{_SIDE} ?(?:b|2|ii|two)|partner(?: country| state)?|counterpart|other (?:state|country|side)"
    r"|to|to country|partenaire|partnerland|partnerstaat|socio|contraparte|partner kraj"
)
_PAIR = re.compile(
    r"(?:country |state )?(?:dyads?|pairs?|relation|relationship|paar|paire|coppia)"
    r"(?: name| id)?|dyadname|dyadid|states|countries|parties|staaten|pays"
)
_BETWEEN = re.compile(r"\S\s?(?:[-–—/_&×:]|\bvs?\.?\b|\band\b|\bund\b|\bet\b|\bi\b)\s?\S")


def report_relations(check: Checker, columns: dict[str, str]) -> None:
    """Rows between different pairs of states, which were all read as one relation.

    Args:
        check: its table holds all columns.
        columns: for a field of Thaw the table's column.
    """
    names = [str(name) for name in check.table.columns]
    second = next((name for name in names if _is_second(name, columns)), "")
    first = columns.get(c.INITIATOR, "")
    if not first:
        first = next((name for name in names if _FIRST.fullmatch(plain_name(name))), "")
    good = ~np.asarray(check.bad, dtype=bool)
    if first and second and first != second:
        ends = (_told(check.table[first], good), _told(check.table[second], good))
        pairs = {frozenset(pair) for pair in zip(*ends, strict=True) if all(pair)}
        pairs = {pair for pair in pairs if len(pair) == 2}
        _report(check, pairs, f"“{shorten(first, 30)}” and “{shorten(second, 30)}”", second)
        return
    taken = set(columns.values())
    for name in names:
        if name not in taken and _PAIR.fullmatch(plain_name(name)):
            cells = _told(check.table[name], good)
            kinds = {frozenset(re.split(r"\W+", cell.casefold())) for cell in cells if cell}
            between = [cell for cell in cells if _BETWEEN.search(cell)]
            if len(between) >= 0.8 * max(sum(map(bool, cells)), 1):
                _report(check, kinds, f"“{shorten(name, 30)}”", name)


def _is_second(name: str, columns: dict[str, str]) -> bool:
    plain = plain_name(name)
    second = _SECOND.fullmatch(plain) is not None or is_target(name)
    return second and name not in columns.values()


def _told(cells: pd.Series, good: np.ndarray) -> list[str]:
    which, texts = distinct(cells.str.strip())
    clean = ["" if says_nothing(str(text)) else str(text) for text in texts]
    return [clean[place] for place in np.asarray(which)[good]]


def _report(check: Checker, pairs: set[frozenset[str]], where: str, column: str) -> None:
    if len(pairs) < 2:
        return
    what = (
        f"{where} name {counted(len(pairs), 'pair')} of states; all rows were read as one relation"
    )
    if " and " not in where:
        what = what.replace(" name ", " names ", 1)
    check.problems.append(
        warned(
            check.name,
            what,
            "Keep the rows of one pair, and make a set for each of the others",
            column=column,
            code="relation.several",
            values=(len(pairs),),
        )
    )
