"""What is not finished yet stays in the browser's tab: a reload and a restart lose nothing of it.

A session lives as long as the line to the server. After a restart the browser tells the new one
what stands in the fields on the screen, and no more; so the rest is given to the tab, and asked
for once by a session that knows nothing of it.
"""

from functools import cache
from pathlib import Path

import streamlit as st

from components.served.line_found import watch_line

ASKED = "in_tab_asked"  # in the session: the places that the tab has been asked about
NEWS = "in_tab_news"  # in the session: the tab has just answered


def keep_in_tab(place: str, text: str) -> str:
    """Keep a text in the tab; to be called on every run of what it is of.

    Args:
        place: what it is of; one text each.
        text: as it is now; empty for nothing.

    Returns:
        What the tab has from an earlier session, once and only where there is no text now; else
        empty. Whoever sits at the browser can write anything there.
    """
    watch_line()  # the tab has what the page knows, and after a lost line it knows too little
    asked: set[str] = st.session_state.setdefault(ASKED, set())
    asking = not text and place not in asked
    _hold(place, None if asking else text)
    held = st.session_state.get(_key(place), {}).get("held")
    if not asking or held is not None:
        asked.add(place)
    return held if asking and isinstance(held, str) else ""


def ask_again(place: str) -> None:
    """Forget that the tab was asked: what is kept there comes back when the place is next drawn."""
    st.session_state.get(ASKED, set()).discard(place)


def _key(place: str) -> str:
    return f"in-tab {place}"


@st.fragment
def _hold(place: str, text: str | None) -> None:
    """The component: a text for the tab, or None to ask what it has. Its answer runs this alone."""
    mount = st.components.v2.component(  # type: ignore[attr-defined]
        "thaw_in_tab", html="<i hidden></i>", js=_script(), isolate_styles=False
    )
    mount(key=_key(place), data={"place": place, "text": text}, on_held_change=_heard)
    answered = st.session_state.pop(NEWS, False) and text is None
    if answered and st.session_state[_key(place)].get("held"):
        st.rerun()


def _heard() -> None:
    st.session_state[NEWS] = True


@cache
def _script() -> str:
    return Path(__file__).with_name("in_tab.js").read_text(encoding="utf-8")
