"""Turning points: when the line passes from one level to another, and what happened then."""

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.address.widgets_view import seed
from components.chart.plain_chart_view import plain_payload, render_plain
from components.explain.scene_view import (
    Run,
    chapter_names,
    curve_of,
    picture_words,
    shown_with_moves,
)
from components.explain.state_view import ask, event_link, leave_for
from components.explain.turning_figure import TurningScene, turning_spec
from components.style.number_words import degrees, fine_degrees
from components.style.palette_figure import SIGNS
from components.style.words_view import joined, render_lead, render_words, table_html
from data import temperature
from data.basics import columns as c
from data.basics.counting import counted
from data.selection import explaining
from data.temperature.turns import DEFAULT_NOTE

CHART = "explain_turning"
COUNT = "explain_points"
NEAR_DAYS = 183
MOST_NEAR = 4


def render_turning(run: Run) -> None:
    """The section: how many, the chart, and the events around each."""
    points = temperature.turning_points(run.trace.curve, run.view.points)
    lead = lead_sentence(points)
    render_lead(lead)
    _how_many(len(points), run.view.points)
    scene = TurningScene(run.back, curve_of(run), points)
    payload = plain_payload(
        turning_spec(scene, run.colours),
        alt=f"The temperature by date with its turning points. {lead}",
        theme=run.theme,
        chapters=chapter_names(run.dataset),
        words=picture_words(run, "turning points", str(lead)),
    )
    render_plain(payload, CHART, on_picked_change=lambda: leave_for(CHART))
    if len(points):
        st.html(str(points_html(points, shown_with_moves(run))))
    render_words(
        "Of all ways to cut the line into so many stretches, these cuts leave the least of its "
        "ups and downs unexplained when each stretch is replaced by its mean. The cut stands at "
        "the largest step where one level ends. The events listed act within half a year of it, "
        "the strongest first. " + DEFAULT_NOTE,
        "a cause. The nearest event is only the nearest: several lie close together, the method "
        "knows nothing but the line, and a slow change has no single day.",
    )


def _how_many(found: int, asked: int | None) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.slider(
            "How many turning points",
            1,
            explaining.MOST_POINTS,
            **seed(COUNT, min(explaining.MOST_POINTS, max(1, asked or found))),
            help=DEFAULT_NOTE,
            on_change=lambda: ask(points=int(st.session_state[COUNT])),
            width=320,
        )
        if asked is not None:
            st.button(
                "Back to the suggested number",
                key="explain_points_back",
                on_click=ask,
                kwargs={"points": None},
            )


def lead_sentence(points: pd.DataFrame) -> str:
    """The turning points in a sentence."""
    if points.empty:
        return "This line has no turning point: it never leaves one level for another."
    dates = [f"{date:%B %Y}" for date in points[c.DATE]]
    steps = (points["after"] - points["before"]).to_numpy()
    most = int(np.abs(steps).argmax())
    way = "up" if steps[most] > 0 else "down"
    count = f"{len(dates)} times" if len(dates) > 1 else "once"
    return (
        f"The line passes from one level to another {count}: in {joined(dates)}. The largest step "
        f"is the one in {dates[most]}, {way} by {abs(steps[most]):.0f}°."
    )


def points_html(points: pd.DataFrame, shown: pd.DataFrame) -> Markup:
    """Each turning point with the levels on either side and the events around it."""
    rows: list[list[str | Markup]] = [
        [
            Markup("<b>{}</b>").format(number),
            f"{date.day} {date:%B %Y}",
            f"{degrees(before)} to {degrees(after)}",
            _around(shown, date),
        ]
        for number, (date, before, after) in enumerate(
            points[[c.DATE, "before", "after"]].itertuples(index=False), start=1
        )
    ]
    head = ["", "Date", "Level", "Events within half a year, strongest first"]
    return table_html(head, rows, "Turning points and the events around them", "points stack")


def _around(shown: pd.DataFrame, date: pd.Timestamp) -> Markup:
    """The strongest events within half a year, each with how far off it is."""
    days = (shown[c.MIDDLE] - date).dt.days
    wanted = (days.abs() <= NEAR_DAYS) & (shown["move"] != 0)
    near = shown[wanted].assign(days=days[wanted])
    order = near["move"].abs().sort_values(ascending=False, kind="stable").index[:MOST_NEAR]
    if len(order) == 0:
        return Markup("none recorded")
    items = [
        Markup('<li class="{}"><b>{} {}</b> {}, {}</li>').format(
            row["direction"],
            SIGNS[row["direction"]],
            fine_degrees(row["move"]),
            event_link(row[c.EVENT_ID], row[c.LABEL]),
            how_far(int(row["days"])),
        )
        for row in near.loc[order].to_dict("records")
    ]
    return Markup('<ul class="moved">{}</ul>').format(Markup("").join(items))


def how_far(days: int) -> str:
    """`the same day`, `12 days before`, `4 months after`."""
    if days == 0:
        return "the same day"
    size = abs(days)
    count, unit = (size, "day") if size < 60 else (round(size / 30.44), "month")
    return f"{counted(count, unit)} {'after' if days > 0 else 'before'}"
