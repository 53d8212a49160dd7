"""What a person does on the workbench, for the browser tests."""

from playwright.sync_api import Page, expect

from tests.harness import place_now, place_of_table

WAIT = 60_000  # ms: a busy machine is slow, not wrong
ROW_PX, TITLE_PX = 35, 300  # of the table; where its column of titles lies


def type_title(tab: Page, row: int, title: str) -> None:
    """Double-click the title of a row (0 is the first) and type another."""
    type_cell(tab, TITLE_PX, row, title)


def type_cell(tab: Page, px: int, row: int, title: str, *, answers: bool = True) -> None:
    """The same in the table on the screen, so many px from its left edge.

    Args:
        tab: the page.
        px: from the left edge of the table.
        row: 0 is the first.
        title: what is typed.
        answers: whether the server does, so that the page comes to rest before.
    """
    shown = '[data-testid="stDataFrame"]:visible'
    box = place_of_table(tab, shown) if answers else place_now(tab, shown)
    tab.mouse.dblclick(box["x"] + px, box["y"] + ROW_PX * (row + 1.5))
    field = tab.locator("#portal textarea")
    expect(field).to_be_visible(timeout=WAIT)
    field.fill(title)
    tab.keyboard.press("Enter")
    if not answers:
        expect(field).to_have_count(0)  # or the next cell would be typed into this one's field
