"""Rows of a file that could not be used yet come along with the set, to be mended there later."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from data import reading
from data.basics import columns as c
from data.basics.given import MORE_CELLS
from data.basics.problems import shorten
from data.events.cell_checks import records
from data.reading import mapping
from data.reading.new_set import NewSet
from data.reading.tray import Tray

WAITS = "waits: "  # before a date that could be read although its row could not


def with_waiting(made: NewSet, tray: Tray) -> NewSet:
    """The set with the rows that wait as further events, as they are written in the file.

    None of them moves the line before somebody has mended it: a row that the table could read,
    though the file's reader could not (cells may have slipped), has `WAITS` before its date. Its
    note says which row of the file it was, what was wrong, and what else stood in it.

    Args:
        made: out of the rows that are ready, in the order of `tray.events`.
        tray: with the rows that wait.
    """
    if tray.waiting.empty or tray.mapped.missing():
        return made
    more = _cells(tray, made)
    more = more[(more.drop(columns=[c.NOTE, c.EVENT_ID]) != "").any(axis=1)]
    if more.empty:
        return made
    bad = reading.events_of(more, "")[0][c.EVENT_ID]
    readable = more[c.EVENT_ID].isin(set(bad))
    more.loc[readable, c.DATE] = WAITS + more.loc[readable, c.DATE]
    both = pd.concat([made.events.astype("object"), more.astype("object")], ignore_index=True)
    return replace(made, events=both)


def _cells(tray: Tray, made: NewSet) -> pd.DataFrame:
    """The rows that wait under Thaw's own names, all text."""
    rows, reasons = tray.waiting, tray.reasons()
    out = pd.DataFrame(index=rows.index)
    for name in c.EVENT_COLUMNS:
        column = tray.mapped.column(name)
        out[name] = rows[column].str.strip() if column in rows.columns else ""
    out[c.DATE] = tray.mapped.written(rows)
    if tray.mapped.score_from != mapping.COLUMN or tray.mapped.divisor != 1.0:
        out[c.SCORE] = ""  # as it is written it would mean something else
    for name in (c.CATEGORY, c.INITIATOR):
        known = dict(zip(tray.events[name], made.events[name], strict=False))
        out[name] = out[name].map({text: known.get(text, "") for text in out[name].unique()})
    taken = set(made.events[c.EVENT_ID])
    ids = [f"waits-{int(label) + 2}" for label in rows.index]
    out[c.EVENT_ID] = [f"{name}-again" if name in taken else name for name in ids]
    used = {tray.mapped.column(name) for name in c.EVENT_COLUMNS}
    others = [str(name) for name in rows.columns if name not in used and name != MORE_CELLS]
    out[c.SOURCES] = ""
    numbers = [int(label) + 2 for label in rows.index]
    rest = records(rows[others]) if others else [{}] * len(rows)
    out[c.NOTE] = [
        _note(tray.name, number, reasons, cells)
        for number, cells in zip(numbers, rest, strict=True)
    ]
    return out.reset_index(drop=True).astype("str")


def _note(file: str, row: int, reasons: dict[int, str], others: Mapping[str, str]) -> str:
    rest = "; ".join(f"{name}: {text}" for name, text in others.items() if text.strip())
    why = reasons.get(row, "it cannot be read")
    return f"Row {row} of {shorten(file, 60)} waits: {why}." + (
        f" Also in it: {rest}" if rest else ""
    )
