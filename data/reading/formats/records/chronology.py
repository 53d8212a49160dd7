"""A chronology as people write it: each line a date, a sign, and what happened.

    28 June 1948 – Expelled, and the world hears of it.
    2 June 1955: The two sign a declaration.

Also with years as headings, bullets or numbers in front, and a text that goes on in the next lines.
"""

import re

from data.basics import columns as c
from data.dates.historical_date import DateProblem
from data.dates.part import Habits
from data.dates.written_dates import written_date
from data.reading.column_names import meanings

_FEW = 2  # dated lines, below which it is none
_SURE = 0.9  # of what a name means
_SHARE = 0.6  # of the lines that begin something
_SAMPLE = 20_000  # bytes
_LONGEST = 60  # characters of a date
_TITLE = 90  # characters, above which a title ends with its first sentence
_BULLET = re.compile(r"(?:[*•·‣▪◦+–—-]|\(?\d{1,3}[.)]|#{1,6})\s+")
_SIGN = re.compile(r"\s*[:：]\s+|\s+-{1,3}\s+|\s*[–—―]\s*|\*\*[:.]?\s*")
_DIGITS_FIRST = re.compile(r"(\d{4}[~?]?|\d{1,4}[./–-][\d./–-]*\d[~?]?\.?) (?=[^\W\d_]{2,})")
_YEAR = re.compile(r"(?:#{1,6}\s*)?[*_=]{0,3}\s*(\d{4})\s*[*_=]{0,3}:?")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[^\W\d_])")
_NUMBER = re.compile(r"\(?(\d{1,5})[.)]\s+")
_MOST = 20_000  # lines: nobody writes more by hand
_CUTS = "\t;|,"  # of tables
_NO_YEAR = "has no year"
_ANY = Habits()  # of a single date


def records_within(text: bytes) -> list[dict[str, str]] | None:
    """The events of a text in UTF-8 as records; None where it is no chronology.

    >>> records_within(b"28 June 1948: Expelled\\n2 June 1955: Declaration")
    ... # doctest: +NORMALIZE_WHITESPACE
    [{'date': '28 June 1948', 'title': 'Expelled', 'summary': ''},
     {'date': '2 June 1955', 'title': 'Declaration', 'summary': ''}]
    """
    sample = _lines(text[:_SAMPLE])
    if not sample or _is_table(sample) or _is_header(sample[0]):
        return None
    found = _gathered(sample)
    begun = [line for line in sample if not line[0].isspace() and not line.startswith("#")]
    years = sum(_YEAR.fullmatch(line) is not None for line in begun)
    if len(found) < _FEW or len(found) < _SHARE * (len(begun) - years):
        return None
    whole = _lines(text)
    if len(whole) > _MOST:
        return None
    return [_told(date, words) for date, words in _gathered(whole)]


def _lines(text: bytes) -> list[str]:
    return [line.rstrip() for line in text.decode("utf-8", "replace").splitlines() if line.strip()]


def _is_table(lines: list[str]) -> bool:
    """Whether each of the first lines is cut by as many signs, and no date ends but at one."""
    for sign in _CUTS:
        counts = {line.count(sign) for line in lines[:20]}
        if len(counts) == 1 and counts != {0}:
            return sign != "," or not all(_cut(line, "") for line in lines[:20])
    return False


def _is_header(line: str) -> bool:
    """Whether the first line holds names of columns, with blanks between: Date Event Score."""
    words = line.split()
    return len(words) > 1 and all(
        max(meanings(word).values(), default=0) >= _SURE for word in words
    )


def _gathered(lines: list[str]) -> list[tuple[str, str]]:
    """Each date with what is told of it; a line without a date goes on from the one above."""
    found: list[tuple[str, str]] = []
    year = ""
    numbers = [one[1] for line in lines if (one := _NUMBER.match(line))]
    counted = len(numbers) > 1 and numbers == [str(n + 1) for n in range(len(numbers))]
    for line in lines:
        line = _NUMBER.sub("", line, count=1) if counted else line  # 3. 1956 is no March
        if heading := _YEAR.fullmatch(line.strip()):
            year = heading[1]
        elif part := _cut(line.strip(), year):
            found.append(part)
        elif found and not line.startswith("#"):
            date, words = found[-1]
            found[-1] = date, f"{words} {line.strip()}".strip()
    return found


def _cut(line: str, year: str) -> tuple[str, str] | None:
    """The date at the beginning of a line and the rest; the longest beginning that is a date."""
    bare = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
    for text in dict.fromkeys((line, bare)):
        start = text.lstrip("*_ ")
        ends = [(cut.start(), cut.end()) for cut in _SIGN.finditer(start[: _LONGEST + 4])]
        digits = _DIGITS_FIRST.match(start)
        ends += [(digits.end(1), digits.end())] if digits else []
        for end, begin in sorted(ends, reverse=True):
            date = _dated(start[:end].strip("*_ "), year)
            if date and start[begin:].strip():
                return date, start[begin:].strip()
    return None


def _dated(text: str, year: str) -> str:
    """The text if it is a date, with the year of the heading if it has none; else nothing."""
    if not 3 < len(text) <= _LONGEST:
        return ""
    try:
        written_date(text, _ANY)
    except DateProblem as problem:
        said = str(problem)
        if _NO_YEAR in said:
            return f"{text} {year}" if year else ""
        if year and (whole := _with_year(text, year)):
            return whole
        return text if "cannot be read" not in said and any(map(str.isdigit, text)) else ""
    return text


def _with_year(text: str, year: str) -> str:
    """28.6. and 28/6 below a heading 1948 as a whole date; else nothing."""
    found = re.fullmatch(r"(\d{1,2})([./])\s?(\d{1,2})\.?", text)
    return f"{found[1]}{found[2]}{found[3]}{found[2]}{year}" if found else ""


def _told(date: str, words: str) -> dict[str, str]:
    """A record; of a long text the first sentence is the title."""
    words = words.strip("*_ ")
    parts = _SENTENCE.split(words, maxsplit=1) if len(words) > _TITLE else [words]
    return {c.DATE: date, c.TITLE: parts[0].rstrip("."), c.SUMMARY: "".join(parts[1:])}
