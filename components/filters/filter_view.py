"""The filters, the sentence that says what is shown, and one click to take each condition away."""

import streamlit as st

from components.address.selection_view import change, show, state
from components.style.palette_figure import SIGNS
from components.style.words_view import plain
from data.events.data_set import DataSet

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


def _seed(key: str, value: object) -> str:
    """Give the widget `key` the selection's value before it is drawn; returns the key."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _many(label: str, key: str, field: str, names: dict[str, str]) -> None:
    """A row of choices; none chosen keeps all. The order of choosing does not matter."""
    chosen = getattr(state().selection, field)
    st.pills(
        label,
        list(names),
        format_func=lambda name: plain(names[name]),
        selection_mode="multi",
        key=_seed(key, list(chosen)),
        on_change=lambda: change(
            **{field: tuple(name for name in names if name in st.session_state[key])}
        ),
    )


def _set_years(first: int, last: int) -> None:
    low, high = st.session_state["filter_years"]
    change(start=low if low > first else None, end=high if high < last else None)


def render_filters(dataset: DataSet) -> None:
    """The search field and the panel with all the other filters."""
    now = state().selection
    st.text_input(
        "Search",
        key=_seed("filter_text", now.text),
        placeholder="Search titles, summaries, notes …",
        label_visibility="collapsed",
        on_change=lambda: change(text=st.session_state["filter_text"].strip()),
        width=280,
    )
    with st.popover("Filters", icon=":material/tune:", key="filters"):
        _render_panel(dataset)


def _render_panel(dataset: DataSet) -> None:
    now = state().selection
    first, last = dataset.years
    if first < last:  # a slider needs two ends
        st.slider(
            "Years",
            first,
            last,
            key=_seed("filter_years", (now.start or first, now.end or last)),
            on_change=_set_years,
            args=(first, last),
        )
    labels = {category.id: category.label for category in dataset.categories}
    names = {actor.id: actor.name for actor in dataset.actors}
    _many("Category", "filter_category", "categories", labels)
    _many("Who acted", "filter_by", "initiators", {**names, **OTHERS})
    _many("Direction", "filter_direction", "directions", DIRECTIONS)
    st.slider(
        "Strength: score at least",
        0.0,
        10.0,
        step=0.5,
        format="±%g",
        key=_seed("filter_strength", float(now.strength)),
        on_change=lambda: change(strength=float(st.session_state["filter_strength"])),
        help="The size of the score on Goldstein's scale, −10 to +10, warming or cooling.",
    )
    st.segmented_control(
        "Temperature",
        list(COUNTING),
        format_func=lambda name: COUNTING[name],
        key=_seed("filter_count", now.scored),
        required=True,
        on_change=lambda: change(scored=st.session_state["filter_count"]),
        help="A filter hides events from view. Should events that are hidden still move the "
        "temperature line? By default they do: the relation was what it was.",
    )


def render_sentence(dataset: DataSet) -> None:
    """What is shown, in a sentence, and a button for each condition that can be taken away."""
    now = state().selection
    conditions = now.conditions(dataset)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="sentence"):
        st.text(now.sentence(dataset.prepared, dataset), width="content")
        for condition in (*conditions, *now.changed_settings()):
            st.button(
                f"✕ {plain(condition.label)}",
                key=f"drop_{condition.key}",
                help=f"Take this condition away: {plain(condition.label)}",
                on_click=show,
                args=(condition.without,),
            )
        if len(conditions) > 1:
            st.button("Reset all", key="reset_all", on_click=show, args=(now.cleared(),))


def render_nothing(dataset: DataSet) -> None:
    """The friendly page for a selection that finds nothing."""
    now = state().selection
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
