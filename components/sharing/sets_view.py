"""One's own sets, each with the people it is shared with."""

import streamlit as st

from components.address import dataset_view
from components.address.notes_view import render_unreachable
from components.door.present import known_here
from components.door.roles import Role, person_here, role_here
from components.style.words_view import plain
from data import workspace
from data.workspace import SetInfo, WorkspaceError
from data.workspace.people.sharing import GUESTS, MEMBERS, NAME_MOST, Share

FAILED = "sharing_failed"
CALLED = {GUESTS: "guests", MEMBERS: "everybody of the department"}


def render_own_sets() -> None:
    """The list; each set with a form of its own."""
    st.header("Your sets")
    if FAILED in st.session_state:
        st.error("That could not be done.", icon="⚠️")
        st.text(st.session_state.pop(FAILED))
    try:
        store = workspace.peek()
        own = [info for info in store.list() if _is_own(info)] if store is not None else []
        if not own:
            st.text("You have no set of your own yet. Bring one in, or copy one in the Workshop.")
        titles = dataset_view.told_apart({info.id: info.title for info in own})
        for info in own:
            _render_set(info, titles[info.id])
    except WorkspaceError as problem:
        render_unreachable(problem)


def _is_own(info: SetInfo) -> bool:
    return role_here() is Role.OWNER or info.owner == person_here()


def _render_set(info: SetInfo, title: str) -> None:
    shares = workspace.open_store().shares(info.id)
    with st.container(border=True, key=f"sharing_set_{info.id}"):
        st.text(title + (f"\nmade by {info.owner}" if info.owner else ""))
        if not shares:
            st.text("Shared with nobody.")
        for one in shares:
            _render_share(info, one)
        known = known_here()
        people = known is not None and known.members.login
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            if not any(one.person == GUESTS for one in shares):
                _button(info, "Let guests read it", GUESTS, False)
            if people and not any(one.person == MEMBERS for one in shares):
                _button(info, "Let the department read it", MEMBERS, False)
        if people:
            _render_form(info)


def _render_form(info: SetInfo) -> None:
    """Somebody's name, and what they may."""
    form = st.form(f"sharing_form_{info.id}", border=False, clear_on_submit=True)
    with form, st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Share with (the name they log in with)",
            key=f"sharing_with_{info.id}",
            max_chars=NAME_MOST,
        )
        st.selectbox("They may", ["read", "edit"], key=f"sharing_right_{info.id}", width=120)
        st.form_submit_button("Share", on_click=_share_typed, args=(info.id,))


def _render_share(info: SetInfo, one: Share) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        name = CALLED.get(one.person, one.person)
        st.text(f"{name}: {'may read and edit' if one.edit else 'may read'}")
        _button(info, f"No longer with {plain(name)}", one.person, None)


def _button(info: SetInfo, label: str, person: str, edit: bool | None) -> None:
    st.button(
        label,
        key=f"sharing_{'stop' if edit is None else 'begin'}_{person}_{info.id}",
        on_click=_share,
        args=(info.id, person, edit),
    )


def _share_typed(set_id: str) -> None:
    """Share with whom the form names (a callback)."""
    person = str(st.session_state[f"sharing_with_{set_id}"])
    _share(set_id, person, st.session_state[f"sharing_right_{set_id}"] == "edit")


def _share(set_id: str, person: str, edit: bool | None) -> None:
    try:
        workspace.open_store().share(set_id, person, edit)
    except (WorkspaceError, ValueError) as problem:
        st.session_state[FAILED] = str(problem)
