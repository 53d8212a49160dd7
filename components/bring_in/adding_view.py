"""Where a file goes: a new set, or one that is there, with what it would do there shown first."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.address import dataset_view
from components.bring_in.opening_view import mark, render_open
from components.bring_in.state_view import Job
from components.bring_in.tray.typed import whole
from components.style.words_view import table_html
from data import workspace
from data.basics.given import Tick
from data.basics.problems import shorten
from data.basics.search_text import fold
from data.reading import new_set
from data.reading.tray import Tray
from data.workspace import WorkspaceError, content
from data.workspace.adding import Addition, compare
from data.workspace.waiting import with_waiting

NEW = ""
SHOWN = 30  # rows of a comparison
SEEN = "compared"  # in the session: the set and its revision with which the page compared last
CHANGED = (
    "The set was changed in another window just now, so nothing was added yet. Above stands what "
    "the file would do to it as it is now: look, and press again."
)
GONE = (
    "The set that this file was to be added to is not in your list any more: it was archived or "
    "deleted, here or in another window. The Workshop can bring it back."
)


def choose_target(now: Job) -> str:
    """The id of the set that the file is to be added to; empty for a new one."""
    own, before = _own(), now.choices.get("target", NEW)
    if before not in (NEW, *own):
        st.warning(GONE, icon="⚠️")
    if not own:
        return NEW
    titles = dataset_view.told_apart(own)
    chosen = st.selectbox(
        "Where it goes",
        [NEW, *own],
        index=[NEW, *own].index(before) if before in own else 0,
        format_func=lambda name: (
            "A new set" if name == NEW else f"Add it to “{titles[name]}”"
        ),
        key=now.key("target"),
    )  # fmt: skip
    if chosen or before in own:  # one that is gone is told until another is chosen
        now.choices["target"] = chosen or NEW
    return chosen or NEW


def _own() -> dict[str, str]:
    try:
        store = workspace.peek()
        return {info.id: info.title for info in store.list()} if store is not None else {}
    except WorkspaceError:
        return {}


def titles_of_pair(names: tuple[str, str]) -> list[str]:
    """Titles of one's own sets that are of these two states."""
    wanted = {fold(name).strip() for name in names}
    found = []
    for set_id, title in dataset_view.told_apart(_own()).items():
        try:
            states = _actors(set_id)
        except WorkspaceError:
            continue
        if len(states) == 2 and {fold(name).strip() for name in states} == wanted:
            found.append(title)
    return found


def _actors(set_id: str) -> list[str]:
    store = workspace.open_store()
    entries = content.entries_of(_content(set_id, store.info(set_id).head)[content.ACTORS])
    return [str(entry.get("name") or entry.get("id")) for entry in entries]


@st.cache_resource(max_entries=8, show_spinner=False)
def _content(set_id: str, revision: int) -> content.Content:
    return workspace.open_store().content(set_id, revision)


def render_adding(now: Job, set_id: str, on_open: Callable[[str], None]) -> None:
    """What the file would do to the set, and the button that does it.

    Args:
        now: the file at hand.
        set_id: of the set.
        on_open: shows the set with that id.
    """
    tray = whole(now)
    if tray is None or now.given is None:
        return
    try:
        base = workspace.open_store().info(set_id).head
        before = _content(set_id, base)
        names = _actors(set_id)
    except WorkspaceError as problem:
        st.text(str(problem))
        return
    if lacking := _unfit(tray, names):
        st.text(lacking)
        return
    made = with_waiting(
        new_set.build(tray.events, now.given, title="", names=(names[0], names[1])), tray
    )
    found = compare(before, made)
    unseen = _unseen(now, set_id, base)
    _render_counts(found)
    take_away = bool(found.gone) and st.checkbox(
        f"Take away the {len(found.gone):,} that the file has not", key=now.key("take_away")
    )

    def make(tick: Tick) -> str:
        tick("Keeping it")
        return _add(now, set_id, base, found, take_away)

    nothing = not (found.new or found.changed or take_away)
    what = ("added", set_id, base, take_away)
    all_there = nothing and not (now.made_of and now.made_of == mark(now, what))
    lacking = "The set has all of it already." if all_there else ""
    render_open(now, "Add it and open the set", lacking, what, make, on_open, unseen=unseen)


def _unseen(now: Job, set_id: str, base: int) -> str:
    """What to say where the page was last drawn with another revision of the set."""
    seen = st.session_state.get(now.key(SEEN), (set_id, base))
    st.session_state[now.key(SEEN)] = (set_id, base)
    return CHANGED if seen[0] == set_id and seen[1] != base else ""


def _unfit(tray: Tray, names: list[str]) -> str:
    """Why nothing can be added; empty if it can."""
    if len(names) != 2:
        return "That set does not name two states."
    if tray.events.empty:
        return "No row can be used yet. Choose the columns below, or mend a row."
    return ""


def _add(now: Job, set_id: str, base: int, found: Addition, take_away: bool) -> str:
    events = found.without_gone() if take_away else found.events
    workspace.open_store().save(
        set_id,
        base,
        events=content.to_frame(events),
        sources=content.to_frame(found.sources),
        categories=found.categories,
        message=f"Added from {shorten(now.name, 80)}",
    )
    return set_id


def _render_counts(found: Addition) -> None:
    st.text(
        f"New: {len(found.new):,}  ·  changed: {len(found.changed):,}  ·  the same: "
        f"{len(found.same):,}  ·  in the set and not in the file: {len(found.gone):,}"
    )
    st.text("Rows are matched by their id, else by date and title. Nothing is kept yet.")
    if found.new:
        with st.expander(f"New: {len(found.new):,}"):
            rows = [[row.get("date", ""), row.get("title", "")] for row in found.new[:SHOWN]]
            _table(["Date", "Event"], rows, "New", len(found.new))
    if found.changed:
        with st.expander(f"Changed: {len(found.changed):,}"):
            rows = [
                [after.get("title", ""), column, old.get(column, "(empty)"), after.get(column, "")]
                for old, after in list(found.changed.values())[:SHOWN]
                for column in after
                if old.get(column) != after[column]
            ]
            _table(["Event", "Column", "In the set", "In the file"], rows, "Changed",
                   len(found.changed))  # fmt: skip
    if found.gone:
        with st.expander(f"In the set and not in the file: {len(found.gone):,}"):
            gone = [found.events.rows[key] for key in found.gone[:SHOWN]]
            rows = [[row.get("date", ""), row.get("title", "")] for row in gone]
            _table(["Date", "Event"], rows, "Not in the file", len(found.gone))


def _table(head: list[str], rows: list[list[Any]], name: str, count: int) -> None:
    st.html(str(table_html(head, rows, name, "stack")))
    if count > SHOWN:
        st.text(f"and {count - SHOWN:,} more")
