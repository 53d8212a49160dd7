"""A quiz from the data, the same for the same seed, every answer explained by its event.

It never asks what the sources dispute (an event with a note on that, or of low confidence), what
lies within the uncertainty of a date, or what differs by too little to be known.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.dates.historical_date import read_date
from data.events.data_set import DataSet
from data.temperature import Trace

KINDS = {
    "order": "Put in order",
    "moved": "Which moved the line more?",
    "chapter": "Which chapter?",
    "way": "Warms or cools?",
    "who": "Who acted?",
}
IN_ORDER = 5  # events to put in order
CHAPTERS = 4  # chapters to choose from
SURE = 0.7  # confidence below which an event is not asked about
CLEAR = 2.0  # of the score: what it must have for its way to be asked
FURTHER = 1.5  # times as far, and by 4 degrees, that one event must have moved the line
_DEGREES = 4.0
_TRIES = 200


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        kind: one of `KINDS`.
        prompt: what is asked.
        options: what can be chosen, or put in order.
        answer: positions among the options: the right one, or all in their right order.
        why: the explanation.
        events: ids of the events it is about.
    """

    kind: str
    prompt: str
    options: tuple[str, ...]
    answer: tuple[int, ...]
    why: str
    events: tuple[str, ...]

    def right(self, given: tuple[int, ...]) -> bool:
        """Whether an answer is right; an order has to be right as a whole."""
        return given == self.answer


def ask(
    dataset: DataSet, trace: Trace, seed: int, most: int = 10, only: tuple[str, ...] = tuple(KINDS)
) -> list[Question]:
    """Questions about a data set: kinds in turn, no event as the subject of two.

    Args:
        dataset: an opened data set.
        trace: its published line.
        seed: the same seed gives the same questions.
        most: how many; there are fewer where the set is small.
        only: the kinds that are asked, of `KINDS`.
    """
    maker = _Maker(dataset, trace, random.Random(seed))  # noqa: S311 (no secret)
    made: list[Question] = []
    kinds = list(only)
    misses = 0
    while len(made) < most and misses < len(kinds):
        question = maker.make(kinds[(len(made) + misses) % len(kinds)])
        if question is None:
            misses += 1
        else:
            made.append(question)
            misses = 0
    return made


class _Maker:
    """Makes questions, each about events that no other is about."""

    def __init__(self, dataset: DataSet, trace: Trace, rng: random.Random) -> None:
        self.dataset, self.rng = dataset, rng
        moves = trace.moves.set_index(c.EVENT_ID)["move"]
        rows = dataset.prepared.assign(move=moves.reindex(dataset.prepared[c.EVENT_ID]).to_numpy())
        sure = (rows[c.NOTE].fillna("") == "") & (rows[c.WEIGHT].fillna(1.0) >= SURE)
        self.rows: pd.DataFrame = rows[sure & (rows[c.TITLE] != "")]
        self.used: set[str] = set()
        self.makers: dict[str, Callable[[], Question | None]] = {
            "order": self._order,
            "moved": self._moved,
            "chapter": self._chapter,
            "way": self._way,
            "who": self._who,
        }

    def make(self, kind: str) -> Question | None:
        """A question of a kind; None where no further one can be asked."""
        question = self.makers[kind]()
        if question is not None:
            self.used.update(question.events)
        return question

    def _free(self, keep: pd.Series | None = None) -> list[dict[str, Any]]:
        """Events that no question is about yet, shuffled."""
        rows = self.rows if keep is None else self.rows[keep]
        free: list[dict[str, Any]] = [
            {str(key): value for key, value in row.items()}
            for row in rows.to_dict("records")
            if row[c.EVENT_ID] not in self.used
        ]
        self.rng.shuffle(free)
        return free

    def _order(self) -> Question | None:
        """Five events whose dates lie apart beyond doubt."""
        chosen: list[dict[str, Any]] = []
        for row in self._free(_dated(self.rows)):
            if all(row[c.LAST] < o[c.FIRST] or o[c.LAST] < row[c.FIRST] for o in chosen):
                chosen.append(row)
            if len(chosen) == IN_ORDER:
                break
        if len(chosen) < IN_ORDER:
            return None
        right = sorted(range(IN_ORDER), key=lambda i: chosen[i][c.FIRST])
        why = "; ".join(f"{chosen[i][c.DATE_LABEL]}: {chosen[i][c.TITLE]}" for i in right)
        return Question(
            "order", "Put these events in the order in which they happened.",
            tuple(str(row[c.TITLE]) for row in chosen), tuple(right), f"{why}.",
            tuple(str(row[c.EVENT_ID]) for row in chosen),
        )  # fmt: skip

    def _moved(self) -> Question | None:
        free = [row for row in self._free() if row["move"] == row["move"]]
        for _ in range(min(_TRIES, len(free) ** 2)):
            one, other = self.rng.sample(free, 2) if len(free) > 1 else (None, None)
            if one is None or other is None:
                return None
            sizes = abs(one["move"]), abs(other["move"])
            low, high = min(sizes), max(sizes)
            if high >= FURTHER * low and high - low >= _DEGREES:
                why = f"{_moved(one)} {_moved(other)}"
                return _choice(
                    "moved", "Which of the two moved the line further?",
                    [one[c.TITLE], other[c.TITLE]], int(sizes[1] > sizes[0]), why, [one, other],
                )  # fmt: skip
        return None

    def _chapter(self) -> Question | None:
        chapters = [
            (str(title), read_date(str(start)).first, read_date(str(end)).last)
            for title, start, end in self.dataset.chapters[["title", "start", "end"]].to_numpy()
        ]
        if len(chapters) < CHAPTERS:
            return None
        for row in self._free(_dated(self.rows)):
            first, last = row[c.FIRST].date(), row[c.LAST].date()
            inside = [i for i, (_, a, b) in enumerate(chapters) if a <= first and last <= b]
            if len(inside) == 1:
                others = [i for i in range(len(chapters)) if i != inside[0]]
                told = sorted([inside[0], *self.rng.sample(others, CHAPTERS - 1)])
                why = f"{_on(row)} That lies in “{chapters[inside[0]][0]}”."
                return _choice(
                    "chapter", f"In which chapter did this happen? {row[c.TITLE]}",
                    [chapters[i][0] for i in told], told.index(inside[0]), why, [row],
                )  # fmt: skip
        return None

    def _way(self) -> Question | None:
        for row in self._free(self.rows[c.VALUE].abs() >= CLEAR):
            if row["move"] == row["move"] and np.sign(row["move"]) == np.sign(row[c.VALUE]):
                why = f"{_moved(row)} {row[c.RATIONALE]}".strip()
                return _choice(
                    "way", f"Did this warm the relation or cool it? {row[c.TITLE]}",
                    ["It warmed it", "It cooled it"], int(row[c.VALUE] < 0), why, [row],
                )  # fmt: skip
        return None

    def _who(self) -> Question | None:
        ids = [*(actor.id for actor in self.dataset.actors), "both", "third"]
        names = ["Both together" if i == "both" else n for i, n in self._named(ids)]
        for row in self._free(self.rows[c.INITIATOR].isin(ids)):
            told = str(row[c.TITLE]).casefold()
            if any(name.casefold() in told for name in names):
                continue  # the title says it
            right = ids.index(row[c.INITIATOR])
            why = f"{_on(row)} {row[c.SUMMARY]}".strip()
            return _choice(
                "who", f"Who acted here? {row[c.TITLE]}", names, right, why, [row],
            )  # fmt: skip
        return None

    def _named(self, ids: list[str]) -> list[tuple[str, str]]:
        names = self.dataset.initiator_names(tuple(ids))
        return [(i, name[:1].upper() + name[1:]) for i, name in zip(ids, names, strict=True)]


def _choice(
    kind: str, prompt: str, options: list[str], right: int, why: str, rows: list[dict[str, Any]]
) -> Question:
    events = tuple(str(row[c.EVENT_ID]) for row in rows)
    return Question(kind, prompt, tuple(map(str, options)), (right,), why, events)


def _dated(rows: pd.DataFrame) -> pd.Series:
    """Events whose date is neither approximate nor uncertain."""
    marked = [read_date(text).marked for text in rows[c.DATE].to_list()]
    return pd.Series([not mark for mark in marked], index=rows.index, dtype=bool)


def _on(row: dict[str, Any]) -> str:
    return f"{row[c.TITLE]}: {row[c.DATE_LABEL]}."


def _moved(row: dict[str, Any]) -> str:
    way = "warmed" if row["move"] > 0 else "cooled"
    if round(row["move"]) == 0:
        return f"{row[c.TITLE]} ({row[c.DATE_LABEL]}) hardly moved the line."
    size = f"{abs(row['move']):.0f}°"
    return f"{row[c.TITLE]} ({row[c.DATE_LABEL]}) {way} the relation by {size}."
