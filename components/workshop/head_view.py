"""The head of the workbench: which set it is, what was saved, and what was not."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from components.address.notes_view import render_unkept
from components.workshop.line_view import undo
from components.workshop.state_view import Work, drop, leave, tried
from data import workspace
from data.workspace import SetInfo
from data.workspace.people.sharing import EDIT
from data.workspace.place import may_be_written


def render_head(now: Work, info: SetInfo) -> None:
    """The set's name as the title, what the last action did, the ways out and back."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.html(Markup("<h1>{}</h1>").format(info.title), width="stretch")
        with st.container(horizontal=True, width="content", gap="small"):
            pressed = st.button(
                "Undo",
                key="workshop_undo_last",
                on_click=tried,
                args=(undo, now),
                disabled=not now.made,
                icon=":material/undo:",
                shortcut="Ctrl+Z",
                help="Takes back your own last change in this window",
            )
            st.button(
                "Back to the list",
                key="workshop_back",
                on_click=leave,
                disabled=now.conflict is not None,
                help="First decide below" if now.conflict is not None else None,
            )
    now.wants_undo |= pressed and not now.recalled  # of a page whose session is not there any more
    if info.deleted:
        _render_put_away(info, "deleted", workspace.open_store().undelete)
    elif info.archived:
        _render_put_away(info, "archived", workspace.open_store().unarchive)
    reads = workspace.open_store().right(info.id) < EDIT
    if reads:
        st.text("This set is shared with you to read. Duplicate it in the list to change it.")
    if now.unsaved:
        _render_unsaved(now)
    elif now.conflict is not None:
        st.text("Your last change is not in the set yet: it waits until you have decided below.")
    elif not may_be_written():
        render_unkept()
    elif not reads:
        st.text(now.told or f"Every change is saved as you make it. This is revision {now.base}.")


def _render_put_away(info: SetInfo, how: str, bring_back: Callable[[str], None]) -> None:
    st.warning(f"This set was {how}, here or in another window.", icon="⚠️")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text("What you change is still kept with it, but no other page shows it.")
        st.button(
            "Bring it back", key="workshop_bring_back", on_click=tried, args=(bring_back, info.id)
        )


def _render_unsaved(now: Work) -> None:
    """What is typed and not saved stays on the page, and is tried again with every click."""
    st.error("Not saved: what you changed last stands only on this page.", icon="⚠️")
    st.text(now.unsaved)
    with st.container(horizontal=True, gap="small"):
        st.button("Try again", key="workshop_try_again")
        st.button("Leave without it", key="workshop_leave_it", on_click=drop)
