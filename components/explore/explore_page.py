"""Explore: the chart, the card beside it, the filters above and the table below."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.address import dataset_view
from components.address.selection_view import EXPLORE, heard, open_view, state, write_url
from components.chart import chart_view
from components.explore.card_view import render_card
from components.explore.closer_view import render_closer
from components.explore.memory_view import memories_of, render_memory_note, set_half_life
from components.explore.start_view import render_about, render_head, render_notes, render_start
from components.explore.table_view import render_table
from components.explore.what_if_view import render_what_if
from components.explore.why_view import date_asked, render_why
from components.figures.explore_figure import ExploreScene
from components.figures.scene_figure import build_scene
from components.filters.chapter_view import go_to_chapter, render_chapter_summary, render_chapters
from components.filters.filter_view import render_filters, render_nothing, render_sentence
from components.style.page_style_view import render_style, theme_name
from components.take_home.take_home_view import render_take_home, take_home_words
from data.basics import columns as c
from data.events.data_set import DataSet
from data.selection.selection import Selection
from data.selection.shown import with_moves

FILTERED = "explore_filtered"  # in the session: a filter drew the picture, not a click in it


def render() -> None:
    """The page."""
    render_style()
    opened = dataset_view.open_chosen()
    if opened is None:
        return
    dataset, default = opened
    view = open_view(dataset, default)
    view.told = view.selection  # a chart that comes back to the page has to be told everything
    with st.container(gap="small"):
        render_head(dataset)
        _explore(dataset)
        render_about(dataset)


def render_embedded() -> None:
    """Chart and card only, for a frame on another page: nothing to set, nothing to leave by."""
    render_style(chart_view.preload())
    opened = dataset_view.open_chosen()
    if opened is None:
        return
    view = open_view(*opened)
    view.told = view.selection
    if view.selection.mask(opened[0].prepared).any():
        _picture(opened[0], embedded=True)
    else:
        st.text("No event of this set is shown: the address asks for none that is there.")


@st.fragment(key=EXPLORE)
def _explore(dataset: DataSet) -> None:
    """Everything that a filter changes; the chart goes out first, since the eye waits for it."""
    controls, notes, picture = (
        st.container(key="controls", gap="small"),
        st.container(),
        st.container(),
    )
    with picture:
        found = bool(state().selection.mask(dataset.prepared).any())
        if found:
            st.session_state[FILTERED] = True
            _picture(dataset)
        else:
            render_nothing(dataset)
            write_url()
    with controls:
        with st.container(horizontal=True, vertical_alignment="center"):
            render_filters(dataset)
            render_sentence(dataset)
        render_chapters(dataset)
    with notes:
        render_notes()
    if found:
        render_take_home(dataset)


@st.fragment
def _picture(dataset: DataSet, embedded: bool = False) -> None:
    """The chart, the card and the table: everything that a click changes."""
    selection = state().selection
    payload, shown = _drawn(dataset.fingerprint, selection.without_navigation(), dataset)
    chart, side = st.columns([0.71, 0.29], gap="medium")
    filtered = st.session_state.pop(FILTERED, False)
    if not filtered:  # a click: its card goes out before the chart, else the chart before the card
        _side(side, dataset, selection, shown, embedded)
    with chart:
        heard_of = chart_view.render_chart(
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
    if heard_of.theme and heard_of.theme["theme"] == theme_name():
        st.rerun()  # everything, since every colour on the page has changed
    if filtered:
        _side(side, dataset, selection, shown, embedded)
    # The table's code would hold up the first picture.
    if st.session_state.get("chart_drawn") and not embedded:
        render_table(dataset, shown)
    write_url()


def _side(
    column: DeltaGenerator,
    dataset: DataSet,
    selection: Selection,
    shown: pd.DataFrame,
    embedded: bool,
) -> None:
    with column, st.container(key="side"):
        if embedded:
            _card(dataset, selection, shown)
        else:
            _beside(dataset, selection, shown)


def _beside(dataset: DataSet, selection: Selection, shown: pd.DataFrame) -> None:
    """What stands beside the chart: what is looked at more closely, else chapter and card."""
    render_closer()
    if selection.look == "why":
        render_why(dataset, selection)
        return
    if selection.look == "what-if":
        render_what_if(dataset, selection, shown)
        return
    if selection.look == "memory":
        render_memory_note(selection.model)
    render_chapter_summary(dataset)
    _card(dataset, selection, shown)


def _card(dataset: DataSet, selection: Selection, shown: pd.DataFrame) -> None:
    """The event chosen, or where to begin."""
    event = _event_row(dataset, selection, shown)
    with st.container(key="card"):
        if event is None:
            render_start(shown)
        else:
            render_card(dataset, event, shown)


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
def _drawn(
    fingerprint: str, selection: Selection, _dataset: DataSet
) -> tuple[chart_view.Payload, pd.DataFrame]:
    """The chart's payload and the shown events, made once for each selection."""
    scene = _scene(_dataset, selection)
    sentence = selection.sentence(_dataset.prepared, _dataset)
    payload = chart_view.static_payload(
        scene,
        chart_view.payload_words(_dataset, scene, sentence),
        take_home_words(_dataset, sentence, selection),
    )
    return payload, scene.shown


def _scene(dataset: DataSet, selection: Selection) -> ExploreScene:
    published = selection.as_published()
    return build_scene(
        dataset,
        selection,
        dataset_view.trace_of(dataset, selection),
        published=dataset_view.trace_of(dataset, published) if published != selection else None,
        memories=memories_of(dataset, selection) if selection.look == "memory" else None,
    )


def _event_row(dataset: DataSet, selection: Selection, shown: pd.DataFrame) -> pd.Series | None:
    """The selected event, also when a filter hides it."""
    if selection.event is None:
        return None
    rows = shown[shown[c.EVENT_ID] == selection.event]
    if rows.empty:
        every = with_moves(dataset.prepared, dataset_view.trace_of(dataset, selection))
        rows = every[every[c.EVENT_ID] == selection.event]
    return None if rows.empty else rows.iloc[0]


def _on_picked() -> None:
    picked = st.session_state["chart"].get("picked")
    if isinstance(picked, dict) and isinstance(picked.get("id"), str):
        heard(event=picked["id"])


def _on_view() -> None:
    news = st.session_state["chart"].get("view")
    if not isinstance(news, dict):
        return
    span = news.get("range")
    heard(view=tuple(span) if span else None, chapter=None)


def _on_asked() -> None:
    news = st.session_state["chart"].get("asked")
    if isinstance(news, dict) and isinstance(news.get("date"), str):
        heard(on=news["date"][:10], look="why")


def _on_memory(dataset: DataSet) -> None:
    news = st.session_state["chart"].get("memory")
    if isinstance(news, dict):
        set_half_life(dataset, news.get("days"))


def _on_chapter(dataset: DataSet) -> None:
    news = st.session_state["chart"].get("chapter")
    if isinstance(news, dict):
        known = set(dataset.chapters["chapter_id"])
        go_to_chapter(dataset, news["id"] if news.get("id") in known else None)
