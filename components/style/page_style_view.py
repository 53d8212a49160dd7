"""The style sheet of all pages, with the colours of the current theme."""

from functools import cache
from pathlib import Path

import streamlit as st

from components.style.palette_figure import SERIF, Palette, palette

SHARED = ("warm", "cold", "neutral", "muted", "paper", "band")
SHEETS = ("page.css", "explore.css", "card.css", "print.css")
LAYOUT = "explore_layout.css"  # of Explore only
FRAMED = "framed.css"  # of Explore in a frame, after all others


@cache
def _sheet(theme: str, explore: bool, framed: bool = False) -> str:
    here = Path(__file__)
    names = (SHEETS[0], LAYOUT, *SHEETS[1:]) if explore else SHEETS
    names = (*names, FRAMED) if framed else names
    rules = "\n".join(here.with_name(name).read_text(encoding="utf-8") for name in names)
    # A changed theme is repainted by the browser alone, so the page has the colours of both; what
    # opens above it (popovers) has those of the theme at the last answer.
    light, dark = palette("light"), palette("dark")
    now = _names(_colours(palette(theme)))
    either = _names(
        {
            name: f"light-dark({one}, {other})"
            for (name, one), other in zip(
                _colours(light).items(), _colours(dark).values(), strict=True
            )
        }
    )
    return f"<style>:root {{--thaw-serif: {SERIF}; {now}}} .stApp {{{either}}}\n{rules}</style>"


def _colours(of: Palette) -> dict[str, str]:
    """The colours of a palette that the page's own style sheets use."""
    return {**{name: getattr(of, name) for name in SHARED}, "second": of.series[1]}


def _names(colours: dict[str, str]) -> str:
    return "".join(f"--thaw-{name}: {colour};" for name, colour in colours.items())


def theme_name() -> str:
    """The theme the browser shows now: `light` or `dark`."""
    return "dark" if st.context.theme.type == "dark" else "light"


def render_style(script: str = "", *, explore: bool = False, framed: bool = False) -> None:
    """Put the style sheet on the page, and a script of ours that has to run early.

    Args:
        script: the script, or more style sheets.
        explore: whether it is the page Explore, which has a layout of its own.
        framed: whether it stands in a frame on another page.
    """
    with st.container(key="style"):
        sheet = _sheet(theme_name(), explore, framed)
        st.html(sheet + script, unsafe_allow_javascript=bool(script))
