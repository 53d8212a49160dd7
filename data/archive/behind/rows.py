"""The rows behind a bundle, read once more from the files an archive was made of, where they are.

Only files that are still what they were are read: same size, and same time or same content. What is
gone, has changed or cannot be read is named. Reading is bounded in rows and in time, and can be
stopped at any moment; nothing of the files is kept.
"""

import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import narwhals as nw
import pandas as pd

from data.archive import rollup, sources
from data.archive.behind.files import likely_first, still_there
from data.archive.engines import DuckEngine
from data.archive.heads import read_head
from data.archive.ledger import Part, SourceFile
from data.archive.opening import Archive
from data.archive.tables import Tables, Told
from data.archive.working import in_words

MOST_ROWS = 5_000
MOST_SECONDS = 30.0
LOOK_UP = 0.1  # seconds between two looks at the clock while a file is read
MEMORY = "1GB"
COLUMNS = ("day", "initiator", "target", "code", "score", "weight", "address", "file")
STOPPED, TIME_UP = "the reading was stopped before it", "the time was up before it"


@dataclass(frozen=True)
class Wanted:
    """Which rows: what one of a pair did in some days, of one kind and one direction.

    Attributes:
        a, b: codes of the two actors.
        initiator: the one who acted.
        first, last: days.
        roots: two digits of the codes; None for any.
        but: two digits of codes that are not meant.
        way: 1 warms, −1 cools, 0 neither.
    """

    a: str
    b: str
    initiator: str
    first: pd.Timestamp
    last: pd.Timestamp
    roots: tuple[str, ...] | None = None
    but: tuple[str, ...] = ()
    way: int = 0


@dataclass
class Read:
    """What has been read so far.

    Attributes:
        rows: columns `COLUMNS`, by day.
        expected: how many rows there are by the archive's sums.
        files: how many files are to be looked into, at the most.
        looked: how many have been.
        unread: files that were not read, with the reason.
    """

    rows: pd.DataFrame
    expected: int
    files: int
    looked: int = 0
    unread: dict[str, str] = field(default_factory=dict)


class Reading:
    """One reading; iterate to see how far it is, `stop` ends it.

    >>> with Reading(archive, wanted) as reading:       # doctest: +SKIP
    ...     for now in reading: print(now.looked, now.files)
    """

    def __init__(
        self,
        archive: Archive,
        wanted: Wanted,
        most: int = MOST_ROWS,
        seconds: float = MOST_SECONDS,
    ) -> None:
        self._archive, self._wanted, self._most = archive, wanted, most
        self._until = time.monotonic() + seconds
        self._stopped = threading.Event()
        self._engine: DuckEngine | None = None
        self.result = Read(pd.DataFrame(columns=list(COLUMNS)), 0, 0)

    def __enter__(self) -> "Reading":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End it; what has been read so far stays."""
        self._stopped.set()
        if self._engine is not None:
            self._engine.interrupt()

    def all(self) -> Read:
        """Everything, without a look in between."""
        for _ in self:
            pass
        return self.result

    def __iter__(self) -> Iterator[Read]:
        work = threading.Thread(target=self._work, daemon=True)
        work.start()
        while work.is_alive():
            work.join(LOOK_UP)
            if time.monotonic() > self._until and self._engine is not None:
                self._engine.interrupt()
            yield self.result

    def _work(self) -> None:
        done, found = self.result, []
        todo = _parts(self._archive, self._wanted)
        done.expected = sum(number for _, number in todo)
        done.files = sum(len(part.sources) for part, _ in todo)
        folders = [Path(place) for place in self._archive.ledger.folders]
        with tempfile.TemporaryDirectory(prefix="thaw-raw-") as scratch:
            self._engine = DuckEngine(Path(scratch), MEMORY)
            for part, number in todo:
                missing = number
                for source in likely_first(part.sources, self._wanted.first, self._wanted.last):
                    room = self._most - sum(len(rows) for rows in found)
                    if missing <= 0 or room <= 0:
                        break
                    done.looked += 1
                    rows = self._one(source, folders, Path(scratch), min(room, missing))
                    missing -= len(rows)
                    found.append(rows)
        whole = pd.concat(found, ignore_index=True) if found else done.rows
        done.rows = whole.sort_values("day", kind="stable", ignore_index=True)

    def _one(
        self, source: SourceFile, folders: Sequence[Path], scratch: Path, most: int
    ) -> pd.DataFrame:
        """The rows of one file; none, and a reason, where it cannot be read."""
        nothing = self.result.rows.iloc[:0]
        over = STOPPED if self._stopped.is_set() else TIME_UP if self._late() else ""
        if over:
            self.result.unread[source.name] = over
            return nothing
        try:
            place, why = still_there(source, folders, self._give_up)
            if place is None:
                self.result.unread[source.name] = why
                return nothing
            return self._asked(sources.Found(place, source), scratch, most)
        except Exception as problem:  # noqa: BLE001 - whatever a stranger's file does is told
            told = in_words(problem)
            over = STOPPED if self._stopped.is_set() else TIME_UP if self._late() else told
            self.result.unread[source.name] = over
            return nothing

    def _late(self) -> bool:
        return time.monotonic() > self._until

    def _asked(self, file: sources.Found, scratch: Path, most: int) -> pd.DataFrame:
        assert self._engine is not None  # noqa: S101 - set before
        tables = sources.unpacked(file, scratch, self._give_up)
        found = []
        try:
            for path in tables:
                head, profile = read_head(path, self._archive.ledger.profile)
                rows = self._engine.stream([path], head, profile)
                cleaned = rollup.cleaned(self._engine.lazy(rows), self._engine.codes())
                room = most - sum(map(len, found))
                found.append(nw.to_native(_those(cleaned, self._wanted).head(room)).df())
        finally:
            for path in tables:
                if path != file.path:
                    path.unlink(missing_ok=True)
        return _table(pd.concat(found, ignore_index=True), file.source.name)

    def _give_up(self) -> None:
        """Unpacking a large file asks this now and then.

        Raises:
            TimeoutError: it is to end.
        """
        if self._stopped.is_set() or self._late():
            raise TimeoutError


def _parts(archive: Archive, wanted: Wanted) -> list[tuple[Part, int]]:
    """The parts of the archive that have such rows, with how many."""
    tables = Told(Tables(archive.folder))
    low, high = sorted((wanted.a, wanted.b))
    found = []
    for part in archive.ledger.parts:
        days = tables.counts(part.name, low, high, wanted.first, wanted.last)
        number = 0
        for who, root, up, down, still in days:
            if who != wanted.initiator or root in wanted.but:
                continue
            if wanted.roots is None or root in wanted.roots:
                number += {1: up, -1: down}.get(wanted.way, still)
        if number:
            found.append((part, int(number)))
    return found


def _those(rows: nw.LazyFrame, wanted: Wanted) -> nw.LazyFrame:
    low, high = sorted((wanted.a, wanted.b))
    first, last = wanted.first.date(), wanted.last.date()
    score, root = nw.col("s"), nw.col("code").str.slice(0, 2)
    way = score > 0 if wanted.way > 0 else score < 0 if wanted.way < 0 else score == 0
    kept = rows.filter(
        nw.col("refused") == "", nw.col("low") == low, nw.col("high") == high,
        nw.col("initiator") == wanted.initiator, nw.col("day") >= first, nw.col("day") <= last, way,
    )  # fmt: skip
    if wanted.roots is not None:
        return kept.filter(root.is_in(list(wanted.roots)))
    return kept.filter(root.is_null() | ~root.is_in(list(wanted.but))) if wanted.but else kept


def _table(found: Any, file: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "day": pd.to_datetime(found["day"]),
            "initiator": found["initiator"].astype("str"),
            "target": found["target"].astype("str"),
            "code": found["code"].fillna("").astype("str"),
            "score": found["s"] / rollup.SCALE,
            "weight": found["weigh"] / rollup.SCALE,
            "address": found["address"].fillna("").astype("str"),
            "file": file,
        }
    )
