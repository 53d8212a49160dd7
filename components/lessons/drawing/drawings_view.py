"""Drawings of many put together: each faint, their middle, the line, and where the two part."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from components.address.query_view import SET_KEY, link
from components.chart.plain_chart_view import plain_payload, render_plain
from components.figures.drawn_figure import DrawnScene, DrawnWords, Gap, drawings_spec
from components.lessons.handed_in_view import handed_in
from components.lessons.lesson_state_view import Lesson
from components.style.number_words import degrees
from components.style.page_style_view import theme_name
from components.style.palette_figure import palette
from data.basics import columns as c
from data.basics.counting import counted
from data.lessons import drawing, drawings
from data.lessons.drawing import Score
from data.lessons.drawings import Drawn

BEFORE = 8  # years of the line before those that were drawn
MISTAKES_MOST = 20
FILES_MOST = 60
CHART = "teach_drawings"


@dataclass(frozen=True, eq=False)
class Together:
    """Drawings of many and what they come to: the middle of them, set against the line."""

    drawn: Sequence[Drawn]
    middle: dict[int, float]
    score: Score


def render_drawings(lesson: Lesson, own: Sequence[Drawn]) -> None:
    """Open files of drawings, and see them with those of this tab."""
    with st.expander("Put the drawings of many together", icon=":material/stacked_line_chart:"):
        files = st.file_uploader(
            "Files of drawings (CSV)", type="csv", accept_multiple_files=True, key="drawings_files"
        )
        found = list(own) if files else []
        if len(files) > FILES_MOST:
            st.text(f"Only the first {FILES_MOST} files are opened.")
        for name, content in handed_in(files[:FILES_MOST]):
            read, mistakes = drawings.read_csv(content, lesson.dataset.years, name)
            found += read
            for mistake in mistakes[:MISTAKES_MOST]:
                st.text(mistake.sentence())
            if len(mistakes) > MISTAKES_MOST:
                st.text(f"… and {len(mistakes) - MISTAKES_MOST} more in {name}")
        if not files:
            st.text(
                "Each pupil saves a drawing as CSV, or a class does; open the files here. A table "
                "of your own has the columns drawing, year and drawn."
            )
            return
        together = put_together(lesson, found[: drawings.DRAWINGS_MOST])
        if together is None:
            st.text("There is no drawing in these files that can be used.")
        else:
            _render(lesson, together)


def put_together(lesson: Lesson, drawn: Sequence[Drawn]) -> Together | None:
    """The middle of the drawings against the line; None where there is nothing to compare."""
    middle = drawings.middle([one.values for one in drawn])
    try:
        score = drawing.score(middle, lesson.trace, lesson.dataset.prepared)
    except ValueError:
        return None
    return Together(drawn, middle, score)


def lead_of(together: Together) -> str:
    """How far the middle of the drawings was off, in a sentence."""
    score = together.score
    side = ""
    if score.sided:
        side = f" Its side of zero was right in {score.right} of {counted(score.sided, 'year')}."
    number = counted(len(together.drawn), "drawing")
    return f"{number}: their middle was {score.mean:.0f}° off, {score.words}.{side}"


def _render(lesson: Lesson, together: Together) -> None:
    lead = lead_of(together)
    st.html(str(Markup('<p class="thaw-lead">{}</p>').format(lead)))
    first, last = min(together.middle), max(together.middle)
    scene = DrawnScene(
        before=drawing.yearly(
            lesson.trace, max(lesson.dataset.years[0], first - BEFORE), first - 1
        ),
        lines=[one.values for one in together.drawn],
        median=together.middle,
        real=drawing.yearly(lesson.trace, first, last),
        first=first,
        last=last,
    )
    gaps = [
        Gap(number, one.year, one.drawn, one.line)
        for number, one in enumerate(together.score.differences, start=1)
    ]
    theme = theme_name()
    spec = drawings_spec(scene, gaps, palette(theme), DrawnWords())
    render_plain(plain_payload(spec, alt=lead, theme=theme), CHART)
    st.html(str(_differences(lesson, together)))


def _differences(lesson: Lesson, together: Together) -> Markup:
    """The years in which the drawings and the line lie furthest apart, with what made it so."""
    titles = lesson.dataset.prepared.set_index(c.EVENT_ID)[c.TITLE]
    items = []
    for one in together.score.differences:
        links = Markup("; ").join(
            Markup('<a class="thaw-to-event" href="{}">{}</a>').format(
                link({SET_KEY: lesson.dataset.name, "event": event}), titles[event]
            )
            for event in one.events
        )
        items.append(
            Markup("<li><strong>{}: the drawings {}, the line {}.</strong> {}</li>").format(
                one.year, degrees(one.drawn), degrees(one.line), links
            )
        )
    return Markup('<ol class="thaw-differences">{}</ol>').format(Markup("").join(items))
