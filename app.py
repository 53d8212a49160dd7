"""Thaw: how the relation between two states warmed and cooled, event by event."""

from pathlib import Path

import streamlit as st

from components import (
    bring_in_page,
    compare_page,
    data_page,
    explain_page,
    explore_page,
    method_page,
    workshop_page,
)

ICON = str(Path(__file__).parent / "components" / "chart" / "icon.png")
LOGO = str(Path(__file__).parent / "components" / "chart" / "logo.svg")

st.set_page_config(page_title="Thaw", page_icon=ICON, layout="wide")
st.logo(LOGO, size="large")

explore = st.Page(explore_page.render, title="Explore", icon=":material/timeline:", default=True)


def bring_in() -> None:
    """Bring in: a set that is opened is shown on Explore."""
    bring_in_page.render(on_open=lambda: st.switch_page(explore))


explain = st.Page(
    explain_page.render, title="Explain", icon=":material/help_center:", url_path="explain"
)
compare = st.Page(
    compare_page.render, title="Compare", icon=":material/compare:", url_path="compare"
)
st.navigation(
    [
        explore,
        explain,
        *([compare] if compare_page.worth_a_page() else []),
        st.Page(bring_in, title="Bring in", icon=":material/upload_file:", url_path="bring-in"),
        st.Page(
            workshop_page.render, title="Workshop", icon=":material/edit_note:", url_path="workshop"
        ),
        st.Page(method_page.render, title="Method", icon=":material/functions:", url_path="method"),
        st.Page(data_page.render, title="Data", icon=":material/table:", url_path="data"),
    ],
    position="top",
).run()
