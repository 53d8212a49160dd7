"""Two people change one data set: rows that only one of them touched come together."""

from collections.abc import Mapping

from data.workspace.content import Content, Row, Table
from data.workspace.diffing import cells
from data.workspace.revisions import ConflictRow

Rows = dict[str, Row]
NOTHING: Mapping[ConflictRow, bool] = {}


def merge(
    base: Content, mine: Content, theirs: Content, decided: Mapping[ConflictRow, bool] = NOTHING
) -> tuple[Content, tuple[ConflictRow, ...]]:
    """Bring two states with a common ancestor together.

    Args:
        base: the state both began with.
        mine, theirs: what became of it.
        decided: conflicts already looked at, and whether `mine` is to be kept. One that is no
            longer exactly what was looked at counts as not decided.

    Returns:
        The merged state, and the rows that both changed differently and nobody decided; in those
        the merged state has `theirs`.
    """
    out: Content = {}
    open_rows: list[ConflictRow] = []
    for name in theirs:
        table, found = _merge_table(name, base[name], mine[name], theirs[name], decided)
        out[name] = table
        open_rows += found
    return out, tuple(open_rows)


def own_part(parent: Content, stood: Content, whole: Content) -> Content:
    """What one person made of `parent`, out of what lies beside the line.

    Args:
        parent: the state they began with.
        stood: the state that others had made of it by then.
        whole: that state with the person's rows in it.
    """
    rows = merge(stood, whole, parent)[1]
    return merge(stood, whole, parent, dict.fromkeys(rows, True))[0]


def _merge_table(
    name: str, base: Table, mine: Table, theirs: Table, decided: Mapping[ConflictRow, bool]
) -> tuple[Table, list[ConflictRow]]:
    rows: dict[str, Row | None] = dict(theirs.rows)
    found = []
    for key in [*base.rows, *(key for key in mine.rows if key not in base.rows)]:
        old, own, other = base.rows.get(key), mine.rows.get(key), theirs.rows.get(key)
        if own in (old, other):
            continue
        row = ConflictRow(name, key, cells(old), cells(own), cells(other))
        if other == old or decided.get(row, False):
            rows[key] = own
        elif row not in decided:
            found.append(row)
    kept = {key: row for key, row in rows.items() if row is not None}
    # No column goes in a merge: the other side may just have written into it.
    columns = tuple(dict.fromkeys([*theirs.columns, *mine.columns]))
    return Table(columns, _ordered(kept, base, mine, theirs)), found


def _ordered(rows: Rows, base: Table, mine: Table, theirs: Table) -> Rows:
    """The rows in their order: mine if only I moved any, else theirs; new ones where they stood."""

    def moved(table: Table) -> bool:
        return [k for k in table.rows if k in base.rows] != [
            k for k in base.rows if k in table.rows
        ]

    first, second = (mine, theirs) if moved(mine) and not moved(theirs) else (theirs, mine)
    order = [key for key in first.rows if key in rows]
    places = {key: place for place, key in enumerate(order)}
    behind: dict[int, list[str]] = {}
    last = -1
    for key in second.rows:
        if key in places:
            last = places[key]
        elif key in rows:
            behind.setdefault(last, []).append(key)
    full = list(behind.get(-1, []))
    for place, key in enumerate(order):
        full += [key, *behind.get(place, [])]
    return {key: rows[key] for key in full}
