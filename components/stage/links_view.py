"""From a page to the stage: present what is seen, or add it to a story. In the bar at the top."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.address import dataset_view, selection_view
from components.address.query_view import SET_KEY, first_of
from data.selection import selection_address
from data.selection.comparing import Comparing

PAGES = ("explore", "explain", "compare")
COMPARED = "compare_choice"  # in the session, of the page Compare


def render_links(teach: StreamlitPage, page: str) -> None:
    """Two buttons that lead to the page Teach with the present view.

    Args:
        teach: the page Teach.
        page: which page is open, one of `PAGES`.
    """
    with st.container(key="stage-links", horizontal=True, gap="small", width="content"):
        present = st.button(
            "Present", shortcut="f", key="stage-present", icon=":material/slideshow:"
        )
        step = st.button("Add to a story", key="stage-step", icon=":material/playlist_add:")
    if present or step:
        query = {**view_query(page), "do": "present" if present else "add", "page": page}
        st.switch_page(teach, query_params=query)


def render_class_link(to: StreamlitPage) -> None:
    """From Teach to a class, and back, in the same place."""
    label = "A whole class at once" if to.title == "Class" else "Back to Teach"
    with st.container(key="class-link", horizontal=True, width="content"):
        st.page_link(to, label=label, icon=to.icon)


def view_query(page: str) -> dict[str, str | list[str]]:
    """What the page shows now, as a query; of Compare the first two relations."""
    if page == "compare":
        chosen: Comparing | None = st.session_state.get(COMPARED)
        if chosen is None or not chosen.sets:
            return {}
        sets = chosen.sets
        dataset_view.choose(sets[0])
        return {SET_KEY: sets[0], **({"with": sets[1]} if len(sets) > 1 else {})}
    if "view_state" not in st.session_state:
        return {}
    now = selection_view.state()
    told = {SET_KEY: first_of(SET_KEY)} if first_of(SET_KEY) else {}
    return {**told, **selection_address.to_query(now.selection, now.model)}
