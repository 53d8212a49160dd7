"""One's own story by hand: views become steps, are kept, leave and come back; a copy is changed."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from data.lessons import story
from data.workspace import open_store
from data.workspace.store import Store
from tests.harness import Server, settled
from tests.objections import objections

Visit = Callable[..., Page]


@pytest.fixture
def own_sets(server: Server) -> Iterator[Store]:
    """The workspace of the app; what a test adds to it goes again."""
    store = open_store(f"sqlite:///{server.log.parent / 'workspace' / 'sets.sqlite3'}")
    before = {info.id for info in store.list()}
    yield store
    for info in store.list():
        if info.id not in before:
            store.delete(info.id)


def add_view(page: Page) -> None:
    """The present view as a step, by the menu at the top."""
    page.get_by_test_id("stPopover").get_by_role("button", name="For a lesson").click()
    page.get_by_role("button", name="Add this view as a step of a story").click()
    expect(page.get_by_text("The view: ").or_(page.get_by_text("Copy this set"))).to_be_visible()
    settled(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def on_the_desk(page: Page) -> str:
    """The set that is written in, of the address."""
    return unquote(re.findall(r"set=([^&]+)", page.url)[0])


def write_two_steps(visit: Visit) -> str:
    """A view of Explore with a number, before it one of Explain; the set that has them."""
    page = visit("/?chapter=split")
    add_view(page)
    press(page, "Copy the set and go on")
    press(page, "Add")
    expect(page.locator(".ls-stage[data-ready] .ls-heading")).to_contain_text("The split")
    page.get_by_label("Title", exact=True).fill("Two views")
    page.get_by_text("Bind a number").click()
    press(page, "Put it into the text")
    prose = page.get_by_label("One to three sentences")
    expect(prose).to_have_value(re.compile(r"^\[[^\]]+\]\(=value:1948\)$"))
    press(page, "Keep")
    expect(page.get_by_text("Kept in your workspace.")).to_be_visible()
    assert not objections(page)
    name = on_the_desk(page)
    visit(f"/explain?set={name}&from=1953&to=1956", chart=False)
    add_view(page)
    page.get_by_role("combobox", name="Add it to").click()
    page.get_by_role("option", name="Two views").click()
    settled(page)
    press(page, "Add")
    press(page, "Earlier")
    press(page, "Keep")
    expect(page.get_by_text("Kept in your workspace.")).to_be_visible()
    return name


def opened(page: Page) -> None:
    """The story stands on its stage, with nothing that no longer holds."""
    page.wait_for_selector(".ls-stage[data-ready]")
    expect(page.locator(".ls-counter")).to_have_text("1 of 2")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".ls-prose .ls-bond")).to_have_count(1)
    expect(page.locator(".ls-stale")).to_have_count(0)


def test_a_story_by_hand_from_views_to_a_package_and_back(
    visit: Visit, own_sets: Store, shots: Path
) -> None:
    name = write_two_steps(visit)
    kept = story.parse(own_sets.open(name).texts["stories/story-1.md"], "story-1")
    assert [step.page for step in kept.steps] == ["explain", "explore"]
    assert kept.steps[0].show == "1953-01-01/1956-12-31"
    opened(visit(f"/teach?set={name}&story=story-1"))
    page = visit(f"/?set={name}")
    press(page, "Take home")
    with page.expect_download() as download:
        page.get_by_role("button", name="Package", exact=True).click()
    package = shots / "package.zip"
    download.value.save_as(package)
    visit("/bring-in")
    page.locator("input[type=file]").set_input_files(package)
    expect(page.locator(".st-key-bring_in_name")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Open it").click()
    settled(page, chart=True)
    page.get_by_role("link", name="Teach").first.click()
    page.get_by_role("button", name="Two views").click()
    opened(page)


def test_a_shipped_story_is_copied_and_changed(visit: Visit, own_sets: Store) -> None:
    page = visit("/teach?story=thaw-twice")
    press(page, "Copy and change it")
    heading = page.get_by_label("Heading", exact=True)
    expect(heading).to_be_visible()
    heading.fill("My own beginning")
    heading.press("Tab")
    settled(page)
    press(page, "Keep")
    expect(page.get_by_text("Kept in your workspace.")).to_be_visible()
    name = on_the_desk(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="As a file").click()
    file = download.value.path().read_bytes()
    press(page, "← All stories")
    page.get_by_text("Open a story that was saved as a file").click()
    strange = file.replace(b"- show:", b"- sound: off\n- show:", 1) + b"- with: nowhere\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "Émile's story.md", "mimeType": "text/markdown", "buffer": strange}
    )
    page.get_by_text("2 to look at in this story").click()
    expect(page.get_by_text(re.compile(r"line \d+ \(step 1\): “sound” means"))).to_be_visible()
    press(page, "Put it on the desk")
    expect(heading).to_have_value("My own beginning")
    expect(page.get_by_text("Not kept yet.")).to_be_visible()
    press(page, "← All stories")
    press(page, "Go on writing")
    press(page, "Throw away the changes")
    page.get_by_role("button", name="Thaw, twice").click()
    page.wait_for_selector(".ls-stage[data-ready]")
    expect(page.locator(".ls-heading")).to_have_text("My own beginning")
    assert "My own beginning" in own_sets.open(name).texts["stories/thaw-twice.md"]


def test_a_view_is_handed_out_and_its_years_are_drawn(visit: Visit) -> None:
    page = visit("/?chapter=split")
    page.get_by_role("button", name="For a lesson").click()
    page.get_by_role("button", name="Let them draw these years first").click()
    page.wait_for_selector(".ls-stage[data-ready]")
    expect(page.locator(".ls-heading")).to_have_text("What do you expect from 1948 to 1953?")
    visit("/?chapter=split&direction=cooling")
    page.get_by_role("button", name="For a lesson").click()
    page.get_by_role("button", name="Hand this view out on paper").click()
    sheet = page.frame_locator(".thaw-paper iframe")
    expect(sheet.get_by_role("heading", level=1)).to_contain_text("The split")
    expect(sheet.locator(".intro")).to_contain_text("cooling")
    settled(page)
    page.get_by_label("Quiz questions").fill("2")
    page.get_by_label("Quiz questions").press("Enter")
    settled(page)
    assert "direction=cooling" in page.url
    assert "most=2" in page.url
    expect(sheet.get_by_role("heading", level=1)).to_contain_text("The split")
