"""Signs that cannot be seen, in cells and names of columns."""

import re

import numpy as np
import pandas as pd

from data.basics.counting import counted
from data.basics.problems import WARNING, Problem, warned

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def drop_hidden(cells: pd.DataFrame, name: str) -> tuple[pd.DataFrame, list[Problem]]:
    """Take out control characters and marks that turn the direction of reading."""
    cleaned: dict[int, pd.Series] = {}
    names = pd.Index([_HIDDEN.sub("", str(n)) for n in cells.columns], dtype="str")
    problems = []
    if list(names) != list(cells.columns):
        what = "names of columns held characters that cannot be seen; they were taken out"
        problems.append(
            warned(name, what, "Nothing need be done", row=1, code="header.hidden_characters")
        )
    for place, column in enumerate(names):
        values = cells.iloc[:, place]
        held = values.str.contains(_HIDDEN.pattern, regex=True)
        if held.any():
            cleaned[place] = values.str.replace(_HIDDEN.pattern, "", regex=True)
            row = int(str(values.index[held.to_numpy(dtype=bool)][0])) + 2
            problems.append(
                Problem(
                    WARNING,
                    name,
                    row,
                    str(column),
                    "",
                    f"{counted(int(held.sum()), 'cell')} held characters that cannot be seen, such "
                    "as marks that turn the direction of reading; they were taken out",
                    "Nothing need be done",
                    why="They can make a text look like another one",
                    rule="characters that cannot be seen were taken out",
                    code="cells.hidden_characters",
                    values=(int(held.sum()),),
                )
            )
    if cleaned:
        parts = [cleaned.get(place, cells.iloc[:, place]) for place in range(cells.shape[1])]
        cells = pd.concat(parts, axis=1)
    return cells.set_axis(names, axis=1), problems


def without_rules(cells: pd.DataFrame) -> pd.DataFrame:
    """The rows without the lines that are drawn between them: |---|:--:|, +----+."""
    blank = cells == ""
    drawn = cells.apply(lambda column: column.str.fullmatch(r"[-=:+ ]*[-=]{2}[-=:+ ]*|[ +]+"))
    rules = (drawn | blank).all(axis=1) & drawn.any(axis=1)
    return cells[~rules] if rules.any() else cells


def holds_hidden(codes: np.ndarray) -> bool:
    """Whether there are control characters, or any of the block that holds the turning marks."""
    control = np.count_nonzero(codes < 32) + np.count_nonzero(codes == 127)
    if control != sum(np.count_nonzero(codes == sign) for sign in b"\t\n\r"):
        return True
    places = np.flatnonzero(codes[:-2] == 0xE2)
    second, third = codes[places + 1], codes[places + 2]
    marks = (second == 0x80) & (np.isin(third, (0x8E, 0x8F)) | (third >= 0xAA) & (third <= 0xAE))
    return bool((marks | (second == 0x81) & (third >= 0xA6) & (third <= 0xA9)).any())
