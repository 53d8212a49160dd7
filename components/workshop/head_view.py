"""The head of the workbench: which set it is, what was saved, and what was not."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from components.address.history_view import arrived
from components.address.notes_view import render_unkept
from components.address.query_view import first_of, write_query
from components.workshop.line_view import undo
from components.workshop.state_view import (
    ADDRESS,
    Work,
    begin,
    drop,
    keep_held,
    leave,
    put_down,
    tried,
    work,
)
from data import workspace
from data.workspace import NoSuchSet, SetInfo
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


# ---- where the browser leads ---------------------------------------------------------------------


def follow_address() -> None:
    """Put the set on the workbench that the address names, and the address right.

    The browser's Back to the address of the list means the list; the menu, from another page, the
    set as it was. What could not be saved stays on the workbench.

    Raises:
        NoSuchSet: the address names none.
    """
    now, asked = work(), first_of(ADDRESS)
    if now is not None and now.placed and asked != now.set_id and (asked or not arrived()):
        now = _left(now)
    if asked and now is None:
        _begin_asked(asked)
        now = work()
    write_query({} if now is None else {ADDRESS: now.set_id})
    if now is not None:
        now.placed = True


def _left(now: Work) -> Work | None:
    """What stays on the workbench when the browser leads elsewhere."""
    keep_held(now)
    if now.unsaved or now.conflict is not None:
        return now
    put_down()
    return None


def _begin_asked(asked: str) -> None:
    try:
        begin(asked)
    except NoSuchSet:
        write_query({})
        raise
