"""A relation out of an archive as a data set, so that every page opens it like any other.

Its name says where it comes from: `archive:NAME:A:B`, and `:once` behind it where reports of one
act count once. Archive and actors are written as in a web address, so that a colon in them parts
nothing.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from itertools import pairwise
from urllib.parse import quote, unquote

import numpy as np
import pandas as pd

from data.archive import levels
from data.archive.actors import country
from data.archive.behind.one_bundle import with_kept
from data.archive.ledger import ArchiveProblem
from data.archive.opening import Archive, counted, profile_title
from data.archive.pair.reports import cited, sources_of
from data.archive.place import find, stamp
from data.basics import columns as c
from data.basics.problems import failed
from data.events.data_set import Actor, BrokenSet, Category, DataSet
from data.models import VOLUME_FREE
from data.temperature import DEFAULT_MODEL, curve, turning_points

PREFIX = "archive:"
ONCE = "once"
MOST_CHAPTERS = 8
LOUD = (
    "More than one row comes each day: the mean of a window is not moved by how many; in a model "
    "that adds up, sensitivity says how far one row moves the line, which then stands at its ends."
)
FAR_SHARE = 4  # of all bundles one in so many may be out of sight


@dataclass(frozen=True)
class Relation:
    """Two actors of an archive.

    Attributes:
        archive: the name of its folder.
        a, b: codes of the actors.
        once: whether reports of the same pair, day and code count once.
    """

    archive: str
    a: str
    b: str
    once: bool = False

    @property
    def name(self) -> str:
        """As it stands in an address."""
        parts = [quote(part, safe="") for part in (self.archive, self.a, self.b)]
        return PREFIX + ":".join([*parts, *([ONCE] if self.once else [])])


def relation_named(name: str) -> Relation | None:
    """The relation of such a name; None for any other text."""
    parts = name.removeprefix(PREFIX).split(":")
    if not name.startswith(PREFIX) or len(parts) not in (3, 4) or parts[3:] not in ([], [ONCE]):
        return None
    archive, a, b = (unquote(part) for part in parts[:3])
    return Relation(archive, a, b, len(parts) == 4) if archive and a and b else None


def title_of(archive: Archive, relation: Relation) -> str:
    """The two names."""
    return f"{archive.title(relation.a)} and {archive.title(relation.b)}"


@dataclass(frozen=True, eq=False)
class _Known:
    """What of a relation is the same however closely it is looked at."""

    archive: Archive
    relation: Relation
    names: dict[str, str]
    days: pd.DataFrame
    reports: pd.DataFrame
    unit: str
    bundles: pd.DataFrame
    sources: pd.DataFrame
    chapters: pd.DataFrame

    @property
    def model(self) -> str:
        """The one that volume does not move, where rows are reports."""
        return _model(self.archive, self.days)


def make_ready() -> None:
    """Load the libraries that a relation needs, so that the first one does not wait for them."""
    for library in ("pyarrow.compute", "pyarrow.dataset", "pyarrow.parquet", "ruptures"):
        import_module(library)
    country("IND")  # the names of countries


def open_relation(
    name: str, view: tuple[str, str] | None = None, event: str | None = None
) -> DataSet:
    """A relation as a data set of bundles.

    Args:
        name: of the relation.
        view: two ISO days, between which bundles are as narrow as fits; None for all alike.
        event: id of a bundle that is to be there, however wide the others are.

    Raises:
        BrokenSet: there is no such archive, or it has nothing between the two.
    """
    relation = relation_named(name)
    try:
        if relation is None:
            raise ArchiveProblem(f"“{name[:80]}” names no archive and two actors")
        known = _known(relation, stamp(relation.archive))
    except (ArchiveProblem, KeyError, OSError) as problem:
        told = str(problem.args[0]) if isinstance(problem, KeyError) else str(problem)
        mend = "Choose two states on the page Any pair"
        raise BrokenSet([failed("archive", told, mend, code="archive.unusable")]) from problem
    return _put_together(known, view, event)


@lru_cache(maxsize=4)
def _known(relation: Relation, stamp: str) -> _Known:
    """Read once for each state of the archive.

    Raises:
        ArchiveProblem, KeyError: as `open_relation` tells.
    """
    archive = find(relation.archive)
    if archive is None:
        raise ArchiveProblem(f"there is no archive “{relation.archive[:80]}”")
    days = archive.days(relation.a, relation.b, once=relation.once)
    names = {who: archive.title(who) for who in (relation.a, relation.b)}
    unit = levels.fitting(days)
    bundles = levels.bundled(days, unit, names)
    reports = archive.reports(relation.a, relation.b)
    chapters = _chapters(days, curve(bundles, model=_model(archive, days)))
    told = _told(bundles, reports)
    sources = sources_of(reports, names)
    return _Known(archive, relation, names, days, reports, unit, told, sources, chapters)


def _model(archive: Archive, days: pd.DataFrame) -> str:
    rows, day = int(days[c.REPORTS].sum()), days[c.FIRST]
    return VOLUME_FREE if archive.is_loud(rows, day.min(), day.max()) else DEFAULT_MODEL


def _put_together(known: _Known, view: tuple[str, str] | None, event: str | None) -> DataSet:
    archive, relation, days = known.archive, known.relation, known.days
    ledger, names = archive.ledger, known.names
    prepared = _with_view(known, view)
    if event is not None:
        prepared = with_kept(prepared, days, event, names)
    if view is not None or event is not None:
        prepared = _told(prepared, known.reports)
    title = " and ".join(names.values())
    made_of = profile_title(ledger)
    return DataSet(
        name=relation.name,
        title=title,
        description=f"{title}: {counted(int(days[c.REPORTS].sum()))} out of the archive "
        f"“{relation.archive}” ({made_of}). {ledger.note}",
        licence="as its source says",
        version="",
        citation=f"{made_of}, archive “{relation.archive}”, {ledger.first} to {ledger.last}.",
        actors=tuple(Actor(who, name, name) for who, name in names.items()),
        categories=tuple(Category(name, label) for name, label in levels.lanes(days)),
        events=prepared[[*c.EVENT_COLUMNS, c.REPORTS, c.UNIT]],
        prepared=prepared,
        sources=known.sources.copy(deep=False),
        chapters=known.chapters,
        indicators=pd.DataFrame({n: pd.Series(dtype="str") for n in c.INDICATOR_COLUMNS}),
        indicator_info=(),
        points=(),
        notes=(),
        codebook=_codebook(archive),
        problems=(),
        defaults={},
        fingerprint=_fingerprint(archive, relation, view, event),
        model=known.model,
        caution=caution(archive, once=relation.once, loud=known.model == VOLUME_FREE),
    )


def _with_view(known: _Known, view: tuple[str, str] | None) -> pd.DataFrame:
    """All bundles; those in view as narrow as fits beside those outside, which give way."""
    days, wide = known.days, known.unit
    if view is None or wide == levels.UNITS[0]:
        return known.bundles.copy()
    seen = pd.Series(pd.to_datetime(list(view))).astype("datetime64[us]")

    def within(unit: str) -> np.ndarray:
        edges = levels.starts_of(seen, unit)
        return levels.starts_of(days[c.FIRST], unit).between(*edges).to_numpy()

    if not within(wide).any():
        return known.bundles.copy()
    unit = levels.fitting(days[~within(wide)], levels.MOST // FAR_SHARE, wide)
    near = within(unit)
    parts = [levels.bundled(days[~near], unit, known.names)] if not near.all() else []
    room = levels.MOST - sum(len(part) for part in parts)
    parts.append(levels.bundled(days[near], levels.fitting(days[near], room), known.names))
    both = pd.concat(parts, ignore_index=True)
    return both.sort_values([c.FIRST, c.EVENT_ID], kind="stable").reset_index(drop=True)


def _told(bundles: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Bundles with the reports that they list, and with what their scores come from."""
    told = {c.SOURCES: cited(bundles, reports), c.RATIONALE: _reasons(bundles)}
    return bundles.assign(**told)


def _reasons(prepared: pd.DataFrame) -> pd.Series:
    told = [
        "The score of its code." if number == 1 else f"The mean of the {number:,} reports in it."
        for number in prepared[c.REPORTS]
    ]
    return pd.Series(told, index=prepared.index, dtype="str")


def _chapters(days: pd.DataFrame, line: pd.DataFrame) -> pd.DataFrame:
    """The stretches between the turning points of the line."""
    turns = turning_points(line)
    if len(turns) >= MOST_CHAPTERS:
        turns = turning_points(line, how_many=MOST_CHAPTERS - 1)
    first, last = days[c.FIRST].min(), days[c.FIRST].max()
    edges = [first, *(day for day in turns["date"] if first < day < last), last]
    means = [*turns["before"][:1], *turns["after"]]
    rows = []
    for number, (start, end) in enumerate(pairwise(edges)):
        inside = (days[c.FIRST] >= start) & (days[c.FIRST] <= end)
        title = f"{start.year}–{end.year}" if start.year < end.year else str(start.year)
        mean = means[number] if len(means) == len(edges) - 1 else np.nan
        told = counted(int(days.loc[inside, c.REPORTS].sum()))
        level = "" if np.isnan(mean) else f", on average {round(mean):+d}°".replace("-", "−")
        rows.append(
            {
                "chapter_id": f"{start:%Y-%m-%d}",
                "title": title,
                "label": title,
                "start": f"{start:%Y-%m-%d}",
                "end": f"{end - pd.Timedelta(days=int(end < last)):%Y-%m-%d}",
                "summary": f"From one turning point of the line to the next: {told}{level}.",
                "note": "",
            }
        )
    return pd.DataFrame(rows, columns=list(c.CHAPTER_COLUMNS)).astype("str")


def caution(archive: Archive, *, once: bool, loud: bool) -> str:
    """What a reader has to know before the line; empty where rows are events, and not very many."""
    if not archive.ledger.reports:
        return LOUD if loud else ""
    told = " Reports of one act count once." if once else ""
    return (
        "Counts reports, not events. The press reports more every year: the mean of a window is "
        "not moved by volume; in a model that adds up, sensitivity says how far one report moves "
        f"the line.{told}"
    )


def _codebook(archive: Archive) -> str:
    ledger = archive.ledger
    refused = "".join(f"\n- left out, {why}: {n:,}" for why, n in sorted(ledger.refused().items()))
    return (
        f"A relation out of an archive of {profile_title(ledger)}, {ledger.first} to "
        f"{ledger.last}.\n\n{ledger.note}\n\n- rows read: {ledger.rows:,}\n- rows kept: "
        f"{ledger.kept:,}{refused}\n\nA bundle holds what one of the two did within a day, week, "
        "month, quarter or year, by kind of act and direction. Its score is the mean of its "
        "reports. The line is made of every single day. What redraws tables or leaves events out "
        "does so by bundle."
    )


def _fingerprint(
    archive: Archive, relation: Relation, view: tuple[str, str] | None, event: str | None
) -> str:
    digest = hashlib.blake2b(digest_size=12)
    digest.update(repr((relation, view, event, [p.name for p in archive.ledger.parts])).encode())
    return digest.hexdigest()
