"""An archive that is open: its pairs, and any relation in it as a table that every model takes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from data.archive.actors import called, country, name_of
from data.archive.ledger import ArchiveProblem, Ledger, load
from data.archive.profiles import PROFILES
from data.archive.rollup import SCALE
from data.archive.tables import PAIRS, Tables, Told
from data.basics import columns as c
from data.codes import cameo

YEAR = 365  # days: a pair of fewer is not yet one of very many


class Archive:
    """An open archive; see `open_archive`.

    Attributes:
        folder: where it lies.
        ledger: what stands in archive.json.
    """

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.folder, self.ledger = folder, ledger
        self._tables = Told(Tables(folder))
        self._names = [part.name for part in ledger.parts]

    def __repr__(self) -> str:
        return f"Archive({str(self.folder)!r}, {self.ledger.kept:,} rows)"

    def pairs(self) -> pd.DataFrame:
        """All pairs, most reported first: `a`, `b`, `reports`, `first`, `last`."""
        return self._tables.pairs()

    def has(self, a: str | int, b: str | int) -> bool:
        """Whether there is anything between two actors."""
        return self._tables.has(*_ordered(a, b))

    def name(self, actor: str) -> str:
        """What an actor is called."""
        return self.ledger.actors.get(actor, actor)

    def title(self, actor: str) -> str:
        """The same for people to read: a country's own name, or the files' in quiet letters."""
        profile = PROFILES.get(self.ledger.profile)
        known = country(actor) if profile is not None and profile.countries else ""
        return known or name_of(actor, self.name(actor))

    def relation(self, a: str | int, b: str | int, *, once: bool = False) -> pd.DataFrame:
        """One relation as a prepared table of day bundles, which every model takes.

        A bundle is all rows of one day that one of the two began, with one CAMEO root code and one
        direction: its score is their mean, its weight the sum of theirs. Whatever a model makes of
        a day is the same as from the rows; the influence of one event, or tables drawn anew, are
        those of bundles.

        Args:
            a, b: codes of the two actors, in either order; a number stands for its digits.
            once: count rows of the same pair, day and code once.

        Returns:
            Columns as `event_table.prepare` gives them, and `reports` (rows in the bundle).

        Raises:
            KeyError: the archive has no rows between the two.
            TypeError: an actor is no code.
        """
        return bundles(self._rows(a, b, once))

    def days(self, a: str | int, b: str | int, *, once: bool = False) -> pd.DataFrame:
        """The same with numbers only, for what makes its own words of them.

        Returns:
            Columns `first` (the day), `initiator` and `cameo` (root code) as sorted categories,
            `value`, `weight`, `reports`, in time order.

        Raises:
            KeyError: the archive has no rows between the two.
        """
        return pd.concat(list(_ways(self._rows(a, b, once))), ignore_index=True).sort_values(
            c.FIRST, kind="stable", ignore_index=True
        )

    def _rows(self, a: str | int, b: str | int, once: bool) -> pd.DataFrame:
        low, high = _ordered(a, b)
        rows = self._tables.relation(self._names, low, high, once=once)
        if rows.empty:
            raise KeyError(f"the archive has nothing between {a} and {b}{self._meant(a, b)}")
        return rows

    def is_loud(self, rows: int, first: Any, last: Any) -> bool:
        """Whether so many rows in such a time ask for a model that volume does not move.

        Where rows are reports it always is; so it is where more come than one a day, with which a
        line that adds each up stands at one of its ends on most days.

        Args:
            rows: of the pair.
            first, last: its days.
        """
        days = max((pd.Timestamp(last) - pd.Timestamp(first)).days + 1, YEAR)
        return self.ledger.reports or rows > days

    def called(self, text: str) -> str | None:
        """The code of the actor that somebody means by a code or a name; None where none does."""
        return called(text, self.ledger.actors)

    def _meant(self, *asked: str | int) -> str:
        """What to ask for instead, where it can be told."""
        if str(asked[0]) == str(asked[1]):
            return ": a pair is two actors"
        found = [self.called(str(one)) for one in asked]
        unknown = [str(asked[n]) for n, one in enumerate(found) if one is None]
        if unknown:
            return f"; it knows no {' and no '.join(unknown)}, see archive.pairs()"
        if found != [str(one) for one in asked]:
            return f"; it calls them {found[0]} and {found[1]}"
        return ""

    def reports(self, a: str | int, b: str | int) -> pd.DataFrame:
        """The strongest rows of each month.

        Returns:
            Columns `month`, `day`, `initiator`, `code`, `score`, `address`.
        """
        low, high = _ordered(a, b)
        found = self._tables.reports(self._names, low, high)
        found["score"] = found.pop("s") / SCALE
        return found.drop(columns="weigh")

    def volume(self, a: str | int, b: str | int) -> pd.Series:
        """Rows by year (index: year), without a gap: what a line that adds up grows with."""
        low, high = _ordered(a, b)
        rows = self._tables.relation(self._names, low, high)
        by_year = rows.groupby(pd.to_datetime(rows["day"]).dt.year)["n"].sum()
        if by_year.empty:
            return by_year
        return by_year.reindex(range(by_year.index[0], by_year.index[-1] + 1), fill_value=0)

    def months(self, least: int) -> pd.DataFrame:
        """What the rows of each pair and month weigh, and what their scores add up to.

        Args:
            least: pairs with fewer rows in all are left out.

        Returns:
            Columns `low`, `high`, `month` (whole months since the year 0), `w` (sum of weights),
            `ws` (sum of weight · score); sorted.
        """
        found = self._tables.months(self._names, least)
        return found.assign(w=found["w"] / SCALE, ws=found["ws"] / SCALE**2)

    def digest(self) -> str:
        """A hash of all sums: the same for archives with the same content."""
        return self._tables.digest(self._names)


def _ordered(*actors: str | int) -> list[str]:
    """Two actors as the archive has them: as text, in the order of their codes.

    Raises:
        TypeError: one is no code.
    """
    for actor in actors:
        if not isinstance(actor, str | int | np.integer) or isinstance(actor, bool):
            raise TypeError(
                f"an actor is named by a code, as archive.pairs() lists them, not {actor!r}"
            )
    return sorted(str(actor) for actor in actors)


def open_archive(folder: str | Path) -> Archive:
    """Open the archive in a folder.

    Raises:
        ArchiveProblem: it is none, is damaged, or was made by a later version.
    """
    place = Path(folder)
    ledger = load(place)
    needed = [place / PAIRS, *(place / f"{table}-{part.name}.parquet"
              for part in ledger.parts for table in ("sums", "reports"))]  # fmt: skip
    missing = [file.name for file in needed if not file.is_file()]
    if missing:
        raise ArchiveProblem(
            f"{place} lacks {', '.join(missing[:3])}. Build it once more: what is there is kept"
        )
    return Archive(place, ledger)


def listed(folder: Path) -> dict[str, Archive | ArchiveProblem]:
    """The archives that lie right in a folder, by name; what cannot be opened says why."""
    found: dict[str, Archive | ArchiveProblem] = {}
    for place in sorted(folder.iterdir()) if folder.is_dir() else []:
        if place.is_dir() and (place / "archive.json").exists():
            try:
                found[place.name] = open_archive(place)
            except ArchiveProblem as problem:
                found[place.name] = problem
    return found


def profile_title(ledger: Ledger) -> str:
    """What the archive was made of, in words."""
    profile = PROFILES.get(ledger.profile)
    return profile.title if profile else "a table"


def _ways(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """What warmed, what cooled and what did neither, each as numbers."""
    unit = float(SCALE)
    still = rows["n"] - rows["n_up"] - rows["n_down"]
    neither = rows["w"] - rows["w_up"] - rows["w_down"]
    for weight, points, count in (
        (rows["w_up"], rows["ws_up"], rows["n_up"]),
        (rows["w_down"], -rows["ws_down"], rows["n_down"]),
        (neither, 0 * neither, still),
    ):
        some = (weight > 0).to_numpy()
        yield pd.DataFrame(
            {
                c.FIRST: pd.to_datetime(rows["day"][some]).astype("datetime64[us]"),
                c.INITIATOR: rows["initiator"][some],
                c.CAMEO: rows["root"][some],
                c.VALUE: points[some] / unit / weight[some],
                c.WEIGHT: weight[some] / unit,
                c.REPORTS: count[some],
            }
        )


def bundles(rows: pd.DataFrame) -> pd.DataFrame:
    """Sums by day as a prepared table: a row for what warmed, what cooled and what did neither.

    Args:
        rows: as `Tables.relation` gives them.
    """
    parts = [_prepared(way, sign) for way, sign in zip(_ways(rows), "+-0", strict=True)]
    out = pd.concat(parts, ignore_index=True)
    return out.sort_values([c.FIRST, c.EVENT_ID], kind="stable").reset_index(drop=True)


def _prepared(kept: pd.DataFrame, sign: str) -> pd.DataFrame:
    """The bundles of one direction, with their words."""
    day, root, who = kept[c.FIRST], kept[c.CAMEO].astype("str"), kept[c.INITIATOR].astype("str")
    iso = day.dt.strftime("%Y-%m-%d").astype("str")
    meanings = {str(code): cameo.name(str(code)) or str(code) for code in root.unique()}
    tails = {root: f": {m.lower()}" if m else "" for root, m in meanings.items()}
    title = kept[c.REPORTS].map(counted).astype("str") + root.map(tails).astype("str")
    nothing = pd.Series("", index=kept.index, dtype="str")
    return pd.DataFrame(
        {
            c.EVENT_ID: iso + "-" + who + "-" + root + sign,
            c.DATE: iso,
            c.TITLE: title.astype("str"),
            c.LABEL: title.str.slice(0, 34).astype("str"),
            c.SUMMARY: nothing,
            c.CATEGORY: root,
            c.INITIATOR: who,
            c.CAMEO: root,
            c.SCORE: kept[c.VALUE].astype(float),
            c.RATIONALE: nothing,
            c.EVIDENCE: np.nan,
            c.SOURCES: nothing,
            c.POINTS: nothing,
            c.CHECKED: nothing,
            c.NOTE: nothing,
            c.FIRST: day,
            c.MIDDLE: day,
            c.LAST: day,
            c.DATE_LABEL: (day.dt.day.astype("str") + day.dt.strftime(" %B %Y")).astype("str"),
            c.PRECISION: "day",
            c.LASTED: False,
            c.SPREAD: False,
            c.VALUE: kept[c.VALUE].astype(float),
            c.WEIGHT: kept[c.WEIGHT].astype(float),
            c.REPORTS: kept[c.REPORTS],
        }
    )


def counted(number: int) -> str:
    """A number of reports in words."""
    return "1 report" if number == 1 else f"{number:,} reports"
