"""What the page “Bring in” remembers of the file at hand, and the work on it in the background."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import pandas as pd
import streamlit as st

from components.address.background import Stopped, Work
from components.style.page_style_view import theme_name
from data.basics.given import Given, Tick
from data.basics.limits import Unreadable
from data.basics.problems import Problem
from data.reading import as_problem, mapping
from data.reading.formats import recognising
from data.reading.mapping import Mapping
from data.reading.tray import Tray, open_tray
from data.reading.turns import my_turn
from data.reading.vocabulary.fields import WORDS

KEY = "bring_in"
RATED = "warms or cools (rated here)"
LARGE = 3_000_000  # bytes from which the work shows its steps and can be stopped


@dataclass(eq=False)
class Job:
    """One file on its way in.

    Attributes:
        number: counts the files of a session; part of the keys of widgets.
        name: of the file.
        look: what it is.
        sheet, pair: chosen where the file has several.
        header: the first row of names and how many there are; None where Thaw finds them.
        encoding: what the text is taken to be written in; empty where Thaw finds it.
        given: the table in it.
        mapped: how its columns are understood.
        score_from: what the person chose; empty for the guess.
        tray: its rows, sorted.
        fault: why it cannot be used.
        work: what goes on in the background.
        made: id of the data set that came of it.
        made_of: what that was made of; pressed again for the same, it is opened again.
        opened: whether what was made has been shown.
        opening: the making, while it lasts.
        trouble: why nothing could be made.
        choices: what was typed on the page, so that a reload does not lose it.
        place: under which name the server keeps all this for a reload and a restart.
        placed: whether the address has been told.
        columns: what the person said that the columns are; it counts on every sheet that has them.
        source: the file, until it is kept.
        as_read: the cells as the file has them, before any was mended.
        kept: what of this lies on the disk.
        typed: what was typed into rows that wait and is not checked yet, by column and label.
        checked: the rows, what was typed into them, and what comes of both (`tray.typed`).
    """

    number: int
    name: str = ""
    look: recognising.Look | None = None
    sheet: str = ""
    pair: tuple[str, str] | None = None
    header: tuple[int, int] | None = None
    encoding: str = ""
    given: Given | None = None
    mapped: Mapping | None = None
    score_from: str = ""
    tray: Tray | None = None
    fault: Problem | None = None
    work: Work | None = None
    made: str = ""
    made_of: str = ""
    opened: bool = True
    opening: Work | None = None
    trouble: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    place: str = ""
    placed: bool = False
    columns: dict[str, str] = field(default_factory=dict)
    source: bytes | None = None
    as_read: pd.DataFrame | None = None
    kept: object = None
    typed: dict[str, dict[int, str]] = field(default_factory=dict)
    checked: tuple[Tray, dict[int, dict[str, str]], Tray] | None = None

    def next(self) -> "Job":
        """The job that takes its place, at the same address."""
        return Job(self.number + 1, place=self.place, placed=self.placed)

    def key(self, widget: str) -> str:
        """The key of a widget that belongs to this file only."""
        return f"{KEY}_{self.number}_{widget}"


def job() -> Job:
    """The file at hand; an empty job before there is one."""
    if KEY not in st.session_state:
        st.session_state[KEY] = Job(0)
    return st.session_state[KEY]


def forget() -> None:
    """Have no file at hand any more."""
    now = job()
    if now.work is not None:
        now.work.stop()
    st.session_state[KEY] = now.next()


def begin(name: str, source: bytes) -> None:
    """Take a new file in hand and read it."""
    forget()
    now = job()
    now.name, now.source = name, source
    do(now, lambda tick: read(now, recognising.look(source, name, tick), tick), len(source))


def read_again(
    sheet: str = "",
    pair: tuple[str, str] | None = None,
    header: tuple[int, int] | None = None,
    encoding: str = "",
) -> None:
    """Read the file at hand otherwise: another sheet, two other states, other rows of names, or
    the text in another encoding."""
    old = job()
    look = old.look
    if look is None:
        return
    now = replace(
        old.next(), name=old.name, look=look, sheet=sheet, pair=pair, header=header,
        encoding=encoding, columns=old.columns, source=old.source,
    )  # fmt: skip
    st.session_state[KEY] = now
    do(now, lambda tick: read(now, look, tick), 0)


def read(
    now: Job, look: recognising.Look, tick: Tick
) -> tuple[recognising.Look, Given, Mapping, Tray]:
    """The table in a file as the job says, once no other file is read."""
    if now.encoding and look.raw:
        raw = look.raw
        look = recognising.look(raw, look.name, tick, encoding=now.encoding)
        look.raw = raw
    with my_turn(tick):
        return _understood(now, look, tick)


def _understood(
    now: Job, look: recognising.Look, tick: Tick
) -> tuple[recognising.Look, Given, Mapping, Tray]:
    given = recognising.read(look, sheet=now.sheet, pair=now.pair, header=now.header, tick=tick)
    if look.kind not in ("spreadsheet", "gdelt", "delimited") and not look.pairs:
        look.content = None  # the table is all that is needed from here on
    tick("Finding out which column is what")
    mapped = mapping.guess(given.cells, serials=given.serials, declared=given.declared)
    if now.columns and set(now.columns.values()) <= set(given.cells.columns):
        mapped = mapping.settle(given.cells, replace(mapped, columns=now.columns))
    if not mapped.scored():
        given, mapped = _to_be_rated(given, mapped)
    tick("Checking every row")
    return look, given, mapped, open_tray(given.cells, mapped, look.name)


def _to_be_rated(given: Given, mapped: Mapping) -> tuple[Given, Mapping]:
    """A file that says nothing of warming and cooling gets a column for it."""
    given = with_rating(given)
    columns = {**mapped.columns, WORDS: RATED}
    return given, replace(mapped, columns=columns, score_from=mapping.IN_WORDS)


def with_rating(given: Given) -> Given:
    """The table with a column in which the person rates each event."""
    if RATED in given.cells.columns:
        return given
    cells = given.cells.copy(deep=False)
    cells[RATED] = ""
    return replace(given, cells=cells.astype({RATED: "str"}))


def do(now: Job, run: Callable[[Tick], Any], size: int) -> None:
    """Run it at once, or in the background if it is large."""
    if size >= LARGE:
        now.work = Work(run)
        return
    try:
        finish(now, run(lambda doing: None))
    except Exception as problem:  # noqa: BLE001 - explained on the page, whatever it is
        fail(now, problem)


def finish(now: Job, result: tuple[recognising.Look, Given, Mapping, Tray]) -> None:
    """Note what was read."""
    now.look, now.given, now.mapped, now.tray = result
    now.as_read = now.given.cells
    now.sheet = now.sheet or now.look.sheet
    if now.look.pairs and now.pair is None:
        now.pair = (now.look.pairs[0].first, now.look.pairs[0].second)


def fail(now: Job, problem: Exception) -> None:
    """Note why it cannot be read."""
    if isinstance(problem, Stopped):
        st.session_state[KEY] = now.next()
        return
    if not isinstance(problem, Unreadable):
        problem = Unreadable(
            "the file could not be read", "Save it again as CSV", code="file.cannot_be_read"
        )
    now.fault = as_problem(problem, now.name)


def understand(mapped: Mapping) -> None:
    """Understand the columns in another way: every row is sorted anew, mended cells stay."""
    now = job()
    if now.tray is None or mapped == now.mapped:
        return
    now.mapped = mapped
    now.tray = open_tray(now.tray.table, mapped, now.name)


def read_otherwise(mapped: Mapping) -> None:
    """Understand the file anew as it stands: what was filled in or mended is taken back."""
    now = job()
    if now.given is None or now.tray is None:
        return
    now.mapped, now.typed = mapped, {}
    now.tray = open_tray(now.given.cells, mapped, now.name)


def change_columns(columns: dict[str, str]) -> None:
    """Take other columns for the fields; what follows from them is worked out again."""
    now = job()
    if now.tray is None or now.mapped is None or columns == now.mapped.columns:
        return
    now.columns = dict(columns)
    settled = mapping.settle(now.tray.table, replace(now.mapped, columns=columns))
    understand(replace(settled, score_from=now.score_from or settled.score_from))


def rate(ratings: dict[int, str]) -> None:
    """Note ratings, by the label of the row."""
    now = job()
    if now.tray is None or now.mapped is None or not ratings:
        return
    table = now.tray.table.copy()
    for label, words in ratings.items():
        table.at[label, RATED] = words
    now.tray = open_tray(table, now.mapped, now.name)


def main_button() -> Literal["primary", "secondary"]:
    """The look of the button to press next; dark, Streamlit writes too pale a text on its fill."""
    return "primary" if theme_name() == "light" else "secondary"
