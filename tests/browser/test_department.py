"""A department: people log in, have sets of their own, and share them by name."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.harness import HOST, PATIENCE, free_port, serve, settled
from tests.oidc_provider import provider, secrets_text

KEY = "AAAA-BBBB-CCCC-DDDD"
ANA, BEN = "ana@school.example", "ben@school.example"


@pytest.fixture(scope="module")
def department(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Thaw whose people log in; nobody is owner by where they sit."""
    port = free_port()
    address = f"http://{HOST}:{port}"
    with provider() as url:
        file = tmp_path_factory.mktemp("secrets") / "secrets.toml"
        file.write_text(secrets_text(url, address), encoding="utf-8")
        env = {"THAW_PROXY": "10.9.9.9", "THAW_MEMBERS": "*@school.example"}
        env["THAW_OWNER_KEY"] = KEY
        with serve(options=[f"--secrets.files={file}"], env=env, port=port):
            yield address


def logged_in(browser: Browser, address: str, name: str) -> Page:
    """A browser in which somebody has logged in at the provider."""
    page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(f"{address}/**", wait_until="commit")
    return page


def test_each_has_own_sets_and_shares_them_by_name(browser: Browser, department: str) -> None:
    ana, ben = (logged_in(browser, department, name) for name in ("Ana", "Ben"))
    ana.goto(f"{department}/workshop")
    ana.get_by_role("button", name="Make a copy").first.click()
    expect(ana.get_by_role("button", name="Back to the list")).to_be_visible()
    edited = ana.url
    assert "edit=" in edited or "ws-" in edited
    ben.goto(edited)
    expect(ben.get_by_text("There is no such data set in the workspace")).to_be_visible()

    ana.goto(f"{department}/sharing")
    expect(ana.get_by_text(f"You are logged in as {ANA}")).to_be_visible()
    ana.get_by_label("Share with (the name they log in with)").fill("Ben@school.example")
    ana.get_by_role("button", name="Share", exact=True).click()
    expect(ana.get_by_text(f"{BEN}: may read")).to_be_visible()

    ben.goto(edited)
    expect(ben.get_by_role("button", name="Back to the list")).to_be_visible()
    expect(ben.get_by_text("This set is shared with you to read")).to_be_visible()
    for page in (ana, ben):
        page.context.close()


@pytest.mark.parametrize("name", ["Zoe", "Eve"])
def test_whom_the_department_does_not_know_stays_a_guest(
    browser: Browser, department: str, name: str
) -> None:
    page = logged_in(browser, department, name)
    expect(page.get_by_role("heading", name="You are a guest here")).to_be_visible()
    page.goto(f"{department}/workshop")
    settled(page)
    assert page.get_by_role("heading", name="Workshop").count() == 0
    assert page.request.put(f"{department}/_stcore/upload_file/a/b").status == 403
    page.context.close()


def test_a_browser_gives_the_key(browser: Browser, department: str) -> None:
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{department}/owner")
    page.get_by_label("Key").fill("not the key")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("alert")).to_contain_text("That is not the key")
    page.get_by_label("Key").fill(KEY)
    page.get_by_role("button", name="Open").click()
    page.goto(f"{department}/sharing")
    expect(page.get_by_role("heading", name="What guests see")).to_be_visible()
    page.context.close()


def test_leaving_makes_a_guest_again_in_every_window(browser: Browser, department: str) -> None:
    page = logged_in(browser, department, "Ana")
    left_open = page.context.new_page()
    left_open.set_default_timeout(PATIENCE)
    left_open.goto(f"{department}/workshop")
    copy = left_open.get_by_role("button", name="Make a copy").first
    expect(copy).to_be_visible()
    page.goto(f"{department}/sharing")
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="You are a guest here")).to_be_visible()
    copy.click()  # the other window was let in long ago, and is heard no more
    expect(left_open.get_by_text("You are a guest here")).to_be_visible()
    page.context.close()
