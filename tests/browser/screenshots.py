"""Takes pictures of every page: light and dark, wide and narrow.

python -m tests.browser.screenshots FOLDER     every page × theme × width, to look at
python -m tests.browser.screenshots --readme   the picture in the README, kept current by this
"""

import argparse
import itertools
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.harness import launch_options, serve, settled

README_PICTURE = Path(__file__).parent / "screenshots" / "explore.png"
README_HEIGHT = 970  # px: down to the chart's buttons
PAGES = {
    "explore": "/",
    "explain": "/explain",
    "models": "/explain?ask=models&flow=on",
    "sure": "/explain?ask=sure&envelope=on&outside=on",
    "turning": "/explain?ask=turning",
    "sides": "/explain?ask=sides",
    "voices": "/explain?ask=voices",
    "bring-in": "/bring-in",
    "workshop": "/workshop",
    "method": "/method",
    "data": "/data",
    "compare": "/compare",
    "nothing": "/?q=zzzz",
}
WIDTHS = {1440: 900, 390: 844}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def take(
    browser: Browser,
    url: str,
    to: Path,
    *,
    width: int,
    scheme: Scheme,
    height: int | None = None,
    **more,
) -> None:
    """One picture of the page at `url`, once it stands still.

    Args:
        browser: a running browser.
        url: address of the page.
        to: the PNG file to write.
        width: of the window in px.
        scheme: `light` or `dark`.
        height: of the window in px; None takes the whole page.
        more: passed to `browser.new_context`.
    """
    context = browser.new_context(
        viewport={"width": width, "height": height or WIDTHS[width]},
        color_scheme=scheme,
        locale="en-GB",
        reduced_motion="reduce",
        **more,
    )
    page = context.new_page()
    page.goto(url)
    settled(page)
    if height is None:
        # Streamlit scrolls inside a box, so "full page" needs a window as tall as what is in it.
        tall = page.evaluate(
            "() => Math.max(...[...document.querySelectorAll('[data-testid=stMain]')]"
            ".map((box) => box.scrollHeight))"
        )
        page.set_viewport_size({"width": width, "height": max(WIDTHS[width], int(tall))})
        settled(page)
    page.screenshot(path=to)
    context.close()
    print(to)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, help="where the pictures go")
    parser.add_argument("--readme", action="store_true", help="write the README's picture")
    parser.add_argument("--path", action="append", help="another address to take, such as /?q=Tito")
    given = parser.parse_args()
    if given.folder is None and not given.readme:
        parser.error("a folder, or --readme")
    pages = dict(PAGES)
    pages |= {f"extra{number}": path for number, path in enumerate(given.path or [], start=1)}
    with serve() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        if given.readme:
            README_PICTURE.parent.mkdir(exist_ok=True)
            take(
                browser,
                server.url,
                README_PICTURE,
                width=1440,
                scheme="light",
                height=README_HEIGHT,
            )
        if given.folder is not None:
            given.folder.mkdir(parents=True, exist_ok=True)
            for (name, path), scheme, width in itertools.product(pages.items(), SCHEMES, WIDTHS):
                to = given.folder / f"{name}-{scheme}-{width}.png"
                take(browser, server.url + path, to, width=width, scheme=scheme)
        browser.close()


if __name__ == "__main__":
    main()
