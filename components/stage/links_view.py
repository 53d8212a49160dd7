"""From a page to a lesson: present what is seen, or take it along. In the bar at the top."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.address import dataset_view, selection_view
from components.address.query_view import SET_KEY, first_of
from data.selection import selection_address
from data.selection.comparing import Comparing

PAGES = ("explore", "explain", "compare")
COMPARED = "compare_choice"  # in the session, of the page Compare


def render_links(teach: StreamlitPage, page: str) -> None:
    """Buttons that lead to the page Teach with the present view.

    Args:
        teach: the page Teach.
        page: which page is open, one of `PAGES`. Compare's lines are neither drawn nor printed.
    """
    with st.container(key="stage-links", horizontal=True, gap="small", width="content"):
        present = st.button(
            "Present", shortcut="f", key="stage-present", icon=":material/slideshow:"
        )
        with st.popover("For a lesson", icon=":material/school:"):
            step = st.button(
                "Add this view as a step of a story", key="stage-step", type="tertiary"
            )
            alone = page != "compare"
            draw = alone and st.button(
                "Let them draw these years first", key="stage-draw", type="tertiary"
            )
            paper = alone and st.button(
                "Hand this view out on paper", key="stage-paper", type="tertiary"
            )
    asked = {"present": present, "add": step, "draw": draw, "hand-out": paper}
    for act in (name for name, pressed in asked.items() if pressed):
        st.switch_page(teach, query_params={**view_query(page), "do": act, "page": page})


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
