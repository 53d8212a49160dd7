"""The sums of the largest pairs of a part once more, by root code: what a first look reads.

A pair of a million reports has its sums by day and code in some nine hundred thousand rows, by day
and root code in four hundred thousand. A pair counts as large where it fills a whole piece of the
Parquet file, which the file's own statistics tell without a row being read.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from data.archive.rollup import SUMS

ROOT = 2  # letters of a CAMEO root code
_SUMMED = ", ".join(f"sum({name})::BIGINT AS {name}" for name in SUMS if name != "wss")
_ROWS = f"""\
SELECT low, high, initiator, day, left(code, {ROOT}) AS code, {_SUMMED}
FROM read_parquet(?) SEMI JOIN large USING (low, high)
GROUP BY ALL
ORDER BY low, high, day, initiator, code
"""  # noqa: S608


def filling_a_piece(sums: Path) -> pd.DataFrame:
    """The pairs that have a whole piece of a file of sums to themselves: `low`, `high`."""
    import pyarrow.parquet as pq

    found = sorted(set(_alone(pq.read_metadata(sums))))
    return pd.DataFrame(found, columns=["low", "high"], dtype="str")


def _alone(file: Any) -> Iterator[tuple[str, str]]:
    for piece in map(file.row_group, range(file.num_row_groups)):
        columns = map(piece.column, range(piece.num_columns))
        told = {column.path_in_schema: column.statistics for column in columns}
        low, high = (_only(told.get(name)) for name in ("low", "high"))
        if low and high:
            yield low, high


def _only(ends: Any) -> str:
    """The one value of a column in a piece; empty where there are more, or it is not told."""
    if ends is None or not ends.has_min_max or ends.null_count or ends.min != ends.max:
        return ""
    return str(ends.min)


def write(sums: Path, large: Path, connect: Callable[[], Any]) -> int:
    """Write a part's large pairs by root code, if it has any; gives the file's bytes.

    Args:
        sums: the part's sums by day and code, sorted by pair.
        large: the file to write.
        connect: opens DuckDB.
    """
    pairs = filling_a_piece(sums)
    if pairs.empty:
        large.unlink(missing_ok=True)
        return 0
    from data.archive.engines import ROWS_TOGETHER

    con = connect()
    con.register("large", pairs)
    beside = large.with_suffix(".unfinished")
    con.sql(_ROWS, params=[[str(sums)]]).write_parquet(
        str(beside), compression="zstd", row_group_size=ROWS_TOGETHER
    )
    return beside.replace(large).stat().st_size
