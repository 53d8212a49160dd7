"""A sheet as it will be printed, on the screen."""

from pathlib import Path

from components.served.mounted import part, text_of

FOLDER = Path(__file__).parent


def render_paper(html: bytes, title: str, key: str) -> None:
    """Show a page in a frame that may run nothing.

    Args:
        html: the page, in UTF-8.
        title: what the frame is called.
        key: of the widget.
    """
    mount = part(
        "thaw_paper",
        html='<div class="thaw-paper"></div>',
        css=text_of(FOLDER / "paper.css"),
        js=text_of(FOLDER / "paper.js"),
    )
    mount(key=key, data={"html": html.decode("utf-8"), "title": title}, height="content")
