"""A stranger's file from drop to chart, in a real browser."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import strangers
from tests.harness import Server, serve, settled
from tests.objections import objections

TABLE = """Datum;Událost;Druh;Kdo;Skóre;Zdroj
28.6.1948;Vyloučení Jugoslávie z Informbyra;strana;SSSR;-8;Pirjevec 2018
31.6.1949;Blokáda;hospodářství;SSSR;-5;
2. června 1955;Bělehradská deklarace;diplomacie;oba;7,5;https://example.org/x
""".encode("cp1250")

# What axe-core objects to in Streamlit's own uploader and editable table, whatever is in them.
STREAMLITS_OWN = ("presentation-role-conflict",)


@pytest.fixture(scope="module")
def server(browser_type_launch_args: dict) -> Iterator[Server]:
    """An app whose workspace is these tests' own: a set kept there shows on every page."""
    with serve() as running:
        yield running


@pytest.fixture(scope="module")
def base_url(server: Server) -> str:
    return server.url


@pytest.fixture
def drop(page: Page) -> Callable[[str, bytes], Page]:
    """`drop("x.csv", raw)` opens the page and drops a file on it."""

    def go(name: str, raw: bytes) -> Page:
        page.goto("/bring-in")
        settled(page)
        page.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": raw}
        )
        done = page.locator(".st-key-bring_in_name, .st-key-bring_in_file [role=alert]")
        expect(done).to_be_visible()
        settled(page)
        return page

    return go


def name_states(page: Page, one: str, other: str) -> None:
    page.get_by_label("One state").fill(one)
    page.get_by_label("The other state").fill(other)
    page.get_by_label("The other state").press("Tab")
    settled(page)


def open_it(page: Page) -> None:
    """Press the button and wait for the chart."""
    page.get_by_role("button", name="Open it").click()
    page.wait_for_selector(".thaw-chart")
    settled(page, chart=True)


def headed(page: Page, title: str, found: str = r".* the line (fell|rose) by \d.*") -> None:
    """The page's heading is the set's title and what was found in its events."""
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(rf"^{re.escape(title)}: {found}\.$"))


def test_a_csv_in_windows_1250_with_a_row_to_mend(drop: Callable[[str, bytes], Page]) -> None:
    page = drop("rozkol.csv", TABLE)
    report = page.locator(".st-key-bring_in_report")
    expect(report).to_contain_text("2 events are ready")
    expect(report).to_contain_text("1 row is waiting")
    expect(page.get_by_label("One state")).to_have_value("SSSR")
    name_states(page, "SSSR", "Jugoslávie")
    open_it(page)
    headed(page, "SSSR and Jugoslávie")
    expect(page.locator("body")).to_contain_text("All 2 events, 1948–1955")


def test_xlsx_with_the_table_on_its_second_sheet(drop: Callable[[str, bytes], Page]) -> None:
    page = drop("udalosti.xlsx", strangers.workbook())
    expect(page.locator(".st-key-bring_in_kind")).to_contain_text("an Excel workbook (XLSX)")
    name_states(page, "SSSR", "Jugoslávie")
    open_it(page)
    expect(page.locator("body")).to_contain_text("All 3 events, 1948–1955")


def test_timelinejs_with_its_title_and_eras(drop: Callable[[str, bytes], Page]) -> None:
    page = drop("timeline.csv", strangers.TIMELINE_TABLE.encode())
    expect(page.locator(".st-key-bring_in_kind")).to_contain_text("a TimelineJS table")
    name_states(page, "Moscow", "Belgrade")
    open_it(page)
    headed(page, "Friends and foes", "No event has moved the line yet")
    expect(page.locator("body")).to_contain_text("All 3 events, 1945–1953")


def test_gdelt_zipped(drop: Callable[[str, bytes], Page]) -> None:
    raw = strangers.zipped("20010711.export.CSV", strangers.gdelt(61))
    page = drop("20010711.export.CSV.zip", raw)
    expect(page.locator(".st-key-bring_in_kind")).to_contain_text("a GDELT 2.0 export")
    open_it(page)
    headed(page, "China and United States")
    expect(page.locator("body")).to_contain_text("All 3 events, 2001–2002")


@pytest.mark.parametrize(("viewport", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_nothing_for_axe_to_object_to_and_nothing_sticks_out(
    drop: Callable[[str, bytes], Page], viewport: str, scheme: str
) -> None:
    page = drop("rozkol.csv", TABLE)
    assert not objections(page, STREAMLITS_OWN)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0


def test_a_file_that_cannot_be_used_is_explained(drop: Callable[[str, bytes], Page]) -> None:
    page = drop("report.csv", b"%PDF-1.7")
    expect(page.locator(".st-key-bring_in_file")).to_contain_text(
        "the file is a PDF and not a table"
    )
