"""Between the stored tables and what the rest of Thaw works with."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Any

import pandas as pd
from pandas.api.extensions import ExtensionArray

from data.basics import columns as c
from data.basics.problem_list import Alike, together
from data.basics.problems import Problem, shorten
from data.basics.progress import tell
from data.events.data_set import BrokenSet, DataSet
from data.reading import packages
from data.workspace import content as kept
from data.workspace.content import COLUMNS, Content, Table
from data.workspace.pieces import reopening
from data.workspace.revisions import SetInfo

TABS = {
    "events": "Events",
    "sources": "Sources",
    "chapters": "Chapters",
    "indicators": "Figures",
    "conditions": "Conditions",
    "statements": "Statements",
    "readings": "Readings",
}
_TAB = "Tab "
PLACE_OF = {table: f"{_TAB}{tab}" for table, tab in TABS.items()}
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
    titles = _Titles(content)
    tab, told = PLACE_OF[kept.EVENTS], partial(_of_tabs, titles=titles)
    opened = reopening.reopened(name, content, tab, told)
    if opened is None:
        package, codebook = kept.package_of(content)
        tell("Laying out the columns")
        cells = {table: kept.to_frame(content[table]) for table in COLUMNS}
        try:
            opened = packages.open_tables(name, package, cells, codebook)
        except BrokenSet as broken:
            raise BrokenSet([told(problem) for problem in broken.problems]) from None
        alike = partial(_alike_of_tabs, titles=titles)
        opened = replace(opened, problems=together(opened.problems).replaced(alike, told))
    reopening.remember(name, content, opened)
    return opened


class _Titles:
    """What a person calls the rows of each table, looked up when it is asked for."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._found: dict[str, ExtensionArray] = {}

    def column(self, table: str) -> ExtensionArray:
        """The title of each row; empty where it has none."""
        if table not in self._found:
            stored = self._content[table]
            named = next((column for column in _CALLED if column in stored.columns), "")
            blank = pd.Series([""] * len(stored.rows), dtype="str")
            self._found[table] = (kept.to_frame(stored)[named] if named else blank).array
        return self._found[table]


def _of_tabs(problem: Problem, titles: _Titles) -> Problem:
    """A problem told by tab, row on the screen and title, and not by a file nobody sees."""
    what, mend, rule = (_tabs_named(text) for text in (problem.what, problem.mend, problem.rule))
    place, row = _place(problem, titles)
    return replace(problem, what=what, mend=mend, rule=rule, table=place, row=row)


def _alike_of_tabs(part: Alike, titles: _Titles) -> Alike:
    """The same of many problems."""
    table, said = part.table.removesuffix(".csv"), part.what
    if table not in TABS:
        return part
    return replace(
        part,
        what=(lambda text: _tabs_named(said(text))) if callable(said) else _tabs_named(said),
        mend=_tabs_named(part.mend), rule=_tabs_named(part.rule), table=PLACE_OF[table],
        rows=part.rows - 1, called=titles.column(table).take(part.rows - 2),
    )  # fmt: skip


def _place(problem: Problem, titles: _Titles) -> tuple[str, int | None]:
    """The tab and what its row is called, and the number of the row on the screen."""
    table = problem.table.removesuffix(".csv")
    if table not in TABS:
        return problem.table, problem.row
    place, called = PLACE_OF[table], titles.column(table)
    if problem.row is None or not 2 <= problem.row < len(called) + 2:
        return place, None
    title = str(called[problem.row - 2])
    return f"{place}, “{shorten(title)}”" if title else place, problem.row - 1


def _tabs_named(text: str) -> str:
    for table, tab in TABS.items() if ".csv" in text else ():
        text = text.replace(f"{table}.csv", f"the tab {tab}")
    return text


def about_with(content: Content, fields: Mapping[str, Any]) -> Table:
    """What is said about the set, with some fields set; None takes one out."""
    merged = {**kept.fields_of(content), **fields}
    return kept.about_of({k: v for k, v in merged.items() if v is not None})


def titled(content: Content, title: str) -> Content:
    """The same data set under another title."""
    return {**content, "about": about_with(content, {"title": title})}


def copy_of(title: str, others: Iterable[SetInfo]) -> str:
    """A title for a copy of a set, which none of the others has."""
    taken = {info.title for info in others}
    tried = (f"{title} (copy{f' {number}' if number > 1 else ''})" for number in count(1))
    return next(one for one in tried if one not in taken)
