"""What axe-core objects to on a page, apart from what Streamlit itself gets wrong on every one."""

from collections.abc import Iterable
from typing import Any

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
# Only what is wrong is looked at closely: what passes costs axe two thirds of its time.
BRIEF: dict[str, Any] = {"resultTypes": ["violations"]}
COLOURS = ("color-contrast",)  # all that differs between light and dark
# Of the elements that a rule objects to, the numbers of those that are not Streamlit's own parts.
OURS = """([targets, parts]) => targets.flatMap((target, number) => {
  const node = typeof target === "string" ? document.querySelector(target) : null;
  return parts.some((part) => node?.closest(part)) ? [] : [number];
})"""


def objections(
    page: Page, off: Iterable[str] = (), *, part: str = "", only: Iterable[str] = ()
) -> str:
    """What axe-core objects to on the page as it stands; empty if it has nothing to object to.

    Args:
        page: the page, standing still.
        off: rules that are not asked.
        part: a selector, where only a part of the page is asked about.
        only: the only rules, or groups of rules such as `wcag2aa`, that are asked; empty for all.
    """
    options = BRIEF | {"rules": {rule: {"enabled": False} for rule in off}}
    if only:
        options = BRIEF | {"runOnly": list(only)}
    found = Axe().run(page, context=part or None, options=options).response["violations"]
    told = [
        f"{rule['id']}: {rule['help']}\n    {node['html'][:200]}"
        for rule in found
        for node in _ours(page, rule)
    ]
    return "\n".join(told)


def _ours(page: Page, rule: dict[str, Any]) -> list[dict[str, Any]]:
    """The elements that a rule objects to, without those whose fault is Streamlit's."""
    parts = [part for part, rules in STREAMLITS.items() if rule["id"] in rules]
    targets = [node["target"][0] for node in rule["nodes"]]
    return [rule["nodes"][number] for number in page.evaluate(OURS, [targets, parts])]
