"""What one event did to the line, in figures that add up however they are written.

A day is one step of the line, in whatever order its events stand in the table. Where several events
share a day, the step is theirs together, and each has its part of it.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.basics import columns as c

SHARED_LEAST = 0.05  # degrees: what rounds to nothing is no part
ROUNDING = 0.15  # degrees: two levels in tenths may be that far from what was added up


@dataclass(frozen=True)
class Effect:
    """The step of the line that an event belongs to.

    Attributes:
        own: degrees that the event moved the line by itself.
        before, after: degrees of the line around its step, rounded to a tenth; NaN for no value.
        step: `after` less `before`, in tenths, so that the three always add up.
        together: titles of the other events of the same day that moved the line, the
            strongest first.
        rest: degrees of the step that neither it nor they made: what lasted then, what faded.
        lasted: whether it acted over months or a year, among other events.
    """

    own: float
    before: float
    after: float
    step: float
    together: tuple[str, ...]
    rest: float
    lasted: bool

    @property
    def shared(self) -> bool:
        """Whether the step is not the event's alone."""
        return self.lasted or bool(self.together) or self.others_too

    @property
    def others_too(self) -> bool:
        """Whether more than rounding is left over once the events of the day are told."""
        return abs(self.rest) > ROUNDING

    @property
    def told(self) -> float:
        """The movement as it is written: of a step of its own, the one that adds up."""
        return self.own if self.shared else self.step


def effect_of(event: pd.Series, every: pd.DataFrame) -> Effect:
    """The step that `event` belongs to.

    Args:
        event: a row with `before`, `after`, `move` (degrees), `middle`, `spread`.
        every: all events of the line with the same columns, shown or not.
    """
    own, lasted = float(event["move"]), bool(event[c.SPREAD])
    before, after = (round(float(event[name]), 1) + 0.0 for name in ("before", "after"))
    step = round(after - before, 1) + 0.0
    partners = [] if lasted else _partners(event, every)
    return Effect(
        own=own,
        before=before,
        after=after,
        step=step,
        together=tuple(title for title, _ in partners),
        rest=0.0 if lasted else step - own - sum(move for _, move in partners),
        lasted=lasted,
    )


def _partners(event: pd.Series, every: pd.DataFrame) -> list[tuple[str, float]]:
    """Title and movement of the other events that moved the line on the day of an event, the
    strongest first."""
    # A card is made for every event of a set: only those of the day are looked at more closely.
    middles = every[c.MIDDLE].to_numpy()
    day = np.flatnonzero(middles == np.datetime64(event[c.MIDDLE], "us").astype(middles.dtype))
    if len(day) < 2:
        return []
    ids, titles = every[c.EVENT_ID], every[c.TITLE]
    moves, spreads = every["move"].to_numpy(dtype=float), every[c.SPREAD].to_numpy(dtype=bool)
    found = [
        (str(titles.iat[place]), float(moves[place]))
        for place in day.tolist()
        if ids.iat[place] != event[c.EVENT_ID]
        and abs(moves[place]) >= SHARED_LEAST
        and not spreads[place]
    ]
    # equal ones stand by title, whatever their ids
    return sorted(found, key=lambda one: (-round(abs(one[1]), 6), one[0]))
