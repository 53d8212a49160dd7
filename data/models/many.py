"""Many versions of one table at once: what models need to run over all of them in one go.

A version has the same events with other scores or weights, on other days, or with one left out.
What each day holds stands in one row, with a column for each version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from data.models.acts import Acts, Parts

AT_ONCE = 2_000_000  # numbers in one table: as many versions are run together as fit


class Moved(NamedTuple):
    """Events of one day whose day differs from version to version.

    Attributes:
        event: their positions (int).
        day: by event and version, days since 1970-01-01 (int64).
    """

    event: np.ndarray
    day: np.ndarray


@dataclass(frozen=True, eq=False)
class Flows:
    """What happens on each day, in every version.

    Attributes:
        days: ascending, days since 1970-01-01.
        of: by name, as the model asked for it, a table of days by versions (float).
    """

    days: np.ndarray
    of: Mapping[str, np.ndarray]

    @property
    def versions(self) -> int:
        """How many versions there are."""
        return next(iter(self.of.values())).shape[1]


def nothing_moved(versions: int) -> Moved:
    """Every event on its own day in all versions."""
    return Moved(np.zeros(0, dtype="int64"), np.zeros((0, versions), dtype="int64"))


def drawn(parts: Mapping[str, Parts], values: Mapping[str, np.ndarray], moved: Moved) -> Flows:
    """The flows of versions with values of their own.

    Args:
        parts: by name, which events act when, and with which part.
        values: by the names in `parts`, a table of events by versions.
        moved: the events that act on other days than `parts` says.
    """
    fixed = {
        name: Parts(*(column[~np.isin(part.event, moved.event)] for column in part))
        for name, part in parts.items()
    }
    days = np.unique(np.concatenate([moved.day.ravel(), *(part.day for part in fixed.values())]))
    tables = {}
    for name, part in fixed.items():
        tables[name] = _summed(part, values[name], days)
        both = np.isin(moved.event, parts[name].event)
        _add_moved(tables[name], values[name], moved.event[both], moved.day[both], days)
    return Flows(days, tables)


def _summed(part: Parts, values: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Days by versions: the sum of the parts that act on each day."""
    table = np.zeros((len(days), values.shape[1]), dtype=values.dtype)
    if len(part.day) == 0:
        return table
    order = np.argsort(part.day, kind="stable")
    acting = values[part.event[order]]
    factor = part.factor[order]
    if (factor != 1.0).any():
        acting *= factor[:, None].astype(values.dtype)
    day = part.day[order]
    first = np.flatnonzero(np.diff(day, prepend=day[0] - 1))
    table[np.searchsorted(days, day[first])] = np.add.reduceat(acting, first, axis=0)
    return table


def _add_moved(
    table: np.ndarray, values: np.ndarray, event: np.ndarray, day: np.ndarray, days: np.ndarray
) -> None:
    """Add the moved events to the table, on their days."""
    if day.size:
        versions = table.shape[1]
        cell = np.searchsorted(days, day) * versions + np.arange(versions)
        np.add.at(table.reshape(-1), cell.ravel(), values[event].ravel())


def leaving_out(
    parts: Mapping[str, Parts], values: Mapping[str, np.ndarray], events: np.ndarray
) -> Flows:
    """The flows of versions that each leave one event out.

    Args:
        parts: by name, which events act when, and with which part.
        values: by the names in `parts`, one value for each event.
        events: the position of the event that each version leaves out.
    """
    days = np.unique(np.concatenate([part.day for part in parts.values()]))
    tables = {}
    for name, part in parts.items():
        row = np.searchsorted(days, part.day)
        acting = values[name][part.event] * part.factor
        whole = np.bincount(row, weights=acting, minlength=len(days)).astype(float)
        table = np.repeat(whole[:, None], len(events), axis=1)
        order = np.argsort(part.event, kind="stable")
        owner = part.event[order]
        low, high = np.searchsorted(owner, events), np.searchsorted(owner, events, side="right")
        column = np.repeat(np.arange(len(events)), high - low)
        own = order[np.concatenate([np.arange(a, b) for a, b in zip(low, high, strict=True)])]
        np.subtract.at(table, (row[own], column), acting[own])
        tables[name] = table
    return Flows(days, tables)


def values_of(acts: Acts) -> dict[str, np.ndarray]:
    """What models ask for, one value for each event."""
    points = acts.per_event(acts.weight * acts.score)
    mass = acts.per_event(acts.mass)
    count = (mass > 0).astype(float)
    size = np.abs(points)
    return {"points": points, "rate": points, "size": size, "mass": mass, "count": count}
