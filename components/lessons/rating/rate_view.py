"""Blind rating: one event after another, then one's own line over the published one."""

import random
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from components.address import dataset_view
from components.lessons.in_tab_view import keep_in_tab
from components.lessons.lesson_state_view import Lesson
from components.lessons.rating.beginning_view import render_beginning, render_so_far
from components.lessons.rating.combine_view import render_combine
from components.lessons.rating.keep_view import render_keep
from components.stage.stage_payload import Scene
from components.stage.stage_view import render_stage
from components.style.number_words import score as score_words
from components.style.words_view import plain
from data.basics import columns as c
from data.basics.counting import counted
from data.lessons import rating, telling
from data.lessons.story import Step, Story
from data.lessons.unfinished import Rating, rating_of, rating_text
from data.selection import selection_address
from data.selection.selection import Selection

STATE = "teach_rating"  # in the session, by set
CANNOT = "Cannot tell"
HOW_MANY = 12
FURTHEST = 8


def render_rate(lesson: Lesson) -> None:
    """Start, rate, and see what came of it."""
    every: dict[str, Rating] = st.session_state.setdefault(STATE, {})
    now = every.get(lesson.dataset.name)
    found = keep_in_tab(f"rating {lesson.dataset.name}", rating_text(now))
    if now is None and (before := rating_of(found, lesson.dataset)):
        now = every[lesson.dataset.name] = before
    if now is None:
        _start(lesson)
    elif now.next_event is not None:
        _ask(lesson, now, now.next_event)
    else:
        _result(lesson, now)
        return
    render_combine(lesson, None)


def _start(lesson: Lesson) -> None:
    number = len(lesson.dataset.prepared)
    choose, told = st.columns([0.44, 0.56], gap="large")
    with choose:
        st.text(
            "You see what happened and when, without the score and without the curve, in random "
            "order. Say how much each event warmed or cooled the relation."
        )
        most = st.number_input(
            "Events", 1, number, min(HOW_MANY, number), key="rate_most", width=160
        )
        ladder = st.toggle("The full ladder, −10 to +10, instead of five steps", key="rate_ladder")
        st.button("Start", type="primary", on_click=_begin, args=(lesson, int(most), bool(ladder)))
    with told:
        render_beginning(lesson.dataset)


def _begin(lesson: Lesson, most: int, ladder: bool) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    order = rating.in_random_order(lesson.dataset, seed, most)
    st.session_state[STATE][lesson.dataset.name] = Rating(order, ladder)


def _ask(lesson: Lesson, now: Rating, event: str) -> None:
    row = lesson.dataset.prepared.set_index(c.EVENT_ID).loc[event]
    done = len(now.given)
    st.progress(done / len(now.order), text=f"{done + 1} of {len(now.order)}")
    render_so_far([score for score, _ in now.given.values()], len(now.order))
    card = Markup('<div class="thaw-card"><p class="when">{}</p><h2>{}</h2><p>{}</p></div>')
    st.html(str(card.format(row[c.DATE_LABEL], row[c.TITLE], row[c.SUMMARY])))
    why = st.text_input("Why? (if you like)", max_chars=rating.WHY_MOST, key=f"rate-why-{event}")
    if now.ladder:
        value = st.slider("How much?", -10.0, 10.0, 0.0, 0.5, key=f"rate-{event}")
        choices: list[tuple[float | None, str]] = [(float(value), "Next")]
    else:
        choices = [*rating.steps_of(lesson.dataset)]
    with st.container(horizontal=True, key="rate-steps"):
        for score, words in [*choices, (None, CANNOT)]:
            st.button(
                plain(words),
                key=f"rate-{event}-{score}",
                on_click=_give,
                args=(now, event, score, why),
            )
    st.button("Stop here", on_click=_stop, args=(now,), type="tertiary")


def _give(now: Rating, event: str, score: float | None, why: str) -> None:
    now.given[event] = (score, why)


def _stop(now: Rating) -> None:
    now.order = [name for name in now.order if name in now.given]


def _result(lesson: Lesson, now: Rating) -> None:
    """One's own line over the published one, the largest disagreements, and the file."""
    reader = st.text_input(
        "Your name in the file, any you like", "reader 1", max_chars=80, width=360
    )
    mine = rating.table(
        (event, reader.strip() or "reader 1", score, why)
        for event, (score, why) in now.given.items()
    )
    apart = rating.disagreements(lesson.dataset, mine)
    if apart.empty:
        st.text("You rated no event, so there is nothing to compare.")
    else:
        _line(lesson, mine)
        _furthest(apart)
        if not now.ladder:
            steps = ", ".join(
                f"{plain(words.lower())} {score_words(value)}"
                for value, words in rating.steps_of(lesson.dataset)
            )
            st.caption(f"The five steps stood for: {steps}.")
    with st.container(horizontal=True):
        st.download_button(
            "Ratings (readings.csv)", rating.csv_bytes(mine), "readings.csv", "text/csv"
        )
        st.button("Rate again", on_click=_again, args=(lesson,))
    if not apart.empty:

        def on_kept(name: str, reader: str) -> None:
            now.kept = reader
            st.session_state[STATE][name] = now

        render_keep(lesson, mine, now.kept, on_kept)
    render_combine(lesson, mine)


def _again(lesson: Lesson) -> None:
    st.session_state[STATE].pop(lesson.dataset.name, None)


def _line(lesson: Lesson, mine) -> None:
    known = mine.dropna(subset=["score"])
    own = tuple(sorted(zip(known[c.EVENT_ID], known[c.SCORE].astype(float), strict=True)))
    selection = Selection(rescored=own)
    query = selection_address.to_query(selection, lesson.dataset.model)
    step = Step(
        heading="Your line, over the published one (dotted)",
        prose=f"{counted(len(own), 'event counts', 'events count')} as you rated, "
        "all others as published.",
        view="&".join(f"rescore={event}:{score:g}" for event, score in own) if query else "",
    )
    story = Story("rating", "Your line", steps=(step,))
    told = telling.tell(story, lesson.dataset, dataset_view.trace_of)
    scene = Scene(
        lesson.dataset, story, [replace(told[0])], lesson.glossary, dataset_view.trace_of,
        lesson.query, "single",
    )  # fmt: skip
    render_stage(scene, key="stage-rating")


def _furthest(apart) -> None:
    """The largest disagreements with the set's own reason."""
    items = [
        Markup(
            "<li><strong>{}</strong> ({}): you {}, the set {}. <em>Its reason:</em> {}</li>"
        ).format(
            row[c.TITLE],
            row[c.DATE_LABEL],
            score_words(row["mine"]),
            score_words(row["published"]),
            row[c.RATIONALE],
        )
        for row in apart.head(FURTHEST).to_dict("records")
    ]
    body = Markup("").join(items)
    st.html(str(Markup("<h3>Where you and the set part most</h3><ol>{}</ol>").format(body)))
