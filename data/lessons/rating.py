"""Blind rating: events rated without their score or the curve, alone or by many, and combined.

A rating has the columns of `readings.csv`: `event_id`, `reader`, `score`, `sure`, `why`. An empty
score is “cannot tell”.
"""

import csv
import io
import random
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.problems import shorten
from data.basics.safe_text import encoded, safe_cell
from data.events.data_set import DataSet
from data.events.steps import STEPS, Steps
from data.lessons import loose_csv
from data.lessons.story import Mistake
from data.selection.selection import Selection
from data.temperature import Trace, trace
from data.temperature.agreement import DRAWS, FEWEST, Agreement, agreement

COLUMNS = (c.EVENT_ID, "reader", "score", "sure", "why")
LOW, HIGH = 10, 90  # percentiles of the band
ROWS_MOST = 50_000
WHY_MOST = 500
READER_MOST = 80
FILE = "readings.csv"
_AGREEMENT = (
    (0.8, "agree well"),
    (0.667, "agree tolerably"),
    (0.4, "agree in part"),
    (-2.0, "hardly agree"),
)


@dataclass(frozen=True, eq=False)
class Combined:
    """What many readers make of the events.

    Attributes:
        events: one row for each rated event, most disputed first: `event_id`, `median`, `low`,
            `high` (of the ratings), `spread` (high less low), `n`, `published` (the set's score).
        curve: index of dates; `median` (the curve of the medians), `low`, `high` (the 10th and the
            90th percentile of the readers' own curves), `published`; all in degrees.
        readers: their names, in the order in which they came.
    """

    events: pd.DataFrame
    curve: pd.DataFrame
    readers: tuple[str, ...]


def steps_of(dataset: DataSet) -> Steps:
    """The five steps, value and label, from the coldest to the warmest."""
    return dataset.steps or STEPS


def in_random_order(dataset: DataSet, seed: int, most: int | None = None) -> list[str]:
    """Ids of the events to rate, in an order that the seed gives."""
    ids = dataset.prepared[c.EVENT_ID].to_list()
    random.Random(seed).shuffle(ids)  # noqa: S311 (no secret)
    return ids if most is None else ids[:most]


def table(rows: Iterable[tuple[str, str, float | None, str]]) -> pd.DataFrame:
    """Ratings as a table: event, reader, score (None for “cannot tell”), why."""
    made = [(event, reader, score, np.nan, why) for event, reader, score, why in rows]
    frame = pd.DataFrame(made, columns=list(COLUMNS))
    return frame.astype({"score": float, "sure": float})


def with_reading(before: pd.DataFrame, mine: pd.DataFrame, kept: str = "") -> pd.DataFrame:
    """The readings of a set with those of one more reader; what could not be told is left out.

    Args:
        before: readings as they stand, columns `event_id` and `reader` at least.
        mine: of one reader, columns as `COLUMNS`.
        kept: the name of the reader whose rows are taken out, because these stand for them.
    """
    rest = before[~before["reader"].isin([kept, *mine["reader"]])]
    return pd.concat([rest, mine.dropna(subset=[c.SCORE])], ignore_index=True)


def disagreements(dataset: DataSet, ratings: pd.DataFrame) -> pd.DataFrame:
    """One reader's ratings beside the set's own, the furthest apart first.

    Returns:
        Columns `event_id`, `date_label`, `title`, `mine`, `published`, `apart` (mine less
        published) and `rationale`; what the reader could not tell, or has no score, is left out.
    """
    known = ratings.dropna(subset=[c.SCORE]).set_index(c.EVENT_ID)[c.SCORE]
    rows = dataset.prepared[dataset.prepared[c.EVENT_ID].isin(known.index)]
    mine = known.reindex(rows[c.EVENT_ID]).to_numpy()
    out = rows[[c.EVENT_ID, c.DATE_LABEL, c.TITLE, c.RATIONALE]].assign(
        mine=mine, published=rows[c.VALUE].to_numpy(), apart=mine - rows[c.VALUE].to_numpy()
    )
    out = out.dropna(subset=["apart"])
    return out.iloc[np.argsort(-out["apart"].abs().to_numpy(), kind="stable")].reset_index(
        drop=True
    )


def combine(
    dataset: DataSet, ratings: pd.DataFrame, selection: Selection | None = None
) -> Combined:
    """Put the ratings of many readers together.

    Args:
        dataset: the set they rated; ratings of events that it has not are left out.
        ratings: columns as `COLUMNS`; a reader who rated an event twice counts with the last.
        selection: whose model is used; the default one otherwise.

    The curve of the medians counts every rated event with its median. For a reader's own curve an
    event that this reader did not rate, or could not tell, counts with the median of the others,
    so that the band shows what readers disagree on and not what they had no time for.
    """
    wide = by_reader(dataset, ratings)
    events = by_event(dataset, wide)
    curves = _curves(dataset, wide, selection or Selection())
    return Combined(events, curves, tuple(wide.columns))


def by_reader(dataset: DataSet, ratings: pd.DataFrame) -> pd.DataFrame:
    """A row for each event that somebody scored, a column for each reader, in their order."""
    known = ratings[ratings[c.EVENT_ID].isin(dataset.prepared[c.EVENT_ID])]
    last = known.drop_duplicates([c.EVENT_ID, "reader"], keep="last")
    readers = list(dict.fromkeys(last["reader"]))
    wide = last.pivot(index=c.EVENT_ID, columns="reader", values="score")
    return wide.reindex(columns=readers).dropna(how="all")


def by_event(dataset: DataSet, wide: pd.DataFrame) -> pd.DataFrame:
    """What the readers make of each event; see `Combined.events`."""
    published = dataset.prepared.set_index(c.EVENT_ID)[c.VALUE].reindex(wide.index)
    out = pd.DataFrame(
        {
            c.EVENT_ID: wide.index.to_numpy(),
            "median": wide.median(axis=1).to_numpy(),
            "low": wide.min(axis=1).to_numpy(),
            "high": wide.max(axis=1).to_numpy(),
            "n": wide.notna().sum(axis=1).to_numpy(),
            "published": published.to_numpy(),
        }
    )
    out["spread"] = out[c.HIGH] - out[c.LOW]
    deviation = wide.std(axis=1, ddof=0).fillna(0.0).to_numpy()
    order = np.lexsort((out[c.EVENT_ID].to_numpy(), -deviation, -out["spread"].to_numpy()))
    return out.iloc[order].reset_index(drop=True)


def _curves(dataset: DataSet, wide: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The curve of the medians, the band and the published curve, on shared dates."""
    parameters = selection.settings(dataset.defaults)
    rows = dataset.prepared[dataset.prepared[c.EVENT_ID].isin(wide.index)]
    medians = wide.median(axis=1)

    def line(scores: pd.Series) -> Trace:
        own = {c.VALUE: scores.reindex(rows[c.EVENT_ID]).to_numpy(), c.WEIGHT: 1.0}
        return trace(rows.assign(**own), model=selection.model, **parameters)

    middle = line(medians)
    published = trace(dataset.prepared, model=selection.model, **parameters)
    own = [line(wide[name].fillna(medians)) for name in wide.columns]
    dates = published.curve.index
    for one in (middle, *own):
        dates = dates.union(one.curve.index)
    days = dates.to_numpy().astype("datetime64[D]").astype("int64")
    stack = np.array([100.0 * one.result.values(days) / one.scale for one in own])
    columns = {
        "median": 100.0 * middle.result.values(days) / middle.scale,
        "published": 100.0 * published.result.values(days) / published.scale,
    }
    if len(stack):
        columns[c.LOW], columns[c.HIGH] = np.nanpercentile(stack, [LOW, HIGH], axis=0)
    else:
        columns[c.LOW] = columns[c.HIGH] = columns["median"]
    return pd.DataFrame(columns, index=dates)


def agreement_of(ratings: pd.DataFrame, draws: int = DRAWS, steps: Steps = STEPS) -> Agreement:
    """Krippendorff's α of the readers, with its bootstrap interval of so many draws.

    Ordinal where every score is one of the five `steps`, which are in order and no more; interval
    otherwise.
    """
    last = ratings.drop_duplicates([c.EVENT_ID, "reader"], keep="last")
    wide = last.pivot(index=c.EVENT_ID, columns="reader", values="score")
    known = last[c.SCORE].dropna()
    stepped = bool(known.isin([value for value, _ in steps]).all())
    level = "ordinal" if stepped else "interval"
    return agreement(wide.to_numpy(dtype=float), level, draws)


def agreement_words(found: Agreement, who: str = "The readers") -> str:
    """What an α says, in plain words, with its interval and the number of events.

    Args:
        found: the agreement.
        who: rated, as a sentence about them begins.
    """
    count = f"{counted(found.events, 'event')} rated by two or more"
    if found.alpha is None or found.low is None or found.high is None:
        return f"Agreement is not defined: {count}, and nothing in them could have differed."
    if found.events < FEWEST:
        return f"Too few events to say how far {_inside(who)} agree: {count}."
    words = next(words for least, words in _AGREEMENT if found.alpha >= least)
    interval = f"95 % interval {found.low:.2f} to {found.high:.2f}".replace("-", "−")
    value = f"{found.alpha:.2f}".replace("-", "−")
    return f"{who} {words} (Krippendorff's α {value}, {interval}, {count})."


def _inside(who: str) -> str:
    return who[:1].lower() + who[1:]


# ---- in files ------------------------------------------------------------------------------------


def csv_bytes(ratings: pd.DataFrame) -> bytes:
    """Ratings as `readings.csv`, made safe for spreadsheets."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event, reader, score, sure, why in ratings[list(COLUMNS)].itertuples(index=False):
        number, certain = ("" if n != n else f"{n:g}" for n in (score, sure))
        writer.writerow([safe_cell(event), safe_cell(reader), number, certain, safe_cell(why)])
    return encoded(out.getvalue())


def read_csv(content: bytes, dataset: DataSet) -> tuple[pd.DataFrame, list[Mistake]]:
    """Ratings from a file that anyone may have written. Never raises.

    Returns:
        The rows that can be used, and a mistake for each that cannot, with its line.
    """
    mistakes: list[Mistake] = []

    def tell(line: int, what: str, mend: str) -> None:
        if len(mistakes) < 100:
            mistakes.append(Mistake(FILE, line, 0, what, mend))

    try:
        found = loose_csv.read(content, ROWS_MOST)
    except csv.Error as problem:
        tell(1, f"the file is no CSV ({problem})", "Save it as CSV in UTF-8")
        return table([]), mistakes
    missing = [name for name in (c.EVENT_ID, "reader", "score") if name not in found.head]
    if missing:
        tell(1, f"the column {', '.join(missing)} is missing", f"Have {', '.join(COLUMNS)}")
        return table([]), mistakes
    if len(found.rows) > ROWS_MOST:
        line = found.rows[ROWS_MOST][0]
        tell(line, f"there are more than {ROWS_MOST:,} ratings", "Split the file")
    known = set(dataset.prepared[c.EVENT_ID])
    rows = []
    for line, row in found.rows[:ROWS_MOST]:
        fault = _fault(row, known)
        if fault:
            tell(line, *fault)
        elif any(row.values()):
            rows.append(_row(row))
    return table(rows), mistakes


def _fault(row: dict[str, str], known: set[str]) -> tuple[str, str] | None:
    """What is wrong with one row, and how to mend it."""
    if not any(row.values()):
        return None
    event, score = row.get(c.EVENT_ID, "").strip(), row.get("score", "").strip()
    if event not in known:
        return f"there is no event “{shorten(event)}” in this data set", "Correct its id"
    if not row.get("reader", "").strip():
        return "the reader has no name", "Write any name, such as reader 1"
    try:
        if score and not abs(loose_csv.number(score)) <= 10:
            raise ValueError
    except ValueError:
        return f"the score “{shorten(score)}” is no number from −10 to 10", "Correct it"
    return None


def _row(row: dict[str, str]) -> tuple[str, str, float | None, str]:
    score = row.get("score", "").strip()
    return (
        row[c.EVENT_ID].strip(),
        " ".join(row["reader"].split())[:READER_MOST],
        loose_csv.number(score) if score else None,
        " ".join(row.get("why", "").split())[:WHY_MOST],
    )
