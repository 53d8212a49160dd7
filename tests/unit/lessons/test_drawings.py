"""Drawings out of files: what Thaw wrote comes back, mistakes name line and column, limits hold."""

import numpy as np
import pytest

from data import catalog, temperature
from data.events.data_set import DataSet
from data.lessons import drawing, drawings

YEARS = (1945, 1955)


@pytest.fixture(scope="module")
def shipped() -> tuple[DataSet, temperature.Trace]:
    dataset = catalog.open_set("soviet-yugoslav")
    return dataset, temperature.trace(dataset.events, "bounded", **dataset.defaults)


def read(text: str, years: tuple[int, int] = YEARS) -> tuple[list[drawings.Drawn], list[str]]:
    found, mistakes = drawings.read_csv(text.encode(), years, "class.csv")
    return found, [one.sentence() for one in mistakes]


def test_what_thaw_wrote_comes_back(shipped: tuple[DataSet, temperature.Trace]) -> None:
    _, trace = shipped
    first = {year: float(year - 1950) * 7 for year in range(1945, 1956)}
    sly = dict.fromkeys(range(1948, 1953), -3.5)
    content = drawing.csv_bytes([("drawing 1", first), ("=HYPERLINK(1)", sly)], trace)
    found, mistakes = drawings.read_csv(content, YEARS)
    assert not mistakes
    assert [one.values for one in found] == [first, sly]
    assert [one.name for one in found] == ["drawing 1", "=HYPERLINK(1)"]


def test_spreadsheets_of_other_countries_are_read() -> None:
    found, told = read("Drawing;Year;Drawn\nAna;1948;−12,5\nAna;1949;3\nAna;1950; +4.5\n")
    assert not told
    assert found == [drawings.Drawn("Ana", {1948: -12.5, 1949: 3.0, 1950: 4.5})]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",1948,5", "class.csv, line 5: column drawing: the drawing has no name. Write any name"),
        ("b,soon,5", "class.csv, line 5: column year: “soon” is no year. Write 1945 to 1955."),
        ("b,1900,5", "line 5: column year: 1900 is not one of the years 1945 to 1955. Take it out"),
        ("b,1948.5,5", "line 5: column year: 1948.5 is not one of the years"),
        ("b,1948,warm", "line 5: column drawn: “warm” is no number. Write degrees, −100 to 100."),
        ("b,1948,nan", "line 5: column drawn: “nan” is no number"),
        ("b,1948,1e2", "line 5: column drawn: “1e2” is no number"),
        ("b,1948,101", "line 5: column drawn: 101 is off the scale"),
        ("a,1946,5", "line 5: column year: “a” has 1946 twice. Keep one of them."),
        ("b", "line 5: column year: “” is no year"),
        ("b,1948,5", "line 5: the drawing “b” has fewer than 3 years. Draw it to its end."),
    ],
)
def test_a_mistake_names_its_line_and_its_column_and_the_rest_stays(row: str, told: str) -> None:
    found, mistakes = read(f"drawing,year,drawn\na,1945,1\na,1946,2\na,1947,3\n{row}\n")
    assert found == [drawings.Drawn("a", {1945: 1.0, 1946: 2.0, 1947: 3.0})]
    assert len(mistakes) == 1
    assert told in mistakes[0]


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\0\xff\xfe", b"drawing,year\na,1\n", b'"drawing', b"<html>", b"PK\x03\x04" * 99],
)
def test_what_is_no_table_of_drawings_is_told_and_raises_nothing(content: bytes) -> None:
    found, mistakes = drawings.read_csv(content, YEARS)
    assert not found
    assert mistakes[0].line == 1


def test_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "DRAWINGS_MOST", 2)
    rows = "".join(f"d{n},{year},0\n" for n in range(4) for year in range(1945, 1949))
    found, told = read(f"drawing,year,drawn\n{rows}")
    assert [one.name for one in found] == ["d0", "d1"]
    assert told == ["class.csv, line 10: there are more than 2 drawings. Split the file."]
    monkeypatch.setattr(drawings, "ROWS_MOST", 5)
    found, told = read(f"drawing,year,drawn\n{rows}")
    assert [one.name for one in found] == ["d0"]
    assert "line 7: there are more than 5 rows" in told[0]
    many = "".join(f"x,{n},?\n" for n in range(4))
    monkeypatch.setattr(drawings, "TOLD_MOST", 3)
    assert len(read(f"drawing,year,drawn\n{many}")[1]) == 3


def test_a_hostile_name_stays_text_on_one_line() -> None:
    sly = "<img src=x>" + "y" * 500
    found, _ = read(f'drawing,year,drawn\n"{sly}\n",1945,1\n"{sly}",1946,1\n"{sly}",1947,1\n')
    assert len(found) == 1
    assert found[0].name == sly[: drawings.NAME_MOST]


def test_the_middle_is_the_median_where_half_of_them_have_a_value() -> None:
    lines = [{1945: 0.0, 1946: 10.0}, {1945: 4.0, 1946: 20.0}, {1945: 50.0, 1946: 40.0, 1947: 9.0}]
    assert drawings.middle(lines) == {1945: 4.0, 1946: 20.0}
    assert drawings.middle([]) == {}
    assert drawings.middle([*lines[:2], {1947: 1.0}, {1947: 3.0}]) == {
        1945: 2.0,
        1946: 15.0,
        1947: 2.0,
    }


def test_the_line_that_stands_in_a_file_is_not_believed(
    shipped: tuple[DataSet, temperature.Trace],
) -> None:
    dataset, trace = shipped
    rows = "".join(f"a,{year},0,99\n" for year in range(1947, 1951))
    found, _ = read(f"drawing,year,drawn,line\n{rows}")
    score = drawing.score(found[0].values, trace, dataset.prepared)
    real = drawing.yearly(trace, 1947, 1950)
    assert score.mean == pytest.approx(np.mean([abs(value) for value in real.values()]))
