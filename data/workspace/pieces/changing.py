"""What a save changes, put onto the state that it was made from."""

from collections.abc import Mapping

from data.workspace import content as kept
from data.workspace.content import Content
from data.workspace.pieces import cutting
from data.workspace.revisions import WorkspaceError

Cells = Mapping[str, Mapping[str, object]]  # of rows by their keys, cells by their columns


def onto(base: Content, tables: Content, cells: Mapping[str, Cells]) -> Content:
    """The state with whole tables, or some cells of others, in place of its own.

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
        mine[name] = kept.with_cells(name, mine[name], changed)
    return mine
