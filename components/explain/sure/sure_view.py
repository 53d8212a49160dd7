"""How sure: three answers to three different questions, each with its own switch."""

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.address.dataset_view import BY_TEXT
from components.address.widgets_view import seed
from components.chart.plain_chart_view import plain_payload, render_plain
from components.explain.scene_view import Run, chapter_names, curve_of, picture_words
from components.explain.state_view import Settled, ask
from components.explain.sure.statements_view import (
    chosen_days,
    render_readings,
    render_statements,
    verdicts,
)
from components.explain.sure.sure_figure import Outside, SureScene, sure_spec
from components.explain.sure.sure_words import lead_sentences, rho_words
from components.explain.sure.year_view import render_year
from components.style.terms_view import marked
from components.style.words_view import render_lead, render_words, table_html
from data import temperature
from data.basics import columns as c
from data.basics.counting import counted
from data.events.data_set import DataSet
from data.events.event_table import table_hash
from data.selection.explaining import Explaining
from data.selection.selection import Selection
from data.temperature import MODELS, Envelope, outside

CHART = "explain_sure"
READY = "explain_bands_ready"
DRAWS = 1000
FEWEST_YEARS = 10  # below which a rank correlation is marked as resting on little

SWITCHES = {
    "band": (
        "Redrawn tables",
        f"{DRAWS:,} tables that might as well have been written: every score a little off, every "
        "uncertain date on another of its days, some events missing and some counted twice. The "
        "shade holds nine of ten of their lines.",
        "It says nothing about events that nobody recorded, nor whether the model is right.",
    ),
    "envelope": (
        "Other settings",
        "The same events with settings that are just as good, and with another table of scores "
        "for codes. The shade runs from the lowest of these lines to the highest.",
        "It is no probability: no setting in it is likelier than another.",
    ),
    "outside": (
        "Outside figures",
        "Yearly figures that nobody here coded, each by itself. The rank correlation says whether "
        "years that are warm here are high there: +1 always, 0 no link, −1 always the other way.",
        "None of them measures warmth, so agreement is no proof and disagreement no mistake.",
    ),
}


def render_sure(run: Run) -> None:
    """The section: the switches, the chart, and a table for each answer that is on."""
    view = run.view
    head = st.container()
    _switches(view)
    envelope = _envelope_of(run) if view.envelope else None
    band, waiting = _band_if_ready(run) if view.band else (None, False)
    series = _outside_of(run) if view.outside else []
    first, *rest = lead_sentences(curve_of(run), band, envelope, series)
    more = Markup(" ").join(rest)
    lead, told = (first + " " + more).strip(), verdicts(run)
    with head:
        _head(first, more, waiting)
    scene = _scene(run, band, envelope, series, chosen_days(told))
    payload = plain_payload(
        sure_spec(scene, run.colours),
        alt=f"The temperature by date and how sure it is. {lead.striptags()}",
        theme=run.theme,
        chapters=chapter_names(run.dataset),
        words=picture_words(run, "how sure it is", str(lead.striptags())),
        tell_drawn=waiting,
    )
    if band is not None:
        render_year(run, curve_of(run), band, DRAWS)
    render_plain(payload, CHART, on_drawn_change=lambda: _ready().add(_band_key(run)))
    _about_switches()
    if envelope is not None:
        _about_envelope(envelope)
    if series:
        _about_outside(series)
    _table(run, band, envelope)
    render_statements(run, told)
    render_readings(run.dataset)
    render_words(
        "“How sure” is three questions, and mixing them would answer none. The redrawn tables ask "
        "what the table leaves open, the other settings what the formula leaves open, and the "
        "outside figures whether people who counted something else saw the same ups and downs.",
        "a guarantee. A narrow shade means that the table and the formula agree with themselves; "
        "history can still have been otherwise.",
    )


def _head(first: Markup, more: Markup, waiting: bool) -> None:
    """The headline and the rest of the answer; or that it is still worked out."""
    if waiting:
        render_lead(f"Working out {DRAWS:,} redrawn tables …")
    else:
        render_lead(first, more)


def _scene(
    run: Run,
    band: pd.DataFrame | None,
    envelope: Envelope | None,
    series: list[dict],
    days: tuple[str, ...],
) -> SureScene:
    """The line and the answers that are on, for the chart."""
    return SureScene(
        back=run.back,
        curve=curve_of(run),
        band=band,
        envelope=None if envelope is None else envelope.curve,
        uncertain_years=() if envelope is None else envelope.uncertain_years,
        outside=[_titled(one) for one in series],
        bare=run.view.band,
        days=days,
    )


def _switches(view: Explaining) -> None:
    with st.container(horizontal=True, gap="medium", key="sure_switches"):
        for name, (label, _, _) in SWITCHES.items():
            key = f"explain_{name}"
            st.toggle(
                label,
                **seed(key, getattr(view, name)),
                on_change=lambda name=name, key=key: ask(**{name: st.session_state[key]}),
            )


def _about_switches() -> None:
    """What each of the three answers is, and what it is not; the chart stands before it."""
    for column, (label, is_, is_not) in zip(
        st.columns(len(SWITCHES), gap="medium"), SWITCHES.values(), strict=True
    ):
        column.html(
            str(
                Markup(
                    '<p class="thaw-about-switch"><strong>{}.</strong> {} '
                    "<span><strong>Not:</strong> {}</span></p>"
                ).format(label, marked(is_, f"about {label}"), is_not)
            )
        )


# ---- worked out once -----------------------------------------------------------------------------


@st.cache_data(max_entries=32, show_spinner=False, hash_funcs=BY_TEXT)
def _band(table: str, model: str, settled: Settled, _events: pd.DataFrame) -> pd.DataFrame:
    return temperature.band(_events, DRAWS, 0, model, **dict(settled))


def _band_key(run: Run) -> tuple[str, str, Settled]:
    events = run.selection.scored_events(run.dataset.prepared)
    return table_hash(events), run.selection.model, run.settled


def _ready() -> set:
    """The bands whose line has been drawn: the line comes first, its band after it."""
    return st.session_state.setdefault(READY, set())


def _band_if_ready(run: Run) -> tuple[pd.DataFrame | None, bool]:
    """The band, or None and that the line has to be drawn before it is worked out."""
    key = _band_key(run)
    if key not in _ready():
        return None, True
    return _band(*key, run.selection.scored_events(run.dataset.prepared)), False


@st.cache_data(max_entries=16, show_spinner=False, hash_funcs=BY_TEXT)
def _envelope(
    fingerprint: str, selection: Selection, model: str, settled: Settled, _dataset: DataSet
) -> Envelope:
    events = selection.scored_events(_dataset.prepared)
    return temperature.envelope(events, model, **dict(settled))


def _envelope_of(run: Run) -> Envelope:
    fingerprint, model = run.dataset.fingerprint, run.selection.model
    return _envelope(fingerprint, run.counted, model, run.settled, run.dataset)


def _outside_of(run: Run) -> list[dict]:
    """Each outside series with its rank correlation with the yearly means of the line."""
    yearly = outside.yearly_means(run.trace.curve)
    dataset, found = run.dataset, []
    for info in dataset.indicator_info:
        rows = dataset.indicators[dataset.indicators[c.INDICATOR_ID] == info["id"]]
        if rows.empty:
            continue
        years = rows[c.DATE].astype(str).str.slice(0, 4).astype(int).rename("year")
        by_year = rows.groupby(years)[[c.VALUE, c.LOW, c.HIGH]].mean()
        rho, count = outside.rank_correlation(yearly, by_year[c.VALUE])
        found.append({**info, "rows": by_year, "rho": rho, "n": count})
    return found


def _titled(one: dict) -> Outside:
    rho = rho_words(one["rho"])
    link = rho if np.isnan(one["rho"]) else f"rank correlation {rho}, {counted(one['n'], 'year')}"
    return Outside(str(one["title"]), link, str(one.get("unit", "")), one["rows"])


def _about_envelope(envelope: Envelope) -> None:
    with st.expander(f"The {counted(len(envelope.settings), 'setting')}"):
        st.text(envelope.note)
        for setting in envelope.settings:
            st.text(f"• {setting.label}")


def _about_outside(series: list[dict]) -> None:
    rows: list[list[str | Markup]] = [
        [
            one["title"],
            rho_words(one["rho"]),
            f"{one['n']}{' (very few)' if one['n'] < FEWEST_YEARS else ''}",
            one.get("caveat", ""),
            one.get("source", ""),
        ]
        for one in series
    ]
    head = ["Figure", "Rank correlation", "Years", "Caveat", "Source"]
    with st.expander("Caveats and sources of the outside figures"):
        st.html(
            str(table_html(head, rows, "Outside figures, caveats and sources", "outside stack"))
        )


def _table(run: Run, band: pd.DataFrame | None, envelope: Envelope | None) -> None:
    """Year by year: the mean, and what is switched on."""
    yearly = outside.yearly_means(run.trace.curve).round(1)
    table = pd.DataFrame({"Year": yearly.index, "Mean": yearly.to_numpy()})
    if band is not None:
        year = pd.DatetimeIndex(band.index).year
        held = band[[c.LOW_DEGREES, c.HIGH_DEGREES]].groupby(year).mean()
        table["Redrawn: low"] = held[c.LOW_DEGREES].reindex(yearly.index).round(1).to_numpy()
        table["Redrawn: high"] = held[c.HIGH_DEGREES].reindex(yearly.index).round(1).to_numpy()
    if envelope is not None:
        means = pd.concat([one.yearly for one in envelope.settings], axis=1)
        table["Settings: low"] = means.min(axis=1).reindex(yearly.index).round(1).to_numpy()
        table["Settings: high"] = means.max(axis=1).reindex(yearly.index).round(1).to_numpy()
    degree = st.column_config.NumberColumn(format="%+.0f°")
    with st.expander("The same as a table, year by year"):
        st.dataframe(
            table,
            hide_index=True,
            column_config={
                "Year": st.column_config.NumberColumn(format="%d"),
                **dict.fromkeys(table.columns[1:], degree),
            },
            alt=f"Yearly mean temperature by {MODELS[run.selection.model].title}",
        )
