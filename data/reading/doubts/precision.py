"""How exactly a date is known, where a column beside it says so: 1948-06-01, to the month."""

import re

import numpy as np
import pandas as pd

from data.basics.problems import shorten, warned
from data.basics.search_text import fold
from data.events.cell_checks import Checker, distinct
from data.reading.doubts.name_words import words_of

_MONTH = words_of("m month monthly monat mois mes mese miesiac mesic mjesec mesec mesyats")
_YEAR = words_of("y year yearly jahr annee ano anno rok godina god")
_CENTURY = words_of("century jahrhundert siecle siglo secolo wiek stoleti stoljece vek")
_DECADE = words_of("decade jahrzehnt decennie decada decennio dekada desetileti desetljece")
_UNSURE = words_of(
    "uncertain unsure doubtful disputed unsicher incertain incierto incerto niepewna nejiste"
    " nesigurno"
)
_ABOUT = words_of("approximate approx about circa ca c estimated ungefahr environ aproximado")
_KEPT = ((_MONTH, 7, ""), (_YEAR, 4, ""), (_DECADE, 3, "X"), (_CENTURY, 2, "XX"))
# Numbers that stand for words, by those who write them; a week more or less is “about”.
_CODES: tuple[tuple[str, str, range, dict[str, str]], ...] = (
    ("Wikidata", r"precision", range(6, 15),
     {"7": "century", "8": "decade", "9": "year", "10": "month"}),
    ("UCDP", r"\bdate prec", range(1, 6), {"2": "about", "3": "about", "4": "month", "5": "year"}),
    ("ACLED", r"\btime prec", range(1, 4), {"2": "about", "3": "month"}),
)  # fmt: skip
_DAY_OR_MONTH = r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?"


def as_known(check: Checker, dates: pd.Series, told: pd.Series, column: str) -> pd.Series:
    """Dates as far as they are known, where the column beside them says so in words or numbers.

    Args:
        check: for messages: what the numbers were taken for, or that they mean nothing here.
        dates, told: as in `coarsened`.
        column: the header over what is told.
    """
    numbers = told.str.replace(r"\.0+$", "", regex=True)
    said = {str(text) for text in numbers.unique()} - {""}
    if not said or not all(re.fullmatch(r"\d{1,2}", text) for text in said):
        return coarsened(dates, told)
    name = re.sub(r"[^a-z]+", " ", fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)))
    for whose, pattern, known, words in _CODES:
        if re.search(pattern, name) and all(int(text) in known for text in said):
            own = shorten(column, 30)
            what = f"“{own}” was taken for how exactly a date is known, as {whose} counts"
            mend = "Write day, month or year into it where that is wrong"
            check.problems.append(
                warned(check.name, what, mend, column=column, code="date.precision_codes",
                       values=(whose,))
            )  # fmt: skip
            return coarsened(dates, numbers.map(words).fillna(""))
    what = f"what the numbers in “{shorten(column, 30)}” say of the dates is not known"
    mend = "Write day, month or year into it; until then each date counts to the day"
    check.problems.append(
        warned(check.name, what, mend, column=column, code="date.precision_unknown")
    )
    return dates


def coarsened(dates: pd.Series, told: pd.Series) -> pd.Series:
    """Dates as far as they are known.

    Args:
        dates: as EDTF; only single days, months and years are made coarser.
        told: what the column beside them says; anything but a known word changes nothing.

    >>> coarsened(pd.Series(["1948-06-01", "1955-01-01"]), pd.Series(["month", "day"])).to_list()
    ['1948-06', '1955-01-01']
    """
    which, texts = distinct(told)
    said = [fold(str(text)).strip(" .").removesuffix(" only") for text in texts]
    plain = dates.str.fullmatch(_DAY_OR_MONTH).to_numpy(dtype=bool)
    out = dates
    for names, length, sign in _KEPT:
        hit = np.array([text in names for text in said], dtype=bool)[which] & plain
        out = out.where(~hit, dates.str.slice(0, length) + sign)
    whole = out.str.fullmatch(r"\d[\dX-]*").to_numpy(dtype=bool)
    for names, sign in ((_UNSURE, "?"), (_ABOUT, "~")):
        hit = np.array([text in names for text in said], dtype=bool)[which] & whole
        out = out.where(~hit, out + sign)
    return out
