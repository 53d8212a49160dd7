"""What the answers come to: one table a question, and the lines of all of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.parameters import settle
from data.classroom.questions import Question, steps_of
from data.events.data_set import DataSet
from data.lessons import drawing, rating
from data.lessons.drawings import middle
from data.models import model_named
from data.models.acts import with_months
from data.models.many import drawn, nothing_moved
from data.selection.selection import Selection
from data.temperature import Trace
from data.temperature.agreement import FEWEST
from data.temperature.tracing import acts_of, trace

LOW, HIGH = 10, 90  # percentiles of the band
DRAWS = 200  # for the interval of the agreement: enough for two digits, quick enough for a board


# ---- choices -------------------------------------------------------------------------------------


def options_of(question: Question) -> list[object]:
    """The values that can be chosen, in the order in which the board shows them."""
    if question["kind"] == "rate":
        return [*(score for score, _ in steps_of(question)), None]
    return list(range(len(question.get("options", ()))))


def counts(question: Question, answers: pd.DataFrame) -> pd.DataFrame:
    """How often each option was chosen, before and after the talk.

    Args:
        question: of kind `rate` or `choice`.
        answers: as `Classes.answers` gives them, of this question or of more.

    Returns:
        `option` and the numbers `first` and `second` of either round.
    """
    told = (answers[name].to_list() for name in ("question", "round", "value"))
    rows = zip(*told, strict=True)  # lists: made many times a minute, of a hundred answers each
    given = Counter(
        (number, value)
        for asked, number, value in rows
        if asked == question["id"] and not isinstance(value, list)  # none is chosen
    )
    options = options_of(question)
    first, second = ([given[number, option] for option in options] for number in (1, 2))
    return pd.DataFrame(
        {"option": pd.Series(options, dtype=object), "first": first, "second": second}
    )


def changed(question: Question, answers: pd.DataFrame) -> tuple[int, int]:
    """How many voted twice, and how many of them differently the second time."""
    own = answers[answers["question"] == question["id"]]
    votes = {n: dict(zip(own[own["round"] == n]["pupil"], own[own["round"] == n]["value"],
                         strict=True)) for n in (1, 2)}  # fmt: skip
    both = votes[1].keys() & votes[2].keys()
    return len(both), sum(not _same(votes[1][pupil], votes[2][pupil]) for pupil in both)


def last_round(answers: pd.DataFrame) -> pd.DataFrame:
    """Each pupil's latest answer to each question."""
    order = answers.sort_values(["question", "pupil", "round"], kind="stable")
    return order.drop_duplicates(["question", "pupil"], keep="last").reset_index(drop=True)


def right(question: Question, answers: pd.DataFrame) -> tuple[int, int]:
    """How many answered, and how many of them rightly, each with the latest answer."""
    given = last_round(answers[answers["question"] == question["id"]])["value"]
    told = question["key"]["right"]
    key: object = told if question["kind"] == "order" else told[0]
    return len(given), sum(value == key for value in given)


def places(question: Question, answers: pd.DataFrame) -> pd.DataFrame:
    """Of things to be put in order, in their right order.

    Returns:
        `option` (position among the options), `mean` (place given, from 1; NaN without answers),
        `right` (how many gave it its right place).
    """
    given = last_round(answers[answers["question"] == question["id"]])["value"].to_list()
    rows = []
    for place, option in enumerate(question["key"]["right"]):
        found = [value.index(option) for value in given]
        mean = float(np.mean(found)) + 1 if found else np.nan
        rows.append((option, mean, sum(at == place for at in found)))
    return pd.DataFrame(rows, columns=["option", "mean", "right"])


def _same(one: object, other: object) -> bool:
    return (one is None) == (other is None) and one == other


# ---- rated lines ---------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class ClassLine:
    """The line of a class.

    Attributes:
        events: as `rating.Combined.events`: the most disputed first.
        curve: index of dates; degrees of `median`, `low`, `high` (10th and 90th percentile of the
            pupils' own lines) and `published` (the same events with the set's scores).
        words: agreement, in a sentence; empty while there are too few events to say.
    """

    events: pd.DataFrame
    curve: pd.DataFrame
    words: str


def ratings_of(answers: pd.DataFrame) -> pd.DataFrame:
    """Answers to events as a table of ratings; each pupil is a reader without a name."""
    return rating.table(
        (row.question, f"pupil {row.pupil}", row.value, "")  # type: ignore[arg-type]
        for row in last_round(answers).itertuples(index=False)
    )


def class_line(
    dataset: DataSet, ratings: pd.DataFrame, words: str | None = None
) -> ClassLine | None:
    """The line that a class makes of the events it rated; None before the first score.

    Args:
        dataset: the set that it rated.
        ratings: as `ratings_of` gives them.
        words: of an agreement that was reckoned a moment ago, which takes half of the time.
    """
    wide = rating.by_reader(dataset, ratings)
    if wide.empty:
        return None
    if words is None:
        found = rating.agreement_of(ratings, DRAWS, rating.steps_of(dataset))
        told = found.alpha is not None and found.events >= FEWEST
        words = rating.agreement_words(found, "You") if told else ""
    return ClassLine(rating.by_event(dataset, wide), _lines(dataset, wide), words)


def _lines(dataset: DataSet, wide: pd.DataFrame) -> pd.DataFrame:
    """All lines in one run of the model: the medians, the published ones, each pupil's own.

    An event that a pupil did not rate, or could not tell, counts with the median of the others, so
    that the band shows what pupils disagree on and not what they had no time for.
    """
    selection = Selection()
    chosen = model_named(selection.model)
    settled = settle(chosen.parameters, selection.settings(dataset.defaults))
    rows = dataset.prepared[dataset.prepared[c.EVENT_ID].isin(wide.index)]
    ids = rows[c.EVENT_ID]
    medians = wide.median(axis=1)
    published = rows.set_index(c.EVENT_ID)[c.VALUE].fillna(0.0)
    heads = [scores.reindex(ids).to_numpy(dtype=float) for scores in (medians, published)]
    own = wide.reindex(ids).to_numpy(dtype=float)
    table = np.column_stack([*heads, np.where(np.isnan(own), heads[0][:, None], own)])
    parts = chosen.parts(acts_of(rows.assign(**{c.VALUE: 1.0, c.WEIGHT: 1.0})))
    ones = np.ones_like(table)
    values = {"points": table, "rate": table, "size": np.abs(table), "mass": ones, "count": ones}
    flows = drawn(parts, {name: values[name] for name in parts}, nothing_moved(table.shape[1]))
    days = flows.days if chosen.steady(settled) else with_months(flows.days)
    lines = chosen.many(flows, settled, days) * (100.0 / chosen.scale)
    low, high = np.nanpercentile(lines[:, 2:], [LOW, HIGH], axis=1)
    index = pd.DatetimeIndex(days.astype("datetime64[D]").astype("datetime64[us]"), name="date")
    return pd.DataFrame(
        {"median": lines[:, 0], "low": low, "high": high, "published": lines[:, 1]}, index=index
    )


def furthest(dataset: DataSet, line: ClassLine) -> pd.Series | None:
    """The event on which the class and the set part most: `event_id`, `median`, `published`."""
    apart = (line.events["median"] - line.events["published"]).abs()
    if apart.isna().all():
        return None
    return line.events.iloc[int(np.nanargmax(apart.to_numpy()))]


# ---- drawn lines ---------------------------------------------------------------------------------


def drawings(answers: pd.DataFrame) -> dict[int, dict[int, float]]:
    """Each pupil's latest drawing: degrees by year."""
    return {
        int(row.pupil): drawn_line(row.value)  # type: ignore[arg-type]
        for row in last_round(answers).itertuples(index=False)
    }


def drawn_line(value: Any) -> dict[int, float]:
    """A drawing as it is kept: degrees by year."""
    return {int(year): float(degrees) for year, degrees in value}


def median_drawing(drawn_lines: Mapping[int, Mapping[int, float]]) -> dict[int, float]:
    """The median of all drawings in each year that at least half of them have."""
    return middle(list(drawn_lines.values()))


def apart(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """Degrees between two lines: the mean over the years that both have; NaN where none is."""
    years = one.keys() & other.keys()
    return float(np.mean([abs(one[year] - other[year]) for year in years])) if years else np.nan


def real_line(dataset: DataSet, question: Question) -> dict[int, float]:
    """The published line over the years that were drawn."""
    return drawing.yearly(line_of(dataset), question["first"], question["last"])


def line_of(dataset: DataSet) -> Trace:
    """The published line of a set."""
    selection = Selection()
    settings = selection.settings(dataset.defaults)
    return trace(dataset.prepared, model=selection.model, **settings)


# ---- sentences -----------------------------------------------------------------------------------


def sentences(question: Question, answers: pd.DataFrame) -> pd.DataFrame:
    """Sentences to a question: `pupil`, `round`, `value`, `let_through`."""
    own = answers[answers["question"] == question["id"]]
    return last_round(own)[["pupil", "round", "value", "let_through"]]
