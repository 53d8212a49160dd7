"""Guesses what the columns of a table are: their names in nine languages, their content as proof.

A name alone is believed only if the content does not speak against it; content alone only where it
is telling: dates, web addresses, numbers from −10 to 10, words for warming and cooling.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from data.basics import columns as c
from data.basics.search_text import fold
from data.codes import cameo
from data.dates import written_dates
from data.dates.historical_date import DateProblem
from data.events.cell_checks import read_number
from data.reading import column_names, score_words
from data.reading.column_names import DAY, DIRECTION, END, END_YEAR, FIELDS_OF, MONTH, WORDS, YEAR

_SAMPLE = 300
_ENOUGH = 0.55  # of proof for a column with no telling name
_NAMED = 2.0  # what a telling name counts, beside proof between 0 and 1
_CANONICAL = {*c.EVENT_COLUMNS, *column_names.NAMES}


@dataclass(frozen=True)
class Facts:
    """What a sample of a column's cells looks like; shares are of the cells that are not blank."""

    filled: int
    dates: float
    years: float
    numbers: float
    in_range: float
    negative: bool
    codes: float
    addresses: float
    words: float
    length: float
    different: float
    kinds: int


def look_at(cells: pd.Series, serials: bool) -> Facts:
    """The facts of one column."""
    sample = cells.head(5 * _SAMPLE).str.strip()
    sample = sample[sample != ""].head(_SAMPLE)
    texts = sample.to_list()
    if not texts:
        return Facts(0, 0, 0, 0, 0, False, 0, 0, 0, 0.0, 0.0, 0)
    habits = written_dates.find_habits(texts, order="day", serials=serials)
    numbers = [number for text in texts if (number := read_number(text)) is not None]

    def share(of: Callable[[str], bool]) -> float:
        return sum(map(of, texts)) / len(texts)

    return Facts(
        filled=len(texts),
        dates=share(lambda text: _is_date(text, habits)),
        years=share(lambda text: re.fullmatch(r"[12]\d{3}(\.0)?", text) is not None),
        numbers=len(numbers) / len(texts),
        in_range=sum(abs(n) <= 10 for n in numbers) / len(texts),
        negative=any(n < 0 for n in numbers),
        codes=share(lambda text: cameo.name(text) is not None),
        addresses=share(lambda text: re.match(r"(https?://|www\.)", text) is not None),
        words=share(lambda text: score_words.score_of(text) is not None and not text.isdigit()),
        length=sum(map(len, texts)) / len(texts),
        different=len(set(texts)) / len(texts),
        kinds=len(set(texts)),
    )


def _is_date(text: str, habits: written_dates.Habits) -> bool:
    try:
        written_dates.written_date(text, habits)
    except DateProblem:
        return False
    return True


def _proof(field: str, f: Facts) -> float | None:
    """How well a column's content suits a field, 0 to 1; None where it cannot be that."""
    proofs: dict[str, Callable[[], float | None]] = {
        c.DATE: lambda: f.dates if f.dates >= 0.3 else None,
        END: lambda: 0.1 * f.dates if f.dates >= 0.3 else None,
        YEAR: lambda: 0.5 * f.years if f.years >= 0.5 else None,
        END_YEAR: lambda: 0.1 * f.years if f.years >= 0.5 else None,
        c.SCORE: lambda: _score_proof(f),
        WORDS: lambda: f.words if f.words >= 0.5 and f.numbers < 0.5 else None,
        DIRECTION: lambda: 0.3 * f.words if f.words >= 0.5 and f.numbers < 0.5 else None,
        c.CAMEO: lambda: 0.5 * f.codes if f.codes >= 0.5 and f.numbers >= 0.5 else None,
        c.SOURCES: lambda: 0.9 * f.addresses,
        c.EVIDENCE: lambda: 0.1 if f.numbers >= 0.5 else None,
        c.TITLE: lambda: _text_proof(f, 8 <= f.length <= 150 and f.different > 0.6, 0.6),
        c.SUMMARY: lambda: _text_proof(f, f.length > 70, 0.58),
        c.CATEGORY: lambda: _text_proof(f, f.kinds <= 20 and f.different < 0.5, 0.3),
        c.INITIATOR: lambda: _text_proof(f, f.kinds <= 12 and f.different < 0.5, 0.2),
        MONTH: lambda: 0.1 if f.kinds <= 400 else None,
        DAY: lambda: 0.1 if f.numbers >= 0.5 and f.years < 0.5 else None,
    }
    return proofs[field]() if field in proofs else 0.0


def _score_proof(f: Facts) -> float | None:
    if f.numbers < 0.5 or f.years > 0.5:
        return None
    if f.in_range < 0.5:
        return 0.1
    return f.in_range if f.negative else 0.2


def _text_proof(f: Facts, fits: bool, worth: float) -> float | None:
    if f.numbers > 0.8 or (f.addresses > 0.5):
        return None
    return worth if fits and f.dates < 0.5 else 0.0


def _named(name: str) -> dict[str, float]:
    """The fields a column's name may mean, and how surely."""
    plain = re.sub(r"[^a-z0-9]+", " ", fold(name).replace("'", "")).strip()
    found = dict.fromkeys(FIELDS_OF.get(plain, ()), 0.9)
    if name.strip().casefold() in _CANONICAL:
        found[name.strip().casefold()] = 1.0
    for token in plain.split():
        for field in FIELDS_OF.get(token, ()):
            found.setdefault(field, 0.6)
    return found


def guess_columns(table: pd.DataFrame, *, serials: bool) -> tuple[dict[str, str], dict[str, str]]:
    """For each field the most likely column, and in words why."""
    columns = {
        field: str(name)
        for name in table.columns
        if (field := str(name).strip()) in c.EVENT_COLUMNS
    }
    free = [str(name) for name in table.columns if str(name) not in columns.values()]
    doubted = {}
    for field in (c.DATE, c.SCORE) if free else ():
        if field in columns and _proof(field, look_at(table[columns[field]], serials)) is None:
            doubted[field] = columns.pop(field)  # another column may do better
    claims = []
    for place, column in enumerate(free):
        facts = look_at(table[column], serials)
        names = _named(column)
        for field in column_names.NAMES:
            proof = _proof(field, facts) if facts.filled else 0.0
            strength = _NAMED * names.get(field, 0.0) + (proof or 0.0)
            if proof is not None and (field in names or proof >= _ENOUGH):
                claims.append((-strength, place, field, column))
    evidence = dict.fromkeys(columns, "the name is Thaw's own")
    found, evidence = _settled(sorted(claims), columns, evidence)
    for field, column in doubted.items():
        if field not in found and column not in found.values() and YEAR not in found:
            found[field] = column
    return found, evidence


def _settled(
    claims: list[tuple[float, int, str, str]], columns: dict[str, str], evidence: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """What is known, and the strongest claims that do not contradict it or each other."""
    for strength, _, field, column in claims:
        if field in columns or column in columns.values():
            continue
        columns[field] = column
        by_name = -strength >= _NAMED * 0.6
        evidence[field] = "the name says so" if by_name else "what stands in it looks like that"
    if c.DATE in columns:
        for field in (YEAR, MONTH, DAY):
            columns.pop(field, None)
    elif YEAR not in columns:
        for field in (MONTH, DAY):
            columns.pop(field, None)
    if c.SCORE not in columns and WORDS not in columns and DIRECTION in columns:
        columns[WORDS] = columns.pop(DIRECTION)
    return columns, evidence
