"""Which events go together: the narrowest units of which a screen holds all bundles."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.large import ids
from data.large.columns import UNITS, Columns, start_of

MOST = 2_000  # bundles
FAR_SHARE = 4  # of all bundles one in so many may be out of sight
DAY = UNITS.index("day")


@dataclass(frozen=True, eq=False)
class Grouped:
    """Events in bundles.

    Attributes:
        place: of each event its bundle, from 0.
        first: of each bundle one of its events.
        start: of each bundle the first day of its unit (of a single event its own).
        unit: of each bundle the place in `UNITS`.
        rest: of each bundle whether it holds what a filter hides.
    """

    place: np.ndarray
    first: np.ndarray
    start: np.ndarray
    unit: np.ndarray
    rest: np.ndarray


def fitting(events: Columns, some: np.ndarray, most: int, least: int) -> int:
    """The narrowest unit in which so many bundles are enough, as its place in `UNITS`.

    Args:
        events: all.
        some: which entries of `events.distinct` are bundled (bool).
        most: how many bundles there may be.
        least: no unit narrower than this one.
    """
    if least == 0 and int(events.distinct.count[some].sum()) <= most:
        return 0
    for unit in range(max(least, DAY), len(UNITS)):
        if _needed(events, some, unit) <= most:
            return unit
    return len(UNITS) - 1


def _needed(events: Columns, some: np.ndarray, unit: int) -> int:
    """How many bundles of a unit hold these entries of `events.distinct`."""
    starts = events.starts(events.distinct.day[some], UNITS[unit])
    return len(pd.unique(starts * events.lanes + events.distinct.lane[some]))


def units_of(events: Columns, view: tuple[int, int] | None) -> np.ndarray:
    """Of each event the unit that it is bundled by, as its place in `UNITS`.

    Args:
        events: all.
        view: two days, between which bundles are as narrow as fits; None for all alike.
    """
    known = events.distinct
    every = np.ones(len(known.day), dtype=bool)
    wide = events.remembered("wide", lambda: fitting(events, every, MOST, DAY))
    units = np.full(len(events.day), wide)
    if view is None:
        return units
    edges = start_of(np.array(view), UNITS[wide])
    starts = events.starts(known.day, UNITS[wide])
    near = (starts >= edges[0]) & (starts <= edges[1])
    if not near.any():
        return units
    outside = fitting(events, ~near, MOST // FAR_SHARE, wide)
    room = MOST - _needed(events, ~near, outside)
    inside = fitting(events, near, room, 0)
    return np.where(near, inside, outside)[known.place]


def grouped(
    events: Columns, units: np.ndarray, hits: np.ndarray | None, event_id: str | None
) -> Grouped:
    """The bundles.

    Args:
        events: all.
        units: of each event, as `units_of` gives them.
        hits: which events a filter keeps; they are never in one bundle with the others.
        event_id: of a bundle that is to be there, however wide the others are.
    """
    starts = events.day.copy()
    for unit in np.unique(units).tolist():
        here = units == unit
        starts[here] = events.starts(events.day[here], UNITS[unit])
    units, starts = _with_kept(events, units, starts, event_id)
    keys = (events.keys(starts) * len(UNITS) + units) * 2
    if hits is not None:
        keys += ~hits
    single = np.flatnonzero(units == 0)
    if len(single):
        keys[single] = keys.max(initial=0) + 1 + np.arange(len(single))
    place, _ = pd.factorize(keys)  # in the order in which they come
    first = np.flatnonzero(np.diff(np.maximum.accumulate(place), prepend=-1))
    rest = np.zeros(len(first), dtype=bool) if hits is None else ~hits[first]
    return Grouped(place, first, starts[first], units[first], rest)


def _with_kept(
    events: Columns, units: np.ndarray, starts: np.ndarray, event_id: str | None
) -> tuple[np.ndarray, np.ndarray]:
    """The units and starts with those of one bundle, or one event, that is to be there."""
    if not event_id:
        return units, starts
    told = ids.told_by(event_id)
    if told is None:
        own = (events.dataset.prepared[c.EVENT_ID] == event_id).to_numpy(dtype=bool)
        unit, start = 0, events.day
    else:
        own, unit = told.mask(events), UNITS.index(told.unit)
        start = np.full(len(starts), told.start)
    return np.where(own, unit, units), np.where(own, start, starts)
