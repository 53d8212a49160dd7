"""What the page Teach looks at (in the address), and the set with its stories, gathered once."""

import math
from dataclasses import dataclass

import streamlit as st

from components.address import dataset_view
from components.address.query_view import SET_KEY, first_of, write_query
from components.address.query_view import query_now as whole_query
from data.events.data_set import DataSet
from data.events.texts import FOLDER, GLOSSARY
from data.lessons import glossary, story
from data.lessons.glossary import Glossary
from data.lessons.story import PAGES, Story
from data.selection import selection_address
from data.selection.selection import Selection
from data.temperature import Trace

KEEP = (SET_KEY,)  # keys of the address that stay
OURS = ("do", "page", "with", "seed", "most", SET_KEY)  # beside those of a view of another page


@dataclass(frozen=True, eq=False)
class Lesson:
    """What a run of the page works with.

    Attributes:
        dataset: the data set that is taught.
        trace: its published line.
        stories: in the order that their files ask for, then in that of their years and names.
        glossary: of the set.
        query: what every address has to carry: the name of the set, unless it is the default one.
    """

    dataset: DataSet
    trace: Trace
    stories: tuple[Story, ...]
    glossary: Glossary
    query: dict[str, str]


def lesson_of(dataset: DataSet, default: str) -> Lesson:
    """Gather what the page needs."""
    stories, terms = _texts(dataset.fingerprint, dataset)
    query = {} if dataset.name == default else {SET_KEY: dataset.name}
    trace = dataset_view.trace_of(dataset, Selection(model=dataset.model))
    return Lesson(dataset, trace, stories, terms, query)


@st.cache_data(max_entries=8, show_spinner=False)
def _texts(fingerprint: str, _dataset: DataSet) -> tuple[tuple[Story, ...], Glossary]:
    """The stories and the glossary of a set, read once."""
    names = [name for name in _dataset.texts if name.startswith(f"{FOLDER}/")]
    stories = tuple(
        story.parse(_dataset.texts[name], name.removeprefix(f"{FOLDER}/").removesuffix(".md"))
        for name in sorted(names)
    )
    stories = tuple(sorted(stories, key=lambda one: (one.order or math.inf, *_begins(one))))
    return stories, glossary.parse(_dataset.texts.get(GLOSSARY, ""))


def _begins(one: Story) -> tuple[str, str]:
    """The year in which a story begins, by the first period it shows."""
    years = [step.show[:4] for step in one.steps if step.show[:4].isdecimal()]
    return (years[0] if years else "", one.name)


def keep_in_address(lesson: Lesson) -> None:
    """The set stands in the address, so that a link, a reload and the speaker's window find it.

    Where it is told already nothing is written: each writing is a step for the browser's Back.
    """
    told = first_of(SET_KEY)
    if told != lesson.dataset.name and (told or lesson.query):
        given = {key: found for key, found in whole_query().items() if key != SET_KEY}
        write_query(lesson.query | given)


def query_now(key: str) -> str:
    """A value of the address; empty where it has none."""
    return first_of(key)


def carries_view() -> bool:
    """Whether the address carries a view of another page."""
    return query_now("page") in PAGES


def view_of_address(lesson: Lesson) -> tuple[Selection, list[str]]:
    """The view that the address carries, and what of it makes no sense."""
    given = {key: found for key, found in whole_query().items() if key not in OURS}
    return selection_address.from_query(given, lesson.dataset)


def go(**values: str) -> None:
    """Go to another part of the page: these keys in the address and no others of the page's own."""
    kept = {key: found for key, found in whole_query().items() if key in KEEP}
    write_query(kept | {key: value for key, value in values.items() if value})
