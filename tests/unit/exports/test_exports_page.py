"""The page to take home: complete, within its policy, and with nothing from a table that runs."""

import base64
import dataclasses
import hashlib
import json
import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given

from components.figures.scene_figure import build_scene
from components.take_home import offline_page
from components.take_home.offline_page import page_html
from data import catalog, temperature
from data.events.data_set import DataSet
from data.events.event_table import prepare
from data.exports.view import view_of
from data.selection.selection import Selection
from tests.random_sets import folders, quietly, write_folder

OURS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "noscript"),
    *("h1", "h2", "h3", "p", "div", "span", "button", "dl", "dt", "dd", "ol", "ul", "li", "a"),
    *("script", "label", "input", "svg"),
}


class Parts(HTMLParser):
    """The tags of a page and the text within each of them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.texts.setdefault(tag, []).append("")
        if tag not in ("meta", "input"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag, "every tag is closed where it was opened"

    def handle_data(self, data: str) -> None:
        for tag in set(self.inside):
            self.texts[tag][-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError("no comment stands in the page")

    def all(self, tag: str, name: str) -> list[str]:
        return [str(attrs[name]) for found, attrs in self.tags if found == tag and name in attrs]


def page(
    dataset: DataSet, selection: Selection | None = None, visible: tuple[str, str] | None = None
) -> str:
    chosen = selection or Selection()
    trace = temperature.trace(chosen.scored_events(dataset.prepared), "bounded", **dataset.defaults)
    view = view_of(dataset, chosen, trace)
    return page_html(view, build_scene(dataset, chosen, trace), visible).decode()


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page without the drawing and the faces, for tests of all the rest."""
    monkeypatch.setattr(offline_page, "_script", lambda: "0;")
    monkeypatch.setattr(offline_page, "_style", lambda: "")


def assert_harmless(html: str) -> Parts:
    parts = Parts(html)
    assert not parts.inside
    for tag, attrs in parts.tags:
        assert tag in OURS
        assert not any(name.startswith("on") or name in ("src", "style") for name in attrs)
    assert len(parts.texts["script"]) == 2
    for address in parts.all("a", "href"):
        assert urlsplit(address).scheme in ("http", "https")
    return parts


@quietly(6)
@given(folders())
def test_whatever_the_cells_hold(short: None, content: dict) -> None:
    with tempfile.TemporaryDirectory() as place:
        random = write_folder(content, Path(place) / "random")
    parts = assert_harmless(page(random))
    titles = [" ".join(text.split()) for text in parts.texts["h3"]]
    assert len(titles) == len(random.prepared)
    scene = json.loads(parts.texts["script"][0])
    assert scene["scene"]["events"]["id"] == random.prepared["event_id"].to_list()


def test_text_that_would_end_its_element_stays_text(short: None, small: DataSet) -> None:
    evil = "</script></title></style><script>alert(1)</script><img src=x onerror=a()> ${x}"
    names = ("event_id", "title", "label", "summary", "rationale", "note", "sources")
    events = small.events.assign(**dict.fromkeys(names, evil))
    hostile = dataclasses.replace(
        small,
        title=evil,
        licence=evil,
        citation=evil,
        version=evil,
        events=events,
        prepared=prepare(events),
        chapters=small.chapters.assign(label=evil),
        categories=tuple(dataclasses.replace(k, label=evil) for k in small.categories),
    )
    parts = assert_harmless(page(hostile))
    assert parts.texts["h1"] == parts.texts["title"] == [evil]
    assert parts.texts["h3"] == [evil] * 6
    scene = json.loads(parts.texts["script"][0])
    assert set(scene["scene"]["events"]["label"]) == {evil}


def test_a_shipped_set_fits_two_megabytes_and_its_policy_names_its_script() -> None:
    html = page(catalog.open_set("soviet-yugoslav"))
    assert len(html.encode()) <= 2_000_000
    parts = assert_harmless(html)
    policy = parts.all("meta", "content")[0]
    hashes = {
        base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        for code in re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    }
    assert len(hashes) == 1
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == hashes
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"]
    assert set(rules) == {
        *("default-src", "script-src", "style-src", "img-src", "font-src", "base-uri"),
        "form-action",
    }


def test_it_says_what_it_shows(short: None, small: DataSet) -> None:
    view = Selection(text="expelled", params=(("k", 0.3),))
    dataset = dataclasses.replace(small, defaults={"k": 0.3})
    parts = Parts(page(dataset, view))
    assert parts.texts["h1"] == ["A and B"]
    assert parts.texts["title"] == ["A and B"]
    facts = dict(zip(parts.texts["dt"], parts.texts["dd"], strict=True))
    assert facts["Shown"].startswith("1 of 6 events: with “expelled”")
    assert facts["Sensitivity k"] == "0.3 times 10° per score point"
    assert facts["Half-life"] == "never"
    assert facts["Licence of the data"] == "CC BY 4.0"
    assert facts["How to cite"] == "Small set (2026)."
    assert facts["Version of the data set"] == "1.0"


def test_an_event_is_told_with_its_effect_and_its_sources(short: None, small: DataSet) -> None:
    parts = Parts(page(small, Selection(text="ties")))
    told = parts.texts["ol"][0]
    move = temperature.trace(small.prepared).moves.iloc[0]["move"]
    for text in (
        "24 June 1940", "Diplomatic ties", f"▲ {move:.1f}° warmer · from 0.0° to +{move:.1f}°",
        "They exchange envoys.",
        "First ties.", "who acted: both", "score +6 of ±10", "evidence 100%", "CAMEO 050",
        "Pirjevec, Jože, Tito and His Comrades",
    ):  # fmt: skip
        assert text in told
    assert parts.all("a", "href") == ["https://history.state.gov/x"]


def test_a_card_says_what_was_in_force(short: None) -> None:
    dataset = catalog.open_set("soviet-yugoslav")
    trace = temperature.trace(dataset.prepared)
    view = view_of(dataset, Selection(end=1920), trace)
    page = page_html(view, build_scene(dataset, Selection(end=1920), trace)).decode()
    assert "<p>In force that day: No relations.</p>" in page


def test_an_unsafe_address_is_no_link(short: None, small: DataSet) -> None:
    evil = small.sources.assign(url=["javascript:alert(1)", "data:text/html,<script>"])
    parts = assert_harmless(page(dataclasses.replace(small, sources=evil)))
    assert parts.all("a", "href") == []


def test_what_does_not_count_says_so(short: None, small: DataSet) -> None:
    told = page(small, Selection(without=("1948-expelled",)))
    assert told.count("Does not count towards the temperature in this view.") == 1
    assert "Left out by way of trial" in told


def test_what_it_finds_stands_first_and_the_chart_has_only_what_is_shown(
    short: None, small: DataSet
) -> None:
    view = Selection(text="ties")
    trace = temperature.trace(view.scored_events(small.prepared), "bounded", **small.defaults)
    scene, shown = build_scene(small, view, trace), view_of(small, view, trace)
    parts = assert_harmless(page_html(shown, scene, None, "It <b>warmed</b>.").decode())
    assert parts.texts["h1"] == ["It <b>warmed</b>."]
    assert parts.texts["title"] == ["A and B"]
    assert parts.texts["p"][0].startswith("A and B. 1 of 6 events")
    sent = json.loads(parts.texts["script"][0])["scene"]["events"]
    assert sent["id"] == shown.shown["event_id"].to_list()


def test_the_chart_begins_with_the_dates_that_were_visible(short: None, small: DataSet) -> None:
    scene = json.loads(Parts(page(small, visible=("1948-01-01", "1950-01-01"))).texts["script"][0])
    assert scene["view"] == ["1948-01-01", "1950-01-01"]
    assert json.loads(Parts(page(small)).texts["script"][0])["view"] is None


def test_a_list_that_is_cut_says_so(
    short: None, small: DataSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline_page, "LIST_MOST", 2)
    parts = Parts(page(small))
    assert len(parts.texts["h3"]) == 2
    assert "The list ends after 2 of 6 events" in parts.texts["main"][0]
    assert len(json.loads(parts.texts["script"][0])["scene"]["events"]["id"]) == 6


def test_code_cannot_end_its_own_script_element() -> None:
    code = offline_page._one_script('a = "</script><!--";\r\nb')
    assert "</script" not in code
    assert "<!--" not in code
    assert "\r" not in code
