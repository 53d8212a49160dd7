"""Dates put together: year, month and day of several columns, starts and ends, years filled in."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.basics.counting import counted
from data.basics.problems import WARNING, Problem, shorten, warned
from data.dates import written_dates
from data.dates.nothing import is_missing_number, is_still_open, says_nothing
from data.events import cell_checks as checks
from data.events.cell_checks import Checker
from data.reading.column_names import is_latest, plain_name
from data.reading.doubts.second_look import with_totals

_BARE = re.compile(r"(\d{1,2})[.,]?0*")
_HAS_YEAR = re.compile(r"\d{3}|\d[年년]")
_ZERO = re.compile(r"0+(?:[.,]0+)?")
_WHOLE_DAYS = ("all day event", "all day", "allday", "is all day", "ganztagiges ereignis")
_AFTER = {"allday", "isallday"}  # names of columns that say it also without a time
_YES = {"true", "yes", "1", "x", "wahr", "vrai", "verdadero"}
_MIDNIGHT = r"(?i)0?0:00(?::00)?|12:00(?::00)?\s*a\.?m\.?"
_DAY = r"\d{4}-\d{2}-\d{2}"
_OPEN_END = "the end is still open (“present” and the like); the event stands at its beginning"


def _known(column: pd.Series) -> pd.Series:
    """A column without cells that say nothing: NA, unknown, −9, 0."""
    blank = {
        str(text): ""
        for text in checks.once(column)
        if says_nothing(str(text)) or is_missing_number(str(text)) or re.fullmatch(r"0+", str(text))
    }
    return column.replace(blank) if blank.keys() - {""} else column


def joined_parts(years: pd.Series, months: pd.Series, days: pd.Series) -> pd.Series:
    """Years, months and days in three columns as one text that reads as a date."""
    months, days = _known(months), _known(days)
    years = years.where(~years.map(says_nothing).astype(bool), "")
    years = years.str.replace(r"[.,]0+$|(?<=\d{4})\.$", "", regex=True)
    number = r"\d{1,2}(?:[.,]0+|\.)?"
    if not years.str.fullmatch(r"\d{3}").any():  # 14 is a year only among others of that age
        years = years.mask(years.str.fullmatch(r"\d{1,2}"), "'" + years.str.zfill(2))
    whole = years.str.fullmatch(r"\d{1,4}")
    plain = whole & months.str.fullmatch(number) & (days.str.fullmatch(number) | (days == ""))
    iso = years.str.zfill(4) + "-" + _two(months)
    iso = iso.where(days == "", iso + "-" + _two(days))
    words = (days + " " + months + " " + years).str.replace(r"\s+", " ", regex=True).str.strip()
    return iso.where(plain, words).where((months != "") & (years != ""), years)


def ends_of(starts: pd.Series, years: pd.Series, months: pd.Series, days: pd.Series) -> pd.Series:
    """Ends out of their parts; a month or day alone is of the year and month of the beginning.

    Args:
        starts: beginnings as EDTF.
        years, months, days: of the ends, blank where there is none.
    """
    if (years != "").any():
        return joined_parts(years, months, days)
    months, days = _known(months), _known(days)
    said = ((months != "") | (days != "")) & starts.str.match(r"\d{4}(?!\d)")
    months = months.where((months != "") | (days == ""), starts.str.extract(r"^\d{4}-(\d\d)")[0])
    return joined_parts(starts.str.slice(0, 4).where(said, ""), months.fillna(""), days)


def _two(column: pd.Series) -> pd.Series:
    return column.str.replace(r"[.,]0*$", "", regex=True).str.zfill(2)


def with_year(dates: pd.Series, years: pd.Series, parts: pd.Series) -> pd.Series:
    """Dates that have no year with that of its own column; blank ones from their parts.

    Args:
        dates: as written: `28 June`, `28.6.`, blank, or whole.
        years, parts: the column of years, and `joined_parts` of it.
    """
    years = years.str.replace(r"[.,]0+$", "", regex=True)
    nothing = dates.map(says_nothing).astype(bool)
    yearless = ~nothing & ~dates.str.contains(_HAS_YEAR) & (years != "")
    joined = [
        _joined(date, year)
        for date, year in zip(dates[yearless].to_list(), years[yearless].to_list(), strict=True)
    ]
    out = dates.where(~nothing, parts)
    if len(joined):
        out = out.copy()
        out[yearless] = pd.Series(joined, index=out.index[yearless], dtype="str")
    return out


def _joined(date: str, year: str) -> str:
    sign = date[-1] if date[-1] in "./-" else "" if re.search(r"[^\W\d_]", date) else _sign(date)
    return f"{date}{year}" if date[-1] in "./-" else f"{date}{sign or ' '}{year}"


def _sign(date: str) -> str:
    found = re.search(r"\d([./-])\d", date)
    return found[1] if found else ""


def may_fill(table: pd.DataFrame, columns: list[str]) -> bool:
    """Whether years seem to be written once for several rows, as merged cells are.

    Only a column of years of its own is filled unasked, and only where rows without one say
    something else: a date that is blank may as well be unknown.
    """
    date, year, _ = columns
    if date or year not in table.columns:
        return False
    cells = table[year].str.strip()
    blank = (cells == "").to_numpy(dtype=bool)
    if not blank.any() or blank.all() or blank[0]:
        return False
    others = table.drop(columns=[name for name in columns if name in table.columns])
    return bool((others[blank].apply(lambda cells: cells.str.strip()) != "").any(axis=1).all())


def fill_down(
    table: pd.DataFrame, columns: list[str], name: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """Blank dates with those of the row above; what to say of it."""
    date, year, month = columns
    column = date or year
    if column not in table.columns:
        return table, []
    cells = table[column].str.strip()
    blank = (cells == "").to_numpy(dtype=bool)
    others = table.drop(columns=[name for name in columns if name in table.columns])
    blank = blank & ~with_totals(others)  # the last row of a block is none of its events
    if not blank.any():
        return table, []
    table = table.copy(deep=False)
    table[column] = cells.mask(blank).ffill().fillna("").astype("str")
    if month in table.columns and column == year:
        months = table[month].str.strip()
        also = blank & (months == "").to_numpy(dtype=bool)
        table[month] = months.mask(also).ffill().fillna("").astype("str")
    first = int(str(table.index[blank][0])) + 2
    many = counted(int(blank.sum()), "cell is", "cells are")
    what = f"{many} blank; each takes the date of the row above"
    mend = "Write the date into every row where that is not meant"
    return table, [
        warned(
            name,
            what,
            mend,
            row=first,
            column=column,
            code="date.blank_filled",
            values=(int(blank.sum()),),
        )
    ]


@dataclass
class Spans:
    """Beginnings that get their ends.

    Attributes:
        written, starts: the beginnings as they stand, and as EDTF.
        habits: how the dates are written.
        column: of the ends, for messages.
    """

    written: pd.Series
    starts: pd.Series
    habits: written_dates.Habits
    column: str

    def joined(self, check: Checker, written: pd.Series) -> pd.Series:
        """Starts and ends as EDTF ranges; an end that is the start again adds nothing."""
        written = self._meant(check, written)
        ends, faults = written_dates.to_edtf(written[written != ""], self.habits)
        ends = self._last_days(check, ends)
        lasting = ends.index[(ends != self.starts[ends.index])]
        told, until = self.written[lasting], ends[lasting]
        wordy = checks.among(until, faults)  # 28 June 1948, until 30 June
        spans = (self.starts[lasting] + "/" + until).mask(wordy, told + " – " + until)
        which, wrong = written_dates.to_edtf(spans, self.habits)
        bad = np.asarray(check.bad).copy()
        broken = spans.isin(list(wrong)).reindex(check.table.index, fill_value=False)
        whole = spans.reindex(check.table.index)
        by_end = broken.to_numpy(dtype=bool) & checks.among(written, faults)
        checks.check_dates(check, self.column, written.where(by_end, ""), faults)
        by_both = broken.to_numpy(dtype=bool) & ~by_end & ~bad
        checks.check_dates(check, self.column, whole.where(by_both, ""), wrong)
        out = self.starts.copy()
        good = which.index[~checks.among(which, wrong)]
        out[good] = which[good] + ("?" if is_latest(self.column) else "")
        return out

    def _meant(self, check: Checker, written: pd.Series) -> pd.Series:
        """Ends that say something; what is still open is told and left out."""
        texts = checks.once(written)
        still = {text for text in texts if is_still_open(text)}
        blank = {t for t in texts if t in still or says_nothing(t) or is_missing_number(t)}
        blank |= {t for t in texts if _ZERO.fullmatch(t)}
        check.report(
            written.isin(list(still)).to_numpy(dtype=bool),
            self.column,
            _OPEN_END,
            "Write a date for its end where it has one",
            why="A range without an end would act for ever",
            severity=WARNING,
            code="date.open_end",
        )
        return written.where(~written.isin(list(blank)), "")

    def _last_days(self, check: Checker, ends: pd.Series) -> pd.Series:
        """Ends as EDTF; a calendar ends what takes whole days at midnight, the day after.

        So do Outlook (“All day event”, with the time of the end) and FullCalendar (`allDay`).
        """
        table = check.table
        named = {plain_name(str(name)): str(name) for name in table.columns}
        whole = next((named[name] for name in _WHOLE_DAYS if name in named), "")
        time = named.get("end time", "")
        if not whole or not (time or whole.replace("_", "").casefold() in _AFTER):
            return ends
        after = table[whole].str.strip().str.casefold().isin(_YES)
        if time:
            after &= table[time].str.strip().str.fullmatch(_MIDNIGHT)
        after = after[ends.index] & ends.str.fullmatch(_DAY) & (ends > self.starts[ends.index])
        if not after.any():
            return ends
        days = ends[after].to_numpy(dtype="datetime64[D]") - np.timedelta64(1, "D")
        what = "whole days end at midnight in this calendar; the day before is the last one"
        mend = f"Where that is wrong, leave “{shorten(whole, 40)}” blank"
        row = int(str(after[after].index[0])) + 2
        check.problems.append(
            warned(check.name, what, mend, row=row, column=self.column, code="date.whole_days")
        )
        return ends.where(~after, pd.Series(days.astype(str), index=ends.index[after]))
