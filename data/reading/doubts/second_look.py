"""What can be read and is yet odd: sums among the events, scores without signs, years far off."""

import re
from datetime import UTC, datetime

import numpy as np
import pandas as pd

from data.basics.problems import WARNING, warned
from data.basics.search_text import fold
from data.basics.whole_columns import folded_like
from data.dates import written_dates
from data.dates.counts import stamps_of
from data.events.cell_checks import Checker, distinct
from data.reading import score_words

_TOTAL = re.compile(
    r"(?:the )?(?:(?:sub|grand |sub-|overall )?totals?|sum|sums|summen?|zwischensumme"
    r"|gesamt(?:summe)?|insgesamt|totale|total general|somma|suma|razem|ogolem|lacznie"
    r"|celkem|soucet|ukupno|zbroj|svega|itogo|vsego|osszesen|totaal|sammanlagt|toplam|average|mittelwert|durchschnitt"
    r"|promedio|moyenne|srednia|prumer|prosjek)"
    r"(?: (?:of|for|in|fur)?\s?\d{4}s?|[:.])?"
)
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY_FIRST = rf"\d{{4}}[-/.](?:1[3-9]|2\d|3[01])[-/.]{_MONTH}"
_DAY_LAST = rf"\d{{4}}[-/.]{_MONTH}[-/.](?:1[3-9]|2\d|3[01])"
_TWO_MONTHS = rf"^\d{{4}}[-/.]({_MONTH})[-/.]({_MONTH})$"
_LONG = 29  # characters, beyond which nothing is only the name of a sum
_MOST_SLIPS = 2  # times as many dates that could be either make one that is not a slip
_FEW = 5  # dates, below which nothing can be said of them
_FEW_SCORES = 4  # below which nothing can be said of their scale
_GRADES = 5  # the best of five grades
_NINE = -9.0  # a score, and what many tables write for nothing
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]00:00(?::00)?.*)?", re.ASCII)
_OLD, _MODERN = 1000, 1500
_FAR = 60  # years between one event and all others that make it look like a slip


def is_total(text: str) -> bool:
    """Whether a cell names a sum or a mean of other rows, and nothing else."""
    return len(text) <= _LONG and _TOTAL.fullmatch(fold(text).strip()) is not None


def with_totals(table: pd.DataFrame) -> np.ndarray:
    """For each row whether one of its cells names a sum."""
    found = np.zeros(len(table), dtype=bool)
    for name in table.columns:
        found |= folded_like(table[name], _TOTAL, _LONG)
    return found


def report_totals(check: Checker, columns: list[str]) -> None:
    """Rows that sum others up: as events they would count twice."""
    for column in columns:
        if column not in check.table.columns:
            continue
        check.report(
            folded_like(check.table[column], _TOTAL, _LONG) & ~check.bad,
            column,
            "the row sums up others and is no event",
            "Take it out, or give the event its name",
            why="What a sum says would count a second time",
            code="row.sums_up_others",
        )


def report_bare(check: Checker, column: str) -> None:
    """Rows that hold a date and nothing else, as headings between the rows of a table do."""
    table = check.table
    others = [name for name in table.columns if name != column]
    if column not in table.columns or len(others) < 2 or len(table) < 2:
        return
    empty = (table[others].apply(lambda cells: cells.str.strip()) == "").all(axis=1)
    bare = empty.to_numpy(dtype=bool) & (table[column].str.strip() != "").to_numpy(dtype=bool)
    if bare.all():
        return
    check.report(
        bare & ~check.bad,
        column,
        "the row holds a date and nothing else",
        "Say what happened, or take the row out",
        why="It looks like a heading between the rows, and no event",
        code="row.only_a_date",
    )


def signed(check: Checker, scores: np.ndarray, column: str, direction: str) -> np.ndarray:
    """Scores beside a direction: sizes take its sign, and what goes against it is told.

    Args:
        check: for messages; its table holds the columns.
        scores: as they stand, NaN where there is none.
        column, direction: names of the columns; that of directions may be empty.
    """
    if direction not in check.table.columns:
        _report_one_sided(check, scores, column)
        return scores
    scores = _with_signs(check, scores, direction)
    _report_direction(check, scores, direction)
    return scores


def _with_signs(check: Checker, scores: np.ndarray, column: str) -> np.ndarray:
    if np.nanmin(np.append(scores, 0.0)) < 0:
        return scores
    which, texts = distinct(check.table[column])
    found = [score_words.direction_of(str(text)) for text in texts]
    signs = np.array([np.nan if sign is None else sign for sign in found], dtype=float)[which]
    told = ~np.isnan(signs) & ~np.isnan(scores)
    colder, warmer = int((signs[told] < 0).sum()), int((signs[told] > 0).sum())
    if not warmer or colder < max(1, 0.2 * told.sum()):
        return scores  # a slip rather than a habit: it is told as one
    what = f"the scores have no sign; the column “{column}” gives it"
    mend = "Where that is wrong, write the scores from −10 to 10"
    check.problems.append(warned(check.name, what, mend, column=column, code="score.sign_beside"))
    return np.where(np.isnan(signs), np.nan, np.abs(scores) * np.sign(signs))


def _report_direction(check: Checker, scores: np.ndarray, column: str) -> None:
    which, texts = distinct(check.table[column])
    signs = np.array([score_words.direction_of(str(text)) or 0 for text in texts], dtype=float)
    with np.errstate(invalid="ignore"):
        against = signs[which] * scores < 0
    what = "the score goes against the direction beside it"
    why = "One of the two is a slip, and the curve goes the wrong way if it is the score"
    mend = "Correct the score or the direction"
    check.report(
        against,
        column,
        what,
        mend,
        why=why,
        severity=WARNING,
        rule=what,
        code="score.against_direction",
    )


def _report_one_sided(check: Checker, scores: np.ndarray, column: str) -> None:
    """Scores of which none cools: perhaps a scale from 1 to 10, on which 1 is bad."""
    known = scores[~np.isnan(scores)]
    nines = int((known == _NINE).sum())
    if nines > 1 and (known[known != _NINE] >= 0).all() and (known > 0).any():
        what = f"{nines} scores are −9, and no other is below 0; they were read as scores"
        mend = "Where −9 stands for “missing”, empty these cells"
        told = warned(check.name, what, mend, column=column, code="score.nines", values=(nines,))
        check.problems.append(told)
    if len(known) < _FEW_SCORES:
        _report_few(check, known, column)
    if len(known) < _FEW_SCORES or len(set(known)) < 3:
        return
    if np.abs(known).max() <= 1:
        what = "no score goes beyond 1, which hardly moves a line whose scale ends at 10"
        mend = "If 1 is the most that can be, multiply the scores by 10"
        told = warned(check.name, what, mend, column=column, code="score.small_scale")
        check.problems.append(told)
    if known.min() < 0:
        return
    what = "no score is below 0, so every event warms"
    mend = "If small numbers mean bad here, turn them into scores from −10 to 10"
    check.problems.append(warned(check.name, what, mend, column=column, code="score.only_warming"))


def _report_few(check: Checker, known: np.ndarray, column: str) -> None:
    """Two or three scores that may be of another scale: grades from 1 to 5, shares from 0 to 1."""
    graded = len(set(known)) > 1 and known.min() >= 0 and known.max() <= _GRADES
    if not graded or not ((known % 1 == 0).all() or known.max() <= 1):
        return
    what = (
        f"there are only {len(known)} scores, from {known.min():g} to {known.max():g}; they were "
        "taken as steps of Thaw's scale, on which 10 warms most and −10 cools most"
    )
    mend = "If they are grades or shares, turn them into scores from −10 to 10"
    check.problems.append(warned(check.name, what, mend, column=column, code="score.few"))


def report_written(check: Checker, written: pd.Series, column: str) -> None:
    """What is odd about dates as they are written: the day first, or a count of seconds."""
    _report_day_first(check, written, column)
    _report_counted(check, written, column)
    _report_firsts(check, written, column)


def _report_firsts(check: Checker, written: pd.Series, column: str) -> None:
    """Days that are all the first of January, as programs write a date known to the year."""
    days = pd.Series(pd.unique(written), dtype="str")
    days = days[days != ""]
    if int((written != "").sum()) < _FEW or not days.str.fullmatch(_WHOLE_DAY).all():
        return
    for sign, known in (("-01-01", "year"), ("-01", "month")):
        if days.str.slice(4, 10).str.endswith(sign).all():
            first = "January" if known == "year" else "a month"
            what = f"all dates are the first of {first}; perhaps only the {known} is known"
            mend = f"Where that is so, write {'1948' if known == 'year' else '1948-06'} alone"
            told = warned(check.name, what, mend, column=column, code="date.all_firsts")
            check.problems.append(told)
            return


def _report_day_first(check: Checker, written: pd.Series, column: str) -> None:
    """1955-02-06 in a column that has 1948-28-06 as well, where the day comes before the month."""
    first = written.str.fullmatch(_DAY_FIRST).sum()
    if not first or written.str.fullmatch(_DAY_LAST).sum() >= first:
        return  # beside as many days such as 1948-06-28 it is a slip, and the others are clear
    parts = written.str.extract(_TWO_MONTHS)
    if _MOST_SLIPS * first < parts[0].notna().sum():
        return  # of days in the middle, three in five would be above 12
    either = parts[0].notna() & (parts[0] != parts[1])
    check.report(
        either.to_numpy(dtype=bool) & ~check.bad,
        column,
        "it can be month and day or day and month; other dates here have the day first",
        "Write year, month and day everywhere, such as 1948-06-28",
        texts=written,
        code="date.month_or_day_first",
    )


def _report_counted(check: Checker, written: pd.Series, column: str) -> None:
    """Dates that were read out of a count of seconds: the day is that of Greenwich."""
    counted = stamps_of(written_dates.loose_texts(written))
    if counted:
        what = f"the numbers were read as {counted} since 1970, by the clock of Greenwich"
        mend = "Where that is the day before or after, write the dates themselves"
        check.problems.append(warned(check.name, what, mend, column=column, code="date.counted"))


def report_far_years(check: Checker, dates: pd.Series, column: str) -> None:
    """Years to come, and one or two very early ones in a table of modern times."""
    years = pd.to_numeric(dates.str.slice(0, 4), errors="coerce").to_numpy(dtype=float)
    good = ~check.bad & ~np.isnan(years)
    if not good.any():
        return
    with np.errstate(invalid="ignore"):
        ahead = good & (years > datetime.now(UTC).year)
        early = good & (years < _OLD)
    few = 5 * early.sum() <= good.sum() and np.median(years[good]) >= _MODERN
    for wrong, what, code in (
        (good & _alone(years, good), "the year is far from all others", "date.far_from_others"),
        (ahead, "the date lies in the future", "date.in_the_future"),
        (early & few, "the year has three digits and is far from the others", "date.far_off"),
    ):
        why = "One wrong year stretches the whole line"
        mend = "Correct it, unless it is meant"
        check.report(wrong, column, what, mend, why=why, severity=WARNING, rule=what, code=code)


def report_years_beside(check: Checker, dates: pd.Series, columns: list[str]) -> None:
    """Dates whose year is not the one that a column of years beside them holds."""
    if not columns:
        return
    first, last = dates.str.slice(0, 4), dates.str.extract(r"/(\d{4})")[0]
    for column in columns:
        own = check.table[column].str.strip()
        other = own.str.fullmatch(r"\d{4}") & first.str.fullmatch(r"\d{4}")
        check.report(
            (other & (own != first) & (own != last)).to_numpy(dtype=bool) & ~check.bad,
            column,
            "the year is not that of the date beside it",
            "Correct one of the two",
            why="The date counts, and the year may be the right one",
            severity=WARNING,
            rule="the year is not that of the date beside it",
            code="date.other_year_beside",
        )


def _alone(years: np.ndarray, good: np.ndarray) -> np.ndarray:
    """The one year at either end that lies further off than all the others span."""
    alone = np.zeros(len(years), dtype=bool)
    found = np.sort(years[good & (years >= _OLD)])
    if len(found) <= _FEW:
        return alone
    for end, near, rest in (
        (found[0], found[1], found[-1] - found[1]),
        (found[-1], found[-2], found[-2] - found[0]),
    ):
        if abs(end - near) >= max(_FAR, 1.5 * rest):
            alone |= years == end
    return alone
