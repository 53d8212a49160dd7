"""Ideas of the page Method to play with: a slider or two, a sentence, and the line they give."""

import pandas as pd
import streamlit as st

from components.chart.plain_chart_view import plain_payload, render_plain
from components.figures.line_figure import Spec
from components.method.try_figure import stairs, try_spec
from components.style.number_words import degrees, fine_degrees
from components.style.page_style_view import theme_name
from components.style.palette_figure import Palette, palette
from data.basics.counting import counted
from data.temperature import MODELS, examples

WRITTEN = {
    "28 June 1904": "1904-06-28",
    "June 1904": "1904-06",
    "about June 1904": "1904-06~",
    "1904": "1904",
    "1903 to 1904": "1903/1904",
}
NEVER = 41  # the end of the slider: nothing fades
YEARS = 30


def _draw(spec: Spec, key: str, words: str) -> None:
    st.text(words)
    render_plain(plain_payload(spec, alt=words, theme=theme_name()), f"try_{key}_line")


def _colours() -> Palette:
    return palette(theme_name())


def _year(number: int) -> pd.Timestamp:
    return pd.Timestamp(1900 + number, 1, 1)


def render_one_event() -> None:
    """One event on a relation at a chosen temperature: the same act counts otherwise there."""
    left, right = st.columns(2)
    start = left.slider("The relation stands at (degrees)", -100, 100, 70, step=5, key="try_start")
    score = right.slider("The event scores", -10.0, 10.0, 8.0, step=0.5, key="try_score")
    up, down = (examples.one_event(float(start), value) for value in (score, -score))
    told = [
        f"An event of {value:+g} {_way(after - start)}, from {degrees(start)} to {degrees(after)}."
        for value, after in ((score, up), (-score, down))
    ]
    lines = {
        f"an event of {value:+g}".replace("-", "−"): stairs([float(start), after])
        for value, after in ((score, up), (-score, down))
    }
    spec = try_spec(lines, {"before": _year(0), "the event": _year(1)}, _colours(),
                    span=(-100, 100))  # fmt: skip
    _draw(spec, "one", " ".join(told).replace("-", "−"))


def _way(moved: float) -> str:
    if not round(moved, 1):
        return "leaves it as it is"
    size = fine_degrees(abs(moved)).lstrip("+")
    return f"{'warms' if moved > 0 else 'cools'} it by {size}"


def render_ceiling() -> None:
    """The same act again and again: each counts less than the one before."""
    left, right = st.columns(2)
    times = left.slider("How many times the same act", 1, 30, 12, key="try_times")
    score = right.slider("Each scores", -10.0, 10.0, 5.0, step=0.5, key="try_each")
    found = examples.again_and_again(score, times)
    first, last = found[1] - found[0], found[-1] - found[-2]
    words = (
        f"The first moves the line by {fine_degrees(first)}, number {times} by "
        f"{fine_degrees(last)}; it stands at {degrees(found[-1])}. It never passes 100°."
    )
    ticks = {str(number): _year(number) for number in range(1, times + 1, max(1, times // 6))}
    _draw(try_spec({"": stairs(found)}, ticks, _colours(), span=(-100, 100)), "ceiling", words)


def render_fading() -> None:
    """One act, and how fast it is forgotten."""
    years = st.slider(
        "Half of it fades in how many years (at the right end: never)", 1, NEVER, 10,
        key="try_fading",
    )  # fmt: skip
    half = None if years == NEVER else float(years)
    line = examples.fading(-8, half, YEARS)
    then, now = line["degrees"].loc[_year(1)], line["degrees"].iloc[-1]
    words = (
        f"An act of −8 cools the line to {degrees(then)}; thirty years later it stands at "
        f"{degrees(now)}."
    )
    ticks = {"the act": _year(1), "10 years": _year(11), "20 years": _year(21)}
    _draw(try_spec({"": line}, ticks, _colours(), span=(-20, 0)), "fading", words)


def render_order() -> None:
    """Two acts on one day, and on two days in either order."""
    left, right = st.columns(2)
    start = left.slider("Before, it stands at (degrees)", -100, 100, 60, step=5, key="try_before")
    score = right.slider("One act scores this, the other the opposite", 1.0, 10.0, 8.0, step=0.5,
                         key="try_pair")  # fmt: skip
    both = examples.on_one_day(float(start), [score, -score])
    orders = [examples.one_after_another(float(start), [x, -x]) for x in (score, -score)]
    halves = [examples.one_event(float(start), x) for x in (score, -score)]
    words = (
        f"On one day they give {degrees(both)}, whichever row stands first. On two days the order "
        f"counts: warm, then cold gives {degrees(orders[0])}; cold, then warm {degrees(orders[1])}."
    )
    lines = {
        "both on one day": stairs([float(start), both, both]),
        "first warm, then cold": stairs([float(start), halves[0], orders[0]]),
        "first cold, then warm": stairs([float(start), halves[1], orders[1]]),
    }
    ticks = {"before": _year(0), "first day": _year(1), "second day": _year(2)}
    _draw(try_spec(lines, ticks, _colours(), span=(-100, 100)), "order", words)


def render_unsure() -> None:
    """The same act on a date that is more or less sure."""
    written = st.select_slider("The source says", list(WRITTEN), key="try_date")
    line = examples.unsure(WRITTEN[written], -8)
    steps = line["degrees"].round(2)
    moved = steps[steps.diff().fillna(0) != 0].index
    last = degrees(steps.iloc[-1])
    if len(moved) > 1:
        ends = f"{moved[0]:%B %Y} to {moved[-1]:%B %Y}"
        words = f"It acts little by little from {ends}, down to {last}."
    else:
        words = f"It acts at once, on {moved[0].day} {moved[0]:%B %Y}, down to {last}."
    ticks = {str(1900 + number): _year(number) for number in range(1, 6)}
    _draw(try_spec({"": line}, ticks, _colours(), span=(-20, 0)), "unsure", words)


def render_remembered() -> None:
    """One act in all four models, and what each has left of it after some years."""
    years = st.slider("Years after the act", 0, YEARS, 5, key="try_after")
    lines = examples.remembered(-8, YEARS)
    at = _year(1 + years)
    told = []
    for name, line in lines.items():
        left = line["degrees"].loc[:at].iloc[-1]
        told.append(f"{MODELS[name].title} {degrees(left)}")
    span = "On the day" if not years else f"After {counted(years, 'year')}"
    words = f"{span} an act of −8 leaves: {', '.join(told)}."
    ticks = {"the act": _year(1), "10 years": _year(11), "20 years": _year(21)}
    named = {MODELS[name].title: line for name, line in lines.items()}
    _draw(try_spec(named, ticks, _colours(), marked=at), "models", words)
