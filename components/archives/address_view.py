"""The address of Any pair: which pair, which stretch is looked for; where it changed, it decides.

What the address asks for and is not there is told, and gives way to what is most reported.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from components.address import dataset_view
from components.address.query_view import query_now, write_query
from data.archive.relation_set import PREFIX

KEYS = ("archive", "a", "b", "model", "once", "like", "since", "until")
WRITTEN = "pair_written"  # in the session: the address as this page wrote it
NOTES = "pair_notes"  # in the session: what the address asked for and is not there
SOUGHT = "alike_sought"  # in the session: the stretch that was asked for
LINE, SINCE, UNTIL, OF = "alike_line", "alike_since", "alike_until", "alike_of"  # its widgets
WIDGETS = ("pair_archive", "pair_a", "pair_b", "pair_model", "pair_once", "pair_loud")


@dataclass(frozen=True)
class Sought:
    """What is looked for: years of a relation's line, in an archive."""

    archive: str
    line: str
    since: int
    until: int


def asked() -> dict[str, str]:
    """What the address asks for; without one, what it asked for when the page was here before.

    Where the address was changed by somebody else than this page (Back, a link), the widgets
    forget what they held.
    """
    query = {key: values for key, values in query_now().items() if key in KEYS and values}
    written = st.session_state.get(WRITTEN, {})
    if not query:
        return _first(written)
    if query != written:
        for key in WIDGETS:
            st.session_state.pop(key, None)
        st.session_state[WRITTEN] = query
        st.session_state[NOTES] = []
        _seek(_first(query))
    return _first(query)


def _first(query: Mapping[str, list[str]]) -> dict[str, str]:
    return {key: values[0] for key, values in query.items() if values}


def _seek(query: Mapping[str, str]) -> None:
    """Look for the stretch that the address names, if it names one."""
    years = [query.get(key, "") for key in ("since", "until")]
    if not query.get("like"):
        st.session_state.pop(SOUGHT, None)
        return
    if not all(year.isascii() and year.isdigit() and len(year) <= 4 for year in years):
        note("The address names no years of a line to look for.")
        return
    line, (since, until) = query["like"], sorted(map(int, years))
    if line.startswith(PREFIX):
        dataset_view.keep(line)
    if line not in [entry.name for entry in dataset_view.entries()]:
        note(f"The address asks for the line of {line[:60]}, which is not here.")
        return
    st.session_state[LINE] = st.session_state[OF] = line
    st.session_state[SINCE], st.session_state[UNTIL] = since, until
    st.session_state[SOUGHT] = Sought(query.get("archive", ""), line, since, until)


def note(told: str) -> None:
    """Say something of the address, until it changes."""
    notes = st.session_state.setdefault(NOTES, [])
    if told not in notes:
        notes.append(told)


def notes() -> list[str]:
    """What is to be said of the address."""
    return list(st.session_state.get(NOTES, []))


def is_sought(chosen: Sought) -> bool:
    """Whether what the widgets hold is what is looked for."""
    return st.session_state.get(SOUGHT) == chosen


def write(pair: dict[str, str]) -> None:
    """Make this the address, with the stretch that is looked for, as long as it is shown."""
    st.session_state[WRITTEN] = write_query({**pair, **_stretch(pair["archive"])})


def _stretch(archive: str) -> dict[str, str]:
    session, sought = st.session_state, st.session_state.get(SOUGHT)
    if sought is None or sought.archive != archive:
        return {}
    years = sorted(session.get(key, 0) for key in (SINCE, UNTIL))
    if session.get(LINE) != sought.line or years != [sought.since, sought.until]:
        return {}
    return {"like": sought.line, "since": str(sought.since), "until": str(sought.until)}


def seek(archive: str) -> None:
    """Look for what the widgets hold (a callback)."""
    session = st.session_state
    since, until = sorted(int(session[key]) for key in (SINCE, UNTIL))
    session[SOUGHT] = Sought(archive, session[LINE], since, until)
