"""What the unit tests share."""

from pathlib import Path

import pytest

from data import catalog
from data.events.data_set import DataSet
from tests.small_set import write_set


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> DataSet:
    """The small data set, opened."""
    root: Path = tmp_path_factory.mktemp("sets")
    write_set(root)
    return catalog.open_set("small", root)
