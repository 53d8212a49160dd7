"""What people leave out or put around a year: “in”, a decade's century, the turn of two years."""

import re

from data.basics.problems import shorten
from data.dates import month_names as names
from data.dates import words
from data.dates.historical_date import DateProblem
from data.dates.part import end_year

# “в 1948”, “в начале 1948” and “i 1948” say in which year, and are no month in Roman numbers.
_IN_YEAR = re.compile(
    r"^\s*(?:[ivвВ]|em|nel|v roku|v roce|w)\s+(?=\d{4}(?!\d))"
    r"|^\s*(?:[iuvwUVWвВ]|em|nel|nell')\s+(?=([^\W\d_]{3,}))|(?<=\d{4})\s+[вВ]\.?$"
)
_CUT_AND_MARKED = re.compile(r"^\D{0,9}\d{3}[*.]\s*$", re.ASCII)
_SHORT = re.compile(r"(?<![\w'])'\d{2}(?!\d)")
_BARE_DECADE = re.compile(
    r"(?<![\d/.-])'?[1-9]0['-]?\s?(?:s|er|ties|е|х|ые|ых|tych|te)(?![^\W_])|(?:ann[ée]es|anni|años|anos"
    r"|lata|léta) '?[1-9]0\b"
)
_TURN = re.compile(
    r"(?:[a-z]{1,3} )?(?:the )?(?:turn of(?: the)?(?: years?)?|jahres(?:wende|wechsel)"
    r"|prze?lom(?:ie)?(?: lat| roku)?|prelomu?(?: let| roku)?|prelazu?(?: godina| iz)?|rubezhe?"
    r"|tournant(?: de| des annees)?) (\d{4})(?:\s*[/–-]\s*| (?:i|a|u|und|and|e|et) )(\d{4}|\d{2})"
    r"(?: (?:godov|gg|roku|let|godine))?"
)
_MARK_INSIDE = re.compile(r"(?<=\d)\s*[-–]\s*(?=(?:c|ca|cca|circa)\b\.?\s?\d)")

_MIXED = re.compile(r"^(\d{1,2})([./])\s?(\d{1,2}) (\d{4})$", re.ASCII)  # 28.6 1948


def without_in(text: str) -> str:
    """A date without the “in” before its year or month.

    >>> without_in("в начале 1948 года"), without_in("V век")
    ('начале 1948 года', 'V век')
    """
    return _IN_YEAR.sub(_without_preposition, text)


def _without_preposition(found: re.Match[str]) -> str:
    """Nothing in the place of “in”; “V век” and “I kwartał” are numbers and stay."""
    word = names.plain(found[1] or "")
    counted = word in words.QUARTER | words.HALF | words.WEEK | words.CENTURY
    return found[0] if counted else ""


def turn_of_years(plain: str) -> tuple[str, str]:
    """A date in plain letters, and EDTF of the turn of two years, else nothing.

    >>> turn_of_years("turn of 1948/49")[1]
    '1948-12~/1949-01~'
    """
    plain = _MIXED.sub(r"\1\2\3\2\4", _MARK_INSIDE.sub(" – ", plain))
    found = _TURN.fullmatch(plain)
    if found is None:
        return plain, ""
    end = end_year(found[1], found[2]) if len(found[2]) < 4 else found[2]
    return plain, f"{found[1]}-12~/{end}-01~" if int(end) == int(found[1]) + 1 else ""


def refuse_cut(text: str, clean: str, *, early: bool) -> None:
    """Say so where a year has too few digits.

    Args:
        text, clean: as written, and tidy.
        early: whether the column knows years before 1000.

    Raises:
        DateProblem: a decade has no century, a sign stands for the last digit, the year has two.
    """
    told = f"“{shorten(text, 40)}”"
    if _BARE_DECADE.search(clean) and not re.search(r"\d{4}", clean):
        raise DateProblem(f"{told} names a decade without its century; write for example 195X")
    if _CUT_AND_MARKED.match(text) and not early:
        raise DateProblem(f"{told} has no whole year; write for example 1948 or 194X")
    if _SHORT.search(clean):
        raise DateProblem(f"{told} has a year of two digits; write all four, such as 28.6.1948")
