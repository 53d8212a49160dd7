"""What a person does on the workbench, for the browser tests."""

from playwright.sync_api import Page, expect

from tests.harness import place_of_table

WAIT = 60_000  # ms: a busy machine is slow, not wrong
ROW_PX, TITLE_PX = 35, 300  # of the table; where its column of titles lies


def type_title(tab: Page, row: int, title: str) -> None:
    """Double-click the title of a row (0 is the first) and type another."""
    box = place_of_table(tab, '[data-testid="stDataFrame"]')
    tab.mouse.dblclick(box["x"] + TITLE_PX, box["y"] + ROW_PX * (row + 1.5))
    field = tab.locator("#portal textarea")
    expect(field).to_be_visible(timeout=WAIT)
    field.fill(title)
    tab.keyboard.press("Enter")
