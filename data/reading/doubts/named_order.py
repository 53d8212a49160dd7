"""What a header says of the order of day, month and year: “Date (MM/DD/YYYY)”, `date_dmy`."""

import re

import pandas as pd

from data.basics.counting import counted
from data.basics.problems import shorten, warned
from data.basics.search_text import fold
from data.dates import written_dates
from data.dates.in_digits import order_shown
from data.dates.part import DAY, MONTH
from data.events.cell_checks import Checker

_WORDS = (
    ("day", "d"),
    ("month", "m"),
    ("year", "y"),
    ("tag", "t"),
    ("monat", "m"),
    ("jahr", "jjjj"),
)
_SIGN = r"[./\-_, ]{0,2}"
_LETTERS = re.compile(
    rf"(?<![a-z])(?:([a-z])\1{{0,3}}){_SIGN}(?:([a-z])\2{{0,3}}){_SIGN}(?:([a-z])\3{{0,3}})(?![a-z])"
)
_YEARS, _DAYS = set("yar"), set("dtg")
_ORDERS = {"dmy": DAY, "mdy": MONTH}
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?=$|[T ])", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_TWELVE = 12


def shape_of(column: str) -> str:
    """The order that a header names: `dmy`, `mdy`, `ydm` or `ymd`; empty where it names none.

    >>> shape_of("Date (MM/DD/YYYY)"), shape_of("Datum (TT.MM.JJJJ)"), shape_of("Date, JJ/MM/AAAA")
    ('mdy', 'dmy', 'dmy')
    >>> shape_of("date_mdy"), shape_of("YYYY-DD-MM"), shape_of("Date")
    ('mdy', 'ydm', '')
    >>> shape_of("MTA date")
    ''
    """
    said = fold(column).replace("%", "")
    for word, letters in _WORDS:
        said = re.sub(rf"(?<![a-z]){word}(?![a-z])", letters, said)
    for found in _LETTERS.finditer(said):
        letters = [found[1], found[2], found[3]]
        if len(found[0]) == len(letters) and set(letters) != set("dmy"):
            continue  # three letters in a row may be any short word
        years = _YEARS if _YEARS & set(letters) else set("j")  # jour, and Jahr
        shape = "".join(
            "m" if sign == "m" else "y" if sign in years else "d" if sign in _DAYS | {"j"} else "?"
            for sign in letters
        )
        if shape in ("dmy", "mdy", "ydm", "ymd"):
            return shape
    return ""


def order_named(column: str, texts: list[str]) -> str | None:
    """Which of day and month comes first by the header, unless the dates below say otherwise."""
    order = _ORDERS.get(shape_of(column))
    return None if order is None or _against(order, texts) else order


def _against(order: str, texts: list[str]) -> str:
    """A date that can only be in the other order; empty if there is none."""
    for text in texts:
        shown = order_shown(text)
        if shown and shown[0] not in (None, order):
            return text
    return ""


def in_named_order(column: str, cells: pd.Series) -> pd.Series:
    """Dates in the order that programs expect, where the header names one that is rare.

    >>> in_named_order("YYYY-DD-MM", pd.Series(["1948-03-04"])).to_list()
    ['1948-04-03']
    >>> in_named_order("MM.DD.YYYY", pd.Series(["03.04.1948"])).to_list()
    ['03/04/1948']
    """
    shape = shape_of(column)
    if shape == "ydm":
        parts = cells.str.extract(_YEAR_FIRST)
        if not (pd.to_numeric(parts[3]) > _TWELVE).any():
            return cells.str.replace(_YEAR_FIRST, r"\1\2\4\2\3", regex=True)
    if shape == "mdy":
        parts = cells.str.extract(_DOTTED)
        if not (pd.to_numeric(parts[0]) > _TWELVE).any():
            return cells.str.replace(_DOTTED, r"\1/\2/\3", regex=True)
    return cells


def report_against(check: Checker, column: str, written: pd.Series) -> None:
    """A header that names another order than its dates have."""
    shape = shape_of(column)
    if not shape:
        return
    seen = in_named_order(column, written).to_list()
    text = _against(_ORDERS[shape], seen) if shape in _ORDERS else ""
    if shape == "ydm":
        found = written.str.extract(_YEAR_FIRST)
        far = pd.to_numeric(found[3]) > _TWELVE
        text = str(written[far].iloc[0]) if far.any() else ""
    if text:
        what = (
            f"“{shorten(text, 30)}” is not in the order that the header names; it was not followed"
        )
        mend = "Look at the dates, or write them as 1948-06-28"
        check.problems.append(
            warned(check.name, what, mend, column=column, code="date.order_against_header")
        )


def report_decided(check: Checker, column: str, written: pd.Series, chosen: str | None) -> None:
    """Dates such as 3/4/1948 whose order nothing but the other dates of the column decides.

    Args:
        check: takes what is told.
        column: of the dates.
        written: the dates.
        chosen: the order that a person chose; None where nobody did.
    """
    texts = [] if chosen else written_dates.loose_texts(written)
    if order_named(column, texts) is not None:
        return
    shown = {text: order for text in texts if (order := order_shown(text))}
    orders = {order for order, _ in shown.values() if order}
    either = [text for text, (order, matters) in shown.items() if order is None and matters]
    sign = next((text for text, (order, _) in shown.items() if order), "")
    if len(orders) != 1 or not either:
        return
    first = "day" if orders == {DAY} else "month"
    what = (
        f"“{shorten(either[0], 30)}” was read with the {first} first, as “{shorten(sign, 30)}” "
        f"shows; {counted(len(either), 'such date')} could be read either way"
    )
    mend = "If some are meant the other way, write them as 1948-06-28"
    told = warned(check.name, what, mend, column=column, code="date.order_by_the_others")
    check.problems.append(told)
