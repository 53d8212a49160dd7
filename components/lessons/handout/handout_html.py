"""The handout: one HTML file that prints on A4 and Letter, with no network and without Thaw.

Its content policy allows no request and no script. The answer key is a file of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
from markupsafe import Markup, escape

from components.lessons.handout.paper_chart import PaperChart, limits, marks_of, svg
from data.basics import columns as c
from data.basics.safe_text import encoded, printable
from data.dates.historical_date import read_date
from data.events import citing
from data.events.data_set import DataSet
from data.exports.json_file import citing_lines
from data.exports.view import view_of
from data.lessons.quiz import Question
from data.selection.selection import Selection
from data.temperature import Trace

MIME = "text/html"
KINDS = {
    "labels": "With labels",
    "blank": "Without labels",
    "grid": "Empty grid to draw on",
}
EVENTS_MOST = 60  # in the list; the strongest, if there are more
MARKED = 14  # numbers on the chart
SHORT_EVENTS, SHORT_QUESTIONS = 9, 3  # what fits two pages
LINES = 3  # to write on below a question


@dataclass(frozen=True, eq=False)
class Handout:
    """What is printed.

    Attributes:
        dataset, selection, trace: the view.
        title: over it all.
        intro: a sentence or two below; may be empty.
        span: first and last day of the chart.
        kind: one of `KINDS`.
        short: whether it has to fit on two pages.
        questions: with room to write.
        quiz: questions with options, and their answers for the key.
        events: ids to list; empty for the strongest that are shown.
    """

    dataset: DataSet
    selection: Selection
    trace: Trace
    title: str
    span: tuple[date, date]
    intro: str = ""
    kind: str = "labels"
    short: bool = False
    questions: tuple[str, ...] = ()
    quiz: tuple[Question, ...] = ()
    events: tuple[str, ...] = ()


def handout(what: Handout) -> bytes:
    """The sheet for the class, in UTF-8."""
    rows = _events(what)
    parts = [
        _chart(what, rows, key=False),
        _chapters(what),
        _event_list(what, rows, named=what.kind == "labels"),
        _questions(what),
        _sources(what, rows),
    ]
    return _page(what, what.title, parts, "Name")


def answer_key(what: Handout) -> bytes:
    """The sheet for the teacher: the chart with everything on it, and every answer."""
    rows = _events(what)
    whole = replace(what, kind="labels")
    parts = [_chart(whole, rows, key=True), _event_list(whole, rows, named=True), _answers(what)]
    return _page(what, f"{what.title}: answer key", parts)


def _page(what: Handout, title: str, parts: Sequence[Markup], name: str = "") -> bytes:
    """A page; `name` is what a pupil writes one behind."""
    body = Markup("").join(parts)
    intro = Markup("<p class='intro'>{}</p>").format(_clean(what.intro)) if what.intro else ""
    page = Markup(
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>{title}</title><style>{style}</style></head>"
        '<body class="{short}"><header><h1>{title}</h1>{intro}{name}</header>'
        "<main>{body}</main><footer>{foot}</footer></body></html>\n"
    ).format(
        title=_clean(title),
        style=_style(),
        short=f"{'short' if what.short else 'long'} {'sheet' if name else 'key'}",
        intro=intro,
        name=Markup('<p class="name">{}</p>').format(name) if name else "",
        body=body,
        foot=_clean(f"{what.dataset.citation} Licence: {what.dataset.licence}. Made with Thaw."),
    )
    return encoded(str(page))


@cache
def _style() -> Markup:
    """The rules, which stand in the repository and hold no `<`."""
    return Markup(Path(__file__).with_name("handout.css").read_text(encoding="utf-8"))  # noqa: S704


def _clean(text: object) -> Markup:
    return escape(printable(text))


def _events(what: Handout) -> pd.DataFrame:
    """The events of the list in time order, numbered where the chart marks them."""
    first, last = (pd.Timestamp(day) for day in what.span)
    rows = what.selection.apply(what.dataset.prepared)
    rows = rows[(rows[c.LAST] >= first) & (rows[c.FIRST] <= last)]
    if what.events:
        rows = rows[rows[c.EVENT_ID].isin(what.events)]
    moves = what.trace.moves.set_index(c.EVENT_ID).reindex(rows[c.EVENT_ID])
    rows = rows.assign(
        move=moves["move"].fillna(0.0).to_numpy(), after=moves["after"].fillna(0.0).to_numpy()
    )
    most = SHORT_EVENTS if what.short else EVENTS_MOST
    rank = rows["move"].abs().rank(method="first", ascending=False)
    kept = rows[rank <= most].assign(marked=rank[rank <= most] <= MARKED)
    return kept.assign(number=kept["marked"].cumsum())


def _chart(what: Handout, rows: pd.DataFrame, key: bool) -> Markup:
    low, high = limits(what.trace, *what.span)
    empty = what.kind == "grid"
    marks = marks_of(what.trace, rows[rows["marked"]])
    chart = PaperChart(
        trace=None if empty else what.trace,
        start=what.span[0],
        end=what.span[1],
        low=-100.0 if empty else low,
        high=100.0 if empty else high,
        title=f"The temperature of the relation, {what.span[0].year} to {what.span[1].year}",
        chapters=_chapter_spans(what.dataset),
        marks=() if empty else marks,
        named=what.kind != "blank",
    )
    words = {
        "labels": "▲ warmed the relation, ▼ cooled it. The numbers are those of the list. Above "
        "the rule at 0° the relation was warm, below it cold.",
        "blank": "▲ warmed the relation, ▼ cooled it. Write the classes and chapters on the "
        "lines, and find for each number the event in the list.",
        "grid": "Draw the line that you expect: where was the relation warm (above 0°), where "
        "cold (below)?",
    }[what.kind]
    head = "The line" if key or not empty else "Draw it first"
    return Markup("<section class='chart'><h2>{}</h2>{}<p class='legend'>{}</p></section>").format(
        head, svg(chart), words
    )


def _chapter_spans(dataset: DataSet) -> tuple[tuple[str, date, date], ...]:
    rows = dataset.chapters[[c.LABEL, c.TITLE, c.START, c.END]].to_numpy()
    return tuple(
        (str(label or title), read_date(str(start)).first, read_date(str(end)).last)
        for label, title, start, end in rows
    )


def _chapters(what: Handout) -> Markup:
    """What each chapter in view was about; left out where it has to be short."""
    if what.short or what.kind == "grid":
        return Markup("")
    items = []
    for title, start, end, summary in what.dataset.chapters[
        [c.TITLE, c.START, c.END, c.SUMMARY]
    ].to_numpy():
        first, last = read_date(str(start)).first, read_date(str(end)).last
        if last >= what.span[0] and first <= what.span[1]:
            name = title if what.kind == "labels" else ""
            years = f"{first.year}–{last.year}"
            items.append(
                Markup("<li><strong>{}</strong> <span>{}</span> {}</li>").format(
                    _clean(name), years, _clean(summary)
                )
            )
    if not items:
        return Markup("")
    return Markup("<section><h2>Chapters</h2><ul class='chapters'>{}</ul></section>").format(
        Markup("").join(items)
    )


def _event_list(what: Handout, rows: pd.DataFrame, named: bool) -> Markup:
    """The events: in time order with their numbers; or out of order, to be found."""
    if what.kind == "grid":
        return Markup("")
    listed = rows if named else rows[rows["marked"]].sort_values(c.TITLE, kind="stable")
    items = []
    for row in listed.to_dict("records"):
        number = str(row["number"]) if row["marked"] and named else ""
        empty = row["marked"] and not named  # to be filled in
        box = (
            Markup("<b class='number'>{}</b>").format(number)
            if number or empty
            else Markup("<b></b>")
        )
        summary = "" if what.short or not named else row[c.SUMMARY]
        when = row[c.DATE_LABEL] if named else ""
        items.append(
            Markup("<li>{}<div><span>{}</span> <strong>{}</strong> {}</div></li>").format(
                box, _clean(when), _clean(row[c.TITLE]), _clean(summary)
            )
        )
    head = "Events" if named else "Which number is which event?"
    return Markup("<section><h2>{}</h2><ul class='events'>{}</ul></section>").format(
        head, Markup("").join(items)
    )


def _questions(what: Handout) -> Markup:
    """Open questions with lines to write on, then those with options."""
    most = SHORT_QUESTIONS if what.short else 40
    room = Markup("<div class='room'>{}</div>").format(Markup("<i></i>") * LINES)
    items = [
        Markup("<li>{}{}</li>").format(_clean(question), room) for question in what.questions[:most]
    ]
    left = max(0, most - len(items))
    for question in what.quiz[:left]:
        options = Markup("").join(
            Markup("<li>{}</li>").format(_clean(option)) for option in question.options
        )
        items.append(
            Markup("<li>{}<ul class='options'>{}</ul></li>").format(
                _clean(question.prompt), options
            )
        )
    if not items:
        return Markup("")
    return Markup("<section><h2>Questions</h2><ol class='questions'>{}</ol></section>").format(
        Markup("").join(items)
    )


def _answers(what: Handout) -> Markup:
    """Every question as it stands on the sheet, with its answer and why; open ones stay open."""
    most = SHORT_QUESTIONS if what.short else 40
    asked = what.questions[:most]
    items = [
        Markup("<li>{} <em>{}</em></li>").format(_clean(question), "An open question.")
        for question in asked
    ]
    for question in what.quiz[: most - len(asked)]:
        right = question.options[question.answer[0]]
        told = Markup("<br><strong>{}</strong>").format(_clean(right))
        told = told if len(question.answer) == 1 else ""  # an order is told with its dates
        items.append(
            Markup("<li>{}{}<div class='why'>{}</div></li>").format(
                _clean(question.prompt), told, _clean(question.why)
            )
        )
    if not items:
        return Markup("")
    return Markup("<section><h2>Answers</h2><ol class='questions'>{}</ol></section>").format(
        Markup("").join(items)
    )


def _sources(what: Handout, rows: pd.DataFrame) -> Markup:
    """Where the events are written, each work once; on two pages without the places in it."""
    if what.kind == "grid":
        return Markup("")
    view = view_of(what.dataset, what.selection, what.trace)
    works = citing_lines(replace(view, shown=rows))
    lines = dict.fromkeys(work.text for cited in works for work in cited)
    if what.short:
        lines = _works(what, rows)
    if not lines:
        return Markup("")
    items = Markup("").join(Markup("<li>{}</li>").format(_clean(line)) for line in lines)
    return Markup("<section class='sources'><h2>Sources</h2><ul>{}</ul></section>").format(items)


def _works(what: Handout, rows: pd.DataFrame) -> dict[str, None]:
    """The works that the events cite, in the order in which they come."""
    sources = citing.by_id(what.dataset.sources)
    cells = (item.partition("@")[0] for cell in rows[c.SOURCES] for item in str(cell).split(";"))
    named = dict.fromkeys(name.strip() for name in cells)
    lines = (work.text for name in named for work in citing.cite_from(sources, name))
    return dict.fromkeys(lines)
