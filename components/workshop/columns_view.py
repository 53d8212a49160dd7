"""How the columns of a table are shown in the editor: types, choices, the date in words."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from components.workshop import side_columns_view
from data.basics import columns as c
from data.dates import written_dates
from data.dates.historical_date import DateProblem, read_date
from data.events.cell_checks import read_number
from data.workspace.content import NUMBERS

PICK, WORDS = "Tick", "In words"
FIRST = {
    # What a person weighs stands beside what happened: on 1440 px all of it is in view.
    "events": (c.DATE, c.TITLE, c.SCORE, c.INITIATOR, WORDS, c.CATEGORY, c.EVIDENCE, c.SOURCES),
    "sources": (c.SOURCE_ID, c.TITLE, c.AUTHORS, c.YEAR),
    "chapters": (c.TITLE, c.START, c.END, c.LABEL),
    **side_columns_view.FIRST,
}
CHECKED = {"": "", "yes": "yes", "partly": "partly", "no": "no"}


def date_words(texts: pd.Series) -> list[str]:
    """Dates in words as they are read, or that one cannot be read; empty where there is none."""
    habits = written_dates.find_habits(written_dates.loose_texts(texts))
    return [_date_words(str(text), habits) for text in texts]


def _date_words(text: str, habits: written_dates.Habits) -> str:
    try:
        return read_date(written_dates.written_date(text, habits)).label if text else ""
    except DateProblem:
        return "not a date yet"


def shown_frame(name: str, texts: pd.DataFrame, ticked: int = 0) -> pd.DataFrame:
    """The table as the editor shows it: a box to tick, the main columns first, numbers as such.

    Args:
        name: of the table.
        texts: its cells.
        ticked: how many rows, from the first, are ticked to begin with.
    """
    order = [*FIRST[name], *(column for column in texts.columns if column not in FIRST[name])]
    frame = pd.DataFrame({PICK: np.arange(len(texts)) < ticked})
    for column in order:
        if column == WORDS:
            frame[WORDS] = pd.Series(date_words(texts[c.DATE]), dtype="str")
        elif column in NUMBERS.get(name, ()):
            numbers = [read_number(text) for text in texts[column]]
            frame[column] = pd.Series(numbers, dtype=float)
        else:
            frame[column] = texts[column].to_numpy()
    return frame


def columns_of(
    name: str, frame: pd.DataFrame, choices: Mapping[str, dict[str, str]]
) -> dict[str, Any]:
    """The column settings of an editor."""
    config = st.column_config
    settings: dict[str, Any] = {
        column: config.TextColumn(column.replace("_", " ").capitalize()) for column in frame.columns
    }
    settings[PICK] = config.CheckboxColumn(
        PICK, help="For the buttons above, and marked in the line", width=50
    )
    if name != "events":
        return settings | side_columns_view.settings_of(name, frame, choices)
    settings[WORDS] = config.TextColumn(WORDS, disabled=True, help="How Thaw reads the date")
    settings[c.DATE] = config.TextColumn(
        "Date", help="1948-06-28, 1948-06 or 1948; ~ for about, ? for uncertain, a/b for a span"
    )
    settings[c.DATE]["width"] = 100
    settings[c.TITLE] = config.TextColumn("Title", width=300)
    settings[c.SCORE] = config.NumberColumn(
        # No bounds here: the table would turn 99 into 10 without a word. What is out of range stays
        # as it was typed and is named beside the line.
        "Score", format="%+.1f", width=70,
        help="−10 cools most, +10 warms most; empty takes the figure of the CAMEO code",
    )  # fmt: skip
    settings[c.EVIDENCE] = config.NumberColumn(
        "Evidence",
        help="How well it is attested, up to 1; the score counts in this measure",
    )  # fmt: skip
    heads = {c.INITIATOR: "Who acted", c.CHECKED: "Date checked"}
    lists = {**choices, c.CHECKED: CHECKED}
    return settings | side_columns_view.choosing(frame, lists, heads, {c.INITIATOR: 120})
