"""The line made of a roll-up is the line made of the rows, for every model."""

import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import archive, temperature
from data.archive.rollup import SCALE

DAYS = pd.date_range("1998-11-20", periods=2000)
ACTORS = ("IND", "PAK", "CHN")


@st.composite
def tables(draw: st.DrawFn) -> pd.DataFrame:
    """Rows between India and Pakistan, and some that are not, in any order."""
    seed = draw(st.integers(0, 2**32 - 1))
    count = draw(st.integers(1, 120))
    rng = np.random.default_rng(seed)
    days = DAYS[rng.integers(0, draw(st.sampled_from([3, 40, 2000])), count)]
    return pd.DataFrame(
        {
            "date": days.strftime("%Y-%m-%d"),
            "initiator": rng.choice(ACTORS, count),
            "target": rng.choice(ACTORS, count),
            "score": rng.integers(-100_000, 100_001, count) / SCALE,
            "cameo": rng.choice(["043", "0431", "190", "17", ""], count),
            "weight": rng.integers(1, SCALE + 1, count) / SCALE,
        }
    )


def between(rows: pd.DataFrame, a: str, b: str) -> pd.DataFrame:
    """The rows as a table of events."""
    mine = rows[[{x, y} == {a, b} for x, y in zip(rows.initiator, rows.target, strict=True)]]
    return mine.rename(columns={"weight": "evidence"})


@settings(max_examples=8)
@given(rows=tables())
def test_lines_shares_and_turning_points_are_those_of_the_rows(
    tmp_path_factory: pytest.TempPathFactory, rows: pd.DataFrame
) -> None:
    events = between(rows, "IND", "PAK")
    if events.empty:
        return
    folder = tmp_path_factory.mktemp("archive") / "made"
    archive.build(rows, folder)
    bundles = archive.open(folder).relation("PAK", "IND")
    for model in temperature.MODELS:
        of_rows, of_sums = (temperature.curve(t, model=model) for t in (events, bundles))
        pd.testing.assert_frame_equal(of_rows, of_sums, atol=1e-9, rtol=0)
        on = pd.Timestamp("1999-02-01")
        shares = [by_day(temperature.contributions(t, on, model=model)) for t in (events, bundles)]
        pd.testing.assert_series_equal(shares[0], shares[1], atol=1e-9, rtol=0)
        turns = [temperature.turning_points(line) for line in (of_rows, of_sums)]
        pd.testing.assert_frame_equal(turns[0], turns[1], atol=1e-9, rtol=0)


def by_day(shares: pd.DataFrame) -> pd.Series:
    return shares.groupby("date")["share"].sum()


def rows_of(**columns: list) -> pd.DataFrame:
    size = len(next(iter(columns.values())))
    plain = {"date": "1999-05-03", "initiator": "IND", "target": "PAK", "score": 1.0}
    return pd.DataFrame({name: [value] * size for name, value in plain.items()} | columns)


def test_what_cannot_be_used_is_counted_by_reason(tmp_path: Path) -> None:
    rows = rows_of(
        date=["1999-05-03", "1999-02-30", "", "19990504", "1999-05-05", "1999-05-05", "1999-05-05"],
        initiator=["IND", "IND", "IND", "IND", "", "PAK", "IND"],
        score=[1.0, 1.0, 1.0, 10.5, 1.0, 1.0, None],
    )
    made = archive.build(rows, tmp_path / "a")
    assert made.refused() == {"date": 2, "score": 2, "actor": 1, "own country": 1}
    assert (made.rows, made.kept) == (7, 1)


def test_a_code_stands_in_for_a_score(tmp_path: Path) -> None:
    rows = rows_of(cameo=["057", "190", "no code"]).drop(columns="score")
    made = archive.build(rows, tmp_path / "a")
    assert made.refused() == {"score": 1}
    pair = archive.open(tmp_path / "a").relation("IND", "PAK")
    assert sorted(pair["score"]) == [-10.0, 8.0]


def test_reports_of_one_act_can_be_counted_once(tmp_path: Path) -> None:
    rows = rows_of(score=[-5.0] * 9 + [4.0], cameo=["190"] * 9 + ["043"])
    archive.build(rows, tmp_path / "a")
    opened = archive.open(tmp_path / "a")
    every, once = (opened.relation("IND", "PAK", once=flag) for flag in (False, True))
    assert dict(zip(every.cameo, every.weight, strict=True)) == {"19": 9.0, "04": 1.0}
    assert dict(zip(once.cameo, once.weight, strict=True)) == {"19": 1.0, "04": 1.0}
    assert list(once.sort_values("score").score) == [-5.0, 4.0]
    assert set(every.reports) == {9, 1}


def test_the_strongest_reports_keep_their_addresses(tmp_path: Path) -> None:
    rows = rows_of(
        score=[1.0, -9.0, 5.0, -2.0, 0.0],
        address=["http://a.example", "http://b.example", "c", "d", "e"],
    )
    archive.build(rows, tmp_path / "a")
    found = archive.open(tmp_path / "a").reports("PAK", "IND")
    assert list(found["score"]) == [-9.0, 5.0, -2.0]
    assert found["address"].iloc[0] == "http://b.example"


def test_pairs_and_volume(tmp_path: Path) -> None:
    rows = rows_of(date=["1999-05-03", "2001-01-01", "2001-01-02"], target=["PAK", "PAK", "CHN"])
    archive.build(rows, tmp_path / "a")
    opened = archive.open(tmp_path / "a")
    pairs = opened.pairs()
    assert pairs[["a", "b", "reports"]].values.tolist() == [["IND", "PAK", 2], ["CHN", "IND", 1]]
    assert opened.volume("PAK", "IND").to_dict() == {1999: 1, 2000: 0, 2001: 1}
    with pytest.raises(KeyError, match="nothing between PAK and CHN"):
        opened.relation("PAK", "CHN")


def test_numbers_name_actors_as_their_digits_do(tmp_path: Path) -> None:
    """Codes of the Correlates of War; asked by numbers, the archive was “to build anew”."""
    rows = {"date": ["1948-06-28", "1949-01-01"], "initiator": [345, 365], "target": [365, 345],
            "score": [-5.0, 3.0]}  # fmt: skip
    archive.build(pd.DataFrame(rows), tmp_path / "cow")
    opened = archive.open(tmp_path / "cow")
    pd.testing.assert_frame_equal(opened.relation(365, 345), opened.relation("345", "365"))
    assert len(opened.reports(345, 365)) == 2
    assert opened.has(345, 365)
    wrong: list[Any] = [None, 3.5, True, ["345"]]
    for actor in wrong:
        with pytest.raises(TypeError, match="named by a code"):
            opened.relation(actor, "345")


def test_any_frame_is_welcome(tmp_path: Path) -> None:
    import duckdb
    import pyarrow as pa

    rows = rows_of(score=[1.5, -4.0])
    frames = {"pandas": rows, "arrow": pa.Table.from_pandas(rows), "duckdb": duckdb.from_df(rows)}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        digests = set()
        for name, frame in frames.items():
            archive.build(frame, tmp_path / name)
            digests.add(archive.open(tmp_path / name).digest())
    assert len(digests) == 1


def test_a_table_without_what_is_needed_says_so(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="needs a column “target”"):
        archive.build(pd.DataFrame({"date": [], "initiator": []}), tmp_path / "a")
    with pytest.raises(KeyError, match="“score” or “cameo”"):
        archive.build(rows_of(score=[1.0]).drop(columns="score"), tmp_path / "b")
