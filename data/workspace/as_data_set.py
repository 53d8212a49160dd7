"""Between the stored tables and what the rest of Thaw works with."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from data.basics.safe_text import encoded
from data.events.data_set import DataSet
from data.reading import packages
from data.workspace import content as kept
from data.workspace.content import COLUMNS, Content, Table


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
    """A data set out of its stored tables, read exactly as one in a folder is.

    Raises:
        BrokenSet: it has no usable event, or an actor or category without an id.
    """
    package, codebook = kept.package_of(content)
    wanted = [t for t in COLUMNS if t not in kept.NOT_NEEDED or content[t].rows]
    files = {f"{table}.csv": _csv(content[table]) for table in wanted}
    return packages.open_files(name, package, files, codebook)


def _csv(table: Table) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(table.columns)
    columns: Iterable[str] = table.columns
    writer.writerows([row.get(column, "") for column in columns] for row in table.rows.values())
    return encoded(out.getvalue())


def about_with(content: Content, fields: Mapping[str, Any]) -> Table:
    """What is said about the set, with some fields set; None takes one out."""
    merged = {**kept.fields_of(content), **fields}
    return kept.about_of({k: v for k, v in merged.items() if v is not None})


def titled(content: Content, title: str) -> Content:
    """The same data set under another title."""
    return {**content, "about": about_with(content, {"title": title})}
