"""Opening a file: what Thaw makes of it and its line, a title, the two states, who is who."""

from collections.abc import Callable

import streamlit as st

from components.bring_in.adding_view import choose_target, render_adding, titles_of_pair
from components.bring_in.guess_view import render_guess, render_line
from components.bring_in.opening_view import render_open
from components.bring_in.state_view import Job, job
from components.bring_in.tray.typed import whole
from data.basics import columns as c
from data.basics.given import Tick
from data.basics.problems import shorten
from data.reading import new_set
from data.workspace.waiting import with_waiting

MOST_NAMES = 12
ROLES = ("first", "second", new_set.BOTH, new_set.THIRD)
Keep = Callable[[new_set.NewSet, str], str]


def render_name(keep: Keep, on_open: Callable[[str], None]) -> None:
    """Names, and the button that makes a data set of it, or adds it to one that is there.

    Args:
        keep: stores a new set with a message and gives its id.
        on_open: shows the set with that id.
    """
    now = job()
    if now.tray is None or now.given is None:
        return
    with st.container(border=True, key="bring_in_name"):
        form, line = st.columns([0.42, 0.58], gap="large")
        with line:
            render_line(now)
        with form:
            render_guess(now)
            if target := choose_target(now):
                render_adding(now, target, on_open)
            else:
                _render_new(now, keep, on_open)


def _render_new(now: Job, keep: Keep, on_open: Callable[[str], None]) -> None:
    """The names of a new set, and the button that makes it."""
    if now.tray is None or now.given is None:
        return
    guess = _guess_names(now)
    one, two = st.columns(2)
    with one:
        first = _typed(now, "One state", "first", guess[0], 60)
    with two:
        second = _typed(now, "The other state", "second", guess[1], 60)
    names = (first.strip(), second.strip())
    suggested = now.given.title or (" and ".join(names) if all(names) else "")
    title = _typed(
        now, "Title", f"title_{'' if now.given.title else '|'.join(names)}", suggested, 120
    )
    initiators = _render_initiators(now, names)
    _render_same_pair(names)
    _render_waiting(now)

    def make(tick: Tick) -> str:
        tick("Putting the set together")
        made = _built(now, title.strip(), names, initiators)
        tick("Keeping it")
        return keep(made, f"Brought in from {shorten(now.name, 80)}")

    what = (title.strip(), names, tuple(initiators.items()))
    render_open(now, "Open it", _lacking(now, names, title), what, make, on_open)


def _typed(now: Job, label: str, name: str, text: str, most: int) -> str:
    """A text field whose content outlives a reload of the page and a restart."""
    found = st.text_input(
        label, now.choices.get(name, text)[:most], key=now.key(name), max_chars=most
    )
    now.choices[name] = found
    return found


def _built(
    now: Job, title: str, names: tuple[str, str], initiators: dict[str, str]
) -> new_set.NewSet:
    """The set, with the rows that wait."""
    tray = whole(now)
    if tray is None or now.given is None:
        raise RuntimeError("there is no file at hand")
    made = new_set.build(tray.events, now.given, title=title, names=names, initiators=initiators)
    return with_waiting(made, tray)


def _render_waiting(now: Job) -> None:
    tray = whole(now)
    if tray is None or not (count := len(tray.waiting)):
        return
    one = ("The row that waits comes", "it")
    rows, them = one if count == 1 else (f"The {count:,} rows that wait come", "them")
    st.text(f"{rows} along: mend {them} here now, or later in the Workshop.")


def _render_same_pair(names: tuple[str, str]) -> None:
    """Says that there is a set of the same two states, before a second one is made."""
    if all(names) and (titles := titles_of_pair(names)):
        told = ", ".join(f"“{shorten(title, 60)}”" for title in titles[:3])
        st.text(
            f"You have a set of these two states already: {told}. This makes another one; to add "
            "the file to it, choose it above."
        )


def _lacking(now: Job, names: tuple[str, str], title: str) -> str:
    """What is still needed before it can be opened; empty if nothing."""
    tray = whole(now)
    if tray is None or tray.events.empty:
        return "No row can be used yet. Choose the columns below, or mend a row."
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
    tray = whole(now)
    if tray is None or now.given is None or not all(names):
        return {}
    counts = tray.events[c.INITIATOR].value_counts()
    texts = [str(text) for text in counts.index if text][:MOST_NAMES]
    known = {str(actor["id"]) for actor in now.given.actors}
    texts = [text for text in texts if text not in known]
    if not texts:
        return {}
    ids = new_set.side_ids(*names)
    guess = new_set.guess_initiators(tray.events[c.INITIATOR], *names)
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
