"""`python -m data.archive build SOURCE DEST [--profile gdelt] [--engine spark://…]`."""

import argparse
import sys
from collections.abc import Sequence

from data.archive import PROFILES, ArchiveProblem, Ledger, Progress, build


def main(arguments: Sequence[str] | None = None, called: str = "python -m data.archive") -> int:
    """Build an archive and say how it goes; gives the exit code."""
    parser = argparse.ArgumentParser(prog=called, description="Archives of many relations.")
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("build", help="make an archive of files, or add to one")
    make.add_argument("source", help="a folder or a file: CSV, TSV, Parquet, zip, gz")
    make.add_argument("dest", help="the archive's folder")
    make.add_argument("--profile", default="", choices=["", *PROFILES], help="kind of files")
    make.add_argument("--engine", default="duckdb", help="duckdb, or a Spark cluster: spark://…")
    given = parser.parse_args(arguments)
    try:
        _report(build(given.source, given.dest, given.profile, given.engine, _tell))
    except KeyboardInterrupt:
        print("\nStopped. What was finished is kept; the same command goes on.", file=sys.stderr)
        return 130
    except (ArchiveProblem, ValueError) as problem:
        print(f"thaw archive: {problem}", file=sys.stderr)
        return 1
    return 0


def _tell(now: Progress) -> None:
    left = "" if now.left is None else f", {now.left:,.0f} s left"
    print(f"{now.share:5.0%}  {now.rows:,} rows{left}  {now.doing}", file=sys.stderr, flush=True)


def _report(made: Ledger) -> None:
    span = f", {made.first} to {made.last}" if made.first else ""
    print(f"{made.kept:,} of {made.rows:,} rows are in{span}")
    for why, number in sorted(made.refused().items()):
        print(f"  left out: {number:,} ({why})")
    for name, why in sorted(made.broken.items()):
        print(f"  not read: {name}: {why}")


if __name__ == "__main__":
    sys.exit(main())
