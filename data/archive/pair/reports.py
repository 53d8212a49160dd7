"""The strongest reports of a relation as sources, which the cards of its bundles list."""

from bisect import bisect_left

import numpy as np
import pandas as pd

from data.archive.levels import kinds_of
from data.basics import columns as c
from data.codes import cameo

MOST_CITED = 5  # of one bundle


def sources_of(reports: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """The reports as a table of sources, `r0` and on in their order.

    Args:
        reports: as `Archive.reports` gives them.
        names: what the actors are called.
    """
    rows = {name: pd.Series("", index=reports.index, dtype="str") for name in c.SOURCE_COLUMNS}
    rows["source_id"] = _ids(reports)
    rows["kind"] = pd.Series("report", index=reports.index, dtype="str")
    rows["title"] = _titles(reports)
    who = reports["initiator"].astype("str")
    rows["authors"] = who.map(lambda code: names.get(str(code), str(code))).astype("str")
    days = pd.to_datetime(reports["day"])
    rows["container"] = (days.dt.day.astype("str") + days.dt.strftime(" %B %Y")).astype("str")
    rows["url"] = reports["address"].fillna("").astype("str")
    return pd.DataFrame(rows).reset_index(drop=True)


def _ids(reports: pd.DataFrame) -> pd.Series:
    return pd.Series([f"r{n}" for n in range(len(reports))], index=reports.index, dtype="str")


def _titles(reports: pd.DataFrame) -> pd.Series:
    rows = zip(reports["code"].fillna("").astype("str"), reports["score"], strict=True)
    told = []
    for code, score in rows:
        meaning = cameo.name(code) or "no code"
        told.append(f"{code} {meaning}, {score:+.1f}".replace("-", "−").strip())
    return pd.Series(told, index=reports.index, dtype="str")


def cited(bundles: pd.DataFrame, reports: pd.DataFrame) -> pd.Series:
    """Which reports each bundle lists: of its days, its actor, its direction and its kind.

    Args:
        bundles: prepared, with the unit's first and last day.
        reports: as `Archive.reports` gives them.
    """
    score = reports["score"].to_numpy(dtype=float)
    best_first = np.argsort(np.argsort(-np.abs(score), kind="stable")).tolist()
    keys = zip(
        reports["initiator"].astype("str").to_list(), kinds_of(reports["code"]).to_list(),
        np.sign(score).tolist(), _whole_days(reports["day"]), strict=True,
    )  # fmt: skip
    known: dict[tuple, list[tuple[int, int]]] = {}
    for number, (*key, day) in enumerate(keys):
        known.setdefault(tuple(key), []).append((day, number))
    for some in known.values():
        some.sort()
    found = []
    rows = zip(
        bundles[c.INITIATOR].to_list(), bundles[c.CATEGORY].to_list(),
        np.sign(bundles[c.VALUE].to_numpy(dtype=float)).tolist(),
        _whole_days(bundles[c.FIRST]), _whole_days(bundles[c.LAST]), strict=True,
    )  # fmt: skip
    for *key, first, last in rows:
        some = known.get(tuple(key), [])
        mine = some[bisect_left(some, (first, -1)) : bisect_left(some, (last + 1, -1))]
        best = sorted((number for _, number in mine), key=best_first.__getitem__)[:MOST_CITED]
        found.append("; ".join(f"r{number}" for number in best))
    return pd.Series(found, index=bundles.index, dtype="str")


def _whole_days(column: pd.Series) -> list[int]:
    """Days since 1970-01-01."""
    days = pd.to_datetime(column).to_numpy().astype("datetime64[D]")
    return days.astype("int64").tolist()
