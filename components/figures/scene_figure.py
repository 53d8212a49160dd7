"""From a data set and a selection to the scene that the Explore chart draws: pure, no widgets."""

import numpy as np
import pandas as pd

from components.figures.explore_figure import ExploreScene
from components.style.palette_figure import COOLING, NEUTRAL, WARMING
from data import temperature
from data.basics import columns as c
from data.catalog import DataSet
from data.questions import coverage, what_if
from data.questions.memory import Memories
from data.selection.selection import Selection

MARGIN = pd.DateOffset(months=9)


def directions(value: pd.Series) -> list[str]:
    """The direction of each score: warming, cooling, or neutral for 0 and for no score."""
    return [WARMING if v > 0 else COOLING if v < 0 else NEUTRAL for v in value.fillna(0.0)]


def with_moves(prepared: pd.DataFrame, trace: temperature.Trace) -> pd.DataFrame:
    """The prepared events with what each did to the line.

    Adds `before`, `after`, `move` (degrees), `at` (date of the first act), `height` (degrees of the
    line on that date) and `direction`. Events
    that the trace left out (they are drawn but not scored) keep the temperature of their day and
    a movement of 0.
    """
    moves = trace.moves.set_index(c.EVENT_ID)
    out = prepared.copy()
    out["direction"] = directions(out[c.VALUE])
    out["at"] = out["middle"].where(~out["lasted"], out["first"])
    joined = moves.reindex(out[c.EVENT_ID])
    out["move"] = joined["move"].fillna(0.0).to_numpy()
    day_value = values_on(trace.curve, out["at"])
    out["height"] = day_value
    for name in ("before", "after"):
        values = joined[name].to_numpy(dtype=float)
        out[name] = np.where(np.isnan(values), day_value, values)
    return out


def values_on(curve: pd.DataFrame, dates: pd.Series) -> np.ndarray:
    """The temperature in degrees on each date; 0 before the first event."""
    if curve.empty:
        return np.zeros(len(dates))
    position = np.searchsorted(curve.index.to_numpy(), dates.to_numpy(), side="right") - 1
    degrees = curve["degrees"].to_numpy()
    return np.where(position < 0, 0.0, degrees[np.maximum(position, 0)])


def chapter_spans(chapters: pd.DataFrame) -> pd.DataFrame:
    """The chapters with `start` and `end` as dates (they stand in the file as text)."""
    return chapters.assign(
        start=pd.to_datetime(chapters["start"], format="ISO8601"),
        end=pd.to_datetime(chapters["end"], format="ISO8601"),
    )


def whole_span(dataset: DataSet) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last date of the time axis: the events and the chapters, with a little air."""
    starts = [dataset.prepared["first"].min()]
    ends = [dataset.prepared["last"].max()]
    if len(dataset.chapters):
        spans = chapter_spans(dataset.chapters)
        starts.append(spans["start"].min())
        ends.append(spans["end"].max())
    return min(starts) - MARGIN, max(ends) + MARGIN


def build_scene(
    dataset: DataSet,
    selection: Selection,
    trace: temperature.Trace,
    published: temperature.Trace | None = None,
    memories: Memories | None = None,
) -> ExploreScene:
    """Everything the Explore chart shows for `selection`.

    Args:
        dataset: an opened data set.
        selection: what is drawn.
        trace: the temperature of the events that are scored.
        published: the temperature without what is changed by way of trial, where something is.
        memories: the temperature with a dozen half-lives, where they are asked for.
    """
    start, end = whole_span(dataset)
    rescored = what_if.changed(dataset.prepared, (), dict(selection.rescored))
    every = with_moves(rescored, trace)
    shown = every[selection.mask(dataset.prepared)]
    scored = selection.scored_events(dataset.prepared)
    years = range(start.year, end.year + 1)
    return ExploreScene(
        shown=shown,
        curve=_from_start(trace.curve, start),
        silences=coverage.silences(scored, since=start, until=end),
        chapters=chapter_spans(dataset.chapters),
        remarks=remarks(dataset),
        lanes={category.id: category.label for category in dataset.categories},
        per_year=coverage.events_per_year(dataset.prepared).reindex(years, fill_value=0),
        shown_per_year=coverage.events_per_year(shown).reindex(years, fill_value=0),
        start=start,
        end=end,
        published=None if published is None else _from_start(published.curve, start),
        memories=memories,
    )


def remarks(dataset: DataSet) -> pd.DataFrame:
    """The remarks of the set that have two readable days, as `start`, `end`, `text`."""
    rows = pd.DataFrame(list(dataset.notes), columns=["from", "to", "text"])
    spans = pd.DataFrame(
        {
            "start": pd.to_datetime(rows["from"], format="ISO8601", errors="coerce"),
            "end": pd.to_datetime(rows["to"], format="ISO8601", errors="coerce"),
            "text": rows["text"].astype("str"),
        }
    )
    return spans.dropna(subset=["start", "end"])


def _from_start(curve: pd.DataFrame, start: pd.Timestamp) -> pd.DataFrame:
    """The curve with its starting value, so that the line begins at the axis."""
    first = pd.DataFrame(
        {"value": [0.0], "degrees": [0.0]}, index=pd.DatetimeIndex([start], name="date")
    )
    return pd.concat([first.astype(float), curve]) if len(curve) else first
