"""“Open it”: shows what is being done, can be stopped, and makes one set however often pressed."""

from collections.abc import Callable

import streamlit as st

from components.address.background import Stopped, Work
from components.bring_in.state_view import Job, main_button
from components.bring_in.tray.typed import whole
from data.basics.given import Tick

MANY = 5_000  # rows from which it is done in the background
Make = Callable[[Tick], str]


def render_open(
    now: Job,
    label: str,
    lacking: str,
    what: tuple[object, ...],
    make: Make,
    on_open: Callable[[str], None],
    *,
    unseen: str = "",
) -> None:
    """The button, and what follows from it.

    Args:
        now: the file at hand.
        label: of the button.
        lacking: what is still needed; empty if nothing.
        what: tells one set from another, beside the rows: pressed again for the same, it opens
            what was made.
        make: keeps the set and gives its id; it calls what it is given between its steps.
        on_open: shows the set with that id.
        unseen: what has changed since the page was last drawn, so that a click on it meant
            something else; nothing is done then, and that is said.
    """
    if now.opening is not None:
        _render_opening(now)
        return
    if now.made and now.opened is False:
        now.opened = True
        on_open(now.made)
        return
    if st.button(
        label, key=now.key("open"), type=main_button(), disabled=bool(lacking),
        icon=":material/timeline:",
    ):  # fmt: skip
        _press(now, what, make, on_open, unseen)
    if lacking:
        st.text(lacking)
    if now.trouble:
        st.error("It could not be kept.", icon="⚠️")
        st.text(now.trouble)


def mark(now: Job, what: tuple[object, ...]) -> str:
    """Tells what would be made of a file from all else, after a restart as well."""
    tray = whole(now)
    return f"{what!r} {tray.mark() if tray is not None else ''}"


def _press(
    now: Job, what: tuple[object, ...], make: Make, on_open: Callable[[str], None], unseen: str
) -> None:
    now.trouble = ""
    if unseen:
        st.warning(unseen, icon="⚠️")
        return
    if now.made and now.made_of == mark(now, what):
        on_open(now.made)
        return
    now.made, now.made_of, now.opened = "", mark(now, what), False
    if now.tray is not None and len(now.tray.table) >= MANY:
        now.opening = Work(make)
        st.rerun()
    try:
        now.made = make(lambda _: None)
    except Exception as problem:  # noqa: BLE001 - said on the page, whatever it is
        now.trouble = str(problem)
        return
    now.opened = True
    on_open(now.made)


@st.fragment(run_every=0.5)
def _render_opening(now: Job) -> None:
    work = now.opening
    if work is None:
        st.rerun()
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        begins = {"Putting the set together": 0.05, "Keeping it": 0.15}.get(work.doing, 0.02)
        st.progress(begins + (0.99 - begins) * work.pace.share, text=work.told())
        if st.button("Stop", key=now.key("stop_opening"), icon=":material/stop:"):
            work.stop()
    if work.done:
        now.opening = None
        now.made = work.result or ""
        if work.fault is not None and not isinstance(work.fault, Stopped):
            now.trouble = str(work.fault)
        st.rerun()
