"""The table beside the chart: the same events, sortable; a row and a marker select each other."""

import pandas as pd
import streamlit as st

from components.address.selection_view import change
from components.explore.gathered_view import Gathered
from data.basics import columns as c
from data.events.data_set import DataSet

KEY = "event_table"
CHART = "chart"  # key of the chart, whose news stands in the session while callbacks run
ROW_PX = 35  # of Streamlit's data frames


def table_rows(dataset: DataSet, shown: pd.DataFrame) -> pd.DataFrame:
    """The shown events as the table prints them, one row each, in time order."""
    weighs = {
        "Evidence": shown["weight"].to_numpy(),
        "Date checked": shown[c.CHECKED].to_numpy(),
    }
    if c.REPORTS in shown:
        weighs = {f"{dataset.held.capitalize()}s": shown[c.REPORTS].to_numpy()}
    return pd.DataFrame(
        {
            "Date": shown[c.FIRST].to_numpy(),
            "When": shown[c.DATE_LABEL].to_numpy(),
            "Event": shown[c.TITLE].to_numpy(),
            "Category": [dataset.category_name(k) for k in shown[c.CATEGORY]],
            "Who acted": [dataset.initiator_name(k) for k in shown[c.INITIATOR]],
            "Score": shown[c.VALUE].to_numpy(),
            "Moved by": shown["move"].round(1).to_numpy(),
            "Then at": shown["after"].round(0).to_numpy(),
            **weighs,
        }
    )


def _columns() -> dict:
    config = st.column_config
    return {
        "Date": config.DateColumn(help="First day of the event; sort by it", format="YYYY-MM-DD"),
        "When": config.TextColumn(help="The date in words, as precisely as it is known"),
        "Event": config.TextColumn(help="Click a row to open its card", width="large"),
        "Category": config.TextColumn(help="The lane it stands in"),
        "Who acted": config.TextColumn(help="The initiator of the event"),
        "Score": config.NumberColumn(
            help="Goldstein's scale: −10 (war) to +10 (union); its own score or its code's",
            format="%+.1f",
        ),
        "Moved by": config.NumberColumn(
            help="How far it moved the temperature, in degrees", format="%+.1f°"
        ),
        "Then at": config.NumberColumn(
            help="The temperature after it, −100° to +100°", format="%+.0f°"
        ),
        "Reports": config.NumberColumn(
            help="How many reports the bundle holds", format="localized"
        ),
        "Events": config.NumberColumn(help="How many events the bundle holds", format="localized"),
        "Evidence": config.ProgressColumn(
            help="How well it is attested; the score counts in this measure",
            min_value=0,
            max_value=1,
            format="percent",
        ),
        "Date checked": config.TextColumn(
            help="yes: a source that was read states this date; partly; no"
        ),
    }


def _picked(ids: list[str]) -> None:
    """A click anywhere in a row opens its event; one into the box of the open one closes it.

    Each message of the page brings every widget's value. In one that the chart sent, the table's is
    what it showed before it was told of the chart's last event: no click, and older than the news.
    """
    if any(news is not None for news in dict(st.session_state.get(CHART) or {}).values()):
        return
    picked = st.session_state[KEY]["selection"]
    cells = [int(cell[0]) for cell in picked.get("cells", [])]
    rows = cells or list(picked["rows"])
    change(event=ids[rows[0]] if rows and rows[0] < len(ids) else None)


def render_table(gathered: Gathered) -> None:
    """The table of the shown events."""
    dataset, shown = gathered.dataset, gathered.shown
    ids = shown[c.EVENT_ID].to_list()
    event = gathered.selection.event
    wanted = [ids.index(event)] if event in ids else []
    current = st.session_state.get(KEY)
    rows = list(current["selection"]["rows"]) if current else []
    if rows != wanted or (current and current["selection"].get("cells")):
        st.session_state[KEY] = {"selection": {"rows": wanted, "columns": [], "cells": []}}
    st.dataframe(
        table_rows(dataset, shown),
        key=KEY,
        hide_index=True,
        on_select=lambda: _picked(ids),
        selection_mode=["single-row", "single-cell"],
        column_config=_columns(),
        height=min(420, ROW_PX * (len(shown) + 1) + 2),
        alt="The shown events: date, title, category, who acted, score and temperature",
    )
