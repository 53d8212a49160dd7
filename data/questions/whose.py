"""Whose thermometer: the line that the works of one side draw alone, beside the line of all.

An event counts for a side when at least one work from that side's countries is cited for it. The
scores stay as they are: only which events are known changes, not how each was read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.events import voices
from data.temperature import DEFAULT_MODEL, Trace, trace


@dataclass(frozen=True, eq=False)
class Voice:
    """What one side's works know.

    Attributes:
        id, label: of the side.
        countries: whose works these are.
        known: ids of the events that its works record, in the order of the table.
        alone: those among them that no other country's work records.
        trace: the temperature of the known events; None below `voices.FEWEST_ROWS` of them.
    """

    id: str
    label: str
    countries: tuple[str, ...]
    known: tuple[str, ...]
    alone: tuple[str, ...]
    trace: Trace | None


def sides_of(events: pd.DataFrame, sources: pd.DataFrame, given: tuple) -> list[dict[str, Any]]:
    """The sides that can be asked: those that the set names, else each country by itself.

    Args:
        events: prepared events.
        sources: the works, with `country`.
        given: as `DataSet.sides`.

    Returns:
        `id`, `label` and `countries` of each; countries with most events first, at most six.
    """
    if given:
        return [side for side in given if side["countries"]]
    counts = voices.balance(events, sources)
    names = [str(name) for name in counts.index if name != voices.NOT_TOLD][:6]
    return [{"id": name, "label": f"Works from {name}", "countries": [name]} for name in names]


def voice(
    events: pd.DataFrame,
    sources: pd.DataFrame,
    side: Mapping[str, Any],
    model: str = DEFAULT_MODEL,
    **parameters: float | None,
) -> Voice:
    """What the works of one side know, and the line of that.

    Args:
        events: prepared events with a score.
        sources: the works, with `source_id` and `country`.
        side: `id`, `label` and `countries`.
        model, parameters: as in `temperature.trace`.

    Raises:
        ValueError: as in `temperature.trace`.
    """
    countries = list(side["countries"])
    known = voices.events_of(events, sources, countries)
    rows = events[events[c.EVENT_ID].isin(known)]
    enough = len(rows) >= voices.FEWEST_ROWS
    return Voice(
        id=str(side["id"]),
        label=str(side["label"]),
        countries=tuple(countries),
        known=tuple(known),
        alone=tuple(voices.only_of(events, sources, countries)),
        trace=trace(rows, model, **parameters) if enough else None,
    )


def furthest_apart(whole: pd.DataFrame, part: pd.DataFrame) -> tuple[pd.Timestamp, float, float]:
    """Where the two lines lie furthest apart.

    Args:
        whole, part: index of dates in order, column `degrees`, each value from its date on; both
            over the same dates from first to last.

    Returns:
        The first date of the largest difference, and the degrees of `whole` and `part` there.
    """
    days = whole.index.union(part.index)
    both = pd.DataFrame(
        {"whole": whole["degrees"], "part": part["degrees"]}, index=days
    ).ffill()  # fmt: skip
    gap = (both["whole"] - both["part"]).abs().to_numpy()
    at = int(np.nanargmax(gap))
    return days[at], float(both["whole"].iat[at]), float(both["part"].iat[at])
