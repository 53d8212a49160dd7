"""The quiz on the screen, and its files."""

import streamlit as st
from markupsafe import Markup

from components.address.query_view import link, write_query
from components.address.query_view import query_now as whole_query
from components.address.widgets_view import seed as seeded
from components.lessons.lesson_state_view import Lesson, go, query_now
from components.style.words_view import plain
from data.basics import columns as c
from data.basics.counting import counted
from data.basics.safe_text import file_stem
from data.events import citing
from data.lessons import quiz, quiz_files
from data.lessons.quiz import KINDS, Question

MOST = 20
SEED_MOST = 9999
ASKED = 8  # questions, unless the address says otherwise


def render_quiz(lesson: Lesson) -> None:
    """Questions by a seed, each with its answer explained."""
    seed, most = seed_now(), most_now(ASKED) or ASKED
    with st.container(horizontal=True, vertical_alignment="bottom"):
        render_numbers("quiz", "Questions", most, "ask")
    asked = questions(lesson, seed, most)
    if not asked:
        st.text("This set has too few events that no source disputes and no date leaves open.")
        return
    if len(asked) < most:
        number = counted(len(asked), "question")
        st.text(f"Only {number} can be asked without asking what is disputed.")
    right = [_one(lesson, f"{seed}-{n}", n, q) for n, q in enumerate(asked, 1)]
    answered = [one for one in right if one is not None]
    if len(answered) == len(asked):
        st.text(f"{sum(answered)} of {len(asked)} right.")
    with st.container(horizontal=True):
        stem = f"thaw-quiz-{file_stem(lesson.dataset.title)}-{seed}"
        st.download_button("GIFT (Moodle)", quiz_files.gift(asked), f"{stem}.gift", "text/plain")
        st.download_button("CSV", quiz_files.csv_bytes(asked), f"{stem}.csv", "text/csv")
        st.button("On paper", on_click=go, kwargs=_address("hand-out", seed, most))


def questions(lesson: Lesson, seed: int, most: int) -> list[Question]:
    """The questions of a seed."""
    return quiz.ask(lesson.dataset, lesson.trace, seed, most)


def render_numbers(name: str, label: str, most: int, part: str, least: int = 1) -> None:
    """How many questions, and of which number: both stand in the address, for screen and paper.

    Args:
        name: of the widgets.
        label: of the number of questions.
        most: how many there are now.
        part: of the lesson, in the address.
        least: how few there may be.
    """
    keys = f"{name}_seed", f"{name}_most"

    def take() -> None:
        numbers = (int(st.session_state[key]) for key in keys)
        write_query({**whole_query(), **_address(part, *numbers)})  # with the view, if there is one

    st.number_input(label, least, MOST, **seeded(keys[1], most), on_change=take, width=130)
    st.number_input(
        "Number of the quiz", 1, SEED_MOST, **seeded(keys[0], seed_now()), on_change=take,
        width=190, help="The same number asks the same questions, on screen and on paper",
    )  # fmt: skip


def _address(part: str, seed: int, most: int) -> dict[str, str]:
    return {"do": part, "seed": str(seed), "most": str(most)}


def seed_now() -> int:
    """The number of the quiz that the address tells; 1 where it tells none."""
    return _number("seed", 1, SEED_MOST, 1)


def most_now(without: int) -> int:
    """How many questions the address asks for; `without` where it says nothing."""
    return _number("most", 0, MOST, without)


def _number(key: str, least: int, most: int, without: int) -> int:
    text = query_now(key)
    known = text.isascii() and text.isdecimal() and len(text) <= 6
    return int(text) if known and least <= int(text) <= most else without


def _one(lesson: Lesson, place: str, number: int, question: Question) -> bool | None:
    """One question; whether it is answered rightly, None as long as it is not answered."""
    key = f"{lesson.dataset.name}-{place}"
    with st.container(border=True, key=f"quiz-{key}"):
        st.caption(f"{number} · {KINDS[question.kind]}")
        st.text(question.prompt)
        given = _order(key, question) if question.kind == "order" else _choice(key, question)
        if given is None:
            return None
        right = question.right(given)
        st.text("Right." if right else f"No: {_answer(question)}.")
        st.text(question.why)
        st.html(str(_cards(lesson, question)))
        return right


_CARD = Markup(
    "<details{}><summary>{} <strong>{}</strong></summary><p>{}</p><p>{}</p><ul>{}</ul>"
    '<p><a class="thaw-to-event" href="{}">Open it on Explore</a></p></details>'
)


def _cards(lesson: Lesson, question: Question) -> Markup:
    """The card of each event of a question: what happened, why it counts, where it is written."""
    rows = lesson.dataset.prepared.set_index(c.EVENT_ID).loc[list(question.events)]
    rows = rows.sort_values(c.MIDDLE, kind="stable")
    sources = citing.by_id(lesson.dataset.sources)
    opened = Markup(" open") if len(rows) == 1 else ""
    cards = []
    for event, row in zip(rows.index, rows.to_dict("records"), strict=True):
        works = citing.cite_from(sources, row[c.SOURCES])
        listed = Markup("").join(Markup("<li>{}</li>").format(work.text) for work in works)
        address = link({**lesson.query, "event": str(event)})
        told = row[c.DATE_LABEL], row[c.TITLE], row[c.SUMMARY], row[c.RATIONALE], listed, address
        cards.append(_CARD.format(opened, *told))
    return Markup('<div class="thaw-card thaw-answer">{}</div>').format(Markup("").join(cards))


def _choice(key: str, question: Question) -> tuple[int, ...] | None:
    chosen = st.radio(
        plain(question.prompt), range(len(question.options)), key=f"answer-{key}", index=None,
        format_func=lambda at: plain(question.options[at]), label_visibility="collapsed",
    )  # fmt: skip
    return None if chosen is None else (chosen,)


def _order(key: str, question: Question) -> tuple[int, ...] | None:
    chosen = st.multiselect(
        "Choose them one after another, the earliest first", range(len(question.options)),
        key=f"answer-{key}", format_func=lambda at: question.options[at],
    )  # fmt: skip
    return tuple(chosen) if len(chosen) == len(question.options) else None


def _answer(question: Question) -> str:
    return "; ".join(question.options[at] for at in question.answer)
