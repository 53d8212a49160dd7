"""The saves of a data set: what each changed, and the way back to any of them."""

import streamlit as st

from components.style.words_view import table_html
from components.workshop.state_view import Work, tried
from data import workspace
from data.workspace import Revision
from data.workspace.revisions import RowChange

MOST, MOST_CHANGES = 200, 50


def render_history(now: Work) -> None:
    """Choose a revision, see what it changed, bring it back."""
    store = workspace.open_store()
    found = {revision.number: revision for revision in store.revisions(now.set_id, MOST)}
    number = st.selectbox(
        "Revision",
        list(found),
        format_func=lambda n: f"{n} · {_moment(found[n])} · {found[n].message}",
        key=_choice(now),
    )
    if number is None:
        return
    st.text(_counted(found[number]))
    if number > 1:
        changes = store.compare(now.set_id, number - 1, number)
        rows = [row for change in changes[:MOST_CHANGES] for row in _rows(change)]
        head = ["Row", "Column", "Before", "After"]
        if rows:
            st.html(str(table_html(head, rows, "What this revision changed", "stack")))
        if len(changes) > MOST_CHANGES:
            st.text(f"and {len(changes) - MOST_CHANGES} more rows")
    st.button(
        "Bring this state back",
        key="workshop_restore",
        on_click=tried,
        args=(_restore, now),
        disabled=number == now.base,
        help="What came after it stays in the history",
    )


def _moment(revision: Revision) -> str:
    return f"{revision.made.day} {revision.made:%B %Y, %H:%M:%S} UTC"


def _counted(revision: Revision) -> str:
    parts = [
        f"{table}: {added} added, {changed} changed, {removed} removed"
        for table, (added, changed, removed) in revision.counts.items()
    ]
    return " · ".join(parts) or "No row changed, only the order."


def _rows(change: RowChange) -> list[list]:
    before, after = dict(change.before or ()), dict(change.after or ())
    name = after.get("title") or before.get("title") or change.key
    if change.before is None or change.after is None:
        told = (
            ["(no such row)", "(added)"] if change.before is None else ["(was there)", "(removed)"]
        )
        return [[name, "the whole row", *told]]
    return [
        [name, column, before.get(column, "(empty)"), after.get(column, "(empty)")]
        for column in change.columns
    ]


def _choice(now: Work) -> str:
    """Key of the list of revisions."""
    return f"workshop_revision_{now.set_id}_{now.base}"


def _restore(now: Work) -> None:
    """Bring back what is chosen at the click (a callback)."""
    number = st.session_state[_choice(now)]
    revision = workspace.open_store().restore(now.set_id, number)
    now.rebuild(revision.number, f"The state of revision {number} is back, as {revision.number}.")
