"""The Parquet files of an archive: one pair read with Arrow, all else asked with DuckDB."""

import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from data.archive.engines import MEMORY, ROWS_TOGETHER
from data.archive.ledger import ArchiveProblem
from data.archive.pair import large, sums
from data.archive.rollup import KEYS, MOST_REPORTS, SUMS

PAIRS = "pairs.parquet"
_SUMMED = ", ".join(f"sum({name})::BIGINT AS {name}" for name in SUMS)
_KEYS = ", ".join(KEYS)


class Tables:
    """The tables in the folder of one archive; nothing stays open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _connected(self) -> Any:
        import duckdb

        con = duckdb.connect()
        con.execute("SET memory_limit = ?", [MEMORY])
        con.execute("SET temp_directory = ?", [str(self.folder)])
        con.execute("SET enable_progress_bar = false")  # it would go between our own words
        return con

    def _ask(self, sql: str, values: Sequence[Any] = ()) -> Any:
        return self._connected().sql(sql, params=list(values))

    def _files(self, table: str, names: Sequence[str]) -> list[str]:
        return [str(self.folder / f"{table}-{name}.parquet") for name in names]

    def counted(self, name: str) -> dict[str, int]:
        """How many rows of a part were kept (under an empty name) and refused, by reason."""
        rows = self._ask(
            "SELECT CASE WHEN low IS NULL THEN code ELSE '' END AS why, sum(n)::BIGINT "
            "FROM read_parquet(?) GROUP BY why",
            [self._files("sums", [name])],
        ).fetchall()
        return {str(why): int(number) for why, number in rows}

    def names(self, names: Sequence[str]) -> dict[str, str]:
        """What each actor is called."""
        rows = self._ask(
            "SELECT actor, max(name) FROM read_parquet(?) GROUP BY actor ORDER BY actor",
            [self._files("names", names)],
        ).fetchall()
        return {str(actor): str(name or actor) for actor, name in rows}

    def write_pairs(self, names: Sequence[str]) -> tuple[str, str]:
        """Write the list of pairs, most reported first; gives the first and the last day."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        table: pa.Table = self._ask(
            "SELECT low AS a, high AS b, sum(n)::BIGINT AS reports, min(day) AS first, "
            "max(day) AS last FROM read_parquet(?) WHERE low IS NOT NULL "
            "GROUP BY low, high ORDER BY reports DESC, a, b",
            [self._files("sums", names)],
        ).to_arrow_table()
        beside = self.folder / f"{PAIRS}.unfinished"
        pq.write_table(table, beside)
        beside.replace(self.folder / PAIRS)
        if not table.num_rows:
            return "", ""
        first, last = table["first"].to_pandas(), table["last"].to_pandas()
        return str(min(first))[:10], str(max(last))[:10]

    def pairs(self) -> pd.DataFrame:
        """The list of pairs.

        Raises:
            ValueError: it was made by hand, with columns of other kinds.
        """
        import pyarrow.parquet as pq
        import pyarrow.types as kinds

        table = pq.read_table(self.folder / PAIRS, columns=["a", "b", "reports", "first", "last"])
        for name, known in (("a", _is_text), ("b", _is_text), ("reports", kinds.is_integer)):
            if not known(table.schema.field(name).type) or table[name].null_count:
                raise ValueError(f"the column “{name}” of {PAIRS} is not as Thaw writes it")
        return table.to_pandas()

    def has(self, low: str, high: str) -> bool:
        """Whether the list of pairs has these two."""
        import pyarrow.parquet as pq

        wanted = [("a", "=", low), ("b", "=", high)]
        return pq.read_table(self.folder / PAIRS, columns=["a"], filters=wanted).num_rows > 0

    def relation(
        self, names: Sequence[str], low: str, high: str, *, once: bool = False
    ) -> pd.DataFrame:
        """The sums of one pair, by day, who acted and root code; see `sums.day_sums`."""
        files = [(file,) for file in self._files("sums", names)]
        if not once:  # which needs every code
            by_root = self._files("large", names)
            files = [
                (first, *each) if Path(first).exists() else each
                for first, each in zip(by_root, files, strict=True)
            ]
        return sums.day_sums(files, low, high, once=once)

    def write_large(self, name: str) -> int:
        """Write the largest pairs of a part once more, by root code; gives the bytes."""
        (written,), (beside,) = self._files("sums", [name]), self._files("large", [name])
        return large.write(Path(written), Path(beside), self._connected)

    def counts(
        self, name: str, low: str, high: str, first: pd.Timestamp, last: pd.Timestamp
    ) -> list[tuple[str, str, int, int, int]]:
        """How many rows of a pair a part has in some days.

        Returns:
            Who acted, root code, and how many warm, cool and do neither.
        """
        return self._ask(
            "SELECT initiator, coalesce(left(code, 2), '') AS root, sum(n_up)::BIGINT, "
            "sum(n_down)::BIGINT, sum(n - n_up - n_down)::BIGINT FROM read_parquet(?) "
            "WHERE low = ? AND high = ? AND day BETWEEN ? AND ? GROUP BY initiator, root",
            [self._files("sums", [name]), low, high, first.date(), last.date()],
        ).fetchall()

    def reports(self, names: Sequence[str], low: str, high: str) -> pd.DataFrame:
        """The strongest reports of one pair, month by month; see `sums.strongest`."""
        return sums.strongest(self._files("reports", names), low, high)

    def months(self, names: Sequence[str], least: int) -> pd.DataFrame:
        """What each pair's reports of each month weigh, and what their scores add up to.

        Args:
            names: of the parts.
            least: pairs with fewer reports in all are left out.

        Returns:
            Columns `low`, `high`, `month` (whole months since the year 0), `w`, `ws`; sorted.
        """
        return self._ask(
            "SELECT low, high, year(day) * 12 + month(day) - 1 AS month, sum(w)::DOUBLE AS w, "
            "(sum(ws_up) - sum(ws_down))::DOUBLE AS ws FROM read_parquet(?) "
            "WHERE low IS NOT NULL GROUP BY low, high, month "
            "QUALIFY sum(sum(n)) OVER (PARTITION BY low, high) >= ? ORDER BY low, high, month",
            [self._files("sums", names), least],
        ).df()

    def merge(self, names: Sequence[str], into: str, order: Mapping[str, Sequence[str]]) -> int:
        """Put parts together; gives the bytes of the new one."""
        made = {
            "sums": f"SELECT {_KEYS}, {_SUMMED} FROM read_parquet(?) GROUP BY {_KEYS}",  # noqa: S608
            "reports": "SELECT * REPLACE (row_number() OVER best AS place) "  # noqa: S608
            "FROM read_parquet(?) "
            "WINDOW best AS (PARTITION BY low, high, month ORDER BY -abs(s) * weigh, day, code, "
            f"initiator, address) QUALIFY row_number() OVER best <= {MOST_REPORTS}",
            "names": "SELECT actor, max(name) AS name FROM read_parquet(?) GROUP BY actor",
        }
        size = 0
        for table, sql in made.items():
            beside = self.folder / f"{table}-{into}.unfinished"
            whole = f"COPY ({sql} ORDER BY {', '.join(order[table])}) TO '{_quoted(beside)}' "
            whole += f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS_TOGETHER})"
            self._ask(whole, [self._files(table, names)])
            done = beside.replace(self.folder / f"{table}-{into}.parquet")
            size += done.stat().st_size
        return size

    def digest(self, names: Sequence[str]) -> str:
        """A hash of all sums in the order of their keys: the same for the same content."""
        digest = hashlib.blake2b(digest_size=16)
        reader = self._ask(
            f"SELECT {_KEYS}, {_SUMMED} FROM read_parquet(?) GROUP BY {_KEYS} ORDER BY {_KEYS}",  # noqa: S608
            [self._files("sums", names)],
        ).to_arrow_reader(50_000)
        for batch in reader:
            digest.update(batch.to_pandas().to_csv(index=False, header=False).encode())
        return digest.hexdigest()


class Told:
    """The same tables for who opens an archive: one that is damaged, or made by hand, says so.

    Every call may raise `ArchiveProblem`.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._tables, name)

        def told(*values: Any, **named: Any) -> Any:
            try:
                return call(*values, **named)
            except Exception as problem:
                if not _of_a_file(problem):
                    raise
                first_line = (str(problem) or type(problem).__name__).splitlines()[0][:200]
                raise ArchiveProblem(
                    f"the tables in {self._tables.folder} cannot be read ({first_line}). "
                    "Build the archive anew"
                ) from problem

        return told


def _is_text(kind: Any) -> bool:
    import pyarrow.types as kinds

    return kinds.is_string(kind) or kinds.is_large_string(kind)


def _of_a_file(problem: Exception) -> bool:
    """Whether it is the files' fault; DuckDB is asked only where it is loaded."""
    import pyarrow as pa

    duckdb = sys.modules.get("duckdb")
    kinds = (pa.ArrowException, OSError, ValueError, *((duckdb.Error,) if duckdb else ()))
    return isinstance(problem, kinds)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
