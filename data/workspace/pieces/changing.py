"""What a save changes, put onto the state that it was made from."""

from collections.abc import Mapping

import pandas as pd

from data.workspace import content as kept
from data.workspace.content import Content
from data.workspace.pieces import cutting
from data.workspace.revisions import WorkspaceError

# Of rows by their keys, cells by their columns; None takes the row out.
Cells = Mapping[str, Mapping[str, object] | None]
NOTHING_ADDED: Mapping[str, pd.DataFrame] = {}


def onto(
    base: Content,
    tables: Content,
    cells: Mapping[str, Cells],
    added: Mapping[str, pd.DataFrame] = NOTHING_ADDED,
) -> Content:
    """The state with whole tables, or some cells and rows of others, in place of its own.

    What stays is the same object as before, so nobody has to look at it again.

    Raises:
        WorkspaceError: there is no such row.
    """
    own = {name: cutting.same_rows(t, base[name]) if name in base else t
           for name, t in tables.items()}  # fmt: skip
    mine = {**base, **own}
    for name, changed in cells.items():
        lost = next((key for key in changed if key not in mine[name].rows), None)
        if lost is not None:
            raise WorkspaceError(f"There is no row “{lost}” in the table “{name}”.")
        gone = [key for key, row in changed.items() if row is None]
        mine[name] = kept.without_rows(mine[name], gone) if gone else mine[name]
        typed = {key: row for key, row in changed.items() if row is not None}
        mine[name] = kept.with_cells(name, mine[name], typed) if typed else mine[name]
    for name, rows in added.items():
        mine[name] = kept.with_first(name, mine[name], rows)
    return mine
