"""A stranger's text, on every page in a real browser: it is shown, does nothing and asks nobody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.reading import packages
from data.workspace.store import Store
from tests.browser.conftest import Complaints
from tests.harness import Server, serve, settled
from tests.hostile_binaries import PARQUETS, SPREADSHEETS, ZIPS
from tests.hostile_files import BROKEN_TEXT, HOSTILE_CELLS, JSON_FILES, Hostile
from tests.hostile_set import ELSEWHERE, PARSED, write_hostile_set

FILES = [*BROKEN_TEXT, *HOSTILE_CELLS, *JSON_FILES, *ZIPS, *SPREADSHEETS, *PARQUETS]
# Markup, formulas, addresses, paths, quotation marks, marks that turn or steer what is written.
ACTING = re.compile(rb"[<=@']|(?i:script|data):|\.\./|[\0-\x08\x0e-\x1f]|\xe2\x80\xae|\xe2\x81\xa7")
EVENT = "1948-expelled"
PATHS = [
    "/?set={set}",
    f"/?set={{set}}&event={EVENT}&chapter=split",
    "/?set={set}&category=party&by=A&q=p",
    "/?set={set}&look=why&on=1950-01-01",
    "/?set={set}&look=memory",
    "/?set={set}&look=what-if",
    *(
        f"/explain?set={{set}}&ask={ask}"
        for ask in ("periods", "models", "sure", "sides", "voices")
    ),
    "/explain?set={set}&ask=turning",
    "/compare",
    "/workshop?edit={set}",
    "/data?set={set}",
    "/teach?set={set}",
    "/teach?set={set}&do=ask",
    "/?embed=true&set={set}",
]
# Nothing of the text has become an element that asks or acts.
ALIVE = f"""() => [...document.querySelectorAll("img, iframe, script, a, form, object, embed")]
  .filter((node) => [...node.attributes].some((a) => /^(src|href|action|data|on\\w+)$/.test(a.name)
    && /{ELSEWHERE}|javascript:|alert\\(|^data:text/.test(a.value)))
  .map((node) => node.outerHTML.slice(0, 200))"""
# No sign of markup has gone from before its word, as it would where it was taken for markup.
TAKEN = """(gone) => [...document.body.innerText.matchAll(new RegExp(gone, "g"))]
  .map((hit) => hit.input.slice(Math.max(0, hit.index - 40), hit.index + 40))"""


@pytest.fixture(scope="module")
def hostile(
    browser_type_launch_args: dict, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, str]]:
    """A server whose workspace holds the hostile set, and the set's id."""
    root = tmp_path_factory.mktemp("hostile")
    address = f"sqlite:///{root / 'sets.sqlite3'}"
    store = Store(address)
    name = store.copy_shipped(packages.open_folder(write_hostile_set(root)))
    store.close()
    with serve(env={"THAW_DATABASE_URL": address}) as server:
        yield server, name


@pytest.fixture
def base_url(hostile: tuple[Server, str]) -> str:
    return hostile[0].url


@pytest.fixture
def server(hostile: tuple[Server, str]) -> Server:
    return hostile[0]


def test_every_page_shows_it_and_asks_nobody(page: Page, hostile: tuple[Server, str]) -> None:
    seen = []
    for path in PATHS:
        page.goto(path.format(set=hostile[1]))
        settled(page, timeout=60_000)
        assert page.evaluate(ALIVE) == [], path
        assert page.evaluate(TAKEN, PARSED) == [], path
        assert page.locator('[data-testid="stException"]').count() == 0, path
        seen += [path] if ELSEWHERE in page.locator(".stMain").inner_text() else []
    assert len(seen) > len(PATHS) // 2, seen


def test_the_link_of_a_source_that_acts_is_no_link(page: Page, hostile: tuple[Server, str]) -> None:
    page.goto(f"/data?set={hostile[1]}")
    settled(page, timeout=60_000)
    page.get_by_role("tab", name="Sources").click()
    table = page.locator('[data-testid="stDataFrame"] canvas').first
    expect(table).to_be_visible()
    assert page.evaluate(ALIVE) == []


@pytest.mark.slow
def test_hostile_files_are_opened_and_ask_nobody(
    page: Page, server: Server, tmp_path: Path
) -> None:
    """All of them on one page, one after another: what each says is tested without a browser."""
    page.goto("/bring-in")
    settled(page, timeout=60_000)
    for number, hostile_file in enumerate(_most_telling()):
        file = tmp_path / f"{number}![p](http:){ELSEWHERE}.csv"
        file.write_bytes(hostile_file.build())
        with page.expect_response(lambda r: r.request.method == "PUT", timeout=60_000):
            page.locator('input[type="file"]').first.set_input_files(file)
        settled(page, timeout=60_000)
        assert page.evaluate(ALIVE) == [], hostile_file.name
        assert page.locator('[data-testid="stException"]').count() == 0, hostile_file.name


def _most_telling() -> list[Hostile]:
    """The files whose cells might do something on a page, and one in eight of the others: a page
    takes a second each, and what each says is tested without a browser."""
    acting = [file for file in HOSTILE_CELLS if ACTING.search(file.build())]
    assert len(acting) >= 12
    return [*acting, *[file for file in FILES if file not in acting][::8]]


@pytest.mark.complaints(ELSEWHERE)
def test_a_request_to_another_host_would_be_noticed(page: Page, server: Server) -> None:
    complaints = Complaints(page, server)
    page.goto("/method")
    settled(page, timeout=60_000)
    page.evaluate(f"document.body.append(Object.assign(new Image(), {{src: '//{ELSEWHERE}/p'}}))")
    page.wait_for_timeout(300)
    assert any(ELSEWHERE in text for text in complaints.found)
    complaints.found.clear()
