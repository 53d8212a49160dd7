"""Influence: how far the line would lie elsewhere, on average, had one event been left out.

Arithmetic, not history: without an event, those after it would not have been the same.
"""

import warnings
from numbers import Integral
from typing import Unpack

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.parameters import settle
from data.models import DEFAULT_MODEL
from data.models.given import Given, tells_parameters
from data.models.many import AT_ONCE, leaving_out, values_of
from data.models.model import Model, Result, Settled
from data.temperature.asking import ROW, Events, asked, settings_of
from data.temperature.tracing import result_of

MOST = 2000  # events that are left out in turn
NOBODY = -1


@tells_parameters
def influence(
    events: Events,
    model: str = DEFAULT_MODEL,
    *,
    most: int | None = None,
    **parameters: Unpack[Given],
) -> pd.DataFrame:
    """Leave every event out in turn and measure how far the line moves.

    Args:
        events: as in `temperature.trace`; their order does not matter.
        model: a name in `MODELS`.
        most: how many events to leave out in turn, those first that moved the line most by
            themselves. Without it 2,000, and a warning where there are more events than that.
        parameters: as the model declares them.

    Returns:
        DataFrame, the strongest first: `event_id`, `influence` (mean distance in degrees between
        the lines with and without the event, over all days from the first to the last of the
        curve), `largest` (the largest difference, with the event less without it, in degrees),
        `largest_on` (its date) and `row` (the event's label in the index of `events`, to join
        by). Days on which one of the lines has no value are left aside.

    Raises:
        ValueError: a `most` that is no number of events.

    Raises, warns: otherwise as in `temperature.trace`.

    >>> two = pd.DataFrame({"date": ["1945-04-11", "1948-06-28"], "score": [10, -8]})
    >>> got = influence(two)
    >>> got["largest"].round(1).to_list()
    [16.7, -15.6]
    """
    prepared, labels = asked(events)
    given = settings_of(events, model, parameters)
    chosen, result = result_of(prepared, model, given)
    settled = settle(chosen.parameters, given)
    strongest = np.argsort(-np.abs(result.moves()), kind="stable")
    picked = strongest[: _number(most, len(prepared))]
    columns = _each_left_out(chosen, result, settled, picked, len(prepared))
    ids = prepared[c.EVENT_ID].to_list()
    order = sorted(picked.tolist(), key=lambda i: (-columns["influence"][i], ids[i]))
    columns["largest_on"] = columns["largest_on"].astype("datetime64[D]").astype("datetime64[us]")
    names = pd.Series([ids[i] for i in order], dtype="str")
    found = {c.EVENT_ID: names} | {n: v[order] for n, v in columns.items()}
    return pd.DataFrame(found | {ROW: labels[order]})


def _each_left_out(
    chosen: Model, result: Result, settled: Settled, picked: np.ndarray, number: int
) -> dict[str, np.ndarray]:
    """The columns of `influence` by place in the table; zeros for what was not left out."""
    rows = result.rows()
    columns = {
        "influence": np.zeros(number), "largest": np.zeros(number),
        "largest_on": np.zeros(number, dtype="int64"),
    }  # fmt: skip
    if not len(rows):
        return columns
    parts, values = chosen.parts(result.acts), values_of(result.acts)
    lasts = np.diff(rows, append=rows[-1] + 1).astype(float)
    block = max(1, AT_ONCE // (2 * len(rows)))
    for start in range(0, len(picked), block):
        some = picked[start : start + block]
        flows = leaving_out(parts, values, np.append(NOBODY, some))
        lines = chosen.many(flows, settled, rows) * (100.0 / chosen.scale)
        for name, found in _differences(lines, lasts, rows).items():
            columns[name][some] = found
    return columns


def _number(most: int | None, events: int) -> int:
    """How many events are left out in turn; said where nobody asked for that."""
    if most is not None and (not isinstance(most, Integral) or most < 0 or isinstance(most, bool)):
        raise ValueError(f"most must be a whole number from 0 on, not {most!r}")
    if most is None and events > MOST:
        warnings.warn(
            f"of {events:,} events only the {MOST:,} that moved the line most by themselves are "
            f"left out in turn; most={events} measures all of them, and takes longer",
            stacklevel=3,
        )
    return MOST if most is None else int(most)


def _differences(lines: np.ndarray, lasts: np.ndarray, rows: np.ndarray) -> dict[str, np.ndarray]:
    """How far each line lies from the first one.

    Args:
        lines: rows by lines, in degrees.
        lasts: how many days each row stands for.
        rows: their days.
    """
    apart = lines[:, :1] - lines[:, 1:]
    known = ~np.isnan(apart)
    apart[~known] = 0.0
    days = lasts @ known
    mean = np.divide(lasts @ np.abs(apart), days, out=np.zeros(len(days)), where=days > 0)
    top = np.argmax(np.abs(apart), axis=0)
    largest = np.take_along_axis(apart, top[None], axis=0)[0]
    return {"influence": mean, "largest": largest, "largest_on": rows[top]}
