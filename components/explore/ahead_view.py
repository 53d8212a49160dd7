"""The cards of all events, sent to the browser once the picture stands: a click need not wait."""

import json
from pathlib import Path

import streamlit as st

from components.address.dataset_view import BY_TEXT
from components.explore.card_view import card_html
from components.explore.gathered_view import Gathered
from components.served.mounted import part, text_of
from data.basics import columns as c
from data.events import citing
from data.selection.selection import Selection

SCRIPT = Path(__file__).parent / "ahead" / "ahead.js"
MOST = 600  # events of a set whose cards are sent; of larger ones the browser waits for the answer


def render_ahead(gathered: Gathered, scene: str) -> None:
    """Send the cards.

    Args:
        gathered: what the page looks at.
        scene: the revision of the picture that they belong to: cards of another say other numbers.
    """
    if gathered.selection.look is not None or len(gathered.every) > MOST:
        return
    dataset, counted = gathered.dataset, gathered.selection.for_temperature()
    with st.container(key="ahead"):
        cards = _cards(dataset.fingerprint, counted, gathered)
        part("thaw_ahead", js=text_of(SCRIPT))(
            key="cards_ahead", data=f'{{"scene":"{scene}","cards":{cards}}}'.encode()
        )


@st.cache_data(max_entries=16, show_spinner=False, hash_funcs=BY_TEXT)
def _cards(fingerprint: str, selection: Selection, _gathered: Gathered) -> str:
    """The cards as JSON; a filter that leaves the line alone leaves them alone too."""
    every, dataset = _gathered.every, _gathered.dataset
    works = citing.by_id(dataset.sources)
    cards = {
        str(event[c.EVENT_ID]): str(card_html(dataset, event, every, works))
        for _, event in every.iterrows()
    }
    return json.dumps(cards, ensure_ascii=False)
