"""What was in force, whose voice the sources are, and the tables that say so."""

import ast
import dataclasses
from pathlib import Path

import pandas as pd
import pytest

from data import catalog, reading
from data.events import conditions, voices
from data.events.data_set import DataSet
from data.exports.package import package_files, package_zip
from data.questions import statements
from data.reading import packages
from data.temperature import trace

DATA = Path(catalog.__file__).parent
ALL = ["soviet-yugoslav", "yugoslavia-united-states", "china-soviet-union"]


@pytest.fixture(params=ALL)
def shipped(request: pytest.FixtureRequest) -> DataSet:
    return catalog.open_set(request.param)


def test_in_force_on_a_day() -> None:
    held = catalog.open_set("soviet-yugoslav").conditions
    assert conditions.in_force(held, "1930-01-01")["kind"].to_list() == ["no-relations"]
    assert conditions.in_force(held, "1940-06-24").empty
    assert "alliance" in set(conditions.in_force(held, "1947-01-01")["kind"])
    assert set(conditions.in_force(held, "1952-12-31")["kind"]) == {
        "embargo", "no-ambassadors", "no-party-ties",
    }  # fmt: skip
    assert conditions.in_force(held, pd.Timestamp("1949-12-31"))["label"].str.contains("Emb").any()
    day = conditions.in_force(held, "1941-06-01")
    assert conditions.said(day) == (
        "In force that day: Royal government in exile; Recognition withdrawn."
    )
    assert conditions.said(conditions.in_force(held, "1960-01-01")) == ""


def test_conditions_are_of_a_known_kind_and_cited(shipped: DataSet) -> None:
    assert set(shipped.conditions["kind"]) <= set(conditions.KINDS)
    assert (shipped.conditions["sources"] != "").all()
    assert (conditions.with_days(shipped.conditions)["first"].notna()).all()


def test_conditions_move_nothing(shipped: DataSet) -> None:
    bare = dataclasses.replace(shipped, conditions=shipped.conditions.iloc[:0])
    with_them, without = (
        trace(one.prepared, "bounded", **one.defaults).curve for one in (shipped, bare)
    )
    pd.testing.assert_frame_equal(with_them, without)
    assert "score" not in shipped.conditions.columns


def test_statements_are_judged_by_the_line_and_never_feed_it(shipped: DataSet) -> None:
    line = trace(shipped.prepared, "bounded", **shipped.defaults)
    told = statements.judged(shipped.statements, line)
    assert set(told["verdict"]) <= {statements.HOLDS, statements.FAILS, statements.OPEN}
    assert f" of {len(shipped.statements)} statements about levels hold" in statements.said(told)
    turned = shipped.statements.rename(
        columns={"colder_date": "warmer_date", "warmer_date": "colder_date"}
    )
    other = statements.judged(turned, line)
    level = told["colder"] == told["warmer"]  # no act between the two days moved the line
    known = (told["verdict"] != statements.OPEN) & ~level
    assert (told["verdict"] != other["verdict"])[known].all()
    assert (told.loc[level, "verdict"] == statements.FAILS).all()


@pytest.mark.parametrize(
    ("colder", "warmer"),
    [("1800-01-01", "1950-01-01"), ("1950-01-01", "1800-01-01"), ("1950-01-01", "1950-01-01")],
    ids=["before the first event", "the warmer one", "the same day"],
)
def test_a_statement_the_line_does_not_reach_counts_neither_way(colder: str, warmer: str) -> None:
    """Before the first event the line stands at zero because nothing is recorded."""
    first = catalog.open_set("soviet-yugoslav")
    one = first.statements.iloc[:1].assign(colder_date=colder, warmer_date=warmer)
    told = statements.judged(one, trace(first.prepared, "bounded", **first.defaults))
    assert told["verdict"].to_list() == [statements.OPEN]
    assert statements.said(told).startswith("0 of 1 statement about levels hold; 1 cannot be told")
    nothing = trace(first.prepared.iloc[:0], "bounded")
    assert statements.judged(one, nothing)["verdict"].to_list() == [statements.OPEN]


def test_each_model_is_tried(shipped: DataSet) -> None:
    table = statements.by_model(shipped.statements, shipped.prepared, shipped.defaults)
    assert len(table) == 4
    assert (table[["holds", "fails", "open"]].sum(axis=1) == len(shipped.statements)).all()


def test_no_score_no_parameter_and_no_model_reads_a_statement() -> None:
    for folder in ("models", "temperature", "dates", "codes"):
        for path in (DATA / folder).rglob("*.py"):
            names = {
                node.id if isinstance(node, ast.Name) else node.attr
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Name | ast.Attribute)
            }
            assert not names & {"statements", "STATEMENT_COLUMNS"}, path


def test_enough_statements_name_what_was_read() -> None:
    read = {name: catalog.open_set(name).statements["read"].eq("yes").sum() for name in ALL}
    assert read["soviet-yugoslav"] >= 40
    assert read["yugoslavia-united-states"] >= 15
    assert read["china-soviet-union"] >= 15


def put(files: dict[str, bytes], root: Path) -> DataSet:
    for name, content in files.items():
        path = root / "x" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return packages.open_folder(root / "x")


def test_packages_carry_the_new_tables(shipped: DataSet, tmp_path: Path) -> None:
    loose = dataclasses.replace(shipped, folder=DATA / "sets", fingerprint="")
    files = package_files(loose)
    assert {"conditions.csv", "statements.csv", "readings.csv"} <= set(files)
    again = put(files, tmp_path)
    for name in ("conditions", "statements", "readings"):
        pd.testing.assert_frame_equal(again.tables[name], shipped.tables[name])
    assert (again.readers, again.sides) == (shipped.readers, shipped.sides)
    assert package_zip(shipped)


@pytest.mark.parametrize(
    ("read", "raw", "part"),
    [
        (reading.read_conditions, "condition_id,start,end\na,1948,1947x\n", "“1947x”"),
        (reading.read_conditions, "condition_id,start\na,1948\n", "column “end”"),
        (reading.read_statements, "statement_id,colder_date,warmer_date\na,1948,1950-01-01\n",
         "“1948” is not a day"),
        (reading.read_readings, "event_id,reader,score\na,b,11\n", "11 is out of range"),
        (reading.read_readings, "event_id,reader,score\na,,1\n", "the cell is empty"),
    ],
)  # fmt: skip
def test_messages_of_the_new_tables(read, raw: str, part: str) -> None:
    _, problems = read(raw.encode())
    assert any(part in problem.sentence() for problem in problems), problems


def test_what_does_not_fit_is_told(tmp_path: Path) -> None:
    files = {
        "events.csv": b"event_id,date,title,score\na,1948,Something,1\n",
        "sources.csv": b"source_id,title\nw,Work\n",
        "chapters.csv": b"chapter_id,title,start,end\nc,C,1948-01-01,1949-01-01\n",
        "conditions.csv": b"condition_id,kind,start,end,sources\nx,war,1950,1949,nowhere\n",
        "statements.csv": b"statement_id,colder_date,warmer_date\ns,1948-01-01,1948-01-01\n",
        "readings.csv": b"event_id,reader,score\nb,r,1\n",
    }
    files["datapackage.json"] = b'{"thaw": {"actors": [{"id": "A"}, {"id": "B"}]}}'
    opened = put(files, tmp_path)
    said = " ".join(problem.sentence() for problem in opened.problems)
    for part in ("ends before it begins", "“nowhere”", "both days are the same", "no event “b”"):
        assert part in said


def test_whose_voice(shipped: DataSet) -> None:
    table = voices.balance(shipped.events, shipped.sources)
    assert table["events"].iloc[0] == table["events"].max()
    assert {country for side in shipped.sides for country in side["countries"]} <= set(table.index)
    for side in shipped.sides:
        heard = voices.events_of(shipped.events, shipped.sources, side["countries"])
        assert set(voices.only_of(shipped.events, shipped.sources, side["countries"])) <= set(heard)
        assert heard


def test_names_of_a_day_are_those_of_the_table_asked_slowly(shipped: DataSet) -> None:
    for day in pd.date_range("1915-01-01", "1993-01-01", freq="97D"):
        slow = conditions.in_force(shipped.conditions, day)
        assert conditions.labels_in_force(shipped.conditions, day) == slow["label"].to_list()
