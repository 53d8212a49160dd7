"""Which column of a stranger's table is what, and the table turned into events by it.

found = mapping.guess(table)
events, problems, rejected = found.apply(table, "events.csv")
"""

import re
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.given import MORE_CELLS
from data.basics.problem_list import Problems
from data.basics.problems import Problem, failed
from data.basics.progress import tell
from data.basics.whole_columns import by_kinds
from data.dates import written_dates
from data.events import cell_checks as checks
from data.events.cell_checks import Checker
from data.events.written_numbers import plain_scores
from data.reading.doubts import (
    ditto,
    lasting,
    looking_again,
    named_dates,
    named_order,
    named_scale,
    other_years,
    precision,
    second_look,
    worded,
)
from data.reading.mapping_dates import Spans, ends_of, fill_down, joined_parts, may_fill, with_year
from data.reading.mapping_guess import guess_columns
from data.reading.side_tables import nothing_read
from data.reading.vocabulary import fields as f
from data.reading.year_headings import under_years

COLUMN, CAMEO, IN_WORDS, LATER = "column", "cameo", "words", "later"
_APOSTROPHE = re.compile(r"^'(?= *[=+\-@＝＋－＠])")


@dataclass(frozen=True)
class Mapping:
    """How a table is to be understood.

    Attributes:
        columns: for a field of Thaw (a name in `columns` or `column_names`) the table's column.
        order: `day` or `month`, whichever comes first in 3/4/1948; None where the table decides.
        day_order_matters: whether that has to be asked.
        score_from: `column`, `cameo` (the code's figure), `words`, or `later` (all are unscored).
        words: a score for each text of the column of words; those not in it are read by the ladder.
        divisor: what the scores are divided by, for scales that do not end at 10.
        initiators: an actor's id (or `both`, `third`) for each text; texts not in it stay.
        serials: whether bare numbers may be a spreadsheet's days.
        languages: those of the names of months; empty where the table decides.
        fill: whether a year that is written once counts for the rows below it as well.
        evidence: for each field why that column was taken.
        spare: other columns that hold dates or scores; where they stay unused that is told.
        unread: columns that may hold scores, where none was taken.
    """

    columns: dict[str, str]
    order: str | None = None
    day_order_matters: bool = False
    score_from: str = COLUMN
    words: dict[str, float] = field(default_factory=dict)
    divisor: float = 1.0
    initiators: dict[str, str] = field(default_factory=dict)
    serials: bool = False
    languages: frozenset[str] = frozenset()
    fill: bool = False
    evidence: dict[str, str] = field(default_factory=dict)
    spare: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    def column(self, field_name: str) -> str:
        """The table's column for a field; empty if there is none."""
        return self.columns.get(field_name, "")

    def scored(self) -> bool:
        """Whether any column says what warmed and what cooled."""
        return any(self.column(name) for name in (c.SCORE, c.CAMEO, f.WORDS))

    def filled(self, table: pd.DataFrame, name: str) -> tuple[pd.DataFrame, list[Problem]]:
        """The table with marks for “as above” and dates written once in each row; what to say."""
        table, told = ditto.read_down(table, self.columns, name)
        if not self.column(f.YEAR):
            table, headed = under_years(table, self.column(c.DATE), name)
            told = [*told, *headed]
        columns = [self.column(part) for part in (c.DATE, f.YEAR, f.MONTH)]
        table, filled = fill_down(table, columns, name) if self.fill else (table, [])
        return table, [*told, *filled]

    def missing(self) -> list[str]:
        """Fields that an import cannot do without and that have no column."""
        return [] if self.column(c.DATE) or self.column(f.YEAR) else [c.DATE]

    def apply(self, table: pd.DataFrame, name: str) -> tuple[pd.DataFrame, Problems, pd.DataFrame]:
        """Turn a table into events.

        Args:
            table: `cells` of a `Given`: text only.
            name: of the file, for messages.

        Returns:
            The events (all event columns, then what else the table has; index as in `table`), the
            problems, and the rows of `table` that cannot be used, as they stand.
        """
        check = Checker(table, name)
        gone = [what for what in self.columns.values() if what not in table.columns]
        if gone or self.missing():
            column = gone[0] if gone else c.DATE
            told = "the column is missing", "Add it to the first row"
            problem = failed(name, *told, row=1, column=column, code="events.column_missing")
            return nothing_read(c.EVENT_COLUMNS, c.EVENT_NUMBERS), Problems([[problem]]), table
        checks.check_extra_cells(check)
        out = pd.DataFrame(index=table.index)
        for column in c.EVENT_COLUMNS:
            out[column] = self._text(table, column)
        out[c.DATE] = self._dates(table, check)
        unread = list(self.unread) if self.score_from == LATER else []
        looking_again.look_again(check, out[c.DATE], self.columns, list(self.spare), unread)
        for column in (c.SOURCES, c.CAMEO):
            out[column] = checks.without_nothing(out[column])
        out[c.CAMEO] = checks.known_codes(out[c.CAMEO])
        out[c.SCORE] = self._scores(table, out[c.CAMEO], check)
        out[c.EVIDENCE] = checks.number_column(
            check, self.column(c.EVIDENCE) or c.EVIDENCE, out[c.EVIDENCE],
            lambda v: (v > 0) & (v <= 1), "above 0 and up to 1",
        )  # fmt: skip
        if self.initiators:
            out[c.INITIATOR] = out[c.INITIATOR].replace(self.initiators)
        for column in self._others(table):
            out[column] = table[column]
        return out[~check.bad], check.problems, table[check.bad]

    def _text(self, table: pd.DataFrame, field_name: str) -> pd.Series:
        column = self.column(field_name)
        if not column:
            return pd.Series("", index=table.index, dtype="str")
        cells = table[column].str.strip()
        if cells.str.startswith("'").any():
            # What an export puts before a cell that a spreadsheet would take for a formula.
            cells = cells.str.replace(_APOSTROPHE, "", regex=True)
        return cells

    def _others(self, table: pd.DataFrame) -> list[str]:
        """Columns of the table that mean nothing to Thaw, which keeps them all the same."""
        taken = {*self.columns.values(), *c.EVENT_COLUMNS, *c.DERIVED, MORE_CELLS}
        # “About three days” says more than an end, and “to the month” more than a date.
        taken -= {self.column(f.DURATION), self.column(f.PRECISION)}
        return [str(name) for name in table.columns if name not in taken]

    def _dates(self, table: pd.DataFrame, check: Checker) -> pd.Series:
        tell("Reading the dates")
        written = self.written(table)
        dates, faults = written_dates.to_edtf(written, self._habits_of)
        column = self.column(c.DATE) or self.column(f.YEAR)
        checks.check_dates(check, column, written, faults)
        second_look.report_written(check, written, column)
        named_order.report_against(check, column, self._text(table, c.DATE))
        named_order.report_decided(check, column, written, self.order)
        named_dates.report_parts(check, self.column)
        other_years.report_other_years(check, column)
        if exact := self.column(f.PRECISION):
            dates = precision.as_known(check, dates, self._text(table, f.PRECISION), exact)
        ends = (f.END, f.END_YEAR, f.END_MONTH, f.END_DAY, f.DURATION)
        last = [self.column(part) for part in ends if self.column(part)]
        if not last:
            return dates
        ends = self._ends(table, dates)
        if lasted := self.column(f.DURATION):
            told = self._text(table, f.DURATION)
            ends = lasting.with_durations(check, dates, ends, told, lasted)
        return Spans(written, dates, self.habits(written), last[0]).joined(check, ends)

    def written(self, table: pd.DataFrame) -> pd.Series:
        """The dates as they are written, put together from year, month and day where need be."""
        parts = [self.column(part) for part in (c.DATE, f.YEAR, f.MONTH, f.DAY, f.ERA, f.ABOUT)]
        return by_kinds(table, [column for column in parts if column], self._written)

    def _written(self, table: pd.DataFrame) -> pd.Series:
        dates = self._of_era(table, c.DATE) if self.column(c.DATE) else None
        if dates is not None and not self.column(f.YEAR):
            written = dates
        else:
            written = self._of_parts(table, dates)
        told = self._text(table, f.ABOUT) if self.column(f.ABOUT) else None
        return written if told is None else named_dates.with_about(written, told)

    def _of_parts(self, table: pd.DataFrame, dates: pd.Series | None) -> pd.Series:
        """Dates out of columns of years, months and days, and of dates beside them."""
        month, days = self.column(f.MONTH), self._text(table, f.DAY)
        months = named_dates.of_the_year(month, self._text(table, f.MONTH))
        years = self._of_era(table, f.YEAR)
        if named_dates.counts_days(month, self.column(f.DAY), days):
            days = months if month else days
            written = named_dates.ordinals(years, days)
        else:
            written = joined_parts(years, *named_dates.with_days(month, months, days))
        return written if dates is None else with_year(dates, years, written)

    def _of_era(self, table: pd.DataFrame, part: str) -> pd.Series:
        """Dates or years with the era that their header or a column beside them names."""
        column, cells = self.column(part), self._text(table, part)
        if not column:
            return cells
        cells = other_years.in_years(column, cells)
        cells = named_order.in_named_order(column, named_dates.of_its_name(column, cells))
        beside = self.column(f.ERA) and part == (f.YEAR if self.column(f.YEAR) else c.DATE)
        return named_dates.with_era(cells, self._text(table, f.ERA)) if beside else cells

    def _ends(self, table: pd.DataFrame, starts: pd.Series) -> pd.Series:
        if self.column(f.END):
            return self._text(table, f.END)
        parts = (f.END_YEAR, f.END_MONTH, f.END_DAY)
        return ends_of(starts, *(self._text(table, part) for part in parts))

    def habits(self, written: pd.Series) -> written_dates.Habits:
        """How the dates of a column are written."""
        return self._habits_of(written_dates.loose_texts(written))

    def _habits_of(self, texts: list[str]) -> written_dates.Habits:
        order = self.order or named_order.order_named(self.column(c.DATE), texts)
        found = written_dates.find_habits(texts, order=order, serials=self.serials)
        return replace(found, languages=self.languages or found.languages)

    def settled(self, table: pd.DataFrame) -> "Mapping":
        """The mapping with the habits of the whole table, so that single rows read alike."""
        if self.missing() or any(name not in table.columns for name in self.columns.values()):
            return self
        habits = self.habits(self.written(table))
        return replace(self, order=habits.order, languages=habits.languages)

    def _scores(self, table: pd.DataFrame, codes: pd.Series, check: Checker) -> np.ndarray:
        tell("Reading the scores")
        scores = np.full(len(table), np.nan)
        if self.score_from == LATER:
            return scores
        if self.score_from == IN_WORDS:
            words = self.column(f.WORDS)
            scores = worded.told(check, words, self._text(table, f.WORDS), self.words)
            checks.report_unscored(check, words, np.isnan(scores) & ~check.bad)
            return scores
        column = self.column(c.SCORE) if self.score_from == COLUMN else ""
        if column:
            scores = checks.number_column(
                check, column, plain_scores(check, self._text(table, c.SCORE), column),
                lambda v: np.abs(v) <= 10, "−10 to 10", self.divisor,
            )  # fmt: skip
            named_scale.report_scale(check, column)
            scores = second_look.signed(check, scores, column, self.column(f.DIRECTION))
        if column and self.column(f.WORDS):
            said = self._text(table, f.WORDS)
            scores = np.where(np.isnan(scores), worded.scores(said, self.words), scores)
        checks.check_scored(check, column or self.column(c.CAMEO) or c.SCORE, scores, codes)
        return scores


def guess(table: pd.DataFrame, *, serials: bool = False, declared: bool = False) -> Mapping:
    """What the columns are, by their names and by what stands in them.

    Args:
        table: `cells` of a `Given`.
        serials: whether bare numbers may be a spreadsheet's days.
        declared: whether it is known which columns count, so that none beside them may be meant.
    """
    columns, evidence, spare, unread = guess_columns(table, serials=serials)
    spare = () if declared else spare
    found = Mapping(columns, serials=serials, evidence=evidence, spare=spare, unread=unread)
    return settle(table, found)


def settle(table: pd.DataFrame, found: Mapping) -> Mapping:
    """The rest of a mapping, worked out from its columns: where scores come from, their scale,
    and whether the order of day and month has to be asked. Call it after columns were changed."""
    score_from = LATER
    for field_name, source in ((c.SCORE, COLUMN), (f.WORDS, IN_WORDS), (c.CAMEO, CAMEO)):
        if found.column(field_name):
            score_from = source
            break
    divisor = named_scale.divisor_for(table, found.column(c.SCORE)) if score_from == COLUMN else 1.0
    matters = False
    if not found.missing() and all(name in table.columns for name in found.columns.values()):
        texts = written_dates.loose_texts(found.written(table))
        named = named_order.order_named(found.column(c.DATE), texts)
        matters = named is None and written_dates.order_matters(texts)
    fill = may_fill(table, [found.column(part) for part in (c.DATE, f.YEAR, f.MONTH)])
    return replace(
        found, score_from=score_from, divisor=divisor, day_order_matters=matters, fill=fill
    )


__all__ = ["CAMEO", "COLUMN", "IN_WORDS", "LATER", "Mapping", "guess", "settle"]
