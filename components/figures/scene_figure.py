"""From a data set and a selection to the scene that the Explore chart draws: pure, no widgets."""

import pandas as pd

from components.figures.explore_figure import ExploreScene
from data import temperature
from data.basics import columns as c
from data.events import conditions
from data.events.data_set import DataSet
from data.questions import coverage, what_if
from data.questions.memory import Memories
from data.selection.selection import Selection
from data.selection.shown import chapter_spans, whole_span, with_moves


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
        every=every,
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
        conditions=breaks(dataset, start, end),
        counted=dataset.held if dataset.held == "event" else "",
    )


def breaks(dataset: DataSet, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    """The spans without official relations, as `start`, `end`, `name`, within the axis."""
    dated = conditions.with_days(dataset.conditions)
    held = dated[dated[c.KIND].isin(conditions.BREAKS)]
    first, last = held[c.FIRST], held[c.LAST]
    spans = {c.START: first.where(first > start, start), c.END: last.where(last < end, end)}
    return pd.DataFrame({**spans, "name": held[c.LABEL].astype("str")})


def remarks(dataset: DataSet) -> pd.DataFrame:
    """The remarks of the set that have two readable days, as `start`, `end`, `text`."""
    rows = pd.DataFrame(list(dataset.notes), columns=["from", "to", "text"])
    spans = pd.DataFrame(
        {
            c.START: pd.to_datetime(rows["from"], format="ISO8601", errors="coerce"),
            c.END: pd.to_datetime(rows["to"], format="ISO8601", errors="coerce"),
            "text": rows["text"].astype("str"),
        }
    )
    return spans.dropna(subset=[c.START, c.END])


def _from_start(curve: pd.DataFrame, start: pd.Timestamp) -> pd.DataFrame:
    """The curve with its starting value, so that the line begins at the axis."""
    first = pd.DataFrame(
        {c.VALUE: [0.0], c.DEGREES: [0.0]}, index=pd.DatetimeIndex([start], name=c.DATE)
    )
    return pd.concat([first.astype(float), curve]) if len(curve) else first
