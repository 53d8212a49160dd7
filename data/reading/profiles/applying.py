"""A table that is known by name, turned into one with Thaw's own columns."""

import re
from dataclasses import replace

import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.given import Given
from data.basics.limits import Unreadable
from data.basics.problems import warned
from data.codes import cameo
from data.dates import written_dates
from data.dates.nothing import says_nothing
from data.events.cell_checks import known_codes
from data.reading.column_names import plain_name
from data.reading.formats.gdelt import pairs as gdelt_pairs
from data.reading.formats.gdelt import rows as gdelt_rows
from data.reading.formats.gdelt.pairs import Pair
from data.reading.profiles import wide
from data.reading.profiles.declared import PROFILES, STATES, VIOLENCE, Profile
from data.reading.vocabulary.fields import END

_BRACE = re.compile(r"\{([^{}]+)\}")


def recognise(
    given: Given, name: str, pair: tuple[str, str] | None
) -> tuple[Given, tuple[Pair, ...]]:
    """The table as Thaw's, if its header is a known one; and the pairs of states to choose from.

    Args:
        given: a table as a reader gave it.
        name: of the file.
        pair: codes or names of the two states wanted; None takes the pair with most events.

    Raises:
        Unreadable: it is a known table that holds no events; the message says which.
    """
    names = {plain_name(str(column)): str(column) for column in reversed(list(given.cells.columns))}
    gdelt_rows.refuse_other_tables(set(names))
    if gdelt_rows.has_header(set(names)):
        return _gdelt(given, names, name, pair)
    if special := wide.recognise(given, names, name):
        return special, ()
    for profile in PROFILES:
        if _fits(profile, names):
            return _apply(profile, given, names, name, pair)
    return given, ()


def _fits(profile: Profile, names: dict[str, str]) -> bool:
    return all(_first(names, one) for one in profile.signature.replace("/", "\0").split("|"))


def _first(names: dict[str, str], choices: str) -> str:
    """The column of the file that is the first of several names."""
    parts = re.split(r"[|\0]", choices)
    return next((names[part] for part in parts if part in names), "")


def _gdelt(
    given: Given, names: dict[str, str], name: str, pair: tuple[str, str] | None
) -> tuple[Given, tuple[Pair, ...]]:
    rows = gdelt_rows.rows_with_header(given.cells, names)
    pairs = tuple(gdelt_pairs.find_pairs(rows))
    if not pairs:
        raise Unreadable(
            "no row of this GDELT table names two states", "Take another one", code="gdelt.no_state"
        )
    chosen = chosen_pair(pairs, pair)
    table = gdelt_pairs.pair_table(rows, chosen, "with a header", name, list(given.problems))
    return replace(table, cells=table.cells.set_axis(table.cells.index + 1)), pairs


def chosen_pair(pairs: tuple[Pair, ...], wanted: tuple[str, str] | None) -> Pair:
    """The pair that is wanted, or the first.

    Raises:
        Unreadable: there is no such pair.
    """
    ends = set(wanted or (pairs[0].first, pairs[0].second))
    for one in pairs:
        if ends in ({one.first, one.second}, {one.first_name, one.second_name}):
            return one
    raise Unreadable(
        f"there is no event between {' and '.join(sorted(ends))}",
        "Choose two other states",
        code="profile.no_such_pair",
        values=tuple(sorted(ends)),
    )


def _apply(
    profile: Profile, given: Given, names: dict[str, str], name: str, pair: tuple[str, str] | None
) -> tuple[Given, tuple[Pair, ...]]:
    cells, pairs = given.cells, ()
    who, whom = _first(names, profile.who), _first(names, profile.whom)
    if profile.between == STATES and who and whom:
        pairs = tuple(gdelt_pairs.find_pairs(_ends(cells, who, whom)))
        if pairs:
            chosen = chosen_pair(pairs, pair)
            ends = {chosen.first, chosen.second}
            acting, aimed = cells[who].str.strip(), cells[whom].str.strip()
            cells = cells[acting.isin(ends) & aimed.isin(ends) & (acting != aimed)]
    table = _table(profile, cells, names, who, whom)
    remark = warned(
        name, profile.remark, profile.mend, code="profile.known", values=(profile.words,)
    )
    known = replace(
        given,
        cells=table,
        kind="known",
        declared=True,
        words=f"{profile.words}, with {counted(len(given.cells), 'row')}",
        citation=profile.citation,
        problems=(*given.problems, remark),
    )
    return known, pairs


def _ends(cells: pd.DataFrame, who: str, whom: str) -> pd.DataFrame:
    one, other = cells[who].str.strip(), cells[whom].str.strip()
    return pd.DataFrame({"code1": one, "code2": other, "name1": one, "name2": other})


def _table(
    profile: Profile, cells: pd.DataFrame, names: dict[str, str], who: str, whom: str
) -> pd.DataFrame:
    """The cells under Thaw's names; columns that have no meaning here keep theirs."""
    out: dict[str, pd.Series] = {}
    for field_name, choices in profile.columns.items():
        if column := _first(names, choices):
            out[field_name] = cells[column].str.strip()
    if who:
        out[c.INITIATOR] = cells[who].str.strip()
    if c.CAMEO in out:
        out[c.CAMEO] = known_codes(out[c.CAMEO])
    out[c.TITLE] = _titles(profile, cells, names, out, whom)
    if profile.ids and c.EVENT_ID in out:
        own = out[c.EVENT_ID].str.replace(r"\.0$", "", regex=True)
        out[c.EVENT_ID] = (profile.ids + own).where(own != "", "")
    _settle_precision(profile, cells, names, out)
    used = {_first(names, choices) for choices in profile.columns.values()} | {who}
    taken = {*out, *c.EVENT_COLUMNS}
    columns = list(map(str, cells.columns))
    # Whom an act was aimed at stands first: by it the rows of one pair were taken.
    for column in sorted(columns, key=lambda own: own != whom):
        if column not in used:
            own = column if column not in taken else f"{column} (in the file)"
            out[own] = cells[column]
    return pd.DataFrame(out, index=cells.index)


def _titles(
    profile: Profile, cells: pd.DataFrame, names: dict[str, str], out: dict[str, pd.Series],
    whom: str,
) -> pd.Series:  # fmt: skip
    blank = pd.Series("", index=cells.index, dtype="str")
    values: dict[str, pd.Series] = {
        "who": out.get(c.INITIATOR, blank),
        "whom": cells[whom].str.strip() if whom else blank,
    }
    if c.CAMEO in out:
        meant = {str(code): cameo.name(str(code)) or str(code) for code in out[c.CAMEO].unique()}
        values["cameo"] = out[c.CAMEO].map(meant)
    for key in _BRACE.findall(profile.title):
        if key not in values:
            column = _first(names, key)
            values[key] = cells[column].str.strip() if column else blank
    if "type of violence" in values:
        values["type of violence"] = values["type of violence"].replace(VIOLENCE)
    parts = _BRACE.split(profile.title)
    text = blank
    for place, part in enumerate(parts):
        text = text + (values[part].where(~values[part].map(says_nothing).astype(bool), "")
                       if place % 2 else part)  # fmt: skip
    tidy = text.str.replace(r"\s*→\s*(?=:|$)|^\s*→\s*|: *$| and *$", "", regex=True)
    return tidy.str.replace(r"^\s*[:→]\s*", "", regex=True).str.strip()


def _settle_precision(
    profile: Profile, cells: pd.DataFrame, names: dict[str, str], out: dict[str, pd.Series]
) -> None:
    """Dates as exactly as the table says that they are known."""
    column = _first(names, profile.precision)
    if c.DATE in out:
        out[c.DATE] = out[c.DATE].str.replace(r"[ T]00:00:00(?:\.0+)?$", "", regex=True)
    if END in out:
        out[END] = out[END].str.replace(r"[ T]00:00:00(?:\.0+)?$", "", regex=True)
    if not column or c.DATE not in out:
        return
    out[c.DATE] = written_dates.to_edtf(out[c.DATE], written_dates.find_habits)[0]
    exact = cells[column].str.strip().str.replace(".0", "").map(profile.precisions).fillna("")
    dates = out[c.DATE]
    whole = dates.str.fullmatch(r"\d{4}-\d{2}-\d{2}")
    marked = (exact == "~") | ((exact == "range") & (out.get(END, dates) == dates))
    dates = dates.where(~(marked & whole), dates + "~")
    dates = dates.where(~((exact == "month") & whole), dates.str.slice(0, 7))
    out[c.DATE] = dates.where(~((exact == "year") & whole), dates.str.slice(0, 4))
    if END in out:
        between = (exact == "range") & (out[END] != dates)
        ends = out[END].where(~exact.isin(["month", "year"]), "")
        out[END] = ends.where(~between, ends + "~")
