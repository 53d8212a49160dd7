"""What is taken home: the shown events, with the words and figures that go with them."""

from dataclasses import dataclass

import pandas as pd

from data import temperature
from data.basics import columns as c
from data.events import checking
from data.events.data_set import DataSet
from data.exports.about import About, about_view
from data.selection.selection import Selection

_INTERNAL = (
    c.FIRST, c.MIDDLE, c.LAST, c.DATE_LABEL, c.PRECISION, c.LASTED, c.SPREAD, c.VALUE, c.WEIGHT,
    c.ACTS, c.SPANS, c.HITS,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class View:
    """One view of a data set, ready to be written in any format.

    Attributes:
        dataset: for names, sources and chapters.
        shown: the prepared events that are shown, in time order.
        moves: what each scored event did, as `temperature.Trace.moves`.
        about: title, sentence, settings, licence, citation.
    """

    dataset: DataSet
    shown: pd.DataFrame
    moves: pd.DataFrame
    about: About


def view_of(dataset: DataSet, selection: Selection, trace: temperature.Trace) -> View:
    """What `selection` shows of `dataset`, with the temperature it was drawn with."""
    shown = selection.apply(dataset.prepared)
    return View(dataset, shown, trace.moves, about_view(dataset, selection))


def event_rows(view: View) -> pd.DataFrame:
    """The shown events as a table for people and programs, one row each, in time order.

    Columns: those of events.csv, with `date_in_words`, `first_day` and `last_day` (dates as ISO
    text) after the date and `score_used` (the event's own score or its code's) after the score;
    `degrees_before`, `degrees_moved`, `degrees_after` (of temperature, blank for an event that does
    not count in this view); then the columns that only this data set has.
    """
    shown = view.shown
    columns: dict[str, object] = {}
    for name in c.EVENT_COLUMNS:
        columns[name] = shown[name].to_numpy()
        if name == c.DATE:
            columns[c.DATE_IN_WORDS] = shown[c.DATE_LABEL].to_numpy()
            columns[c.FIRST_DAY] = shown[c.FIRST].dt.strftime("%Y-%m-%d").to_numpy()
            columns[c.LAST_DAY] = shown[c.LAST].dt.strftime("%Y-%m-%d").to_numpy()
        if name == c.SCORE:
            columns[c.SCORE_USED] = shown[c.VALUE].to_numpy()
    columns[c.LABEL] = _own_labels(view)
    moves = view.moves.set_index(c.EVENT_ID).reindex(shown[c.EVENT_ID])
    for name, column in c.IN_DEGREES.items():
        columns[column] = moves[name].round(4).to_numpy()
    for name in shown.columns:
        if name not in (*c.EVENT_COLUMNS, *_INTERNAL, *c.ADDED_COLUMNS):
            columns[name] = shown[name].to_numpy()
    return pd.DataFrame(columns)


def _own_labels(view: View) -> list[str]:
    """The short names that stand in the data set, not those made of a title for the chart."""
    events = view.dataset.events
    own = dict(zip(events[c.EVENT_ID], events[c.LABEL], strict=True))
    shown = zip(view.shown[c.EVENT_ID], view.shown[c.LABEL], strict=True)
    return [own.get(event, label) for event, label in shown]


def cited_sources(view: View) -> pd.DataFrame:
    """The rows of sources.csv that the shown events cite, in the order of that file."""
    cited = {name for cell in view.shown[c.SOURCES] for name in checking.source_ids(cell)}
    sources = view.dataset.sources
    return sources[sources[c.SOURCE_ID].isin(sorted(cited))].reset_index(drop=True)
