"""Tables whose header is known only in part: query results of Wikidata, and Our World in Data."""

import re
from dataclasses import replace

import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.given import Given
from data.basics.problems import Problem, warned

_ENTITY = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/|wd:)Q\d+|Q\d+")
_WIKI = "https://www.wikidata.org/wiki/"
_PRECISION = {"7": 2, "8": 3, "9": 4, "10": 7}  # characters of the date that are known
_WHEN = (
    "date", "point in time", "pointintime", "when", "time", "start time", "starttime", "start",
    "inception", "event date", "begin", "datum", "fecha",
)  # fmt: skip
_END = ("end time", "endtime", "end", "end date", "dissolved")
_KNOWN_TO_OWID = {"entity", "code", "year", "day", "date"}


def recognise(given: Given, names: dict[str, str], name: str) -> Given | None:
    """The table with Thaw's columns; None if it is neither.

    Args:
        given: a table as a reader gave it.
        names: its columns by their plain names.
        name: of the file.
    """
    things = _entities(given.cells)
    if things and any(key in names for key in (*_WHEN, *_END)):
        return _wikidata(given, names, things, name)
    if {"entity", "year"} <= set(names) or {"entity", "day"} <= set(names):
        values = [own for key, own in names.items() if key not in _KNOWN_TO_OWID]
        if "code" in names and values:
            return _owid(given, names, values, name)
    return None


def _entities(cells: pd.DataFrame) -> list[str]:
    """Columns that hold things of Wikidata and have a column of their labels, the first first."""
    found = []
    columns = list(map(str, cells.columns))
    for column in columns:
        sample = cells[column].str.strip().head(50)
        filled = sample[sample != ""]
        if f"{column}Label" in columns and len(filled) and filled.map(_is_entity).mean() >= 0.8:
            found.append(column)
    return found


def _is_entity(text: str) -> bool:
    return _ENTITY.fullmatch(str(text)) is not None


def _wikidata(given: Given, names: dict[str, str], things: list[str], name: str) -> Given:
    cells = given.cells
    thing = things[0]
    date = next((names[key] for key in _WHEN if key in names), "")
    end = next((names[key] for key in _END if key in names), "")
    out = {
        c.TITLE: cells[f"{thing}Label"].str.strip(),
        c.SOURCES: cells[thing].str.strip().str.replace(r"^(?:wd:)?(?=Q\d)", _WIKI, regex=True),
    }
    problems = list(given.problems)
    for field_name, column in ((c.DATE, date), ("end", end)):
        if column:
            out[field_name], said = _dates(cells, column, names, name)
            problems += said
    for other in [names[key] for key in _WHEN if key in names and names[key] != date]:
        started, said = _dates(cells, other, names, name)
        if c.DATE in out and (out[c.DATE] == "").any():  # a point in time, or a beginning
            out[c.DATE] = out[c.DATE].where(out[c.DATE] != "", started)
            problems += said
    if len(things) > 1:
        out[c.INITIATOR] = cells[f"{things[1]}Label"].str.strip()
    describing = f"{thing}Description"
    if describing in cells.columns:
        out[c.SUMMARY] = cells[describing].str.strip()
    used = {thing, f"{thing}Label", date, end, describing}
    rest = {str(own): cells[own] for own in cells.columns if own not in used and own not in out}
    return replace(
        given,
        cells=pd.DataFrame({**out, **rest}, index=cells.index),
        kind="known",
        words=f"a result of a Wikidata query, with {counted(len(cells), 'row')}",
        citation="Wikidata, https://www.wikidata.org/, CC0",
        problems=tuple(problems),
    )


def _dates(
    cells: pd.DataFrame, column: str, names: dict[str, str], name: str
) -> tuple[pd.Series, list[Problem]]:
    """Dates cut to what is known of them: Wikidata writes a year as its first of January."""
    dates = cells[column].str.strip().str.replace(r"^\+(?=\d)", "", regex=True)
    exact = next((own for key, own in names.items() if "precision" in key), "")
    if exact:
        known = cells[exact].str.strip().map(_PRECISION)
        masks = {2: "XX", 3: "X"}
        cut = [
            day if size != size else day[: int(size)] + masks.get(int(size), "")
            for day, size in zip(dates.to_list(), known.to_list(), strict=True)
        ]
        return pd.Series(cut, index=dates.index, dtype="str"), []
    firsts = int(dates.str.match(r"\d{4}-01-01(?:T|$)").sum())
    if not firsts:
        return dates, []
    what = (
        f"{counted(firsts, 'date is', 'dates are')} the first of January, as Wikidata writes a "
        "date of which only the year is known"
    )
    mend = "Ask for the precision in the query (wikibase:timePrecision), or correct these dates"
    return dates, [
        warned(name, what, mend, column=column, code="date.first_of_january", values=(firsts,))
    ]


def _owid(given: Given, names: dict[str, str], values: list[str], name: str) -> Given:
    """Figures by state and year: they are no acts, and come in unscored, each as it says."""
    cells = given.cells
    text = pd.Series("", index=cells.index, dtype="str")
    for own in values:
        figure = cells[own].str.strip()
        text = text.where(figure == "", text + "; " + own + ": " + figure)
    out = {
        c.DATE: cells[names.get("day") or names["year"]].str.strip(),
        c.TITLE: cells[names["entity"]].str.strip() + text.str.replace("; ", ", ", n=1),
        c.INITIATOR: cells[names["entity"]].str.strip(),
    }
    rest = {str(own): cells[own] for own in cells.columns if str(own) not in out}
    what = "the table holds figures by state and year, and no acts; each figure stands as an event"
    mend = "Take it as an outside figure (indicators.csv), or rate what matters"
    return replace(
        given,
        cells=pd.DataFrame({**out, **rest}, index=cells.index),
        kind="known",
        words=f"a table of Our World in Data, with {counted(len(cells), 'row')}",
        citation="Our World in Data, https://ourworldindata.org/",
        problems=(
            *given.problems,
            warned(name, what, mend, code="owid.no_acts"),
        ),
    )
