"""The arithmetic by itself: curves, draws and influence, as ratios measured in one run.

Run as `python -m tests.benchmarks.arithmetic`. A million events are compared with one `np.bincount`
of the same scores by day; draws and influence with one curve of the same 200 events. A curve is
measured twice: from the table as it is prepared once for every view (dates read, scores settled),
and from the raw table (dates as text). The shipped set stands beside the random one because it has
what costs more: uncertain dates and events that lasted.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data import catalog, temperature
from data.events.event_table import prepare
from data.temperature.tracing import days_of
from tests.random_tables import many

MILLION = 1_000_000
Call = Callable[[], object]


@dataclass(frozen=True)
class Line:
    """One measurement: what was done, what it is measured against, and the target."""

    name: str
    done: float  # seconds
    against: float
    target: float | None

    def __str__(self) -> str:
        ratio = self.done / self.against
        verdict = ""
        if self.target is not None:
            verdict = f"≤ {self.target:g}   {'met' if ratio <= self.target else 'MISSED'}"
        return (
            f"{self.name:58}{1000 * self.done:10.2f}{1000 * self.against:10.2f}"
            f"{ratio:8.1f}   {verdict}"
        )


def in_turns(calls: dict[str, Call], turns: int) -> dict[str, float]:
    """The shortest time of each call, in seconds; they take turns, so that noise hits all alike."""
    best = dict.fromkeys(calls, float("inf"))
    for _ in range(turns):
        for name, call in calls.items():
            begin = time.perf_counter()
            call()
            best[name] = min(best[name], time.perf_counter() - begin)
    return best


def million(turns: int = 9) -> Iterable[Line]:
    """The default curve of a million events against counting them."""
    raw = many(MILLION)
    prepared = prepare(raw)
    day, score = days_of(prepared["middle"]), prepared["value"].to_numpy()
    slot = day - day.min()
    calls = {
        "count": lambda: np.bincount(slot, weights=score),
        "curve": lambda: temperature.curve(prepared),
    }
    took = in_turns(calls, turns)
    raw_took = in_turns({"raw": lambda: temperature.curve(raw)}, 1)["raw"]
    yield Line("1,000,000 events: curve / np.bincount by day", took["curve"], took["count"], 8)
    yield Line("  the same from the raw table, reading its dates", raw_took, took["count"], None)


def few(name: str, events: pd.DataFrame, turns: int = 9) -> Iterable[Line]:
    """Curve, draws and influence of some two hundred events."""
    prepared = prepare(events)
    traced = temperature.trace(prepared)
    calls: dict[str, Call] = {
        "curve": lambda: temperature.curve(prepared),
        "raw": lambda: temperature.curve(events),
        "click": lambda: traced.contributions("1950-01-01"),
        "band": lambda: temperature.band(prepared),
        "influence": lambda: temperature.influence(prepared),
        "envelope": lambda: temperature.envelope(prepared),
    }
    took = in_turns(calls, turns)
    one, ms = took["curve"], 0.001
    yield Line(f"{name}: curve, in ms", one, ms, 5)
    yield Line("  the same from the raw table", took["raw"], ms, None)
    yield Line("  what makes up one date, from a trace, in ms", took["click"], ms, None)
    yield Line("  1,000 draws / one curve", took["band"], one, 50)
    yield Line("  influence of all / one curve", took["influence"], one, 30)
    yield Line("  envelope of six settings / one curve", took["envelope"], one, None)


def main() -> None:
    """The command line."""
    print(f"{'':58}{'ms':>10}{'against':>10}{'ratio':>8}   target")
    shipped = catalog.open_set(next(entry.name for entry in catalog.list_sets()))
    for line in (
        *few("200 random events", many(200)),
        *few(f"{len(shipped.events)} events of {shipped.name}", shipped.events),
        *million(),
    ):
        print(line)


if __name__ == "__main__":
    main()
