"""The questions that a bond can ask, by name."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.problems import shorten
from data.bound.facts import PLAIN, SIGNED, WORD, Answer, Facts, NoAnswer
from data.models.acts import DAYS_PER_YEAR
from data.temperature import class_of

_DAY = timedelta(days=1)


def answer(facts: Facts, asks: str, of: str, dataset: str = "") -> Answer:
    """The answer to one question.

    Args:
        facts: the data set at hand.
        asks: one of `QUESTIONS`.
        of: a date, a period or an event's id; see `data.bound.facts`.
        dataset: the name of another data set; empty for the one at hand.

    Raises:
        NoAnswer: it cannot be answered; the message says why.
    """
    question = QUESTIONS.get(asks)
    if question is None:
        raise NoAnswer(f"“{shorten(asks)}” cannot be asked; known are {', '.join(QUESTIONS)}")
    return question(facts.other(dataset), of)


def _span(first: date, last: date) -> tuple[str, str]:
    return first.isoformat(), last.isoformat()


def _before(first: date) -> date:
    return first - _DAY if first > date.min else first


def _value(facts: Facts, of: str) -> Answer:
    day = facts.days(of)[1]
    return Answer(facts.value(day), "", SIGNED, (), _span(day, day))


def _depth(facts: Facts, of: str) -> Answer:
    found = _value(facts, of)
    return _one_way(found, -(found.number or 0.0), "the line does not lie below zero then")


def _height(facts: Facts, of: str) -> Answer:
    found = _value(facts, of)
    return _one_way(found, found.number or 0.0, "the line does not lie above zero then")


def _change(facts: Facts, of: str) -> Answer:
    first, last = facts.days(of)
    moved = facts.value(last) - facts.value(_before(first))
    return Answer(moved, "", SIGNED, (), _span(first, last))


def _fall(facts: Facts, of: str) -> Answer:
    found = _change(facts, of)
    return _one_way(found, -(found.number or 0.0), "the line did not fall in that period")


def _rise(facts: Facts, of: str) -> Answer:
    found = _change(facts, of)
    return _one_way(found, found.number or 0.0, "the line did not rise in that period")


def _one_way(found: Answer, size: float, otherwise: str) -> Answer:
    if size <= 0:
        raise NoAnswer(otherwise)
    return Answer(size, "", PLAIN, found.events, found.period)


def _extreme(facts: Facts, of: str, sign: int) -> tuple[float, date, tuple[str, str]]:
    first, last = facts.days(of)
    values = facts.values(first, last)
    at = int(np.nanargmax(sign * values))
    return float(values[at]), first + timedelta(days=at), _span(first, last)


def _lowest(facts: Facts, of: str) -> Answer:
    value, _, span = _extreme(facts, of, -1)
    return Answer(value, "", SIGNED, (), span)


def _highest(facts: Facts, of: str) -> Answer:
    value, _, span = _extreme(facts, of, 1)
    return Answer(value, "", SIGNED, (), span)


def _lowest_year(facts: Facts, of: str) -> Answer:
    _, day, span = _extreme(facts, of, -1)
    return Answer(None, str(day.year), WORD, (), span)


def _highest_year(facts: Facts, of: str) -> Answer:
    _, day, span = _extreme(facts, of, 1)
    return Answer(None, str(day.year), WORD, (), span)


def _mean(facts: Facts, of: str) -> Answer:
    first, last = facts.days(of)
    return Answer(float(np.nanmean(facts.values(first, last))), "", SIGNED, (), _span(first, last))


def _years(facts: Facts, of: str, sign: int) -> Answer:
    first, last = facts.days(of)
    days = int((sign * np.nan_to_num(facts.values(first, last)) > 1e-9).sum())
    return Answer(days / DAYS_PER_YEAR, "", PLAIN, (), _span(first, last))


def _stretch(facts: Facts, of: str) -> Answer:
    """Years of the unbroken stretch on one side of zero around a date, to the last event."""
    day = facts.days(of)[1]
    first, last = (
        pd.Timestamp(facts.dataset.prepared[name].agg(how)).date()
        for name, how in ((c.FIRST, "min"), (c.LAST, "max"))
    )
    if not first <= day <= last:
        raise NoAnswer("that day lies outside the data set's events")
    values = facts.values(first, last)
    at = (day - first).days
    side = np.sign(values[at])
    other = np.flatnonzero(np.sign(values) != side)
    begin = int(other[other < at].max(initial=-1)) + 1
    end = int(other[other > at].min(initial=len(values))) - 1
    span = _span(first + timedelta(days=begin), first + timedelta(days=end))
    return Answer((end - begin + 1) / DAYS_PER_YEAR, "", PLAIN, (), span)


def _days(facts: Facts, of: str) -> Answer:
    first, last = facts.days(of)
    return Answer(float((last - first).days), "", PLAIN, (), _span(first, last))


def _count(facts: Facts, of: str, sign: int | None) -> Answer:
    first, last = facts.days(of)
    rows = facts.dataset.prepared
    inside = (rows[c.MIDDLE] >= pd.Timestamp(first)) & (
        rows[c.MIDDLE] < pd.Timestamp(last) + pd.Timedelta(days=1)
    )
    if sign is not None:
        inside &= np.sign(rows[c.VALUE].fillna(0.0)) == sign
    return Answer(float(inside.sum()), "", PLAIN, (), _span(first, last))


def _class(facts: Facts, of: str) -> Answer:
    day = facts.days(of)[1]
    return Answer(None, class_of(facts.value(day)).name, WORD, (), _span(day, day))


def _side(facts: Facts, of: str) -> Answer:
    day = facts.days(of)[1]
    value = facts.value(day)
    word = "at zero" if abs(value) < 0.05 else "above zero" if value > 0 else "below zero"
    return Answer(None, word, WORD, (), _span(day, day))


def _of_event(column: str, form: str) -> Callable[[Facts, str], Answer]:
    def asked(facts: Facts, of: str) -> Answer:
        row = facts.event(of)
        span = _span(*facts.days(of))
        if form == WORD:
            return Answer(None, str(row[column]), WORD, (of,), span)
        number = float(str(row[column]))
        if np.isnan(number):
            raise NoAnswer("that event does not count towards the line here")
        return Answer(number, "", form, (of,), span)

    return asked


def _label(facts: Facts, of: str) -> Answer:
    """The short name; the title where the name was only cut off for the chart."""
    cut = str(facts.event(of)[c.LABEL]).endswith("…")
    return _of_event(c.TITLE if cut else c.LABEL, WORD)(facts, of)


def _event_year(facts: Facts, of: str) -> Answer:
    first, last = facts.days(of)
    word = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return Answer(None, word, WORD, (of,), _span(first, last))


def _who(facts: Facts, of: str) -> Answer:
    row = facts.event(of)
    name = facts.dataset.initiator_names((str(row[c.INITIATOR]),))[0]
    return Answer(None, name, WORD, (of,), _span(*facts.days(of)))


QUESTIONS: dict[str, Callable[[Facts, str], Answer]] = {
    "value": _value,
    "depth": _depth,
    "height": _height,
    "change": _change,
    "fall": _fall,
    "rise": _rise,
    "lowest": _lowest,
    "highest": _highest,
    "lowest-year": _lowest_year,
    "highest-year": _highest_year,
    "mean": _mean,
    "years-below": lambda facts, of: _years(facts, of, -1),
    "years-above": lambda facts, of: _years(facts, of, 1),
    "stretch": _stretch,
    "days": _days,
    "events": lambda facts, of: _count(facts, of, None),
    "warming": lambda facts, of: _count(facts, of, 1),
    "cooling": lambda facts, of: _count(facts, of, -1),
    "class": _class,
    "side": _side,
    "title": _of_event(c.TITLE, WORD),
    "label": _label,
    "date": _of_event(c.DATE_LABEL, WORD),
    "year": _event_year,
    "who": _who,
    "score": _of_event(c.VALUE, SIGNED),
    "move": _of_event("move", SIGNED),
    "before": _of_event("before", SIGNED),
    "after": _of_event("after", SIGNED),
}
