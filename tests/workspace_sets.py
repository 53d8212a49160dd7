"""A data set to put into a workspace, for tests."""

import pandas as pd

from data.workspace.store import Store

ACTORS = [
    {"id": "A", "name": "Arcadia", "short": "Arc"},
    {"id": "B", "name": "Boeotia", "short": "Boe"},
]
CATEGORIES = [{"id": "talks", "label": "Talks"}]


def events(**cells: list) -> pd.DataFrame:
    """Three events `one`, `two`, `three`; other columns and cells can be given."""
    return pd.DataFrame(
        {
            "event_id": ["one", "two", "three"],
            "date": ["1948-06-28", "1949", "1950-05"],
            "title": ["First", "Second", "Third"],
            "category": "talks",
            "initiator": ["A", "B", "both"],
            "score": [-8.0, 2.5, 0.0],
            "sources": "book",
        }
    ).assign(**{name: pd.Series(texts, dtype="object") for name, texts in cells.items()})


def sources() -> pd.DataFrame:
    """One book."""
    return pd.DataFrame({"source_id": ["book"], "title": ["Tito and His Comrades"]})


def make_set(store: Store, title: str = "A and B", **cells: list) -> str:
    """Keep the set and give its id."""
    return store.create(
        title=title,
        actors=ACTORS,
        categories=CATEGORIES,
        events=events(**cells),
        sources=sources(),
        message="Brought in",
    )
