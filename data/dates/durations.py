"""How long something lasted: 3 days, P3D, zwei Wochen, 18 below “duration (months)”."""

import re
from datetime import date, timedelta
from functools import cache
from math import ceil

from data.basics.search_text import fold

Length = tuple[int, int]  # whole months, and whole days beyond them
_UNITS = {
    "hour": "h hr hrs hour hours stunde stunden std heure heures hora horas ora ore godzina godziny"
    " godzin hodina hodiny hodin sat sata sati chas chasa chasov saat",
    "day": "d day days tag tage tagen jour jours dia dias giorno giorni dzien dni den dny dnu dan"
    " dana den' dnya dney dag dagar dage dagen gun nap zi zile paev paeva diena",
    "week": "w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane"
    " tydzien tygodnie tygodni tyden tydny tydnu nedelja nedelje nedelya nedeli nedel'"
    " tjedan tjedna tjedana sedmica sedmice weken vecka veckor uge uger hafta het",
    "month": "mo mos month months monat monate monaten mois mes meses mese mesi miesiac miesiace"
    " miesiecy mesic mesice mesicu mjesec mjeseca mjeseci mesec meseca meseci mesyats mesyatsa"
    " mesyatsev maand maanden manad manader maned maneder ay honap luna luni",
    "year": "y yr yrs year years jahr jahre jahren an ans annee annees ano anos anno anni rok lata"
    " lat roky let godina godine god goda jaar ar yil ev",
}
_WORDS = {word: unit for unit, said in _UNITS.items() for word in said.split()}
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0}
_MONTHS = {"month": 1.0, "year": 12.0}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "ein": 1, "eine": 1, "einen": 1,
    "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5,
}  # fmt: skip
_PIECE = re.compile(r"(\d+(?:[.,]\d+)?(?=\s*[a-z])|\b[a-z]+(?=\s))\s*([a-z]+'?)\b\.?")
_ISO = re.compile(
    r"p(?=.)(?:(\d+)y)?(?:(\d+)m)?(?:(\d+)w)?(?:(\d+)d)?(?:t(?:(\d+)h)?(?:\d+m)?(?:\d+(?:\.\d+)?s)?)?"
)
_CLOCK = re.compile(r"(?:(\d+) days?,? )?(\d+):\d{2}(?::\d{2}(?:\.\d+)?)?")
_ABOUT = re.compile(
    r"^(?:about|around|circa|approximately|roughly|nearly|ca?\.?|~|etwa|rund|environ) ?"
)
_START = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?[~?%]?", re.ASCII)
MOST_YEARS = 1000


@cache
def length_of(text: str, unit: str = "") -> Length | None:
    """A length in months and days; None if it cannot be told.

    Args:
        text: as written.
        unit: what a bare number counts, by the header: `hour`, `day`, `week`, `month`, `year`.

    >>> length_of("3 days"), length_of("P1Y2M"), length_of("18", "month"), length_of("18")
    ((0, 3), (14, 0), (18, 0), None)
    """
    said = _ABOUT.sub("", fold(text).strip(" ."))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", said):
        return _sum([(float(said.replace(",", ".")), unit)]) if unit else None
    if found := _ISO.fullmatch(said):
        kinds = ("year", "month", "week", "day", "hour")
        return _sum([(float(n), k) for n, k in zip(found.groups(), kinds, strict=True) if n])
    if found := _CLOCK.fullmatch(said):
        return 0, max(1, int(found[1] or 0) + ceil(int(found[2]) / 24))
    rest = _PIECE.sub(" ", said)
    if re.sub(r"\b(?:and|und|et|y|e|i)\b|[,+&\s]", "", rest):
        return None
    parts = [(_count(number), _WORDS.get(word, "")) for number, word in _PIECE.findall(said)]
    return _sum(parts) if parts else None


def is_about(text: str) -> bool:
    """Whether a length says that it is not exact: about a year."""
    return _ABOUT.match(fold(text).strip()) is not None


def _count(text: str) -> float:
    return float(_NUMBERS.get(text, 0)) if text.isalpha() else float(text.replace(",", "."))


def _sum(parts: list[tuple[float, str]]) -> Length | None:
    """Months and days; None for parts of a month, and for what is no length."""
    if not parts or any(unit not in (*_DAYS, *_MONTHS) or not count for count, unit in parts):
        return None
    months = sum(count * _MONTHS.get(unit, 0.0) for count, unit in parts)
    days = sum(count * _DAYS.get(unit, 0.0) for count, unit in parts)
    fits = months == round(months) and months <= 12 * MOST_YEARS and days <= 366 * MOST_YEARS
    return (round(months), ceil(round(days, 6))) if fits else None


def unit_of(header: str) -> str:
    """What a header says that its numbers count; empty if it does not.

    >>> unit_of("duration (days)"), unit_of("Dauer in Monaten"), unit_of("length")
    ('day', 'month', '')
    """
    words = re.findall(r"[a-z]+'?", fold(re.sub(r"([a-z])([A-Z])", r"\1 \2", header)))
    return next((_WORDS[word] for word in words if len(word) > 1 and word in _WORDS), "")


def end_of(start: str, length: Length) -> str | None:
    """The last day, month or year of what began then, as EDTF; None where it cannot be counted.

    >>> end_of("1948-06-28", (0, 3)), end_of("1948-06", (2, 0)), end_of("1948", (0, 3))
    ('1948-06-30', '1948-07', None)
    """
    found, (months, days) = _START.fullmatch(start), length
    if found is None or (days and not found[3]) or (months % 12 and not found[2]):
        return None
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        last = _later(date(year, month, day), months) + timedelta(days=days - 1)
    except (ValueError, OverflowError):
        return None
    return last.isoformat()[: len("1948-06-28" if found[3] else "1948-06" if found[2] else "1948")]


def _later(day: date, months: int) -> date:
    """The same day some months later, or the first of the next where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return _later(day.replace(day=1), months + 1)
