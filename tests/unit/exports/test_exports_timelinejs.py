"""The file for TimelineJS, held against a checker of our own.

The checker says in Python what TimelineJS 3.9.11 does with a file (`TimelineConfig.js`,
`TLDate.js`, `Util.js`, `TimeGroup.js`): what it refuses, what it drops without a word, and what it
puts on the page as HTML.
"""

import dataclasses
import json
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import reading, temperature
from data.events.data_set import Category, DataSet
from data.events.event_table import prepare
from data.exports.timelinejs import timelinejs_bytes
from data.exports.view import View, view_of
from data.selection.selection import Selection
from tests.random_sets import folders, quietly, texts, write_folder

PARTS = ("year", "month", "day", "hour", "minute", "second", "millisecond")
TAGS = {"p", "a"}  # all that we write into a slide


def view(dataset: DataSet, selection: Selection | None = None) -> View:
    return view_of(dataset, selection or Selection(), temperature.trace(dataset.prepared))


def exported(given: View) -> dict:
    return json.loads(timelinejs_bytes(given))


class Tags(HTMLParser):
    """The tags and the text that a browser makes of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(("!--", {}))

    def handle_decl(self, decl: str) -> None:
        self.tags.append(("!", {}))

    def unknown_decl(self, data: str) -> None:
        self.tags.append(("![", {}))

    def handle_pi(self, data: str) -> None:
        self.tags.append(("?", {}))


def date_problems(date: object) -> list[str]:
    """What `TLDate` objects to: parts that are no numbers, or a part without the one above it."""
    if not isinstance(date, dict):
        return ["a date is not an object"]
    told = [f"{name}: not a whole number" for name in date if type(date[name]) is not int]
    known = [name in date for name in PARTS]
    if not known[0] or sorted(known, reverse=True) != known:
        told.append(f"parts with a gap: {list(date)}")
    if not told and not (1 <= date.get("month", 1) <= 12 and 1 <= date.get("day", 1) <= 31):
        told.append(f"out of range: {date}")
    return told


def html_problems(html: str) -> list[str]:
    """What a slide's HTML holds besides our own paragraphs and links to web pages."""
    told = []
    for tag, attrs in Tags(html).tags:
        if tag not in TAGS or set(attrs) - {"href"}:
            told.append(f"a tag <{tag}> with {attrs}")
        if "href" in attrs and urlsplit(attrs["href"]).scheme not in ("http", "https"):
            told.append(f"a link to {attrs['href']}")
    return told


def twice_parsed(text: str) -> Tags:
    """A field that is reduced to its text (`stripMarkup`) and then put on the page as HTML."""
    return Tags(Tags(text).text)


def slide_problems(slide: dict, *, is_title: bool = False) -> list[str]:
    told = [] if is_title or "start_date" in slide else ["no start_date"]
    for name in ("start_date", "end_date"):
        told += date_problems(slide[name]) if name in slide else []
    if slide.get("end_date", 0) == slide.get("start_date"):
        told.append("an end_date like the start_date is dropped")
    for name in ("headline", "text"):
        told += html_problems(slide["text"][name])
    for name in ("group", "display_date"):
        told += [f"{name} brings <{tag}>" for tag, _ in twice_parsed(slide.get(name, "")).tags]
    if slide.get("autolink") is not False:
        told.append("addresses in the text would become links")
    return told


def problems(content: dict) -> list[str]:
    """Everything TimelineJS would refuse, drop or run; empty for a file that works."""
    told = [] if content.get("events") else ["no events"]
    told += [] if content.get("scale") in (None, "human") else ["another scale"]
    slides = [content["title"], *content["events"]]
    ids = [slide.get("unique_id", "") for slide in slides]
    told += ["ids repeat"] if len(set(ids)) < len(ids) else []
    told += [f"id {name!r} cannot stand in an address" for name in ids if not name.isascii()]
    told += [
        f"id {name!r} is split in HTML" for name in ids if not name or set(name) & set(" \"'<>&#/")
    ]
    told += slide_problems(content["title"], is_title=True)
    for slide in content["events"]:
        told += slide_problems(slide)
    for era in content.get("eras", []):
        told += [] if "end_date" in era and "headline" in era["text"] else ["an era without an end"]
        told += slide_problems({**era, "autolink": False})
    return told


@quietly(8)
@given(folders())
def test_whatever_the_cells_hold(content: dict) -> None:
    with tempfile.TemporaryDirectory() as place:
        given = view(write_folder(content, Path(place) / "random"))
    assert problems(exported(given)) == []


@given(st.one_of(texts, st.text(max_size=40)))
def test_group_and_date_show_the_very_text(text: str) -> None:
    from data.exports.timelinejs import _twice_parsed

    shown = twice_parsed(_twice_parsed(text))
    assert shown.tags == []
    if "&" not in text:  # Python's parser reads “&x;” more freely than a browser does
        assert shown.text.split() == text.replace("\0", "\ufffd").split() or "\ufffd" in shown.text


def test_a_shipped_set_makes_a_timeline() -> None:
    from data import catalog

    shipped = catalog.open_set("soviet-yugoslav")
    content = exported(view(shipped))
    assert problems(content) == []
    assert len(content["events"]) == len(shipped.events)
    assert [Tags(era["text"]["headline"]).text for era in content["eras"]] == (
        shipped.chapters["title"].to_list()
    )
    assert {slide["group"] for slide in content["events"]} == {k.label for k in shipped.categories}


def test_dates_keep_their_precision(small: DataSet) -> None:
    slides = {slide["unique_id"]: slide for slide in exported(view(small))["events"]}
    assert slides["1948-expelled"]["start_date"] == {"year": 1948, "month": 6, "day": 28}
    assert slides["1949-blockade"]["start_date"] == {"year": 1949}
    assert slides["1957-credits"]["start_date"] == {"year": 1957, "month": 2}
    assert slides["1957-credits"]["display_date"] == "about February 1957"
    assert "end_date" not in slides["1957-credits"]
    assert slides["1944-joint"]["start_date"] == {"year": 1944, "month": 9, "day": 15}
    assert slides["1944-joint"]["end_date"] == {"year": 1944, "month": 11, "day": 24}


def test_title_slide_says_what_is_shown(small: DataSet) -> None:
    selection = Selection(categories=("military",))
    title = exported(view(small, selection))["title"]["text"]
    assert title["headline"] == "A and B"
    shown = Tags(title["text"]).text
    for fact in ("1 of 6 events: military", "Half-life: never", "CC BY 4.0", "Small set (2026)."):
        assert fact in shown


def test_a_chapter_of_one_day_keeps_its_end(small: DataSet) -> None:
    chapters = small.chapters.assign(end=small.chapters["start"])
    content = exported(view(dataclasses.replace(small, chapters=chapters)))
    assert problems(content) == []
    assert all("end_date" in era for era in content["eras"])


def test_ids_that_cannot_be_used_are_made_anew_and_told_apart(small: DataSet) -> None:
    events = small.events.assign(event_id=["title", "event-3", "a b", "<b>", "", "constructor"])
    content = exported(view(dataclasses.replace(small, events=events, prepared=prepare(events))))
    assert problems(content) == []
    assert len(content["events"]) == 6


def test_sources_are_links_only_if_they_are_web_addresses(small: DataSet) -> None:
    evil = small.sources.assign(url=["javascript:alert(1)", 'https://a.example/?q="><b>'])
    content = exported(view(dataclasses.replace(small, sources=evil)))
    assert problems(content) == []
    hrefs = [
        a["href"] for s in content["events"] for t, a in Tags(s["text"]["text"]).tags if t == "a"
    ]
    assert set(hrefs) == {'https://a.example/?q="><b>'}


def test_what_thaw_wrote_comes_back_with_its_ids_and_scores(small: DataSet) -> None:
    shown = view(small)
    table, problems = reading.read_events(timelinejs_bytes(shown), name="timeline.json")
    assert not [problem for problem in problems if problem.severity == "error"]
    again = table.set_index("event_id")
    for event in shown.shown.to_dict("records"):
        one = again.loc[event["event_id"]]
        assert one["score"] == pytest.approx(event["value"], nan_ok=True), event["event_id"]
        assert (one["date"], one["title"]) == (event["date"], event["title"])
        assert one["rationale"].startswith(event["rationale"].rstrip("."))
        assert (one["note"], one["summary"]) == (event["note"], event["summary"])
    assert len(again) == len(shown.shown)


def test_the_note_and_the_reason_of_an_unscored_event_come_back_where_they_were(
    small: DataSet,
) -> None:
    """They came back at the end of what happened, with the sources; the reason was not written."""
    blank = small.prepared.assign(
        score=float("nan"), value=float("nan"), note="Two accounts.", rationale="Not rated yet."
    )
    shown = view(dataclasses.replace(small, prepared=blank))
    table, _ = reading.read_events(timelinejs_bytes(shown), name="timeline.json")
    again = table.set_index("event_id")
    assert again["score"].isna().all()
    assert set(again["note"]) == {"Two accounts."} and set(again["rationale"]) == {"Not rated yet."}
    before = blank.set_index("event_id")["summary"]
    assert again["summary"].to_dict() == before.loc[again.index].to_dict()


def test_ids_that_no_slide_may_have_come_back_too(small: DataSet) -> None:
    """They came back as “event-2”, so that a file added to its own set made every row anew."""
    names = ["ж", "b c", "=2+1", "<i>", "title", "1968-nothing"]
    odd = small.prepared.assign(event_id=names)
    shown = view(dataclasses.replace(small, prepared=odd))
    assert problems(exported(shown)) == []
    table, _ = reading.read_events(timelinejs_bytes(shown), name="timeline.json")
    assert sorted(table["event_id"]) == sorted(names)


INEXACT = (
    *("19XX", "194X", "194X~", "194X/195X", "1948-21", "1948-24~", "1948-21/1949-22", "1948-06-XX"),
    *("1948~/1950", "1948/1950~", "1948~", "1948-06?", "1948/1949-21", "1948-06-28%", "1948-06"),
)


def odd_dates(small: DataSet) -> dict:
    first = small.events.iloc[0].to_dict()
    rows = [{**first, "event_id": f"e{i}", "date": date} for i, date in enumerate(INEXACT)]
    events = pd.DataFrame(rows)
    return exported(view(dataclasses.replace(small, events=events, prepared=prepare(events))))


def dates_again(content: dict) -> dict[str, str]:
    table, _ = reading.read_events(json.dumps(content).encode(), name="timeline.json")
    return dict(zip(table["event_id"], table["date"], strict=True))


def test_a_season_and_a_decade_come_back_as_they_were(small: DataSet) -> None:
    """The years 1940 to 1949 came back as 1940, and spring as March."""
    content = odd_dates(small)
    assert problems(content) == []
    assert dates_again(content) == {f"e{i}": date for i, date in enumerate(INEXACT)}


def test_a_slide_whose_date_was_changed_has_the_new_one(small: DataSet) -> None:
    content = odd_dates(small)
    for slide in content["events"]:
        slide.pop("end_date", None)
        slide |= {"start_date": {"year": 1951, "month": 4}, "display_date": ""}
    assert set(dates_again(content).values()) == {"1951-04"}


def test_an_empty_timeline_is_refused(small: DataSet) -> None:
    with pytest.raises(ValueError, match="at least one event"):
        timelinejs_bytes(view(small, Selection(text="nothing has this")))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"events": []}, "no events"),
        ({"events": [{"text": {"headline": "", "text": ""}, "unique_id": "x"}]}, "no start_date"),
        ({"title": {"unique_id": "1940-ties", "text": {"headline": "", "text": ""}}}, "ids repeat"),
        ({"eras": [{"start_date": {"year": 1}, "text": {"headline": "", "text": ""}}]}, "an era"),
        ({"eras": [{"start_date": {"year": 1, "day": 2}, "end_date": {"year": "2"},
                    "text": {"headline": "<b>", "text": ""}}]}, "gap"),
    ],
)  # fmt: skip
def test_the_checker_finds_what_is_wrong(small: DataSet, change: dict, told: str) -> None:
    assert any(told in problem for problem in problems({**exported(view(small)), **change}))


@pytest.mark.parametrize("text", ["&lt;img src=x onerror=alert(1)&gt;", "<img src=x>"])
def test_the_checker_knows_that_groups_are_parsed_twice(small: DataSet, text: str) -> None:
    content = exported(view(small))
    content["events"][0]["group"] = text
    found = any("group brings <img>" in problem for problem in problems(content))
    assert found == text.startswith("&")
    named = dataclasses.replace(small, categories=(Category("military", text),))
    assert problems(exported(view(named))) == []
