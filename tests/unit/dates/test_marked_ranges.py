"""A range is about or uncertain as soon as one of its ends is."""

import pytest

from data.dates.historical_date import read_date


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1948~/1950", True, False), ("1948/1950~", True, False), ("1948~/1950~", True, False),
        ("1948?/1950", False, True), ("1948/1950?", False, True), ("1948~/1950?", True, True),
        ("1948%/1950", True, True), ("1948/1950", False, False),
    ],
)  # fmt: skip
def test_one_marked_end_marks_the_whole(text: str, approximate: bool, uncertain: bool) -> None:
    got = read_date(text)
    assert (got.approximate, got.uncertain) == (approximate, uncertain)
    assert got.marked == (approximate or uncertain)
