"""JSON: the shown events as records, beside the words about them and the works they cite."""

import json
from typing import Any

import pandas as pd

from data.basics import columns as c
from data.basics.safe_text import encoded
from data.events import citing
from data.exports.view import View, cited_sources, event_rows

MIME = "application/json"
CITED = "cited"


def json_bytes(view: View) -> bytes:
    """An object with `about`, `events`, `sources` and, where there are any, `conditions`.

    Every event has the columns of `event_rows` (a blank number is null) and `cited`: the works it
    cites as a line of text, with a web address where there is a plain one. Text is as it stands in
    the data set; whoever puts it on a page escapes it there.
    """
    content = {
        "about": view.about.as_dict(),
        "events": _events(view),
        "sources": records(cited_sources(view)),
    }
    if len(view.dataset.conditions):
        content["conditions"] = records(view.dataset.conditions)
    return encoded(json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain Python values, missing ones as None."""
    return [
        {str(name): _plain(value) for name, value in row.items()}
        for row in table.to_dict("records")
    ]


def _events(view: View) -> list[dict[str, Any]]:
    cited = citing_lines(view)
    return [
        {**row, CITED: [{"text": work.text, "url": work.url} for work in works]}
        for row, works in zip(records(event_rows(view)), cited, strict=True)
    ]


def citing_lines(view: View) -> list[list[citing.Cited]]:
    """The works that each shown event cites."""
    sources = citing.by_id(view.dataset.sources)
    return [citing.cite_from(sources, cell) for cell in view.shown[c.SOURCES]]


def _plain(value: Any) -> Any:
    """A value JSON can hold: text, a finite number, true, false or null."""
    if isinstance(value, str | bool | int):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, float):
        return value if abs(value) != float("inf") else None
    return value.item() if hasattr(value, "item") else str(value)
