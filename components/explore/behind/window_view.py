"""A table in a window over the page: as high as it needs to be, and taken home as CSV."""

from typing import Any

import pandas as pd
import streamlit as st

from data.exports.csv_file import MIME, table_bytes

ROW_PX, MOST_PX = 35, 360  # of the table


def render_window_table(
    shown: pd.DataFrame, whole: pd.DataFrame, file_name: str, key: str, columns: dict[str, Any]
) -> None:
    """The table and the button below it.

    Args:
        shown: the rows on the screen.
        whole: those of the file.
        file_name: of the CSV.
        key: of the button.
        columns: how columns are shown, as Streamlit's `column_config`; scores have their sign.
    """
    height = min(MOST_PX, ROW_PX * (len(shown) + 1) + 2)
    looks = {"Score": st.column_config.NumberColumn(format="%+.1f"), **columns}
    st.dataframe(shown, hide_index=True, height=height, column_config=looks)
    st.download_button(
        "Take this table home (CSV)",
        data=lambda: table_bytes(whole),
        file_name=file_name,
        mime=MIME,
        icon=":material/download:",
        on_click="ignore",
        key=key,
    )
