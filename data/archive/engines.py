"""Where a roll-up runs: DuckDB within this process, or a Spark cluster. One small protocol.

An engine knows how its own tables are opened and written; the roll-up itself is written once
(`rollup`) and given to either.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import narwhals as nw
import pandas as pd

from data.archive.profiles import Profile
from data.codes import cameo

MEMORY = "4GB"
ROWS_TOGETHER = 100_000  # of one piece of a Parquet file: what is read at the least
PARQUET, TEXT = "parquet", "text"
CUT_SHORT, ENCODING = "cut short", "no UTF-8"  # why a line could not be taken apart


@dataclass(frozen=True)
class Head:
    """How a file begins. Files are read together where this is the same.

    Attributes:
        kind: `PARQUET` or `TEXT`.
        names: its columns; of a text without a header the cells of its first line, until a profile
            is found for it.
        bar: what parts the cells of a text.
        typed: the columns of Parquet whose cells are days.
        width: how many columns a text without a header has; 0 for one with a header.
    """

    kind: str
    names: tuple[str, ...]
    bar: str = ""
    typed: tuple[str, ...] = ()
    width: int = 0


class Engine(Protocol):
    """What the roll-up needs of an engine."""

    name: str

    def rows(self, files: Sequence[Path], head: Head, profile: Profile) -> Any:
        """The files' rows in the columns of `profiles.STANDARD`, and ready to be read twice.

        Args:
            files: all with the same head.
            head: how they begin.
            profile: what their columns mean.
        """

    def frame(self, table: Any, profile: Profile) -> Any:
        """The same of a table that is open already."""

    def lazy(self, rows: Any) -> nw.LazyFrame:
        """Such rows as the roll-up takes them."""
        ...

    def codes(self) -> nw.LazyFrame:
        """CAMEO codes, `listed`, with their `goldstein`."""
        ...

    def write(self, table: nw.LazyFrame, path: Path, order: Sequence[str]) -> None:
        """Write one Parquet file, sorted."""

    def skipped(self) -> dict[str, int]:
        """How many lines of the files last read could not be taken apart, by reason."""
        ...

    def done(self) -> None:
        """Forget the rows that were made ready."""


def code_table() -> pd.DataFrame:
    """The code list as a table."""
    listed = cameo.codes()
    return pd.DataFrame({"listed": listed, "goldstein": [cameo.goldstein(code) for code in listed]})


def projection(profile: Profile) -> str:
    """The SQL list that makes the standard columns."""
    return ", ".join(f"{made_of} AS {name}" for name, made_of in profile.columns.items())


def headerless(profile: Profile, width: int) -> str:
    """The SQL list that gives the columns of a text file without a header their names."""
    named = [f"c{place} AS {name}" for name, place in profile.places.items()]
    address = f"c{width - 1}" if width > min(profile.widths) else "''"
    return ", ".join([*named, f"{address} AS address"])


def _as_it_is(file: Path) -> str:
    """A name as DuckDB takes it: no sign in it stands for others."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(file))


class DuckEngine:
    """DuckDB in this process: files larger than memory, no server."""

    name = "duckdb"

    def __init__(self, scratch: Path, memory: str = MEMORY) -> None:
        import duckdb

        self._con = duckdb.connect()
        self._con.execute("SET memory_limit = ?", [memory])
        self._con.execute("SET temp_directory = ?", [str(scratch)])
        self._con.execute("SET preserve_insertion_order = false")
        self._con.execute("SET enable_progress_bar = false")  # it would go between our own words
        self._con.register("code_table", code_table())

    def rows(self, files: Sequence[Path], head: Head, profile: Profile) -> Any:
        """See `Engine.rows`. Text is taken apart once, into a table of its own."""
        self.done()
        if head.kind == PARQUET:
            return self.stream(files, head, profile)
        self._text(files, head, profile, store_rejects=True).create("taken_apart")
        return self._con.table("taken_apart")

    def stream(self, files: Sequence[Path], head: Head, profile: Profile) -> Any:
        """The same rows for who reads them once: nothing is held of what is not asked for."""
        if head.kind == PARQUET:
            rows = self._con.from_parquet([_as_it_is(f) for f in files], union_by_name=True)  # type: ignore[arg-type]
            return rows.project(projection(profile))
        return self._text(files, head, profile)

    def _text(self, files: Sequence[Path], head: Head, profile: Profile, **given: Any) -> Any:
        names: Sequence[str] = head.names
        if head.width:
            names = [f"c{n}" for n in range(max(profile.widths))]
            given |= {"header": False, "quotechar": "", "escapechar": "", "null_padding": True}
        else:
            given |= {"header": True, "quotechar": '"', "escapechar": '"'}
        text = self._con.read_csv(
            [_as_it_is(file) for file in files],  # type: ignore[arg-type]
            columns=dict.fromkeys(names, "VARCHAR"), delimiter=head.bar, auto_detect=False,
            ignore_errors=True, parallel=True, strict_mode=False, **given,
        )  # fmt: skip
        inner = headerless(profile, head.width) if head.width else "*"
        return text.project(inner).project(projection(profile))

    def interrupt(self) -> None:
        """End what another thread reads here."""
        self._con.interrupt()

    def frame(self, table: Any, profile: Profile) -> Any:
        """Any table that narwhals takes."""
        arrow = nw.from_native(table).lazy().collect(backend="pyarrow").to_native()
        return self._con.from_arrow(arrow).project(projection(profile))

    def lazy(self, rows: Any) -> nw.LazyFrame:
        """See `Engine.lazy`."""
        return nw.from_native(rows).lazy()

    def codes(self) -> nw.LazyFrame:
        """See `Engine.codes`."""
        return nw.from_native(self._con.table("code_table")).lazy()

    def write(self, table: nw.LazyFrame, path: Path, order: Sequence[str]) -> None:
        """See `Engine.write`."""
        made = nw.to_native(table).order(", ".join(order))
        made.write_parquet(str(path), compression="zstd", row_group_size=ROWS_TOGETHER)

    def skipped(self) -> dict[str, int]:
        """See `Engine.skipped`."""
        known = self._con.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = ?",
                                  ["reject_errors"]).fetchall()  # fmt: skip
        if not known[0][0]:
            return {}
        lines = self._con.execute(
            "SELECT CASE WHEN odd THEN ? ELSE ? END AS why, count(*) FROM (SELECT "
            "bool_or(error_type IN ('INVALID UNICODE', 'INVALID ENCODING')) AS odd "
            "FROM reject_errors GROUP BY file_id, line) GROUP BY why",
            [ENCODING, CUT_SHORT],
        ).fetchall()
        return {str(why): int(number) for why, number in lines}

    def done(self) -> None:
        """See `Engine.done`."""
        for name in ("taken_apart", "reject_errors", "reject_scans"):
            self._con.execute(f"DROP TABLE IF EXISTS {name}")


class SparkEngine:
    """A Spark cluster; the driver is this process. Needs PySpark and Java."""

    name = "spark"

    def __init__(self, scratch: Path, session: Any) -> None:
        self._spark = session
        self._scratch = scratch

    @classmethod
    def at(cls, master: str, scratch: Path) -> "SparkEngine":
        """An engine on the cluster with this address, such as `spark://host:7077`."""
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master(master).appName("thaw archive")  # type: ignore[attr-defined]
        return cls(scratch, builder.config("spark.ui.enabled", "false").getOrCreate())

    def rows(self, files: Sequence[Path], head: Head, profile: Profile) -> Any:
        """See `Engine.rows`."""
        names = [str(file) for file in files]
        if head.kind == PARQUET:
            return self._standard(self._spark.read.parquet(*names), "*", profile)
        read = self._spark.read.option("mode", "PERMISSIVE").option("sep", head.bar)
        if head.width:
            columns = ", ".join(f"c{n} STRING" for n in range(max(profile.widths)))
            plain = read.option("quote", "").schema(columns)
            return self._standard(plain.csv(names), headerless(profile, head.width), profile)
        columns = ", ".join(f"`{name.replace('`', '``')}` STRING" for name in head.names)
        headed = read.option("header", "true").option("escape", '"').schema(columns)
        return self._standard(headed.csv(names), "*", profile)

    def _standard(self, table: Any, inner: str, profile: Profile) -> Any:
        table.createOrReplaceTempView("thaw_rows")
        listed = projection(profile).replace('"', "`")
        return self._spark.sql(f"SELECT {listed} FROM (SELECT {inner} FROM thaw_rows)")  # noqa: S608

    def frame(self, table: Any, profile: Profile) -> Any:
        """A Spark DataFrame, or any other table that narwhals takes."""
        if hasattr(table, "createOrReplaceTempView"):
            return self._standard(table, "*", profile)
        pandas = nw.from_native(table).lazy().collect(backend="pandas").to_native()
        return self._standard(self._spark.createDataFrame(pandas), "*", profile)

    def lazy(self, rows: Any) -> nw.LazyFrame:
        """See `Engine.lazy`."""
        return nw.from_native(rows)

    def codes(self) -> nw.LazyFrame:
        """See `Engine.codes`."""
        return nw.from_native(self._spark.createDataFrame(code_table().to_dict("records")))

    def write(self, table: nw.LazyFrame, path: Path, order: Sequence[str]) -> None:
        """See `Engine.write`; Spark writes a folder, of which the one file is kept."""
        folder = self._scratch / f"spark-{path.stem}"
        made = nw.to_native(table).orderBy(*order).coalesce(1)
        made.write.mode("overwrite").option("compression", "zstd").parquet(str(folder))
        (file,) = folder.glob("part-*.parquet")
        shutil.move(file, path)
        shutil.rmtree(folder)

    def skipped(self) -> dict[str, int]:
        """Spark fills short lines up; what is missing in them refuses them later."""
        return {}

    def done(self) -> None:
        """Nothing is held."""


def engine_named(name: str, scratch: Path) -> Engine:
    """`duckdb`, or the address of a Spark cluster (`spark://…`, `local[2]`)."""
    if name in ("", "duckdb"):
        return DuckEngine(scratch)
    if name.startswith(("spark://", "local", "yarn", "k8s://")):
        return SparkEngine.at(name, scratch)
    raise ValueError(f"there is no engine “{name}”; use duckdb or the address of a Spark cluster")
