"""Outside figures: series that nobody here coded, each with its source and its caveat."""

import streamlit as st
from markupsafe import Markup

from components.sources.indicator_figure import build_indicator_figure
from components.style.page_style_view import theme_name
from components.style.palette_figure import palette
from data.basics import columns as c
from data.events.data_set import DataSet


def render_indicators(dataset: DataSet) -> None:
    """A small chart, the source and the caveat of each indicator, with its table."""
    if not dataset.indicator_info:
        st.text("This set brings no outside figures.")
        return
    st.markdown(
        "These figures come from other people's work and are not part of the temperature. They "
        "are here to compare, not to confirm: none of them measures warmth."
    )
    for info in dataset.indicator_info:
        rows = dataset.indicators[dataset.indicators[c.INDICATOR_ID] == info["id"]]
        if rows.empty:
            continue
        st.html(Markup("<h3>{}</h3>").format(info["title"]))  # a heading of Streamlit's is Markdown
        st.plotly_chart(
            build_indicator_figure(rows, info, palette(theme_name())),
            theme=None,
            key=f"indicator_{info['id']}",
            config={"displayModeBar": False},
            alt=f"{info['title']} by year, {rows[c.DATE].iloc[0]} to {rows[c.DATE].iloc[-1]}",
        )
        st.text(f"Source: {info['source']}")
        st.text(f"Caveat: {info['caveat']}")
        with st.expander("The figures"):
            st.dataframe(rows.drop(columns=c.INDICATOR_ID), hide_index=True)
