"""The reports themselves behind the card of a bundle: a table read from the raw files, and a CSV.

Nothing is read before it is asked for. Closing the window ends the reading: the script is stopped
at the next word on how far it is, and stops it in turn.
"""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components.door.roles import role_here
from components.explore.behind.window_view import render_window_table
from components.explore.gathered_view import Gathered
from data.archive.behind.of_bundle import reading_of
from data.archive.behind.rows import Read, Reading
from data.archive.ledger import ArchiveProblem
from data.archive.place import find, stamp
from data.archive.relation_set import Relation, relation_named
from data.basics import columns as c
from data.basics.counting import counted
from data.basics.safe_text import file_stem
from data.codes import cameo

KEPT = "rows_behind"  # in the session: what was read last, and of what
MOST_NAMED = 8  # files that are not read


@dataclass(frozen=True)
class Asked:
    """A bundle whose reports are asked for; `stamp` changes with the archive."""

    relation: Relation
    event: str
    stamp: str


def render_rows_door(gathered: Gathered, event: pd.Series) -> None:
    """The button under the card of a bundle; nothing for an event, or for guests."""
    relation = relation_named(gathered.dataset.name)
    if relation is None or not role_here().may_work:
        return
    number = int(event[c.REPORTS])
    if st.button(
        "Read the report itself" if number == 1 else f"Read all {number:,} reports",
        key="read_rows",
        icon=":material/table_rows:",
        help="A table read from the files that the archive was made of, where they are still there",
        width="stretch",
    ):
        asked = Asked(relation, str(event[c.EVENT_ID]), stamp(relation.archive))
        _window(asked, f"{event[c.TITLE]}, {event[c.DATE_LABEL]}", gathered)


@st.dialog("The reports themselves", width="large")
def _window(asked: Asked, title: str, gathered: Gathered) -> None:
    st.text(title)
    read = _read(asked)
    if read is None:
        st.error("The archive of this relation cannot be opened any more.", icon="⚠️")
        return
    st.text(told(read))
    if read.unread:
        _unread(read)
    if read.rows.empty:
        return
    table = table_of(read, gathered)
    file = f"thaw-reports-{file_stem(asked.event)}.csv"
    render_window_table(table, table, file, "take_rows", _columns())


def _read(asked: Asked) -> Read | None:
    """What was read of this bundle, or is read now; None where there is no archive any more."""
    kept = st.session_state.get(KEPT)
    if kept is not None and kept[0] == asked:
        return kept[1]
    try:
        archive = find(asked.relation.archive)
    except ArchiveProblem:
        archive = None
    reading = reading_of(archive, asked.relation, asked.event) if archive else None
    if reading is None:
        return None
    read = _watched(reading)
    if not read.unread:  # else it may be mended, and is read again
        st.session_state[KEPT] = (asked, read)
    return read


def _watched(reading: Reading) -> Read:
    """Read, and say how far it is."""
    place = st.empty()
    with reading:
        for now in reading:
            share = now.looked / now.files if now.files else 0.0
            told_so_far = f"Looking into file {max(now.looked, 1):,} of at most {now.files:,} …"
            place.progress(min(share, 1.0), text=told_so_far if now.files else "Looking …")
    place.empty()
    return reading.result


def told(read: Read) -> str:
    """What the table holds, in a sentence or two."""
    there, all_of = len(read.rows), read.expected
    if not read.files:
        return "This archive was made of an open table: there is no file to read the reports from."
    if there == all_of:
        return "The report." if there == 1 else f"All {there:,} reports."
    short = f"{there:,} of {counted(all_of, 'report')}."
    return short if read.unread else f"{short} No more are read at once: zoom in, or choose less."


def _unread(read: Read) -> None:
    """The files that were not read, by name, with the reason."""
    number = len(read.unread)
    one = "One file was" if number == 1 else f"{number:,} files were"
    st.warning(f"{one} not read. The line is not changed by that: it stands in the archive.")
    names = list(read.unread.items())
    st.text("\n".join(f"• {name}: {why}" for name, why in names[:MOST_NAMED]))
    if number > MOST_NAMED:
        st.text(f"… and {number - MOST_NAMED:,} more.")


def table_of(read: Read, gathered: Gathered) -> pd.DataFrame:
    """The table as it is shown and taken home."""
    rows, name = read.rows, gathered.dataset.initiator_name
    meanings = {code: cameo.name(str(code)) or "" for code in rows["code"].unique()}
    return pd.DataFrame(
        {
            "Day": rows["day"].dt.strftime("%Y-%m-%d"),
            "Who acted": [name(code) or code for code in rows["initiator"]],
            "Towards": [name(code) or code for code in rows["target"]],
            "Code": rows["code"],
            "What the code means": rows["code"].map(meanings),
            "Score": rows["score"],
            "Address": rows["address"],
            "File": rows["file"],
        }
    )


def _columns() -> dict:
    config = st.column_config
    return {
        "Address": config.TextColumn(help="As it stands in the file", width="large"),
        "File": config.TextColumn(help="Below the folder that the archive was made of"),
    }
