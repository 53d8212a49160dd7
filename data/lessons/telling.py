"""A story told over a data set: each step's view, its checked sentences, what no longer holds."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from data import bound
from data.basics import columns as c
from data.basics.problems import shorten
from data.dates.historical_date import read_date
from data.events.data_set import BrokenSet, DataSet
from data.lessons.story import Mistake, Step, Story
from data.selection import Selection, selection_address
from data.temperature import Trace

TraceOf = Callable[[DataSet, Selection], Trace]
_LOOK = "Look at the sentence, then take the new value"


@dataclass(frozen=True, eq=False)
class Told:
    """One step over the data.

    Attributes:
        step: as written.
        heading, prose: with every bond checked.
        selection: what it shows.
        trace: its line.
        span: first and last day shown; None for everything.
        beside: the other data set of the step and its line; None for none.
        draw: first and last year to be drawn by the reader; None for none.
        mistakes: what no longer holds or is not there.
    """

    step: Step
    heading: bound.Sentence
    prose: bound.Sentence
    selection: Selection
    trace: Trace
    span: tuple[date, date] | None
    beside: tuple[DataSet, Trace] | None
    draw: tuple[int, int] | None
    mistakes: tuple[Mistake, ...]


def tell(
    story: Story,
    dataset: DataSet,
    trace_of: TraceOf,
    open_set: Callable[[str], DataSet] | None = None,
) -> list[Told]:
    """Every step of a story over a data set. Never raises for what a story says.

    Args:
        story: as parsed.
        dataset: the set it belongs to.
        trace_of: the line of a data set as a selection scores it.
        open_set: opens another set by name, for steps that compare; raises BrokenSet.
    """
    return [_Teller(story, dataset, trace_of, open_set, n).tell() for n in range(len(story.steps))]


def other_facts(
    name: str, trace_of: TraceOf, open_set: Callable[[str], DataSet] | None
) -> bound.Facts:
    """The facts of another data set, with its published line.

    Raises:
        KeyError: it cannot be opened.
    """
    if open_set is None:
        raise KeyError(name)
    try:
        other = open_set(name)
    except BrokenSet:
        raise KeyError(name) from None
    return bound.Facts(other, trace_of(other, Selection(model=other.model)))


def facts_of(
    told: Told, dataset: DataSet, trace_of: TraceOf, open_set: Callable[[str], DataSet] | None
) -> bound.Facts:
    """What the sentences of a step are checked against."""
    return bound.Facts(dataset, told.trace, lambda name: other_facts(name, trace_of, open_set))


class _Teller:
    """Works out one step and collects what is wrong with it."""

    def __init__(
        self,
        story: Story,
        dataset: DataSet,
        trace_of: TraceOf,
        open_set: Callable[[str], DataSet] | None,
        number: int,
    ) -> None:
        self.step = story.steps[number]
        self.dataset, self.trace_of, self.open_set = dataset, trace_of, open_set
        self.file, self.number = f"stories/{story.name}.md", number + 1
        self.mistakes: list[Mistake] = []

    def tell(self) -> Told:
        """The step over the data."""
        step, dataset = self.step, self.dataset
        selection, notes = selection_address.from_query(step.query(), dataset)
        for note in notes:
            self._tell(note.rstrip("."), "Copy the view from the address bar", "view")
        trace = self.trace_of(dataset, selection)
        facts = bound.Facts(dataset, trace, self._others)
        selection, span = self._shown(selection, facts)
        events = self._events(selection)
        heading, prose = bound.read(step.heading, facts), bound.read(step.prose, facts)
        for sentence, key in ((heading, ""), (prose, "prose")):
            for fault in sentence.faults:
                self._tell(fault, "Mend it there", key)
            for stale in sentence.stale:
                self._tell(stale, _LOOK, key)
        beside, draw = self._beside(), self._draw(facts)
        return Told(
            step=replace(step, events=events),
            heading=heading,
            prose=prose,
            selection=selection,
            trace=trace,
            span=span,
            beside=beside,
            draw=draw,
            mistakes=tuple(self.mistakes),
        )

    def _tell(self, what: str, mend: str, key: str = "") -> None:
        """Keep a mistake; `key` says of which item or that it is of the prose."""
        line = self.step.line_of(key)
        self.mistakes.append(Mistake(self.file, line, self.number, what, mend))

    def _others(self, name: str) -> bound.Facts:
        return other_facts(name, self.trace_of, self.open_set)

    def _shown(
        self, selection: Selection, facts: bound.Facts
    ) -> tuple[Selection, tuple[date, date] | None]:
        """The selection with the period of the step, and that period."""
        show = self.step.show
        if not show:
            return selection, None
        chapters = self.dataset.chapters
        row = chapters[chapters[c.CHAPTER_ID] == show]
        try:
            if len(row):
                start, end = read_date(str(row[c.START].iat[0])), read_date(str(row[c.END].iat[0]))
                span = start.first, end.last
            else:
                span = facts.days(show)
        except bound.NoAnswer as problem:
            mend = "Write a date, two with / or a chapter"
            self._tell(f"the period to show: {problem}", mend, "show")
            return selection, None
        if span[0] == span[1]:
            self._tell(f"the period “{shorten(show)}” is a single day", "Write two with /", "show")
            return selection, None
        return replace(selection, view=(span[0].isoformat(), span[1].isoformat())), span

    def _events(self, selection: Selection) -> tuple[str, ...]:
        """The events to highlight that are there; the others are named."""
        known = set(self.dataset.prepared[c.EVENT_ID])
        wanted = self.step.events or ((selection.event,) if selection.event else ())
        for name in wanted:
            if name not in known:
                what = f"there is no event “{shorten(name)}” in this data set"
                self._tell(what, "Correct its id, or take it out", "events")
        return tuple(name for name in wanted if name in known)

    def _beside(self) -> tuple[DataSet, Trace] | None:
        name = self.step.beside
        if not name:
            return None
        try:
            facts = self._others(name)
        except KeyError:
            self._tell(f"there is no data set “{shorten(name)}” here", "Correct its name", "with")
            return None
        return facts.dataset, facts.trace

    def _draw(self, facts: bound.Facts) -> tuple[int, int] | None:
        if not self.step.draw:
            return None
        try:
            first, last = facts.days(self.step.draw)
        except bound.NoAnswer as problem:
            self._tell(
                f"the period to draw: {problem}", "Write two years, such as 1945/1955", "draw"
            )
            return None
        if last.year - first.year < 2:
            self._tell("the period to draw has fewer than three years", "Make it longer", "draw")
            return None
        return first.year, last.year


def refreshed(story: Story, told: list[Told], facts_of: Callable[[Told], bound.Facts]) -> Story:
    """The story with every bond that can be answered written out at its present value.

    Args:
        story: as parsed.
        told: its steps over the data.
        facts_of: the facts of a step.
    """
    steps = [
        replace(
            step,
            heading=bound.filled(step.heading, facts_of(one)),
            prose=bound.filled(step.prose, facts_of(one)),
        )
        for step, one in zip(story.steps, told, strict=True)
    ]
    return replace(story, steps=tuple(steps))
