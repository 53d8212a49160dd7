"""Workshop: one's own data sets, to edit with the curve beside the table; every change is kept."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from components import style
from components.address import dataset_view
from components.address.notes_view import render_unknown, render_unreachable
from components.address.query_view import first_of
from components.chart import chart_view
from components.chart.plain_chart_view import plain_payload, render_plain
from components.door.roles import person_here
from components.figures.chapter_figure import chapter_bands
from components.figures.line_figure import Backdrop, steps_of
from components.served.line_found import watch_line
from components.style.number_words import degrees
from components.style.page_style_view import render_style, theme_name
from components.style.palette_figure import palette
from components.style.words_view import plain
from components.take_home.take_home_view import take_home_words
from components.workshop import side_columns_view
from components.workshop.about_view import render_about
from components.workshop.actors_view import render_states
from components.workshop.conflict_view import render_conflict
from components.workshop.damaged_view import render_damaged
from components.workshop.edit_view import displayed, render_table, ticked
from components.workshop.head_view import follow_address, render_head
from components.workshop.history_view import render_history
from components.workshop.line_view import HIDDEN_LINE, watch_window
from components.workshop.long.parts import PART
from components.workshop.sets_view import render_sets
from components.workshop.state_view import (
    ADDRESS,
    DESK,
    FAILED,
    HIDDEN,
    Work,
    choose,
    content_of,
    drop,
    keep_held,
    render_desk,
    texts_of,
    work,
)
from components.workshop.workshop_figure import workshop_spec
from data import workspace
from data.basics import columns as c
from data.basics.counting import counted
from data.basics.problem_list import together
from data.basics.problems import Problem
from data.events.data_set import BrokenSet, DataSet
from data.large.first_model import model_of
from data.questions import coverage
from data.selection.selection import Selection
from data.selection.shown import chapter_spans, whole_span
from data.workspace import Damaged, NoSuchSet, WorkspaceError
from data.workspace.content import entries_of

MOST_PROBLEMS = 20
GONE = (
    "This set was deleted for good, here or in another window, with every state it had. "
    "What was typed here since then is not kept: nothing is left to keep it in."
)
NOT_MINE = (
    "This set is not here any more: whoever made it deleted it, or no longer shares it with you. "
    "What was typed here since then is not kept."
)
CHART = "workshop_chart"
TABLES = {
    "events": "Events",
    "sources": "Sources",
    "chapters": "Chapters",
    **side_columns_view.TABS,
}
TABS = (*TABLES.values(), "States", "About", "History")
TAB_OF = {f"{name}.csv": tab for name, tab in TABLES.items()}


def render() -> None:
    """The page."""
    rules = (Path(style.__file__).parent / "explain.css").read_text(encoding="utf-8")
    hidden = f".st-key-{HIDDEN}, .st-key-{HIDDEN_LINE} {{ display: none }}"
    render_style(f"<style>{rules}{hidden}</style>" + chart_view.preload())
    render_unknown((ADDRESS,))
    if FAILED in st.session_state:
        st.error("That could not be done; nothing of it was kept.", icon="⚠️")
        st.text(st.session_state.pop(FAILED))
    try:
        render_desk()
        follow_address()
        watch_line()
        watch_window()
        now = work()
        if now is None:
            st.title("Workshop")
            st.text(
                "Data sets of your own. They are kept on this machine, with every state they had."
            )
            render_sets()
        else:
            _render_work(now)
    except NoSuchSet as problem:
        _render_gone(problem)
    except Damaged as problem:
        asked = first_of(ADDRESS)
        if asked:
            render_damaged(asked, problem)
    except WorkspaceError as problem:
        render_unreachable(problem)


def _render_gone(problem: NoSuchSet) -> None:
    """There is no such set: of one that stood on the workbench, what became of the last change."""
    now = work()
    was_open = now is not None and now.set_id == first_of(ADDRESS)
    drop()
    st.title("Workshop")
    gone = NOT_MINE if person_here() else GONE
    st.error(gone if was_open else plain(str(problem)), icon="⚠️")
    st.button("Back to the list", key="workshop_back_lost")


def _render_work(now: Work) -> None:
    store = workspace.open_store()
    info = store.info(now.set_id)
    if not info.head:
        store.content(now.set_id)  # says what is damaged
    content_of(now)  # before anything is said of it
    if now.conflict is None and info.head > now.base and not now.taken_up:
        now.rebuild(info.head, "This set was changed in another window; you see its newest state.")
    render_head(now, info)
    if now.conflict is not None:
        render_conflict(now)
        return
    table, curve = st.columns([3, 2])
    with table:
        _render_tables(now)
    with curve:
        _render_curve(now)
    # Where a callback did not run (the server or the line to it was lost), the widgets still hold
    # what was typed: it is compared with the revision on the screen at the end of every run.
    unsaved, taken_up = now.unsaved, now.taken_up
    if keep_held(now) or taken_up or now.unsaved != unsaved or st.session_state.get(DESK) == "":
        now.taken_up = False
        st.rerun()


def _render_tables(now: Work) -> None:
    for name, tab in zip(TABS, st.tabs(TABS), strict=True):
        with tab:
            if name == "History":
                render_history(now)
            elif name == "States":
                render_states(now)
            elif name == "About":
                render_about(now)
            else:
                table = next(table for table, tab in TABLES.items() if tab == name)
                render_table(now, table, _choices(now, table))


def _choices(now: Work, table: str) -> dict[str, dict[str, str]]:
    """The lists to choose from: of events the lanes and the two states, of readings the events."""
    content = content_of(now)
    if table == "readings":
        if not content[table].rows:
            return {}
        rows = texts_of(now, "events")
        return {c.EVENT_ID: dict(zip(rows[c.EVENT_ID], rows[c.TITLE], strict=True))}
    if table != "events":
        return {}
    lanes = {str(e.get("id")): str(e.get("label") or e.get("id")) for e in
             entries_of(content["categories"])}  # fmt: skip
    actors = {str(e.get("id")): str(e.get("name") or e.get("id")) for e in
              entries_of(content["actors"])}  # fmt: skip
    return {c.CATEGORY: lanes, c.INITIATOR: {**actors, "both": "both", "third": "a third party"}}


def in_tab(problem: Problem) -> Problem:
    """A problem of a file as one of a tab: its rows are counted from the first one below the names,
    as a person counts them there."""
    tab = TAB_OF.get(problem.table)
    if tab is None:
        return problem
    row = None if problem.row is None else max(problem.row - 1, 0)
    return replace(problem, table=f"Tab {tab}", row=row or None)


def _render_curve(now: Work) -> None:
    try:
        dataset = dataset_view.open_whole(now.set_id)
    except BrokenSet as problem:
        st.text("There is no event yet that the curve could be drawn from.")
        for item in problem.problems[:MOST_PROBLEMS]:
            st.text(f"• {in_tab(item).sentence()}")
        return
    _render_chart(now, dataset)
    _render_problems(dataset.problems)


def _render_problems(problems: Sequence[Problem]) -> None:
    """What must be mended, and what only looks odd."""
    found = together(problems)
    wrong = found.errors()
    waiting, odd = found.chosen(wrong), found.chosen(~wrong)
    if waiting:
        st.text("To mend (rows with such a fault may be left out of the curve until then):")
        _render_some(waiting)
    if odd:
        with st.expander(f"{counted(len(odd), 'remark')}: rows that count, and look odd"):
            _render_some(odd)


def _render_some(problems: Sequence[Problem]) -> None:
    for item in problems[:MOST_PROBLEMS]:
        st.text(f"• {in_tab(item).sentence()}")
    if len(problems) > MOST_PROBLEMS:
        st.text(f"and {len(problems) - MOST_PROBLEMS} more")


def _render_chart(now: Work, dataset: DataSet) -> None:
    start, end = whole_span(dataset)
    chapters = chapter_spans(dataset.chapters)
    silences = coverage.silences(dataset.prepared, since=start, until=end)
    back = Backdrop(start, end, chapters, silences)
    everything = Selection(model=model_of(dataset))  # as Explore shows it
    curve = steps_of(dataset_view.trace_of(dataset, everything), start, end)
    last = degrees(float(curve[c.DEGREES].iloc[-1]))
    events = dataset.prepared
    some = len(events) > PART
    if some:
        events = events[events[c.EVENT_ID].isin(displayed(now, "events")[c.EVENT_ID])]
    places = curve.index.searchsorted(events[c.FIRST], side="right") - 1
    events = events.assign(degrees=curve[c.DEGREES].to_numpy()[places.clip(min=0)])
    ids = texts_of(now, "events")[c.EVENT_ID]
    marked = [str(ids.loc[place]) for place in ticked(now, "events")]
    payload = plain_payload(
        workshop_spec(curve, back, palette(theme_name()), events, marked),
        alt=f"The temperature made by {counted(len(dataset.events), 'event')} of the table; "
        f"it ends at {last}.",
        theme=theme_name(),
        chapters=chapter_bands(chapters),
        words=take_home_words(
            dataset, f"All of {counted(len(dataset.events), 'event')}", everything
        ),
    )
    render_plain(payload, CHART, on_picked_change=_pick)
    st.text(
        ("Marks are rows that the table shows, the strongest of each stretch. " if some else "")
        + "Click a mark and its row stands first in the table; tick a row and its mark grows."
    )


def _pick() -> None:
    """The event that was clicked goes to the head of the table (a callback)."""
    now, heard = work(), st.session_state.get(CHART) or {}
    if now is not None and (picked := heard.get("picked")):
        choose(now, str(picked["id"]))
