"""The filters, the sentence that says what is shown, and one click to take each condition away."""

import streamlit as st

from components.address.selection_view import change, show
from components.address.widgets_view import seed
from components.filters.foreseen_view import render_foreseen
from components.style.palette_figure import SIGNS
from components.style.words_view import plain
from data.basics.counting import counted
from data.events.data_set import DataSet
from data.selection.selection import Selection

DIRECTIONS = {
    "warming": f"{SIGNS['warming']} warming",
    "cooling": f"{SIGNS['cooling']} cooling",
    "neutral": f"{SIGNS['neutral']} neither",
}
OTHERS = {"both": "Both", "third": "A third party"}
COUNTING = {
    "all": "Hidden events still count",
    "shown": "Only shown events count",
}
_ROWS = {  # key of the widget: its label, the field of the selection
    "filter_category": ("Category", "categories"),
    "filter_by": ("Who acted", "initiators"),
    "filter_direction": ("Direction", "directions"),
}

OPEN = "filters_open"  # in the session


def _many(now: Selection, label: str, key: str, field: str, names: dict[str, str]) -> None:
    """A row of choices; none chosen keeps all. The order of choosing does not matter."""
    chosen = getattr(now, field)
    st.pills(
        label,
        list(names),
        format_func=lambda name: plain(names[name]),
        selection_mode="multi",
        **seed(key, list(chosen), "default"),
        on_change=lambda: change(
            **{field: tuple(name for name in names if name in st.session_state[key])}
        ),
    )


def _set_years(first: int, last: int) -> None:
    low, high = st.session_state["filter_years"]
    change(start=low if low > first else None, end=high if high < last else None)


def render_search(selection: Selection, number: int, what: str) -> None:
    """The search field; `what` there are so many of to be searched."""
    st.text_input(
        "Search",
        **seed("filter_text", selection.text),
        placeholder=f"Search {counted(number, what)}",
        label_visibility="collapsed",
        on_change=lambda: change(text=st.session_state["filter_text"].strip()),
        width=200,
    )


def render_filter_button(dataset: DataSet, selection: Selection) -> None:
    """Opens and closes the panel; says how many conditions are in force."""
    number = len([k for k in selection.conditions(dataset) if k.key != "q"])
    with st.container(key="filters", width="content"):
        st.button(
            f"Filters · {number}" if number else "Filters",
            key="open_filters",
            icon=":material/expand_less:" if filters_open() else ":material/tune:",
            on_click=open_filters,
            args=(not filters_open(),),
        )


def filters_open() -> bool:
    """Whether the panel stands open."""
    return bool(st.session_state.get(OPEN))


def open_filters(wanted: bool) -> None:
    """Open or close the panel (for callbacks)."""
    st.session_state[OPEN] = wanted


def render_filter_panel(dataset: DataSet, selection: Selection) -> None:
    """The panel with all filters but the search; it stands beside the chart that they change."""
    with st.container(key="filter_panel"):
        with st.container(key="filter_top"):
            st.button(
                "Close ✕", key="close_filters", on_click=open_filters, args=(False,),
                type="tertiary",
            )  # fmt: skip
            render_foreseen(dataset, selection, choices_of(dataset))
        st.html('<h2 class="thaw-turns">Filters</h2>')
        _render_panel(dataset, selection)


def _rows(dataset: DataSet) -> dict[str, dict[str, str]]:
    """The choices of each row of buttons by the key of its widget: what they mean, in words."""
    actors = {actor.id: actor.name for actor in dataset.actors}
    return {
        "filter_category": {category.id: category.label for category in dataset.categories},
        "filter_by": {**actors, **OTHERS},
        "filter_direction": DIRECTIONS,
    }


def choices_of(dataset: DataSet) -> dict[str, list[str]]:
    """What the buttons of each row mean, in their order."""
    return {key: list(names) for key, names in _rows(dataset).items()}


def _render_panel(dataset: DataSet, now: Selection) -> None:
    first, last = dataset.years
    if first < last:  # a slider needs two ends
        st.slider(
            "Years",
            first,
            last,
            **seed("filter_years", (now.start or first, now.end or last)),
            on_change=_set_years,
            args=(first, last),
        )
    for key, (label, field) in _ROWS.items():
        _many(now, label, key, field, _rows(dataset)[key])
    st.slider(
        "Strength: score at least",
        0.0,
        10.0,
        step=0.5,
        format="±%g",
        **seed("filter_strength", float(now.strength)),
        on_change=lambda: change(strength=float(st.session_state["filter_strength"])),
        help="The size of the score on Goldstein's scale, −10 to +10, warming or cooling.",
    )
    st.segmented_control(
        "Temperature",
        list(COUNTING),
        format_func=lambda name: COUNTING[name],
        **seed("filter_count", now.scored, "default"),
        required=True,
        on_change=lambda: change(scored=st.session_state["filter_count"]),
        help="A filter hides events from view. Should events that are hidden still move the "
        "temperature line? By default they do: the relation was what it was.",
    )


def render_sentence(dataset: DataSet, now: Selection) -> None:
    """What is shown, in a sentence, and a button for each condition that can be taken away."""
    conditions = now.conditions(dataset)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="sentence"):
        st.text(now.sentence(dataset.prepared, dataset), width="content")
        for condition in (*conditions, *now.changed_settings(dataset.model)):
            st.button(
                f"✕ {plain(condition.label)}",
                key=f"drop_{condition.key}",
                help=f"Take this condition away: {plain(condition.label)}",
                on_click=show,
                args=(condition.without,),
            )
        if len(conditions) > 1:
            st.button("Reset all", key="reset_all", on_click=show, args=(now.cleared(),))
        if dataset.caution:
            with st.popover(dataset.caution_title, type="tertiary", icon=":material/info:"):
                st.text(dataset.caution)


def render_nothing(dataset: DataSet, now: Selection) -> None:
    """The friendly page for a selection that finds nothing."""
    with st.container(key="nothing", border=True):
        st.header("No event fits", anchor=False)
        st.write("Nothing in this data set meets all of these conditions at once.")
        for condition in now.conditions(dataset):
            st.button(
                f"Show it without: {plain(condition.label)}",
                key=f"without_{condition.key}",
                on_click=show,
                args=(condition.without,),
            )
        st.button(
            "Back to all events",
            key="back_to_all",
            on_click=show,
            args=(now.cleared(),),
        )
