"""What was chosen and mended of a file so far, as a text that is kept beside the file.

A later Thaw may read the text of an earlier one, so what makes no sense in it is left out.
"""

import dataclasses
import json
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from data.reading.mapping import Mapping

CELLS_MOST = 300_000  # changed cells that are kept
Cells = dict[str, dict[int, str]]  # by column and the row's label: what stands there now


@dataclass
class Unfinished:
    """A file on its way in, without the file.

    Attributes:
        number: part of the keys of its widgets, which the browser knows.
        name: of the file.
        who: the member of a department whose it is; empty for the owner.
        sheet, pair, header, encoding: how it is read, as on the page.
        mapped: how its columns are understood; None where that was not known yet.
        columns: what the person said that the columns are.
        score_from: where they said that the scores stand.
        choices: what was typed.
        cells: what was mended or rated.
        typed: what was typed into rows that wait, and not checked yet.
        made: id of the set that came of it.
        made_of: what that was made of.
    """

    number: int = 0
    name: str = ""
    who: str = ""
    sheet: str = ""
    pair: tuple[str, str] | None = None
    header: tuple[int, int] | None = None
    encoding: str = ""
    mapped: Mapping | None = None
    columns: dict[str, str] = field(default_factory=dict)
    score_from: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    cells: Cells = field(default_factory=dict)
    typed: Cells = field(default_factory=dict)
    made: str = ""
    made_of: str = ""


def text_of(now: Unfinished) -> str:
    """As text."""
    return json.dumps(dataclasses.asdict(now), ensure_ascii=False, default=sorted)


def of_text(text: str) -> Unfinished:
    """Out of its text; of one that cannot be read, an empty one."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return Unfinished()
    if not isinstance(told, dict):
        return Unfinished()
    return Unfinished(
        number=told["number"] if type(told.get("number")) is int else 0,
        name=_text(told, "name"),
        who=_text(told, "who"),
        sheet=_text(told, "sheet"),
        pair=_two(told.get("pair"), str),
        header=_two(told.get("header"), int),
        encoding=_text(told, "encoding"),
        mapped=_mapping(told.get("mapped")),
        columns=_texts(told.get("columns")),
        score_from=_text(told, "score_from"),
        choices=_texts(told.get("choices")),
        cells=_cells(told.get("cells")),
        typed=_cells(told.get("typed")),
        made=_text(told, "made"),
        made_of=_text(told, "made_of"),
    )


def changed_cells(before: pd.DataFrame, after: pd.DataFrame) -> Cells:
    """The cells of a table that are not as the file has them; of very many, none."""
    found: Cells = {}
    for column in after.columns:
        now = after[column]
        old = before[column] if column in before.columns else pd.Series("", now.index, dtype="str")
        other = now[now.ne(old.reindex(now.index)).to_numpy()]
        if len(other):
            found[str(column)] = {int(str(label)): str(cell) for label, cell in other.items()}
    return found if sum(map(len, found.values())) <= CELLS_MOST else {}


def with_cells(table: pd.DataFrame, cells: Cells) -> pd.DataFrame:
    """The table with these cells in it; a column that it has not is made, a row never."""
    if not cells:
        return table
    table = table.copy()
    for column, rows in cells.items():
        if column not in table.columns:
            table[column] = pd.Series("", table.index, dtype="str")
        known = pd.Series(rows, dtype="str").loc[lambda s: s.index.isin(table.index)]
        table.loc[known.index, column] = known
    return table


def fits(mapped: Mapping | None, table: pd.DataFrame) -> bool:
    """Whether that way to understand columns can be one of this table."""
    return mapped is not None and set(mapped.columns.values()) <= set(table.columns)


def _mapping(told: Any) -> Mapping | None:
    if not isinstance(told, dict):
        return None
    try:
        words = {text: float(score) for text, score in _dict(told.get("words")).items()}
        return Mapping(
            columns=_texts(told.get("columns")),
            order=told["order"] if told.get("order") in ("day", "month") else None,
            day_order_matters=told.get("day_order_matters") is True,
            score_from=str(told["score_from"]),
            words=words,
            divisor=float(told["divisor"]),
            initiators=_texts(told.get("initiators")),
            serials=told.get("serials") is True,
            languages=frozenset(map(str, told["languages"])),
            fill=told.get("fill") is True,
            evidence=_texts(told.get("evidence")),
            spare=tuple(map(str, told["spare"])),
            unread=tuple(map(str, told["unread"])),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _cells(told: Any) -> Cells:
    return {
        column: {int(label): str(cell) for label, cell in rows.items() if label.isdecimal()}
        for column, rows in _dict(told).items()
        if isinstance(rows, dict)
    }


def _text(told: dict[str, Any], name: str) -> str:
    return str(told.get(name) or "")


def _dict(told: Any) -> dict[str, Any]:
    return told if isinstance(told, dict) else {}


def _texts(told: Any) -> dict[str, str]:
    return {key: value for key, value in _dict(told).items() if isinstance(value, str)}


def _two(told: Any, kind: type) -> Any:
    """Two of a kind as a tuple; None for all else."""
    fine = isinstance(told, list) and len(told) == 2 and all(type(one) is kind for one in told)
    return tuple(told) if fine else None
