"""A second look for scores: marks in a column of remarks, sizes beside a sign, names alone.

In French, Spanish and Italian schools a “note” is a mark, in English it is a remark: numbers, some
of them below 0, settle it. A column of + and − beside one of sizes is the sign of these.
"""

from collections.abc import Sequence
from typing import Protocol

import pandas as pd

from data.basics import columns as c
from data.reading import column_names as names
from data.reading import score_words
from data.reading.column_facts import Facts
from data.reading.doubts.name_words import words_of
from data.reading.vocabulary.fields import DIRECTION, WORDS

_SIZES = words_of(
    "strength intensity size magnitude degree amount points value weight starke grosse intensitat"
    " ausmass force intensite fuerza intensidad forza intensita sila intenzita snaga intenzitet"
    " moc wielkosc "
)


class Column(Protocol):
    """A column that was looked at."""

    name: str
    facts: Facts
    means: dict[str, float]


def find(table: pd.DataFrame, looked: Sequence[Column], found: dict[str, str]) -> None:
    """Put what was overlooked into `found`, the table's column for each field."""
    if c.SCORE in found or c.CAMEO in found:
        return
    if WORDS in found:
        _sizes(table, looked, found)
        return
    marks = next((one for one in looked if one.name == found.get(c.NOTE)), None)
    if marks and _are_marks(marks.facts):
        found[c.SCORE] = found.pop(c.NOTE)


def _are_marks(f: Facts) -> bool:
    return f.numbers >= 0.9 and f.negative and f.in_range >= 0.99 * f.numbers and f.halves >= 0.9


def _sizes(table: pd.DataFrame, looked: Sequence[Column], found: dict[str, str]) -> None:
    """Sizes without signs, where the column of words gives both directions and nothing else."""
    sign = table[found[WORDS]].str.strip()
    said = {text: score_words.direction_of(str(text)) for text in sign.unique() if text}
    if not {1, -1} <= set(said.values()) or len(said) > 3:
        return
    for one in looked:
        f = one.facts
        sized = set(names.plain_name(one.name).split()) & _SIZES or c.SCORE in one.means
        plain = f.numbers >= 0.9 and not f.negative and f.in_range >= 0.99 * f.numbers
        if sized and plain and one.name not in found.values():
            found[c.SCORE], found[DIRECTION] = one.name, found.pop(WORDS)
            return


def unread(looked: Sequence[Column], found: dict[str, str]) -> tuple[str, ...]:
    """Columns that may hold scores by their name and were not taken, where none was."""
    if any(field_name in found for field_name in (c.SCORE, WORDS, c.CAMEO)):
        return ()
    return tuple(
        one.name
        for one in looked
        if one.facts.filled
        and (one.name not in found.values() or one.name == found.get(c.NOTE))
        and _may_be_scores(one)
    )


def _may_be_scores(one: Column) -> bool:
    tokens = set(names.plain_name(one.name).split())
    if names.is_strong_score(one.name) or "score" in tokens:
        return True
    if names.is_weak(one.name) or max(one.means.get(c.SCORE, 0), one.means.get(c.NOTE, 0)) < 0.9:
        return False
    return one.facts.numbers >= 0.9
