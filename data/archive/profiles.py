"""What the columns of an archive's files mean, one profile a kind of file.

Each column of a profile is a SQL expression that DuckDB and Spark both understand, over the columns
of the file; where a file has none, the expression is a constant.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

_DIGITS = "TRY_CAST({0} AS BIGINT) IS NOT NULL AND length({0}) = 8"
_ISO = "concat(substr({0}, 1, 4), '-', substr({0}, 5, 2), '-', substr({0}, 7, 2))"


def text(column: str) -> str:
    """A column as text without spaces around it."""
    return f"trim(CAST({column} AS STRING))"


def day(column: str) -> str:
    """A column as a date: `1999-05-03` with anything behind it, or `19990503`; else empty."""
    written = text(column)
    digits, iso = _DIGITS.format(written), _ISO.format(written)
    return f"TRY_CAST(CASE WHEN {digits} THEN {iso} ELSE substr({written}, 1, 10) END AS DATE)"


def number(column: str) -> str:
    """A column as a number; empty where it is none."""
    return f"TRY_CAST({column} AS DOUBLE)"


@dataclass(frozen=True)
class Profile:
    """A kind of file.

    Attributes:
        name: as it is asked for.
        title: as people know it.
        note: what its rows are, in one sentence a reader needs before the line.
        columns: what each of `STANDARD` is made of.
        places: of a file without a header, the number of each column (from 0) that is used.
        widths: how many columns such a file may have; the address stands in the last.
        reports: whether a row is a report of an event, so that its volume grows with the press.
    """

    name: str
    title: str
    note: str
    columns: dict[str, str]
    places: dict[str, int] = field(default_factory=dict)
    widths: tuple[int, ...] = ()
    reports: bool = True


STANDARD = ("day", "initiator", "target", "score", "weight", "code", "address", "a_name", "b_name")

GDELT = Profile(
    name="gdelt",
    title="GDELT events, 1.0 and 2.0",
    note="A row is a report, not an event: the volume of reports grew a hundredfold since 1979, so "
    "that a line which adds reports up says as much about the press as about the relation.",
    columns={
        "day": day("day"),
        "initiator": f"substr({text('actor1')}, 1, 3)",
        "target": f"substr({text('actor2')}, 1, 3)",
        "score": number("goldstein"),
        "weight": "CAST(1.0 AS DOUBLE)",
        "code": text("cameo"),
        "address": "address",
        "a_name": "country1",
        "b_name": "country2",
    },
    # Numbers of the codebooks “GDELT Event Database Data Format” 1.03 and 2.0: SQLDATE,
    # Actor1CountryCode, Actor1Name, Actor2CountryCode, Actor2Name, EventCode, GoldsteinScale.
    places={
        "day": 1, "actor1": 7, "country1": 6, "actor2": 17, "country2": 16, "cameo": 26,
        "goldstein": 30,
    },
    widths=(57, 58, 61),
)  # fmt: skip

ICEWS = Profile(
    name="icews",
    title="ICEWS events",
    note="A row is a report that a machine coded; several reports may tell of one event.",
    columns={
        "day": day('"Event Date"'),
        "initiator": text('"Source Country"'),
        "target": text('"Target Country"'),
        "score": number('"Intensity"'),
        "weight": "CAST(1.0 AS DOUBLE)",
        "code": text('"CAMEO Code"'),
        "address": "CAST('' AS STRING)",
        "a_name": text('"Source Country"'),
        "b_name": text('"Target Country"'),
    },
)

PROFILES = {profile.name: profile for profile in (GDELT, ICEWS)}


def of_columns(names: list[str], typed: Collection[str] = ()) -> Profile:
    """The profile of a table with Thaw's own column names.

    Args:
        names: the columns of the table: `date`, `initiator`, `target`, `score` or `cameo`, and
            optionally `weight` (confidence, above 0 and up to 1) and `address`.
        typed: those whose cells are of the type that is needed, so that none has to be read.

    Raises:
        KeyError: one of the needed columns is missing.
    """
    for needed in ("date", "initiator", "target"):
        if needed not in names:
            raise KeyError(f"the table needs a column “{needed}”")
    if not {"score", "cameo"} & set(names):
        raise KeyError("the table needs a column “score” or “cameo”")
    nothing = "CAST('' AS STRING)"
    return Profile(
        name="table",
        title="A table with Thaw's columns",
        note="A row is what the table's owner calls an event.",
        columns={
            "day": "date" if "date" in typed else day("date"),
            "initiator": text("initiator"),
            "target": text("target"),
            "score": number("score") if "score" in names else "CAST(NULL AS DOUBLE)",
            "weight": f"coalesce({number('weight')}, 1.0)" if "weight" in names else "1.0",
            "code": text("cameo") if "cameo" in names else nothing,
            "address": text("address") if "address" in names else nothing,
            "a_name": text("initiator"),
            "b_name": text("target"),
        },
        reports=False,
    )
