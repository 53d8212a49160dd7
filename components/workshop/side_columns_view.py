"""The columns of the tables beside the events: conditions, statements, readings, figures."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data.basics import columns as c
from data.events.conditions import KINDS

# What each is called on a button and in a message; the tab itself.
NAMES = {
    "conditions": ("a condition", "Condition"),
    "statements": ("a statement", "Statement"),
    "readings": ("a reading", "Reading"),
    "indicators": ("a figure", "Figure"),
}
TABS = {
    "conditions": "Conditions",
    "statements": "Statements",
    "readings": "Readings",
    "indicators": "Figures",
}
SAID = {
    "conditions": "What was in force from when to when. It has no score and moves nothing; the act "
    "that begins it is an event.",
    "statements": "Pairs of days of which one was colder, as a work tells it. The page How sure "
    "says whether the line agrees; nothing is fitted to them.",
    "readings": "What other readers would score. The line does not change; the page How sure says "
    "how far the readers agree.",
    "indicators": "Figures from elsewhere, a row for each year, to lay beside the line. They do "
    "not enter it.",
}
FIRST = {
    "conditions": (c.LABEL, c.KIND, c.START, c.END, c.SOURCES),
    "statements": ("colder_date", "warmer_date", "why", c.SOURCES, "read"),
    "readings": (c.EVENT_ID, "reader", c.SCORE, "sure", "why"),
    "indicators": (c.INDICATOR_ID, c.DATE, c.VALUE),
}
_DATES = {
    (c.START, "conditions"): ("From", "A day, month or year: 1941-06-22, 1941-06 or 1941"),
    (c.END, "conditions"): ("To", "The last day, month or year on which it held"),
    (c.DATE, "indicators"): ("Date", "Mostly a year: 1953"),
    ("colder_date", "statements"): ("This day was colder", "A whole day: 1949-12-20"),
    ("warmer_date", "statements"): ("than this one", "A whole day: 1950-03-01"),
}
_READ = {"": "", "yes": "yes", "partly": "partly", "no": "no"}
_SURE = {"": "", "high": "high", "middling": "middling", "low": "low"}


def settings_of(
    name: str, frame: pd.DataFrame, choices: Mapping[str, dict[str, str]]
) -> dict[str, Any]:
    """The settings of those columns that are not just text.

    Args:
        name: of the table.
        frame: as the editor shows it.
        choices: for columns with a list to choose from, the value of each entry and its label.
    """
    config = st.column_config
    settings: dict[str, Any] = {
        column: config.TextColumn(head, help=help)
        for (column, table), (head, help) in _DATES.items()
        if table == name
    }
    lists = dict(choices)
    if name == "indicators":
        settings |= {
            column: config.NumberColumn("Number" if column == c.COUNTED else column.capitalize())
            for column in c.INDICATOR_NUMBERS
        }
    if name == "conditions":
        lists[c.KIND] = KINDS
    if name == "statements":
        lists["read"] = _READ
    if name == "readings":
        lists["sure"] = _SURE
        settings[c.SCORE] = config.NumberColumn(
            "Score", format="%+.1f", width=70, help="What this reader would give, −10 to +10"
        )
    heads = {c.EVENT_ID: "Event", "read": "Works read"}
    return settings | choosing(frame, lists, heads, {c.EVENT_ID: 300})


def choosing(
    frame: pd.DataFrame,
    lists: Mapping[str, Mapping[str, str]],
    heads: Mapping[str, str],
    widths: Mapping[str, int],
) -> dict[str, Any]:
    """A list to choose from for each column of `lists`.

    Args:
        frame: the table; what stands in it already can always stay.
        lists: by column, what may be chosen and how it is called.
        heads: names of columns that are called otherwise than they are.
        widths: px, for columns that need one.
    """
    return {
        column: _choice(
            heads.get(column, column.capitalize()), frame[column], labels, widths.get(column)
        )
        for column, labels in lists.items()
    }


def _choice(head: str, used: pd.Series, labels: Mapping[str, str], width: int | None) -> Any:
    every = {**labels, **{text: text for text in used.unique() if text not in labels}}
    return st.column_config.SelectboxColumn(
        head,
        options=list(every),
        format_func=lambda text: every.get(text, text),
        width=width,
    )


def first_cells(name: str, events: pd.DataFrame) -> dict[str, str]:
    """What a new row says before anybody typed: nothing that could be taken for a finding.

    Args:
        name: of the table.
        events: the texts of the events; a reading is first one of the first of them.
    """
    if name == "conditions":
        return {c.LABEL: "New"}
    if name == "readings":
        return {c.EVENT_ID: str(events[c.EVENT_ID].iloc[0]), "reader": "new reader"}
    return {c.INDICATOR_ID: "new-figure"} if name == "indicators" else {"why": "New"}
