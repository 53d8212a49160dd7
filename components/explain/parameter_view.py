"""A control for each parameter that a model declares."""

from collections.abc import Callable

import streamlit as st

from components.address.widgets_view import seed
from data.basics.parameters import Parameter
from data.models.acts import DAYS_PER_YEAR
from data.questions import memory

Value = float | None
YEARS = (*(months / 12 for months in (1, 2, 3, 6, 9)), 1, 1.5, 2, 3, 4, 5, 8, 12, 20, 35, 60, 100)
WIDE = 100  # a range whose ends are further apart than this gets a scale of ever larger steps


def in_words(parameter: Parameter, value: Value) -> str:
    """A value as people say it: `never`, `2 years`, `0.15`."""
    if value is None:
        return "never"
    if parameter.unit == "days":
        return memory.in_words(value)
    return f"{value:g}".replace("-", "−")


def stops(parameter: Parameter, now: Value) -> list[Value]:
    """The values on a scale of ever larger steps, the present one and the default among them."""
    if parameter.unit == "days":
        wanted = [round(years * DAYS_PER_YEAR, 2) for years in YEARS]
    else:
        wanted = [a * 10.0**b for b in range(-3, 4) for a in (1, 2, 5)]
    known = {parameter.low, parameter.high, parameter.default, now, *wanted} - {None}
    inside = sorted({v for v in known if v is not None and parameter.low <= v <= parameter.high})
    return [*inside, None] if parameter.optional else list(inside)


def render_parameter(
    parameter: Parameter,
    key: str,
    now: Value,
    default: Value,
    changed: Callable[[Value], None],
) -> None:
    """The control, with what it does as its help and where its default comes from below it.

    Args:
        parameter: as declared.
        key: of the widget.
        now: the value in force.
        default: the value without a wish.
        changed: called with a new value.
    """
    common = {
        "label": f"{parameter.label} ({parameter.unit})",
        **seed(key, now),
        "help": parameter.help,
        "on_change": lambda: changed(st.session_state[key]),
    }
    wide = parameter.low > 0 and parameter.high / parameter.low > WIDE
    if wide or parameter.optional:
        st.select_slider(
            options=stops(parameter, now),
            format_func=lambda value: in_words(parameter, value),
            **common,
        )
    else:
        places = 0 if parameter.whole else max(0, len(f"{parameter.step:g}".partition(".")[2]))
        st.slider(
            min_value=parameter.low,
            max_value=parameter.high,
            step=parameter.step,
            format=f"%.{places}f",
            **common,
        )
    st.html(_explained(parameter, default))


def _explained(parameter: Parameter, default: Value) -> str:
    """Where the default comes from and how far the values reach."""
    return (
        f'<p class="thaw-source">Default {in_words(parameter, default)}; '
        f"{in_words(parameter, parameter.low)} to {in_words(parameter, parameter.high)}"
        f"{' or never' if parameter.optional else ''}. {parameter.source}</p>"
    )
