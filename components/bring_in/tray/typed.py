"""What was typed into rows that wait and has not been checked yet: it is kept, and goes along."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from components.bring_in.state_view import Job
from data.reading.tray import Tray


def note(now: Job, rows: pd.DataFrame, edited: Mapping[Any, Mapping[str, Any]]) -> None:
    """Note what cells hold that the rows do not; a cell that says what stood there is forgotten.

    Args:
        now: the file at hand.
        rows: that wait and are on the screen.
        edited: by the label of the row and the column, what stands there now.
    """
    typed = {column: dict(cells) for column, cells in now.typed.items()}
    for label, cells in edited.items():
        for column, value in cells.items():
            if column not in rows.columns or label not in rows.index:
                continue
            text = "" if value is None else str(value)
            typed.setdefault(column, {})[label] = text
            if text == rows.at[label, column]:
                del typed[column][label]
    now.typed = {column: cells for column, cells in typed.items() if cells}


def waiting_cells(now: Job) -> dict[int, dict[str, str]]:
    """By the label of a row that still waits, and the column, what was typed there."""
    if now.tray is None or not now.typed:
        return {}
    waiting = now.tray.waiting
    found: dict[int, dict[str, str]] = {}
    for column, cells in now.typed.items():
        for label, text in cells.items():
            if column in waiting.columns and label in waiting.index:
                found.setdefault(label, {})[column] = text
    return found


def whole(now: Job) -> Tray | None:
    """The rows as they are once what was typed is checked, which leaves those on the page alone."""
    cells = waiting_cells(now)
    if now.tray is None or not cells:
        return now.tray
    if now.checked is None or now.checked[:2] != (now.tray, cells):
        tray = replace(now.tray, _known={})
        tray.mend_many({label + 2: changed for label, changed in cells.items()})
        now.checked = now.tray, cells, tray
    return now.checked[2]


def check(now: Job) -> None:
    """Bring what was typed to the rows; those that can be used now wait no more."""
    now.tray, now.typed, now.checked = whole(now), {}, None
