"""How sure, further down: statements about levels that the line must stand, and other readings."""

import pandas as pd
import streamlit as st

from components.address.dataset_view import BY_TEXT
from components.explain.scene_view import Run
from components.style.agreement_view import render_agreement, scores_by_reader
from components.style.number_words import degrees
from components.style.words_view import table_html
from data.basics import columns as c
from data.basics.counting import counted
from data.events import citing
from data.events.data_set import DataSet
from data.questions import statements
from data.selection.selection import Selection
from data.temperature import agreement

TABLE = "explain_statements"
WIDEST = 12
READ = {"yes": "read", "partly": "read in part", "no": "named, not read"}


def verdicts(run: Run) -> pd.DataFrame:
    """The statements as the line stands now, those that fail first."""
    told = statements.judged(run.dataset.statements, run.trace)
    order = told["verdict"].map({statements.FAILS: 0, statements.OPEN: 1, statements.HOLDS: 2})
    return told.loc[order.sort_values(kind="stable").index].reset_index(drop=True)


def chosen_days(told: pd.DataFrame) -> tuple[str, ...]:
    """The two days of the statement that a reader clicked; none without one."""
    event = st.session_state.get(TABLE)
    rows = event["selection"]["rows"] if event else []
    if not rows or rows[0] >= len(told):
        return ()
    row = told.iloc[rows[0]]
    return str(row["colder_date"]), str(row["warmer_date"])


def render_statements(run: Run, told: pd.DataFrame) -> None:
    """How many statements hold, which do not, and how the other models stand."""
    if told.empty:
        return
    st.header("Levels that can fail", divider=False)
    st.text(
        statements.said(told)
        + " Each says that one day was colder than another, and names works that tell of both. "
        "They try the line and are never used to draw it; a line that breaks one stays as it is."
    )
    st.dataframe(
        _shown(run.dataset, told),
        key=TABLE,
        hide_index=True,
        height=300,
        on_select="rerun",
        selection_mode="single-row",
        alt="Statements about levels, whether they hold, and the works that tell of both days",
    )
    st.caption("A click in a row marks both days on the line above.")
    table = _models(run.dataset.fingerprint, run.counted, run.settled, run.dataset)
    rows = [
        [row["title"], f"{row['holds']}", f"{row['fails']}", f"{row['open']}"]
        for row in table.to_dict("records")
    ]
    with st.expander("The same statements in every model"):
        head = ["Model", "Hold", "Do not", "Cannot be told"]
        st.html(str(table_html(head, rows, "Statements that hold, by model")))


@st.cache_data(max_entries=32, show_spinner=False, hash_funcs=BY_TEXT)
def _models(
    fingerprint: str, selection: Selection, settled: tuple, _dataset: DataSet
) -> pd.DataFrame:
    events = selection.scored_events(_dataset.prepared)
    return statements.by_model(_dataset.statements, events, _dataset.defaults)


def _shown(dataset: DataSet, told: pd.DataFrame) -> pd.DataFrame:
    works = citing.by_id(dataset.sources)
    return pd.DataFrame(
        {
            "": told["verdict"],
            "Colder": told["colder_date"] + told["colder"].map(_degrees),
            "Warmer": told["warmer_date"] + told["warmer"].map(_degrees),
            "Why": told["why"],
            "Works": [
                " · ".join(work.text for work in citing.cite_from(works, str(cited)))
                for cited in told[c.SOURCES]
            ],
            "These were": told["read"].map(READ).fillna(""),
        }
    )


def _degrees(value: float) -> str:
    return "" if pd.isna(value) else f"  ({degrees(value)})"


def render_readings(dataset: DataSet) -> None:
    """How far other readers' scores lie from the set's, and on which events most."""
    if dataset.readings.empty:
        return
    st.header("Other readings of the same events", divider=False)
    table = scores_by_reader(dataset)
    widest = agreement.spread(table)
    if widest.empty:
        st.text("No reading is one of an event that stands in this set.")
        return
    half = int((widest["spread"] <= 1).sum())
    st.text(
        f"Of {counted(len(table), 'event')}, {len(widest)} {'was' if len(widest) == 1 else 'were'} "
        f"scored by others too. On {half} of them the "
        "scores lie within one point of each other; on the rest they part further."
    )
    render_agreement(dataset)
    shown = apart(dataset, table, widest)
    with st.expander(f"Where the readers are furthest apart: {counted(len(shown), 'event')}"):
        st.dataframe(shown, hide_index=True, alt="Events with the widest spread of scores")


def apart(dataset: DataSet, table: pd.DataFrame, widest: pd.DataFrame) -> pd.DataFrame:
    """The events with the widest spread, with every reader's score; no two columns share a name,
    whatever the readers are called.

    Args:
        dataset: for the titles.
        table: as `agreement.by_reader` gives it.
        widest: as `agreement.spread` gives it.
    """
    titles = dataset.prepared.set_index(c.EVENT_ID)[c.TITLE]
    shown = table.loc[widest.index[:WIDEST]]
    names = ["Event", "Apart by", "this set"]
    for name in map(str, shown.columns[1:]):
        while name in names:
            name += " (reader)"
        names.append(name)
    first = pd.DataFrame(
        {"Event": titles.loc[shown.index], "Apart by": widest["spread"].iloc[:WIDEST]}
    )
    both = pd.concat([first, shown], axis=1)
    both.columns = names
    return both
