"""The id of a bundle tells what it holds: `1953-03-01~m2.5+`, and `~rest` what a filter hides."""

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from data.large.columns import UNITS, WAYS, Columns, start_of

REST = "~rest"
MARKS = {unit[0]: unit for unit in UNITS[1:]}
_ID = re.compile(
    rf"(-?\d{{4,5}})-(\d\d)-(\d\d)~([{''.join(MARKS)}])(\d+)\.(\d+)([-0+x])(~rest)?", re.ASCII
)


@dataclass(frozen=True)
class Told:
    """What an id tells.

    Attributes:
        start: first day, since 1970-01-01.
        unit: one of `UNITS`, never `event`.
        who, kind: places among a set's initiators and categories.
        way: as in `Columns`.
        rest: whether it holds what a filter hides.
    """

    start: int
    unit: str
    who: int
    kind: int
    way: int
    rest: bool

    def mask(self, events: Columns) -> np.ndarray:
        """The events of that start, side, lane and way (bool), whatever a filter hides."""
        same = (events.who == self.who) & (events.kind == self.kind) & (events.way == self.way)
        return same & (start_of(events.day, self.unit) == self.start)


@lru_cache(maxsize=65_536)
def iso(day: int) -> str:
    """A day since 1970-01-01 as ISO text, of any year."""
    date = np.datetime64(int(day), "D")
    year = int(date.astype("datetime64[Y]").astype("int64")) + 1970
    month = int(date.astype("datetime64[M]").astype("int64")) % 12 + 1
    of_month = int((date - date.astype("datetime64[M]").astype("datetime64[D]")).astype(int)) + 1
    return f"{year:0{5 if year < 0 else 4}d}-{month:02d}-{of_month:02d}"


def written(start: int, unit: str, who: int, kind: int, way: int, *, rest: bool = False) -> str:
    """The id of a bundle; the arguments are those of `Told`."""
    return f"{iso(int(start))}~{unit[0]}{who}.{kind}{WAYS[way]}{REST if rest else ''}"


def told_by(event_id: str) -> Told | None:
    """What an id tells; None for that of a single event, and any other text."""
    found = _ID.fullmatch(event_id)
    if found is None:
        return None
    year, month, day, mark, who, kind, way, rest = found.groups()
    try:
        months = np.datetime64(int(year) - 1970, "Y").astype("datetime64[M]") + int(month) - 1
        start = int(months.astype("datetime64[D]").astype("int64")) + int(day) - 1
    except (ValueError, OverflowError):
        return None
    unit = MARKS[mark]
    if (
        iso(start) != event_id[: event_id.index("~")]
        or start_of(np.array([start]), unit)[0] != start
    ):
        return None
    return Told(start, unit, int(who), int(kind), WAYS.index(way), bool(rest))
