"""What the browser does for the workbench unseen: it remembers what this window made."""

from pathlib import Path

import streamlit as st

from components.served.mounted import part, text_of
from components.workshop.conflict_view import reopen
from components.workshop.state_view import Work, tried, work
from data import workspace
from data.workspace import Conflict

LINE = Path(__file__).parent / "line.js"
HIDDEN_LINE, WATCH = "workshop_hidden_line", "workshop_line"
MOST_UNDONE = 50  # revisions that a window remembers


def watch_window() -> None:
    """Let the browser remember.

    It keeps for each window which revisions were made there, and which change waits for
    a decision, so that both outlive a reload and a server that is started anew.
    """
    now = work()
    with st.container(key=HIDDEN_LINE):
        watch = part("thaw_line", js=text_of(LINE))
        data = {
            "set": now.set_id if now else "",
            "made": now.made[-MOST_UNDONE:] if now else [],
            "waiting": now.waiting if now else 0,
            "ask": now is not None and not now.recalled,
            "wanted": now is not None and now.wants_undo,
        }
        watch(key=WATCH, data=data, on_kept_change=_recall)


def _recall() -> None:
    """Take up what this window made before the reload, and what it was asked (a callback)."""
    now, heard = work(), st.session_state.get(WATCH) or {}
    kept = heard.get("kept")
    kept = kept if isinstance(kept, dict) else {}
    made, waiting = kept.get("made"), kept.get("waiting")
    if now is None or now.recalled:
        return
    now.recalled = True
    if isinstance(made, list):
        head = workspace.open_store().info(now.set_id).head
        own = {n for n in made if isinstance(n, int) and 1 < n <= head}
        now.made = sorted(own | set(now.made))
    if now.wants_undo:
        now.wants_undo = False
        tried(undo, now)
    if isinstance(waiting, int) and waiting > 0 and now.conflict is None:
        reopen(now, waiting)


def undo(now: Work) -> None:
    """Take back the last change made in this window (a callback).

    A page that outlived its session may ask for that before it has said which changes are its own:
    they are waited for.
    """
    if not now.made:
        now.wants_undo = not now.recalled
        now.told = "There is no change of this window to undo." if now.recalled else now.told
        return
    number = now.made.pop()
    try:
        revision = workspace.open_store().undo(now.set_id, number)
    except Conflict:
        now.told = (
            f"Revision {number} cannot be undone: the same rows were changed again since. "
            "The tab History shows both."
        )
        return
    now.rebuild(revision.number, f"Revision {number} is taken back, as revision {revision.number}.")
