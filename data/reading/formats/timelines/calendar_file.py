"""iCalendar (.ics): each entry of a calendar is an event.

Only lines, folding and the escapes of RFC 5545 are looked at, so that one damaged entry does not
keep the others out and a calendar of many thousand entries is read at once; a library that builds
the whole model of a calendar takes some ten seconds for two megabytes.
"""

import re
from datetime import date, datetime, time, timedelta

import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.given import Given
from data.basics.limits import Unreadable, check_shape
from data.basics.problems import warned

_MORE = {"LOCATION": "location", "STATUS": "status", "COMMENT": "comment"}
_LINE = re.compile(r"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^;:\"]*))*):(.*)", re.DOTALL)
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(T\d{4,6}Z?)?", re.ASCII)
_ESCAPED = re.compile(r"\\([\\;,nN])")
_LASTS = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:\d{1,7}S)?)?", re.ASCII
)


def is_calendar(text: bytes) -> bool:
    """Whether a text begins as a calendar does."""
    return text[:200].lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith(b"BEGIN:VCALENDAR")


def read_calendar(text: bytes, name: str) -> Given:
    """The entries of a calendar, with the columns that Thaw knows; they have no scores.

    Raises:
        Unreadable: there are none.
    """
    head, entries = _entries(text.decode("utf-8", "replace"))
    if not entries:
        raise Unreadable(
            "there is no event in the calendar", "Take another one", code="calendar.no_event"
        )
    check_shape(len(entries), 10)
    cells = pd.DataFrame([_row(entry) for entry in entries], dtype="str")
    cells = cells.drop(columns=[own for own in _MORE.values() if (cells[own] == "").all()])
    repeats = sum("RRULE" in entry or "RDATE" in entry for entry in entries)
    again = counted(repeats, "entry repeats", "entries repeat")
    what = f"{again}; only the first time of each came in"
    remark = warned(
        name, what, "Add the others where they matter", code="calendar.repeats", values=(repeats,)
    )
    return Given(
        cells=cells,
        kind="calendar",
        words=f"a calendar (iCalendar) with {counted(len(cells), 'event')}",
        title=head.get("X-WR-CALNAME", ""),
        description=head.get("X-WR-CALDESC", ""),
        problems=(remark,) if repeats else (),
    )


def _entries(text: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    """What the calendar says of itself, and the lines of each entry by their names."""
    head: dict[str, str] = {}
    entries: list[dict[str, str]] = []
    inside: list[str] = []
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        name, value = found[1].upper(), found[3]
        if name == "BEGIN":
            inside.append(value.strip().upper())
            if inside[-1] == "VEVENT":
                entries.append({})
        elif name == "END":
            inside = inside[:-1]
        elif inside[-1:] == ["VEVENT"]:
            entries[-1].setdefault(name, _plain(value))
        elif inside == ["VCALENDAR"]:
            head.setdefault(name, _plain(value))
    return head, entries


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()


def _row(entry: dict[str, str]) -> dict[str, str]:
    row = {
        c.DATE: _span(entry),
        c.TITLE: entry.get("SUMMARY", ""),
        c.SUMMARY: entry.get("DESCRIPTION", ""),
        c.CATEGORY: entry.get("CATEGORIES", "").split(",")[0].strip(),
        c.SOURCES: entry.get("URL", ""),
        c.EVENT_ID: entry.get("UID", "")[:100],
    }
    return row | {own: entry.get(name, "") for name, own in _MORE.items()}


def _span(entry: dict[str, str]) -> str:
    """The days of an entry, on the clock of where it happens; what is no date comes as it is."""
    start, timed = _moment(entry.get("DTSTART", ""))
    end, _ = _moment(entry.get("DTEND", ""))
    if start is None:
        return entry.get("DTSTART", "")
    lasts = _LASTS.fullmatch(entry.get("DURATION", ""))
    if end is None and lasts:
        weeks, days, hours, minutes = (int(part or 0) for part in lasts.groups())
        end = start + timedelta(7 * weeks + days, hours=hours, minutes=minutes)
        end = end if timed else end.replace(hour=0, minute=0)
    if end is None or end <= start:
        return start.date().isoformat()
    last = (end - timedelta(microseconds=1)).date()  # it names the moment at which it is over
    return f"{start.date()}/{last}" if last > start.date() else start.date().isoformat()


def _moment(text: str) -> tuple[datetime | None, bool]:
    """The moment, and whether a time of day stands with it."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None, False
    clock = (found[4] or "T0000")[1:].rstrip("Z")
    try:
        day = datetime.combine(date(int(found[1]), int(found[2]), int(found[3])), time())
        return day.replace(hour=int(clock[:2]) % 24, minute=int(clock[2:4]) % 60), bool(found[4])
    except ValueError:
        return None, False
