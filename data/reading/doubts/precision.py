"""How exactly a date is known, where a column beside it says so: 1948-06-01, to the month."""

import numpy as np
import pandas as pd

from data.basics.search_text import fold
from data.events.cell_checks import distinct
from data.reading.doubts.name_words import words_of

_MONTH = words_of("month monthly monat mois mes mese miesiac mesic mjesec mesec mesyats")
_YEAR = words_of("year yearly jahr annee ano anno rok godina god")
_DECADE = words_of("decade jahrzehnt decennie decada decennio dekada desetileti desetljece")
_UNSURE = words_of(
    "uncertain unsure doubtful disputed unsicher incertain incierto incerto niepewna nejiste"
    " nesigurno"
)
_ABOUT = words_of("approximate approx about circa ca c estimated ungefahr environ aproximado")
_KEPT = ((_MONTH, 7, ""), (_YEAR, 4, ""), (_DECADE, 3, "X"))
_DAY_OR_MONTH = r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?"


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
