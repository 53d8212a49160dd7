"""Widgets that show what a view holds."""

from collections.abc import Sequence
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
