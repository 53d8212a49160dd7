"""Whole columns of text at once, by Arrow: a million cells take no longer than a blink.

What depends on a text alone is asked once for each different text; what holds of plain ASCII by a
pattern is asked of all cells together, and only cells with other letters one by one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute

from data.basics.search_text import fold

pc: Any = pyarrow.compute  # whose functions are made when it is imported
_SPACES = r"[\s\v\x1c-\x1f]+"


def arrow_of(column: pd.Series) -> Any:
    """A column of text as one Arrow array; cells without a value are empty."""
    texts = pa.array(column.astype("str").array, from_pandas=True)
    texts = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    return pc.fill_null(texts, "")


def contents(column: pd.Series) -> Iterator[bytes | memoryview]:
    """What a column holds, as bytes that no other content gives; a missing cell is no empty one."""
    if isinstance(column.dtype, pd.StringDtype):
        texts = arrow_of(column)
        yield np.packbits(column.isna().to_numpy(dtype=bool)).tobytes()
        _, offsets, letters = texts.cast(pa.large_string()).buffers()
        edges = np.frombuffer(offsets, dtype="int64")[texts.offset : texts.offset + len(texts) + 1]
        yield np.diff(edges).tobytes()
        yield b"" if letters is None else memoryview(letters)[edges[0] : edges[-1]]
    else:
        yield pd.util.hash_pandas_object(column, index=False).to_numpy().tobytes()


def bools(array: Any) -> np.ndarray:
    """Truths of Arrow as numpy has them."""
    return np.asarray(array.to_numpy(zero_copy_only=False), dtype=bool)


def beyond_ascii(column: pd.Series) -> np.ndarray:
    """Which cells hold other letters than those of ASCII."""
    return ~bools(pc.string_is_ascii(arrow_of(column)))


def among(column: pd.Series, others: pd.Series) -> np.ndarray:
    """Which cells of a column of text stand in another one as well."""
    return bools(pc.is_in(arrow_of(column), value_set=arrow_of(others)))


def folded_like(column: pd.Series, pattern: re.Pattern[str], most: int) -> np.ndarray:
    """Which cells, folded (`search_text.fold`), match a pattern as a whole.

    Args:
        column: of text.
        pattern: without looks ahead or behind.
        most: characters of a cell, blanks at its ends not counted; longer ones never match.
    """
    texts = pc.utf8_trim_whitespace(arrow_of(column))
    places = np.flatnonzero(bools(pc.less_equal(pc.utf8_length(texts), most)))
    short = pc.take(texts, pa.array(places))
    plain = bools(pc.string_is_ascii(short))
    found = np.zeros(len(column), dtype=bool)
    lower = pc.ascii_lower(pc.filter(short, pa.array(plain)))
    lower = pc.ascii_trim_whitespace(pc.replace_substring_regex(lower, _SPACES, " "))
    found[places[plain]] = bools(pc.match_substring_regex(lower, f"^(?:{pattern.pattern})$"))
    others = pc.filter(short, pa.array(~plain)).to_pylist()
    found[places[~plain]] = [pattern.fullmatch(fold(text)) is not None for text in others]
    return found


def by_kinds(
    table: pd.DataFrame, columns: Sequence[str], make: Callable[[pd.DataFrame], pd.Series]
) -> pd.Series:
    """What `make` gives for the rows of a table, asked only of those that differ.

    Args:
        table: any number of rows.
        columns: all that the answer depends on; at least one.
        make: gives one text for each row of such a table.
    """
    which, kinds = pd.factorize(table[columns[0]])
    for column in columns[1:]:
        more, texts = pd.factorize(table[column])
        which, kinds = pd.factorize(which.astype("int64") * (len(texts) + 1) + more)
    first = np.zeros(len(kinds), dtype="int64")
    first[which[::-1]] = np.arange(len(which))[::-1]
    return make(table.iloc[first]).take(which).set_axis(table.index)


def in_order(table: pd.DataFrame, columns: Sequence[str]) -> np.ndarray:
    """The places of the rows sorted by some columns: equal rows as they stand, NaN last."""
    keys = {str(place): pa.array(table[name].array, from_pandas=True)
            for place, name in enumerate(columns)}  # fmt: skip
    return pc.sort_indices(pa.table(keys), [(key, "ascending") for key in keys]).to_numpy()


def cut_at_word(column: pd.Series, most: int) -> pd.Series:
    """Texts that are longer than so many characters cut behind a word."""
    texts = arrow_of(column)
    cut = pc.utf8_slice_codeunits(texts, 0, most - 1)
    cut = pc.replace_substring_regex(cut, r"(?s)^(.*) [^ ]*$", r"\1")
    end, none = (pa.scalar(sign, texts.type) for sign in (" …", ""))
    cut = pc.binary_join_element_wise(pc.utf8_rtrim(cut, ",;:"), end, none)
    short = pc.less_equal(pc.utf8_length(texts), most)
    return pd.Series(pc.if_else(short, texts, cut), index=column.index, dtype="str")
