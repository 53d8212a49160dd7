"""What is taken home, in a real browser: the menu, the pictures, and the page without a server."""

import csv
import dataclasses
import io
import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from components.figures.scene_figure import build_scene
from components.take_home.offline_page import page_html
from data import temperature
from data.events.data_set import DataSet
from data.events.event_table import prepare
from data.exports.view import view_of
from data.selection.selection import Selection
from tests.explore_acts import SET, Visit
from tests.harness import settled
from tests.objections import objections

EVIL = '<img src=x onerror="window.hacked=1"></script><script>window.hacked=2</script> ${x} &lt;b'
STEM = "thaw-Soviet-Union-and-Yugoslavia-1917-1992"  # of every file: the set by its title


def open_menu(page: Page) -> None:
    page.get_by_role("button", name="Take home").click()
    page.get_by_role("dialog").get_by_role("button", name="BibTeX").wait_for()
    settled(page, chart=True)


def taken(page: Page, label: str, within: str = "[role=dialog]") -> tuple[str, bytes]:
    """Name and content of the file that a button gives, of the menu or of another part."""
    with page.expect_download() as waiting:
        page.locator(within).get_by_role("button", name=label, exact=True).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def density_of(png: bytes) -> tuple[int, ...] | None:
    """Dots per unit across and down, and the unit, if the picture says so; 1 is the metre."""
    chunk = png.find(b"pHYs")
    return struct.unpack(">IIB", png[chunk + 4 : chunk + 13]) if chunk > 0 else None


def test_every_format_comes_out_of_the_menu(visit: Visit) -> None:
    page = visit("/?category=military")
    open_menu(page)
    assert not objections(page, part="[role=dialog]")
    military = SET.prepared[SET.prepared["category"] == "military"]
    expect(page.get_by_role("dialog")).to_contain_text(f"{len(military)} of {len(SET.prepared)}")
    name, content = taken(page, "CSV")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert name == f"{STEM}.csv"
    assert [row["event_id"] for row in rows] == military["event_id"].to_list()
    assert "military" in rows[0]["about"]
    _, content = taken(page, "JSON")
    assert len(json.loads(content)["events"]) == len(military)
    for label, ending, begins in (
        ("XLSX", ".xlsx", b"PK"),
        ("Parquet", ".parquet", b"PAR1"),
        ("Package", "-package.zip", b"PK"),
        ("TimelineJS", "-timelinejs.json", b"{"),
        ("BibTeX", ".bib", b"% Title: "),
        ("HTML page", ".html", b"<!doctype html>"),
    ):
        name, content = taken(page, label)
        assert name == f"{STEM}{ending}"
        assert content.startswith(begins)


@pytest.mark.parametrize("scheme", ["dark"])
def test_a_picture_has_the_chosen_size(visit: Visit, scheme: str) -> None:
    page = visit("/?category=military")
    open_menu(page)
    assert not objections(page, part="[role=dialog]")
    for size, pixels, density in (
        ("slide", (1920, 1080), None),
        ("print", (3508, 2480), (11811, 11811, 1)),  # dots per metre: 300 dpi
    ):
        page.get_by_label("Size").select_option(size)
        name, png = taken(page, "PNG")
        assert name == f"{STEM}-{size}.png"
        assert struct.unpack(">II", png[16:24]) == pixels
        assert len(png) > 50_000
        assert density_of(png) == density
        _, svg = taken(page, "SVG")
        finding = page.locator(".thaw-head h1").evaluate("(head) => head.lastChild.textContent")
        for part in (f"<title>{finding}</title>", SET.title, "military", "Source:", "Data licence"):
            assert part in svg.decode()
        assert (b'width="297mm" height="210mm"' in svg) == (size == "print")


@pytest.mark.parametrize("path", ["/explain?ask=models", "/compare"])
def test_every_other_chart_can_be_saved_too(visit: Visit, path: str) -> None:
    page = visit(path)
    page.locator('.thaw-plain[data-ready="1"]').first.wait_for()
    settled(page)
    page.get_by_label("Save this chart").select_option("print")
    _, png = taken(page, "PNG", ".thaw-save")
    assert struct.unpack(">II", png[16:24]) == (3508, 2480)
    assert len(png) > 50_000
    name, svg = taken(page, "SVG", ".thaw-save")
    assert re.fullmatch(r"thaw-.+-print\.svg", name)
    for part in (SET.title, "Source:", "Data licence:", "Gorbachev"):  # a chapter
        assert part in svg.decode()


def test_on_paper_there_are_no_widgets_and_the_chart_fits(visit: Visit, page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 1000})
    visit("/?category=military")
    rules = Path(__file__).parents[2] / "components" / "style" / "print.css"
    page.add_style_tag(content=rules.read_text(encoding="utf-8"))
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_role("button", name="Take home")).to_be_hidden()
    expect(page.get_by_role("button", name="Filters")).to_be_hidden()
    expect(page.locator(".st-key-sentence").get_by_text("events: military")).to_be_visible()
    width = "document.querySelector('.thaw-chart').thawChart.drawn.measures.width"
    assert page.evaluate(width) == 1010
    # The rules for paper move the chart's place: that news may come after the chart is drawn.
    page.set_viewport_size({"width": 1700, "height": 900})
    page.evaluate("() => new Promise((done) => setTimeout(done, 700))")
    assert page.evaluate(width) == 1010
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(width) != 1010


# ---- the page, opened as a file: no server, no network ------------------------------------------


def written(
    folder: Path, dataset: DataSet = SET, categories: tuple[str, ...] = ("military",)
) -> str:
    """Write a page of the military events, or of others; gives its address."""
    selection = Selection(categories=categories)
    trace = temperature.trace(dataset.prepared, "bounded", **dataset.defaults)
    scene = build_scene(dataset, selection, trace)
    file = folder / "page.html"
    file.write_bytes(page_html(view_of(dataset, selection, trace), scene))
    return file.as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page of the shipped set."""
    return written(tmp_path_factory.mktemp("page"))


class Offline:
    """Opens files in a browser; `told` is everything they complained of or asked for."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.told: list[str] = []
        self.contexts: list[BrowserContext] = []

    def open(self, address: str, scheme: str = "light", width: int = 1280) -> Page:
        context = self.browser.new_context(
            color_scheme=scheme,  # type: ignore[arg-type]
            viewport={"width": width, "height": 900},
        )
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.told.append(message.text))
        page.on("pageerror", lambda error: self.told.append(str(error)))
        page.on("request", lambda asked: self.told.append(asked.url))
        page.goto(address)
        page.wait_for_selector("#chart[data-ready='1']")
        assert self.told.pop(0) == address
        return page


@pytest.fixture
def offline(browser: Browser) -> Iterator[Offline]:
    """A browser in which a complaint, or a request for anything but the page, fails the test."""
    opener = Offline(browser)
    yield opener
    for context in opener.contexts:
        context.close()
    assert opener.told == []


def test_the_page_zooms_and_leads_to_its_events(offline: Offline, address: str) -> None:
    page = offline.open(address)
    chart = page.locator("#chart")
    whole = chart.get_attribute("data-view")
    page.get_by_role("button", name="Zoom in").click()
    expect(chart).not_to_have_attribute("data-view", str(whole))
    page.get_by_role("button", name="All years").click()
    expect(chart).to_have_attribute("data-view", str(whole))
    area = page.locator(".thaw-stage").bounding_box()
    assert area is not None
    y = area["y"] + area["height"] * 0.4
    page.mouse.move(area["x"] + 200, y)
    page.mouse.down()
    page.mouse.move(area["x"] + 500, y, steps=4)
    page.mouse.up()
    expect(chart).not_to_have_attribute("data-view", str(whole))
    page.mouse.dblclick(area["x"] + 300, y)
    expect(chart).to_have_attribute("data-view", str(whole))
    expect(page.locator("ol > li")).to_have_count(
        int((SET.prepared["category"] == "military").sum())
    )
    military = SET.prepared[SET.prepared["category"] == "military"]
    titles = military["title"].to_list()
    dot = page.locator(f'.thaw-dot[data-event="{military["event_id"].iloc[-1]}"]')
    box = dot.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    reading = page.locator("#reading")
    expect(reading).to_contain_text(titles[-1])
    expect(page.locator(".thaw-stage")).to_be_in_viewport(ratio=0.95)  # it stays where it is
    reading.get_by_role("button", name="Earlier").click()
    expect(reading).to_contain_text(titles[-2])
    chart.press("Home")
    expect(reading).to_contain_text(titles[0])
    expect(page.locator(".thaw-ring").first).to_be_attached()
    reading.get_by_role("button", name="Close").click()
    expect(reading).to_be_hidden()


def test_the_page_prints_in_a_dozen_sheets_unless_all_is_wanted(
    offline: Offline, tmp_path: Path
) -> None:
    page = offline.open(written(tmp_path, categories=()))

    def sheets() -> int:
        return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))

    assert sheets() <= 12
    page.get_by_label("Print reasons and sources").check()
    assert sheets() > 12


@pytest.mark.parametrize(("scheme", "width"), [("dark", 1280), ("light", 390)])
def test_the_page_fits_every_screen(
    offline: Offline, address: str, scheme: str, width: int
) -> None:
    page = offline.open(address, scheme, width)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") == (scheme == "light")
    assert not objections(page)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".thaw-plot")).to_have_attribute("viewBox", "0 0 680 430")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.get_by_role("button", name="Zoom in")).to_be_hidden()


def test_nothing_in_the_page_runs_or_asks(offline: Offline, tmp_path: Path) -> None:
    events = SET.events.copy()
    for column in ("title", "summary", "rationale", "note", "label", "event_id", "sources"):
        events[column] = EVIL
    hostile = dataclasses.replace(
        SET,
        title=EVIL,
        citation=EVIL,
        licence=EVIL,
        events=events,
        prepared=prepare(events),
        chapters=SET.chapters.assign(label=EVIL, title=EVIL),
        categories=tuple(dataclasses.replace(k, label=EVIL) for k in SET.categories),
    )
    page = offline.open(written(tmp_path, hostile))
    expect(page.locator("h1")).to_have_text(EVIL)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    assert offline.told == []
    # Even a script that ran could not ask anybody for anything, nor add another script.
    page.evaluate(
        """() => { const script = document.createElement("script");
        script.textContent = "window.hacked = 3"; document.body.append(script); }"""
    )
    assert page.evaluate("window.hacked") is None
    asked = "fetch('http://127.0.0.1:9/').then(() => 'answered', () => 'refused')"
    assert page.evaluate(asked) == "refused"
    assert offline.told
    assert all("Content Security Policy" in text for text in offline.told)
    offline.told.clear()
