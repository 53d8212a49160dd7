"""The examples in the documentation of what a notebook asks run and give what they say."""

import doctest
from types import ModuleType

import pytest

from data import temperature
from data.temperature import envelopes, influences, outside, turns, uncertainty

MODULES = (temperature, uncertainty, envelopes, influences, turns, outside)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_examples_run(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.failed == 0
    assert result.attempted > (5 if module is temperature else 1)
