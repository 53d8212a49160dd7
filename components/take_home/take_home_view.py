"""Take home: one menu with everything that can be carried out of Thaw, and what each is good for.

Nothing is built before it is asked for: a file is made when its button is clicked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from components.address import dataset_view
from components.figures.scene_figure import build_scene
from components.served.mounted import part, text_of
from components.take_home.offline_page import MIME as HTML
from components.take_home.offline_page import page_html
from data import bound, temperature
from data.basics.safe_text import file_stem
from data.events.data_set import DataSet
from data.exports import (
    bibtex,
    csv_file,
    json_file,
    package,
    parquet_file,
    timelinejs,
    xlsx_file,
)
from data.exports.about import about_view, settings_of
from data.exports.view import View, view_of
from data.selection.selection import Selection

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Taken:
    """What is taken home: a view of a data set, with its temperature worked out when needed."""

    dataset: DataSet
    selection: Selection

    def trace(self) -> temperature.Trace:
        """The temperature of the view."""
        return dataset_view.trace_of(self.dataset, self.selection)

    def view(self) -> View:
        """The shown events, every one, and the words about them."""
        if self.selection.as_published() != self.selection:  # a trial tells of bundles
            return view_of(self.dataset, self.selection, self.trace())
        whole = dataset_view.whole_of(self.dataset)
        return view_of(whole, self.selection, dataset_view.trace_of(whole, self.selection))

    def page(self) -> bytes:
        """The view as one HTML page, zoomed as it is now."""
        selection, published = self.selection, self.selection.as_published()
        trial = published != selection
        scene = build_scene(
            self.dataset,
            selection,
            self.trace(),
            published=dataset_view.trace_of(self.dataset, published) if trial else None,
        )
        chapter = self.dataset.chapter_view(selection.chapter)
        told = bound.finding(self.dataset, selection, self.trace()).text
        view = view_of(self.dataset, selection, self.trace())
        return page_html(view, scene, selection.view or chapter, told)

    def package(self) -> bytes:
        """The whole data set, whatever is filtered."""
        whole = dataset_view.whole_of(self.dataset)
        return package.package_zip(whole, about_view(whole, Selection()))


@dataclass(frozen=True)
class Offer:
    """One file that can be taken home: its button, what it is, its name and how it is made."""

    label: str
    what: str
    ending: str
    mime: str
    build: Callable[[Taken], bytes]


OFFERS: dict[str, tuple[Offer, ...]] = {
    "A page": (
        Offer("HTML page", "Chart that zooms, events and sources in one file, for use offline.",
              ".html", HTML, Taken.page),
    ),
    "The events shown, as data": (
        Offer("CSV", "For any spreadsheet; no cell runs as a formula.", ".csv", csv_file.MIME,
              lambda taken: csv_file.csv_bytes(taken.view())),
        Offer("XLSX", "For Excel and LibreOffice, with the sources on a second sheet.", ".xlsx",
              xlsx_file.MIME, lambda taken: xlsx_file.xlsx_bytes(taken.view())),
        Offer("Parquet", "For pandas, R and other data tools; every column has its type.",
              ".parquet", parquet_file.MIME,
              lambda taken: parquet_file.parquet_bytes(taken.view())),
        Offer("JSON", "For programs: a record for each event, with the works it cites.", ".json",
              json_file.MIME, lambda taken: json_file.json_bytes(taken.view())),
    ),
    "The whole data set": (
        Offer("Package", "A zip with every table and the codebook, which Thaw opens again.",
              "-package.zip", package.MIME, Taken.package),
    ),
    "For other tools": (
        Offer("TimelineJS", "The events as slides, the chapters as eras.", "-timelinejs.json",
              timelinejs.MIME, lambda taken: timelinejs.timelinejs_bytes(taken.view())),
        Offer("BibTeX", "The works these events cite, for Zotero, JabRef and LaTeX.", ".bib",
              bibtex.MIME, lambda taken: bibtex.bibtex_bytes(taken.view())),
    ),
}  # fmt: skip


def take_home_words(
    dataset: DataSet, sentence: str, selection: Selection | None = None, finding: str = ""
) -> dict[str, Any]:
    """Title, sentence, settings, source and licence that go into every picture.

    Args:
        dataset: what is drawn.
        sentence: what is shown of it.
        selection: for the settings; None leaves them out.
        finding: what the picture says, as its title; without it the set's name stands there.
    """
    settings = settings_of(dataset, selection) if selection else ()
    told = "; ".join(f"{name}: {value}" for name, value in settings)
    return {
        "title": finding or f"{dataset.title}: relation temperature and events",
        "sentence": f"{dataset.title}. {sentence}" if finding else sentence,
        "footer": [
            *([f"Settings: {told}."] if told else []),
            f"Source: {dataset.citation}",
            f"Data licence: {dataset.licence}. Chart: Thaw.",
        ],
        "filename": f"thaw-{file_stem(dataset.title)}",
    }


def render_take_home(dataset: DataSet, selection: Selection) -> None:
    """The button that opens the menu."""
    with st.container(key="take_home", width="content"):
        if st.button(
            "Take home",
            key="open_take_home",
            icon=":material/download:",
            help="Pictures, a page, the data, files for other tools",
        ):
            _menu(Taken(dataset, selection))


@st.dialog("Take home", width="medium")
def _menu(taken: Taken) -> None:
    sentence = taken.selection.sentence(taken.dataset.prepared, taken.dataset)
    with st.container(gap="xsmall"):
        st.text(sentence)
        st.text(
            "Every file says what it shows, with which settings and licence, and how to cite it."
        )
    with st.container(gap="xsmall"):
        st.header("A picture of the chart as it is zoomed now", anchor=False)
        _picture_menu()(key="take_home_picture", height="content")
    for group, offers in OFFERS.items():
        with st.container(gap="xsmall"):
            st.header(group, anchor=False)
            for offer in offers:
                _render_offer(offer, taken)


def _render_offer(offer: Offer, taken: Taken) -> None:
    """A button, and beside it what one gets."""
    name = f"take_{offer.label.replace(' ', '_').lower()}"
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="center", gap="small", key=f"{name}_row"
    ):
        st.download_button(
            offer.label,
            data=lambda: offer.build(taken),
            file_name=f"thaw-{file_stem(taken.dataset.title)}{offer.ending}",
            mime=offer.mime,
            key=name,
            on_click="ignore",
            width=130,
        )
        st.text(offer.what, width="stretch")


def _picture_menu() -> Callable[..., Any]:
    html, css, js = (text_of(FOLDER / f"take_home_menu.{kind}") for kind in ("html", "css", "js"))
    return part("thaw_take_home", html=html, css=css, js=js)
