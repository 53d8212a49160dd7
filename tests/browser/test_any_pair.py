"""From a folder of GDELT files to a pair on Explore: command, page, card, address."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.explore_acts import Visit, press
from tests.gdelt_files import folder_of, lines, write
from tests.harness import DESKTOP, PHONE, ROOT, Server, looks, serve, settled
from tests.objections import objections


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one archive, built by the command out of yearly, monthly and daily files."""
    root = tmp_path_factory.mktemp("any-pair")
    files = folder_of(root)
    monthly = [row for day in range(10, 28) for row in lines(f"200507{day}", 40, 57, day)]
    write(files, "200507.csv", monthly, ".zip")
    (files / "cut.export.CSV.zip").write_bytes(b"PK\x03\x04 cut short")
    words = ["archive", "build", str(files), str(root / "archives" / "gdelt")]
    said = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "thaw", *words, "--profile", "gdelt"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "of 1,020 rows are in, 1998-05-11 to 2019-02-26" in said.stdout
    assert "not read: cut.export.CSV.zip" in said.stdout
    return root / "archives"


@pytest.fixture(scope="session")
def server(browser_type_launch_args: dict, archives: Path) -> Iterator[Server]:
    with serve(env={"THAW_ARCHIVES": str(archives)}) as running:
        yield running


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    return server.url


def choose(page: Page, label: str, typed: str, wanted: str) -> None:
    """Type into a list and take what it offers first."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(typed)
    page.get_by_role("option", name=re.compile(wanted)).first.click()
    settled(page)


def test_two_states_typed_open_on_explore_with_their_reports(visit: Visit) -> None:
    page = visit("/any-pair")
    choose(page, "One state", "PAK", "Pakistan")
    choose(page, "and the other", "Indi", r"India \(IND\)")
    expect(page.locator(".thaw-lead")).to_contain_text("Pakistan and India")
    page.get_by_role("button", name="Open on Explore").click()
    page.wait_for_url(re.compile(r"/\?set=archive"))
    settled(page, chart=True)
    expect(page.locator(".st-key-sentence")).to_contain_text(re.compile(r"All \d+ reports.*1998"))
    press(page, "End")
    card = page.locator("article.thaw-card")
    expect(card.locator("h2")).to_contain_text("report")
    address = card.locator("section a").first
    expect(address).to_have_attribute("href", re.compile(r"^http://news\.example/"))
    event = str(card.get_attribute("data-event-id"))
    page.wait_for_url(re.compile("event="))
    page.reload()
    settled(page, chart=True)
    expect(page.locator("article.thaw-card")).to_have_attribute("data-event-id", event)


def test_a_card_opens_into_its_reports_out_of_the_files(visit: Visit, archives: Path) -> None:
    page = visit("/?set=archive:gdelt:PAK:IND")
    settled(page, chart=True)
    press(page, "End")
    expect(page.locator("article.thaw-card")).to_contain_text("2019")
    page.get_by_role("button", name=re.compile("^Read ")).click()
    window = page.get_by_role("dialog")
    expect(window).to_contain_text(re.compile(r"The report\.|All \d+ reports\."))
    window.get_by_test_id("stDataFrame").hover()
    unguarded = window.locator('[aria-label^="Download as CSV"]')
    expect(unguarded).to_have_count(1)
    expect(unguarded).to_be_hidden()
    with page.expect_download() as taken:
        window.get_by_role("button", name="Take this table home").click()
    rows = Path(taken.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("Day,Who acted,Towards,Code")
    assert all("2019-02-26" in row and "http://news.example/" in row for row in rows[1:])
    window.get_by_role("button", name="Close").click()
    expect(window).to_have_count(0)
    hidden = archives.parent / "gdelt"
    hidden.rename(hidden.with_name("away"))
    try:
        press(page, "Home")
        page.get_by_role("button", name=re.compile("^Read ")).click()
        expect(window).to_contain_text("1998.csv.zip: it is no longer there")
    finally:
        hidden.with_name("away").rename(hidden)


def test_the_card_of_a_narrow_bundle_stays_after_all_years(visit: Visit) -> None:
    page = visit("/?set=archive:gdelt:PAK:IND&event=2005-07-11-w-IND-verbal-cooperation%2B")
    settled(page, chart=True)
    card = page.locator("article.thaw-card")
    expect(card).to_contain_text("Week of 11 July 2005")
    page.get_by_role("button", name="All years").click()
    settled(page, chart=True)
    expect(card).to_contain_text("Week of 11 July 2005")


def test_its_address_opens_on_compare(visit: Visit) -> None:
    page = visit("/compare?sets=archive:gdelt:PAK:IND&sets=archive:gdelt:CHN:IND")
    page.locator('.thaw-plain[data-ready="1"]').first.wait_for()
    expect(page.locator(".thaw-lead")).to_contain_text("relations")
    for name in ("Pakistan", "China"):
        expect(page.locator(".thaw-plain").first).to_contain_text(name)


def test_the_page_has_no_obstacle(visit: Visit) -> None:
    page = visit("/any-pair?a=IND&b=PAK")
    page.locator('.thaw-plain[data-ready="1"]').first.wait_for()
    for name in looks(page, [("light", DESKTOP), ("dark", PHONE)]):
        settled(page)
        found = objections(page)
        assert not found, f"{name}: {found}"
