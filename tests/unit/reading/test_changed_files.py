"""Ten changed files of every format: no exception, and nobody is left without a word."""

import random

import pytest

from tests.changed_files import FORMATS, change, read


@pytest.mark.parametrize("kind", FORMATS)
def test_a_changed_file_ends_in_rows_or_in_words(kind: str) -> None:
    name, build = FORMATS[kind]
    good, chance = build(), random.Random(f"{kind} test")  # noqa: S311
    assert read(name, good)
    for _ in range(10):
        read(name, change(good, chance))
