"""A sentence whose numbers and events are checked against the data each time it is read."""

import re
from dataclasses import dataclass, replace

from data.basics import columns as c
from data.basics.problems import shorten
from data.bound.facts import SIGNED, Answer, Facts, NoAnswer
from data.bound.questions import answer
from data.bound.syntax import BOND, LINK, TEXT, Part, parts_of

WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
_NUMBER = re.compile(r"([+\-−–]?)\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(?:°|degrees?|%)?")


@dataclass(frozen=True)
class Piece:
    """A part of a sentence after it was checked.

    Attributes:
        text: as it is shown, without the present value of what no longer holds.
        kind: `text`, `bond` or `link`.
        asks, of, dataset: as `syntax.Part` has them.
        now: what the data say, where that is something else; empty where it holds.
        problem: why it cannot be checked or followed; empty where it can.
        events: ids of the events it rests on.
        period: first and last day it speaks of, as ISO text; None for none.
    """

    text: str
    kind: str = TEXT
    asks: str = ""
    of: str = ""
    dataset: str = ""
    now: str = ""
    problem: str = ""
    events: tuple[str, ...] = ()
    period: tuple[str, str] | None = None

    @property
    def holds(self) -> bool:
        """Whether it still says what the data say."""
        return not self.now and not self.problem


@dataclass(frozen=True)
class Sentence:
    """A text in pieces, with what is wrong with its syntax.

    Attributes:
        pieces: in order; their texts make the whole.
        faults: what cannot be read in it, in words.
        authored: written by the set's author, and not composed by rule.
    """

    pieces: tuple[Piece, ...]
    faults: tuple[str, ...] = ()
    authored: bool = False

    @property
    def text(self) -> str:
        """The plain text; what no longer holds has its present value behind it."""
        return "".join(
            f"{piece.text} (now {piece.now})" if piece.now else piece.text for piece in self.pieces
        )

    @property
    def written(self) -> str:
        """The text as an author writes it, bonds and links included."""
        return "".join(
            Part(piece.kind, piece.text, piece.asks, piece.of, piece.dataset).written()
            for piece in self.pieces
        )

    @property
    def stale(self) -> tuple[str, ...]:
        """What no longer holds, in words: both values, a missing event by name."""
        return tuple(_complaint(piece) for piece in self.pieces if not piece.holds)

    @property
    def events(self) -> tuple[str, ...]:
        """Ids of the events that the sentence names, each once, in order."""
        return tuple(dict.fromkeys(name for piece in self.pieces for name in piece.events))


def _complaint(piece: Piece) -> str:
    said = f"“{shorten(piece.text)}”" if piece.text else f"“{piece.asks}:{shorten(piece.of)}”"
    if piece.problem:
        return f"{said}: {piece.problem}"
    return f"{said} no longer holds: it is now {piece.now}"


def read(text: str, facts: Facts) -> Sentence:
    """A text with bonds and links, checked against the data. Never raises.

    Args:
        text: as an author writes it; see `data.bound.syntax`.
        facts: the data set and the line that it speaks of.
    """
    parts, faults = parts_of(text)
    return Sentence(tuple(_checked(part, facts) for part in parts), faults)


def refreshed(text: str, facts: Facts) -> str:
    """The same text in which every bond that can be answered says what the data say now.

    Links, and bonds that cannot be answered, stay as they are: they need a person.
    """
    parts, _ = parts_of(text)
    fresh = []
    for part in parts:
        piece = _checked(part, facts)
        fresh.append(replace(part, text=piece.now) if piece.now else part)
    return "".join(part.written() for part in fresh)


def filled(text: str, facts: Facts) -> str:
    """As `refreshed`, and every bond that is empty is written out too."""
    parts, _ = parts_of(text)
    fresh = []
    for part in parts:
        piece = _checked(part, facts)
        fresh.append(replace(part, text=piece.now or piece.text) if part.kind == BOND else part)
    return "".join(part.written() for part in fresh)


def _checked(part: Part, facts: Facts) -> Piece:
    piece = Piece(part.text, part.kind, part.asks, part.of, part.dataset)
    if part.kind == TEXT:
        return piece
    try:
        if part.kind == LINK:
            return _followed(piece, facts)
        found = answer(facts, part.asks, part.of, part.dataset)
    except NoAnswer as problem:
        return replace(piece, problem=str(problem))
    piece = replace(piece, events=found.events, period=found.period)
    if not part.text:
        return replace(piece, text=in_words(found, ""))
    return piece if agrees(part.text, found) else replace(piece, now=in_words(found, part.text))


def _followed(piece: Piece, facts: Facts) -> Piece:
    """A link that drives the chart: what it leads to has to be there."""
    if piece.asks == "event":
        facts.event(piece.of)
        return replace(piece, events=(piece.of,))
    if piece.asks == "chapter":
        rows = facts.dataset.chapters
        row = rows[rows[c.CHAPTER_ID] == piece.of]
        if row.empty:
            raise NoAnswer(f"there is no chapter “{shorten(piece.of)}” in this data set")
        first, last = facts.days(f"{row[c.START].iat[0]}/{row[c.END].iat[0]}")
        return replace(piece, period=(first.isoformat(), last.isoformat()))
    if piece.asks in ("view", "on"):
        first, last = facts.days(piece.of)
        return replace(piece, period=(first.isoformat(), last.isoformat()))
    return piece


def agrees(written: str, found: Answer) -> bool:
    """Whether what is written says what the data say.

    A number agrees if the value rounds to it at the precision in which it is written. A date
    agrees if it is part of the event's date: “June 1948” and “1948” of 28 June 1948.
    """
    if found.number is None:
        said, known = " ".join(written.split()).casefold(), found.word.casefold()
        return said == known or (bool(said) and f" {said} " in f" {known} ")
    number, decimals = number_of(written)
    if number is None or (found.form == SIGNED and _sign_missing(written, found.number)):
        return False
    return abs(found.number - number) <= 0.5 * 10.0**-decimals + 1e-9


def number_of(written: str) -> tuple[float | None, int]:
    """A number as people write it, and its decimals: `−69°`, `1,204`, `seven`; None for none."""
    clean = written.strip()
    if clean.casefold() in WORDS:
        return float(WORDS.index(clean.casefold())), 0
    found = _NUMBER.fullmatch(clean)
    if not found:
        return None, 0
    sign, whole, decimals = found.groups()
    number = float(whole.replace(",", "") + (decimals or ""))
    return (-number if sign in ("-", "−", "–") else number), len(decimals or ".") - 1


def _sign_missing(written: str, number: float) -> bool:
    return number < 0 and written.strip()[:1] not in "-−–" and round(number) != 0


def in_words(found: Answer, like: str) -> str:
    """The answer as it would be written in place of `like`: as many decimals, words for words."""
    if found.number is None:
        return found.word
    written, decimals = number_of(like)
    value = round(found.number, decimals) + 0.0  # no −0
    if written is not None and like.strip().casefold() in WORDS and 0 <= value < len(WORDS):
        return WORDS[int(value)].capitalize() if like.strip()[0].isupper() else WORDS[int(value)]
    text = f"{abs(value):,.{decimals}f}"
    if value < 0:
        text = "−" + text
    elif found.form == SIGNED and value > 0 and (not like or like.strip()[0] == "+"):
        text = "+" + text
    return text + "°" if like.strip().endswith("°") else text
