"""The parts of the board, by the kind of its question: a figure, and HTML with all text escaped."""

from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from components.classroom.board import pieces
from components.classroom.board.board_figure import DrawnScene, LineScene, drawn_spec, line_spec
from components.classroom.board.gathered import Rated, Seen
from components.figures.line_figure import Spec
from components.style.palette_figure import Palette
from data.basics import columns as c
from data.basics.counting import counted
from data.classroom import results
from data.classroom.questions import Question, steps_of
from data.events.data_set import DataSet

GONE = "The set that this class is about is not here any more; its answers still are."
BEFORE_ALL = "Join, and wait for the first question."
BEFORE_OWN = "Join, and begin: everybody goes on at their own pace."
BEFORE_RATING = "Join, and say of each event how it changed the relation."


@dataclass(frozen=True, eq=False)
class Main:
    """The large part of the board: what stands above the figure, the figure, what stands below."""

    above: Markup
    figure: Spec | None = None
    alt: str = ""
    below: Markup = Markup("")  # noqa: RUF009 (text, which nothing changes)


def main_of(seen: Seen, rated: Rated | None, colours: Palette) -> Main:
    """The large part of the board."""
    question = seen.question
    if seen.room.activity == "rate":
        return _rated(seen, rated, colours)
    if question is None:
        own = seen.room.state.own_pace
        return Main(pieces.joining(BEFORE_OWN if own else BEFORE_ALL))
    head, visible = pieces.head(question), seen.room.state.visible(question["id"])
    if question["kind"] == "sentence":
        given = results.sentences(question, seen.answers)
        said = given[given["let_through"]]["value"].to_list()
        return Main(head + (pieces.said(said) if said else pieces.note(_held(seen, said=True))))
    if question["kind"] == "draw":
        return _drawn(seen, head, colours, visible=visible)
    if not visible:
        return Main(head + pieces.offered(question) + pieces.note(_held(seen)))
    return Main(head + _chosen(seen))


def _held(seen: Seen, *, said: bool = False) -> str:
    """What the board says while nothing of what came in is shown."""
    if seen.room.state.ended:
        return "The class has ended."
    if said:
        return "What you write appears here when your teacher lets it through."
    return "What you answer is held back until all have thought." if seen.given else ""


def disputed_of(seen: Seen, rated: Rated | None) -> Markup:
    """The events on which pupils differ most."""
    if rated is None or rated.line is None or seen.dataset is None:
        return Markup("")
    return pieces.disputed(
        seen.dataset, rated.line, rated.ratings, steps_of(seen.room.questions[0])
    )


def side_of(seen: Seen, disputed: Markup) -> Markup:
    """The narrow part: who has answered, the votes of now, then the events in dispute."""
    question, made = seen.question, []
    if question is not None:
        state = seen.room.state
        again = "second line" if question["kind"] == "draw" else "second vote"
        note = again if seen.second else ""
        note = "closed" if question["id"] in state.shut else note
        made.append(pieces.answered(seen.given, seen.pulse.pupils, note))
        if question["kind"] == "rate" and state.visible(question["id"]) and seen.given:
            counts = results.counts(question, seen.answers)
            now, before = counts["first"].to_list(), []
            if seen.second:
                now, before = counts["second"].to_list(), now
            made.append(pieces.votes(now, steps_of(question), before))
        made += [_rightly(seen), _shift(seen)]
    if seen.finished is not None:
        made.append(pieces.finished(seen.finished, seen.pulse.pupils))
    made.append(disputed)
    if seen.names:
        made.append(pieces.names(seen.names))
    return Markup("").join(made)


def _shift(seen: Seen) -> Markup:
    """What the talk has changed."""
    question = seen.question
    if question is None or not seen.second or not seen.room.state.visible(question["id"]):
        return Markup("")
    if question["kind"] == "draw":
        return _nearer(seen, question)
    both, moved = results.changed(question, seen.answers)
    return pieces.note(f"{moved} of {both} changed their mind.") if both else Markup("")


def _before_the_talk(seen: Seen) -> dict[int, float]:
    """The middle of the lines that were drawn first; empty while they are the only ones."""
    return results.median_drawing(results.drawings(seen.of_before)) if seen.second else {}


def _nearer(seen: Seen, question: Question) -> Markup:
    """How far the middle of the lines lay from the real one, before the talk and after it."""
    before = _before_the_talk(seen)
    now = results.median_drawing(results.drawings(seen.of_now))
    if seen.dataset is None or not before or not now or question["id"] not in seen.room.state.shown:
        return Markup("")
    real = results.real_line(seen.dataset, question)
    far, near = (round(results.apart(line, real)) for line in (before, now))
    return pieces.note(
        f"On average the middle of your lines was {far}° off before the talk; "
        f"now it is {near}° off."
    )


# ---- rated ---------------------------------------------------------------------------------------


def _rated(seen: Seen, rated: Rated | None, colours: Palette) -> Main:
    """The class's line beside the published one; before that, the event that is asked about."""
    if seen.dataset is None:
        return Main(pieces.sentence(GONE))
    question, line = seen.question, rated.line if rated is not None else None
    voting = question is not None and not seen.room.state.visible(question["id"])
    if question is not None and (voting or line is None):
        above = pieces.head(question)
    elif line is None:
        above = pieces.joining(BEFORE_RATING)
    else:
        above = pieces.sentence(pieces.headline(seen.dataset, line))
    if line is None and question is not None:
        above += pieces.offered(question)
    if line is None:
        return Main(above + pieces.note(_held(seen)) if voting else above)
    end = pd.Timestamp(seen.dataset.years[1], 12, 31)
    scene = LineScene(line.curve, pieces.marks(seen.dataset, line), end)
    alt = f"The line of the class. {line.words}".strip()
    below = _apart(seen.dataset, rated, voting=voting)
    return Main(above, line_spec(scene, colours), alt, below)


def _apart(dataset: DataSet, rated: Rated | None, *, voting: bool) -> Markup:
    """On which event class and set part most; how far the class agrees."""
    if rated is None or rated.line is None:
        return Markup("")
    line = rated.line
    apart = results.furthest(dataset, line)
    why = Markup("")
    if apart is not None and not voting and apart["median"] != apart["published"]:
        why = pieces.why(dataset, apart)
    return why + pieces.note(line.words)


def _drawn(seen: Seen, head: Markup, colours: Palette, *, visible: bool) -> Main:
    """All drawings, their median, the real line when it is shown; held back, the years before."""
    question = seen.question
    if question is None:
        return Main(head)
    drawn = results.drawings(seen.of_now) if visible else {}
    real = None
    if visible and question["id"] in seen.room.state.shown and seen.dataset is not None:
        real = results.real_line(seen.dataset, question)
    scene = DrawnScene(
        {int(year): float(value) for year, value in question["before"]}, list(drawn.values()),
        results.median_drawing(drawn), real, question["first"], question["last"],
        _before_the_talk(seen) if drawn else {},
    )  # fmt: skip
    lines = counted(len(drawn), "drawn line")
    alt = f"{lines} with the median{' and the real line' if real else ''}"
    if not visible:
        alt = f"The line up to {question['first'] - 1}; what comes after it is drawn on the phones."
    below = pieces.note(_held(seen)) if not visible else Markup("")
    return Main(head, drawn_spec(scene, colours), alt, below)


def _chosen(seen: Seen) -> Markup:
    """Bars for choices and orders; with the answer once it is shown."""
    question = seen.question
    if question is None:
        return Markup("")
    reveal = question["id"] in seen.room.state.shown
    why = question["key"]["why"] if reveal else ""
    if question["kind"] == "order":
        table = results.places(question, seen.of_now)
        dates = _dates(seen.dataset, question) if reveal else []
        before = results.places(question, seen.of_before) if seen.second else None
        made = pieces.places(question, table, seen.given, dates, before, reveal=reveal)
        return made if dates else made + pieces.note(why)  # which says no more than they do
    counts = results.counts(question, seen.answers)
    return pieces.bars(question, counts, second=seen.second, reveal=reveal) + pieces.note(why)


def _dates(dataset: DataSet | None, question: Question) -> list[str]:
    """When the events happened that are to be put in order, a date an option."""
    if dataset is None:
        return []
    known = dataset.prepared.set_index(c.EVENT_ID)[c.DATE_LABEL]
    found = known.reindex(question["key"]["events"])
    return [] if found.isna().any() else found.astype(str).to_list()


def _rightly(seen: Seen) -> Markup:
    """How many are right, once the answer is shown."""
    question = seen.question
    if question is None or question["kind"] not in ("choice", "order"):
        return Markup("")
    if question["id"] not in seen.room.state.shown or not seen.given:
        return Markup("")
    given, right = results.right(question, seen.of_now)
    return pieces.note(f"{right} of {given} {'have' if given > 1 else 'has'} it right.")
