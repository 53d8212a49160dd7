"""Models side by side: the same events, four ways to add them up."""

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.address.dataset_view import BY_TEXT
from components.address.widgets_view import seed, seed_choice
from components.chart.plain_chart_view import plain_payload, render_plain
from components.explain.models_figure import ModelsScene, models_spec, panel_traces
from components.explain.parameter_view import render_parameter
from components.explain.scene_view import Run, chapter_names, picture_words, shown_with_moves
from components.explain.state_view import Settled, ask, leave_for, set_parameter
from components.figures.line_figure import Backdrop, Spec, steps_of
from components.style.palette_figure import palette
from components.style.terms_view import marked
from components.style.words_view import render_lead, render_words
from data.basics import columns as c
from data.events.data_set import DataSet
from data.questions import disagreement
from data.selection import explaining
from data.selection.explaining import Explaining
from data.selection.selection import Selection
from data.temperature import MODELS

CHART = "explain_models"
SETTINGS = "explain_settings_of"


def render_models(run: Run) -> None:
    """The section: the chart, the controls beside it, the table below."""
    dataset, back = run.dataset, run.back
    curves = {
        model.title: steps_of(run.trace_of(name), back.start, back.end)
        for name, model in MODELS.items()
    }
    table = _together(curves)
    disputes = disagreement.sign_disputes(table, back.end)
    sentence = agreement_sentence(dataset, disputes)
    lead = st.container()
    chart, side = st.columns([0.72, 0.28], gap="medium")
    with chart:  # goes out first: whoever moved a slider waits for it
        _chart(run, curves, disputes, sentence)
    with lead:
        render_lead(sentence)
    with side:
        _switches(run.view)
        _controls(run)
    _table(dataset, table)
    render_words(
        "All four take the same scores and only add them up differently, each in its own way of "
        "forgetting. Where the four lines go the same way, the finding does not hang on the "
        "formula. Where one lies above 0° and another below, the strip is hatched: there, ask the "
        "events and not the curve. The six classes at the edge belong to the bounded accumulator; "
        "for the other three the degrees are Thaw's own way to put them on one scale.",
        "a vote. Four models that share the same table share its mistakes, and none of them was "
        "fitted to anything outside it.",
    )


def _together(curves: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """All lines on shared dates, one column each."""
    dates = pd.DatetimeIndex(
        np.unique(np.concatenate([k.index.to_numpy() for k in curves.values()]))
    )
    return pd.DataFrame(
        {
            title: curve[c.DEGREES].reindex(dates, method="ffill").to_numpy()
            for title, curve in curves.items()
        },
        index=dates,
    )


def agreement_sentence(dataset: DataSet, disputes: pd.DataFrame) -> str:
    """For how much of the time the models agree on the sign, and where they differ longest."""
    first, last = dataset.years
    start, end = pd.Timestamp(first, 1, 1), pd.Timestamp(last, 12, 31)
    spans = _spans(disputes, start, end)
    if not spans:
        return (
            f"From {first} to {last} the {len(MODELS)} models never disagree on whether the "
            "relation was warm or cold."
        )
    days = sum((b - a).days for a, b in spans)
    low, high = max(spans, key=lambda span: span[1] - span[0])
    share = 100 * (1 - days / max(1, (end - start).days))
    return (
        f"On {share:.0f} % of the days from {first} to {last} no two of the {len(MODELS)} models "
        f"disagree on whether the relation was warm or cold. They differ longest from "
        f"{low:%B %Y} to {high:%B %Y}."
    )


def _spans(
    disputes: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp
) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """Disputed spans, joined where they touch, cut to the years with events."""
    spans: list[tuple[pd.Timestamp, pd.Timestamp]] = []
    for low, high in zip(disputes[c.START], disputes[c.END], strict=True):
        low, high = max(low, start), min(high, end)
        if low >= high:
            continue
        if spans and spans[-1][1] == low:
            spans[-1] = (spans[-1][0], high)
        else:
            spans.append((low, high))
    return spans


def _chart(
    run: Run,
    curves: dict[str, pd.DataFrame],
    disputes: pd.DataFrame,
    sentence: str,
) -> None:
    view, dataset = run.view, run.dataset
    scene = ModelsScene(
        back=run.back,
        curves=curves,
        disputes=disputes,
        over=view.over,
        flow=shown_with_moves(run) if view.flow else None,
        lanes={category.id: category.label for category in dataset.categories},
        panels={} if view.over else _panels(run, curves),
    )
    how = "one over another" if view.over else "one under another"
    payload = plain_payload(
        models_spec(scene, run.colours),
        alt=f"{', '.join(curves)}: the temperature by date, {how} on one time axis. {sentence}",
        theme=run.theme,
        chapters=chapter_names(run.dataset),
        words=picture_words(run, "models side by side", str(sentence)),
    )
    render_plain(payload, CHART, on_picked_change=lambda: leave_for(CHART))


def _panels(run: Run, curves: dict[str, pd.DataFrame]) -> dict[str, list[Spec]]:
    """What each panel draws; a changed parameter changes one of them."""
    return {
        model.title: _panel(
            run.dataset.fingerprint,
            run.counted,
            name,
            run.settled_of(name),
            run.theme,
            number,
            curves[model.title],
            run.back,
        )
        for number, (name, model) in enumerate(MODELS.items(), start=1)
    }


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=BY_TEXT)
def _panel(
    fingerprint: str,
    selection: Selection,
    model: str,
    settled: Settled,
    theme: str,
    number: int,
    _curve: pd.DataFrame,
    _back: Backdrop,
) -> list[Spec]:
    return panel_traces(MODELS[model].title, _curve, _back, palette(theme), number)


# ---- controls ------------------------------------------------------------------------------------


def _switches(view: Explaining) -> None:
    for name, label, told in (
        ("over", "One over another", "All lines in one panel, to compare their heights."),
        ("flow", "Show the scores", "Flow under stock: each event's score as a bar."),
    ):
        key = f"explain_{name}"
        st.toggle(
            label,
            **seed(key, getattr(view, name)),
            help=told,
            on_change=lambda name=name, key=key: ask(**{name: st.session_state[key]}),
        )


def _controls(run: Run) -> None:
    """Which model's settings, what it does, and a control for each of its parameters."""
    dataset = run.dataset
    asked = st.session_state.get(SETTINGS)
    name = st.selectbox(
        "Settings of",
        list(MODELS),
        format_func=lambda known: MODELS[known].title,
        **seed_choice(SETTINGS, asked if asked in MODELS else run.selection.model, list(MODELS)),
    )
    model, values = MODELS[name], run.parameters(name)
    told = marked(f"{model.description} {model.scale_note}", "about model")
    st.html(str(Markup('<p class="thaw-about-model">{}</p>').format(told)))
    changed = False
    for parameter in model.parameters:
        default = explaining.default_of(dataset, parameter)
        changed = changed or values[parameter.name] != default
        render_parameter(
            parameter,
            f"explain_{name}_{parameter.name}",
            values[parameter.name],
            default,
            lambda value, p=parameter: set_parameter(dataset, name, p, value),
        )
    if changed:
        st.button("Back to the defaults", key="explain_defaults", on_click=_reset,
                  args=(dataset, name))  # fmt: skip
    with st.expander("The formula"):
        for line in model.formula:
            st.latex(line)
        st.text(model.source)


def _reset(dataset: DataSet, name: str) -> None:
    for parameter in MODELS[name].parameters:
        set_parameter(dataset, name, parameter, explaining.default_of(dataset, parameter))


def _table(dataset: DataSet, table: pd.DataFrame) -> None:
    """The lines at the end of each year."""
    first, last = dataset.years
    years = pd.DatetimeIndex([pd.Timestamp(year, 12, 31) for year in range(first, last + 1)])
    rows = table.reindex(years, method="ffill").round(1)
    signs = np.sign(rows.round(0).fillna(0.0))
    split = (signs > 0).any(axis=1) & (signs < 0).any(axis=1)
    shown = rows.assign(Disagree=np.where(split, "warm or cold?", ""))
    shown.insert(0, "End of", years.year)
    with st.expander("The same as a table, year by year"):
        degree = st.column_config.NumberColumn(format="%+.0f°")
        st.dataframe(
            shown,
            hide_index=True,
            column_config={
                "End of": st.column_config.NumberColumn(format="%d"),
                **dict.fromkeys(table.columns, degree),
            },
            alt="The temperature by each model at the end of each year",
        )
