"""What is said over the chart: the finding, and the sentence of what is shown."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from components.address import dataset_view
from components.address.notes_view import render_notes
from components.address.selection_view import state
from components.explore.gathered_view import Gathered
from components.filters.filter_view import render_sentence
from data import bound
from data.events.data_set import DataSet
from data.selection.selection import Selection


@st.cache_data(max_entries=256, show_spinner=False, hash_funcs=dataset_view.BY_TEXT)
def _finding(fingerprint: str, selection: Selection, _dataset: DataSet) -> str:
    trace = dataset_view.trace_of(_dataset, selection)
    return bound.finding(_dataset, selection, trace).text


def finding_of(dataset: DataSet, selection: Selection) -> str:
    """The headline of a view, worked out once; a chosen event changes nothing."""
    plain = replace(selection, event=None, look=None, on=None)
    return _finding(dataset.fingerprint, plain, dataset)


def render_head(gathered: Gathered) -> None:
    """The headline, what is shown, and what in the address was not understood."""
    dataset = gathered.dataset
    finding = Markup(
        '<header class="thaw-head"><h1><span class="thaw-unseen">{}: </span>{}</h1></header>'
    )
    st.html(str(finding.format(dataset.title, finding_of(dataset, gathered.selection))))
    render_sentence(dataset, gathered.selection)
    render_notes(state().notes)
