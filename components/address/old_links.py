"""Links of earlier days: what a key or a value was called, and what it is called now.

Whoever renames a key of the address adds a line here, and a link with the old name to
`tests/unit/address/test_links.py`, where the links of today stand as well.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Renamed(NamedTuple):
    """A key, or one value of it, that has another name now.

    Attributes:
        key: as it was.
        now: as it is.
        value, value_now: where only this value of the key has changed; empty for all.
    """

    key: str
    now: str
    value: str = ""
    value_now: str = ""


# In order: a later line sees what an earlier one made.
RENAMED: tuple[Renamed, ...] = ()


def as_of_today(
    query: Mapping[str, Sequence[str]], renamed: Sequence[Renamed] | None = None
) -> dict[str, list[str]]:
    """A query with the names of today; one that has both names keeps the values of the new one."""
    found = {key: list(values) for key, values in query.items()}
    for old in RENAMED if renamed is None else renamed:
        if old.value:
            if old.value in found.get(old.key, []):
                values = found.pop(old.key)
                found[old.now] = [old.value_now if v == old.value else v for v in values]
        elif old.key in found:
            values = found.pop(old.key)
            found.setdefault(old.now, values)
    return found
