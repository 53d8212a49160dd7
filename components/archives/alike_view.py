"""Find another 1948: choose a stretch of a line, and see where else a line went like it."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from components.address import dataset_view
from components.address.widgets_view import seed, seed_choice
from components.archives.address_view import Sought, is_sought, seek
from components.archives.alike_figure import mini_line
from components.archives.choice_view import Pair
from components.style.page_style_view import theme_name
from components.style.palette_figure import palette
from components.style.words_view import plain, render_words
from data import archive, bound
from data.archive.place import stamp
from data.archive.relation_set import Relation, relation_named
from data.events.data_set import BrokenSet, DataSet
from data.questions import likeness
from data.temperature import DEFAULT_MODEL, trace

KEY = "alike"
FOUND = "alike_found"  # in the session: what was found for it
BEFORE, AFTER = 2, 6  # years around the largest fall, to begin with
MOST_NAME = 60  # characters of a name

Leave = Callable[[str, dict[str, str | list[str]]], None]


def render_alike(pair: Pair, leave: Leave) -> None:
    """The section: which stretch, and the ten most alike.

    Args:
        pair: what the page shows.
        leave: asks for another page, with what stands in its address.
    """
    st.header("Where else did a line go like this?", divider=False)
    st.text(
        "Choose years of any line you have. Thaw looks through all pairs of this archive for "
        "years in which a line went the same way."
    )
    chosen = _chosen(pair)
    if chosen is None:
        return
    dataset, sought = chosen
    st.button(
        "Find the most alike",
        key=f"{KEY}_find",
        icon=":material/search:",
        on_click=seek,
        args=(pair.name,),
    )
    if is_sought(sought):
        _found(dataset, sought, pair.archive, leave)
    render_words(
        "Alike means that two lines go up and down at the same share of their time, however far. "
        "The stretch may be up to three tenths shorter or longer, and the number of reports does "
        "not count, because both lines are means of the last three years.",
        "a claim that the two stories are alike. Shapes repeat by chance, the more so the more "
        "pairs one looks through: read what happened in both.",
    )


def _chosen(pair: Pair) -> tuple[DataSet, Sought] | None:
    """The line and its years, as the widgets hold them."""
    titles = {pair.set_name(): f"{pair.title()} (this pair)"}
    for entry in dataset_view.entries():
        if not entry.broken:
            titles.setdefault(entry.name, entry.title)
    with st.container(horizontal=True, vertical_alignment="bottom", key="alike_row"):
        names = list(titles)
        asked = st.session_state.get(f"{KEY}_line")
        line = st.selectbox(
            "The line of",
            names,
            format_func=lambda name: titles[name],
            **seed_choice(
                f"{KEY}_line", asked if asked in names else names[min(1, len(names) - 1)], names
            ),
            persist_state="session",
            width=360,
        )
        try:
            dataset = dataset_view.open_dataset(line)
        except BrokenSet as problem:
            dataset_view.report_broken(line, problem)
            return None
        low, high = dataset.years
        if st.session_state.get(f"{KEY}_of") != line:
            st.session_state[f"{KEY}_of"] = line
            first, last = _around_the_fall(dataset)
            st.session_state[f"{KEY}_since"], st.session_state[f"{KEY}_until"] = first, last
        since = _year("from", "since", low, high)
        until = _year("to", "until", low, high)
    return dataset, Sought(pair.name, line, int(min(since, until)), int(max(since, until)))


def _year(label: str, key: str, low: int, high: int) -> int:
    full = f"{KEY}_{key}"
    now = min(max(st.session_state[full], low), high)
    return int(
        st.number_input(label, low, high, persist_state="session", width=130, **seed(full, now))
    )


def _around_the_fall(dataset: DataSet) -> tuple[int, int]:
    """Some years around the largest fall of the line, or all of it where nothing fell."""
    low, high = dataset.years
    line = trace(dataset.prepared, model=dataset.model or DEFAULT_MODEL)
    falls = [swing for swing in bound.swings(line, window=bound.WINDOW, most=4) if swing.size < 0]
    if not falls:
        return low, high
    fall = min(falls, key=lambda swing: swing.size)
    return max(low, fall.start.year - BEFORE), min(high, fall.start.year + AFTER)


def _search(
    sought: Sought, fingerprint: str, opened: archive.Archive, wanted: likeness.Stretch
) -> list[likeness.Alike]:
    """What is alike; looked for once, as long as archive, line and years stay the same."""
    asked = (sought, stamp(sought.archive), fingerprint)
    kept = st.session_state.get(FOUND)
    if kept is not None and kept[0] == asked:
        return kept[1]
    shown, told = st.progress(0.0, "Looking through the pairs …"), 0.0

    def on_progress(share: float) -> None:
        nonlocal told
        if share - told > 0.02:
            told = share
            shown.progress(min(share, 1.0), "Looking through the pairs …")

    # Fewer reports than months make a line of single reports, which is like anything.
    months = opened.months(len(wanted.values))
    own = _own_pair(sought)
    found = likeness.alike(months, wanted, apart_from=own, on_progress=on_progress)
    shown.empty()
    st.session_state[FOUND] = (asked, found)
    return found


def _own_pair(sought: Sought) -> tuple[str, str] | None:
    """The pair of the archive whose line is looked for, if it is one of its own."""
    relation = relation_named(sought.line)
    if relation is None or relation.archive != sought.archive:
        return None
    return relation.a, relation.b


def _found(dataset: DataSet, sought: Sought, opened: archive.Archive, leave: Leave) -> None:
    try:
        wanted = likeness.stretch_of(dataset.prepared, sought.since, sought.until)
    except likeness.NoShape as problem:
        st.warning(plain(str(problem)), icon="⚠️")
        return
    found = _search(sought, dataset.fingerprint, opened, wanted)
    if not found:
        st.text("No pair of this archive has a stretch with this shape and enough reports.")
        return
    first, last = wanted.years
    years = str(first) if first == last else f"{first}–{last}"
    st.text(f"Most like {dataset.title}, {years} (the dotted line), the best years of each pair:")
    for number, one in enumerate(found, 1):
        _row(number, one, wanted, opened, sought, leave)


def _row(
    number: int,
    one: likeness.Alike,
    wanted: likeness.Stretch,
    opened: archive.Archive,
    sought: Sought,
    leave: Leave,
) -> None:
    """One that was found: its line over the wanted one, what it is, and the way to it."""
    first, last = one.stretch.years
    names = " and ".join(opened.title(who)[:MOST_NAME] for who in (one.a, one.b))
    title = f"{names}, {first}–{last}"
    told = Markup(
        '<div class="thaw-alike">{}<p><strong>{}. {}</strong><br>{} of 100 alike · {}</p></div>'
    ).format(
        mini_line(one.stretch.values, wanted.values, palette(theme_name())),
        number,
        title,
        round(100 * one.likeness),
        _length(one),
    )
    name = Relation(sought.archive, one.a, one.b).name
    with st.container(
        horizontal=True, vertical_alignment="center", wrap=False, key=f"alike_{number}"
    ):
        st.html(str(told), width="stretch")
        if st.button(
            "Compare",
            key=f"{KEY}_compare_{number}",
            icon=":material/compare:",
            help=plain(f"Compare with {title}"),
        ):
            dataset_view.keep(name)
            query: dict[str, str | list[str]] = {"sets": [sought.line, name], "span": "all"}
            leave("compare", query)


def _length(one: likeness.Alike) -> str:
    if abs(one.longer - 1) < 0.05:
        return "as long"
    word = "longer" if one.longer > 1 else "shorter"
    return f"{abs(round(100 * (one.longer - 1)))}\N{NO-BREAK SPACE}% {word}"
