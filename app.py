"""Thaw: how the relation between two states warmed and cooled, event by event."""

from pathlib import Path

import streamlit as st

from components import data_page, explain_page, explore_page, method_page

ICON = str(Path(__file__).parent / "components" / "chart" / "icon.png")
LOGO = str(Path(__file__).parent / "components" / "chart" / "logo.svg")

st.set_page_config(page_title="Thaw", page_icon=ICON, layout="wide")
st.logo(LOGO, size="large")

st.navigation(
    [
        st.Page(explore_page.render, title="Explore", icon=":material/timeline:", default=True),
        st.Page(
            explain_page.render, title="Explain", icon=":material/help_center:", url_path="explain"
        ),
        st.Page(method_page.render, title="Method", icon=":material/functions:", url_path="method"),
        st.Page(data_page.render, title="Data", icon=":material/table:", url_path="data"),
    ],
    position="top",
).run()
