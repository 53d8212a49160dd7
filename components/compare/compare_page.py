"""Compare: two or more relations on one time axis, and the years in which they went apart."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup, escape

from components import style
from components.address import dataset_view, elsewhere_view
from components.address.query_view import SET_KEY, link
from components.chart import chart_view
from components.chart.plain_chart_view import plain_payload, render_plain
from components.compare.compare_figure import CompareScene, compare_spec
from components.compare.partings_figure import told
from components.compare.state_view import Compared, gather, render_choice
from components.figures.chapter_figure import chapter_bands
from components.figures.line_figure import Backdrop, steps_of
from components.style import terms_view
from components.style.number_words import degrees, fine_degrees
from components.style.page_style_view import render_style
from components.style.palette_figure import SIGNS
from components.style.words_view import joined, render_lead, render_words, table_html
from data import catalog
from data.basics import columns as c
from data.basics.counting import counted
from data.events.data_set import DataSet
from data.questions import comparing, coverage
from data.selection.shown import chapter_spans, whole_span, with_moves
from data.temperature import Trace
from data.temperature.outside import yearly_means


def worth_a_page() -> bool:
    """Whether there is more than one relation to compare."""
    return len(catalog.names()) > 1 or len(dataset_view.entries()) > 1


def render() -> None:
    """The page."""
    rules = (Path(style.__file__).parent / "explain.css").read_text(encoding="utf-8")
    render_style(f"<style>{rules}</style>" + chart_view.preload())
    st.html('<h1 class="thaw-unseen">Compare: relations on one time axis</h1>')
    known = {entry.name: entry.title for entry in dataset_view.entries() if not entry.broken}
    titles = dataset_view.told_apart(known)
    if len(titles) < 2:
        st.text("There is only one data set here, so there is nothing to compare it with yet.")
        return
    elsewhere_view.drawn(titles)
    _compare(titles)


@st.fragment
def _compare(titles: dict[str, str]) -> None:
    elsewhere_view.follow()
    now = gather(render_choice(titles), titles)
    if now is None:
        st.text("Choose at least two relations.")
        return
    terms_view.begin(*now.sets)
    lead, more = lead_words(now), _lead(now)
    render_lead(lead, more)
    _chart(now, lead + Markup(" ") + more)
    if len(now.opposite):
        st.html(str(_table(now)))
    render_words(
        "Every line is made by its own data set with that set's own model and "
        "settings. A year is marked where one line ended it at least "
        f"{comparing.LEAST:g}° colder than it began and another at least as much warmer.",
        "a proof that one relation moved the other. The sets were coded apart, each as densely as "
        "its sources allow, so compare directions and years and not exact degrees.",
    )


def _chart(now: Compared, lead: Markup) -> None:
    view, first = now.view, now.sets[0]
    owner = next((one for one in now.sets if one.name == view.chapters), first)
    chapters = chapter_spans(owner.chapters)
    own = {one.title: _backdrop(one) for one in now.sets}
    start, end = _span(own, view.span == "shared")
    scene = CompareScene(
        back=Backdrop(start, end, chapters, coverage.silences(owner.prepared)),
        curves={
            title: steps_of(trace, own[title].start, own[title].end)
            for title, trace in now.traces.items()
        },
        short=names_of(now.sets),
        own=own,
        moves=now.moves,
        partings=comparing.partings(now.opposite),
        marks={one.title: _marked(one, now) for one in now.sets},
        over=view.how == "over",
    )
    payload = plain_payload(
        compare_spec(scene, now.colours),
        alt=f"The temperature of {counted(len(now.sets), 'relation')} by date. {lead.striptags()}",
        theme=now.theme,
        chapters=chapter_bands(chapters),
        words=_picture_words(now.sets, str(lead.striptags())),
        links=True,
    )
    render_plain(payload, "compare_chart")


def _picture_words(sets: Sequence[DataSet], lead: str) -> dict[str, Any]:
    """What goes into a picture of the chart."""
    return {
        "title": " · ".join(one.title for one in sets),
        "sentence": lead,
        "footer": [
            "Every line by its own set's model and settings.",
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


def names_of(sets: Sequence[DataSet]) -> dict[str, str]:
    """A short name for each relation, by title: the one state by which it differs, else both."""
    shorts = {one.title: [actor.short for actor in one.actors] for one in sets}
    shared = Counter(short for each in shorts.values() for short in set(each))
    own = {title: [s for s in each if shared[s] < len(sets)] for title, each in shorts.items()}
    if all(len(each) == 1 for each in own.values()) and shared.most_common(1)[0][1] == len(sets):
        return {title: each[0] for title, each in own.items()}
    return {title: " and ".join(each) or title for title, each in shorts.items()}


def _marked(one: DataSet, now: Compared) -> pd.DataFrame:
    """The strongest event of each year in which the lines went apart, with the way to it."""
    trace = now.traces[one.title]
    found = (
        comparing.strongest_of_year(trace.moves, one.prepared, year)
        for year in now.opposite.index.to_list()
    )
    ids = [event for event in found if event]
    rows = with_moves(one.prepared, trace).set_index(c.EVENT_ID, drop=False).loc[ids]
    kinds = {category.id: category.label for category in one.categories}
    return rows.assign(
        href=[link({SET_KEY: one.name, "event": event}) for event in ids],
        category=[kinds.get(str(kind), str(kind)) for kind in rows[c.CATEGORY]],
    )


def lead_words(now: Compared) -> Markup:
    """The finding: where the lines went furthest apart."""
    most = comparing.greatest(comparing.partings(now.opposite))
    if most is None:
        return Markup("These relations never went opposite ways in a year.")
    moved = joined([degrees(value) for value in sorted(most.moved.values())])
    words = told(most, names_of(now.sets))
    return Markup("When {}: {} in {}.").format(words, moved, most.years)


def _lead(now: Compared) -> Markup:
    """The rest of the answer, in a sentence or two."""
    traces, years, opposite = now.traces, now.years, now.opposite
    if not len(years):
        return Markup("These relations share no year.")
    span = f"{years.start} to {years.stop - 1}"
    told_so = Markup("They share no year in which one cooled while another warmed, {}.").format(
        span
    )
    if len(opposite):
        told_so = Markup("In {} of {} shared years one cooled while another warmed.").format(
            len(opposite), len(years)
        )
    if len(traces) != 2:
        return told_so
    means = {title: yearly_means(trace.curve) for title, trace in traces.items()}
    rho, number = comparing.together(means, years)
    if pd.isna(rho):
        return told_so
    return told_so + Markup(" Year by year the two lines {} (rank correlation {}, n = {}).").format(
        _way(rho), f"{rho:+.2f}".replace("-", "−"), number
    )


def _way(rho: float) -> str:
    if abs(rho) < 0.2:
        return "have little to do with each other"
    return "rise and fall together" if rho > 0 else "run against each other"


def _table(now: Compared) -> Markup:
    """The marked years: how far each line moved, and the event that moved it most."""
    sets, traces, opposite = now.sets, now.traces, now.opposite
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
    address = link({SET_KEY: one.name, "event": event})
    to_event = Markup('<a class="thaw-to-event" href="{}">{}</a>').format(address, label)
    return told + Markup(": ") + to_event
