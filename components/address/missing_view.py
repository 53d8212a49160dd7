"""What is shown where a link asks for a data set that is not here: why, and what there is."""

import streamlit as st

from components.address import elsewhere_view, history_view
from components.address.query_view import write_query
from components.style.words_view import plain
from data import catalog, workspace
from data.catalog import SetEntry

MOST = 12
NAME_MOST = 60  # characters of what was asked for
CHOSEN = "chosen_set"  # in the session


def render_missing(asked: str, sets: list[SetEntry], titles: dict[str, str]) -> None:
    """The page.

    Args:
        asked: the name in the address, as anybody may have written it.
        sets: those that there are.
        titles: what they are called, by name.
    """
    with st.container(key="missing"):
        st.title("That data set is not here")
        who = "This page showed" if elsewhere_view.went() else "The link asks for"
        st.text(f"{who} “{asked[:NAME_MOST]}”. {why_not(asked)}")
        st.text("What there is:")
        for entry in sets[:MOST]:
            st.button(
                plain(titles[entry.name]),
                key=f"instead_{entry.name}",
                on_click=_take,
                args=(entry.name,),
            )
        if len(sets) > MOST:
            st.text(f"and {len(sets) - MOST:,} more, in the list of relations on Explore")


def why_not(asked: str) -> str:
    """Why a set cannot be shown, in a sentence."""
    if asked.startswith(catalog.RELATION):
        return "No archive here has such a pair: the page Any pair lists what there is."
    if not asked.startswith(workspace.PREFIX):
        return "No data set of that name comes with this Thaw."
    try:
        store = workspace.peek()
        deleted = store.list(deleted=True) if store is not None else []
        others = store.list(include_archived=True) if store is not None else []
    except workspace.WorkspaceError:
        return "It is one of somebody's own sets, and those of this machine cannot be reached now."
    if any(info.id == asked for info in deleted):
        return "It is deleted; the Workshop can still bring it back."
    for info in others:
        if info.id == asked:
            return f"“{info.title}” is archived; the Workshop takes it out again."
    return "It is one of somebody's own sets, and not of those kept on this machine."


def _take(name: str) -> None:
    st.session_state[CHOSEN] = name
    write_query({})
    history_view.remember()
