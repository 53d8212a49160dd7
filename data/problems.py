"""What is wrong with a table, said so that its owner can mend it."""

from dataclasses import dataclass

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True)
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
    """

    severity: str
    table: str
    row: int | None
    column: str
    value: str
    what: str
    mend: str

    def sentence(self) -> str:
        """One plain-text sentence: where, what, and how to mend it."""
        place = self.table
        if self.row is not None:
            place += f", row {self.row}"
        if self.column:
            place += f", column “{self.column}”"
        return f"{place}: {self.what}. {self.mend}."


def shorten(value: object, most: int = 60) -> str:
    """A cell's text for a message: on one line and not too long."""
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"
