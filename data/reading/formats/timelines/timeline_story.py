"""TimelineJS: its table (Year, Month, Day, …, Headline, Text, Media, Type, Group) and its JSON.

Title slides become the title of the set, eras its chapters, groups its categories, media its
sources. Times of day are left out. HTML is reduced to plain text.
"""

import calendar
import re
from datetime import date
from typing import Any

import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.given import Given
from data.basics.limits import Unreadable, check_shape
from data.basics.problems import Problem, warned
from data.reading.formats.plain_text import plain_text
from data.reading.formats.records.json_records import cell_text
from data.reading.formats.timelines import own_story

_TABLE = {
    "year": "Year", "month": "Month", "day": "Day", "shown": "Display Date",
    "end_year": "End Year", "end_month": "End Month", "end_day": "End Day",
    "title": "Headline", "text": "Text", "media": "Media", "credit": "Media Credit",
    "caption": "Media Caption", "type": "Type", "group": "Group", "id": "Unique ID",
}  # fmt: skip
_NEEDED = {"year", "headline", "text"}
_MORE = {"month", "day", "end year", "display date", "media", "type", "group", "media credit"}


def is_table(header: list[str]) -> bool:
    """Whether these are the columns of TimelineJS's Google sheet."""
    names = {name.strip().casefold() for name in header}
    return names >= _NEEDED and len(names & _MORE) >= 2


def is_first_json(content: Any) -> bool:
    """Whether this is the JSON of the first TimelineJS: a `timeline` with a list of `date`s."""
    timeline = content.get("timeline") if isinstance(content, dict) else None
    dates = timeline.get("date") if isinstance(timeline, dict) else None
    return isinstance(dates, list) and any(
        isinstance(one, dict) and "startDate" in one for one in dates
    )


def is_json(content: Any) -> bool:
    """Whether this is TimelineJS's JSON: events with a `start_date`, or its first form."""
    if is_first_json(content):
        return True
    events = content.get("events") if isinstance(content, dict) else None
    return isinstance(events, list) and any(
        isinstance(event, dict) and isinstance(event.get("start_date"), dict) for event in events
    )


def read_table(cells: pd.DataFrame, words: str) -> Given:
    """A TimelineJS table; `cells` as the reader gave them. Columns of other names are kept."""
    named = {str(name).strip().casefold(): name for name in cells.columns}
    slides = pd.DataFrame(
        {
            key: cells[named[label.casefold()]].str.strip() if label.casefold() in named else ""
            for key, label in _TABLE.items()
        },
        index=cells.index,
    ).astype("str")
    known = {label.casefold() for label in _TABLE.values()}
    known |= {"time", "end time", "media thumbnail", "background"}
    extra = cells[[name for key, name in named.items() if key not in known]]
    return _given(slides, extra, f"a TimelineJS table ({words})")


def read_json(content: dict) -> Given:
    """TimelineJS's JSON.

    Raises:
        Unreadable: there are too many events.
    """
    if is_first_json(content):
        return _read_first(content["timeline"])
    slides = [_slide(event, "") for event in content["events"]]
    eras = content.get("eras")
    slides += [_slide(era, "era") for era in (eras if isinstance(eras, list) else [])]
    if isinstance(content.get("title"), dict):
        slides.append(_slide(content["title"], "title"))
    check_shape(len(slides), 1)
    known = {"start_date", "end_date", "text", "media", "group", "display_date", "unique_id"}
    known |= {"background", "autolink", "thaw_id", "thaw_date"}
    for slide, event in zip(slides, content["events"], strict=False):
        own = event if isinstance(event, dict) else {}
        slide["id"] = _line(own.get("thaw_id")) or _line(own.get("unique_id"))
        slide["own_date"] = _line(own.get("thaw_date"))
    extra = pd.DataFrame(
        [
            {str(k): cell_text(v) for k, v in event.items() if k not in known}
            if isinstance(event, dict)
            else {}
            for event in content["events"]
        ]
    )
    table = pd.DataFrame(slides, dtype="str").fillna("")
    extra = extra.reindex(table.index).astype("str").fillna("")
    return _given(table, extra, "a TimelineJS timeline (JSON)")


def _read_first(timeline: dict) -> Given:
    """The JSON of the first TimelineJS: dates such as `1948,6,28`, a tag for a group, assets."""
    eras = timeline.get("era")
    slides = [_first_slide(one, "") for one in timeline["date"]]
    slides += [_first_slide(one, "era") for one in (eras if isinstance(eras, list) else [])]
    slides.append({**_first_slide(timeline, "title"), "year": "", "month": "", "day": ""})
    check_shape(len(slides), 1)
    table = pd.DataFrame(slides, dtype="str")
    extra = pd.DataFrame(index=table.index)
    return _given(table, extra, "a TimelineJS timeline (JSON of its first version)")


def _first_slide(slide: Any, kind: str) -> dict[str, str]:
    slide = slide if isinstance(slide, dict) else {}
    asset = _dict(slide.get("asset"))
    start = _first_date(slide.get("startDate"))
    end = _first_date(slide.get("endDate"))
    given = {
        **dict(zip(("year", "month", "day"), start, strict=True)),
        "shown": "", **dict(zip(("end_year", "end_month", "end_day"), end, strict=True)),
        "title": slide.get("headline"), "text": slide.get("text"), "media": asset.get("media"),
        "credit": asset.get("credit"), "caption": asset.get("caption"), "type": kind,
        "group": slide.get("tag"),
    }  # fmt: skip
    return {key: cell_text(value).strip() for key, value in given.items()}


def _first_date(value: Any) -> list[str]:
    """`1948,6,28` as year, month and day; other texts stand in the place of the year."""
    text = cell_text(value).strip()
    parts = [part.strip() for part in text.split(",")]
    if not all(re.fullmatch(r"-?\d{1,5}", part) for part in parts):
        parts = [text]
    return [*parts, "", ""][:3]


def _slide(slide: Any, kind: str) -> dict[str, str]:
    """One slide of the JSON with the names of `_TABLE`; what is missing or mistyped is blank."""
    slide = slide if isinstance(slide, dict) else {}
    start, end = _dict(slide.get("start_date")), _dict(slide.get("end_date"))
    text, media = _dict(slide.get("text")), _dict(slide.get("media"))
    given = {
        "year": start.get("year"), "month": start.get("month"), "day": start.get("day"),
        "shown": slide.get("display_date") or start.get("display_date"),
        "end_year": end.get("year"), "end_month": end.get("month"), "end_day": end.get("day"),
        "title": text.get("headline"), "text": text.get("text"), "media": media.get("url"),
        "credit": media.get("credit"), "caption": media.get("caption"),
        "type": kind, "group": slide.get("group"),
    }  # fmt: skip
    return {key: cell_text(value).strip() for key, value in given.items()}


def _line(value: Any) -> str:
    return cell_text(value).strip()[:100]


def _dict(value: Any) -> dict:
    return value if isinstance(value, dict) else {}


def _given(slides: pd.DataFrame, extra: pd.DataFrame, words: str) -> Given:
    ours = own_story.told(slides)
    for column in ("title", "text", "credit", "caption", "group"):
        texts = slides[column]
        slides[column] = texts.map({text: plain_text(text) for text in texts.unique()})
    kinds = slides["type"].str.casefold()
    events = slides[~kinds.isin(["title", "era"])]
    events = events[(events != "").any(axis=1)]
    if events.empty:
        what, mend = "there is no event in the timeline", "Add a slide with a date"
        raise Unreadable(what, mend, code="timeline.no_event")
    titles = slides[kinds == "title"].to_dict("records")
    title = titles[0] if titles else {}
    chapters, problems = _chapters(slides[kinds == "era"])
    sources, cited = _sources(events)
    cells = pd.DataFrame(
        {
            c.DATE: [own_story.date_of(_span(s), s) for s in events.to_dict("records")],
            c.TITLE: events["title"].where(events["title"] != "", events["text"].str.slice(0, 80)),
            c.SUMMARY: events["text"],
            c.CATEGORY: events["group"],
            c.SOURCES: cited,
        },
        index=events.index,
        dtype="str",
    )
    cells = own_story.joined(cells, ours)
    for name in extra.columns:
        if name not in cells.columns and name:
            cells[name] = extra[name]
    return Given(
        cells=cells,
        kind="timelinejs",
        words=f"{words} with {counted(len(cells), 'slide')}",
        title=title.get("title", ""),
        description=title.get("text", ""),
        sources=sources,
        chapters=chapters,
        problems=tuple(problems),
    )


def _date(year: str, month: str, day: str) -> str:
    """Year, month and day as EDTF text; what is not a number comes as it is, to be reported."""
    parts = [re.sub(r"\.0*$", "", part) for part in (year, month, day)]
    if not parts[0]:
        return ""
    if not parts[1]:
        parts = parts[:1]
    elif not parts[2]:
        parts = parts[:2]
    if not all(part.lstrip("-").isdigit() for part in parts):
        return " ".join(part for part in (year, month, day) if part)
    return "-".join([parts[0].zfill(4), *(part.zfill(2) for part in parts[1:])])


def _span(slide: dict) -> str:
    start = _date(slide["year"], slide["month"], slide["day"])
    end = _date(slide["end_year"], slide["end_month"], slide["end_day"])
    return f"{start}/{end}" if start and end and end != start else start


def _chapters(eras: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """Eras as chapters: they need a first and a last day."""
    rows, problems = [], []
    for number, era in enumerate(eras.to_dict("records"), start=1):
        start = _edge(era["year"], era["month"], era["day"], last=False)
        end = _edge(era["end_year"], era["end_month"], era["end_day"], last=True)
        if start is None or end is None or end < start:
            what = f"the era “{era['title'][:40]}” has no beginning and end that can be read"
            problems.append(
                warned(
                    "eras",
                    what,
                    "Give it both; it was left out",
                    code="timeline.era_without_ends",
                    values=(str(era["title"]),),
                )
            )
            continue
        rows.append(
            {
                c.CHAPTER_ID: f"era-{number}",
                c.TITLE: era["title"] or f"Era {number}",
                c.LABEL: (era["title"] or f"Era {number}")[:16],
                c.START: start.isoformat(),
                c.END: end.isoformat(),
                c.SUMMARY: era["text"],
                c.NOTE: "",
            }
        )
    return pd.DataFrame(rows, columns=list(c.CHAPTER_COLUMNS), dtype="str"), problems


def _edge(year: str, month: str, day: str, *, last: bool) -> date | None:
    try:
        y = int(year)
        m = int(month) if month else (12 if last else 1)
        d = int(day) if day else (calendar.monthrange(y, m)[1] if last else 1)
        return date(y, m, d)
    except (ValueError, calendar.IllegalMonthError, OverflowError):
        return None


def _sources(events: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Media as sources: one for each address; and for each event the id of its own."""
    media = events["media"]
    linked = media[media.str.match(r"https?://", case=False)]
    ids = {url: f"media-{number}" for number, url in enumerate(linked.unique(), start=1)}
    first = events.loc[linked.index].drop_duplicates("media")
    rows = [
        {
            c.SOURCE_ID: ids[slide["media"]],
            c.KIND: "web",
            c.AUTHORS: slide["credit"],
            c.TITLE: slide["caption"] or slide["media"],
            c.CONTAINER: "",
            c.YEAR: "",
            c.URL: slide["media"],
            c.NOTE: "",
        }
        for slide in first.to_dict("records")
    ]
    table = pd.DataFrame(rows, columns=list(c.SOURCE_COLUMNS), dtype="str")
    return table, pd.Series([ids.get(url, "") for url in media], index=media.index, dtype="str")
