"""The rows of GDELT event exports: tab-separated, no header, 57 or 58 columns (1.0) or 61 (2.0).

Column numbers are those of the codebooks “GDELT Event Database Data Format” 1.03 and 2.0. Tables of
GDELT's events that have a header are known too; GDELT's other tables are refused.
"""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from data.basics.counting import counted
from data.basics.limits import MAX_GDELT_ROWS, Unreadable
from data.basics.problems import ERROR, Problem, shorten
from data.events.cell_checks import known_codes

WIDTHS = {57: "1.0", 58: "1.0", 61: "2.0"}
_PLACES = {
    "id": 0, "day": 1, "name1": 6, "code1": 7, "name2": 16, "code2": 17, "cameo": 26,
    "quad": 29, "goldstein": 30, "mentions": 31, "articles": 33,
}  # fmt: skip


def is_gdelt(text: bytes) -> bool:
    """Whether the first line has the width and the first two cells of a GDELT export."""
    cells = _first_line(text).split(b"\t")
    return (
        len(cells) in WIDTHS
        and cells[0].strip().isdigit()
        and len(cells[1]) == 8
        and cells[1].isdigit()
    )


def _first_line(text: bytes) -> bytes:
    end = text.find(b"\n")
    return (text if end < 0 else text[:end]).rstrip(b"\r")


def _check_length(text: bytes) -> None:
    if text.count(b"\n") > MAX_GDELT_ROWS:
        raise Unreadable(
            f"there are more than {MAX_GDELT_ROWS:,} rows",
            "Take a shorter time",
            code="gdelt.too_many_rows",
            values=(MAX_GDELT_ROWS,),
        )


def read_rows(text: bytes, name: str) -> tuple[pd.DataFrame, list[Problem], str]:
    """The columns Thaw uses, as text; the rows with too few or too many cells; the version.

    Raises:
        Unreadable: there are too many rows, or the text is not UTF-8.
    """
    width = len(_first_line(text).split(b"\t"))
    _check_length(text)
    bad: list[Problem] = []

    def skip(row: Any) -> str:
        if len(bad) < 1000:
            cells = counted(row.actual_columns, "cell")
            what = f"the row has {cells} where a GDELT row has {width}"
            bad.append(Problem(ERROR, name, row.number, "", shorten(row.text), what,
                               "Download the file again", rule="the row is cut short",
                               code="gdelt.row_cut_short",
                               values=(row.actual_columns, width)))  # fmt: skip
        return "skip"

    places = {**_PLACES, **({"url": width - 1} if width > 57 else {})}
    rows = _columns(text, list(places.values()), skip)
    rows.columns = pd.Index(list(places), dtype="str")
    return rows, bad, WIDTHS[width]


def _columns(text: bytes, places: list[int], skip: Callable[[Any], str]) -> pd.DataFrame:
    """Some columns by their number, as text; `skip` is asked about rows of another width."""
    import pyarrow as pa
    from pyarrow import csv as arrow

    wanted = {f"f{place}": pa.large_string() for place in places}
    if b"\n" in text and b"\r" in text:
        text = re.sub(rb"\r(?!\n)", b" ", text)  # within a cell it would be a new line to Arrow
    try:
        table = arrow.read_csv(
            pa.BufferReader(text),
            read_options=arrow.ReadOptions(autogenerate_column_names=True, use_threads=False),
            parse_options=arrow.ParseOptions(
                delimiter="\t", quote_char=False, invalid_row_handler=skip
            ),
            convert_options=arrow.ConvertOptions(
                column_types=wanted, include_columns=list(wanted), strings_can_be_null=False
            ),
        )
    except (pa.ArrowInvalid, pa.ArrowKeyError) as problem:
        raise Unreadable(
            f"the file is not a whole GDELT export ({shorten(problem, 80)})",
            "Download it again",
            code="gdelt.not_whole",
            values=(str(problem),),
        ) from None
    return table.to_pandas()


_NAMES = {
    "id": "globaleventid|global event id",
    "day": "sqldate|day|event date",
    "name1": "actor1name",
    "code1": "actor1countrycode|actor1 country code",
    "name2": "actor2name",
    "code2": "actor2countrycode|actor2 country code",
    "cameo": "eventcode|event code",
    "quad": "quadclass|quad class",
    "goldstein": "goldsteinscale|goldstein scale|goldstein",
    "mentions": "nummentions|num mentions",
    "articles": "numarticles|num articles",
    "url": "sourceurl|source url",
}
_OTHER_TABLES = (
    ({"mentiontimedate", "mentiontype"}, "mentions"),
    ({"mentiontimedate", "mentionidentifier"}, "mentions"),
    ({"gkgrecordid"}, "knowledge graph (GKG)"),
    ({"v2themes"}, "knowledge graph (GKG)"),
    ({"v1themes"}, "knowledge graph (GKG)"),
    ({"themes", "gcam"}, "knowledge graph (GKG)"),
    ({"cameoevents", "numarts"}, "knowledge graph (GKG)"),
    ({"cameoeventids", "themes"}, "knowledge graph (GKG)"),
    ({"cameoeventids", "counttype"}, "counts (GKG)"),
)


def _squeezed(names: set[str]) -> set[str]:
    return {name.replace(" ", "") for name in names}


def refuse_other_tables(names: set[str]) -> None:
    """Refuse GDELT's tables that hold no events, by the plain names of their columns."""
    plain = {re.sub(r"^v(?:21|2|1)(?=[a-z])", "", name) for name in _squeezed(names)}
    for needed, what in _OTHER_TABLES:
        if needed <= _squeezed(names) or needed <= plain:
            raise _no_events(what)


def _no_events(what: str) -> Unreadable:
    return Unreadable(
        f"the file is GDELT's table of {what} and holds no events",
        "Take the table of events (export) of the same time",
        code="gdelt.another_table",
        values=(what,),
    )


def refuse_other_exports(text: bytes) -> None:
    """Refuse GDELT's exports that hold no events and have no header either."""
    cells = _first_line(text).split(b"\t")
    stamp = re.compile(rb"\d{14}")
    times = all(stamp.fullmatch(cell) for cell in cells[1:3])
    if len(cells) in (14, 15, 16) and cells[0].isdigit() and times:
        raise _no_events("mentions")
    if len(cells) in (26, 27) and re.fullmatch(rb"\d{14}-T?\d+", cells[0]):
        raise _no_events("knowledge graph (GKG)")


def has_header(names: set[str]) -> bool:
    """Whether these plain names are the columns of GDELT's table of events, or enough of them."""
    squeezed = _squeezed(names)
    ends = {"actor1countrycode", "actor2countrycode"} <= squeezed
    day = bool({"sqldate", "day", "eventdate"} & squeezed)
    return ends and day and bool({"eventcode", "goldsteinscale"} & squeezed)


def rows_with_header(cells: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """The columns Thaw uses of a table with a header, as `read_rows` gives them."""
    blank = pd.Series("", index=cells.index, dtype="str")
    by_name = {key.replace(" ", ""): own for key, own in names.items()}
    rows = {}
    for field, choices in _NAMES.items():
        own = next(
            (by_name[n] for c in choices.split("|") if (n := c.replace(" ", "")) in by_name), ""
        )
        rows[field] = cells[own].str.strip() if own else blank
    table = pd.DataFrame(rows, index=cells.index)
    for field in ("id", "day", "quad", "mentions", "articles"):
        table[field] = table[field].str.replace(r"\.0$", "", regex=True)
    table["day"] = table["day"].str.replace("-", "").str.slice(0, 8)
    table["cameo"] = known_codes(table["cameo"].str.replace(r"\.0$", "", regex=True))
    return table
