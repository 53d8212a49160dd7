"""Compare: two or more relations on one time axis, and the years in which they went apart."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from markupsafe import Markup, escape

from components import style
from components.address import dataset_view
from components.address.selection_view import query_now
from components.address.widgets_view import seed
from components.chart import chart_view
from components.chart.plain_chart_view import plain_payload, render_plain
from components.compare.compare_figure import CompareScene, compare_spec
from components.figures.explore_figure import chapter_bands
from components.figures.line_figure import Backdrop, steps_of
from components.style.number_words import fine_degrees
from components.style.page_style_view import render_style, theme_name
from components.style.palette_figure import SIGNS, palette
from components.style.words_view import joined, render_lead, render_words, table_html
from data.basics import columns as c
from data.events.data_set import BrokenSet, DataSet
from data.questions import comparing, coverage
from data.selection.selection import Selection
from data.selection.shown import chapter_spans, whole_span
from data.temperature import Trace
from data.temperature.outside import yearly_means

MOST = 4
HOW = {"under": "One under another", "over": "One over another"}
SPAN = {"shared": "Years they share", "all": "All years"}
PUBLISHED = Selection()
CHOICE, WRITTEN = "compare_choice", "compare_url"  # in the session


def worth_a_page() -> bool:
    """Whether there is more than one relation to compare."""
    return len(dataset_view.entries()) > 1


def render() -> None:
    """The page."""
    rules = (Path(style.__file__).parent / "explain.css").read_text(encoding="utf-8")
    render_style(f"<style>{rules}</style>" + chart_view.preload())
    st.html('<header class="thaw-head"><h1>Compare</h1><p>Relations on one time axis</p></header>')
    known = {entry.name: entry.title for entry in dataset_view.entries() if not entry.broken}
    titles = dataset_view.told_apart(known)
    if len(titles) < 2:
        st.text("There is only one data set here, so there is nothing to compare it with yet.")
        return
    _compare(titles)


@st.fragment
def _compare(titles: dict[str, str]) -> None:
    chosen = _choice(titles)
    opened = [one for name in chosen["sets"] if (one := _opened(name)) is not None]
    sets = [replace(one, title=titles[one.name]) for one in opened]
    if len(sets) < 2:
        st.text("Choose at least two relations.")
        return
    traces = {one.title: dataset_view.trace_of(one, PUBLISHED) for one in sets}
    years = comparing.shared_years([one.years for one in sets])
    moves = comparing.yearly_moves(traces, years) if len(years) else pd.DataFrame()
    opposite = comparing.opposite_years(moves) if len(years) else moves
    lead = _lead(traces, years, opposite)
    render_lead(lead)
    _chart(sets, traces, opposite, lead, chosen)
    if len(opposite):
        st.html(str(_table(sets, traces, opposite)))
    render_words(
        "Every line is made by its own data set with the default model and that set's own "
        "settings. A year is marked where one line ended it at least "
        f"{comparing.LEAST:g}° colder than it began and another at least as much warmer.",
        "a proof that one relation moved the other. The sets were coded apart, each as densely as "
        "its sources allow, so compare directions and years and not exact degrees.",
    )


def _choice(titles: dict[str, str]) -> dict[str, Any]:
    """What is compared and how: `sets`, `how`, `span`, `chapters`; all in the address."""
    names = list(titles)
    chosen = _from_address(names)
    st.multiselect(
        "Relations",
        names,
        format_func=lambda name: titles[name],
        max_selections=MOST,
        key=seed("compare_sets", chosen["sets"]),
        on_change=_take,
        width=920,
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "Lines",
            list(HOW),
            format_func=lambda name: HOW[name],
            required=True,
            key=seed("compare_how", chosen["how"]),
            on_change=_take,
        )
        st.segmented_control(
            "Shown",
            list(SPAN),
            format_func=lambda name: SPAN[name],
            required=True,
            key=seed("compare_span", chosen["span"]),
            on_change=_take,
        )
        if chosen["sets"]:
            owner = chosen["chapters"] if chosen["chapters"] in chosen["sets"] else None
            st.selectbox(
                "Chapters of",
                chosen["sets"],
                format_func=lambda name: titles[name],
                key=seed("compare_chapters", owner or chosen["sets"][0]),
                on_change=_take,
                width=360,
            )
    _to_address(chosen, names)
    return chosen


def _take() -> None:
    """The widgets' values become the choice (a callback)."""
    session = st.session_state
    session[CHOICE] = {
        "sets": list(session["compare_sets"]),
        "how": session["compare_how"],
        "span": session["compare_span"],
        "chapters": session.get("compare_chapters"),
    }


def _from_address(names: list[str]) -> dict[str, Any]:
    """The choice of the session, or of an address that was pasted; nonsense in it is left out."""
    query = query_now()
    if CHOICE not in st.session_state or (query and query != st.session_state.get(WRITTEN)):
        sets = [name for name in dict.fromkeys(query.get("sets", [])) if name in names][:MOST]
        how = query.get("how", ["under"])[0]
        span = query.get("span", ["shared"])[0]
        st.session_state[CHOICE] = {
            "sets": sets or names[:2],
            "how": how if how in HOW else "under",
            "span": span if span in SPAN else "shared",
            "chapters": query.get("chapters", [None])[0],
        }
    choice = st.session_state[CHOICE]
    choice["sets"] = [name for name in choice["sets"] if name in names]
    return choice


def _to_address(choice: dict[str, Any], names: list[str]) -> None:
    """Defaults leave no trace."""
    query: dict[str, list[str]] = {}
    if choice["sets"] != names[:2]:
        query["sets"] = list(choice["sets"])
    if choice["how"] != "under":
        query["how"] = [choice["how"]]
    if choice["span"] != "shared":
        query["span"] = [choice["span"]]
    if choice["chapters"] in choice["sets"][1:]:
        query["chapters"] = [choice["chapters"]]
    if query != query_now():
        st.query_params.from_dict(query)
    st.session_state[WRITTEN] = query


def _opened(name: str) -> DataSet | None:
    try:
        return dataset_view.open_dataset(name)
    except BrokenSet as problem:
        dataset_view.report_broken(name, problem)
        return None


def _chart(
    sets: list[DataSet],
    traces: dict[str, Trace],
    opposite: pd.DataFrame,
    lead: Markup,
    choice: dict[str, Any],
) -> None:
    owner = next((one for one in sets if one.name == choice["chapters"]), sets[0])
    chapters = chapter_spans(owner.chapters)
    own = {one.title: _backdrop(one) for one in sets}
    start, end = _span(own, choice["span"] == "shared")
    scene = CompareScene(
        back=Backdrop(start, end, chapters, coverage.silences(owner.prepared)),
        curves={
            title: steps_of(trace, own[title].start, own[title].end)
            for title, trace in traces.items()
        },
        short={one.title: _short(one) for one in sets},
        own=own,
        opposite=opposite,
        over=choice["how"] == "over",
    )
    payload = plain_payload(
        compare_spec(scene, palette(theme_name())),
        alt=f"The temperature of {len(sets)} relations by date. {lead.striptags()}",
        theme=theme_name(),
        chapters=chapter_bands(chapters),
        words=_picture_words(sets, str(lead.striptags())),
    )
    render_plain(payload, "compare_chart")


def _picture_words(sets: list[DataSet], lead: str) -> dict[str, Any]:
    """What goes into a picture of the chart."""
    return {
        "title": " · ".join(one.title for one in sets),
        "sentence": lead,
        "footer": [
            "Every line by the default model, with its own set's settings.",
            *(f"Source: {one.citation} Data licence: {one.licence}." for one in sets),
            "Chart: Thaw.",
        ],
        "filename": "thaw-compare-" + "-".join(one.name for one in sets),
    }


def _span(own: dict[str, Backdrop], shared: bool) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last date of the axis; relations that share no day are shown whole."""
    starts, ends = [back.start for back in own.values()], [back.end for back in own.values()]
    if shared and max(starts) < min(ends):
        return max(starts), min(ends)
    return min(starts), max(ends)


def _backdrop(one: DataSet) -> Backdrop:
    """A relation's own dates and silences."""
    start, end = whole_span(one)
    silences = coverage.silences(one.prepared, since=start, until=end)
    return Backdrop(start, end, chapter_spans(one.chapters), silences)


def _short(one: DataSet) -> str:
    """A name that fits a narrow screen: the short names of the two states."""
    return " and ".join(actor.short for actor in one.actors) or one.title


def _lead(traces: dict[str, Trace], years: range, opposite: pd.DataFrame) -> Markup:
    """The answer in a sentence or two."""
    if not len(years):
        return Markup("These relations share no year.")
    span = f"{years.start} to {years.stop - 1}"
    told = Markup("They share no year in which one cooled while another warmed, {}.").format(span)
    if len(opposite):
        told = Markup(
            "<strong>In {} of {} shared years one cooled while another warmed</strong>: {}."
        ).format(len(opposite), len(years), joined([str(year) for year in opposite.index]))
    if len(traces) != 2:
        return told
    means = {title: yearly_means(trace.curve) for title, trace in traces.items()}
    rho, number = comparing.together(means, years)
    if pd.isna(rho):
        return told
    return told + Markup(" Year by year the two lines {} (rank correlation {}, n = {}).").format(
        _way(rho), f"{rho:+.2f}".replace("-", "−"), number
    )


def _way(rho: float) -> str:
    if abs(rho) < 0.2:
        return "have little to do with each other"
    return "rise and fall together" if rho > 0 else "run against each other"


def _table(sets: list[DataSet], traces: dict[str, Trace], opposite: pd.DataFrame) -> Markup:
    """The marked years: how far each line moved, and the event that moved it most."""
    rows: list[list[str | Markup]] = [
        [str(year), *(_cell(one, traces[one.title], year, row[one.title]) for one in sets)]
        for year, row in zip(opposite.index.to_list(), opposite.to_dict("records"), strict=True)
    ]
    head = ["Year", *(one.title for one in sets)]
    return table_html(head, rows, "Years in which the lines went apart", "stack")


def _cell(one: DataSet, trace: Trace, year: int, moved: float) -> Markup:
    sign = SIGNS["warming"] if moved > 0 else SIGNS["cooling"] if moved < 0 else SIGNS["neutral"]
    told = escape(f"{sign} {fine_degrees(moved)}")
    event = comparing.strongest_of_year(trace.moves, one.prepared, year)
    if event is None:
        return told
    label = one.prepared.set_index(c.EVENT_ID).at[event, c.LABEL]
    query = urlencode({"set": one.name, "event": event})
    link = Markup('<a class="thaw-to-event" href="./?{}">{}</a>').format(query, label)
    return told + Markup(": ") + link
