"""What the pages' style sheets ask of a browser."""

import re

from components.style import page_style_view

# A rule that asks of the whole page whether something is in it is asked again at every change.
WHOLE_PAGE = re.compile(r"\.stApp(:not\()?:has\(")


def on_screen(sheet: str) -> str:
    """The sheet without what is only for paper."""
    return re.sub(r"@media print \{.*?\n\}", "", sheet, flags=re.DOTALL)


def test_only_explore_asks_what_is_on_the_whole_page() -> None:
    assert WHOLE_PAGE.search(on_screen(page_style_view._sheet("light", explore=True)))
    assert not WHOLE_PAGE.search(on_screen(page_style_view._sheet("light", explore=False)))
