"""TimelineJS JSON: the shown events as slides, chapters as eras, categories as groups.

The format is Knight Lab's (https://timeline.knightlab.com/docs/json-format.html); what its own
script does with a file was read in `TimelineConfig.js`, `TLDate.js` and `TimeGroup.js` of version
3.9.11:

* `text.headline` and `text.text` are HTML, so text from a table is escaped once.
* `group` and `display_date` are parsed as HTML, reduced to their text, and the result is parsed as
  HTML *again*. Text escaped once would come to life there; what could is escaped twice.
* a season or a decade is no date there: such a date goes along as `thaw_date`, for Thaw alone.
* an `end_date` that repeats the `start_date` is dropped, and an era without an end is an error.
"""

import json
import re
from typing import Any

from markupsafe import Markup, escape

from data.basics import columns as c
from data.basics.safe_text import encoded, one_line, printable
from data.dates.historical_date import HistoricalDate, read_date
from data.events import citing
from data.exports.json_file import citing_lines
from data.exports.view import View

MIME = "application/json"
TITLE_ID = "title"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_SAID = re.compile(r"\d{4}(-[01]\d(-\d\d)?)?(/\d{4}(-[01]\d(-\d\d)?)?)?", re.ASCII)
_COULD_BE_HTML = re.compile(r"<|&(?=[#A-Za-z])")
UNSCORED = "No score (moves nothing)."
_PARTS = {"day": ("year", "month", "day"), "month": ("year", "month"), "season": ("year", "month")}


def timelinejs_bytes(view: View) -> bytes:
    """The view as a file for TimelineJS 3: `title`, `events`, `eras`, `scale`.

    The title slide carries the filter sentence, settings, licence and citation. A date has the
    parts that are known (`1948-06` has no day), and its words as `display_date`.

    Raises:
        ValueError: no event is shown; TimelineJS has no timeline without one.
    """
    if view.shown.empty:
        raise ValueError("a timeline needs at least one event")
    content = {
        "scale": "human",
        "title": {"unique_id": TITLE_ID, "text": _title_text(view), "autolink": False},
        "events": _slides(view),
        "eras": _eras(view),
    }
    return encoded(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _title_text(view: View) -> dict[str, str]:
    rows = [
        Markup("<p>{}: {}</p>").format(one_line(name), one_line(text))
        for name, text in view.about.lines()[1:]
    ]
    return {"headline": _html(view.about.title), "text": str(Markup("").join(rows))}


def _slides(view: View) -> list[dict[str, Any]]:
    labels = {category.id: category.label for category in view.dataset.categories}
    ids = _unique_ids(view.shown[c.EVENT_ID].to_list())
    return [
        {
            "unique_id": name,
            **({} if name == event[c.EVENT_ID] else {"thaw_id": event[c.EVENT_ID]}),
            **_dates(read_date(event[c.DATE])),
            **({} if _SAID.fullmatch(event[c.DATE]) else {"thaw_date": event[c.DATE]}),
            "display_date": _twice_parsed(event[c.DATE_LABEL]),
            "group": _twice_parsed(labels.get(event[c.CATEGORY], event[c.CATEGORY])),
            "text": {"headline": _html(event[c.TITLE]), "text": _text(event, works)},
            "autolink": False,
        }
        for name, event, works in zip(
            ids, view.shown.to_dict("records"), citing_lines(view), strict=True
        )
    ]


def _text(event: dict[Any, Any], works: list[citing.Cited]) -> str:
    """The slide's text: what happened, why it counts as it does, what is not sure, and sources."""
    parts = [_paragraph(event[c.SUMMARY])]
    value = float(event[c.VALUE])
    told = UNSCORED
    if value == value:  # a missing score is not equal to itself
        way = "warms" if value > 0 else "cools" if value < 0 else "neither warms nor cools"
        told = f"Score {_signed(value)} of ±10 ({way})."
    parts.append(_paragraph(f"{told} {event[c.RATIONALE]}".strip()))
    parts.append(_paragraph(event[c.NOTE], "Note: "))
    links = Markup(" ").join(
        Markup('<a href="{}">{}</a>').format(work.url, one_line(work.text))
        if work.url
        else escape(one_line(work.text))
        for work in works
    )
    if links:
        parts.append(Markup("<p>Sources: {}</p>").format(links))
    return str(Markup("").join(parts))


def _signed(value: float) -> str:
    """A score with its sign, and a real minus."""
    return f"{value:+g}".replace("-", "−") if value else "0"


def _paragraph(text: object, before: str = "") -> Markup:
    words = one_line(text)
    return Markup("<p>{}{}</p>").format(before, words) if words else Markup("")


def _html(text: object) -> str:
    return str(escape(printable(text)))


def _twice_parsed(text: object) -> str:
    """Text for a field that is parsed as HTML twice; only what could be HTML is touched."""
    once = {"<": "&amp;lt;", "&": "&amp;amp;"}
    return _COULD_BE_HTML.sub(lambda found: once[found[0]], one_line(text))


def _dates(date: HistoricalDate) -> dict[str, Any]:
    """`start_date`, and `end_date` for what lasted."""
    if not date.lasted:
        return {"start_date": _parts(date)}
    start, end = (read_date(part) for part in date.text.split("/"))
    return {"start_date": _parts(start), "end_date": _parts(end)}


def _parts(date: HistoricalDate) -> dict[str, int]:
    """The parts of a date that are known, as TimelineJS names them; months count from 1."""
    parts = _PARTS.get(date.precision, ("year",))
    return {name: getattr(date.first, name) for name in parts}


def _eras(view: View) -> list[dict[str, Any]]:
    eras = []
    for chapter in view.dataset.chapters.to_dict("records"):
        start, end = _parts(read_date(chapter[c.START])), _parts(read_date(chapter[c.END]))
        if start == end:  # else the end would be dropped, and the era with it
            start, end = {**start, "hour": 0}, {**end, "hour": 23}
        text = {"headline": _html(chapter[c.TITLE]), "text": str(_paragraph(chapter[c.SUMMARY]))}
        eras.append({"start_date": start, "end_date": end, "text": text})
    return eras


def _unique_ids(ids: list[str]) -> list[str]:
    """Ids that may stand in an address and in HTML, each once: the event's own where it may."""
    used, out = {TITLE_ID}, []
    for number, name in enumerate(ids, start=1):
        unique = name if _ID.fullmatch(name) and name not in used else f"event-{number}"
        while unique in used or (unique != name and unique in ids):
            unique += "-"
        used.add(unique)
        out.append(unique)
    return out
