"""What is wrong with a table, said so that its owner can mend it."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

ERROR = "error"
WARNING = "warning"

Told = str | int | float


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        severity: `error` (the row or file cannot be used) or `warning` (it can).
        table: file name.
        row: line in the file, the header being 1; None for the whole file.
        column: column name; empty for the whole row.
        value: what stands there, shortened.
        what: what is wrong.
        mend: how to mend it.
        why: why it matters; may be empty.
        rule: the same for all problems of one kind, whatever the value; empty is `what`.
        code: of the place that found it, such as `date.unreadable`: no other place has it, and it
            stays the same when the words change.
        values: what the sentence tells beside the place and the cell (numbers, names), in order.
    """

    severity: str
    table: str
    row: int | None
    column: str
    value: str
    what: str
    mend: str
    why: str = ""
    rule: str = ""
    code: str = field(kw_only=True)
    values: tuple[Told, ...] = field(default=(), kw_only=True)

    def sentence(self) -> str:
        """One plain-text sentence: where, what, and how to mend it."""
        place = self.table
        if self.row is not None:
            place += f", row {self.row}"
        if self.column:
            place += f", column “{self.column}”"
        return f"{place}: {self.what.rstrip('.')}. {self.mend.rstrip('.')}."


_HERE = "\0"  # in a sentence of many, where the cell's text stands


class Sentences(Mapping[str, str]):
    """What is wrong with each of many texts; kept without the texts that the sentences quote.

    It is called with a text like any function that says so.
    """

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        self._told: dict[str, str] = {}
        for text, what in (known or {}).items():
            self.note(text, shared(what, text))

    def note(self, text: str, what: str) -> None:
        """Note what is wrong with a text, as `shared` gives it."""
        self._told[text] = what

    def __getitem__(self, text: str) -> str:
        return filled(self._told[text], text)

    __call__ = __getitem__

    def __contains__(self, text: object) -> bool:
        return text in self._told

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)


def shared(sentence: str, text: str) -> str:
    """A sentence without the text that it quotes, the same object for all that differ in it."""
    quoted = shorten(text, 40)
    out = sentence.replace(_HERE, "").replace(quoted, _HERE, 1) if quoted else sentence
    return sys.intern(out) if _HERE in out else out


def filled(sentence: str, text: str) -> str:
    """What `shared` was made of.

    >>> filled(shared("“soon” is no date", "soon"), "soon"), shared("“soon” is no date", "soon")
    ('“soon” is no date', '“\\x00” is no date')
    """
    return sentence.replace(_HERE, shorten(text, 40), 1) if _HERE in sentence else sentence


def failed(
    table: str, what: str, mend: str, *, row: int | None = None, column: str = "", code: str,
    values: tuple[Told, ...] = (),
) -> Problem:  # fmt: skip
    """An error that is told of no single cell."""
    return Problem(ERROR, table, row, column, "", what, mend, code=code, values=values)


def warned(
    table: str, what: str, mend: str, *, row: int | None = None, column: str = "", code: str,
    values: tuple[Told, ...] = (),
) -> Problem:  # fmt: skip
    """A warning that is told of no single cell."""
    return Problem(WARNING, table, row, column, "", what, mend, code=code, values=values)


def shorten(value: object, most: int = 60) -> str:
    """A cell's text for a message: on one line and not too long."""
    if isinstance(value, str) and _as_it_is(value, most):
        return value  # as nearly all are: there is nothing to look for
    text = " ".join(str(value)[: 20 * most].split())
    if isinstance(value, str) and text == value and len(text) <= most:
        return value  # the same object, which a table of many rows that wait holds once
    return text if len(text) <= most else text[: most - 1] + "…"


def _as_it_is(text: str, most: int) -> bool:
    """Whether a text is short and on one line, without blanks to spare."""
    outside = text[:1] == " " or text[-1:] == " "
    return len(text) <= most and text.isprintable() and "  " not in text and not outside
