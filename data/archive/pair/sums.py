"""One pair out of an archive's Parquet files, read with Arrow alone: the little piece it lies in.

The files are sorted by pair, so that their own statistics lead to the pieces that hold it, and the
rows of one file come in the order in which they are summed up.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from data.archive.pair.large import ROOT
from data.archive.rollup import MOST_REPORTS

COUNTS = ("n", "n_up", "n_down")
WEIGHED = ("w", "w_up", "w_down", "ws_up", "ws_down")
_KEYS = ("day", "initiator", "code")  # in the order of the files
_WORDS = ("low", "high", "initiator", "code")
_REPORTS = ("month", "day", "initiator", "code", "s", "weigh", "address")


def day_sums(files: Sequence[Sequence[str]], low: str, high: str, *, once: bool) -> pd.DataFrame:
    """The sums of one pair, by day, who acted and root code, in any order.

    Args:
        files: of each of the archive's parts those with sums: the first that has the pair is read.
        low, high: the two actors, in the order of their codes.
        once: rows of one code on one day count once, with their mean weight and score.

    Returns:
        Columns `day`, `initiator` and `root` (sorted categories), and the sums.

    Raises:
        OSError, pyarrow.ArrowException: a file cannot be read, or holds other columns.
    """
    rows = _read(files, low, high, (*_KEYS, *COUNTS, *WEIGHED))
    if rows["day"].null_count:  # made by hand: Thaw writes none
        rows = rows.filter(rows["day"].is_valid())
    keys = {name: _placed(rows[name]) for name in _KEYS}
    places = [place for place, _ in keys.values()]
    sums = {name: rows[name].to_numpy() for name in (*COUNTS, *WEIGHED)}
    if once:
        places, sums = _summed(places, sums)
        many = np.maximum(sums["n"], 1)
        sums |= {name: sums[name] // many for name in WEIGHED}
    roots, of_code = np.unique([code[:ROOT] for code in keys["code"][1]], return_inverse=True)
    if len(roots):
        places = [*places[:2], of_code[places[2]]]
    (day, who, root), sums = _summed(places, sums)
    days = np.array(keys["day"][1], dtype="datetime64[D]").astype("datetime64[us]")
    return pd.DataFrame(
        {
            "day": days[day],
            "initiator": pd.Categorical.from_codes(who, _words(keys["initiator"][1])),
            "root": pd.Categorical.from_codes(root, _words([str(root) for root in roots])),
        }
        | sums
    )


def strongest(files: Sequence[str], low: str, high: str) -> pd.DataFrame:
    """The strongest reports of one pair, month by month.

    Args:
        files: with the reports of the archive's parts.
        low, high: the two actors, in the order of their codes.

    Returns:
        Columns `month`, `day`, `initiator`, `code`, `s`, `weigh`, `address`.

    Raises:
        OSError, pyarrow.ArrowException: as `day_sums` tells.
    """
    found = _read([(file,) for file in files], low, high, _REPORTS, dictionary=False).to_pandas()
    found[["month", "day"]] = found[["month", "day"]].astype("datetime64[us]")
    order = ["month", "force", "day", "code", "initiator", "address"]
    found["force"] = -found["s"].abs() * found["weigh"]
    found = found.sort_values(order, kind="stable").drop(columns="force")
    return found.groupby("month", sort=False).head(MOST_REPORTS).reset_index(drop=True)


def _read(
    files: Sequence[Sequence[str]],
    low: str,
    high: str,
    columns: Sequence[str],
    *,
    dictionary: bool = True,
) -> Any:
    """The rows of one pair, each column of the kind that is meant, whole numbers without gaps."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    wanted = [("low", "=", low), ("high", "=", high)]
    words = list(_WORDS) if dictionary else []

    def of_part(places: Sequence[str]) -> Any:
        read = (
            pq.read_table(file, columns=list(columns), filters=wanted, read_dictionary=words)
            for file in places
        )
        table = next(read)
        return table if table.num_rows else next(read, table)

    tables = [of_part(places) for places in files]
    text = pa.dictionary(pa.int32(), pa.string()) if dictionary else pa.string()
    kinds = {name: pa.date32() for name in ("month", "day")} | {"address": pa.string()}
    kinds |= dict.fromkeys(_WORDS, text)
    meant = pa.schema([(name, kinds.get(name, pa.int64())) for name in columns])
    whole = pa.concat_tables([table.cast(meant) for table in tables]).unify_dictionaries()
    for place, name in enumerate(columns):
        if meant.field(name).type == pa.int64() and whole[name].null_count:
            whole = whole.set_column(place, name, pc.fill_null(whole[name], 0))
    return whole


def _placed(column: Any) -> tuple[np.ndarray, list]:
    """The place of each value among the sorted ones that there are; an empty one is no text."""
    import pyarrow as pa

    whole = column.combine_chunks()
    if not pa.types.is_dictionary(whole.type):
        whole = whole.dictionary_encode()
    known = whole.dictionary.to_pylist()
    there: set[Any] = {one for one in known if one is not None}
    found = sorted(there | ({""} if whole.null_count else set()))
    of = {one: place for place, one in enumerate(found)}
    ranks = np.array([of[one] for one in known], dtype="int64")
    which = whole.indices.to_numpy(zero_copy_only=False)
    if not whole.null_count:
        return ranks[which], found
    given = ~np.isnan(which)
    place = np.full(len(which), of[""], dtype="int64")
    place[given] = ranks[which[given].astype("int64")]
    return place, found


def _summed(
    places: list[np.ndarray], sums: dict[str, np.ndarray]
) -> tuple[list[np.ndarray], dict[str, np.ndarray]]:
    """Rows whose places are the same become one."""
    if not len(places[0]):
        return places, sums
    key = np.zeros(len(places[0]), dtype="int64")
    for place in places:
        key = key * (int(place.max()) + 1) + place
    if not (key[1:] >= key[:-1]).all():
        order = np.argsort(key, kind="stable")
        key, places = key[order], [place[order] for place in places]
        sums = {name: each[order] for name, each in sums.items()}
    starts = np.flatnonzero(np.diff(key, prepend=-1))
    if len(starts) == len(key):  # each stands alone
        return places, sums
    added = {name: np.add.reduceat(each, starts) for name, each in sums.items()}
    return [place[starts] for place in places], added


def _words(known: Sequence[str]) -> pd.Index:
    return pd.Index(list(known), dtype="str")
