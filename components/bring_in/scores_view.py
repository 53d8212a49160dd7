"""What warmed and what cooled: from a column of numbers, from words, from codes, or by hand."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from components.bring_in.state_view import (
    RATED,
    Job,
    change_columns,
    job,
    rate,
    understand,
    with_rating,
)
from data.basics import columns as c
from data.basics.given import MORE_CELLS
from data.basics.problems import shorten
from data.dates.historical_date import read_date
from data.reading import mapping, score_words
from data.reading.vocabulary.fields import WORDS

BY_HAND = "hand"
SOURCES = {
    mapping.COLUMN: "A column of numbers",
    mapping.IN_WORDS: "A column of words",
    mapping.CAMEO: "CAMEO codes",
    BY_HAND: "I rate the events myself, here or later",
}
HOW_FAR = "How far"
MOST_WORDS = 24
MOST_RATED = 300


def source_of(now: Job) -> str:
    """Where the scores come from now, as a key of `SOURCES`."""
    if now.mapped is None:
        return mapping.COLUMN
    if now.mapped.score_from == mapping.IN_WORDS and now.mapped.column(WORDS) == RATED:
        return BY_HAND
    return now.mapped.score_from


def render_scores() -> None:
    """The choice, and what follows from it."""
    now = job()
    if now.tray is None or now.mapped is None:
        return
    with st.container(border=True, key="bring_in_scores"):
        st.subheader("What warmed and what cooled")
        current = source_of(now)
        chosen = st.radio(
            "Where that is said",
            list(SOURCES),
            index=list(SOURCES).index(current),
            format_func=lambda name: SOURCES[name],
            key=now.key("score_from"),
            horizontal=True,
        )
        if chosen != current:
            _switch(now, chosen)
            st.rerun()
        if chosen == mapping.COLUMN:
            _render_column(now, c.SCORE, "The column of scores, from −10 (war) to +10 (union)")
            _render_scale(now)
        elif chosen == mapping.CAMEO:
            _render_column(now, c.CAMEO, "The column of codes; each has a figure on that scale")
        elif chosen == mapping.IN_WORDS:
            _render_column(now, WORDS, "The column of words")
            _render_ladder(now)
        else:
            _render_rating(now)


def _switch(now: Job, chosen: str) -> None:
    if now.mapped is None or now.tray is None:
        return
    now.score_from = mapping.IN_WORDS if chosen == BY_HAND else chosen
    columns = dict(now.mapped.columns)
    if chosen == BY_HAND and now.given is not None:
        now.given = with_rating(replace(now.given, cells=now.tray.table))
        now.tray.table = now.given.cells
        columns[WORDS] = RATED
    elif columns.get(WORDS) == RATED:
        columns.pop(WORDS)
    understand(replace(now.mapped, columns=columns, score_from=now.score_from))


def _render_column(now: Job, field: str, label: str) -> None:
    if now.tray is None or now.mapped is None:
        return
    names = [str(n) for n in now.tray.table.columns if n not in (MORE_CELLS, RATED)]
    current = now.mapped.column(field)
    picked = st.selectbox(
        label,
        ["", *names],
        index=names.index(current) + 1 if current in names else 0,
        format_func=lambda name: name or "(choose a column)",
        key=now.key(f"map_{field}"),
    )
    if picked != current:
        columns = {**now.mapped.columns, field: picked}
        if not picked:
            columns.pop(field)
        change_columns(columns)
        st.rerun()


def _render_scale(now: Job) -> None:
    """Scores that go beyond 10."""
    if now.mapped is None or now.mapped.column(c.SCORE) == "":
        return
    beyond = now.mapped.divisor != 1.0 or any(
        group.code == "number.out_of_range" for group in (now.tray.groups() if now.tray else [])
    )
    if not beyond:
        return
    divide = st.toggle(
        "The scores go beyond 10: divide them by 10",
        value=now.mapped.divisor != 1.0,
        key=now.key("divide"),
    )
    wanted = 10.0 if divide else 1.0
    if wanted != now.mapped.divisor:
        understand(replace(now.mapped, divisor=wanted))
        st.rerun()


def _render_ladder(now: Job) -> None:
    """A rung of the ladder for each word of the file."""
    if now.tray is None or now.mapped is None or not now.mapped.column(WORDS):
        return
    cells = now.tray.table[now.mapped.column(WORDS)].str.strip()
    texts = [str(text) for text in cells.value_counts().index if text][:MOST_WORDS]
    known = {**{t: score_words.score_of(t) for t in texts}, **now.mapped.words}
    rungs = {score: words for words, score in score_words.LADDER.items()}
    table = pd.DataFrame(
        {
            "In the file": [shorten(text) for text in texts],
            "Events": [int((cells == text).sum()) for text in texts],
            HOW_FAR: pd.Series([rungs.get(_score(known.get(t))) for t in texts], dtype="str"),
        }
    )
    edited = st.data_editor(
        table,
        hide_index=True,
        disabled=["In the file", "Events"],
        column_config={HOW_FAR: _choice()},
        key=now.key(f"ladder_{now.mapped.column(WORDS)}"),
        alt="The words of the file and how far each warms or cools",
    )
    words = {
        text: score_words.LADDER[str(rung)]
        for text, rung in zip(texts, edited[HOW_FAR], strict=True)
        if rung in score_words.LADDER
    }
    wanted = replace(now.mapped, words={**now.mapped.words, **words})
    if wanted != now.mapped and any(known.get(text) != words[text] for text in words):
        understand(wanted)
        st.rerun()


def _score(score: float | None) -> float:
    return float("nan") if score is None else score


def _choice() -> Any:
    return st.column_config.SelectboxColumn(
        HOW_FAR, options=list(score_words.LADDER), help="Click and pick one"
    )


def _render_rating(now: Job) -> None:
    """The events with a rung of the ladder to pick for each."""
    if now.tray is None:
        return
    st.write(
        "Pick for each event how far it warmed or cooled the relation. What you leave blank has "
        "no score: it is shown as a hollow mark, moves nothing, and can be rated later. "
        "“No change” is a score too: it says that you looked and it moved nothing."
    )
    events = now.tray.events.head(MOST_RATED)
    labels = [int(str(label)) for label in events.index]
    table = pd.DataFrame(
        {
            "Date": [read_date(str(date)).label for date in events[c.DATE]],
            "Event": [shorten(title, 90) for title in events[c.TITLE]],
            HOW_FAR: now.tray.table.loc[events.index, RATED].replace({"": None}).to_list(),
        }
    )
    edited = st.data_editor(
        table,
        hide_index=True,
        disabled=["Date", "Event"],
        column_config={HOW_FAR: _choice()},
        key=now.key("rating"),
        alt="The events and how far each warms or cools",
    )
    if len(now.tray.events) > MOST_RATED:
        st.write(f"These are the first {MOST_RATED}; the others have no score yet.")
    said = edited[HOW_FAR].fillna("")
    places = said.ne(table[HOW_FAR].fillna("")).to_numpy().nonzero()[0]
    rate({labels[place]: str(said.iloc[place]) for place in places})
