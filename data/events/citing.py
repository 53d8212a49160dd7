"""Sources as plain text, and the works that an event cites."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from data.basics import columns as c

_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[^\s:\[\]@<>\"'`|;{}^%]+?)(?::\d*)?")
_UNSEEN = re.compile("[\\\\\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@dataclass(frozen=True)
class Cited:
    """A work as an event cites it: its line with the place in it, and a web address or None."""

    text: str
    url: str | None


def source_line(source: Mapping[str, Any]) -> str:
    """A source in one line: authors, title, container, year."""
    title = source[c.TITLE]
    quoted = f"“{title}”" if source[c.KIND] not in ("book", "dataset", "thesis") else title
    parts = [source[c.AUTHORS], quoted, source[c.CONTAINER], source[c.YEAR]]
    line = ", ".join(str(part) for part in parts if str(part))
    return line if line.endswith((".", "?", "!")) else line + "."


def safe_url(url: str) -> str | None:
    """The address if it is a plain web address (http or https with a host), else None.

    One that could be read as another than it leads to is no link either: with somebody's name
    before the host, a backslash, or marks that cannot be seen or turn the text round.
    """
    text = str(url).strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    plain = parts.scheme in ("http", "https") and _HOST.fullmatch(parts.netloc)
    return text if plain and not _UNSEEN.search(text) else None


def cite_event(sources: pd.DataFrame, cited: str) -> list[Cited]:
    """The works in an event's `sources` cell (`id` or `id@locator`, separated by `;`).

    An id that is not in the table is given as it stands.
    """
    names = [item.partition("@")[0].strip() for item in str(cited).split(";")]
    return cite_from(by_id(sources[sources[c.SOURCE_ID].isin(names)]), cited)


def by_id(sources: pd.DataFrame) -> dict[str, Any]:
    """The rows of sources.csv by their id, for citing many events from them."""
    return {row[c.SOURCE_ID]: row for row in sources.to_dict("records")}


def cite_from(rows: Mapping[str, Any], cited: str) -> list[Cited]:
    """The same as `cite_event`, with the sources as `by_id` gives them."""
    works = []
    for item in str(cited).split(";"):
        name, _, place = (part.strip() for part in item.partition("@"))
        if not name:
            continue
        row = rows.get(name)
        line = source_line(row) if row else f"{name} (not in the list of sources)"
        text = f"{line.rstrip('.')}, {place}." if place else line
        works.append(Cited(text, safe_url(row[c.URL]) if row else None))
    return works
