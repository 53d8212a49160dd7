"""What the table's value means: a click, or what it showed before the chart's news reached it."""

import pytest

from components.explore import table_view

ROW = {"selection": {"rows": [0], "columns": [], "cells": []}}


@pytest.mark.parametrize(
    ("chart", "picked"),
    [
        ({}, ["first"]),
        ({"picked": None, "view": None}, ["first"]),
        ({"picked": {"id": "third", "at": 1}}, []),
        ({"picked": None, "view": {"range": None, "at": 1}}, []),
    ],
)
def test_a_row_that_comes_with_news_of_the_chart_is_no_click(
    monkeypatch: pytest.MonkeyPatch, chart: dict, picked: list[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(table_view, "change", lambda event: opened.append(event))
    held = {table_view.KEY: ROW, table_view.CHART: chart}
    monkeypatch.setattr(table_view.st, "session_state", held)
    table_view._picked(["first", "second", "third"])
    assert opened == picked
