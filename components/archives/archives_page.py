"""Any pair: choose two states out of an archive and see their line, and the reports behind it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import style
from components.address import dataset_view
from components.address.notes_view import render_unknown
from components.archives import address_view
from components.archives.alike_view import render_alike
from components.archives.choice_view import Pair, render_choice
from components.archives.pair_figure import pair_spec
from components.chart import chart_view
from components.chart.plain_chart_view import plain_payload, render_plain
from components.figures.line_figure import Backdrop, steps_of
from components.style.number_words import degrees
from components.style.page_style_view import render_style, theme_name
from components.style.palette_figure import palette
from components.style.words_view import plain, render_lead, render_words
from data import temperature
from data.archive import Archive, ArchiveProblem
from data.archive.opening import profile_title
from data.archive.place import VARIABLE, any_there, folders, known, stamp
from data.archive.relation_set import caution
from data.basics.counting import counted
from data.codes import cameo
from data.questions import coverage
from data.selection.shown import values_on
from data.temperature import MODELS, Trace

LEAVE = "pair_leave"  # in the session: the page to open, and its address
MOST_ROWS = 2000  # of the table of reports
AIR = pd.DateOffset(months=6)


def worth_a_page() -> bool:
    """Whether there is an archive to choose from."""
    return any_there()


def render(on_open: Callable[[str, dict[str, str | list[str]]], None]) -> None:
    """The page.

    Args:
        on_open: opens another page, by its name, with what stands in its address.
    """
    rules = (Path(style.__file__).parent / "explain.css").read_text(encoding="utf-8")
    render_style(f"<style>{rules}</style>" + chart_view.preload())
    render_unknown(address_view.KEYS)
    st.html(
        '<header class="thaw-head"><h1>Any pair</h1><p>Two states out of an archive</p></header>'
    )
    found = known()
    for name, one in found.items():
        if isinstance(one, ArchiveProblem):
            st.warning(plain(f"{name}: {one}"), icon="⚠️")
    archives = {name: one for name, one in found.items() if isinstance(one, Archive)}
    if archives:
        _guarded(archives)
        _leave(on_open)
    else:
        _none()


def _none() -> None:
    st.write("There is no archive here yet. Make one of a folder of files, in a terminal:")
    st.code("thaw archive build FOLDER ARCHIVE --profile gdelt", language="sh", wrap_lines=True)
    st.text(
        f"Archives are looked for in {folders()[0]} and in the folders that the environment "
        f"variable {VARIABLE} names."
    )


def _leave(on_open: Callable[[str, dict[str, str | list[str]]], None]) -> None:
    """Go where a button of the fragment asked to go."""
    wanted = st.session_state.pop(LEAVE, None)
    if wanted is not None:
        on_open(*wanted)


def _doors(pair: Pair) -> None:
    """The pages that open the pair like any data set."""
    others = [entry.name for entry in dataset_view.entries() if not entry.broken]
    name = pair.set_name()
    beside = next((other for other in reversed(others) if other != name), None)
    with st.container(horizontal=True, key="pair_doors"):
        doors: tuple[tuple[str, str, str, dict[str, str | list[str]]], ...] = (
            ("explore", "Open on Explore", "timeline", {"set": name}),
            ("explain", "Explain", "help_center", {"set": name}),
            ("compare", "Compare", "compare", {"sets": [name, beside] if beside else [name]}),
        )
        for page, label, icon, query in doors:
            pressed = st.button(
                label,
                key=f"pair_to_{page}",
                icon=f":material/{icon}:",
                type="primary" if page == "explore" else "secondary",
            )
            if pressed:
                dataset_view.keep(name)
                if page != "compare":
                    dataset_view.choose(name)
                _ask_for(page, query)


def _ask_for(page: str, query: dict[str, str | list[str]]) -> None:
    """Ask for another page; the whole page, which runs next, goes there."""
    st.session_state[LEAVE] = (page, query)
    st.rerun()


@st.fragment
def _guarded(archives: dict[str, Archive]) -> None:
    """The pair; an archive whose tables turn out to be damaged says so and can be left."""
    try:
        _pair(archives)
    except ArchiveProblem as problem:
        st.error(plain(str(problem)), icon="⚠️")


def _pair(archives: dict[str, Archive]) -> None:
    pair = render_choice(archives)
    if pair is None:
        st.text("This archive holds no two states with reports between them.")
        return
    trace = _trace(pair)
    volume = _volume(str(pair.archive.folder), stamp(pair.name), pair.a, pair.b)
    render_lead(_lead(pair, trace, volume))
    if pair.once:
        st.text(_effect_of_once(pair, trace))
    _doors(pair)
    _chart(pair, trace, volume)
    _reports(pair)
    _words(pair, volume, trace)
    render_alike(pair, _ask_for)


def _words(pair: Pair, volume: pd.Series, trace: Trace) -> None:
    """What the line is made of, what it counts, and what it is not."""
    archive, day = pair.archive, trace.events["middle"]
    loud = archive.is_loud(int(volume.sum()), day.min(), day.max())
    told = caution(archive, once=False, loud=loud)
    coded = (
        "A machine coded the reports; read"
        if archive.ledger.reports
        else "Each row counts as its source has it; read"
    )
    render_words(
        f"Made of {profile_title(archive.ledger)}: {archive.ledger.note} The line is exact: each "
        "day's reports are added up and none is left out. The bars say how many reports each year "
        f"has.{f' {told}' if told else ''}",
        f"a line that somebody has read through. {coded} the strongest ones before you believe a "
        "step.",
    )


@st.cache_data(max_entries=16, show_spinner="Reading the pair …")
def _relation(folder: str, stamp: str, a: str, b: str, once: bool) -> pd.DataFrame:
    from data import archive

    return archive.open(folder).relation(a, b, once=once)


@st.cache_data(max_entries=16, show_spinner=False)
def _volume(folder: str, stamp: str, a: str, b: str) -> pd.Series:
    from data import archive

    return archive.open(folder).volume(a, b)


def _trace(pair: Pair) -> Trace:
    return temperature.trace(_table(pair), model=pair.model)


def _table(pair: Pair) -> pd.DataFrame:
    return _relation(str(pair.archive.folder), stamp(pair.name), pair.a, pair.b, pair.once)


def _lead(pair: Pair, trace: Trace, volume: pd.Series) -> Markup:
    """What the picture says in two sentences."""
    one_year = volume.index[0] == volume.index[-1]
    years = f"in {volume.index[0]}" if one_year else f"from {volume.index[0]} to {volume.index[-1]}"
    line = trace.curve["degrees"].dropna()
    told = Markup("<strong>{}</strong>, {} {}.").format(
        pair.title(), counted(int(volume.sum()), "report"), years
    )
    if line.empty:
        return told
    if round(line.max()) == round(line.min()):
        return told + Markup(" The line stays at {}.").format(degrees(line.max()))
    low, high = line.idxmin(), line.idxmax()
    return told + Markup(" Coldest in {} ({}), warmest in {} ({}).").format(
        pd.Timestamp(str(low)).year, degrees(line.min()),
        pd.Timestamp(str(high)).year, degrees(line.max()),
    )  # fmt: skip


def _effect_of_once(pair: Pair, once: Trace) -> str:
    """What it does to the line that reports of one act count once."""
    every = _trace(replace(pair, once=False))
    months = pd.Series(pd.date_range(once.curve.index[0], once.curve.index[-1], freq="MS"))
    apart = pd.Series(values_on(once.curve, months) - values_on(every.curve, months)).abs()
    months, apart = months[apart.notna()].reset_index(drop=True), apart.dropna()
    table = _table(replace(pair, once=True))
    reports = int(table["reports"].sum())
    told = f"Counted once, {counted(reports, 'report is', 'reports are')} {_acts(table)}."
    if apart.empty:
        return told
    most = months[int(apart.to_numpy().argmax())]
    return (
        f"{told} The line lies {apart.mean():.1f}° from the one of all reports on average, and "
        f"{apart.max():.1f}° at most, in {most.year}."
    )


def _acts(table: pd.DataFrame) -> str:
    return counted(round(float(table["weight"].sum())), "act")


def _chart(pair: Pair, trace: Trace, volume: pd.Series) -> None:
    first, last = trace.events["middle"].min(), trace.events["middle"].max()
    start, end = first - AIR, last + AIR
    nothing = pd.DataFrame({"chapter_id": [], "label": [], "start": [], "end": []})
    spans = {name: nothing[name].astype("datetime64[us]") for name in ("start", "end")}
    silences = coverage.silences(_table(pair), since=start, until=end)
    back = Backdrop(start, end, nothing.assign(**spans), silences)
    curve = steps_of(trace, start, end)
    lead = str(_lead(pair, trace, volume).striptags())
    words = {
        "title": pair.title(),
        "sentence": lead,
        "footer": [
            f"Model: {MODELS[pair.model].title}. Source: {profile_title(pair.archive.ledger)}.",
            pair.archive.ledger.note,
            "Chart: Thaw.",
        ],
        "filename": f"thaw-{pair.a}-{pair.b}",
    }
    payload = plain_payload(
        pair_spec(curve, volume, back, palette(theme_name())),
        alt=f"The temperature by date, over the number of reports of each year. {lead}",
        theme=theme_name(),
        words=words,
    )
    render_plain(payload, "pair_chart")


def _reports(pair: Pair) -> None:
    """The strongest reports of each month, so that a step can be looked into."""
    rows = pair.archive.reports(pair.a, pair.b)
    meanings = {code: cameo.name(str(code)) or "" for code in rows["code"].unique()}
    shown = pd.DataFrame(
        {
            "Day": pd.to_datetime(rows["day"]).dt.strftime("%Y-%m-%d"),
            "By": rows["initiator"].map(lambda actor: pair.archive.title(str(actor))),
            "Code": rows["code"],
            "What the code means": rows["code"].map(meanings),
            "Score": rows["score"],
            "Address": rows["address"],
        }
    )
    empty = [name for name in shown.columns if (shown[name] == "").all()]
    shown = shown.drop(columns=empty)
    strongest = shown.reindex(rows["score"].abs().sort_values(ascending=False).index[:MOST_ROWS])
    st.header("The strongest reports of each month", divider=False)
    st.dataframe(strongest, hide_index=True, height=320)
