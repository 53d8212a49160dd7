"""Whose voice the sources are: which country's works stand behind the acts of which side."""

import pandas as pd

from data.basics import columns as c
from data.events.checking import source_ids

NOT_TOLD = "several or none"
FEWEST_ROWS = 40  # of one side, below which its rows are listed and no line is drawn from them


def cited(events: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """One row for each work that an event cites: `event_id`, `initiator`, and what the work is."""
    rows = [
        (event, who, work)
        for event, who, text in zip(
            events[c.EVENT_ID], events[c.INITIATOR], events[c.SOURCES], strict=True
        )
        for work in dict.fromkeys(source_ids(str(text)))
    ]
    table = pd.DataFrame(rows, columns=[c.EVENT_ID, c.INITIATOR, c.SOURCE_ID])
    told = sources.drop_duplicates(c.SOURCE_ID)[[c.SOURCE_ID, c.WITNESS, c.COUNTRY, c.LANGUAGE]]
    return table.merge(told, on=c.SOURCE_ID, how="inner")


def balance(events: pd.DataFrame, sources: pd.DataFrame, by: str = "country") -> pd.DataFrame:
    """How many events of each initiator cite a work of each country (or language, or witness).

    Returns:
        Rows by `by`, most first; a column for each initiator, and `events`: how many in all.
    """
    table = cited(events, sources)
    table[by] = table[by].where(table[by] != "", NOT_TOLD)
    once = table.drop_duplicates([c.EVENT_ID, by])
    counts = pd.crosstab(once[by], once[c.INITIATOR])
    every = counts.sum(axis=1)
    order = every.sort_values(ascending=False, kind="stable").index
    # An initiator may be called so, too; the last column is that of all.
    counts.insert(len(counts.columns), "events", every, allow_duplicates=True)
    return counts.loc[order]


def events_of(events: pd.DataFrame, sources: pd.DataFrame, countries: list[str]) -> list[str]:
    """Ids of the events for which a work of one of these countries speaks."""
    table = cited(events, sources)
    return list(dict.fromkeys(table[table[c.COUNTRY].isin(countries)][c.EVENT_ID]))


def only_of(events: pd.DataFrame, sources: pd.DataFrame, countries: list[str]) -> list[str]:
    """Ids of the events that works of these countries alone record."""
    table = cited(events, sources)
    others = set(table[~table[c.COUNTRY].isin(countries)][c.EVENT_ID])
    return [name for name in events_of(events, sources, countries) if name not in others]
