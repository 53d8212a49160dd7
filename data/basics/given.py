"""What a reader hands over: the table as it stands in the file, and what came with it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from data.basics.problems import Problem

MORE_CELLS = "(more cells)"  # the column for what a row holds beyond its header
Tick = Callable[[str], None]  # told what is being done; may raise, which ends the work


def go_on(_doing: str) -> None:
    """The `Tick` of those who only wait."""


@dataclass(frozen=True, eq=False)
class Given:
    """One table out of a file.

    Attributes:
        cells: every cell as text, `str` columns named as in the file. The index counts rows so
            that `label + 2` is the row number a spreadsheet shows.
        kind: the format: `delimited`, `spreadsheet`, `records`, `parquet`, `package`,
            `timelinejs` or `gdelt`.
        words: what the file is, for people: `CSV, cut at semicolons, Windows-1250`.
        serials: numbers may stand for days counted as spreadsheets count them.
        declared: it is known by name which of its columns count.
        title, description, licence, citation: of the set, where the file names them.
        actors, categories: as in a package's `thaw`; empty where the file names none.
        sources, chapters, indicators: tables, where the file brings them.
        others: the same of conditions, statements and readings, by name.
        package: all of a package's `datapackage.json`.
        codebook: Markdown of a package.
        problems: what is wrong with the file but does not keep it from being read.
    """

    cells: pd.DataFrame
    kind: str
    words: str
    serials: bool = False
    declared: bool = False
    title: str = ""
    description: str = ""
    licence: str = ""
    citation: str = ""
    actors: tuple[dict, ...] = ()
    categories: tuple[dict, ...] = ()
    sources: pd.DataFrame | None = None
    chapters: pd.DataFrame | None = None
    indicators: pd.DataFrame | None = None
    others: dict[str, pd.DataFrame] = field(default_factory=dict)
    package: dict = field(default_factory=dict)
    codebook: str = ""
    problems: tuple[Problem, ...] = ()
