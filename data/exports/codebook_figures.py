"""The figures of a codebook: agreement, statements, voices, points, counted and never typed.

A codebook has a heading for each; what stands under it is written here, and a test compares.
"""

import re

import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.events import voices
from data.events.data_set import DataSet
from data.questions import statements
from data.temperature import agreement

DRAWS = 500
AGREEMENT = "### Agreement in figures"
STATEMENTS = "### How many hold"
VOICES = "### Whose works, in figures"
POINTS = "### What the points rest on"
REFERENCE = "### What rests on works of reference alone"
_REFERENCE = "reference"  # of `witness`


def figures(dataset: DataSet) -> dict[str, str]:
    """Markdown by heading; a heading without a table to stand on is left out."""
    made = {}
    if len(dataset.readings):
        made[AGREEMENT] = _agreement(dataset)
    if len(dataset.statements):
        made[STATEMENTS] = _statements(dataset)
    if (dataset.sources[c.COUNTRY] != "").any():
        made[VOICES] = _voices(dataset)
    if (dataset.sources[c.WITNESS] != "").any():
        made[REFERENCE] = _reference(dataset)
        if _points(dataset):
            made[POINTS] = _points_table(dataset)
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


def _reference(dataset: DataSet) -> str:
    """The rows of which no other work speaks, with what their note says."""
    cited = voices.cited(dataset.events, dataset.sources)
    others = set(cited[cited[c.WITNESS] != _REFERENCE][c.EVENT_ID])
    alone = [row for row in _records(dataset.events) if row[c.EVENT_ID] not in others]
    if not alone:
        return "No row does."
    rows = [
        [f"`{row[c.EVENT_ID]}`", f"{row[c.EVIDENCE]:g}", str(row[c.NOTE]) or "—"] for row in alone
    ]
    whose = "its" if len(alone) == 1 else "their"
    head = f"{counted(len(alone), 'row')} of {len(dataset.events)}; {whose} evidence is lowered."
    return "\n\n".join([head, _table(["row", "evidence", "note"], rows)])


def _points(dataset: DataSet) -> dict[str, list[str]]:
    """Ids of the events that support each point, by its number."""
    found: dict[str, list[str]] = {}
    if c.POINTS not in dataset.events:
        return found
    for event, text in zip(dataset.events[c.EVENT_ID], dataset.events[c.POINTS], strict=True):
        for point in re.findall(r"\d+", str(text)):
            found.setdefault(point, []).append(str(event))
    return dict(sorted(found.items(), key=lambda item: int(item[0])))


def _points_table(dataset: DataSet) -> str:
    """For each point its rows, the works they cite, and those that are no works of reference."""
    cited = voices.cited(dataset.events, dataset.sources)
    rows = []
    for point, events in _points(dataset).items():
        works = cited[cited[c.EVENT_ID].isin(events)]
        others = works[works[c.WITNESS] != _REFERENCE]
        counts = len(events), works[c.SOURCE_ID].nunique(), others[c.SOURCE_ID].nunique()
        alone = len(set(events) - set(others[c.EVENT_ID]))
        rows.append([point, *(f"{count}" for count in (*counts, alone))])
    head = ["point", "rows", "works", "of them no works of reference", "rows on reference alone"]
    return _table(head, rows)


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
