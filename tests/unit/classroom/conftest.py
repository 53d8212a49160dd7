"""For all tests of classes: the hand that writes does not rest, which only many phones need."""

import pytest


@pytest.fixture(autouse=True)
def restless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.classroom.tables.pen.REST_SECONDS", 0.0)
