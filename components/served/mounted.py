"""A part of a page that has a script of ours, as Streamlit's components take it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

UNSEEN = "<i hidden></i>"  # of a part that has no face


@cache
def text_of(file: Path) -> str:
    """What stands in a file of ours, read once."""
    return file.read_text(encoding="utf-8")


def part(name: str, *, js: str, html: str = UNSEEN, css: str | None = None) -> Callable[..., Any]:
    """What mounts the component; to be asked for on every run, as Streamlit wants it.

    Args:
        name: of the component, one in all of the app.
        js: a module; its default export gets `data`, `parentElement` and more at each run.
        html: what it begins with.
        css: rules, which are those of the whole page.
    """
    return st.components.v2.component(  # type: ignore[attr-defined]
        name, html=html, css=css, js=js, isolate_styles=False
    )
