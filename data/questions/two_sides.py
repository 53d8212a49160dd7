"""Each side alone: each state's line made of what that state did, and who moved first.

An event that one state began counts on its own line; one that both began counts on both; one that
a third party began counts on neither. That is Thaw's own way of reading the column of initiators.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.temperature import DEFAULT_MODEL, Trace, trace

BOTH = "both"
LEAST = 20.0  # degrees that a cooling or warming spans at least


@dataclass(frozen=True, eq=False)
class TwoSides:
    """The temperature of each side towards the other.

    Attributes:
        a, b: what the first and the second state did.
        counts: events by `a`, `b`, `both` and `neither`.
    """

    a: Trace
    b: Trace
    counts: dict[str, int]


def two_sides(
    events: pd.DataFrame,
    actors: tuple[str, str],
    model: str = DEFAULT_MODEL,
    **parameters: float | None,
) -> TwoSides:
    """One temperature for each side.

    Args:
        events: prepared events.
        actors: ids of the two states, as they stand in the column `initiator`.
        model, parameters: as in `temperature.trace`.

    Raises:
        ValueError: as in `temperature.trace`.
    """
    by = events[c.INITIATOR]
    first, second = (trace(events[by.isin([actor, BOTH])], model, **parameters) for actor in actors)
    counts = {name: int((by == actor).sum()) for name, actor in zip("ab", actors, strict=True)}
    counts["both"] = int((by == BOTH).sum())
    counts["neither"] = len(events) - sum(counts.values())
    return TwoSides(first, second, counts)


def side_by_side(sides: TwoSides, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    """Both lines on shared dates.

    Returns:
        Index `date` (every step of either line and the first of each month), columns `a`, `b`
        (degrees from that date on), `gap` (a − b). NaN where a model has no value.
    """
    first, last = (int(np.datetime64(on, "D").astype("int64")) for on in (start, end))
    months = np.arange(np.datetime64(start, "M") + 1, np.datetime64(end, "M") + 1)
    steps = np.unique(
        np.concatenate(
            [
                [first, last],
                months.astype("datetime64[D]").astype("int64"),
                sides.a.result.rows(),
                sides.b.result.rows(),
            ]
        )
    )
    days = steps[(steps >= first) & (steps <= last)]
    table = pd.DataFrame(
        {
            name: 100.0 * side.result.values(days) / side.scale
            for name, side in (("a", sides.a), ("b", sides.b))
        },
        index=pd.DatetimeIndex(days.astype("datetime64[D]").astype("datetime64[us]"), name="date"),
    )
    return table.assign(gap=table["a"] - table["b"])


def legs(line: np.ndarray, least: float = LEAST) -> list[tuple[int, int]]:
    """The long ways down and up of a line: positions where each begins and ends.

    A way ends where the line then turns back by at least `least`. NaN is passed over.
    """
    found: list[tuple[int, int]] = []
    known = np.flatnonzero(~np.isnan(line))
    if len(known) == 0:
        return found
    low = high = pivot = int(known[0])
    heading = 0
    for i in known.tolist():
        low = i if line[i] < line[low] else low
        high = i if line[i] > line[high] else high
        if heading >= 0 and line[high] - line[i] >= least:
            if heading > 0:
                found.append((pivot, high))
            pivot, heading, low = high, -1, i
        elif heading <= 0 and line[i] - line[low] >= least:
            if heading < 0:
                found.append((pivot, low))
            pivot, heading, high = low, 1, i
    if heading:
        found.append((pivot, low if heading < 0 else high))
    return found


def turns(table: pd.DataFrame, least: float = LEAST) -> pd.DataFrame:
    """Every long cooling and warming of the two lines' mean, and which side moved first.

    There are two yardsticks: when a line had gone its first `least / 2` degrees, and when it had
    gone half of its own way. A side that goes less than `least / 2` has not moved with it.

    Args:
        table: as `side_by_side` gives it.
        least: how many degrees the mean of both must fall or rise without a lasting way back.

    Returns:
        One row for each, in time order: `kind` (cooling, warming), `start`, `end`, `move` (of
        the mean, degrees), `a_move`, `b_move`, `a_step`, `b_step`, `a_half`, `b_half` (dates by
        the two yardsticks, NaT where it has not moved), `first`: `a`, `b` or `together` where
        both yardsticks agree, `unclear` where they do not, empty where neither side moved.
    """
    mean = table[["a", "b"]].mean(axis=1, skipna=False).to_numpy()
    rows = [_turn(table, mean, low, high, least / 2) for low, high in legs(mean, least)]
    dates = [f"{side}_{yardstick}" for side in "ab" for yardstick in ("step", "half")]
    columns = ["kind", c.START, c.END, "move", "a_move", "b_move", *dates, "first"]
    out = pd.DataFrame(rows, columns=columns)
    return out.astype(dict.fromkeys([c.START, c.END, *dates], "datetime64[us]"))


def _turn(
    table: pd.DataFrame, mean: np.ndarray, begin: int, end: int, step: float
) -> dict[str, object]:
    sign = 1.0 if mean[end] > mean[begin] else -1.0
    part = table.iloc[begin : end + 1]
    moved = {side: sign * (part[side].to_numpy() - part[side].iloc[0]) for side in "ab"}
    on = {}
    for side, gone in moved.items():
        for yardstick, wanted in (("step", step), ("half", gone[-1] / 2)):
            at = int((gone >= wanted).argmax())
            on[f"{side}_{yardstick}"] = part.index[at] if gone[-1] >= step else pd.NaT
    firsts = {_first(on[f"a_{name}"], on[f"b_{name}"]) for name in ("step", "half")}
    return {
        "kind": "warming" if sign > 0 else "cooling",
        c.START: part.index[0],
        c.END: part.index[-1],
        "move": float(mean[end] - mean[begin]),
        **{f"{side}_move": float(sign * gone[-1]) for side, gone in moved.items()},
        **on,
        "first": firsts.pop() if len(firsts) == 1 else "unclear",
    }


def _first(a: pd.Timestamp, b: pd.Timestamp) -> str:
    if pd.isna(a) or pd.isna(b):
        return "a" if pd.notna(a) else "b" if pd.notna(b) else ""
    return "together" if a == b else "a" if a < b else "b"
