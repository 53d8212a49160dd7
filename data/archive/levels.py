"""Day bundles put together by calendar, so many that a screen holds them; every day stays in."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.archive.opening import counted
from data.basics import columns as c
from data.codes import cameo
from data.temperature.bundles import ACT, packed

MOST = 2000  # bundles of a relation
NAME_MOST = 14  # characters of a name on the chart
UNITS = ("code", "day", "week", "month", "quarter", "year")
PERIODS = {"code": "D", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
KINDS = {
    "verbal-cooperation": ("Cooperation in words", range(1, 6)),
    "material-cooperation": ("Cooperation in deeds", range(6, 9)),
    "verbal-conflict": ("Conflict in words", range(9, 14)),
    "material-conflict": ("Conflict in deeds", range(14, 21)),
}
OTHER = ("other", "Without a code")
_OF_ROOT = {f"{root:02d}": name for name, (_, roots) in KINDS.items() for root in roots}


def fitting(days: pd.DataFrame, most: int = MOST, least: str = UNITS[0]) -> str:
    """The narrowest unit in which so many bundles are enough.

    Args:
        days: as `Archive.days` gives them.
        most: how many bundles there may be.
        least: no unit narrower than this one.
    """
    keys = _Keys.of(days)
    seen = _distinct(keys.day * keys.ways + keys.way)
    for unit in UNITS:
        if unit == UNITS[0]:
            count = len(pd.unique((keys.day * keys.ways + keys.way) * keys.roots + keys.root))
        else:
            start = _whole_days(starts_of(_days(seen // keys.ways), unit))
            seen = _distinct(start * keys.ways + seen % keys.ways)
            count = len(seen)
        if count <= most and UNITS.index(unit) >= UNITS.index(least):
            return unit
    return UNITS[-1]


def kinds_of(codes: pd.Series) -> pd.Series:
    """The kind of act of each CAMEO code."""
    found = codes.astype("str").astype("category") if codes.dtype != "category" else codes
    kinds = [_OF_ROOT.get(str(code)[:2], OTHER[0]) for code in found.cat.categories]
    return pd.Series(kinds, dtype="str").take(found.cat.codes.to_numpy()).set_axis(codes.index)


def starts_of(days: pd.Series, unit: str) -> pd.Series:
    """The first day of each day's unit."""
    if PERIODS[unit] == "D":
        return days.dt.normalize()
    distinct, which = np.unique(days.to_numpy(), return_inverse=True)
    starts = pd.DatetimeIndex(distinct).to_period(PERIODS[unit]).start_time
    return pd.Series(starts.to_numpy().astype("datetime64[us]")[which], index=days.index)


@dataclass(frozen=True)
class _Keys:
    """Of each day bundle its day, and as whole numbers what it has in common with others.

    Attributes:
        day: days since 1970-01-01.
        way: actor, kind of act and direction, in their order; less than `ways`.
        root: place of its root code among all; less than `roots`.
    """

    day: np.ndarray
    way: np.ndarray
    ways: int
    root: np.ndarray
    roots: int

    @staticmethod
    def of(days: pd.DataFrame) -> "_Keys":
        who, root = days[c.INITIATOR].cat, days[c.CAMEO].cat
        known = kinds_of(pd.Series(root.categories, dtype="str"))
        rank, kinds = pd.factorize(known, sort=True)
        root_codes = root.codes.to_numpy().astype("int64")
        kind = rank[root_codes]
        sign = np.sign(days[c.VALUE].to_numpy(dtype=float)).astype("int64") + 1
        way = (who.codes.to_numpy() * len(kinds) + kind) * 3 + sign
        ways = max(len(who.categories) * len(kinds) * 3, 1)
        return _Keys(_whole_days(days[c.FIRST]), way, ways, root_codes, len(root.categories))


def _whole_days(days: pd.Series) -> np.ndarray:
    return days.to_numpy().astype("datetime64[D]").astype("int64")


def _days(whole: np.ndarray) -> pd.Series:
    return pd.Series(whole.astype("datetime64[D]").astype("datetime64[us]"))


def _distinct(keys: np.ndarray) -> np.ndarray:
    return np.asarray(pd.unique(keys))


def _placed(days: pd.DataFrame, unit: str) -> np.ndarray:
    """The bundle that each day bundle goes into: by start, actor, kind, direction (and code)."""
    keys = _Keys.of(days)
    key = _whole_days(starts_of(days[c.FIRST], unit)) * keys.ways + keys.way
    if unit == UNITS[0]:
        key = key * keys.roots + keys.root
    return pd.factorize(key, sort=True)[0]


def bundled(days: pd.DataFrame, unit: str, names: dict[str, str]) -> pd.DataFrame:
    """A prepared table of bundles of one unit, each with its days.

    Args:
        days: as `Archive.days` gives them, not empty.
        unit: one of `UNITS`.
        names: what the actors are called.

    Returns:
        Columns as `event_table.prepare` gives them, with `acts` and `reports`; the table is sorted
        by day and id.
    """
    place = _placed(days, unit)
    order = np.argsort(place, kind="stable")  # days come in time order
    days, place = days.iloc[order].reset_index(drop=True), place[order]
    firsts = np.flatnonzero(np.diff(place, prepend=-1))
    groups = _heads(days.iloc[firsts].reset_index(drop=True), unit)
    weight = days[c.WEIGHT].to_numpy(dtype=float)
    total = np.add.reduceat(weight, firsts)
    score = np.add.reduceat(weight * days[c.VALUE].to_numpy(dtype=float), firsts) / total
    groups = groups.assign(
        score=score.clip(-10, 10), weight=total,
        reports=np.add.reduceat(days[c.REPORTS].to_numpy(), firsts),
        root=_commonest(days, place, len(groups)),
    )  # fmt: skip
    made = _table(groups, unit, names)
    made[c.ACTS] = _acts(days, place, len(groups))
    return made.sort_values([c.FIRST, c.EVENT_ID], kind="stable").reset_index(drop=True)


def _heads(first: pd.DataFrame, unit: str) -> pd.DataFrame:
    """What the days of each bundle have in common, from one of them."""
    return pd.DataFrame(
        {
            "start": starts_of(first[c.FIRST], unit),
            "who": first[c.INITIATOR].astype("str"),
            "kind": kinds_of(first[c.CAMEO]),
            "way": np.sign(first[c.VALUE]),
        }
    )


def _commonest(days: pd.DataFrame, place: np.ndarray, count: int) -> np.ndarray:
    """Of each bundle the root code that most of its reports have; the first of several."""
    root = days[c.CAMEO].cat
    known = len(root.categories)
    each = place * known + root.codes.to_numpy()
    reports = np.bincount(each, days[c.REPORTS].to_numpy(dtype=float), count * known)
    best = reports.reshape(count, known).argmax(axis=1)
    return root.categories.to_numpy(dtype=object)[best]


def _acts(days: pd.DataFrame, place: np.ndarray, count: int) -> pd.Series:
    """The column of days; what a bundle has on one day is one act."""
    day = days[c.FIRST].to_numpy().astype("datetime64[D]").astype("int64")
    weight = days[c.WEIGHT].to_numpy(dtype=float)
    starts = np.flatnonzero((np.diff(place, prepend=-1) != 0) | (np.diff(day, prepend=-1) != 0))
    acts = np.empty(len(starts), dtype=ACT)
    acts["day"] = day[starts]
    acts["weight"] = np.add.reduceat(weight, starts)
    points = np.add.reduceat(weight * days[c.VALUE].to_numpy(dtype=float), starts)
    acts["score"] = points / acts["weight"]
    return packed(acts, place[starts], count)


def _table(groups: pd.DataFrame, unit: str, names: dict[str, str]) -> pd.DataFrame:
    start = groups["start"].astype("datetime64[us]")
    period = start.dt.to_period(PERIODS[unit])
    last = period.dt.end_time.dt.normalize().astype("datetime64[us]")
    ways = groups["way"].map({1.0: "+", -1.0: "-", 0.0: "0"})
    iso = start.dt.strftime("%Y-%m-%d")
    mark = f"-{unit[0]}-" if unit != "code" else "-" + groups["root"] + "-"
    nothing = pd.Series("", index=groups.index, dtype="str")
    out = pd.DataFrame(
        {
            c.EVENT_ID: (iso + mark + groups["who"] + "-" + groups["kind"] + ways).astype("str"),
            c.DATE: _texts(_edtf, start, last, unit),
            c.TITLE: _titles(groups, names),
            c.LABEL: _labels(groups, names),
            c.CATEGORY: groups["kind"].astype("str"),
            c.INITIATOR: groups["who"].astype("str"),
            c.CAMEO: groups["root"].astype("str"),
            c.SCORE: groups["score"],
            c.EVIDENCE: np.nan,
            c.FIRST: start,
            c.MIDDLE: (start + (last - start) / 2).dt.normalize().astype("datetime64[us]"),
            c.LAST: last,
            c.DATE_LABEL: _texts(_in_words, start, last, unit),
            c.PRECISION: {"code": "day", "day": "day", "year": "year"}.get(unit, "month"),
            c.LASTED: False,
            c.SPREAD: False,
            c.VALUE: groups["score"],
            c.WEIGHT: groups["weight"],
            c.REPORTS: groups["reports"],
            c.UNIT: "day" if unit == "code" else unit,
        }
    )
    return out.assign(**{name: nothing for name in c.EVENT_COLUMNS if name not in out.columns})


def _texts(write, start: pd.Series, last: pd.Series, unit: str) -> pd.Series:
    """One text for each bundle; each period is written once."""
    ends = dict(zip(start, last, strict=True))
    known = {first: write(first, end, unit) for first, end in ends.items()}
    return start.map(known).astype("str")


def _edtf(first: pd.Timestamp, last: pd.Timestamp, unit: str) -> str:
    plain = {"code": "%Y-%m-%d", "day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
    if unit in plain:
        return first.strftime(plain[unit])
    form = "%Y-%m-%d" if unit == "week" else "%Y-%m"
    return f"{first.strftime(form)}/{last.strftime(form)}"


def _in_words(first: pd.Timestamp, last: pd.Timestamp, unit: str) -> str:
    if unit in ("code", "day"):
        return f"{first.day} {first:%B %Y}"
    if unit == "week":
        return f"Week of {first.day} {first:%B %Y}"
    if unit == "quarter":
        return f"{first:%B} to {last:%B %Y}"
    return f"{first:%B %Y}" if unit == "month" else f"{first:%Y}"


def _meaning(root: str) -> str:
    return (cameo.name(root) or "").lower()


def _titles(groups: pd.DataFrame, names: dict[str, str]) -> pd.Series:
    def title(who: str, root: str, number: int) -> str:
        meaning = _meaning(root)
        most = "" if number == 1 else "most of them "
        told = f": {most}“{meaning}”" if meaning else ""
        return f"{names.get(who, who)}, {counted(number)}{told}"

    rows = zip(groups["who"], groups["root"], groups["reports"], strict=True)
    return pd.Series([title(*row) for row in rows], index=groups.index, dtype="str")


def _labels(groups: pd.DataFrame, names: dict[str, str]) -> pd.Series:
    """Who, what and how often; a long name gives way to its code."""
    short = {who: name if len(name) <= NAME_MOST else who for who, name in names.items()}
    rows = zip(groups["who"], groups["root"], groups["reports"], strict=True)
    told = [
        f"{short.get(who, who)}: {_meaning(root) or 'reports'}{f' ×{n:,}' if n > 1 else ''}"
        for who, root, n in rows
    ]
    return pd.Series(told, index=groups.index, dtype="str")


def lanes(days: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """The kinds of acts that there are, as id and label."""
    there = set(kinds_of(pd.Series(days[c.CAMEO].unique(), dtype="str")))
    for name, (label, _) in KINDS.items():
        if name in there:
            yield name, label
    if OTHER[0] in there:
        yield OTHER
