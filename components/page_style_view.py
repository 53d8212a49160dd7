"""The style sheet of all pages, with the colours of the current theme."""

from functools import cache
from pathlib import Path

import streamlit as st

from components.figure_style import palette

SHARED = ("warm", "cold", "neutral", "muted")


@cache
def _sheet(theme: str) -> str:
    colours = palette(theme)
    names = "".join(f"--thaw-{name}: {getattr(colours, name)};" for name in SHARED)
    here = Path(__file__)
    rules = "\n".join(
        here.with_name(name).read_text(encoding="utf-8") for name in ("page.css", "print.css")
    )
    return f"<style>:root {{{names}}}\n{rules}</style>"


def theme_name() -> str:
    """The theme the browser shows now: `light` or `dark`."""
    return "dark" if st.context.theme.type == "dark" else "light"


def render_style(script: str = "") -> None:
    """Put the style sheet on the page, and a script of ours that has to run early."""
    with st.container(key="style"):
        st.html(_sheet(theme_name()) + script, unsafe_allow_javascript=bool(script))
