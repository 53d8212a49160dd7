"""Search by columns finds what a search row by row finds, and folds only what is not ASCII."""

import numpy as np
import pandas as pd
import pytest

from data.basics import columns as c
from data.basics.search_text import fold
from data.selection import searching
from data.selection.searching import FIELDS, matches

WORDS = ["Šik", "sik", "Žujović", "NATO", "treaty,", "Москва", "北京", "İ", "ß", "a\tb", "x\ny", "",
         "'\"", "\\", "%", "_", "Æ", "…", "100%", "\x00", "é"]  # fmt: skip


def by_rows(prepared: pd.DataFrame, text: str) -> np.ndarray:
    words = fold(text).split()
    rows = zip(*(prepared[name] for name in FIELDS), strict=True)
    folded = [fold(" ".join(map(str, row))) for row in rows]
    return np.array([all(word in row for word in words) for row in folded], dtype=bool)


def events(count: int, seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    made = {n: [" ".join(rng.choice(WORDS, 3)) for _ in range(count)] for n in FIELDS}
    return pd.DataFrame({n: pd.Series(texts, dtype="str") for n, texts in made.items()})


@pytest.mark.parametrize(
    "text",
    ["sik", "SIK nato", "zujovic", "moskva", "i", "ss", "a b", "x y", ".", "100%", "\\", "'", "ae",
     "", "   ", "Šik Šik", "nothing of the kind", "bei jing", "е", "\x00", "(", "[a-z]"],
)  # fmt: skip
def test_it_finds_what_a_search_row_by_row_finds(text: str) -> None:
    for seed in range(4):
        some = events(60, seed)
        np.testing.assert_array_equal(matches(some, text), by_rows(some, text))


def test_an_empty_table_and_one_with_gaps() -> None:
    assert matches(events(0, 0), "x").tolist() == []
    gaps = pd.DataFrame({name: pd.Series([None, "Šik"], dtype="str") for name in FIELDS})
    assert matches(gaps, "sik").tolist() == [False, True]
    assert matches(gaps.astype(object).fillna(""), "sik").tolist() == [False, True]


def test_no_row_is_folded_that_is_plain_or_was_before(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(searching, "fold", lambda text: asked.append(text) or fold(text))
    many = events(1, 0).loc[[0] * 20_000].reset_index(drop=True)
    many = many.assign(**dict.fromkeys(FIELDS, "plain words"))
    many.loc[::2, c.TITLE] = "Šik again"
    assert matches(many, "sik").sum() == 10_000
    assert len(asked) == 2  # what is searched for, and the one text with other letters
