"""The address of the page: one way in and one way out for every page's state.

A query is every key with its list of values. What a page's state means in it is told by one module
a state: `data.selection.selection_address` (what is shown), `data.selection.explaining`,
`data.selection.comparing`; the Workshop and Teach have a key or two of their own.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

import streamlit as st

from components.address.old_links import as_of_today
from data.selection.selection_address import ignored

SET_KEY = "set"  # the data set, on every page
Query = dict[str, list[str]]
Given = Mapping[str, str | list[str]]


def query_now() -> Query:
    """The query of the page's address, in today's words where it is an old one."""
    return as_of_today({key: st.query_params.get_all(key) for key in st.query_params})


def first_of(key: str) -> str:
    """The first value of a key of the address; empty where it is not there."""
    return next(iter(query_now().get(key, [])), "")


def as_query(given: Given) -> Query:
    """The same with a list of values for every key; keys without a value leave no trace."""
    lists = {key: [v] if isinstance(v, str) else list(v) for key, v in given.items()}
    return {key: values for key, values in lists.items() if any(values)}


def write_query(given: Given) -> Query:
    """Make this the page's query; one that stands there already is left alone."""
    query = as_query(given)
    if query != {key: st.query_params.get_all(key) for key in st.query_params}:
        st.query_params.from_dict(query)
    return query


def link(given: Given, page: str = "") -> str:
    """A link to a page of Thaw (Explore without a name) with a query."""
    query = urlencode(as_query(given), doseq=True)
    return f"./{page}?{query}" if query else f"./{page}"


def unknown(query: Query, known: Iterable[str]) -> list[str]:
    """A note for each key that means nothing on the page."""
    own = set(known)
    return [ignored(key, "".join(values[:1])) for key, values in query.items() if key not in own]


def not_here(asked: str) -> str:
    """The note where an address names a data set that is not here."""
    return f"The address asks for the data set {asked[:40]}, which is not here."
