"""GDELT event exports: tab-separated, no header, 57 or 58 columns (1.0) or 61 (2.0).

Column numbers are those of the codebooks “GDELT Event Database Data Format” 1.03 and 2.0. Only the
events between two chosen states are kept; the score is the Goldstein figure that GDELT gives.
"""

import re
from dataclasses import dataclass

import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.given import Given
from data.basics.limits import MAX_GDELT_ROWS, Unreadable, check_shape
from data.basics.problems import ERROR, WARNING, Problem, shorten
from data.codes import cameo
from data.events.cell_checks import known_codes

WIDTHS = {57: "1.0", 58: "1.0", 61: "2.0"}
_PLACES = {
    "id": 0, "day": 1, "name1": 6, "code1": 7, "name2": 16, "code2": 17, "cameo": 26,
    "quad": 29, "goldstein": 30, "mentions": 31, "articles": 33,
}  # fmt: skip
QUADS = {
    "1": ("talk-warm", "Words that bring together"),
    "2": ("deed-warm", "Deeds that bring together"),
    "3": ("talk-cold", "Words of conflict"),
    "4": ("deed-cold", "Deeds of conflict"),
}
MENTIONS = "mentions"
DIRECTION = "direction"


@dataclass(frozen=True)
class Pair:
    """Two states that a GDELT file has events between."""

    first: str
    second: str
    first_name: str
    second_name: str
    count: int


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
    import pyarrow as pa
    from pyarrow import csv as arrow

    width = len(_first_line(text).split(b"\t"))
    _check_length(text)
    bad: list[Problem] = []

    def skip(row: arrow.InvalidRow) -> str:
        if len(bad) < 1000:
            what = f"the row has {row.actual_columns} cells where a GDELT row has {width}"
            bad.append(Problem(ERROR, name, row.number, "", shorten(row.text), what,
                               "Download the file again", rule="the row is cut short",
                               code="gdelt.row_cut_short",
                               values=(row.actual_columns, width)))  # fmt: skip
        return "skip"

    places = {**_PLACES, **({"url": width - 1} if width > 57 else {})}
    wanted = {f"f{place}": pa.large_string() for place in places.values()}
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
    except pa.ArrowInvalid as problem:
        raise Unreadable(
            f"the file is not a whole GDELT export ({shorten(problem, 80)})",
            "Download it again",
            code="gdelt.not_whole",
            values=(str(problem),),
        ) from None
    rows = table.to_pandas()
    rows.columns = pd.Index(list(places), dtype="str")
    return rows, bad, WIDTHS[width]


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
    ({"v2themes"}, "knowledge graph (GKG)"),
    ({"v1themes"}, "knowledge graph (GKG)"),
    ({"themes", "gcam"}, "knowledge graph (GKG)"),
    ({"cameoevents", "numarts"}, "knowledge graph (GKG)"),
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


def find_pairs(rows: pd.DataFrame, most: int = 200) -> list[Pair]:
    """The pairs of states with most events between them."""
    both = rows[(rows["code1"] != "") & (rows["code2"] != "") & (rows["code1"] != rows["code2"])]
    if both.empty:
        return []
    swap = (both["code1"] > both["code2"]).to_numpy(dtype=bool)
    ends = pd.DataFrame(
        {
            "first": both["code1"].where(~swap, both["code2"]),
            "second": both["code2"].where(~swap, both["code1"]),
        }
    )
    counts = ends.value_counts().head(most)
    names = _names(both)
    return [
        Pair(str(a), str(b), names.get(str(a), str(a)), names.get(str(b), str(b)), int(count))
        for (a, b), count in counts.items()  # type: ignore[misc]
    ]


def _names(rows: pd.DataFrame) -> dict[str, str]:
    """For each country code the name the file uses most."""
    both = pd.concat(
        [
            rows[["code1", "name1"]].set_axis(["code", "name"], axis=1),
            rows[["code2", "name2"]].set_axis(["code", "name"], axis=1),
        ]
    )
    from babel import Locale

    known = Locale.parse("en").territories
    best = both[both["name"] != ""].groupby("code")["name"].agg(lambda names: names.mode().iat[0])
    official = {name.upper(): name for name in map(str, known.values())}
    return {str(code): official.get(str(name), str(name).title()) for code, name in best.items()}


def pair_table(
    rows: pd.DataFrame, pair: Pair, version: str, name: str, problems: list[Problem]
) -> Given:
    """The events between two states, with columns that Thaw knows by name."""
    ends = {pair.first, pair.second}
    kept = rows[
        rows["code1"].isin(ends) & rows["code2"].isin(ends) & (rows["code1"] != rows["code2"])
    ]
    check_shape(len(kept), len(kept.columns))
    day = kept["day"]
    codes = {code: cameo.name(code) or f"CAMEO {code}" for code in kept["cameo"].unique()}
    who = {pair.first: pair.first_name, pair.second: pair.second_name}
    what = kept["cameo"].map(codes)
    quads = kept["quad"].astype("str").map(lambda quad: QUADS.get(str(quad), ("",))[0])
    cells = pd.DataFrame(
        {
            c.EVENT_ID: "gdelt-" + kept["id"],
            c.DATE: day.str.slice(0, 4) + "-" + day.str.slice(4, 6) + "-" + day.str.slice(6, 8),
            c.TITLE: kept["code1"].map(who) + " → " + kept["code2"].map(who) + ": " + what,
            c.CATEGORY: quads,
            c.INITIATOR: kept["code1"],
            c.CAMEO: kept["cameo"],
            c.SCORE: kept["goldstein"],
            c.SOURCES: kept.get("url", pd.Series("", index=kept.index)),
            c.NOTE: "In GDELT: " + kept["mentions"] + " mentions in " + kept["articles"]
            + " articles.",
            MENTIONS: kept["mentions"],
            DIRECTION: quads.str.replace(".*-", "", regex=True),
        },
        dtype="str",
    ).set_axis(kept.index - 1)  # fmt: skip
    return Given(
        cells=cells,
        kind="gdelt",
        words=f"a GDELT {version} export with {counted(len(rows), 'event')}",
        title=f"{pair.first_name} and {pair.second_name}",
        description=f"Events of the GDELT project, version {version}, coded by machine from news.",
        citation="The GDELT Project, https://www.gdeltproject.org/",
        actors=tuple({"id": code, "name": who[code]} for code in (pair.first, pair.second)),
        categories=tuple({"id": k, "label": label} for k, label in QUADS.values()),
        problems=tuple(problems) + _remarks(kept, name),
    )


def _remarks(kept: pd.DataFrame, name: str) -> tuple[Problem, ...]:
    told = (
        Problem(
            WARNING,
            name,
            None,
            "",
            "",
            "the events were coded by a machine from news reports; one act may stand here many "
            "times, and some never happened",
            "Look at the strongest ones and their sources before you trust the curve",
            why="The curve adds up every row",
            code="gdelt.coded_by_machine",
        ),
    )
    return told if len(kept) else ()
