"""Whether a set on the screen was changed, archived or deleted elsewhere since it was drawn.

A click runs only the part of a page that it changes, with the set as the whole page opened it. So
each such part asks first, and the whole page is run again where the set is not what it was.
"""

from collections.abc import Iterable

import streamlit as st

from data import workspace

DRAWN = "sets_as_drawn"  # in the session: for each of one's own sets the revision on the screen
TOLD = "set_changed_elsewhere"
CHANGED = "This data set was changed in another window; you see its newest state."


def drawn(names: Iterable[str]) -> None:
    """Keep how the sets of this page stand, now that all of it is drawn."""
    st.session_state[DRAWN] = _states(names)
    if st.session_state.pop(TOLD, False):
        st.toast(CHANGED, icon=":material/info:", duration="long")


def went() -> bool:
    """Whether a part of the page has just found its set changed or gone."""
    return TOLD in st.session_state


def nothing_drawn() -> None:
    """The page says itself that its set is not here."""
    st.session_state.pop(DRAWN, None)
    st.session_state.pop(TOLD, None)


def follow() -> None:
    """At the head of a part of a page: run all of it where a set is not what it was."""
    before: dict[str, int] = st.session_state.get(DRAWN, {})
    if not before:
        return
    now = _states(before)
    if now and now != before:
        st.session_state[TOLD] = True
        st.rerun()


def _states(names: Iterable[str]) -> dict[str, int]:
    """The newest revision of each own set, 0 of one that is put away; nothing if nobody answers."""
    own = [name for name in names if name.startswith(workspace.PREFIX)]
    if not own:
        return {}
    try:
        store = workspace.peek()
        heads = {} if store is None else {info.id: info.head for info in store.list()}
    except workspace.WorkspaceError:
        return {}
    return {name: heads.get(name, 0) for name in own}
