"""What if: leave events out or score them otherwise, and see the line beside the published one."""

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.address import dataset_view
from components.address.selection_view import show_all_over, state
from components.explore.gathered_view import Gathered
from components.style.number_words import fine_degrees, score
from components.style.words_view import plain
from data import temperature
from data.basics import columns as c
from data.basics.counting import counted
from data.events.data_set import DataSet
from data.selection.selection import Selection
from data.temperature.influences import MOST

KEY = "trial"
COUNTS, EVENT, SCORE, INFLUENCE = "Counts", "Event", "Score", "At most"
Trial = tuple[tuple[str, ...], tuple[tuple[str, float], ...]]


@dataclass
class TrialTable:
    """The table that is edited, as it was when it was last filled.

    Attributes:
        key: of the widget; a new one fills it anew.
        rows: index of event ids; columns `Counts`, `Event`, `Score`, `At most`.
        published: by event id, the score in the data set.
        current: the trial that the table stands for.
        past: the trials before it, the latest last.
    """

    key: str
    rows: pd.DataFrame
    published: pd.Series
    current: Trial
    past: list[Trial] = field(default_factory=list)


def trial_of(selection: Selection) -> Trial:
    """What is left out and what is scored otherwise."""
    return selection.without, selection.rescored


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=dataset_view.BY_TEXT)
def _influence(fingerprint: str, selection: Selection, _dataset: DataSet) -> pd.Series:
    events = selection.scored_events(_dataset.prepared)
    parameters = selection.settings(_dataset.defaults)
    ranked = temperature.influence(events, selection.model, most=MOST, **parameters)
    return ranked.set_index(c.EVENT_ID)["largest"]


def influence_of(dataset: DataSet, selection: Selection) -> pd.Series:
    """By event id: the largest difference that leaving it out makes on any date, in degrees."""
    published = selection.as_published().for_temperature()
    return _influence(dataset.fingerprint, published, dataset)


def begin_what_if() -> None:
    """Open the panel; with an event chosen and nothing tried yet, that event is left out first."""
    now = state().selection
    first = now.event is not None and trial_of(now) == ((), ())
    without = (now.event,) if first and now.event is not None else now.without
    show_all_over(replace(now, look="what-if", on=None, without=without))


def end_what_if() -> None:
    """Close the panel; a trial that never went beyond its first step is taken back."""
    now = state().selection
    only_first = now.event is not None and trial_of(now) == ((now.event,), ())
    show_all_over(replace(now, look=None, without=() if only_first else now.without))


def render_what_if(gathered: Gathered) -> None:
    """The panel: the claim, the warning, what is changed, and the table to change it in."""
    dataset, selection = gathered.dataset, gathered.selection
    table = _table(dataset, selection, gathered.shown)
    head = Markup(
        '<section class="thaw-panel thaw-wide"><h2>{}</h2>{}<p class="note">This is arithmetic, '
        "not history: the later events would not have stayed the same.</p></section>"
    )
    st.html(str(head.format(_claim(gathered), _distance(gathered))))
    _render_changes(dataset, selection, table)
    _render_table(table)
    st.caption(
        "Untick an event to leave it out, or type another score. “At most”: how far, on the date "
        "of the largest difference, the published line stands from itself without the event."
    )


def _claim(gathered: Gathered) -> str:
    """The heading: what is left out, by name as long as it is one event."""
    without, rescored = trial_of(gathered.selection)
    if len(without) == 1 and not rescored:
        titles = gathered.dataset.prepared.set_index(c.EVENT_ID)[c.TITLE]
        return f"Without “{titles[without[0]]}”"
    if without or rescored:
        return f"With {counted(len(without) + len(rescored), 'event')} changed"
    return "What if an event had not happened?"


def _table(dataset: DataSet, selection: Selection, shown: pd.DataFrame) -> TrialTable:
    """The table in the session; filled anew when it is not the view's own any more."""
    known: TrialTable | None = st.session_state.get(KEY)
    ids = _ranked(dataset, selection, shown)
    fits = known is not None and trial_of(selection) == known.current
    if known is not None and fits and list(known.rows.index) == ids:
        return known
    past = known.past if known is not None and fits else []
    number = int(known.key.rsplit("_", 1)[1]) + 1 if known is not None else 0
    rows = _rows(dataset, selection, ids)
    published = dataset.prepared.set_index(c.EVENT_ID)[c.VALUE].fillna(0.0)
    new = TrialTable(f"trial_{number}", rows, published, trial_of(selection), past)
    st.session_state[KEY] = new
    return new


def _ranked(dataset: DataSet, selection: Selection, shown: pd.DataFrame) -> list[str]:
    influence = influence_of(dataset, selection).reindex(shown[c.EVENT_ID]).fillna(0.0)
    return influence.abs().sort_values(ascending=False, kind="stable").index.to_list()


def _rows(dataset: DataSet, selection: Selection, ids: list[str]) -> pd.DataFrame:
    events = dataset.prepared.set_index(c.EVENT_ID).loc[ids]
    changed = pd.Series(dict(selection.rescored), dtype=float).reindex(ids)
    scores = changed.fillna(events[c.VALUE].fillna(0.0))
    years = events[c.FIRST].dt.year.astype("str")
    return pd.DataFrame(
        {
            COUNTS: ~np.isin(ids, selection.without),
            EVENT: (events[c.LABEL] + ", " + years).to_numpy(),
            SCORE: scores.to_numpy(dtype=float),
            INFLUENCE: influence_of(dataset, selection).reindex(ids).fillna(0.0).to_numpy(),
        },
        index=pd.Index(ids, name=c.EVENT_ID),
    )


def _render_table(table: TrialTable) -> None:
    config = st.column_config
    st.data_editor(
        table.rows,
        key=table.key,
        hide_index=True,
        num_rows="fixed",
        height=340,
        disabled=[EVENT, INFLUENCE],
        on_change=_edited,
        args=(table,),
        column_config={
            COUNTS: config.CheckboxColumn("✓", help="Untick to leave the event out", width=46),
            EVENT: config.TextColumn(width=190),
            SCORE: config.NumberColumn(
                min_value=-10, max_value=10, step=0.5, format="%+.1f", width=74,
                help="Goldstein's scale, −10 to +10; change it by typing",
            ),
            INFLUENCE: config.NumberColumn(
                format="%+.1f°", width=78,
                help="Largest difference on any date between the published line and the line "
                "without this event",
            ),
        },
        alt="Events with a tick for whether they count, their score and their influence",
    )  # fmt: skip


def _edited(table: TrialTable) -> None:
    """Take over what the table says now, as one step that can be undone."""
    now = state().selection
    without, rescored = set(now.without), dict(now.rescored)
    edits = st.session_state[table.key]["edited_rows"]
    for row, cells in edits.items():
        event = table.rows.index[int(row)]
        if COUNTS in cells:
            (without.discard if cells[COUNTS] else without.add)(event)
        if cells.get(SCORE) is not None:
            rescored[event] = min(10.0, max(-10.0, float(cells[SCORE])))
            if rescored[event] == table.published[event]:
                del rescored[event]
    table.past.append(trial_of(now))
    _take(now, (tuple(sorted(without)), tuple(sorted(rescored.items()))), table)


def _take(now: Selection, trial: Trial, table: TrialTable) -> None:
    table.current = trial
    show_all_over(replace(now, without=trial[0], rescored=trial[1]))


def _undo(table: TrialTable) -> None:
    if table.past:
        _refill(table, table.past.pop())


def _put_back(table: TrialTable, trial: Trial) -> None:
    table.past.append(trial_of(state().selection))
    _refill(table, trial)


def _refill(table: TrialTable, trial: Trial) -> None:
    """Show another trial: the table has to be filled anew, its history is kept."""
    table.rows = table.rows.iloc[:0]
    _take(state().selection, trial, table)


def _render_changes(dataset: DataSet, selection: Selection, table: TrialTable) -> None:
    """What is changed, each with a way back, and how far it carries the line."""
    without, rescored = trial_of(selection)
    if not without and not rescored:
        if table.past:
            st.button("Undo", key="trial_undo", on_click=_undo, args=(table,))
        return
    events = dataset.prepared.set_index(c.EVENT_ID)
    for event in without:
        rest = (tuple(e for e in without if e != event), rescored)
        _way_back(f"Left out: {events.at[event, c.LABEL]}", event, table, rest)
    for event, value in rescored:
        rest = (without, tuple(pair for pair in rescored if pair[0] != event))
        before = score(float(table.published[event]))
        label = f"{events.at[event, c.LABEL]}: {before} becomes {score(value)}"
        _way_back(label, f"score_{event}", table, rest)
    with st.container(horizontal=True):
        if table.past:
            st.button("Undo", key="trial_undo", on_click=_undo, args=(table,))
        st.button("Back to the published line", key="trial_reset", on_click=_put_back,
                  args=(table, ((), ())))  # fmt: skip


def _way_back(label: str, key: str, table: TrialTable, rest: Trial) -> None:
    st.button(
        f"✕ {plain(label)}",
        key=f"trial_back_{key}",
        help="Take this change back",
        on_click=_put_back,
        args=(table, rest),
    )


def _distance(gathered: Gathered) -> Markup:
    """How far the line of the trial lies from the published one, in a sentence."""
    if trial_of(gathered.selection) == ((), ()):
        return Markup("")
    mine, published = gathered.trace.curve[c.DEGREES], gathered.published.curve[c.DEGREES]
    both = pd.concat([mine, published], axis=1, sort=True).ffill().fillna(0.0)
    apart = both.iloc[:, 0] - both.iloc[:, 1]
    if apart.empty or not apart.abs().max() > 0:
        return Markup("<p>The line stays where it was.</p>")
    place = int(apart.abs().argmax())
    most, date = float(apart.iloc[place]), pd.DatetimeIndex(apart.index)[place]
    return Markup(
        "<p>The line would stand up to <strong>{}</strong> {} (in {}); at the end {}. Dotted: as "
        "published.</p>"
    ).format(
        fine_degrees(abs(most)).lstrip("+"),
        "warmer" if most > 0 else "colder",
        f"{date:%B %Y}",
        fine_degrees(apart.iloc[-1]),
    )
