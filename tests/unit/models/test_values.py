"""What the room hands over cannot be changed behind anybody's back, and has a hash."""

import data.models
from tests.frozen import changeable, compared_by_cells, dataclasses_of


def test_values_are_frozen_and_large_ones_are_themselves_alone() -> None:
    assert dataclasses_of(data.models)
    assert changeable(data.models) == set()
    assert compared_by_cells(data.models) == set()
