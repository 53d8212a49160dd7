"""A set opened again after a few cells changed: what follows from the other rows is taken over.

What comes of it is what opening all of it would give, to the last problem and hash; where that is
not sure, there is nothing, and all of it is opened.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import compress, count, islice
from operator import is_not
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.problem_list import Problems, together
from data.basics.problems import Problem
from data.events.cell_checks import read_number
from data.events.data_set import BrokenSet, DataSet
from data.events.event_table import hash_of, row_hashes
from data.reading import packages
from data.workspace import content as kept
from data.workspace.content import CATEGORIES, EVENTS, Content, Row, Table

Told = Callable[[Problem], Problem]
FEW = 100  # rows that changed
SMALL = 1_000  # rows: a smaller set is opened as a whole
REMEMBERED = 3  # sets
# What is said of an event by its own cells and the lists of the set, row by row.
OF_ONE_ROW = {
    "source.unknown", "source.none", "source.only_one", "cameo.unknown", "category.undeclared",
    "initiator.unknown", "title.long",
}  # fmt: skip
# What is read cell by cell. How dates are meant, and how many have no score, the whole column says.
BY_CELL = {c.TITLE, c.SUMMARY, c.NOTE, c.LABEL, c.SOURCES, c.CATEGORY, c.INITIATOR, c.SCORE}
DERIVED = {c.VALUE: {c.SCORE}, c.LABEL: {c.TITLE, c.LABEL}}  # from which columns
_last: OrderedDict[str, tuple[Content, DataSet]] = OrderedDict()
_lock = threading.Lock()
_hashes: "WeakKeyDictionary[Table, np.ndarray]" = WeakKeyDictionary()


def remember(name: str, content: Content, opened: DataSet) -> None:
    """Keep what was opened, for the next time."""
    if len(content[EVENTS].rows) < SMALL:
        return
    with _lock:
        _last[name] = content, opened
        _last.move_to_end(name)
        while len(_last) > REMEMBERED:
            _last.popitem(last=False)


def reopened(name: str, content: Content, tab: str, told: Told) -> DataSet | None:
    """The set out of what was opened last and the rows that changed since; None: not that way.

    Args:
        name: of the set.
        content: as it is now.
        tab: how problems call the table of events.
        told: a problem of a file as one of a tab.
    """
    with _lock:
        before, opened = _last.get(name, ({}, None))
    if opened is None or any(content[t] is not before.get(t) for t in content if t != EVENTS):
        return None
    changed = _changed(before[EVENTS], content[EVENTS])
    if changed is None or not content[CATEGORIES].rows:
        return None
    if not changed:
        return opened
    columns = _columns(before[EVENTS], content[EVENTS], changed)
    if columns is None:
        return None
    try:
        some = _opened(name, content, changed)
    except BrokenSet:
        return None
    found = _problems(together(opened.problems), some, changed, tab, told)
    events = _patched(opened.events, some.events, columns)
    derived = {column for column, told in DERIVED.items() if told & columns}
    prepared = _patched(opened.prepared, some.prepared, columns | derived)
    if found is None or events is None or prepared is None or len(some.events) != len(changed):
        return None
    events.attrs = {**opened.events.attrs}
    old = opened.prepared
    if not all(prepared[column].equals(old[column]) for column in (c.FIRST, c.VALUE)):
        prepared = prepared.sort_values([c.FIRST, c.EVENT_ID, c.VALUE], kind="stable")
        prepared = prepared.reset_index(drop=True)
    print_of = _fingerprint(content, before[EVENTS], changed)
    return replace(opened, events=events, prepared=prepared, problems=found, fingerprint=print_of)


def _changed(before: Table, after: Table) -> list[int] | None:
    """The places of the rows that differ; None if it is more than cells of a few rows."""
    if before is after:
        return []
    if before.columns != after.columns or list(before.rows) != list(after.rows):
        return None
    old, new, keys = list(before.rows.values()), list(after.rows.values()), list(after.rows)
    found = list(islice(compress(count(), map(is_not, old, new)), FEW + 1))
    named = all(row[place].get(c.EVENT_ID) == keys[place] for place in found for row in (old, new))
    return found if named and len(found) <= FEW else None


def _columns(before: Table, after: Table, places: Sequence[int]) -> set[str] | None:
    """The columns in which those rows differ; None if others could be touched by it."""
    old, new = list(before.rows.values()), list(after.rows.values())
    found: set[str] = set()
    for place in places:
        one, other = old[place], new[place]
        columns = {name for name in {**one, **other} if one.get(name) != other.get(name)}
        scored = c.SCORE not in columns or (_counts(one) and _counts(other))
        if not columns <= BY_CELL or not scored or not (one.get(c.TITLE) and other.get(c.TITLE)):
            return None
        found |= columns
    return found


def _counts(row: Row) -> bool:
    """Whether the row has a score of its own that can be used."""
    score = read_number(row.get(c.SCORE, ""))
    return score is not None and abs(score) <= 10


def _opened(name: str, content: Content, places: Sequence[int]) -> DataSet:
    """The same set with those events only."""
    package, codebook = kept.package_of(content)
    events = content[EVENTS]
    rows = list(events.rows.values())
    some = Table(events.columns, {str(place): rows[place] for place in places})
    cells = {table: kept.to_frame(content[table]) for table in kept.COLUMNS if table != EVENTS}
    cells[EVENTS] = kept.to_frame(some)
    return packages.open_tables(name, package, cells, codebook)


def _patched(frame: pd.DataFrame, some: pd.DataFrame, columns: set[str]) -> pd.DataFrame | None:
    """The table with some of its rows, by their ids, as they are in another.

    None if anything differs in other columns than these: it was read otherwise among few rows.
    """
    ids = some[c.EVENT_ID].to_list()
    places = np.flatnonzero(frame[c.EVENT_ID].isin(ids).to_numpy(dtype=bool))
    if len(places) != len(ids) or list(frame.columns) != list(some.columns):
        return None
    some = some.set_index(c.EVENT_ID, drop=False)
    if not some.index.is_unique:
        return None
    some = some.loc[frame[c.EVENT_ID].iloc[places].to_list()]
    out = frame.copy(deep=False)
    for column in frame.columns:
        new, old = some[column].array, frame[column].array
        if new.dtype != old.dtype:
            return None
        if not pd.Series(old[places]).equals(pd.Series(new)):
            if column not in columns:
                return None
            whole = old.copy()
            whole[places] = new
            out[column] = whole
    return out


def _problems(
    old: Problems, some: DataSet, places: Sequence[int], tab: str, told: Told
) -> Problems | None:
    """All problems, with those of the changed rows as they are now; None if it is not sure."""
    here = np.isin(old.rows, [place + 1 for place in places])
    here &= old.those(lambda problem: problem.table.startswith(tab))
    new = [replace(p, row=places[p.row - 2] + 2) for p in some.problems
           if p.table == "events.csv" and p.row is not None and p.row > 1]  # fmt: skip
    if any(problem.code not in OF_ONE_ROW for problem in [*old.chosen(here), *new]):
        return None
    found = old.chosen(~here)
    for problem in map(told, new):
        place = _place(found, problem, tab)
        if place is None:
            return None
        found = found.inserted(place, problem)
    return found


def _place(found: Problems, problem: Problem, tab: str) -> int | None:
    """Where a problem of an event belongs: behind those of the rows before it.

    Those of one severity that are told row by row stand together, by their rows.
    """

    def alike(other: Problem) -> bool:
        same = other.severity == problem.severity and other.code in OF_ONE_ROW
        return same and other.table.startswith(tab)

    those = np.flatnonzero(found.those(alike))
    if not len(those):
        return None
    first, end = int(those[0]), int(those[-1]) + 1
    return first + int(np.searchsorted(found.rows[first:end], problem.row or 0, side="right"))


def _fingerprint(content: Content, before: Table, places: Sequence[int]) -> str:
    """The hash of all content, as `packages.open_tables` gives it."""
    package, codebook = kept.package_of(content)
    after = content[EVENTS]
    frame = kept.to_frame(after)
    hashes = _rows_hashed(before).copy()
    hashes[list(places)] = row_hashes(frame.iloc[list(places)])
    _hashes[after] = hashes
    tables = {name: hash_of(content[name].columns, _rows_hashed(content[name]))
              for name in kept.COLUMNS}  # fmt: skip
    return packages.fingerprint(package, codebook, tables)


def _rows_hashed(table: Table) -> np.ndarray:
    found = _hashes.get(table)
    if found is None:
        found = _hashes[table] = row_hashes(kept.to_frame(table))
    return found
