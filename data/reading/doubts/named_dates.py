"""What stands beside the cells of a date: its era, that it is only about, and what the header says.

A column “Year (BC)” holds no years of our era, “Decade” holds ten years a cell, and a 2 below
“Quarter” is no February. An era or a “circa” may also have a column of its own.
"""

import re
from collections.abc import Callable

import pandas as pd

from data.basics import columns as c
from data.basics.problems import warned
from data.basics.search_text import fold
from data.dates.languages import words
from data.dates.languages.month_names import plain
from data.dates.nothing import says_nothing
from data.events.cell_checks import Checker
from data.reading.column_names import plain_name, style_of
from data.reading.doubts.name_words import words_of
from data.reading.vocabulary import fields as f

_OTHER_CALENDAR = re.compile(
    r"\b(hijri|hijra|buddhist|jewish|hebrew|shamsi|jalali|saka|ethiopian|coptic|BP|kya|AUC|regnal"
    r"|reign|indiction|hegira|hegirae|hidzry|islamic|islamisch|anno mundi|meiji|taisho|showa"
    r"|heisei|reiwa|minguo)\b"
    r"|\bsolar hijri\b|\bkhorshidi\b|\(S\.?H\.?\)|\bA\.?P\.? \(persian\)|هجری|هجري"
    r"|n\. ?H\.(?!\w)|\(?\bA\.?H\.?\b\)?|\((B\.?E\.?)\)"
    r"|(พ\.?ศ\.?)",
    re.IGNORECASE,
)
# Years in the calendars of those who write so, where a header or the digits are of their script.
_CALENDARS = (
    (re.compile(r"[\u0e00-\u0e7f]"), (2300, 2700), " buddhist"),
    (re.compile(r"[\u0600-\u06ff]"), (1200, 1500), " AH"),
    (re.compile(r"[\u0590-\u05ff]"), (5000, 6000), " AM"),
)
_OUR_CALENDAR = re.compile(
    r"م(?!\w)|ميلاد|میلاد|ค\.? ?ศ|לועזי|\b(?:AD|CE|Gregorian)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DECADE = words_of(
    "decade decades jahrzehnt decennie decada decennio dekada dekade desetiletie desetileti"
    " desetljece decenija desyatiletie"
)
_QUARTER = words_of(
    "quarter qtr quartal trimestre trimester kwartal ctvrtleti kvartal tromjesecje tromesecje"
    " kwartaal ceyrek negyedev"
)
_HALF = words_of("half halfyear halbjahr semestre semester polrocze pololeti polugodie polugodiste")
_WEEK = words_of("week woche kw semaine semana settimana tyden tydzien nedelya tjedan hafta")
_DAY_OF_YEAR = {
    "doy", "day of year", "day of the year", "yday", "jday", "ordinal day", "tag im jahr",
    "tag des jahres", "jour de l annee", "dia del ano", "dan u godini", "den v roce", "dzien roku",
}  # fmt: skip
_MONTH_AND_DAY = {"mmdd", "mm dd", "month day", "monthday", "month and day"}
_DAY_AND_MONTH = {
    "ddmm", "dd mm", "day month", "daymonth", "day and month", "tag monat", "tag und monat",
    "jour mois", "jour et mois", "dia mes", "dia y mes", "giorno mese", "giorno e mese",
}  # fmt: skip
_BOTH_PARTS = re.compile(r"^(\d{1,2})(?:\s?[-/. ]\s?)?(\d{2}|(?<=\D)\d)\.?$", re.ASCII)
_SEASON = words_of("season saison jahreszeit estacion stagione sezon sezona")
UNITS = _QUARTER | _HALF | _WEEK | _SEASON
_YES = words_of("yes y true 1 x ja j oui o si s tak t da ano c ca circa about approx approximate ~")
_NO = words_of("no n false 0 nein non nie ne exact")
_SURE = words_of("certain sure known sicher sur seguro certo pewna jiste")
_UNSURE = words_of("uncertain unsure doubtful disputed ? unsicher incertain incierto incerto")
_SIDES = words_of("before after < > <= >= by until till since from post pre ante vor nach seit bis")
_CALENDAR_NAMES = {
    "julian", "gregorian", "o.s", "n.s", "os", "ns", "old style", "new style", "hijri", "islamic",
    "jewish", "hebrew", "buddhist", "coptic", "ethiopian", "persian", "shamsi", "julianisch",
    "gregorianisch", "julien", "gregorien", "juliano", "gregoriano",
}  # fmt: skip
_OLD_STYLE = "the days are of the old calendar, and were read into that of today"
_LONE_DAY = "days without months say nothing of the date; the events stand at their years"
_BOTH_ERAS = re.compile(r"\b(?:a\.?d|c\.?e|n\.? ?chr|ap\.? ?j|d\.? ?c|negative|minus)\b|-")
_ROMANS = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_SMALL = re.compile(r"^0?([1-9]|[1-4]\d|5[0-3])[.,]?0*$", re.ASCII)
_UNIT = re.compile(r"[qhtsk]?v?\.? ?[1-4]\.?|[1-4]\.? ?[qhtsk]|iv|i{1,3}|(?:w|kw)? ?\d{1,2}")


def is_unit(name: str) -> bool:
    """Whether a name is that of a part of the year other than the month: a quarter, a season."""
    return bool(set(plain_name(name).split()) & UNITS)


def is_day_of_year(name: str) -> bool:
    """Whether a name says that a column counts the days from the first of January."""
    return plain_name(name) in _DAY_OF_YEAR


def is_part_of_year(text: str) -> bool:
    """Whether a cell is a season, or the number of a quarter, a half or a week."""
    said = plain(text).strip(". ")
    return said in words.SEASON_OF or _UNIT.fullmatch(said) is not None


def is_era(text: str) -> bool:
    """Whether a cell holds an era and nothing else: BC, n. Chr."""
    if fold(text).strip(" .") in _CALENDAR_NAMES:
        return True
    said = plain(f"1 {text[:30]}")
    eras = (words.BEFORE_CHRIST.search(said), words.AFTER_CHRIST.search(said))
    return any(found is not None and found.end() == len(said) for found in eras)


def is_about(text: str) -> bool:
    """Whether a cell only says how a date is meant: yes or no to “about”, before, uncertain."""
    return fold(text).strip(". ") in _YES | _NO | _SURE | _UNSURE | _SIDES


def of_its_name(column: str, cells: pd.Series) -> pd.Series:
    """Dates or years with what the header says of all of them.

    >>> of_its_name("Year (BC)", pd.Series(["1274"])).to_list()
    ['1274 BC']
    """
    said = plain("1 " + column)
    if words.BEFORE_CHRIST.search(said):
        return cells if _BOTH_ERAS.search(said) else _behind(cells, " BC")
    if other := _OTHER_CALENDAR.search(fold(column) + " " + column):
        return _behind(cells, f" {other[1] or ('AH' if 'h' in other[0].lower() else 'buddhist')}")
    if style_of(column) < 0 and not words.NEW_STYLE.search(said):
        return _behind(cells, " O.S.")
    if sign := _other_calendar(column, cells):
        return _behind(cells, sign)
    if set(plain_name(column).split()) & _DECADE:
        return cells.str.replace(r"^(\d{3}0)(?:[.,]0+)?$", r"\1s", regex=True)
    return cells


def _other_calendar(column: str, cells: pd.Series) -> str:
    """The mark of another calendar whose years these are by their script; empty for ours.

    ۱۳۲۷/۴/۷ below “تاریخ” is 1948, and 2491 below “วันที่” is so too.
    """
    said = column + " " + " ".join(cells.head(300).to_list())
    if said.isascii() or _OUR_CALENDAR.search(said):
        return ""
    years = [int(year) for text in cells.head(300) for year in _YEAR.findall(text)]
    for script, (first, last), sign in _CALENDARS:
        if script.search(said) and years and all(first <= year <= last for year in years):
            return sign
    return ""


def of_the_year(column: str, cells: pd.Series) -> pd.Series:
    """Parts of a year as texts that can only be what the header says: a 2 as Q2.

    >>> of_the_year("Quarter", pd.Series(["2", "Q3", ""])).to_list()
    ['Q2', 'Q3', '']
    """
    tokens = set(plain_name(column).split())
    for names, sign in ((_QUARTER, "Q"), (_HALF, "H"), (_WEEK, "week ")):
        if tokens & names:
            numbers = cells.replace(_ROMANS) if sign != "week " else cells
            return numbers.str.replace(_SMALL, rf"{sign}\1", regex=True)
    return cells


def counts_days(month: str, day: str, days: pd.Series) -> bool:
    """Whether the days beside the years are those of the year: by their name, or beyond 31.

    Args:
        month, day: names of the columns; empty where there is none.
        days: what stands in that of days.
    """
    if is_day_of_year(month):
        return True
    numbers = pd.to_numeric(days, errors="coerce")
    return bool(day) and not month and bool((numbers.max() > 31) & (numbers.max() <= 366))


def with_days(column: str, months: pd.Series, days: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Months and days out of one column that holds both: 0628 or 6/28 below “MMDD”.

    >>> [part.to_list() for part in with_days("MMDD", pd.Series(["0628"]), pd.Series([""]))]
    [['06'], ['28']]
    """
    said = plain_name(column)
    if said not in _MONTH_AND_DAY | _DAY_AND_MONTH:
        return months, days
    parts = months.str.extract(_BOTH_PARTS)
    both = parts.notna().all(axis=1)
    first, second = (0, 1) if said in _MONTH_AND_DAY else (1, 0)
    return months.where(~both, parts[first]), days.where(~both, parts[second])


def ordinals(years: pd.Series, days: pd.Series) -> pd.Series:
    """Years and the number of a day in each: 1948 and 180 are 1948-180.

    >>> ordinals(pd.Series(["1948", "1955"]), pd.Series(["180", ""])).to_list()
    ['1948-180', '1955']
    """
    numbers = days.str.replace(r"[.,]0+$", "", regex=True)
    counted = years.str.fullmatch(r"\d{4}") & numbers.str.fullmatch(r"0*[1-9]\d{0,2}")
    return years.where(~counted, years + "-" + numbers.str.zfill(3))


def with_era(years: pd.Series, eras: pd.Series) -> pd.Series:
    """Years with the era that stands beside them."""
    said = eras.where(~eras.map(says_nothing).astype(bool), "")
    return years.where((said == "") | (years == ""), years + " " + said)


def with_about(dates: pd.Series, told: pd.Series) -> pd.Series:
    """Dates with what the column beside them says: about, uncertain, before, after."""
    said = told.map(lambda text: fold(str(text)).strip(". "))
    blank = dates == ""
    out = dates.where(~said.isin(_YES) | blank, "about " + dates)
    out = out.where(~said.isin(_UNSURE) | blank, dates + " ?")
    return out.where(~said.isin(_SIDES) | blank, said + " " + dates)


def _behind(cells: pd.Series, sign: str) -> pd.Series:
    nothing = cells.map(says_nothing).astype(bool)
    return cells.where(nothing | cells.str.contains(sign.strip(), regex=False), cells + sign)


def report_parts(check: Checker, column_of: Callable[[str], str]) -> None:
    """Say what was made of days of the old calendar, and of days that have no month."""
    dated = column_of(c.DATE) or column_of(f.YEAR)
    if style_of(dated) < 0:
        mend = "Where they are days of today's calendar, give the column another name"
        told = warned(check.name, _OLD_STYLE, mend, column=dated, code="date.old_style")
        check.problems.append(told)
    day = column_of(f.DAY)
    lone = day and not column_of(f.MONTH) and not column_of(c.DATE)
    if lone and not counts_days("", day, check.table[day]):
        mend = "Add a column of months, or write whole dates"
        told = warned(check.name, _LONE_DAY, mend, column=day, code="date.day_without_month")
        check.problems.append(told)
