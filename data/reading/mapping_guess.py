"""Guesses what the columns of a table are: their names in many languages, their content as proof.

A name alone is believed only if the content does not speak against it; content alone only where it
is telling: dates, web addresses, words of the ladder, and numbers on both sides of 0 under a name
that means nothing. Any other number (latitude, growth, deaths) is no score.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from data.basics import columns as c
from data.dates import durations
from data.reading import column_names as names
from data.reading.column_facts import Facts, fits_scale, is_scale, look_at
from data.reading.doubts import scores_beside
from data.reading.doubts.named_dates import is_unit
from data.reading.vocabulary import fields as f
from data.reading.vocabulary import two_ends

_CODES = 9  # different numbers that may say how exactly a date is known
_ENOUGH = 0.55  # of proof for a column with no telling name
_NAMED = 2.0  # what a telling name counts, beside proof between 0 and 1
_MONTHS = {"months", "monate", "meses", "mesi", "miesiace", "mesice"}
_HEADLINE = 200  # letters, on average, of a description that may stand for a title
_TELLING = 0.9  # of a name that means a field and nothing else


def _proof(field_name: str, seen: Facts) -> float | None:
    """How well a column's content suits a field, 0 to 1; None where it cannot be that."""
    proofs: dict[str, Callable[[], float | None]] = {
        c.DATE: lambda: _date_proof(seen),
        f.END: lambda: (
            0.1 * max(seen.dates, seen.years) if max(seen.dates, seen.years) >= 0.3 else None
        ),
        f.YEAR: lambda: _year_proof(seen),
        f.END_YEAR: lambda: 0.1 * seen.early if seen.early >= 0.3 else None,
        c.SCORE: lambda: _score_proof(seen),
        f.WORDS: lambda: seen.ladder if _in_words(seen) else None,
        f.DIRECTION: lambda: 0.3 * seen.words if _in_words(seen) else None,
        c.CAMEO: lambda: 0.5 * seen.codes if seen.codes >= 0.5 and seen.numbers >= 0.5 else None,
        c.SOURCES: lambda: 0.9 * seen.addresses if seen.dates < 0.5 else None,
        f.ERA: lambda: 0.6 if seen.eras >= 0.9 else None,
        f.PRECISION: lambda: _precision_proof(seen),
        f.ABOUT: lambda: 0.5 if seen.abouts >= 0.9 and seen.kinds <= _CODES else None,
        c.EVIDENCE: lambda: 0.1 if seen.numbers >= 0.5 >= seen.beyond else None,
        c.TITLE: lambda: _text_proof(seen, 8 <= seen.length <= 150 and seen.different > 0.6, 0.6),
        c.SUMMARY: lambda: _text_proof(seen, seen.length > 70, 0.58),
        c.CATEGORY: lambda: _text_proof(seen, seen.kinds <= 20 and seen.different < 0.5, 0.3),
        c.INITIATOR: lambda: _text_proof(seen, seen.kinds <= 12 and seen.different < 0.5, 0.2),
        f.MONTH: lambda: 0.1 if seen.kinds <= 400 and seen.years < 0.5 else None,
        f.DAY: lambda: 0.1 if max(seen.numbers, seen.small) >= 0.5 and seen.years < 0.5 else None,
    }
    return proofs[field_name]() if field_name in proofs else 0.0


def _in_words(seen: Facts) -> bool:
    """Whether a column holds “warms a lot” or “++” rather than numbers."""
    return seen.words >= 0.5 and seen.numbers < 0.5


def _date_proof(seen: Facts) -> float | None:
    dated = seen.dates + seen.years + seen.yearless
    return max(seen.dates, 0.15 * seen.yearless) if dated >= 0.3 else None


def _year_proof(seen: Facts) -> float | None:
    years = max(seen.years, seen.early, seen.dates)
    return 0.5 * seen.years if years >= 0.3 else None


def _score_proof(seen: Facts) -> float | None:
    if seen.numbers < 0.5 or seen.years > 0.5:
        return None
    return seen.in_range if seen.negative else 0.2 * seen.in_range


def _precision_proof(seen: Facts) -> float | None:
    coded = (
        seen.numbers == 1
        and seen.kinds <= _CODES
        and seen.early == 1
        and not seen.years
        and not seen.negative
    )
    return 0.1 if seen.dates < 0.5 and (seen.numbers < 0.5 or coded) else None


def _text_proof(seen: Facts, fits: bool, worth: float) -> float | None:
    if seen.numbers > 0.8 or seen.addresses > 0.5 or seen.abouts == 1:
        return None
    return worth if fits and seen.dates < 0.5 else 0.0


@dataclass
class _Column:
    """A column that may be a field: its name, what stands in it, what its name may mean, and
    whether it is one of several with a letter for a name."""

    name: str
    place: int
    facts: Facts
    means: dict[str, float] = field(default_factory=dict)
    twin: bool = False

    def strength(self, field_name: str) -> float | None:
        """How strong its claim to a field is; None for no claim at all."""
        proof = _proof(field_name, self.facts) if self.facts.filled else 0.0
        named = self.means.get(field_name, 0.0)
        if field_name == f.MONTH and is_unit(self.name):
            named *= 0.8  # a month says more than its quarter
        if field_name == f.END and named >= _TELLING and (proof or not names.is_whereto(self.name)):
            proof = proof or 0.0  # most ends may be unknown or open
        if field_name == c.SCORE and names.is_strong_score(self.name) and not proof:
            proof = 0.5 if self.facts.percents >= _TELLING else proof
        if proof is None or not self._may(field_name, named):
            return None
        if not named and proof < _ENOUGH:
            return None
        return _NAMED * named + proof

    def _may(self, field_name: str, named: float) -> bool:
        """Whether name and content together allow a field that is easily mistaken."""
        if field_name == c.SCORE:
            if names.is_strong_score(self.name):
                return True
            if named >= _TELLING:
                return self.facts.negative and fits_scale(self.facts, names.is_weak(self.name))
            return names.is_nameless(self.name) and not self.twin and is_scale(self.facts)
        if field_name == c.CAMEO and names.is_any_code(self.name):
            return self.facts.codes >= 0.95 and self.facts.length > 2
        if field_name == f.MONTH:
            return self._may_month()
        if field_name == f.DURATION:
            counted = self.facts.numbers if durations.unit_of(self.name) else 0.0
            return named > 0 and max(self.facts.lengths, counted) >= 0.8
        if field_name == c.DATE and not named:
            return not names.is_other_date(self.name)
        if field_name == f.WORDS and not named:
            return self.facts.ladder >= 0.9 and self.facts.kinds > 1
        return True

    def _may_month(self) -> bool:
        if set(names.plain_name(self.name).split()) & _MONTHS:
            return self.facts.numbers < 0.5  # a number of months is a duration
        return self.facts.parts >= 0.9 or not is_unit(self.name)


def _weighs(cells: pd.Series, serials: bool) -> bool:
    """Whether a column under Thaw's old name holds weights, and no grades from 1 to 5."""
    return look_at(cells, serials).beyond <= 0.5


def guess_columns(
    table: pd.DataFrame, *, serials: bool
) -> tuple[dict[str, str], dict[str, str], tuple[str, ...], tuple[str, ...]]:
    """For each field the most likely column; in words why; other columns of dates or scores;
    columns that may be scores where none was taken."""
    columns = {
        field_name: str(name)
        for name in table.columns
        if (field_name := str(name).strip()) in c.EVENT_COLUMNS
    }
    if c.SCORE in columns and _in_words(look_at(table[columns[c.SCORE]], serials)):
        columns[f.WORDS] = columns.pop(c.SCORE)
    if c.OLD_EVIDENCE in table.columns and _weighs(table[c.OLD_EVIDENCE], serials):
        columns.setdefault(c.EVIDENCE, c.OLD_EVIDENCE)
    free = [str(name) for name in table.columns if str(name) not in columns.values()]
    doubted = _doubted(table, columns, serials) if free else {}
    looked = _looked(table, free, serials)
    claims = [
        (-strength, column.place, field_name, column.name)
        for column in looked
        for field_name in names.FIELDS
        if (strength := column.strength(field_name)) is not None
    ]
    found, evidence = _settled(sorted(claims), columns)
    for field_name, name in doubted.items():
        if field_name not in found and name not in found.values() and f.YEAR not in found:
            found[field_name] = name
    if c.DATE not in found and f.YEAR not in found:
        for part in (f.MONTH, f.DAY):  # “June 1948” may stand below “Month”
            found.pop(part, None)
        _last_resort(looked, found, evidence)
    _settle_dates(looked, found)
    _settle_title(looked, found)
    if c.SCORE not in found and f.WORDS not in found and f.DIRECTION in found:
        found[f.WORDS] = found.pop(f.DIRECTION)
    scores_beside.find(table, looked, found)
    return found, evidence, _spare(looked, found), scores_beside.unread(looked, found)


def _settle_title(looked: list[_Column], found: dict[str, str]) -> None:
    """Where nothing is a title: the only name there is, or a description, unless it is long."""
    if found.get(c.LABEL, c.LABEL) != c.LABEL and c.TITLE not in found:
        found[c.TITLE] = found.pop(c.LABEL)  # eventLabel
    short = {one.name for one in looked if one.facts.length <= _HEADLINE}
    if c.TITLE not in found and found.get(c.SUMMARY) in short:
        found[c.TITLE] = found.pop(c.SUMMARY)


def _spare(looked: list[_Column], found: dict[str, str]) -> tuple[str, ...]:
    """Columns of dates of the events, or of scores, that stand beside those that were taken."""
    return tuple(
        one.name
        for one in looked
        if one.name not in (*found.values(), *c.DERIVED)
        and (
            (one.facts.dates >= 0.9 and not names.is_other_date(one.name))
            or (names.is_strong_score(one.name) and one.facts.in_range >= 0.9 and c.SCORE in found)
        )
    )


def _looked(table: pd.DataFrame, free: list[str], serials: bool) -> list[_Column]:
    single = sum(len(name.strip()) == 1 for name in free) > 1  # x and y: a place
    aimed = any(names.is_target(name) for name in free)
    beside = two_ends.meanings_beside(map(str, table.columns))
    return [
        _Column(
            name,
            place,
            look_at(table[name], serials),
            two_ends.joined(names.meanings(name, aimed=aimed), beside.get(name)),
            single and len(name.strip()) == 1,
        )
        for place, name in enumerate(free)
    ]


def _doubted(table: pd.DataFrame, columns: dict[str, str], serials: bool) -> dict[str, str]:
    """Columns with Thaw's own name and other content: another column may do better."""
    wrong = [
        field_name
        for field_name in (c.DATE, c.SCORE)
        if field_name in columns
        and _proof(field_name, look_at(table[columns[field_name]], serials)) is None
    ]
    return {field_name: columns.pop(field_name) for field_name in wrong}


def _settled(
    claims: list[tuple[float, int, str, str]], columns: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """What is known, and the strongest claims that do not contradict it or each other."""
    evidence = dict.fromkeys(columns, "the name is Thaw's own")
    for strength, _, field_name, column in claims:
        if field_name in columns or column in columns.values():
            continue
        by_name = -strength >= _NAMED * 0.6
        if field_name == c.DATE and f.YEAR in columns and not by_name:
            continue  # dates of another kind, beside a year that says it is one
        columns[field_name] = column
        evidence[field_name] = (
            "the name says so" if by_name else "what stands in it looks like that"
        )
    return columns, evidence


def _last_resort(looked: list[_Column], found: dict[str, str], evidence: dict[str, str]) -> None:
    """Where nothing names a date: years under an unknown name, a column called Date that holds
    words, a date of another kind such as that of publication."""
    free = [column for column in looked if column.name not in found.values()]
    ways: tuple[tuple[str, Callable[[_Column], bool]], ...] = (
        (f.YEAR, lambda one: one.facts.years >= 0.9 and not names.is_other_number(one.name)),
        (c.DATE, lambda one: one.means.get(c.DATE, 0) >= _TELLING and one.facts.filled > 0),
        (c.DATE, lambda one: one.facts.dates >= _ENOUGH),
        (c.DATE, lambda one: one.means.get(c.DATE, 0) >= _TELLING),
        (c.DATE, lambda one: bool(one.facts.stamps) and names.is_stamp(one.name)),
        (f.YEAR, lambda one: one.means.get(f.YEAR, 0) >= _TELLING and one.facts.filled > 0),
    )
    for field_name, fits in ways:
        best = next((one.name for one in free if fits(one)), "")
        if best:
            found[field_name] = best
            evidence[field_name] = "no other column holds dates"
            return


def _settle_dates(looked: list[_Column], found: dict[str, str]) -> None:
    """Which of date, year, month and day are needed: a whole date wins, a part is completed."""
    if {f.YEAR, f.MONTH} <= found.keys() and not {f.DAY, c.DATE} & found.keys():
        days = (one for one in looked if one.means.get(c.DATE, 0) >= _TELLING)
        if day := next((one.name for one in days if one.facts.small >= 0.8), ""):
            found[f.DAY] = day
    date = found.get(c.DATE, "")
    facts = next((one.facts for one in looked if one.name == date), Facts(dates=1.0, blank=0.0))
    if date and facts.years >= 0.8 and f.MONTH in found and f.YEAR not in found:
        found[f.YEAR] = found.pop(c.DATE)
    elif date and f.YEAR in found and facts.dates >= 0.999 and facts.blank == 0:
        found.pop(f.YEAR)
    if f.YEAR not in found:
        for part in (f.MONTH, f.DAY):
            found.pop(part, None)
