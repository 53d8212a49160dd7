"""The saves of a data set: what each changed, and the way back to any of them."""

from collections.abc import Mapping

import streamlit as st

from components.style.words_view import table_html
from components.workshop.state_view import Work, say_reads, tried
from data import workspace
from data.basics import columns as c
from data.basics.counting import counted
from data.basics.problems import shorten
from data.workspace import Damaged, Revision
from data.workspace.care.thinning import RULE
from data.workspace.revisions import RowChange
from data.workspace.store import NOTE_MOST

MOST, MOST_CHANGES = 200, 50
STEP, TODAY = "with the step before", "with today"


def render_history(now: Work) -> None:
    """Choose a revision and another one, see what differs, write a note, bring a state back."""
    store = workspace.open_store()
    found = {revision.number: revision for revision in store.revisions(now.set_id, MOST)}
    if not found:
        st.text("What was said about the saves is gone; the set itself is not.")
        return
    number = st.selectbox(
        "Revision",
        list(found),
        format_func=lambda n: _named(found[n]),
        key=_choice(now),
    )
    if number is None:
        return
    revision = found[number]
    st.caption(RULE)
    st.text(_counted(revision))
    reads = say_reads(now)
    _render_note(now, revision, disabled=reads)
    _render_comparison(now, revision, found)
    st.button(
        "Bring this state back",
        key="workshop_restore",
        on_click=tried,
        args=(_restore, now),
        disabled=reads or number == now.base,
        help="What came after it stays in the history",
    )


def _named(revision: Revision) -> str:
    """A revision in the list: its number, when, what was done, and a person's note on it."""
    aside = " (beside the line)" if revision.aside else ""
    note = f" · {shorten(revision.note, 40)}" if revision.note else ""
    by = f" · {revision.author}" if revision.author else ""
    return f"{revision.number}{aside} · {_moment(revision)}{by} · {revision.message}{note}"


def _render_note(now: Work, revision: Revision, *, disabled: bool) -> None:
    key = f"workshop_note_{now.set_id}_{revision.number}"
    st.text_input(
        "Note on this revision",
        revision.note,
        key=key,
        max_chars=NOTE_MOST,
        disabled=disabled,
        on_change=tried,
        args=(_keep_note, now, revision.number, key),
        placeholder="Why it was done, for whoever reads this later",
    )
    if str(st.session_state[key]).strip() != revision.note:
        st.text("This note is not saved yet.")
        st.button("Save the note", on_click=tried, args=(_keep_note, now, revision.number, key))


def _keep_note(now: Work, number: int, key: str) -> None:
    workspace.open_store().note(now.set_id, number, str(st.session_state[key]))


def _render_comparison(now: Work, revision: Revision, found: Mapping[int, Revision]) -> None:
    """What differs between the revision and another: the one before it, today's, or any."""
    others = {STEP: revision.parent} if revision.parent else {}
    if revision.number != now.base:
        others[TODAY] = now.base
    others |= {f"with {_named(r)}": n for n, r in found.items() if n != revision.number}
    if not others:
        return
    other = others[
        st.selectbox(
            "Compare", list(others), key=f"workshop_other_{now.set_id}_{revision.number}_{now.base}"
        )
    ]
    if other is None:
        return
    before, after = (other, revision.number)
    if other > revision.number:
        before, after = after, before
    try:
        changes = workspace.open_store().compare(now.set_id, before, after)
    except Damaged as problem:
        st.text(str(problem))
        return
    rows = [row for change in changes[:MOST_CHANGES] for row in _rows(change)]
    head = ["Row", "Column", f"Revision {before}", f"Revision {after}"]
    if rows:
        st.html(str(table_html(head, rows, f"From revision {before} to {after}", "stack")))
    else:
        st.text(f"Revisions {before} and {after} hold the same rows.")
    if len(changes) > MOST_CHANGES:
        st.text(f"and {counted(len(changes) - MOST_CHANGES, 'row')} more")


def _moment(revision: Revision) -> str:
    return f"{revision.made.day} {revision.made:%B %Y, %H:%M:%S} UTC"


def _counted(revision: Revision) -> str:
    many = (
        f"The last of {revision.saves} saves, which are kept as one. " if revision.saves > 1 else ""
    )
    parts = [
        f"{table}: {added} added, {changed} changed, {removed} removed"
        for table, (added, changed, removed) in revision.counts.items()
    ]
    return many + (" · ".join(parts) or "No row changed, only the order.")


def _rows(change: RowChange) -> list[list]:
    before, after = dict(change.before or ()), dict(change.after or ())
    name = after.get(c.TITLE) or before.get(c.TITLE) or change.key
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
