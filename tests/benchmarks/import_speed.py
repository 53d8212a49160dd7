"""Import of a large table against bare pandas and pandera on the same file, in one run, as a ratio.

    python -m tests.benchmarks.import_speed [--rows 100000] [--turns 7]

Ours is `reading.read_events`: recognise, decode, read, find the columns, read the dates, check
every cell, sort good rows from bad. Bare is `pandas.read_csv(path)` and one lazy validation by a
pandera schema that checks the same columns (types, a pattern for dates, ranges, a list of codes);
the lean schema looks at date, title and score alone. They take turns, so that whatever else the
machine does falls on all alike. Target: at most 3 times bare.
"""

import argparse
import csv
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from data import reading
from data.basics import columns as c
from data.codes import cameo

TARGET = 3.0
_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?[~?%]?(/\d{4}(-\d{2}(-\d{2})?)?[~?%]?)?$"


def write_table(path: Path, rows: int, bad: float) -> None:
    """Events with days, months and years; a share of them with a date or a score that is wrong."""
    chance = random.Random(7)  # noqa: S311 - the same table every time
    codes = cameo.codes()
    with path.open("w", encoding="utf-8", newline="") as out:
        write = csv.writer(out).writerow
        write(c.EVENT_COLUMNS)
        for number in range(rows):
            day = f"{chance.randint(1917, 1992)}-{chance.randint(1, 12):02d}"
            day += f"-{chance.randint(1, 28):02d}" if chance.random() < 0.9 else ""
            score = str(chance.randint(-20, 20) / 2)
            if chance.random() < bad:
                day, score = ("1948-13", score) if number % 2 else (day, "much")
            write(
                (
                    f"event-{number}", day, f"Event number {number}, with a title", "",
                    "What happened, told in a sentence or two, as people write it.",
                    chance.choice(("party", "economy", "military")),
                    chance.choice(("USSR", "YUG", "both")), chance.choice(codes), score,
                    "The reason for the score.", "0.9", "book@p. 184;paper", "1", "yes", "",
                )
            )  # fmt: skip


def schema() -> pa.DataFrameSchema:
    """What a careful user of pandera would ask of the same table."""
    text = pa.Column(str, nullable=True, coerce=True)
    columns = dict.fromkeys(c.EVENT_COLUMNS, text)
    columns[c.DATE] = pa.Column(str, pa.Check.str_matches(_DATE))
    columns[c.EVENT_ID] = pa.Column(str, unique=True)
    columns[c.SCORE] = pa.Column(float, pa.Check.in_range(-10, 10), nullable=True, coerce=True)
    columns[c.EVIDENCE] = pa.Column(
        float, pa.Check.in_range(0, 1, include_min=False), nullable=True, coerce=True
    )
    columns[c.CAMEO] = pa.Column(str, pa.Check.isin(cameo.codes()), coerce=True, nullable=True)
    return pa.DataFrameSchema(columns)


def lean_schema() -> pa.DataFrameSchema:
    """The least that could be asked of it."""
    return pa.DataFrameSchema(
        {
            c.DATE: pa.Column(str, pa.Check.str_matches(_DATE)),
            c.TITLE: pa.Column(str),
            c.SCORE: pa.Column(float, pa.Check.in_range(-10, 10), coerce=True, nullable=True),
        }
    )


def bare(path: Path, checks: pa.DataFrameSchema) -> None:
    """The yardstick."""
    table = pd.read_csv(path)
    try:
        checks.validate(table, lazy=True)
    except pa.errors.SchemaErrors as problem:
        len(problem.failure_cases)


def ours(path: Path) -> None:
    """The import."""
    reading.read_events(path)


def took(work: Callable[[], None]) -> float:
    """How long it takes, in ms."""
    begin = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begin)


def measure(path: Path, turns: int) -> dict[str, list[float]]:
    """All three, in turn; the first round only warms up."""
    full, lean = schema(), lean_schema()
    work: dict[str, Callable[[], None]] = {
        "ours": lambda: ours(path),
        "bare": lambda: bare(path, full),
        "lean": lambda: bare(path, lean),
    }
    times: dict[str, list[float]] = {who: [] for who in work}
    for turn in range(turns + 1):
        for who, run in work.items():
            spent = took(run)
            if turn:
                times[who].append(spent)
    return times


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Import of a large table against bare pandas.")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=7)
    given = parser.parse_args()
    print(f"{given.rows:,} rows, medians of {given.turns} in ms; target: ours ≤ {TARGET:g} × bare")
    print(f"{'':24}{'ours':>8}{'bare':>8}{'ratio':>7}        {'lean':>8}{'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for name, bad in (("all rows good", 0.0), ("a fifth of them bad", 0.2)):
            path = Path(folder) / "events.csv"
            write_table(path, given.rows, bad)
            middle = {who: statistics.median(t) for who, t in measure(path, given.turns).items()}
            mine, full, lean = middle["ours"], middle["bare"], middle["lean"]
            verdict = "met" if mine / full <= TARGET else "MISSED"
            print(
                f"{name:24}{mine:8.0f}{full:8.0f}{mine / full:7.2f} {verdict:7}"
                f"{lean:8.0f}{mine / lean:7.2f}"
            )


if __name__ == "__main__":
    main()
