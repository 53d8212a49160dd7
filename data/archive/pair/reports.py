"""The strongest reports of a relation as sources, which the cards of its bundles list."""

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
    day = pd.to_datetime(reports["day"]).to_numpy().astype("datetime64[D]")
    score = reports["score"].to_numpy(dtype=float)
    keys = zip(
        reports["initiator"].astype("str"), kinds_of(reports["code"]), np.sign(score), strict=True
    )
    places: dict[tuple, list[int]] = {}
    for number, key in enumerate(keys):
        places.setdefault(key, []).append(number)
    found = []
    rows = zip(
        bundles[c.INITIATOR], bundles[c.CATEGORY], np.sign(bundles[c.VALUE]),
        bundles[c.FIRST].to_numpy().astype("datetime64[D]"),
        bundles[c.LAST].to_numpy().astype("datetime64[D]"), strict=True,
    )  # fmt: skip
    for who, kind, way, first, last in rows:
        mine = np.array(places.get((who, kind, way), []), dtype="int64")
        mine = mine[(day[mine] >= first) & (day[mine] <= last)]
        best = mine[np.argsort(-np.abs(score[mine]), kind="stable")][:MOST_CITED]
        found.append("; ".join(f"r{number}" for number in best))
    return pd.Series(found, index=bundles.index, dtype="str")
