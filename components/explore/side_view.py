"""What stands beside the chart: what is looked at more closely, else the card, else the turns."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import streamlit as st

from components.address.selection_view import change, show_all_over, state
from components.explore.card_view import render_card
from components.explore.gathered_view import Gathered
from components.explore.memory_view import render_memory
from components.explore.turns_view import render_turns
from components.explore.what_if_view import end_what_if, render_what_if
from components.explore.why_view import render_why
from components.filters.chapter_view import render_chapter_summary
from components.served.mounted import part, text_of

SHEET = Path(__file__).parent / "sheet" / "sheet.js"
LOOKS: dict[str, Callable[[Gathered], None]] = {
    "why": render_why,
    "what-if": render_what_if,
    "memory": render_memory,
}


def render_side(gathered: Gathered, embedded: bool = False) -> None:
    """The panel. On a narrow screen it is a sheet over the lower half, where it can be closed.

    Args:
        gathered: what the page looks at.
        embedded: whether it stands in a frame, where there is the card and nothing to set.
    """
    selection, event = gathered.selection, gathered.event
    with st.container(key="side"):
        look = None if embedded else LOOKS.get(selection.look or "")
        part("thaw_sheet", html='<i class="thaw-grip"></i>', js=text_of(SHEET))(
            key="sheet",
            data={
                "shows": f"{selection.look} {selection.event if event is not None else ''}",
                "closes": look is not None or event is not None,
            },
            height="content",
            on_closed_change=close_side,
        )
        if look is not None:
            _render_close()
            look(gathered)
        elif event is not None:
            with st.container(key="card"):
                render_card(gathered, event)
        elif embedded:
            st.html(
                '<p class="thaw-hint">Pick an event: click a mark, or press → on the chart.</p>'
            )
        else:
            render_chapter_summary(gathered.dataset, selection.chapter)
            render_turns(gathered)


def _render_close() -> None:
    with st.container(key="look_top"):
        st.button("Close ✕", key="close_look", on_click=close_side, type="tertiary")


def close_side() -> None:
    """Put away what is open beside the chart (for callbacks)."""
    now = state().selection
    if now.look == "what-if":
        end_what_if()
    elif now.look is not None:
        show_all_over(replace(now, look=None))
    else:
        change(event=None)
