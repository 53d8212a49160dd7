"""Columns asked as a whole: what Python says of each cell, for every kind of letter."""

import re

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.basics import whole_columns
from data.basics.search_text import fold
from data.basics.slugs import slug, slugs
from data.basics.whole_columns import contents
from data.reading.doubts.second_look import is_total, with_totals

CELLS = st.lists(
    st.one_of(
        st.text(st.sampled_from(" \t\n\x0b\x1f\x85\xa0aZéŠ日,;:.\U0001f600"), max_size=12),
        st.sampled_from(["Total", " the  total", "SUMMA", "Razem:", "Łącznie", "итого", "x" * 40]),
    ),
    max_size=12,
)


@given(CELLS)
def test_what_is_no_ascii_is_told(cells: list[str]) -> None:
    found = whole_columns.beyond_ascii(pd.Series(cells, dtype="str"))
    assert found.tolist() == [not cell.isascii() for cell in cells]


@given(CELLS)
def test_a_pattern_means_folded_cells_as_a_whole(cells: list[str]) -> None:
    pattern = re.compile(r"(?:the )?total|summa|[ae](?: ?z)?")
    column = pd.Series(cells, dtype="str")
    expected = [
        len(cell.strip()) <= 9 and pattern.fullmatch(fold(cell)) is not None for cell in cells
    ]
    assert whole_columns.folded_like(column, pattern, 9).tolist() == expected


@given(CELLS)
def test_sums_are_found_in_columns_as_in_cells(cells: list[str]) -> None:
    table = pd.DataFrame({"title": pd.Series(cells, dtype="str")})
    assert with_totals(table).tolist() == [is_total(cell.strip()) for cell in cells]


@given(CELLS, st.integers(2, 9))
def test_texts_are_cut_at_a_word(cells: list[str], most: int) -> None:
    def cut(text: str) -> str:
        if len(text) <= most:
            return text
        return text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"

    found = whole_columns.cut_at_word(pd.Series(cells, dtype="str"), most)
    assert found.to_list() == [cut(cell) for cell in cells]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), min_size=1, max_size=9))
def test_kinds_are_asked_once_each(rows: list[tuple[str, str]]) -> None:
    table = pd.DataFrame(rows, columns=["one", "two"], dtype="str")
    table.index = pd.RangeIndex(5, 5 + len(rows))
    asked = []

    def make(some: pd.DataFrame) -> pd.Series:
        asked.append(len(some))
        return some["one"] + some["two"]

    found = whole_columns.by_kinds(table, ["one", "two"], make)
    assert found.equals(table["one"] + table["two"])
    assert asked == [len(set(rows))]


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["a", "é", "日", "b"])), max_size=20))
def test_the_order_is_that_of_pandas(rows: list[tuple[int, str]]) -> None:
    table = pd.DataFrame(rows, columns=["day", "id"])
    table["day"] = pd.to_datetime(table["day"], unit="D")
    table["id"] = table["id"].astype("str")
    table["value"] = np.where(table["id"] == "b", np.nan, 1.0)
    by = ["day", "id", "value"]
    expected = table.sort_values(by, kind="stable").index.to_list()
    assert whole_columns.in_order(table, by).tolist() == expected


@given(CELLS, CELLS)
def test_cells_that_stand_in_another_column(some: list[str], others: list[str]) -> None:
    found = whole_columns.among(pd.Series(some, dtype="str"), pd.Series(others, dtype="str"))
    assert found.tolist() == [cell in others for cell in some]


def test_what_a_column_holds_tells_it_from_every_other() -> None:
    columns = [
        pd.Series(cells, dtype="str")
        for cells in (["ab", "c"], ["a", "bc"], ["", None], [None, ""], ["", ""], ["š", "c"], [])
    ] + [pd.Series([1.0, 2.0]), pd.Series([2.0, 1.0])]
    found = [b"|".join(map(bytes, contents(column))) for column in columns]
    assert len(set(found)) == len(found)
    for column, told in zip(columns, found, strict=True):
        longer = pd.concat([column, column]).iloc[len(column) :]
        assert b"|".join(map(bytes, contents(longer))) == told


def test_a_column_of_names_gets_the_ids_that_each_name_gets() -> None:
    names = ["Tito  and\tStalin", "Šik, Žujović", "--", "x" * 300, "", "…", "A.B." * 20, "28 June",
             "a" * 29 + " b", "\x1cA\x00B", "Ж" * 250]  # fmt: skip
    column = pd.Series(names, index=range(5, 5 + len(names)), dtype="str")
    for most in (30, 40):
        assert slugs(column, most).to_list() == [slug(name, most) for name in names]
    assert slugs(column, 30).index.equals(column.index)
