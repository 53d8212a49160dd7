"""Widgets that show what a view holds."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")


def seed(key: str, value: object, default: str = "value") -> dict[str, Any]:
    """Give the widget `key` the view's value before it is drawn.

    The value goes to the page as the widget's default too. A value that is only set is told to
    the page once, and that once is lost where the next run begins before it was sent, as on
    Explore's first load: the page then showed the first choice while another one was in force.

    Args:
        key: of the widget.
        value: that it shows.
        default: the name of the widget's argument for its default.

    Returns:
        Arguments for the widget: its key and its default.
    """
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return {"key": key, default: value}


def seed_choice(key: str, value: T, choices: Sequence[T]) -> dict[str, Any]:
    """The same for `st.selectbox`, which takes the place of its default among the choices."""
    return {"key": seed(key, value)["key"], "index": list(choices).index(value)}


def seed_anew(
    key: str, value: object, chosen: Callable[[Any], None], default: str = "value"
) -> dict[str, Any]:
    """The same for a widget that chooses what a page shows: moved by the address, it is a new one.

    After Back a page may still say what a widget held before it was told otherwise: a run that was
    asked for in that instant would take it for a choice, and lead back to where one just came from.
    A widget that is there no more has no say. A choice made in it leaves it as it is, with the
    keyboard's focus.

    Args:
        key: of the widget; a number follows it.
        value: that it shows.
        chosen: takes what somebody chose in it.
        default: the name of the widget's argument for its default.

    Returns:
        Arguments for the widget: its key, its default and what to do on a change.
    """
    count = f"{key}:moved"
    moved = st.session_state.get(count, 0)
    if st.session_state.get(f"{key}:{moved}", value) != value:
        moved = st.session_state[count] = moved + 1
    now = f"{key}:{moved}"

    def change() -> None:
        if st.session_state.get(count, 0) == moved and now in st.session_state:
            chosen(st.session_state[now])

    return {**seed(now, value, default), "on_change": change}
