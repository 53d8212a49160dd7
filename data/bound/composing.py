"""Headlines composed by rule, for what no author wrote: filters, a chapter, another model.

Every rule writes a text in the syntax of `data.bound.syntax`, so that its numbers can be opened
like an author's.
"""

import calendar
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.bound.facts import Facts, NoAnswer
from data.bound.questions import answer
from data.bound.sentence import Sentence, in_words, read
from data.bound.swing import Swing, swings
from data.dates.historical_date import read_date
from data.models.acts import DAYS_PER_YEAR
from data.selection.selection import Selection

_PLAIN = str.maketrans({"[": "(", "]": ")"})


def compose(facts: Facts, selection: Selection) -> Sentence:
    """The headline for a view.

    Args:
        facts: the data set and the line as it is drawn, with the selection's own settings.
        selection: what is shown.

    Returns:
        The first of these that fits: what the events that a filter leaves did together; what
        happened in the chapter or the years in view; the largest swing of the whole line within
        two years, and what came of it.
    """
    shown = selection.apply(facts.dataset.prepared)
    quiet = replace(selection, start=None, end=None).apply(facts.dataset.prepared)
    if quiet.empty or (shown.empty and len(quiet) < len(facts.dataset.prepared)):
        return read("No event matches what was chosen.", facts)
    try:
        text = _filtered(facts, selection, shown)
        span, name = period_of(facts, selection)
        if not text:
            text = _period(facts, span, name) if span else _whole(facts)
    except NoAnswer as problem:  # a model without a value there
        text = f"{_counted(facts, selection, len(shown))}, but {problem}."
    return read(_settings(selection) + text, facts)


def period_of(facts: Facts, selection: Selection) -> tuple[tuple[date, date] | None, str]:
    """The days that a view keeps to and their name; None where it shows everything."""
    chapters = facts.dataset.chapters
    row = chapters[chapters[c.CHAPTER_ID] == selection.chapter]
    if len(row):
        first, last = read_date(str(row[c.START].iat[0])), read_date(str(row[c.END].iat[0]))
        return (first.first, last.last), str(row[c.LABEL].iat[0] or row[c.TITLE].iat[0])
    low, high = facts.dataset.years
    if selection.view:
        first, last = (pd.Timestamp(day).date() for day in selection.view)
        span = max(first, date(low, 1, 1)), min(last, date(high, 12, 31))
        return (span, "") if span[0] < span[1] else (None, "")
    if selection.start is None and selection.end is None:
        return None, ""
    return (date(selection.start or low, 1, 1), date(selection.end or high, 12, 31)), ""


def _settings(selection: Selection) -> str:
    """What has to be said first where the line is not the published one."""
    left = len(selection.without) + len(selection.rescored)
    if left:
        return f"With {left} {'event' if left == 1 else 'events'} changed by way of trial: "
    return ""


def _filtered(facts: Facts, selection: Selection, shown: pd.DataFrame) -> str:
    """What the events that filters leave did together; empty where no filter is set."""
    if not replace(selection, start=None, end=None).conditions(facts.dataset):
        return ""
    head = _counted(facts, selection, len(shown))
    moves = facts.trace.moves.set_index(c.EVENT_ID)["move"].reindex(shown[c.EVENT_ID])
    if len(shown) == 1:
        if shown[c.VALUE].isna().all():
            return f"{head}: it has no score, and did not move the line."
        move = round(abs(float(moves.to_numpy()[0])))
        unit = "degree" if move == 1 else "degrees"
        return f"{head} moved the line by [](=move:{shown[c.EVENT_ID].iat[0]}) {unit}."
    warmed, cooled = int((moves > 0).sum()), int((moves < 0).sum())
    total = round(float(np.nansum(moves.to_numpy())))
    way = "warmed" if total > 0 else "cooled"
    if not (warmed and cooled):
        which = "all" if max(warmed, cooled) == len(shown) else str(max(warmed, cooled))
        told = f"{which} {way} the line, together by {_degrees(abs(total))}"
        return f"{head}: {told if total else 'none moved the line'}."
    together = f"they {way} it by {_degrees(abs(total))}" if total else "they left it where it was"
    return f"{head}: {warmed} warmed the line, {cooled} cooled it; together {together}."


def _counted(facts: Facts, selection: Selection, number: int) -> str:
    """How many of what: `28 military events of 1948–1953`."""
    kinds = " and ".join(facts.dataset.category_names(selection.categories))
    which = f"{kinds} event" if 0 < len(selection.categories) < 3 else "event"
    head = f"{number} {which.translate(_PLAIN)}{'' if number == 1 else 's'}"
    if selection.start is None and selection.end is None:
        return head
    low, high = facts.dataset.years
    first, last = selection.start or low, selection.end or high
    return f"{head} of {first}" if first == last else f"{head} of {first}–{last}"


def _degrees(number: int) -> str:
    return f"{number} degree{'' if number == 1 else 's'}"


def _period(facts: Facts, span: tuple[date, date], name: str) -> str:
    """What happened in a chapter or in the years in view."""
    first, last = span
    of = f"{first.isoformat()}/{last.isoformat()}"
    label = f"{name.translate(_PLAIN)}, {first.year}–{last.year}" if name else _years(first, last)
    values = facts.values(first, last)
    begin = facts.value(first - timedelta(days=1) if first > date.min else first)
    moved = float(values[-1]) - begin
    if abs(moved) < 0.5:
        low, high = np.nanmin(values), np.nanmax(values)
        if high - low < 0.5:
            return f"{label}: the line stays at [](=value:{last.isoformat()}) degrees."
        return (
            f"{label}: the line ends where it began, between [](=lowest:{of}) and "
            f"[](=highest:{of}) degrees on the way."
        )
    verb, asks = ("falls", "fall") if moved < 0 else ("rises", "rise")
    unit = "degree" if round(abs(moved)) == 1 else "degrees"
    text = f"{label}: the line {verb} by [](={asks}:{of}) {unit}"
    strongest = _strongest(facts, span, np.sign(moved))
    return f"{text}, most by [](=label:{strongest})." if strongest else f"{text}."


def _years(first: date, last: date) -> str:
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _strongest(facts: Facts, span: tuple[date, date], sign: float) -> str:
    """The event of a span that pushed hardest one way; empty where none did."""
    rows = facts.dataset.prepared
    first, last = (pd.Timestamp(day) for day in span)
    ids = rows.loc[(rows[c.MIDDLE] >= first) & (rows[c.MIDDLE] <= last), c.EVENT_ID]
    moves = facts.trace.moves.set_index(c.EVENT_ID)["move"].reindex(ids) * sign
    return str(moves.idxmax()) if len(moves) and float(moves.max()) > 0 else ""


def _whole(facts: Facts) -> str:
    """The largest swing within two years, and how long its mark stayed."""
    found = swings(facts.trace)
    if not found:
        return "No event has moved the line yet."
    swing = found[0]
    of = f"{swing.start.isoformat()}/{swing.end.isoformat()}"
    verb, asks = ("fell", "fall") if swing.size < 0 else ("rose", "rise")
    return f"{_when(swing)} the line {verb} by [](={asks}:{of}) degrees{_after(facts, swing)}."


def _when(swing: Swing) -> str:
    """The months of a swing, as the beginning of a sentence."""
    first, last = (
        f"{calendar.month_name[day.month]} {day.year}" for day in (swing.start, swing.end)
    )
    if swing.start == swing.end:
        return f"On {swing.start.day} {first}"
    if first == last:
        return f"In {first}"
    if swing.start.year == swing.end.year:
        first = calendar.month_name[swing.start.month]
    return f"From {first} to {last}"


def _after(facts: Facts, swing: Swing) -> str:
    """What came of a swing: how long the line stayed on its side of zero."""
    if swing.finish * swing.size <= 0:
        return ""  # it fell and was still warm, or rose and was still cold
    side = "below" if swing.finish < 0 else "above"
    day = swing.end.isoformat()
    stretch = answer(facts, "stretch", day)
    years = stretch.number or 0.0
    end = date.fromisoformat((stretch.period or ("", day))[1])
    last = pd.Timestamp(facts.dataset.prepared[c.LAST].max()).date()
    if end >= last:
        return f" and never came back {'above' if side == 'below' else 'below'} zero"
    if years < 0.95:
        return f" and stayed {side} zero for {counted(round(years * DAYS_PER_YEAR), 'day')}"
    unit = "year" if round(years) == 1 else "years"
    written = in_words(stretch, "one")
    return f" and stayed {side} zero for [{written}](=stretch:{day}) {unit}"
