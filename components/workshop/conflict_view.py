"""Rows that were changed here and elsewhere in different ways: shown side by side, to choose."""

from collections.abc import Mapping

import streamlit as st

from components.style.words_view import table_html
from components.workshop.state_view import Work, go_on, tried
from data import workspace
from data.basics import columns as c
from data.workspace import Conflict, ConflictRow, WorkspaceError
from data.workspace.revisions import Cells

MINE, THEIRS = "Mine", "The other"


def render_conflict(now: Work) -> None:
    """The rows, and the buttons that settle them."""
    if now.conflict is None:
        return
    st.header("Somebody else changed the same rows")
    by = now.conflict.by
    st.text(
        f"While you were working, {' and '.join(by) or 'another window'} saved other changes to "
        "these rows. Choose for each row. Until then the set stays as the other left it, and your "
        "change stands in the history, beside the line of revisions; so does what you leave out."
    )
    for number, row in enumerate(now.conflict.rows):
        with st.container(border=True, key=f"workshop_conflict_{number}"):
            st.text(f"{row.table.capitalize()}: {name_of(row)}")
            st.html(str(_table(row)))
            st.radio(
                f"Keep for row {number + 1}",
                [MINE, THEIRS],
                index=1,
                horizontal=True,
                key=_choice(now, now.conflict, number),
            )
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Keep what I chose",
            key="workshop_settle",
            on_click=tried,
            args=(_settle, now),
            type="primary",
        )
        st.button("Drop my change", key="workshop_drop", on_click=tried, args=(_drop, now))


def name_of(row: ConflictRow) -> str:
    """What a person calls the row: its title, else its id."""
    sides: list[Mapping[str, str]] = [dict(side or ()) for side in (row.theirs, row.mine, row.base)]
    return next((side[c.TITLE] for side in sides if side.get(c.TITLE)), row.key)


def _table(row: ConflictRow):
    base, mine, theirs = (dict(side or ()) for side in (row.base, row.mine, row.theirs))
    fields = [f for f in {**base, **mine, **theirs} if not _same(f, base, mine, theirs)]
    rows = [
        [
            field.replace("_", " ").capitalize(),
            _cell(row.base, field),
            _cell(row.mine, field),
            _cell(row.theirs, field),
        ]
        for field in fields
    ]
    head = ["Column", "As both found it", MINE, THEIRS]
    return table_html(head, [list(cells) for cells in rows], "What differs", "stack")


def _same(field: str, *sides: Mapping[str, str]) -> bool:
    return len({side.get(field, "") for side in sides}) == 1


def _cell(side: Cells | None, field: str) -> str:
    return "(the row is gone)" if side is None else dict(side).get(field, "") or "(empty)"


def _choice(now: Work, conflict: Conflict, number: int) -> str:
    """Key of the choice for a row."""
    return f"{now.key('conflict')}_{conflict.head}_{number}"


def _settle(now: Work) -> None:
    """Save with the choices as they stand at the click (a callback): a choice and the click right
    after it may arrive together, before the page was drawn again."""
    if now.conflict is None:
        return
    chosen = {
        row: st.session_state[_choice(now, now.conflict, number)] == MINE
        for number, row in enumerate(now.conflict.rows)
    }
    _bring(now, now.waiting, chosen)


def reopen(now: Work, number: int) -> None:
    """Ask again about a conflict that waited when the page was lost.

    Args:
        now: the set on the workbench.
        number: of the revision beside the line that holds what was to be saved.
    """
    try:
        _bring(now, number, {})
    except WorkspaceError as problem:
        now.told = f"A change of yours waited, and cannot be asked about any more: {problem}"


def _bring(now: Work, number: int, decided: Mapping[ConflictRow, bool]) -> None:
    """Save what waits as far as is decided; where it is not, the page asks."""
    store = workspace.open_store()
    head = store.info(now.set_id).head
    try:
        revision = store.settle(now.set_id, number, decided)
    except Conflict as conflict:
        now.conflict, now.waiting = conflict, number
        return
    if revision.number <= head:  # the other side was chosen everywhere
        _drop(now)
        return
    now.conflict, now.waiting = None, 0
    go_on(now, revision.number, "conflict settled", rebuild=True)


def _drop(now: Work) -> None:
    """Keep the other side; one's own stands beside it already (a callback)."""
    now.conflict, now.waiting = None, 0
    told = "The other change stands. Yours is in the history, beside the line."
    now.rebuild(workspace.open_store().info(now.set_id).head, told)
