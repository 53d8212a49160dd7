"""Between the stored tables and what the rest of Thaw works with."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from data.basics import columns as c
from data.basics.problems import Problem, shorten
from data.events.data_set import BrokenSet, DataSet
from data.reading import packages
from data.workspace import content as kept
from data.workspace.content import COLUMNS, Content, Table

TABS = {
    "events": "Events",
    "sources": "Sources",
    "chapters": "Chapters",
    "indicators": "Figures",
    "conditions": "Conditions",
    "statements": "Statements",
    "readings": "Readings",
}
_CALLED = (c.TITLE, c.LABEL, "why")  # the first of these columns says what a person calls the row


def content_of(
    package: Mapping[str, Any], codebook: str, tables: Mapping[str, pd.DataFrame]
) -> Content:
    """A data set out of a package's JSON and tables as `reading` gives them."""
    content = {**kept.empty(), **kept.from_package(package, codebook)}
    return content | {name: kept.from_frame(name, table) for name, table in tables.items()}


def content_of_shipped(dataset: DataSet) -> Content:
    """A data set opened from a folder, with the rows of it that could not be read."""
    package = json.loads((dataset.folder / "datapackage.json").read_text(encoding="utf-8-sig"))
    package["thaw"] = {**package.get("thaw", {}), **dataset.texts}
    tables = {name: _with_bad_rows(table) for name, table in dataset.tables.items()}
    return content_of(package, dataset.codebook, tables)


def _with_bad_rows(table: pd.DataFrame) -> pd.DataFrame:
    bad = pd.DataFrame(table.attrs.get("bad_rows", []))
    if bad.empty:
        return table
    whole = table.astype("object")
    whole.attrs = {}
    return pd.concat([whole, bad.reindex(columns=table.columns, fill_value="")])


def open_content(name: str, content: Content) -> DataSet:
    """A data set out of its stored tables; what is wrong is said of tabs, as the Workshop has them.

    Raises:
        BrokenSet: it has no usable event, or an actor or category without an id.
    """
    package, codebook = kept.package_of(content)
    cells = {table: kept.to_frame(content[table]) for table in COLUMNS}
    try:
        opened = packages.open_tables(name, package, cells, codebook)
    except BrokenSet as broken:
        raise BrokenSet([_of_tabs(problem, cells) for problem in broken.problems]) from None
    return replace(opened, problems=tuple(_of_tabs(problem, cells) for problem in opened.problems))


def _of_tabs(problem: Problem, cells: Mapping[str, pd.DataFrame]) -> Problem:
    """A problem told by tab, row on the screen and title, and not by a file nobody sees."""
    what, mend, rule = (_tabs_named(text) for text in (problem.what, problem.mend, problem.rule))
    problem = replace(problem, what=what, mend=mend, rule=rule)
    table = problem.table.removesuffix(".csv")
    if table not in TABS:
        return problem
    place, text = f"Tab {TABS[table]}", cells[table]
    if problem.row is None or not 2 <= problem.row < len(text) + 2:
        return replace(problem, table=place, row=None)
    named = next((column for column in _CALLED if column in text.columns), None)
    title = str(text[named].iloc[problem.row - 2]) if named else ""
    return replace(
        problem, table=f"{place}, “{shorten(title)}”" if title else place, row=problem.row - 1
    )


def _tabs_named(text: str) -> str:
    for table, tab in TABS.items():
        text = text.replace(f"{table}.csv", f"the tab {tab}")
    return text


def about_with(content: Content, fields: Mapping[str, Any]) -> Table:
    """What is said about the set, with some fields set; None takes one out."""
    merged = {**kept.fields_of(content), **fields}
    return kept.about_of({k: v for k, v in merged.items() if v is not None})


def titled(content: Content, title: str) -> Content:
    """The same data set under another title."""
    return {**content, "about": about_with(content, {"title": title})}
