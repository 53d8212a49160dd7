"""Data: the chapters, the codebook, the sources, and the whole set to download."""

from pathlib import Path

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import style
from components.address import dataset_view
from components.address.notes_view import render_unknown
from components.sources.coverage_view import render_coverage
from components.sources.indicator_view import render_indicators
from components.style import terms_view
from components.style.agreement_view import render_agreement
from components.style.page_style_view import render_style
from components.style.terms_view import marked, render_prose
from components.style.words_view import table_html
from data.basics import columns as c
from data.basics.counting import counted
from data.basics.safe_text import file_stem
from data.events import citing, conditions, voices
from data.events.data_set import NOWHERE, DataSet
from data.exports.package import package_zip
from data.selection.shown import chapter_spans


def render() -> None:
    """The page."""
    rules = (Path(style.__file__).parent / "explain.css").read_text(encoding="utf-8")  # tables
    render_style(f"<style>{rules}</style>")
    render_unknown()
    opened = dataset_view.open_chosen()
    if opened is None:
        return
    dataset = dataset_view.whole_of(opened[0])
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.title("The data", width="content")
        dataset_view.render_picker()
    terms_view.begin(dataset)
    render_coverage(dataset)
    _render_text(dataset.description, "description")
    _render_facts(dataset)
    codebook, chapters, sources, outside = st.tabs(
        ["Codebook", "Chapters", "Sources", "Outside figures"]
    )
    with codebook:
        _render_codebook(dataset)
        _render_conditions(dataset)
        if len(dataset.readings):
            st.header("Agreement, as it stands in the table", divider=False)
            render_agreement(dataset)
    with chapters:
        _render_chapters(dataset)
    with sources:
        _render_sources(dataset)
        _render_voices(dataset)
    with outside:
        render_indicators(dataset)


def _render_codebook(dataset: DataSet) -> None:
    """In type only where it ships with Thaw: a stranger's Markdown could load from elsewhere."""
    if dataset.folder == NOWHERE:
        st.text(dataset.codebook or "This set has no codebook yet.")
    else:
        render_prose(_without_title(dataset.codebook), "codebook")


def _without_title(markdown: str) -> str:
    """The codebook without its own first heading: the page has one."""
    first, _, rest = markdown.partition("\n")
    return rest if first.startswith("# ") else markdown


def _render_facts(dataset: DataSet) -> None:
    events = dataset.prepared
    checked = int((events[c.CHECKED] == "yes").sum())
    st.text(
        f"{counted(len(events), 'event')} · {counted(len(dataset.sources), 'source')} · "
        f"{counted(checked, 'date')} checked against a source that was read · "
        + " · ".join(name_of_edition(dataset))
    )
    st.text(f"How to cite: {dataset.citation}")
    st.download_button(
        "Download the whole set (zip)",
        data=lambda: package_zip(dataset),
        file_name=f"{file_stem(dataset.title)}.zip",
        mime="application/zip",
        icon=":material/download:",
        on_click="ignore",
        help="A Frictionless Tabular Data Package: events, sources, chapters, outside figures, "
        "codebook and datapackage.json",
    )
    if dataset.problems:
        with st.expander(f"{counted(len(dataset.problems), 'remark')} of the checker on this set"):
            for problem in dataset.problems[:200]:
                st.text(f"• {problem.sentence()}")


def name_of_edition(dataset: DataSet) -> list[str]:
    """Licence and version, each only where the set has one."""
    told = (("licence", dataset.licence), ("version", dataset.version))
    return [f"{name} {text}" for name, text in told if str(text).strip()]


def _render_chapters(dataset: DataSet) -> None:
    spans = chapter_spans(dataset.chapters)
    for number, (_, row) in enumerate(spans.iterrows(), start=1):
        with st.container(border=True):
            st.text(f"{number}  {row[c.TITLE]}")
            st.text(
                f"{row[c.START].day} {row[c.START]:%B %Y} to {row[c.END].day} {row[c.END]:%B %Y}"
            )
            _render_text(row[c.SUMMARY], f"chapter {number}")
            if row[c.NOTE]:
                _render_text(f"Note: {row[c.NOTE]}", f"note {number}")


def _render_text(text: str, place: str) -> None:
    """Text of the set as it is written, with the terms of its glossary."""
    if text:
        st.html(str(Markup('<p class="thaw-text">{}</p>').format(marked(text, place))))


def _render_conditions(dataset: DataSet) -> None:
    """What was in force from when to when; it has no score and moves nothing."""
    if dataset.conditions.empty:
        return
    st.header("Conditions", divider=False)
    works = citing.by_id(dataset.sources)
    rows = [
        [
            row[c.LABEL],
            f"{row[c.START]} to {row[c.END]}",
            marked(f"{row[c.SUMMARY]} {row[c.NOTE]}".strip(), f"condition {row[c.LABEL]}"),
            " · ".join(work.text for work in citing.cite_from(works, str(row[c.SOURCES]))),
        ]
        for row in conditions.with_days(dataset.conditions).to_dict("records")
    ]
    head = ["In force", "From and to", "What it was", "Works"]
    st.html(str(table_html(head, rows, "Conditions in force", "stack")))


def _render_voices(dataset: DataSet) -> None:
    """Whose works stand behind whose acts."""
    if not (dataset.sources[c.COUNTRY] != "").any():
        return
    st.header("Whose voice", divider=False)
    st.text(
        "How many events of each side rest on a work from a country. One event can rest on works "
        "from several. The archive that is open makes the history."
    )
    for by, name in (("country", "Country"), ("language", "Language"), ("witness", "Witness")):
        table = voices.balance(dataset.events, dataset.sources, by)
        head = [name, *(dataset.initiator_name(str(who)) for who in table.columns[:-1]), "All"]
        rows = [
            [str(at), *(f"{count}" for count in counts)]
            for at, counts in zip(table.index, table.to_numpy(), strict=True)
        ]
        st.html(str(table_html(head, rows, f"Events by {by} of their works and by who acted")))
    for side in dataset.sides:
        heard = voices.events_of(dataset.events, dataset.sources, side["countries"])
        alone = voices.only_of(dataset.events, dataset.sources, side["countries"])
        titles = dataset.events.set_index(c.EVENT_ID)[c.TITLE]
        with st.expander(
            f"{side['label']}: {counted(len(heard), 'event')}, {len(alone)} of them alone"
        ):
            for name in alone:
                st.text(f"• {titles[name]}")


def _render_sources(dataset: DataSet) -> None:
    used = dataset.events[c.SOURCES].str.split(";").explode().str.split("@").str[0].str.strip()
    counts = used.value_counts()
    given = dataset.sources[c.URL].astype(str)
    links = given.map(citing.safe_url)  # what would act, or open a file, stays text
    table = pd.DataFrame(
        {
            "Source": [
                citing.source_line(row)  # type: ignore[arg-type]
                for row in dataset.sources.to_dict("records")
            ],
            "Kind": dataset.sources[c.KIND],
            "Events": dataset.sources[c.SOURCE_ID].map(counts).fillna(0).astype(int),
            "Address": links,
            "Address that is no web page": given.where((given != "") & links.isna()),
        }
    ).sort_values("Events", ascending=False)
    table = table.dropna(axis="columns", how="all")
    st.dataframe(
        table,
        hide_index=True,
        height=600,
        column_config={
            "Source": st.column_config.TextColumn(width="large"),
            "Address": st.column_config.LinkColumn(
                help="Only where a stable public address was seen", validate=r"^https?://"
            ),
            "Events": st.column_config.NumberColumn(help="How many events cite it"),
        },
        alt="The sources of the data set, with how many events cite each",
    )
