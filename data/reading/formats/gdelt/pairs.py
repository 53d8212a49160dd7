"""The events between two states, out of rows of GDELT or of a table like it.

Only the events between two chosen states are kept; the score is the Goldstein figure that GDELT
gives.
"""

from dataclasses import dataclass

import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.given import Given
from data.basics.limits import check_shape
from data.basics.problems import WARNING, Problem
from data.codes import cameo

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
    who = {pair.first: pair.first_name, pair.second: pair.second_name}
    return Given(
        cells=_cells(kept, who),
        kind="gdelt",
        words=f"a GDELT {version} export with {counted(len(rows), 'event')}",
        title=f"{pair.first_name} and {pair.second_name}",
        description=f"Events of the GDELT project, version {version}, coded by machine from news.",
        citation="The GDELT Project, https://www.gdeltproject.org/",
        actors=tuple({"id": code, "name": who[code]} for code in (pair.first, pair.second)),
        categories=tuple({"id": k, "label": label} for k, label in QUADS.values()),
        problems=tuple(problems) + _remarks(kept, name),
    )


def _cells(kept: pd.DataFrame, who: dict[str, str]) -> pd.DataFrame:
    """The rows with Thaw's columns; `who` has the name of each state by its code."""
    day = kept["day"]
    codes = {code: cameo.name(code) or f"CAMEO {code}" for code in kept["cameo"].unique()}
    what = kept["cameo"].map(codes)
    quads = kept["quad"].astype("str").map(lambda quad: QUADS.get(str(quad), ("",))[0])
    return pd.DataFrame(
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
