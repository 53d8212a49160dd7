"""What axe-core objects to on a page, apart from what Streamlit itself gets wrong on every one."""

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# The menu of a phone. Streamlit puts a group of pages into a <div> inside the <ul>, which two rules
# forbid; every other rule is asked of the menu too, and these two of all the rest of the page.
MENU = '[data-testid="stSidebarNav"]'
STREAMLITS_MENU = ("list", "listitem")


def objections(page: Page, off: Iterable[str] = ()) -> str:
    """The report of axe-core on the page as it stands; empty if it has nothing to object to.

    Args:
        page: the page, standing still.
        off: rules that are not asked.
    """
    found = [Axe().run(page, context={"exclude": [[MENU]]}, options=_without(off))]
    if page.locator(MENU).count():
        menu = {"include": [[MENU]]}
        found.append(Axe().run(page, context=menu, options=_without([*off, *STREAMLITS_MENU])))
    return "\n".join(one.generate_report() for one in found if one.violations_count)


def _without(rules: Iterable[str]) -> dict:
    return {"rules": {rule: {"enabled": False} for rule in rules}}
