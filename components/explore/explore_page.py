"""Explore: one row of controls, the finding, the line, what stands beside it, the table below."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from components.address import dataset_view, elsewhere_view
from components.address.query_view import first_of
from components.address.selection_view import (
    EXPLORE,
    change,
    heard,
    open_view,
    show_all_over,
    state,
    write_url,
)
from components.chart import chart_view
from components.chart.scene_data import line_payload, revision_of, scene_payload
from components.explore.about_view import render_about
from components.explore.ahead_view import render_ahead
from components.explore.controls_view import render_controls
from components.explore.gathered_view import Gathered, gather
from components.explore.head_view import finding_of, render_head
from components.explore.memory_view import memories_of, set_half_life
from components.explore.side_view import render_side
from components.explore.table_view import render_table
from components.explore.why_view import date_asked
from components.figures.explore_figure import ExploreScene
from components.figures.scene_figure import build_scene
from components.filters.chapter_view import with_chapter
from components.filters.filter_view import (
    filters_open,
    open_filters,
    render_filter_panel,
    render_nothing,
)
from components.style import terms_view
from components.style.page_style_view import render_style, theme_name
from components.take_home.take_home_view import take_home_words
from data.basics import columns as c
from data.events.data_set import DataSet
from data.selection.selection import GHOSTS, Selection
from data.selection.shown import mask_text

LONG_LINE = 1_000  # days, from which on it is worth sending a line by itself
FILTERED = "explore_filtered"  # in the session: a filter drew the picture, not a click in it


def render() -> None:
    """The page."""
    render_style(explore=True)
    opened = dataset_view.open_chosen()
    if opened is None:
        return
    dataset, default = opened
    view = open_view(dataset_view.closer(dataset, _view_asked(), first_of("event")), default)
    view.told = view.selection  # a chart that comes back to the page has to be told everything
    _explore(dataset)


def render_embedded() -> None:
    """Chart and card only, for a frame on another page: nothing to set, nothing to leave by."""
    render_style(explore=True, framed=True)
    opened = dataset_view.open_chosen()
    if opened is None:
        return
    view = open_view(*opened)
    view.told = view.selection
    if view.selection.mask(opened[0].prepared).any():
        with st.container(key="stage"):
            _picture(opened[0], embedded=True)
    else:
        st.text("No event of this set is shown: the address asks for none that is there.")


def _view_asked() -> tuple[str, str] | None:
    """The years that the address asks for: an event in it may be there only in a closer look."""
    first, _, last = first_of("view").partition("~")
    days = pd.to_datetime([first, last], errors="coerce", format="%Y-%m-%d")
    return (first, last) if days.notna().all() and days[0] < days[1] else None


@st.fragment(key=EXPLORE)
def _explore(dataset: DataSet) -> None:
    """Everything that a filter changes: the finding, the chart, and then what can be set."""
    elsewhere_view.follow()
    now = state().selection
    dataset = dataset_view.closer(dataset, now.view, now.event, now)
    gathered = gather(dataset)
    controls = st.container(key="controls", horizontal=True, vertical_alignment="center")
    with st.container(key="stage", gap="xsmall"):
        with st.container(key="head", gap=None):
            render_head(gathered)
        if len(gathered.shown):
            st.session_state[FILTERED] = True
            _picture(dataset)
        else:
            render_nothing(dataset, gathered.selection)
            write_url()
        if filters_open():
            render_filter_panel(dataset, gathered.selection)
    with controls:
        render_controls(gathered)


@st.fragment
def _picture(dataset: DataSet, embedded: bool = False) -> None:
    """The chart, what stands beside it and the table: everything that a click changes."""
    elsewhere_view.follow()
    gathered = gather(dataset)
    terms_view.begin(dataset)
    picture, side = st.container(key="picture"), st.container()
    filtered = st.session_state.pop(FILTERED, False)
    if not filtered:  # a click: its card goes out before the chart, else the chart before the card
        with side:
            render_side(gathered, embedded)
    payload = _drawn(dataset.fingerprint, gathered.selection.without_navigation(), gathered)
    with picture:
        heard_of = _chart(gathered, payload)
    if heard_of.theme and heard_of.theme["theme"] == theme_name():
        st.rerun()  # everything, since every colour on the page has changed
    if filtered:
        with side:
            render_side(gathered, embedded)
    # The table's code would hold up the first picture.
    if st.session_state.get("chart_drawn") and not embedded:
        with st.container(key="below"):
            render_table(gathered)
            render_about(dataset)
        render_ahead(gathered, revision_of(payload.scene))
    write_url()


# ---- the chart ---------------------------------------------------------------------------------


def _chart(gathered: Gathered, payload: chart_view.Payload):
    """Mounts the chart; what it told comes back."""
    dataset = gathered.dataset
    return chart_view.render_chart(
        payload,
        _told(dataset),
        on_picked_change=_on_picked,
        on_view_change=_on_view,
        on_chapter_change=lambda: _on_chapter(dataset),
        on_asked_change=_on_asked,
        on_memory_change=lambda: _on_memory(dataset),
        on_theme_change=lambda: None,
        on_drawn_change=lambda: st.session_state.update(chart_drawn=True),
    )


def _told(dataset: DataSet) -> dict[str, object]:
    """What the chart is told besides the picture."""
    now = state()
    on = None
    if now.told.look == "why":
        curve = dataset_view.trace_of(dataset, now.told).curve
        on = f"{date_asked(dataset, now.told, curve):%Y-%m-%d}"
    return {
        "event": now.told.event,
        "event_token": now.event_token,
        "view": now.told.view,
        "view_token": now.view_token,
        "chapter": now.told.chapter,
        "on": on,
        "ask_token": now.ask_token,
    }


@st.cache_data(max_entries=256, show_spinner=False, hash_funcs=dataset_view.BY_TEXT)
def _drawn(fingerprint: str, selection: Selection, _gathered: Gathered) -> chart_view.Payload:
    """The chart's payload, made once for each selection."""
    dataset = _gathered.dataset
    moved = replace(selection.for_temperature(), look=selection.look)
    scene, line, told = _sent(fingerprint, moved, _gathered)
    sentence = selection.sentence(dataset.prepared, dataset)
    return chart_view.Payload(
        scene,
        mask_text(selection.mask(dataset.prepared)),
        chart_view.payload_words(dataset, told, sentence),
        take_home_words(dataset, sentence, selection, finding_of(dataset, selection)),
        line,
    )


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=dataset_view.BY_TEXT)
def _sent(
    fingerprint: str, selection: Selection, _gathered: Gathered
) -> tuple[bytes, bytes | None, str]:
    """The scene as it is sent and its line in words: the same for all filters that do not count.

    The line of a set in bundles comes by itself: those of a closer look do not change it.
    """
    scene = _scene(_gathered, selection)
    told = chart_view.line_words(scene.curve)
    if len(scene.curve) < LONG_LINE or c.REPORTS not in scene.every:
        return scene_payload(scene), None, told
    line = line_payload(scene.curve)
    return scene_payload(scene, revision_of(line)), line, told


def _scene(gathered: Gathered, selection: Selection) -> ExploreScene:
    ghost = selection.look in GHOSTS or selection.as_published() != selection
    memory = selection.look == "memory"
    return build_scene(
        gathered.dataset,
        selection,
        gathered.trace,
        published=gathered.published if ghost else None,
        memories=memories_of(gathered.dataset, selection) if memory else None,
    )


# ---- what the chart reports --------------------------------------------------------------------


def _news(name: str) -> dict:
    news = st.session_state["chart"].get(name)
    return news if isinstance(news, dict) else {}


def _on_picked() -> None:
    event = _news("picked").get("id")
    if not isinstance(event, str):
        return
    if state().selection.look == "why":  # ask about the event instead of about the date before
        state().ask_token += 1
        change(event=event, on=None)
    else:
        heard(event=event)
    if filters_open():  # the card takes the place of the filters
        open_filters(False)
        st.rerun(EXPLORE)


def _on_view() -> None:
    """Another span of years: what is said over the chart has to follow."""
    news = _news("view")
    if news:
        span, event = news.get("range"), news.get("event")
        heard(view=tuple(span) if span else None, chapter=None)
        # On a busy machine what was picked right before may be overtaken by this news.
        if isinstance(event, str) and event and state().selection.look != "why":
            heard(event=event)
        st.rerun(EXPLORE)


def _on_asked() -> None:
    on = _news("asked").get("date")
    if isinstance(on, str):
        heard(on=on[:10], look="why")
        open_filters(False)
        st.rerun(EXPLORE)


def _on_memory(dataset: DataSet) -> None:
    news = _news("memory")
    if news:
        set_half_life(dataset, news.get("days"))


def _on_chapter(dataset: DataSet) -> None:
    news = _news("chapter")
    if news:
        known = set(dataset.chapters[c.CHAPTER_ID])
        chapter = news["id"] if news.get("id") in known else None
        show_all_over(with_chapter(dataset, state().selection, chapter))
