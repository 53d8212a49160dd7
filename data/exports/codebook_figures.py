"""The figures of a codebook: agreement, statements, voices, counted from the set and never typed.

A codebook has a heading for each; what stands under it is written here, and a test compares.
"""

import re

import pandas as pd

from data.basics import columns as c
from data.events import voices
from data.events.data_set import DataSet
from data.questions import statements
from data.temperature import agreement

DRAWS = 500
AGREEMENT = "### Agreement in figures"
STATEMENTS = "### How many hold"
VOICES = "### Whose works, in figures"


def figures(dataset: DataSet) -> dict[str, str]:
    """Markdown by heading; a heading without a table to stand on is left out."""
    made = {}
    if len(dataset.readings):
        made[AGREEMENT] = _agreement(dataset)
    if len(dataset.statements):
        made[STATEMENTS] = _statements(dataset)
    if (dataset.sources[c.COUNTRY] != "").any():
        made[VOICES] = _voices(dataset)
    return made


def with_figures(text: str, made: dict[str, str]) -> str:
    """A codebook with what stands under these headings written anew.

    Raises:
        ValueError: the codebook lacks one of the headings.
    """
    for heading, body in made.items():
        found = re.search(rf"(?m)^{re.escape(heading)}\n", text)
        if not found:
            raise ValueError(f"The codebook has no heading “{heading}”.")
        after = re.search(r"(?m)^#{1,3} ", text[found.end() :])
        rest = text[found.end() + after.start() :] if after else ""
        text = f"{text[: found.end()]}\n{body}\n" + (f"\n{rest}" if rest else "")
    return text


def _agreement(dataset: DataSet) -> str:
    table = agreement.by_reader(dataset.prepared, dataset.readings)
    rows = [
        [
            f"{_reader(row['one'])} and {_reader(row['other'])}",
            *agreement.pair_words(row),
        ]
        for row in agreement.pairs(table, DRAWS).to_dict("records")
    ]
    head = [
        "readers", "events", "α, interval", "α, ordinal", "rank correlation", "mean difference",
        "other sign",
    ]  # fmt: skip
    parts = [
        f"In brackets the range of 95 of 100 redrawn tables of events ({DRAWS} draws).",
        _table(head, rows),
        "All readers together, α for interval data:",
    ]
    for name, of in agreement.groups_of(dataset).items():
        told = agreement.by_group(table, of)
        cells = [
            [r["group"], f"{r['events']}", agreement.figure_words(r["alpha"])]
            for r in _records(told)
        ]
        parts.append(_table([name, "events", "α, interval"], cells))
    return "\n\n".join(parts)


def _statements(dataset: DataSet) -> str:
    told = statements.by_model(dataset.statements, dataset.prepared, dataset.defaults)
    rows = [[r["title"], f"{r['holds']}", f"{r['fails']}", f"{r['open']}"] for r in _records(told)]
    return _table(["model", "hold", "do not", "cannot be told"], rows)


def _voices(dataset: DataSet) -> str:
    parts = []
    for by in (c.COUNTRY, c.LANGUAGE, c.WITNESS):
        counts = voices.balance(dataset.events, dataset.sources, by)
        head = [by, *(dataset.initiator_name(str(who)) for who in counts.columns[:-1]), "all"]
        rows = [
            [str(name), *(f"{count}" for count in row)]
            for name, row in zip(counts.index, counts.to_numpy(), strict=True)
        ]
        parts.append(_table(head, rows))
    return "\n\n".join(["Events by who acted; one event can rest on works of several.", *parts])


def _records(table: pd.DataFrame) -> list[dict]:
    return table.to_dict("records")


def _reader(name: str) -> str:
    return "`score`" if name == agreement.ADJUDICATED else f"`{name}`"


def _table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; a bar in a cell would end it, so it is written as a code."""
    cells = [head, ["---"] * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(t.replace("|", "&#124;") for t in row) + " |" for row in cells
    )
