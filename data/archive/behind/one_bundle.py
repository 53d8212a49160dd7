"""One bundle by its id: what the id tells, and how it stays where the others grow wider."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.archive import levels
from data.basics import columns as c

_ID = re.compile(
    rf"(\d{{4}}-\d\d-\d\d)-(.{{0,2}})-(.+)-({'|'.join([*levels.KINDS, levels.OTHER[0]])})([+0-])",
    re.DOTALL,
)
_SIGNS = {"+": 1, "-": -1, "0": 0}


@dataclass(frozen=True)
class Told:
    """What the id of a bundle tells.

    Attributes:
        start: its first day.
        unit: one of `levels.UNITS`.
        root: its root code, of a bundle by code; else empty.
        who, kind: who acted, and the kind of act.
        way: 1 warms, −1 cools, 0 neither.
    """

    start: pd.Timestamp
    unit: str
    root: str
    who: str
    kind: str
    way: int

    @property
    def last(self) -> pd.Timestamp:
        """Its last day."""
        return self.start.to_period(levels.PERIODS[self.unit]).end_time.normalize()

    def meets(self, other: "Told") -> bool:
        """Whether the two may hold reports of the same days."""
        same = (self.who, self.kind, self.way) == (other.who, other.kind, other.way)
        return same and self.start <= other.last and self.last >= other.start

    def mask(self, days: pd.DataFrame) -> np.ndarray:
        """Which of the day bundles it holds (bool, one for each row)."""
        held = self.like(days) & days[c.FIRST].between(self.start, self.last).to_numpy()
        return held & (days[c.CAMEO] == self.root).to_numpy() if self.unit == "code" else held

    def like(self, days: pd.DataFrame) -> np.ndarray:
        """Which have the same actor, kind and way, whenever they were."""
        who = (days[c.INITIATOR] == self.who).to_numpy()
        way = np.sign(days[c.VALUE].to_numpy(dtype=float)) == self.way
        return who & way & (levels.kinds_of(days[c.CAMEO]) == self.kind).to_numpy()


def told_by(event_id: str) -> Told | None:
    """What the id of a bundle tells; None for any other text."""
    found = _ID.fullmatch(event_id)
    if found is None:
        return None
    iso, mark, who, kind, way = found.groups()
    unit = next((unit for unit in levels.UNITS[1:] if unit[0] == mark), levels.UNITS[0])
    try:
        start = pd.Timestamp(iso).as_unit("us")
    except ValueError:
        return None
    return Told(start, unit, mark if unit == levels.UNITS[0] else "", who, kind, _SIGNS[way])


def with_kept(
    bundles: pd.DataFrame, days: pd.DataFrame, event_id: str, names: dict[str, str]
) -> pd.DataFrame:
    """The bundles, one of which is as an id says; what it takes from others is taken from them.

    So the card of a narrow bundle stays when wider ones come, and no report counts twice.

    Args:
        bundles, days, names: as `levels.bundled` has them.
        event_id: of the bundle that is to be there; one that holds no day changes nothing.
    """
    told = told_by(event_id)
    if told is None or event_id in set(bundles[c.EVENT_ID]):
        return bundles
    own = told.mask(days)
    if not own.any() or told.start != levels.starts_of(pd.Series([told.start]), told.unit)[0]:
        return bundles
    others = {name: other for name in bundles[c.EVENT_ID] if (other := told_by(name)) is not None}
    meets = {name: other for name, other in others.items() if told.meets(other)}
    apart = ~bundles[c.EVENT_ID].isin(list(meets)).to_numpy()
    parts = [bundles[apart], levels.bundled(days[own], told.unit, names)]
    for other in meets.values():
        rest = other.mask(days) & ~own
        if rest.any():
            parts.append(levels.bundled(days[rest], other.unit, names))
    whole = pd.concat(parts, ignore_index=True)
    return whole.sort_values([c.FIRST, c.EVENT_ID], kind="stable").reset_index(drop=True)
