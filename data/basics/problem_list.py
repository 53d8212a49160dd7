"""Problems in order, those of one kind as columns: a million take no more than their rows do."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import eq
from typing import Any, overload

import numpy as np

from data.basics.problems import ERROR, Problem, Sentences, Told, shorten

WHOLE = -1  # in a column of rows: what is wrong with the whole file
_PART = 4096  # problems made at a time
_LOOKED = 200  # problems of a kind whose values are looked at


@dataclass(frozen=True, eq=False)
class Alike:
    """Problems that one place in the code found in many rows of a column.

    Attributes:
        severity, table, column, mend, why, rule, code: as those of each `Problem`.
        what: the same, or how to say it of what stands in `told`.
        values: the same; what stands in `told` comes before them where `what` is told it.
        rows: line in the file of each.
        cells: what stands there (an array of pandas); None where nothing does.
        told: what `what` is told; None where that is the cells.
        called: what a person calls each row, which then stands behind the table's name.
    """

    severity: str
    table: str
    column: str
    what: str | Callable[[str], str]
    mend: str
    why: str
    rule: str
    rows: np.ndarray
    cells: Any = None
    told: Any = None
    called: Any = None
    code: str = field(kw_only=True)
    values: tuple[Told, ...] = field(default=(), kw_only=True)

    def __len__(self) -> int:
        return len(self.rows)

    def made(self, places: np.ndarray) -> list[Problem]:
        """Those at some places."""
        cells, called = _taken(self.cells, places), _taken(self.called, places)
        told = cells if self.told is None else _taken(self.told, places)
        say = self.what if callable(self.what) else None
        return [
            Problem(
                self.severity, f"{self.table}, “{shorten(name)}”" if name else self.table, row,
                self.column, shorten(cell), say(text) if say else str(self.what), self.mend,
                self.why, self.rule, code=self.code,
                values=(text, *self.values) if say else self.values,
            )
            for row, cell, text, name in zip(
                self.rows[places].tolist(), cells, told, called, strict=True
            )
        ]  # fmt: skip

    def some(self, places: np.ndarray) -> "Alike":
        """The same of those at some places."""
        if np.array_equal(places, np.arange(len(self))):
            return self
        columns = {name: getattr(self, name) for name in ("cells", "told", "called")}
        taken = {name: None if v is None else v.take(places) for name, v in columns.items()}
        return replace(self, rows=self.rows[places], **taken)

    def kind(self) -> str:
        """What `group` tells it by; empty where each says something else."""
        return self.rule or ("" if callable(self.what) else self.what)

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        if callable(self.what) and not isinstance(self.what, Sentences):
            told = self.cells if self.told is None else self.told
            texts = set(_taken(told, np.arange(len(self))))
            state["what"] = Sentences({text: self.what(text) for text in texts})
        return state


def _taken(column: Any, places: np.ndarray) -> list[Any]:
    """The cells of an array of pandas at some places; blanks where there is none."""
    if column is None:
        return [""] * len(places)
    return column.take(places).to_numpy(dtype=object).tolist()


class Problems(Sequence[Problem]):
    """Problems in order; each is made when it is asked for.

    Kept as parts (`Alike`, or a list of single ones) and, of each, its part and its place there.
    """

    def __init__(self, parts: Iterable["Alike | list[Problem]"] = ()) -> None:
        self._parts: list[Alike | list[Problem]] = [part for part in parts if len(part)]
        self._order: tuple[np.ndarray, np.ndarray] | None = None
        self._chosen = False  # whether the order is another than that of the parts

    def add(self, part: "Alike | Problem") -> None:
        """One more, or many alike."""
        if self._chosen:
            more = together(self, [part] if isinstance(part, Problem) else Problems([part]))
            self._parts, self._order = more._parts, more._order
        elif isinstance(part, Alike):
            self._parts.append(part)
        elif self._parts and isinstance(self._parts[-1], list):
            self._parts[-1].append(part)
        else:
            self._parts.append([part])
        self._order = self._order if self._chosen else None

    append = add

    @property
    def _places(self) -> tuple[np.ndarray, np.ndarray]:
        """Of each problem its part, and its place there."""
        if self._order is None:
            lengths = [len(part) for part in self._parts]
            which = np.repeat(np.arange(len(lengths), dtype="int32"), lengths)
            spans = [np.arange(length, dtype="int32") for length in lengths]
            self._order = which, np.concatenate([np.zeros(0, dtype="int32"), *spans])
        return self._order

    def __len__(self) -> int:
        return len(self._places[0])

    @overload
    def __getitem__(self, at: int) -> Problem: ...
    @overload
    def __getitem__(self, at: slice) -> "Problems": ...
    def __getitem__(self, at: int | slice) -> "Problem | Problems":
        if isinstance(at, slice):
            return self.chosen(np.arange(len(self))[at])
        return self._made(np.array([range(len(self))[at]]))[0]

    def __iter__(self) -> Iterator[Problem]:
        for first in range(0, len(self), _PART):
            yield from self._made(np.arange(first, min(first + _PART, len(self))))

    def _made(self, at: np.ndarray) -> list[Problem]:
        which, place = (column[at] for column in self._places)
        out: dict[int, Problem] = {}
        for number in np.unique(which).tolist():
            part, here = self._parts[number], np.flatnonzero(which == number)
            some = place[here]
            made = part.made(some) if isinstance(part, Alike) else [part[k] for k in some.tolist()]
            out |= zip(here.tolist(), made, strict=True)
        return [out[number] for number in range(len(at))]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Problems | list | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __add__(self, other: Iterable[Problem]) -> "Problems":
        return together(self, other)

    def __radd__(self, other: Iterable[Problem]) -> "Problems":
        return together(other, self)

    def __repr__(self) -> str:
        more = f", and {len(self) - 3:,} more" if len(self) > 3 else ""
        return f"Problems({list(self[:3])}{more})"

    def chosen(self, places: np.ndarray) -> "Problems":
        """Some of them, or all in another order: by their places, or by a truth for each."""
        return self._with(self._parts, tuple(column[places] for column in self._places))

    @staticmethod
    def _with(parts: list, order: Any) -> "Problems":
        out = Problems()
        out._parts, out._order, out._chosen = parts, order, True
        return out

    def replaced(
        self, alike: Callable[[Alike], Alike], one: Callable[[Problem], Problem]
    ) -> "Problems":
        """Each as something else, in the same order."""
        which, place = self._places
        parts: list[Alike | list[Problem]] = []
        order = np.empty_like(place)
        for number, part in enumerate(self._parts):
            here = np.flatnonzero(which == number)
            order[here] = np.arange(len(here))
            if isinstance(part, Alike):
                parts.append(alike(part.some(place[here])) if len(here) else [])
            else:
                parts.append([one(part[at]) for at in place[here].tolist()])
        return self._with(parts, (which, order))

    def inserted(self, at: int, problem: Problem) -> "Problems":
        """With one more, at a place."""
        which, place = self._places
        order = np.insert(which, at, len(self._parts)), np.insert(place, at, 0)
        return self._with([*self._parts, [problem]], order)

    @property
    def rows(self) -> np.ndarray:
        """The row of each; `WHOLE` where it is of the whole file."""
        return self._column(
            lambda part: part.rows, lambda p: WHOLE if p.row is None else p.row, int
        )

    def those(self, test: Callable[[Problem], bool]) -> np.ndarray:
        """Of which a test holds (bool) that asks nothing by which those alike differ: row, cell."""

        def of_all(part: Alike) -> np.ndarray:
            return np.full(len(part), test(part.made(np.zeros(1, dtype=int))[0]))

        return self._column(of_all, test, bool)

    def errors(self) -> np.ndarray:
        """Which are errors (bool)."""
        return self.those(lambda problem: problem.severity == ERROR)

    def _column(
        self, alike: Callable[[Alike], np.ndarray], one: Callable[[Problem], Any], dtype: type
    ) -> np.ndarray:
        which, place = self._places
        out = np.zeros(len(which), dtype=dtype)
        for number, part in enumerate(self._parts):
            values = alike(part) if isinstance(part, Alike) else np.array(list(map(one, part)))
            here = which == number
            out[here] = values[place[here]]
        return out

    def kinds(self) -> dict[tuple[str, str, str], np.ndarray]:
        """By severity, column and kind the places of the problems, in order."""
        which = self._places[0]
        found: dict[tuple[str, str, str], list[np.ndarray]] = {}
        for number, part in enumerate(self._parts):
            here = np.flatnonzero(which == number)
            if isinstance(part, Alike) and (kind := part.kind()):
                found.setdefault((part.severity, part.column, kind), []).append(here)
                continue
            for at, problem in zip(here.tolist(), self._made(here), strict=True):
                key = (problem.severity, problem.column, problem.rule or problem.what)
                found.setdefault(key, []).append(np.array([at]))
        whole = {key: np.sort(np.concatenate(places)) for key, places in found.items()}
        joined = {key: places for key, places in whole.items() if len(places)}
        return dict(sorted(joined.items(), key=lambda item: item[1][0]))


def together(*some: Iterable[Problem]) -> Problems:
    """Problems one after the other, as columns where they are so already."""
    parts: list[Alike | list[Problem]] = []
    orders: list[tuple[np.ndarray, np.ndarray]] = []
    for problems in some:
        own = problems if isinstance(problems, Problems) else Problems([list(problems)])
        which, place = own._places
        orders.append((which + np.int32(len(parts)), place))
        parts += own._parts
    order = tuple(map(np.concatenate, zip(*orders, strict=True)))
    return Problems._with(parts, order) if orders else Problems()


@dataclass(frozen=True)
class Group:
    """All problems of one kind in one column.

    Attributes:
        severity, column, why, mend, code: as those of its problems.
        what: the kind of problem.
        count: how many there are.
        rows: the first few row numbers.
        values: the first few different values.
    """

    severity: str
    column: str
    what: str
    why: str
    mend: str
    count: int
    rows: tuple[int, ...]
    values: tuple[str, ...]
    code: str


def group(problems: Iterable[Problem], most: int = 5) -> list[Group]:
    """Problems by kind and column: errors first, the most frequent first."""
    found = together(problems)
    groups = []
    for (severity, column, what), places in found.kinds().items():
        same = list(found.chosen(places[:_LOOKED]))
        rows = tuple(p.row for p in same[:most] if p.row is not None)
        values = tuple(dict.fromkeys(p.value for p in same if p.value))[:most]
        first = same[0]
        groups.append(
            Group(severity, column, what, first.why, first.mend, len(places), rows, values,
                  first.code)
        )  # fmt: skip
    return sorted(groups, key=lambda g: (g.severity != ERROR, -g.count))
