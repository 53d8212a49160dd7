"""What Thaw makes of the file, at a glance: the guess in words, and the line it gives at once."""

import streamlit as st

from components.bring_in.guess_figure import guess_spec, line_words
from components.bring_in.mapping_view import LABELS, PARTS
from components.bring_in.scores_view import BY_HAND, source_of
from components.bring_in.state_view import RATED, Job
from components.chart.plain_chart_view import plain_payload, render_plain
from components.style.page_style_view import theme_name
from components.style.palette_figure import palette
from data import temperature
from data.basics import columns as c
from data.basics.counting import counted
from data.basics.problems import shorten
from data.events.event_table import prepare
from data.reading import mapping

MOST = 20_000  # events of which a line is drawn before they are opened
FROM = {
    mapping.COLUMN: "a column of numbers",
    mapping.IN_WORDS: "a column of words",
    mapping.CAMEO: "CAMEO codes",
    BY_HAND: "you rate the events, here or later",
}
OTHERS = {c.SCORE: "Score", c.CAMEO: "CAMEO code", "words": "Warms or cools"}


def ready(now: Job) -> bool:
    """Whether at least one row can be used."""
    return now.tray is not None and not now.tray.events.empty


def clean(now: Job) -> bool:
    """Whether every row can be used, so that nothing has to be looked at."""
    return ready(now) and now.tray is not None and not len(now.tray.waiting)


def render_guess(now: Job) -> None:
    """Which column was taken for what."""
    if now.tray is None or now.mapped is None:
        return
    names = {field: label for field, (label, _) in LABELS.items()} | PARTS | OTHERS
    taken = [
        f"{names.get(field, field)} from “{shorten(str(column), 30)}”"
        for field, column in now.mapped.columns.items()
        if column and column != RATED
    ]
    st.text(f"{'; '.join(taken)}. What warmed and what cooled: {FROM[source_of(now)]}.")


def found_words(now: Job) -> str:
    """What the file holds, in a line: how many events of which years, and how many rows wait."""
    if now.tray is None:
        return ""
    count, waiting = len(now.tray.events), len(now.tray.waiting)
    told = f"{shorten(now.name, 40)}: {counted(count, 'event')} ready"
    if waiting:
        told += f", {counted(waiting, 'row')} waiting"
    return f"{told}."


def render_line(now: Job) -> None:
    """The line of the rows that are ready."""
    if now.tray is None or now.tray.events.empty:
        st.text("The line comes as soon as one row can be used.")
        return
    if len(now.tray.events) > MOST:
        st.text(f"The line of {len(now.tray.events):,} events comes when the set is opened.")
        return
    prepared = prepare(now.tray.events)
    trace = temperature.trace(prepared)
    words = line_words(prepared, trace)
    st.text(words)
    theme = theme_name()
    payload = plain_payload(
        guess_spec(prepared, trace, palette(theme)), alt=f"The line of the file. {words}",
        theme=theme,
    )  # fmt: skip
    render_plain(payload, now.key("line"))
