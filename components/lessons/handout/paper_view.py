"""A sheet as it will be printed, on the screen."""

from functools import cache
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent


@cache
def _part(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def render_paper(html: bytes, title: str, key: str) -> None:
    """Show a page in a frame that may run nothing.

    Args:
        html: the page, in UTF-8.
        title: what the frame is called.
        key: of the widget.
    """
    mount = st.components.v2.component(  # type: ignore[attr-defined]
        "thaw_paper",
        html='<div class="thaw-paper"></div>',
        css=_part("paper.css"),
        js=_part("paper.js"),
        isolate_styles=False,
    )
    mount(key=key, data={"html": html.decode("utf-8"), "title": title}, height="content")
