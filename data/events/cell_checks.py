"""Checks of single cells, over whole columns at once: each distinct text is looked at only once."""

import re
import unicodedata
from collections.abc import Callable, Container, Mapping
from typing import Any

import numpy as np
import pandas as pd

from data.basics.counting import counted
from data.basics.given import MORE_CELLS
from data.basics.problem_list import Alike, Problems
from data.basics.problems import ERROR, WARNING, Problem, Sentences, Told, shorten
from data.codes import cameo
from data.dates.nothing import is_missing_number, says_nothing

MINUS = str.maketrans(
    {"\u00a0": "", "＋": "+", "．": ".", "،": ",", "٫": ",", **dict.fromkeys("−–－‑﹣", "-")}
)
_THREE = re.compile(r"[-+]?\d+,\d{3}")
_MANY = re.compile(r"[-+]?[1-9]\d{0,2},\d{3}")  # “0,125” sets off no thousands
NO_DATE_MEND = "Correct the date; the row waits until then"
NUMBER_MEND = "Write a number with a decimal point, or leave the cell blank"
NO_SCORE = "no score: it is shown as a hollow mark and moves nothing"
_NO_SCORES = "no score: they are shown as hollow marks and move nothing"


class Checker:
    """Gathers what is wrong with the cells of a table.

    Attributes:
        problems: found so far.
        bad: for each row of the table whether it has an error.
    """

    def __init__(self, table: pd.DataFrame, name: str) -> None:
        """`table` is the file's own table of text, whose cells the messages quote."""
        self.table, self.name = table, name
        self.problems = Problems()
        self.bad = np.zeros(len(table), dtype=bool)

    def report(
        self,
        wrong: np.ndarray,
        column: str,
        what: str | Callable[[str], str],
        mend: str,
        *,
        why: str = "",
        rule: str = "",
        severity: str = ERROR,
        texts: pd.Series | None = None,
        code: str,
        values: tuple[Told, ...] = (),
    ) -> None:
        """Add a problem for each row where `wrong` is true.

        Args:
            wrong: one boolean a row.
            column: of the file; it need not be one of the table's.
            what: what is wrong, or how to say it of a cell's text.
            mend, why, rule, severity, code: as in `Problem`.
            texts: what `what` is told; the cells of `column` where it is None.
            values: as in `Problem`; what `what` is told stands before them.
        """
        if not len(places := np.flatnonzero(wrong)):
            return
        self.bad[places] |= severity == ERROR
        cells = _at(self.table[column], places) if column in self.table.columns else None
        told = None if texts is None else _at(texts, places)
        if told is not None and cells is not None and cells.equals(told):
            told = None  # many rows are held once
        self.problems.add(
            Alike(severity, self.name, column, what, mend, why,
                  rule or ("" if callable(what) else what),
                  self.table.index.to_numpy()[places] + 2, cells, told, code=code, values=values)
        )  # fmt: skip


def _at(column: pd.Series, places: np.ndarray) -> Any:
    """The cells at some places, which stay as they are whatever is written into the column."""
    return column.array.copy() if len(places) == len(column) else column.array.take(places)


def texts_of(column: pd.Series) -> list[str]:
    """A column as a list; many times faster than `to_list` for text that Arrow holds."""
    return column.to_numpy(dtype=object).tolist()


def records(table: pd.DataFrame) -> list[dict[str, str]]:
    """The rows of a table of text as dictionaries."""
    names = [str(name) for name in table.columns]
    columns = [texts_of(table.iloc[:, place]) for place in range(len(names))]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def distinct(column: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """For each row the number of its text, and the different texts."""
    codes, texts = pd.factorize(column)
    return codes, pd.Index(texts).astype(object)  # which is looked through much faster


def once(column: pd.Series) -> list[str]:
    """The different texts of a column, in the order in which they come."""
    return [str(text) for text in distinct(column)[1].to_list()]


def numbers(column: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """A column of text as floats, blanks as NaN, and where it holds what is no number.

    A comma before the last digits is a decimal comma; a typographer's minus is one.
    """
    codes, texts = distinct(column)
    values, wrong = [], []
    for text in map(str, texts):
        number = read_number(text)
        if says_nothing(text) or (is_missing_number(text) and number and number < -10):
            number, text = None, ""  # NA, –, −999
        values.append(np.nan if number is None else number)
        wrong.append(number is None and text != "")
    if not len(texts):
        return np.empty(0), np.zeros(0, dtype=bool)
    return np.array(values, dtype=float)[codes], np.array(wrong, dtype=bool)[codes]


def read_number(text: str) -> float | None:
    """A finite number out of a cell; None for anything else.

    >>> read_number("−2,5"), read_number("+3"), read_number("1e400"), read_number("0x1F")
    (-2.5, 3.0, None, None)
    """
    clean = text.strip().translate(MINUS)
    if not clean.isascii():
        clean = "".join(str(unicodedata.decimal(sign, sign)) for sign in clean).translate(MINUS)
    if clean.count(",") == 1 and "." not in clean:
        clean = clean.replace(",", ".")
    if len(clean) > 30 or not clean.isascii() or "_" in clean:
        return None
    try:
        value = float(clean)
    except ValueError:
        return None
    return value if np.isfinite(value) else None


def check_extra_cells(check: Checker) -> None:
    """Rows with more cells than the header names."""
    if MORE_CELLS in check.table.columns:
        width = len(check.table.columns) - 1
        more = check.table[MORE_CELLS]
        check.report(
            (more != "").to_numpy(dtype=bool),
            MORE_CELLS,
            lambda text: (
                f"the row has {counted(width + text.count(',') + 1, 'cell')} where the header has "
                f"{width}"
            ),
            "Put quotes around a cell that contains a comma, or empty the cell here",
            why="It cannot be told which cell belongs to which column",
            rule="the row has more cells than the header",
            code="row.more_cells",
            values=(width,),
        )


def among(column: pd.Series, texts: Container[str]) -> np.ndarray:
    """Which cells of a column of text are one of `texts`; faster than `isin` for many."""
    return np.fromiter((text in texts for text in texts_of(column)), dtype=bool, count=len(column))


def check_dates(check: Checker, column: str, dates: pd.Series, faults: Mapping[str, str]) -> None:
    """Dates that could not be read; `dates` are the texts, `faults` what is wrong with some."""
    if faults:
        check.report(
            among(dates, faults),
            column,
            faults if isinstance(faults, Sentences) else faults.__getitem__,
            NO_DATE_MEND,
            why="Without a date the event has no place on the line",
            rule="the date cannot be read",
            texts=dates,
            code="date.unreadable",
        )


def number_column(
    check: Checker,
    column: str,
    cells: pd.Series,
    good: Callable[[np.ndarray], np.ndarray],
    allowed: str,
    divisor: float = 1.0,
) -> np.ndarray:
    """A column of numbers; what is no number or out of range is reported and becomes NaN."""
    values, wrong = numbers(cells)
    check.report(
        wrong,
        column,
        lambda text: f"“{shorten(text)}” is not a number",
        NUMBER_MEND,
        why="Thaw cannot count with it",
        rule="it is not a number",
        code="number.unreadable",
    )
    _report_commas(check, column, cells)
    values = values / divisor
    with np.errstate(invalid="ignore"):
        out = ~np.isnan(values) & ~good(values)
    check.report(
        out,
        column,
        lambda text: f"{shorten(text)} is out of range",
        f"Allowed is {allowed}",
        why="On another scale the curve would go astray",
        rule="the number is out of range",
        code="number.out_of_range",
        values=(allowed,),
    )
    return np.where(out, np.nan, values)


def _report_commas(check: Checker, column: str, cells: pd.Series) -> None:
    """A remark on “3,500”, read as 3.5: in English the comma may set off thousands.

    None where another number of the column shows that its commas are decimal ones.
    """
    _, texts = distinct(cells)
    clean = {str(text): str(text).strip().translate(MINUS) for text in texts if "," in str(text)}
    if not all(_THREE.fullmatch(text) for text in clean.values()):
        return
    check.report(
        cells.isin([text for text, said in clean.items() if _MANY.fullmatch(said)]).to_numpy(bool),
        column,
        lambda text: f"“{shorten(text)}” was read as {read_number(text):g}".replace("as -", "as −"),
        "If the comma sets off thousands, correct the number; else write a decimal point",
        why="A comma before three digits can be either",
        rule="a comma before three digits was read as a decimal comma",
        severity=WARNING,
        code="number.comma",
    )


def known_codes(codes: pd.Series) -> pd.Series:
    """CAMEO codes as the list has them: a zero in front that a spreadsheet dropped comes back."""
    _, texts = distinct(codes)
    mended = {
        text: "0" + text
        for text in map(str, texts)
        if text.isdigit() and cameo.name(text) is None and cameo.name("0" + text) is not None
    }
    return codes.replace(mended) if mended else codes


def check_scored(check: Checker, column: str, scores: np.ndarray, codes: pd.Series) -> None:
    """Counts rows with neither a score nor a code that gives one: they come in unscored."""
    which, texts = distinct(codes)
    coded = np.array([cameo.goldstein(str(text)) is not None for text in texts], dtype=bool)
    known = coded[which] if len(coded) else np.zeros(len(codes), dtype=bool)
    report_unscored(check, column, np.isnan(scores) & ~known & ~check.bad)


def report_unscored(check: Checker, column: str, blank: np.ndarray) -> None:
    """One remark on all rows that have no score."""
    count = int(blank.sum())
    if not count:
        return
    many = len(blank) > 1
    events = f"{count:,} of {len(blank):,} events" if many else "the event"
    told = f"has {NO_SCORE}" if count == 1 else f"have {_NO_SCORES}"
    check.problems.append(
        Problem(
            WARNING,
            check.name,
            None,
            column,
            "",
            f"{events} {told}",
            "Rate them in Bring in or in the Workshop, or write a column “score” from −10 to 10",
            why="Without a score an event does not move the temperature",
            rule=NO_SCORE,
            code="score.none",
            values=(events,),
        )
    )


def without_nothing(column: pd.Series) -> pd.Series:
    """A column of text with blanks for NA, a dash and the like."""
    blank = {text: "" for text in once(column) if text and says_nothing(text)}
    return column.replace(blank) if blank else column
