"""The last step of bringing in: a title, the two states, who is who, and “Open it”."""

from collections.abc import Callable

import streamlit as st

from components.bring_in.state_view import Job, job, main_button
from data.basics import columns as c
from data.basics.problems import shorten
from data.reading import new_set

MOST_NAMES = 12
ROLES = ("first", "second", new_set.BOTH, new_set.THIRD)
Keep = Callable[[new_set.NewSet, str], str]


def render_name(keep: Keep, on_open: Callable[[str], None]) -> None:
    """Names, and the button that makes a data set of it.

    Args:
        keep: stores a new set with a message and gives its id.
        on_open: shows the set with that id.
    """
    now = job()
    if now.tray is None or now.given is None:
        return
    with st.container(border=True, key="bring_in_name"):
        st.header("6. Name it")
        guess = _guess_names(now)
        one, two = st.columns(2)
        with one:
            first = st.text_input("One state", guess[0], key=now.key("first"), max_chars=60)
        with two:
            second = st.text_input("The other state", guess[1], key=now.key("second"), max_chars=60)
        names = (first.strip(), second.strip())
        title = st.text_input(
            "Title",
            now.given.title or (" and ".join(names) if all(names) else ""),
            key=now.key(f"title_{'' if now.given.title else '|'.join(names)}"),
            max_chars=120,
        )
        initiators = _render_initiators(now, names)
        lacking = _lacking(now, names, title)
        if st.button(
            "Open it", key=now.key("open"), type=main_button(), disabled=bool(lacking),
            icon=":material/timeline:",
        ):  # fmt: skip
            made = new_set.build(
                now.tray.events, now.given, title=title.strip(), names=names, initiators=initiators
            )
            now.made = keep(made, f"Brought in from {shorten(now.name, 80)}")
            on_open(now.made)
        if lacking:
            st.text(lacking)


def _lacking(now: Job, names: tuple[str, str], title: str) -> str:
    """What is still needed before it can be opened; empty if nothing."""
    if now.tray is None or now.tray.events.empty:
        return "No row can be used yet. Choose the columns above, or mend a row."
    if not all(names):
        return "Name the two states."
    if names[0].casefold() == names[1].casefold():
        return "The two states need different names."
    return "" if title.strip() else "Give it a title."


def _guess_names(now: Job) -> tuple[str, str]:
    """The names of the two states: from the file, else from who acted."""
    if now.given is not None and len(now.given.actors) == 2:
        one, two = (str(actor.get("name") or actor["id"]) for actor in now.given.actors)
        return one, two
    column = now.mapped.column(c.INITIATOR) if now.mapped else ""
    if now.tray is None or not column:
        return "", ""
    return new_set.guess_sides(now.tray.events[c.INITIATOR])


def _render_initiators(now: Job, names: tuple[str, str]) -> dict[str, str]:
    """For each word the file has for who acted, which of the two states that is."""
    if now.tray is None or now.given is None or not all(names):
        return {}
    counts = now.tray.events[c.INITIATOR].value_counts()
    texts = [str(text) for text in counts.index if text][:MOST_NAMES]
    known = {str(actor["id"]) for actor in now.given.actors}
    texts = [text for text in texts if text not in known]
    if not texts:
        return {}
    ids = new_set.side_ids(*names)
    guess = new_set.guess_initiators(now.tray.events[c.INITIATOR], *names)
    roles = {**dict(zip(ROLES, ids, strict=False)), new_set.BOTH: new_set.BOTH}
    roles[new_set.THIRD] = new_set.THIRD
    shown = {"first": names[0], "second": names[1], "both": "Both", "third": "A third party"}
    chosen = {}
    with st.expander("Who is who", expanded=any(guess[text] == new_set.THIRD for text in texts)):
        st.write("The file says who acted in these words. Which of the two is it?")
        for number, text in enumerate(texts):
            word, choice = st.columns([2, 3], vertical_alignment="center")
            with word:
                st.text(f"{shorten(text)} ({int(counts[text]):,})")
            role = next(role for role, to in roles.items() if to == guess[text])
            with choice:
                picked = st.selectbox(
                    "Who that is",
                    list(ROLES),
                    index=ROLES.index(role),
                    format_func=lambda name: shown[name],
                    key=now.key(f"who_{number}_{'|'.join(names)}"),
                    label_visibility="collapsed",
                )
            chosen[text] = roles[picked]
    return chosen
