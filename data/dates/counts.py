"""Numbers by which programs count time: seconds since 1970, days of a spreadsheet, 480628."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from data.dates.historical_date import DateProblem

SECONDS, MILLISECONDS = "seconds", "milliseconds"
_STAMP = re.compile(r"-?\d{8,13}(?:\.\d+)?", re.ASCII)
_HOURS = re.compile(r"((?:1[5-9]|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])")
_DAY = re.compile(r"(?:1\d{3}|20\d{2})(?:0\d|1[0-2])[0-3]\d")
_LONG = 10**11  # a count of this size is one of milliseconds
_LEAST = 10**8  # seconds: whoever counts them has an event outside 1967–1973
_SERIAL_ZERO = date(1899, 12, 30)


def stamps_of(texts: Iterable[str]) -> str:
    """Whether a column counts `seconds` or `milliseconds` since 1970; empty for neither.

    >>> stamps_of(["-678844800", "1136073600"]), stamps_of(["19480628", "19550602"])
    ('seconds', '')
    """
    found = [text for text in texts if text.strip()]
    if not found or not all(_STAMP.fullmatch(text) for text in found):
        return ""
    if all(_DAY.fullmatch(text) or _HOURS.fullmatch(text) for text in found):
        return ""
    most = max(abs(float(text)) for text in found)
    return "" if most < _LEAST else MILLISECONDS if most >= _LONG else SECONDS


def of_stamp(text: str, counted: str) -> str | None:
    """The day of a count, in universal time, as EDTF; None if it is no count or out of reach."""
    if not _STAMP.fullmatch(text):
        return None
    seconds = float(text) / (1000 if counted == MILLISECONDS else 1)
    with suppress(OverflowError, ValueError):
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date().isoformat()
    return None


def explain(text: str) -> None:
    """Say what a bare number looks like that is no date as it stands.

    Raises:
        DateProblem: it looks like a count of days or seconds, or like a date without its century.
    """
    told = _told(text)
    if told:
        raise DateProblem(f"“{text}” looks like {told}")


def _told(text: str) -> str:
    if re.fullmatch(r"[1-7]\d{4}", text):
        day = _SERIAL_ZERO + timedelta(days=int(text))
        return (
            f"a spreadsheet's count of days, here {day}, since it lies after the year 9999; make "
            "the column one of dates there"
        )
    if found := re.fullmatch(r"(\d{4})(\d{3})", text):
        with suppress(ValueError):
            day = datetime.strptime(text, "%Y%j").replace(tzinfo=UTC).date()
            return f"the year {found[1]} and its day {int(found[2])}; write {day}"
    if found := re.fullmatch(r"(\d\d)(\d\d)(\d\d)", text):
        one, two, three = map(int, found.groups())
        if 1 <= two <= 12 and (1 <= three <= 31 or 1 <= one <= 31):
            return "a date whose year has two digits; write all four, such as 1948-06-28"
    if _STAMP.fullmatch(text) and len(text.strip("-")) > len("19480628"):
        for counted in (SECONDS, MILLISECONDS):
            if (day := of_stamp(text, counted)) and 1000 <= int(day[:4]) <= 2100:
                return f"a count of {counted} since 1970, here {day}; write the date itself"
    return ""
