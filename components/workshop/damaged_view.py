"""A set that cannot be read: what is wrong, what can still be had of it."""

import streamlit as st

from components.address.query_view import write_query
from components.workshop.state_view import ADDRESS, drop, tried
from data import workspace
from data.basics.safe_text import file_stem
from data.workspace import Damaged, Unreachable


def render_damaged(set_id: str, problem: Damaged) -> None:
    """What is damaged, the newest state that can be read, and all of it to take home.

    Args:
        set_id: of the set.
        problem: what was found.
    """
    store = workspace.open_store()
    st.error("This set is damaged. Your other sets are not touched by it.", icon="⚠️")
    st.text(str(problem))
    newest = store.newest_readable(set_id)
    st.text(
        "No revision of it can be read. Take home what is left of it."
        if newest is None
        else f"Its newest revision that can be read is {newest}. Going back to it makes a new "
        "revision; nothing is taken away."
    )
    with st.container(horizontal=True, gap="small"):
        if newest is not None:
            st.button(
                f"Go back to revision {newest}",
                key="workshop_go_back",
                on_click=tried,
                args=(_go_back, set_id, newest),
            )
        render_take_home(set_id)
        st.button("Back to the list", key="workshop_back_damaged", on_click=drop)


def render_take_home(set_id: str) -> None:
    """All that is stored of the set as a file, damaged or not."""
    st.download_button(
        "Take it home as it is",
        data=lambda: _zipped(set_id),
        file_name=f"{_called(set_id)} as it is.zip",
        mime="application/zip",
        on_click="ignore",
        key=f"workshop_as_it_is_{set_id}",
    )


def _called(set_id: str) -> str:
    """The set's title as a file's name; its id where the title cannot be read either."""
    try:
        return file_stem(workspace.open_store().info(set_id).title)
    except workspace.WorkspaceError:
        return set_id


def _zipped(set_id: str) -> bytes:
    try:
        return workspace.open_store().take_home(set_id)
    except Unreachable as problem:
        return str(problem).encode()


def _go_back(set_id: str, number: int) -> None:
    workspace.open_store().restore(set_id, number)
    drop()
    write_query({ADDRESS: set_id})


def render_findings() -> None:
    """What the look at the whole workspace found when Thaw started, or since."""
    found = workspace.findings()
    if not found:
        return
    with st.expander(f"Found damaged when Thaw started: {len(found)}", icon=":material/warning:"):
        st.text("The rest works. Each set can be taken home as it is, in its list entry below.")
        for finding in found[:50]:
            st.text(f"• {finding.sentence()}")
