"""One cell that should be a date: its marks, brackets, calendar and era, then the date itself."""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from data.basics.problems import shorten
from data.dates import ages, shorthand
from data.dates.historical_date import DateProblem, read_date
from data.dates.in_words import read_part
from data.dates.languages import month_names as names
from data.dates.languages import words
from data.dates.nothing import says_nothing
from data.dates.part import Habits, Part, season_of_two
from data.dates.spans import from_old_style, one_day, read_years, spanned
from data.dates.tidy import tidy

LONGEST = 100  # characters: longer texts are no dates
_SERIAL = re.compile(r"([1-7]\d{4})(?:\.\d+)?", re.ASCII)
_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of spreadsheets, from March 1900 on
_TOKEN = re.compile(r"[a-z]+", re.ASCII)
_ISO = re.compile(r"\d{4}-\d\d", re.ASCII)
_LONG_WORD = re.compile(r"\b(?![ivxlcem]+\b)[a-z]{5,}", re.ASCII)
_STRICT = re.compile(r"[\d~?%X/.-]+", re.ASCII)
_ZEROS = re.compile(r"(\d{4})-0{1,2}-0{1,2}(?!\d)|(\d{4}-\d{1,2})-0{1,2}(?!\d)", re.ASCII)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_SIGNS_OPEN = re.compile(
    r"^\s*[<>≤≥]|[-–/+]\s*$|^\s*[–/.]|\.\.$|^\.\.|^-\d|[<>≤≥]\s*$|\d{4}\s*[–-]\s*\?$|^\[\.\.|\.\.\]$"
)
# What is lost with the signs and blanks of other scripts: ～1948年, 1948年まで, μετά το 1948.
_FAR_OPEN = re.compile(
    r"^[〜～]|[〜～]$|^μετ[άα]\b|^sau (?:năm )?\d{4}|^(?:截?至|到|直[到至])(?=\d)|(?:から|부터|起)$"
    r"|^(?!.*(?:から|부터|[自由~〜～–—-])).*(?:まで|까지|[为為]止)$"
    r"|^(?:beginning|starting) (?:in|with|from)\b",
    re.IGNORECASE,
)
_MASKED = re.compile(r"\d{3}[-?_]|\d{2}(?:--|\?\?|__)", re.ASCII)
_OTHER_ERA = re.compile(
    r"\d ?n\. ?H\."
    r"|\d\s?(?:هـ|ه|ش)(?!\w)|\bA\.?H\.?\b|[4-6]\d{3}\s?A\.?M\.?$|\bA\.?M\.?\s?[4-6]\d{3}$|[\u0e00-\u0e7f]"
    r"|\b(?:hijri|hijra|buddhist|jewish|hebrew|shamsi|jalali|saka|ethiopian|coptic|BP|kya|AUC"
    r"|regnal|reign|indiction|hegira|hegirae|hidzry|islamic|islamisch|anno mundi|meiji|taisho"
    r"|showa|heisei|reiwa|minguo)\b",
    re.IGNORECASE,
)
# A year with a digit that is not known, or that a scanner took for a letter: 194?, l948, 194o.
_CUT_YEAR = re.compile(
    r"(?<!\d)(?:\d{3}[?_]|\d\d[?_]{2}|\d{3}[bilo](?![a-z]))|(?<![a-z\d])[ilt]\d{3}(?!\d)"
)
_COUNT = re.compile(r"-\d{5,}(?:\.\d+)?", re.ASCII)
_DAY_NAME = re.compile(r"([a-z]{2,4})[.,]* (?=\d{1,2}[./-] ?\d{1,2}[./-])")
_DAY_NAME_LAST = re.compile(
    r"(?:\d{1,2}[./-] ?\d{1,2}[./-] ?\d{4}|\d{4}-\d\d-\d\d)[.,]* \(?([a-z]{2,12})\)?[.,]*"
)
_NOTE = re.compile(
    r"(?:note|fn|ref|source|see|cf|vgl|siehe|voir|anm|opm|przyp|pozn|nota|prim)\b.*"
    r"|\d{1,3}(?: ?[,;] ?\d{1,3})*|[a-z]|\*+|!+|;.*"
    r"|(?:at )?\d{1,2}(?:[:.h]\d{2}){0,2} ?(?:[ap]\.? ?m|h|hrs|uhr|o'?clock)?"  # the time of day
)
_PIECES = re.compile(
    r"(?<=[^\W\d_])[.-](?=\d)|(?<=[^\W\d_])-(?=[^\W\d_]{3})|(?<=^c)(?=\d{4})|(?<=^ca)(?=\d{4})"
)
# “Do, 28.6.1948” is a Thursday, and “do 1948” is until.
_LEADS_OPEN = re.compile(rf"(?:{words.OPEN.pattern})(?![.,])")


def loose_date(text: str, habits: Habits) -> str | None:
    """EDTF of a date with marks around it, of a range or of a single date; None if it is none."""
    if says_nothing(text) and text.strip():
        raise DateProblem(f"“{shorten(text, 40)}” says that the date is not known")
    if len(text) > 2 * LONGEST:
        return None
    if _OTHER_ERA.search(text):
        raise DateProblem(
            f"“{shorten(text, 40)}” counts its years in another calendar; write the date in the "
            "common one, such as 1948-06-28"
        )
    clean = tidy(shorthand.without_in(shorthand.without_place(text)))
    if not clean or len(clean) > LONGEST:
        return None
    shorthand.refuse_cut(text, clean, early=habits.early)
    if habits.serials and (serial := _SERIAL.fullmatch(clean)):
        return (_SERIAL_ZERO + timedelta(days=int(serial[1]))).isoformat()
    plain = names.plain(clean.replace("≈", " about ").replace("–", "\x00")).replace("\x00", "–")
    plain = re.sub(r"^\+(?=\d{4})", "", plain).replace("des annees ", "annees ")
    plain, turn = shorthand.turn_of_years(plain)
    if turn:
        return turn
    plain = ages.written_out(_without_day_name(plain))
    if _COUNT.fullmatch(plain) or _strange_word(plain):
        return None
    bare, style = _styled(_christian(text, plain))
    bare = _zeros(bare)
    ages.refuse_ambiguous(text, bare)
    _refuse_signs(text, bare, habits)
    edtf = _bracketed(text, bare, style, habits)
    if edtf is None:
        _refuse_open(text, bare)
    return edtf


def _refuse_signs(text: str, bare: str, habits: Habits) -> None:
    """Say so where a year is not whole, or a sign leaves one end open."""
    if _MASKED.fullmatch(bare):
        return
    if _CUT_YEAR.search(bare) and not habits.early:
        raise DateProblem(
            f"“{shorten(text, 40)}” has no whole year; write for example 1948 or 194X"
        )
    if _SIGNS_OPEN.search(bare) or _FAR_OPEN.search(text.strip()):
        raise _open_ended(text)


def _strange_word(text: str) -> bool:
    """Whether a word outside brackets can stand in no date: most texts that are none end here."""
    words_of = _LONG_WORD.findall(_BRACKET.sub(" ", text))
    known = words.vocabulary() | ages.vocabulary() if words_of else frozenset()
    return any(word not in known for word in words_of)


def _without_day_name(text: str) -> str:
    """`mo 28.6.1948` without its Monday; “do” and “po” are until and after elsewhere, and stay."""
    for found in (_DAY_NAME.match(text), _DAY_NAME_LAST.fullmatch(text)):
        if found and found[1] in names.short_weekdays() and found[1] not in words.others():
            return f"{text[: found.start(1)]} {text[found.end(1) :]}".strip(" .,()")
    return text


def _zeros(text: str) -> str:
    """1949-00-00 is the year 1949."""
    return _ZEROS.sub(lambda found: found[1] or found[2], text)


def _christian(text: str, plain: str) -> str:
    """The date without AD; what lies before the year 1 is no date that Thaw knows."""
    before = re.fullmatch(r"[-−]\s?0*[1-9]\d{0,4}(?:-.*|\.0+)?", plain)
    if before or words.BEFORE_CHRIST.search(plain):
        raise DateProblem(
            f"“{shorten(text, 40)}” lies before the year 1; Thaw knows the years 0001 to 9999"
        )
    found = words.AFTER_CHRIST.search(plain)
    if found is None:
        return plain
    rest = f"{plain[: found.start()]} {plain[found.end() :]}".strip()
    return re.sub(r"(?<![\d./-])(\d{1,3})$", lambda year: year[1].zfill(4), rest)


def _styled(text: str) -> tuple[str, str]:
    """The date without the name of its calendar, and `old` or `` for it."""
    if not re.search(r"[a-z]", text):
        return text, ""
    old = words.OLD_STYLE.search(text)
    for style in (words.OLD_STYLE, words.NEW_STYLE):
        text = style.sub(" ", text)
    text = re.sub(r"[(\[]\s*[,.;]*\s*[)\]]", " ", text)
    return " ".join(text.split()), "old" if old else ""


def _bracketed(text: str, bare: str, style: str, habits: Habits) -> str | None:
    """A date with something in brackets: a mark, the same day in the other calendar, a remark."""
    if bare.startswith("[") and bare.endswith("]") and bare.count("[") == 1:
        bare = bare[1:-1] + " ?"  # how catalogues mark a date that they inferred
    if bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1:
        bare = bare[1:-1].strip()
    held = _BRACKET.search(bare)
    if held is None:
        found = _marked(bare, habits)
        return _new_style(found) if found and style == "old" else found
    outside = f"{bare[: held.start()]} {bare[held.end() :]}".strip()
    inside = held[1].strip(" .,;")
    second = _second_date(outside, inside, habits)
    if second is None and (not inside or _NOTE.fullmatch(inside) or _is_beside(inside)):
        return _bracketed(text, outside, style, habits)
    if second is None and _only_marks(inside):
        return _bracketed(text, f"{outside} {inside}", style, habits)
    if second is None:
        raise DateProblem(
            f"“{shorten(text, 40)}” has more in brackets than a date; move it to another column"
        )
    return second


def _is_beside(text: str) -> bool:
    """Whether it is the day of the week or the time of day: (Monday), (early morning)."""
    known = names.weekdays() | words.TIMES_OF_DAY
    told = [token for token in text.split() if token not in ("early", "late", "in", "the", "am")]
    return bool(told) and all(token.strip(".,") in known for token in told)


def _only_marks(text: str) -> bool:
    tokens = re.findall(r"[a-z-]+|\S", text)
    known = words.ABOUT | words.UNSURE | {"?", ".", "~", "date", "datum", "fecha", "data", "year"}
    return all(token.strip(".") in known or token in known for token in tokens)


def _second_date(outside: str, inside: str, habits: Habits) -> str | None:
    """The day of two calendars, of one date told twice, or of a year in brackets."""
    one, other = read_part(outside, habits), read_part(inside, habits)
    if one is None or other is None or not (one.whole or other.whole):
        return None
    if one.month and not one.year and other.year and not other.month:
        return replace(one, year=other.year).text()
    within = other.month or other.season or other.unit  # 1948 (June), 1948 (Q2)
    if within and not other.year and one.year and one == Part(one.year):
        return replace(other, year=one.year).text()
    if other.number and one.month:
        other = replace(other, number="", month=one.month, day=int(other.number))
    year = int(one.year or other.year or 0)
    near = [f"{year + step:04d}" for step in (0, 1, -1)]
    for first in near if not one.year else [one.year]:
        for last in near if not other.year else [other.year]:
            with suppress(DateProblem):
                days = replace(one, year=first).text(), replace(other, year=last).text()
                if days[0] == days[1] or one_day(*days):
                    return one_day(*days) or days[0]
    return None


def _new_style(edtf: str) -> str:
    found = from_old_style(edtf)
    if found is None:
        raise DateProblem(f"“{edtf}” is of the old calendar; write it in the new one")
    return found


def _marked(text: str, habits: Habits) -> str | None:
    """A date with words or signs that it is not sure."""
    if edtf := ages.part_of_age(text, habits) or _bare(text, habits, strict=False):
        return edtf
    bare, mark = _without_marks(text)
    if bare == text:
        return None
    edtf = _bare(bare, habits, strict=bool(mark))
    if edtf is None or not mark:
        return edtf
    return "/".join(part.rstrip("~?%") + _both(part, mark) for part in edtf.split("/"))


def _both(part: str, mark: str) -> str:
    """A mark beside the one that is there already."""
    own = part[-1] if part[-1] in "~?%" else ""
    return mark if own in ("", mark) else "%"


def _bare(text: str, habits: Habits, *, strict: bool) -> str | None:
    if strict and _STRICT.fullmatch(text):
        with suppress(DateProblem):
            return season_of_two(text, habits) or read_date(text).text
    years = None if habits.months_behind is True else read_years(text, habits)
    if years and (habits.months_behind is False or not _ISO.fullmatch(text)):
        return years
    if not _LEADS_OPEN.match(text):
        part = read_part(text, habits)
        if part and part.number and text == f"{part.number} {part.year}":
            part = replace(part, number="", month=int(part.number))
        if part and part.whole and not part.number:
            return part.text()
        if part and not part.whole and part.month:
            raise DateProblem(f"“{shorten(text, 40)}” has no year; write for example 1948-06-28")
    return spanned(text, habits)


def _without_marks(text: str) -> tuple[str, str]:
    """The date without what says that it is not sure, and `~`, `?` or `%` for that."""
    about = unsure = False
    text = text.strip(" .,;")
    if "?" in text:
        text, unsure = text.replace("?", " "), True
    if text.startswith("~") or text.endswith("~"):
        text, about = text.strip("~ "), True
    kept = []
    for part in text.split():
        for piece in _PIECES.split(part):
            word = piece.strip(".,")
            about |= word in words.ABOUT
            unsure |= word in words.UNSURE
            if word not in words.ABOUT and word not in words.UNSURE:
                kept.append(piece)
    mark = "%" if about and unsure else "~" if about else "?" if unsure else ""
    return " ".join(kept).strip(" .,;"), mark


def _refuse_open(text: str, bare: str) -> None:
    """Say so where a text names one end only: before 1948, 1949–, до 1955."""
    if not re.search(r"\d", bare):
        return
    if words.OPEN.search(bare):
        raise _open_ended(text)


def _open_ended(text: str) -> DateProblem:
    return DateProblem(
        f"“{shorten(text, 40)}” is open at one end: it says only before or after; write both ends, "
        "such as 1949-01/1954-12, or 1948~ for about that time"
    )
