"""Sentences whose numbers and events are tied to the data; headlines and stories use them.

>>> from data import bound, catalog, temperature
>>> from data.selection import Selection
>>> dataset = catalog.open_set("soviet-yugoslav")
>>> trace = temperature.trace(dataset.events, **dataset.defaults)
>>> headline = bound.finding(dataset, Selection(), trace)
>>> headline.authored, headline.stale
(True, ())
"""

from dataclasses import replace

from data.bound.composing import compose, period_of
from data.bound.facts import Answer, Facts, NoAnswer
from data.bound.questions import QUESTIONS, answer
from data.bound.sentence import Piece, Sentence, filled, read, refreshed
from data.bound.swing import WINDOW, Swing, acts_in, swings
from data.bound.syntax import as_read
from data.events.data_set import DataSet
from data.selection.selection import Selection
from data.temperature import Trace

__all__ = [
    "QUESTIONS",
    "WINDOW",
    "Answer",
    "Facts",
    "NoAnswer",
    "Piece",
    "Sentence",
    "Swing",
    "acts_in",
    "answer",
    "as_read",
    "compose",
    "filled",
    "finding",
    "period_of",
    "read",
    "refreshed",
    "swings",
]


def finding(dataset: DataSet, selection: Selection, trace: Trace) -> Sentence:
    """The headline of a view: what happened.

    The author's own (`finding` of the data set) where everything is shown as published and all
    that it states still holds; else one composed by rule.

    Args:
        dataset: an opened data set.
        selection: what is shown; a selected event changes nothing.
        trace: the line that is drawn for it.
    """
    facts = Facts(dataset, trace)
    plain = replace(selection, event=None, look=None, on=None)
    if dataset.finding and plain == Selection(model=dataset.model):
        own = replace(read(dataset.finding, facts), authored=True)
        if not own.stale and not own.faults:
            return own
    return compose(facts, selection)
