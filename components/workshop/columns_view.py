"""How the columns of a table are shown in the editor: types, choices, the date in words."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from data.basics import columns as c
from data.dates.historical_date import DateProblem, read_date
from data.events.cell_checks import read_number

PICK, WORDS = "Tick", "In words"
FIRST = {
    "events": (c.DATE, c.TITLE, c.SCORE, c.CATEGORY, c.INITIATOR, c.EVIDENCE, c.SOURCES),
    "sources": ("source_id", "title", "authors", "year"),
    "chapters": ("title", "start", "end", "label"),
}
CHECKED = {"": "", "yes": "yes", "partly": "partly", "no": "no"}


@cache
def date_words(text: str) -> str:
    """A date in words, or that it cannot be read."""
    if not text:
        return ""
    try:
        return read_date(text).label
    except DateProblem:
        return "not a date yet"


def shown_frame(name: str, texts: pd.DataFrame) -> pd.DataFrame:
    """The table as the editor shows it: a box to tick, the main columns first, numbers as such."""
    order = [*FIRST[name], *(column for column in texts.columns if column not in FIRST[name])]
    frame = pd.DataFrame({PICK: np.zeros(len(texts), dtype=bool)})
    for column in order:
        if name == "events" and column in c.EVENT_NUMBERS:
            numbers = [read_number(text) for text in texts[column]]
            frame[column] = pd.Series(numbers, dtype=float)
        else:
            frame[column] = texts[column]
        if name == "events" and column == c.DATE:
            frame[WORDS] = pd.Series([date_words(text) for text in texts[column]], dtype="str")
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
        PICK, help="For the buttons above: duplicate or delete", width="small"
    )
    if name != "events":
        return settings
    settings[WORDS] = config.TextColumn(WORDS, disabled=True, help="How Thaw reads the date")
    settings[c.DATE] = config.TextColumn(
        "Date", help="1948-06-28, 1948-06 or 1948; ~ for about, ? for uncertain, a/b for a span"
    )
    settings[c.TITLE] = config.TextColumn("Title", width="large")
    settings[c.SCORE] = config.NumberColumn(
        "Score", min_value=-10.0, max_value=10.0, format="%+.1f",
        help="−10 cools most, +10 warms most; empty takes the figure of the CAMEO code",
    )  # fmt: skip
    settings[c.EVIDENCE] = config.NumberColumn(
        "Evidence", min_value=0.05, max_value=1.0, step=0.05,
        help="How well it is attested, up to 1; the score counts in this measure",
    )  # fmt: skip
    for column, labels in {**choices, c.CHECKED: CHECKED}.items():
        settings[column] = _choice(column, frame[column], labels)
    return settings


def _choice(column: str, used: pd.Series, labels: dict[str, str]) -> Any:
    """A list to choose from; what stands in the table already can always stay."""
    every = {**labels, **{text: text for text in used.unique() if text not in labels}}
    return st.column_config.SelectboxColumn(
        {c.INITIATOR: "Who acted", c.CHECKED: "Date checked"}.get(column, column.capitalize()),
        options=list(every),
        format_func=lambda text: every.get(text, text),
    )
