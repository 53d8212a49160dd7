"""The boards of all classes, each made once a change, however many windows show it.

A window asks for it over a route of its own (`components/classroom/board_route.py`) and gets some
kB of JSON; no page of Streamlit is run again for an answer. What is read and made grows with the
pupils, not with the answers that a class has given; the line, which is made of all answers, is made
so seldom that it takes a sixtieth of a processor at most.
"""

import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from components.chart.plain_chart_view import plain_payload
from components.classroom.board import parts
from components.classroom.board.gathered import Rated, Seen, gather, rate
from components.style.palette_figure import palette
from data import classroom
from data.classroom.store import Classes

LINE_EVERY = 60  # times as long as it took to make the line is it left alone: others work here too
LINE_REST, LINE_MOST = 1.0, 10.0  # seconds at least, and at most
WORDS_EVERY = 10.0  # seconds: the sentence on the agreement lags so far behind a line that grows
KEPT_MOST = 40  # classes
Shown = tuple[parts.Main, Markup, bytes]


@dataclass(eq=False)
class _Line:
    """The line as it was last made: of which state, of which news, and until when it is kept.

    `shown` has by theme what is drawn of it, and in which state, which stays the same while only
    votes come in.
    """

    version: int
    news: int
    until: float
    rated: Rated
    since: float  # when it was reckoned how far the class agrees
    shown: dict[str, tuple[int, Shown]] = field(default_factory=dict)

    def holds(self, seen: Seen) -> bool:
        """Whether a class's next step leaves the line as it is: the same answers are to be seen."""
        rated = self.rated
        content = seen.dataset.fingerprint if seen.dataset is not None else ""
        same = rated.content == content and rated.visible == seen.visible
        return self.version == seen.room.version or (same and rated.line is not None)

    def words(self, version: int) -> tuple[str | None, float]:
        """What is said of the agreement and since when, while that is good enough for now."""
        line = self.rated.line
        good = version == self.version and time.monotonic() - self.since < WORDS_EVERY
        return (line.words, self.since) if good and line is not None else (None, self.since)


@dataclass(eq=False)
class Board:
    """A class's board as it stands.

    Attributes:
        seen: what it is made of.
        line: the line as it was last made; None where nothing is rated, or not to be seen.
        due: seconds until there may be more to see although nothing happens; None for never.
    """

    seen: Seen
    line: _Line | None
    due: float | None
    _made: dict[str, bytes] = field(default_factory=dict)

    def told(self, theme: str) -> bytes:
        """What a window shows, as JSON."""
        if theme not in self._made:
            self._made[theme] = self._tell(theme)
        return self._made[theme]

    def _tell(self, theme: str) -> bytes:
        seen = self.seen
        main, disputed, figure = self._shown(theme)
        rest: dict[str, Any] = {
            "news": seen.pulse.news,
            "lead": seen.lead,
            "in": seen.pulse.pupils,
            "locked": seen.room.state.locked,
            "theme": theme,
            "above": str(main.above),
            "below": str(main.below),
            "side": str(parts.side_of(seen, disputed)),
        }
        told = json.dumps(rest, ensure_ascii=False).encode()
        return told[:-1] + b',"figure":' + figure + b"}" if figure else told

    def _shown(self, theme: str) -> Shown:
        """The large part, the events in dispute, and the figure as JSON (empty for none)."""
        line, version = self.line, self.seen.room.version
        if line is not None and line.shown.get(theme, (-1,))[0] == version:
            return line.shown[theme][1]
        began = time.monotonic()
        rated = line.rated if line is not None else None
        main = parts.main_of(self.seen, rated, palette(theme))
        figure = plain_payload(main.figure, alt=main.alt, theme=theme) if main.figure else b""
        shown = main, parts.disputed_of(self.seen, rated), figure + b"}" * bool(figure)
        if line is not None and line.rated.line is not None:
            if theme not in line.shown:  # else it is the same line in another state
                took = time.monotonic() - began
                line.until = min(line.until + LINE_EVERY * took, began + LINE_MOST)
            line.shown[theme] = version, shown
        return shown


class Boards:
    """Makes boards and keeps them. Safe to share between threads."""

    def __init__(self, classes: Callable[[], Classes] = classroom.open_classes) -> None:
        self._open = classes
        self._kept: OrderedDict[str, Board] = OrderedDict()
        self._lines: dict[str, _Line] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def board(self, code: str) -> Board:
        """The board of a class.

        Raises:
            NoSuchClass: it is no more.
            Unreachable: the database does not answer.
        """
        with self._lock:
            own = self._locks.setdefault(code, threading.Lock())
        with own:
            kept = self._kept.get(code)
            seen = gather(self._open(), code, kept.seen if kept is not None else None)
            if kept is not None and seen is kept.seen and not self._line_is_due(code, seen):
                return kept
            kept = self._make(code, seen)
            self._keep(code, kept)
            return kept

    def due(self, code: str) -> float | None:
        """Seconds until the board of a class is worth another look without news."""
        kept = self._kept.get(code)
        if kept is None or kept.due is None:
            return None
        return max(0.0, self._lines[code].until - time.monotonic())

    def _make(self, code: str, seen: Seen) -> Board:
        if seen.room.activity != "rate" or seen.dataset is None:
            return Board(seen, None, None)
        line = self._lines.get(code)
        if line is None or not line.holds(seen) or self._line_is_due(code, seen):
            line = self._lines[code] = self._draw(seen, line)
        behind = line.news != seen.pulse.news
        return Board(seen, line, line.until - time.monotonic() if behind else None)

    def _draw(self, seen: Seen, before: _Line | None) -> _Line:
        began = time.monotonic()
        words, since = before.words(seen.room.version) if before is not None else (None, began)
        rated = rate(self._open(), seen, words)
        took = time.monotonic() - began
        until = began + took + max(LINE_REST, min(LINE_MOST, LINE_EVERY * took))
        return _Line(
            seen.room.version, seen.pulse.news, until, rated, began if words is None else since
        )

    def _line_is_due(self, code: str, seen: Seen) -> bool:
        line = self._lines.get(code)
        if line is None or seen.room.activity != "rate":
            return False
        return line.news != seen.pulse.news and time.monotonic() >= line.until

    def _keep(self, code: str, board: Board) -> None:
        self._kept[code] = board
        self._kept.move_to_end(code)
        while len(self._kept) > KEPT_MOST:
            oldest, _ = self._kept.popitem(last=False)
            self._lines.pop(oldest, None)


BOARDS = Boards()  # of this process
