"""Numbers of things in words."""

import doctest

from data.basics import counting


def test_one_is_not_many() -> None:
    assert counting.counted(1, "remark") == "1 remark"
    assert counting.counted(2, "remark") == "2 remarks"
    assert counting.counted(100_000, "event") == "100,000 events"
    assert doctest.testmod(counting).failed == 0
