"""A file on its way in as it is kept on the disk, and taken up from there after a restart."""

from dataclasses import fields, replace

import streamlit as st

from components.bring_in.state_view import KEY, RATED, Job, do, read, with_rating
from data.basics.given import Given, Tick
from data.reading.formats import recognising
from data.reading.kept.unfinished import Unfinished, changed_cells, fits, with_cells
from data.reading.mapping import Mapping
from data.reading.tray import Tray, open_tray

# What a file at hand and what is kept of it both know, under one name.
_BOTH = {field.name for field in fields(Job)} & {field.name for field in fields(Unfinished)}


def unfinished(now: Job, who: str) -> Unfinished:
    """What was chosen so far; what was mended in the table is not in it.

    Args:
        now: the file at hand.
        who: the member of a department who brings it in; empty for the owner.
    """
    return Unfinished(who=who, **{name: getattr(now, name) for name in _BOTH})


def with_changes(told: Unfinished, now: Job) -> Unfinished:
    """The same with what was mended and rated."""
    if now.as_read is None or now.tray is None:
        return told
    return replace(told, cells=changed_cells(now.as_read, now.tray.table))


def resume(told: Unfinished, source: bytes, place: str) -> None:
    """Go on with a file where it was left.

    Args:
        told: what was chosen and mended.
        source: the file.
        place: its name in the address.
    """
    # `mapped` comes once the file is read; the browser still knows the widgets by the number
    chosen = {name: getattr(told, name) for name in _BOTH - {"mapped"}}
    now = Job(**chosen, place=place, placed=True)
    st.session_state[KEY] = now
    do(now, lambda tick: _again(now, told, source, tick), len(source))


def _again(
    now: Job, told: Unfinished, source: bytes, tick: Tick
) -> tuple[recognising.Look, Given, Mapping, Tray]:
    look, given, mapped, tray = read(now, recognising.look(source, now.name, tick), tick)
    if told.mapped is not None and RATED in told.mapped.columns.values():
        given = with_rating(given)
    if told.mapped is None or not fits(told.mapped, given.cells):
        return look, given, mapped, tray
    tray = open_tray(with_cells(given.cells, told.cells), told.mapped, look.name)
    return look, given, told.mapped, tray
