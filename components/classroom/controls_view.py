"""What a teacher does during a class: lead, show, vote again, let through, end, carry out."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from components.classroom.board.gathered import Seen
from components.classroom.reading_view import render_reading
from components.classroom.session_view import BOARD, KEY, VIEW, go, step
from components.style.words_view import plain
from data import classroom
from data.classroom import afterwards, results
from data.classroom.questions import Question
from data.classroom.room import Room

SHOW = {
    "rate": "Show the results",
    "choice": "Show the answer",
    "order": "Show the right order",
    "draw": "Show the real line",
}
SEE = {  # what there is to talk about before that
    "choice": "Show the votes", "order": "Show the votes", "draw": "Show the drawings",
}  # fmt: skip
CLOSE = {True: ("Close the vote", "Open the vote"), False: ("Take no more", "Take more")}
VOTES = ("rate", "choice", "order")

AGAIN = {  # where a second answer says something
    "rate": "Vote again", "choice": "Vote again", "order": "Vote again", "draw": "Draw again",
}  # fmt: skip


def render_controls(seen: Seen) -> None:
    """The row of buttons below the board."""
    room, question = seen.room, seen.question
    with st.container(horizontal=True, key="class-lead", vertical_alignment="center"):
        if not room.state.ended:
            _walk(seen)
            if question is not None:
                _of_question(seen, question)
            if room.state.own_pace and room.state.hold and room.activity != "sentence":
                st.button(
                    "Show all results", key="class-show-all",
                    help="Of every question: what was answered, and as it comes in",
                    on_click=step, args=(room.code, lambda s: replace(s, hold=False, held=())),
                )  # fmt: skip
        _door(seen)
        _take_home(seen)


def _walk(seen: Seen) -> None:
    room, question = seen.room, seen.question
    at, count = room.state.at, len(room.questions)
    # One button stands out: what comes next in a lesson.
    to_show = question is not None and seen.given > 0 and _to_show(seen, question)
    st.button(
        "Previous", key="class-back", disabled=at < 0, icon=":material/arrow_back:",
        on_click=step, args=(room.code, lambda s: s.go(at - 1, count)),
    )  # fmt: skip
    begin = f"Look at 1 of {count}" if room.state.own_pace else "Begin"
    word = begin if at < 0 else f"Next ({at + 2} of {count})" if at + 1 < count else "Last one"
    st.button(
        word, key="class-next", type="secondary" if to_show else "primary",
        disabled=at + 1 >= count,
        icon=":material/arrow_forward:",
        on_click=step, args=(room.code, lambda s: s.go(at + 1, count)),
    )  # fmt: skip


def _to_show(seen: Seen, question: Question) -> bool:
    """Whether there is more to be shown of a question than the board shows."""
    state, kind = seen.room.state, question["kind"]
    if kind == "rate":
        return not state.visible(question["id"])
    return kind in SHOW and question["id"] not in state.shown


def _of_question(seen: Seen, question: Question) -> None:
    """Show or hold back, close, vote again."""
    room, state, name = seen.room, seen.room.state, question["id"]
    kind, held = question["kind"], not state.visible(name)
    first = "primary" if seen.given else "secondary"
    if held and kind in SEE:
        st.button(
            SEE[kind], key="class-see", type=first, on_click=step,
            args=(room.code, lambda s: s.let_see(name)),
            help="And not yet what is right: talk about it, and have them think again",
        )  # fmt: skip
    if _to_show(seen, question):
        st.button(
            SHOW[kind], key="class-show", type="secondary" if held and kind in SEE else first,
            on_click=step, args=(room.code, lambda s: s.show(name, tells=kind in SEE)),
            help="It takes no answers any more" if kind in SEE else None,
        )  # fmt: skip
    if kind in SHOW and not held:
        st.button(
            "Hide it", key="class-hide", on_click=step, args=(room.code, lambda s: s.hide(name))
        )
    _close(seen, question)
    if kind in AGAIN and not seen.second and not state.own_pace:
        st.button(
            AGAIN[kind], key="class-again", on_click=step,
            args=(room.code, lambda s: s.again(name)),
            help="After the talk: a second one; the first one stays beside it",
        )  # fmt: skip


def _close(seen: Seen, question: Question) -> None:
    """Take no more answers, or take them again."""
    room, name = seen.room, question["id"]
    close, reopen = CLOSE[question["kind"] in VOTES]
    if name in room.state.shut:
        st.button(reopen, key="class-open", on_click=step,
                  args=(room.code, lambda s: s.open_up(name)))  # fmt: skip
    else:
        st.button(close, key="class-shut", on_click=step,
                  args=(room.code, lambda s: s.shut_off(name)))  # fmt: skip


def _door(seen: Seen) -> None:
    """Who is in; the lock; names."""
    room = seen.room
    who = st.popover("Who is in", icon=":material/group:", key="class-who", on_change="rerun")
    with who:
        locked = room.state.locked
        st.button(
            "Open the door again" if locked else "Lock the door", key="class-lock",
            on_click=step, args=(room.code, lambda s: replace(s, locked=not locked)),
        )  # fmt: skip
        named = room.state.names
        st.button(
            "Hide names on the board" if named else "Show names on the board", key="class-names",
            on_click=step, args=(room.code, lambda s: replace(s, names=not named)),
        )  # fmt: skip
        if who.open:
            _people(room)


def _people(room: Room) -> None:
    """Everybody who is in; drawn only while somebody looks at it, for it is long."""
    classes = classroom.open_classes()
    for row in classes.pupils(room.code).itertuples(index=False):
        number = int(row.number)  # type: ignore[arg-type]
        with st.container(horizontal=True, vertical_alignment="center", key=f"pupil-{number}"):
            st.text(f"{number}  {row.name or '(no name)'}", width="stretch")
            if row.name:
                st.button("Take the name away", key=f"name-{number}",
                          on_click=classes.take_name, args=(room.code, number))  # fmt: skip
            st.button("Take out", key=f"out-{number}", on_click=classes.remove,
                      args=(room.code, number))  # fmt: skip


def _take_home(seen: Seen) -> None:
    """Files, the end, deleting."""
    room = seen.room
    stem = f"thaw-class-{room.code}"

    def answers(room: Room) -> pd.DataFrame:
        return classroom.open_classes().answers(room.code)

    with st.popover("End and take home", icon=":material/download:", key="class-home"):
        if room.activity == "rate":
            st.download_button("Ratings (readings.csv)", lambda: afterwards.readings(answers(room)),
                               "readings.csv", "text/csv", key="class-readings")  # fmt: skip
            render_reading(seen)
        if room.activity == "draw" and seen.dataset is not None:
            dataset = seen.dataset
            st.download_button(
                "Drawings (CSV)", lambda: afterwards.drawings(answers(room), dataset),
                f"{stem}-drawings.csv", "text/csv", key="class-drawings",
            )  # fmt: skip
        st.download_button(
            "All answers (CSV)", lambda: afterwards.table(room, answers(room)), f"{stem}.csv",
            "text/csv", key="class-answers",
        )  # fmt: skip
        st.text("No name is in any of these files.")
        over = room.state.ended
        st.button(
            "Go on with it" if over else "End the class", key="class-end",
            type="secondary" if over else "primary",
            on_click=step, args=(room.code, lambda s: replace(s, ended=not over)),
        )  # fmt: skip
        st.button("All classes", key="class-all", on_click=go)
        st.button(
            "Delete everything", key="class-delete", icon=":material/delete:", on_click=_delete,
            args=(room.code,), help="The class, its pupils and every answer, at once",
        )  # fmt: skip


def _delete(code: str) -> None:
    classroom.open_classes().delete(code)
    go()


def render_letting_through(seen: Seen) -> None:
    """Sentences that came in: each waits for the teacher."""
    question = seen.question
    if question is None or question["kind"] != "sentence":
        return
    given = results.sentences(question, seen.answers)
    waiting = int((~given["let_through"].astype(bool)).sum())
    classes = classroom.open_classes()
    label = f"Sentences: {waiting} {'waits' if waiting == 1 else 'wait'} for you"
    with st.expander(plain(label), key="class-sentences"):
        st.text("What you open here can be read on this screen; the projector has its own window.")
        for row in given.itertuples(index=False):
            pupil, number = int(row.pupil), int(row.round)  # type: ignore[arg-type]
            with st.container(
                horizontal=True, wrap=False, vertical_alignment="center", key=f"say-{pupil}"
            ):
                shown = bool(row.let_through)
                st.button(
                    "Take it away" if shown else "Let it through", key=f"through-{pupil}-{shown}",
                    on_click=classes.let_through,
                    args=(room_code(seen), pupil, question["id"], number, not shown),
                )  # fmt: skip
                st.text(str(row.value), width="stretch")


def room_code(seen: Seen) -> str:
    """The code of the class on the board."""
    return seen.room.code


def render_window_link(room: Room) -> None:
    """A window of its own for the projector."""
    st.link_button(
        "Window for the projector", f"?{KEY}={room.code}&{VIEW}={BOARD}",
        icon=":material/open_in_new:",
    )  # fmt: skip
