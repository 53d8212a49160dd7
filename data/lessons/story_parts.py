"""What a story is made of: steps, and what is wrong with a file."""

from dataclasses import dataclass
from urllib.parse import parse_qs


@dataclass(frozen=True)
class Mistake:
    """What is wrong in a text file.

    Attributes:
        file: its name.
        line: counted from 1.
        step: the step it stands in, from 1; 0 for the front matter.
        what: what is wrong.
        mend: how to mend it.
    """

    file: str
    line: int
    step: int
    what: str
    mend: str

    def sentence(self) -> str:
        """One plain-text sentence: where, what, and how to mend it."""
        step = f" (step {self.step})" if self.step else ""
        return f"{self.file}, line {self.line}{step}: {self.what}. {self.mend}."


@dataclass(frozen=True)
class Step:
    """One step of a story, as written.

    Attributes:
        heading: what it is called.
        prose: one to three sentences, with bonds and links.
        show: the period it shows (EDTF, or a chapter's id); empty for everything.
        events: ids of the events it highlights.
        view: the query of the view: filters, model, look.
        page: where the view lies, one of `PAGES`.
        beside: name of another data set whose line is drawn beside (`with`); empty for none.
        draw: a period whose line is drawn by the reader first; empty for none.
        notes: for the teacher.
        questions: for the class.
        line: where it begins.
        lines: the first line of the prose and of each item, by key.
    """

    heading: str
    prose: str = ""
    show: str = ""
    events: tuple[str, ...] = ()
    view: str = ""
    page: str = "explore"
    beside: str = ""
    draw: str = ""
    notes: str = ""
    questions: tuple[str, ...] = ()
    line: int = 1
    lines: tuple[tuple[str, int], ...] = ()

    def line_of(self, key: str) -> int:
        """The line on which an item stands, or the prose (`prose`); else where the step begins."""
        return dict(self.lines).get(key, self.line)

    def query(self) -> dict[str, list[str]]:
        """The view as a query: every key with its values."""
        return parse_qs(self.view.lstrip("?"), max_num_fields=40)


@dataclass(frozen=True)
class Story:
    """A story and what is wrong with its file.

    Attributes:
        name: of its file, without `.md`; in the address.
        title, audience, author, date: plain texts.
        minutes: how long it takes; 0 where it is not said.
        steps: in order.
        mistakes: what could not be read.
        order: its place in the list, from 1; 0 for behind those that have one, by its years.
        about: what kind of story it is, such as `method`; empty for one on what happened.
    """

    name: str
    title: str
    audience: str = ""
    minutes: int = 0
    author: str = ""
    date: str = ""
    steps: tuple[Step, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    order: int = 0
    about: str = ""
