"""Begin a class, or go on with one."""

from datetime import datetime

import streamlit as st
from markupsafe import Markup

from components.address import dataset_view
from components.classroom.session_view import go, may_lead
from components.door.roles import Role, person_here, role_here
from components.style.words_view import plain
from data import classroom
from data.classroom import questions
from data.classroom.codes import shown
from data.classroom.limits import OLD_DAYS, QUESTIONS_MOST
from data.classroom.questions import ACTIVITIES, TOLD, Question
from data.classroom.results import line_of
from data.classroom.room import Room
from data.classroom.state import State
from data.events.data_set import DataSet

DEFAULTS = {"rate": 12, "moved": 6, "order": 4, "quiz": 8}
PROMPTS = "Why did the line turn where it did? Name one event and say why.\n"
RECENT = 8


def render_start(dataset: DataSet) -> None:
    """The form, and the classes there are."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _form(dataset)
    with right:
        _classes()


def _form(dataset: DataSet) -> None:
    activity = st.radio(
        "What the class does", list(ACTIVITIES), format_func=lambda name: ACTIVITIES[name],
        key="class_activity", captions=[plain(TOLD[name]) for name in ACTIVITIES],
    )  # fmt: skip
    asked = _asked(dataset, activity)
    with st.container(horizontal=True, key="class-choices"):
        own = st.toggle(
            "Everybody at their own pace", key="class_own",
            help="Otherwise all phones show the question that you lead them to",
        )  # fmt: skip
        hold = st.toggle(
            "Hold results back until I show them", value=True, key="class_hold",
            help="So that nobody follows the others",
        )  # fmt: skip
    st.button(
        "Begin", type="primary", key="class-begin", disabled=not asked, width=200,
        on_click=_begin, args=(activity, dataset, asked, State(own_pace=own, hold=hold)),
    )  # fmt: skip


def _begin(activity: str, dataset: DataSet, asked: list[Question], state: State) -> None:
    go(classroom.open_classes().begin(activity, dataset, asked, state, person_here()))
    st.session_state.pop("class_seed", None)


def _asked(dataset: DataSet, activity: str) -> list[Question]:
    """The questions that the fields below the activity ask for."""
    seed = st.session_state.setdefault("class_seed", questions.new_seed())
    if activity == "sentence":
        text = st.text_area("Questions, one a line", PROMPTS, max_chars=2000, key="class_prompts")
        return questions.sentence(text.splitlines())
    if activity == "draw":
        return _years(dataset)
    most = min(QUESTIONS_MOST, len(dataset.prepared))
    if most == 0:
        st.text("This data set has no events.")
        return []
    number = st.number_input(
        "Events" if activity == "rate" else "Questions", 1, most, min(DEFAULTS[activity], most),
        key=f"class_most_{activity}", width=160,
    )  # fmt: skip
    if activity == "rate":
        return questions.rate(dataset, seed, int(number))
    asked = questions.asked(dataset, line_of(dataset), activity, seed, int(number))
    if len(asked) < number:
        st.text(
            f"Only {len(asked)} can be asked without asking what sources dispute."
            if asked
            else "This set has too few events that no source disputes and no date leaves open."
        )
    return asked


def _years(dataset: DataSet) -> list[Question]:
    low, high = dataset.years
    if high - low + 1 < questions.YEARS_LEAST:
        st.text("This data set is too short to draw its line.")
        return []
    most = questions.YEARS_MOST
    first = max(low, min(low + (high - low) // 4, high - most + 1))
    years = st.slider(
        "Years to draw", low, high, (first, min(high, first + most - 1)), key=f"class_{low}_{high}"
    )
    try:
        return questions.draw(dataset, line_of(dataset), *years)
    except ValueError as problem:
        st.text(str(problem))
        return []


# ---- classes there are ---------------------------------------------------------------------------


def _classes() -> None:
    classes = classroom.open_classes()
    there = [room for room in classes.all() if may_lead(room)]
    old = [room.code for room in classes.old() if may_lead(room)]
    st.html("<h2 class='thaw-part'>Go on with a class</h2>")
    if not there:
        st.text("A class that you begin stays here until you delete it, also when Thaw is closed.")
    for room in there[:RECENT]:
        with st.container(horizontal=True, vertical_alignment="center", key=f"class-{room.code}"):
            st.button(shown(room.code), key=f"class-go-{room.code}", on_click=go, args=(room.code,))
            st.html(str(_about(room)), width="stretch")
    if len(there) > RECENT:
        st.text(f"… and {len(there) - RECENT} older ones")
    for code in classes.damaged() if role_here() is Role.OWNER else ():
        with st.container(horizontal=True, vertical_alignment="center", key=f"class-{code}"):
            st.text(f"What is stored of the class {shown(code)} cannot be read any more.")
            st.button("Delete it", key=f"class-lost-{code}", on_click=_delete, args=([code],))
    if old:
        many = "1 class is" if len(old) == 1 else f"{len(old)} classes are"
        with st.container(border=True, key="class-old"):
            st.text(f"{many} older than {OLD_DAYS} days. What pupils wrote need not lie there.")
            st.button(
                "Delete what is that old", on_click=_delete, args=(old,), key="class-delete-old"
            )


def _delete(codes: list[str]) -> None:
    for code in codes:
        classroom.open_classes().delete(code)


def _about(room: Room) -> Markup:
    day = datetime.fromisoformat(room.changed)
    told = f"{ACTIVITIES.get(room.activity, '')} · {day:%-d %B %Y}"
    told += " · ended" if room.state.ended else ""
    return Markup('<p class="class-about">{}<br><span>{}</span></p>').format(room.title, told)


def render_head(dataset: DataSet) -> None:
    """The title of the page and the set."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        head = Markup('<header class="thaw-head"><h1>A class</h1><p>{}</p></header>')
        st.html(str(head.format(dataset.title)), width="content")
        dataset_view.render_picker()
