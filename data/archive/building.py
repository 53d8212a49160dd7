"""Building an archive: batch by batch, each written down before the next, so that a kill costs one.

An archive is a folder: `archive.json` and, for each batch, three Parquet files (`sums-…`, sorted by
pair, so that one pair is read in one small piece; `reports-…`; `names-…`), and a fourth where a
pair of it is large (`large-…`; an archive without it is read all the same). Adding a file costs
that file; many small batches are put together now and then.
"""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from data.archive import ledger as kept
from data.archive import rollup
from data.archive.engines import Engine, Head, engine_named
from data.archive.heads import profile_of, read_head
from data.archive.ledger import ArchiveProblem, Ledger, Part
from data.archive.profiles import PROFILES, Profile
from data.archive.sources import Found, batches, find, is_as_found, unpacked
from data.archive.tables import Tables
from data.archive.working import at_work, in_words, names_of, no_room

MOST_PARTS = 24  # more are put together
MEANWHILE = "it changed while it was read; the next build takes it in"
ORDER = {
    "sums": ("low", "high", "day", "initiator", "code"),
    "reports": ("low", "high", "month", "place"),
    "names": ("actor",),
}


@dataclass(frozen=True)
class Progress:
    """How far a build is.

    Attributes:
        rows: read so far, in this call.
        share: of the bytes, 0 to 1.
        left: seconds, if the rest goes as the part before; None at the start.
        doing: in words.
    """

    rows: int
    share: float
    left: float | None
    doing: str


@dataclass(frozen=True)
class Ready:
    """A file that can be read: found, unpacked, with its profile."""

    file: Found
    path: Path
    profile: Profile


Told = Callable[[Progress], None]


def build(
    source: Any,
    dest: str | Path,
    profile: str = "",
    engine: str | Engine = "duckdb",
    progress: Told | None = None,
) -> Ledger:
    """Make an archive, go on with one, or add to one.

    What went in is not read again; a file that changed replaces what it gave. Ctrl+C keeps what is
    finished.

    Args:
        source: a folder (any depth) or a file: CSV, TSV, Parquet, or these in zip or gzip; or a
            table with `date`, `initiator`, `target`, `score` or `cameo` and optionally `weight`
            and `address` (pandas, Polars, Arrow, DuckDB, Spark), which makes a new archive.
        dest: the archive's folder.
        profile: one of `archive.PROFILES`, such as `gdelt`; empty for Thaw's column names. A table
            with these names and a profile holds reports of that kind.
        engine: `duckdb`, the address of a Spark cluster, or an engine.
        progress: is told after each batch.

    Returns:
        What stands in archive.json.

    Raises:
        ArchiveProblem: nothing can be read, the disk is full, another build is at work, or the
            folder holds something else.
        KeyError: a table lacks a column.
        ValueError: an unknown profile or engine.
    """
    folder = Path(dest)
    if profile and profile not in PROFILES:
        raise ValueError(f"there is no profile “{profile}”; there are {', '.join(PROFILES)}")
    with at_work(folder) as scratch:
        chosen = engine_named(engine, scratch) if isinstance(engine, str) else engine
        try:
            return _Build(folder, scratch, chosen, profile, progress).of(source)
        except OSError as problem:
            raise ArchiveProblem(f"the archive could not be written: {problem}") from problem


class _Build:
    """One call of `build`."""

    def __init__(
        self, folder: Path, scratch: Path, engine: Engine, profile: str, progress: Told | None
    ) -> None:
        self.folder, self.scratch, self.engine = folder, scratch, engine
        self.tell = progress or (lambda _: None)
        self.began, self.rows = time.monotonic(), 0
        self.known = (folder / kept.FILE).exists()
        self.ledger = kept.load(folder) if self.known else Ledger(profile or "table")
        if profile and self.known and self.ledger.profile != profile:
            raise ArchiveProblem(
                f"{folder} was made with the profile “{self.ledger.profile}”, not “{profile}”"
            )
        self.ledger.engine = engine.name

    def of(self, source: Any) -> Ledger:
        """Of whatever `build` takes."""
        return self.files(Path(source)) if isinstance(source, str | Path) else self.table(source)

    def files(self, source: Path) -> Ledger:
        """Of files: those that are new or have changed."""
        if not source.exists():
            raise ArchiveProblem(f"there is no {source}")
        before = [old for part in self.ledger.parts for old in part.sources]
        found, lost = find(source, before)
        root = str((source if source.is_dir() else source.parent).resolve())
        others = [folder for folder in self.ledger.folders if folder != root]
        self.ledger.folders = [root, *others]
        if not found and not lost and not self.ledger.parts:
            raise ArchiveProblem(f"there is no table in {source}")
        todo = self._without_known(found)
        every = sum(file.source.size + 1 for file in todo)  # an empty file, too, is work
        self.ledger.broken = {n: w for n, w in self.ledger.broken.items() if n not in
                              {file.source.name for file in todo}}  # fmt: skip
        self.ledger.broken |= lost
        done = 0
        for batch in batches(todo):
            self._batch(batch)
            done += sum(file.source.size + 1 for file in batch)
            share = done / every
            left = (time.monotonic() - self.began) * (1 / share - 1)
            name = batch[-1].source.name
            said = "cannot be read" if name in self.ledger.broken else "is in"
            self.tell(Progress(self.rows, share, left, f"{name} {said}"))
        if not self.ledger.parts:
            told = "; ".join(f"{n}: {w}" for n, w in list(self.ledger.broken.items())[:3])
            raise ArchiveProblem(f"no file could be read. {told}")
        return self._finish()

    def _without_known(self, found: list[Found]) -> list[Found]:
        """Files still to be read; parts made of a file that has changed are taken apart for it."""
        now, parts = {file.source.name: file.source.digest for file in found}, self.ledger.parts
        changed = [
            p for p in parts if any(now.get(s.name, s.digest) != s.digest for s in p.sources)
        ]
        self.ledger.parts = [part for part in self.ledger.parts if part not in changed]
        there = {s.name for part in self.ledger.parts for s in part.sources}
        return [file for file in found if file.source.name not in there]

    def table(self, table: Any) -> Ledger:
        """Of an open table."""
        if self.known:
            raise ArchiveProblem(f"{self.folder} is an archive already; a table makes a new one")
        profile = profile_of(Head("", names_of(table)), self.ledger.profile)
        self._say(profile)
        self._roll(self.engine.frame(table, profile), (), {})
        return self._finish()

    def _say(self, profile: Profile) -> None:
        self.ledger.note, self.ledger.reports = profile.note, profile.reports

    def _batch(self, batch: list[Found]) -> None:
        """One batch: its files by kind and width, each kind together."""
        ready: dict[Head, list[Ready]] = {}
        for file in batch:
            try:
                for path in unpacked(file, self.scratch):
                    head, profile = read_head(path, self.ledger.profile)
                    ready.setdefault(head, []).append(Ready(file, path, profile))
            except Exception as problem:  # noqa: BLE001 - whatever a stranger's file does is told
                self._break(file, problem)
        for head, files in ready.items():
            self._say(files[0].profile)
            self._together_or_each(files, head)
            for one in files:
                if one.path != one.file.path:
                    one.path.unlink(missing_ok=True)
        kept.save(self.folder, self.ledger)

    def _together_or_each(self, files: list[Ready], head: Head) -> None:
        """If files fail together, each goes alone, so that the broken one is named."""
        try:
            self._together(files, head)
        except ArchiveProblem:
            raise
        except Exception as problem:  # noqa: BLE001 - an engine has its own exceptions
            if len(files) == 1:
                self._break(files[0].file, problem)
                return
            for one in files:
                self._together_or_each([one], head)

    def _together(self, files: list[Ready], head: Head) -> None:
        rows = self.engine.rows([one.path for one in files], head, files[0].profile)
        sources = tuple(dict.fromkeys(one.file.source for one in files))
        self._roll(rows, sources, self.engine.skipped())
        still = [one for one in files if is_as_found(one.file)]
        if len(still) < len(files):  # what was made of the others may be of neither state
            self.rows -= self.ledger.parts.pop().rows
            names = {one.file.source.name for one in files if one not in still}
            self.ledger.broken |= dict.fromkeys(names, MEANWHILE)
            if still:
                self._together(still, head)

    def _break(self, file: Found, problem: Exception) -> None:
        no_room(problem)
        self.ledger.broken[file.source.name] = in_words(problem)

    def _roll(self, rows: Any, sources: tuple, skipped: dict[str, int]) -> None:
        """Write the three tables of one batch and put them in the ledger."""
        seed = "\n".join(f"{s.name}\t{s.digest}" for s in sources) or f"table {len(sources)}"
        name = blake2b(seed.encode(), digest_size=8).hexdigest()
        while any(part.name == name for part in self.ledger.parts):  # of other tables of one zip
            name = blake2b(name.encode(), digest_size=8).hexdigest()
        cleaned = rollup.cleaned(self.engine.lazy(rows), self.engine.codes())
        made = {
            "sums": rollup.sums(cleaned),
            "reports": rollup.strongest(cleaned),
            "names": rollup.names(cleaned),
        }
        size = 0
        for table, frame in made.items():
            beside = self.folder / f"{table}-{name}.unfinished"
            self.engine.write(frame, beside, ORDER[table])
            beside.replace(self.folder / f"{table}-{name}.parquet")
            size += (self.folder / f"{table}-{name}.parquet").stat().st_size
        self.engine.done()
        tables = Tables(self.folder)
        size += tables.write_large(name)
        counted = tables.counted(name)
        refused = {why: number for why, number in counted.items() if why} | skipped
        good = counted.get("", 0)
        rows_read = good + sum(refused.values())
        self.rows += rows_read
        self.ledger.parts.append(Part(name, sources, rows_read, good, refused, size))

    def _finish(self) -> Ledger:
        """Names, span and pairs, and small parts put together."""
        tables = Tables(self.folder)
        while len(self.ledger.parts) > MOST_PARTS:
            self._merge(tables)
        names = [part.name for part in self.ledger.parts]
        self.ledger.actors = tables.names(names)
        self.ledger.first, self.ledger.last = tables.write_pairs(names)
        kept.save(self.folder, self.ledger)
        for table in ("sums", "large", "reports", "names"):
            for file in self.folder.glob(f"{table}-*.parquet"):
                if file.stem.removeprefix(f"{table}-") not in names:
                    file.unlink()
        return self.ledger

    def _merge(self, tables: Tables) -> None:
        """The smallest parts become one."""
        smallest = sorted(self.ledger.parts, key=lambda part: part.bytes)[: max(2, MOST_PARTS // 2)]
        seed = "\n".join(sorted(part.name for part in smallest))
        name = blake2b(seed.encode(), digest_size=8).hexdigest()
        size = tables.merge([part.name for part in smallest], name, ORDER)
        size += tables.write_large(name)
        refused = sum((Counter(part.refused) for part in smallest), Counter())
        whole = Part(
            name=name,
            sources=tuple(source for part in smallest for source in part.sources),
            rows=sum(part.rows for part in smallest),
            kept=sum(part.kept for part in smallest),
            refused=dict(refused),
            bytes=size,
        )
        rest = [part for part in self.ledger.parts if part not in smallest]
        self.ledger = replace(self.ledger, parts=[*rest, whole])
        kept.save(self.folder, self.ledger)
