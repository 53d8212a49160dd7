"""What axe-core objects to on a page, apart from what Streamlit itself gets wrong on every one."""

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# What Streamlit itself gets wrong, and where. These rules are asked of all the rest of the page,
# and every other rule is asked of these parts too.
STREAMLITS = {
    # On a phone it puts a group of pages into a <div> inside the <ul> of its menu.
    '[data-testid="stSidebarNav"]': ("list", "listitem"),
    # The column of ticks in a table that is drawn on a canvas has a head without a name.
    '[data-testid="stDataFrame"]': ("empty-table-header",),
}


def objections(page: Page, off: Iterable[str] = ()) -> str:
    """The report of axe-core on the page as it stands; empty if it has nothing to object to.

    Args:
        page: the page, standing still.
        off: rules that are not asked.
    """
    off = tuple(off)
    apart = [[part] for part in STREAMLITS]
    found = [Axe().run(page, context={"exclude": apart}, options=_without(off))]
    for part, rules in STREAMLITS.items():
        if page.locator(part).count():
            found.append(
                Axe().run(page, context={"include": [[part]]}, options=_without([*off, *rules]))
            )
    return "\n".join(one.generate_report() for one in found if one.violations_count)


def _without(rules: Iterable[str]) -> dict:
    return {"rules": {rule: {"enabled": False} for rule in rules}}
