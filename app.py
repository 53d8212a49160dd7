"""Thaw: how the relation between two states warmed and cooled, event by event."""

from pathlib import Path

import streamlit as st

from components.bring_in import bring_in_page
from components.compare import compare_page
from components.explain import explain_page
from components.explore import explore_page
from components.lessons import teach_page
from components.method import method_page
from components.sources import sources_page
from components.workshop import workshop_page

ICON = str(Path(__file__).parent / "components" / "style" / "icon.png")
LOGO = str(Path(__file__).parent / "components" / "style" / "logo.svg")

st.set_page_config(page_title="Thaw", page_icon=ICON, layout="wide")
st.logo(LOGO, size="large")

explore = st.Page(explore_page.render, title="Explore", icon=":material/timeline:", default=True)


def bring_in() -> None:
    """Bring in: a set that is opened is shown on Explore."""
    bring_in_page.render(on_open=lambda: st.switch_page(explore))


def explain_to_explore() -> None:
    """Explain: what is made there by hand is shown on Explore."""
    explain_page.render(on_leave=lambda: st.switch_page(explore))


explain = st.Page(
    explain_to_explore, title="Explain", icon=":material/help_center:", url_path="explain"
)
compare = st.Page(
    compare_page.render, title="Compare", icon=":material/compare:", url_path="compare"
)
st.navigation(
    [
        explore,
        explain,
        *([compare] if compare_page.worth_a_page() else []),
        st.Page(teach_page.render, title="Teach", icon=":material/school:", url_path="teach"),
        st.Page(bring_in, title="Bring in", icon=":material/upload_file:", url_path="bring-in"),
        st.Page(
            workshop_page.render, title="Workshop", icon=":material/edit_note:", url_path="workshop"
        ),
        st.Page(method_page.render, title="Method", icon=":material/functions:", url_path="method"),
        st.Page(sources_page.render, title="Data", icon=":material/table:", url_path="data"),
    ],
    position="top",
).run()
