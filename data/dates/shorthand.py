"""What people leave out or put around a year: “in”, a decade's century, the turn of two years."""

import re
from calendar import month_abbr

from data.basics.problems import shorten
from data.dates.historical_date import DateProblem
from data.dates.in_words import century
from data.dates.languages import month_names as names
from data.dates.languages import words
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
# 40-е годы XX века, les années 40 du XXe siècle: ten years of a hundred that is named.
_OF_CENTURY = re.compile(
    r"\D{0,14}?(?<!\d)'?([1-9]0)(?!\d)\D{1,24}?(?<!\w)([ivx]{1,5}|\d{1,2})"
    r"(?:e|ème|eme|th|st|-?го|ого|\.)?\s+([^\W\d_]{1,12})\.?",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"(?:[a-z]{1,3} )?(?:the )?(?:turn of(?: the)?(?: years?)?|jahres(?:wende|wechsel)"
    r"|prze?lom(?:ie)?(?: lat| roku)?|prelomu?(?: let| roku)?|prelazu?(?: godina| iz)?|rubezhe?"
    r"|tournant(?: de| des annees)?) (\d{4})(?:\s*[/–-]\s*| (?:i|a|u|und|and|e|et) )(\d{4}|\d{2})"
    r"(?: (?:godov|gg|roku|let|godine))?"
)
_MARK_INSIDE = re.compile(r"(?<=\d)\s*[-–]\s*(?=(?:c|ca|cca|circa)\b\.?\s?\d)")

# Vietnamese counts its months: ngày 28 tháng 6 năm 1948.
_COUNTED = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_COUNTED_MONTH = re.compile(
    rf"(?:(?:ngày |ngay )?(\d{{1,2}})[ ,/-]+)?(?:tháng|thang|thg)\.? ?"
    rf"(\d{{1,2}}|{'|'.join(sorted(_COUNTED, key=len, reverse=True))})[ ,/-]*(?:năm |nam )?"
    r"(?=\d{4}(?!\d))",
    re.IGNORECASE,
)
_YEARS_OF_DECADE = {
    names.plain(word)
    for word in (
        "годы",
        "годах",
        "гг",
        "lata",
        "latach",
        "léta",
        "letech",
        "leta",
        "godine",
        "jahre",
        "jahren",
        "anni",
        "anos",
        "decade",
    )
}
_PLACE = re.compile(r"\s*([^\W\d_][^\d,;/()\[\]]{2,30}), (?=\S.*\d{4})")
_MIXED = re.compile(r"^(\d{1,2})([./])\s?(\d{1,2}) (\d{4})$", re.ASCII)  # 28.6 1948


def without_place(text: str) -> str:
    """A dateline without its place.

    >>> without_place("Washington, June 28, 1948"), without_place("Monday, 28 June 1948")
    ('June 28, 1948', 'Monday, 28 June 1948')
    """
    found = _PLACE.match(text)
    if found is None or not all(word[0].isupper() for word in found[1].split()):
        return text
    told = set(re.findall(r"[a-z]+", names.plain(found[1])))
    meant = words.others() | words.SEASON_OF.keys() | names.weekdays()
    return text if told & meant else text[found.end() :]


def without_in(text: str) -> str:
    """A date without the “in” before its year or month.

    >>> without_in("в начале 1948 года"), without_in("V век"), without_in("tháng 6 năm 1948")
    ('начале 1948 года', 'V век', 'Jun 1948')
    """
    if "th" in text.lower():
        text = _COUNTED_MONTH.sub(_numbered, text)
    if "0" in text and (decade := _decade_of_century(text)):
        return decade
    return _IN_YEAR.sub(_without_preposition, text)


def _decade_of_century(text: str) -> str:
    """`1940s` for the forties of the twentieth century, else nothing."""
    found = _OF_CENTURY.fullmatch(text.strip())
    if found is None or names.plain(found[3]) not in words.CENTURY:
        return ""
    between = set(re.findall(r"[a-z]+", names.plain(text)))
    if not between & (words.DECADE | words.DECADE_BEFORE | _YEARS_OF_DECADE):
        return ""
    hundred = century(names.plain(f"{found[2]} {found[3]}"))
    return f"{hundred.edtf[:2]}{found[1]}s" if hundred and hundred.edtf.endswith("XX") else ""


def _numbered(found: re.Match[str]) -> str:
    """The month as its English name, which can be no other."""
    number = int(found[2]) if found[2].isdecimal() else _COUNTED[found[2].lower()]
    told = f"{month_abbr[number]} " if 1 <= number <= 12 else found[0]
    return f"{found[1]} {told}" if found[1] and told != found[0] else told


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
