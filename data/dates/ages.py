"""A part of a century or a decade: first half of the 19th century, early 1950s, the 1950s–60s."""

import re

from data.basics.problems import shorten
from data.dates.historical_date import DateProblem
from data.dates.in_digits import ROMANS
from data.dates.in_words import read_part
from data.dates.languages import words
from data.dates.languages.month_names import plain
from data.dates.part import Habits


def _set(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in text.split())


_HALVES = words.HALF | _set("halves hälfte halfte moitié metà mitad metade helft hälften fele")
_THIRDS = _set("third drittel tiers tercio terço terzo třetina tretina треть трети trzecia terċ")
_QUARTERS = words.QUARTER | _set("четверть четверти quart cuarto ćwierć čtvrtina negyede")
_LAST = _set(
    "last latter letzte letzten letztes dernier dernière último última ultimo ultima ostatni"
    " ostatnia poslední posljednja poslednja последняя последний последней"
)
_ENDS = ("st", "nd", "rd", "th", "e", "re", "ere", "eme", "a", "ya", "i", "aya")
# Between the parts of an age, and behind its number: “des 19. Jahrhunderts”, “1950-х годов”.
_SMALL = _set("des du dell d godov godu гг lat let")
EARLY = _set(
    "early beginning start anfang frühe frühen début začátek počátek početak početkom początek"
    " początku inicio inicios início principios inizio inizi primi начало начале rané eleje"
)
MIDDLE = _set(
    "mid middle mitte milieu sredina sredinom середина середине mediados meados közepe polovici"
)
LATE = _set(
    "late end ende späte späten fin konec konce koniec końcu kraj krajem крајем конец конце"
    " finales fines final fine vége pozdní"
)
_SHORT_CENTURY = re.compile(r"(?<![\w.])(\d{1,2}(?:st|nd|rd|th)) c\.?$")

# First and last year of early, middle and late, counted from the first of a decade or a century.
_PHASES = {
    3: ((0, 3), (4, 6), (7, 9)),
    2: ((0, 33), (34, 66), (67, 99)),
}
_AGE = re.compile(r"(\d{3})X|(\d{2})XX", re.ASCII)
_TOKEN = re.compile(r"\d+|[a-z]+", re.ASCII)
_SUFFIX = r"'?-?\s?(?:s|er|ern|es|e|ih|h|kh|tych|te|ties)(?![a-z])"
_TWO_DECADES = re.compile(
    rf"(?<!\d)(\d\d)(\d0)(?:{_SUFFIX})?(\s*[–/-]\s*| (?:and|und|et|y|i|to|bis|or|oder) )'?"
    rf"(\d0)(?={_SUFFIX})"
)
_TWO_CENTURIES = re.compile(
    r"(\d{1,2}|[ivx]+)(?:th|st|nd|rd|e|eme|\.)?(\s*[–/-]\s*| (?:and|und|et|y|i|to|bis|or|oder) )"
    r"(\d{1,2}|[ivx]+)((?:th|st|nd|rd|e|eme|\.)?\s*([a-z]+)\.?)"
)
_ROMAN = "|".join(sorted(ROMANS, key=len, reverse=True))
_ROMAN_MONTHS = re.compile(rf"({_ROMAN})\s*[–/-]\s*({_ROMAN})[ ./-]+(\d{{4}})")
_YEARS = re.compile(r"(l[eé]ta) (\d{4})\.?", re.IGNORECASE)
# “Anos 1940” are ten years, and “anos 1940-1945” six.
_PLURAL = re.compile(r"(?:los |os |gli |in )?(?:anos|los|lata|jaren|anii|godini) (\d{3}0)\.?(?!\d)")


def written_out(plain_text: str) -> str:
    """A text with what two decades, two centuries or two months share written with each.

    >>> written_out("1950s–60s"), written_out("18.-19. jh."), written_out("vi–vii 1948")
    ('1950s–1960s', '18 jh – 19. jh.', '1948-06 – 1948-07')
    """
    text = _SHORT_CENTURY.sub("\\1 century", plain_text)
    text = _TWO_DECADES.sub(
        lambda found: found[0][: found.start(4) - found.start()] + found[1] + found[4], text
    )
    if (months := _ROMAN_MONTHS.fullmatch(text)) and ROMANS[months[1]] < ROMANS[months[2]]:
        first, last = (f"{months[3]}-{ROMANS[month]:02d}" for month in months.groups()[:2])
        return f"{first} – {last}"
    centuries = _TWO_CENTURIES.fullmatch(text)
    if centuries and centuries[5] in words.CENTURY:
        one, sign, other, tail, word = centuries.groups()
        sign = sign if sign.strip().isalpha() else " – "
        return f"{one} {word}{sign}{other}{tail}"
    if (years := _PLURAL.fullmatch(text)) and not text.endswith("-"):
        return f"{years[1]}s"
    return text


def refuse_ambiguous(text: str, bare: str) -> None:
    """Say so where the words for summer and for year are one: leta 1948.

    Raises:
        DateProblem: it is such a text.
    """
    found = _YEARS.fullmatch(bare)
    if found and text.isascii() | text.lower().startswith("lé"):
        year = found[2]
        ten = f", {year[:3]}X for the ten years" if year.endswith("0") else ""
        raise DateProblem(
            f"“{shorten(text, 40)}” can be a summer or a year; write {year}-22 for the summer, "
            f"{year} for the year{ten}"
        )


def part_of_age(text: str, habits: Habits) -> str | None:
    """EDTF of a half, quarter or third of a century, and of the early, middle or late part of a
    century or a decade; None for anything else.

    Args:
        text: in plain small letters.
        habits: of the column.
    """
    tokens = [token for token in _TOKEN.findall(text) if token not in _SMALL]
    if not set(tokens) & _WORDS:
        return None
    found = _fraction(tokens, habits) or _phase(tokens, habits)
    return found.replace("~", "%") if found and "?" in text else found


def _fraction(tokens: list[str], habits: Habits) -> str | None:
    for place, token in enumerate(tokens):
        parts = 2 if token in _HALVES else 4 if token in _QUARTERS else 0
        parts = 3 if token in _THIRDS and place else parts
        before = place - 1
        while parts and before > 0 and tokens[before] in _ENDS:
            before -= 1
        number = _number(tokens[before], parts) if parts and before >= 0 else 0
        if not 1 <= number <= parts:
            continue
        age = _years_of([*tokens[:before], *tokens[place + 1 :]], habits)
        if age and age[1] == 100:
            first, last = (age[0] + 100 * step // parts for step in (number - 1, number))
            mark = "~" if parts == 3 else ""
            return f"{first:04d}{mark}/{last - 1:04d}{mark}"
    return None


def _number(token: str, parts: int) -> int:
    if token in _LAST:
        return parts
    if token.isdigit():
        return int(token)
    return words.ORDINALS.get(token, 0)


def _phase(tokens: list[str], habits: Habits) -> str | None:
    said = [place for place, token in enumerate(tokens) if token in EARLY | MIDDLE | LATE]
    if len(said) != 1:
        return None
    word = tokens[said[0]]
    about = words.ABOUT - EARLY - MIDDLE - LATE
    age = _years_of([token for token in tokens if token != word and token not in about], habits)
    if age is None:
        return None
    which = 0 if word in EARLY else 1 if word in MIDDLE else 2
    first, last = _PHASES[3 if age[1] == 10 else 2][which]
    return f"{age[0] + first:04d}~/{age[0] + last:04d}~"


def _years_of(tokens: list[str], habits: Habits) -> tuple[int, int] | None:
    """The first year of a decade or a century, and how many years it has."""
    try:
        part = read_part(" ".join(tokens), habits)
    except DateProblem:
        return None
    found = _AGE.fullmatch(part.edtf) if part else None
    if found is None:
        return None
    return (int(found[1]) * 10, 10) if found[1] else (int(found[2]) * 100, 100)


_WORDS = _HALVES | _QUARTERS | _THIRDS | EARLY | MIDDLE | LATE


def vocabulary() -> frozenset[str]:
    """Every word that can stand in such a date."""
    return _WORDS | _LAST | _SMALL | frozenset(("jaren",))
