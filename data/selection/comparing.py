"""What the page Compare looks at, as a frozen view that stands in the address of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from data.selection.selection_address import ignored

MOST = 4
HOW = ("over", "under")
SPAN = ("shared", "all")
KEYS = ("sets", "how", "span", "chapters")


@dataclass(frozen=True)
class Comparing:
    """What is compared and how.

    Attributes:
        sets: names of the data sets, in order.
        how: the lines one `over` another or one `under` another.
        span: the `shared` years or `all` of them.
        chapters: the set whose chapters are drawn; None for the first.
    """

    sets: tuple[str, ...]
    how: str = HOW[0]
    span: str = SPAN[0]
    chapters: str | None = None

    def among(self, names: Sequence[str]) -> "Comparing":
        """The same without sets that are not (or no longer) here."""
        return replace(self, sets=tuple(name for name in self.sets if name in names))

    def to_query(self, names: Sequence[str]) -> dict[str, str | list[str]]:
        """The view as a query; what has its default leaves no trace.

        Args:
            names: of all data sets; the first two are compared by default.
        """
        query: dict[str, str | list[str]] = {
            "sets": list(self.sets) if self.sets != tuple(names[:2]) else [],
            "how": self.how if self.how != HOW[0] else "",
            "span": self.span if self.span != SPAN[0] else "",
            "chapters": self.chapters if self.chapters in self.sets[1:] else "",
        }  # type: ignore[dict-item]
        return {key: values for key, values in query.items() if values}


def _not_here(name: str) -> str:
    return f"The address asks for the data set {name[:40]}, which is not here; choose another one."


def from_query(
    query: Mapping[str, Sequence[str]], names: Sequence[str]
) -> tuple[Comparing, list[str]]:
    """Read a query; what makes no sense is left out and said in a note.

    Args:
        query: every key with its values.
        names: of all data sets that can be compared.

    Returns:
        The view and the notes, in words. Never raises.
    """
    notes = [ignored(key, "".join(values[:1])) for key, values in query.items() if key not in KEYS]
    asked = list(dict.fromkeys(query.get("sets", [])))
    notes += [_not_here(name) for name in asked if name not in names]
    sets = tuple(name for name in asked if name in names)
    notes += [f"At most {MOST} are compared; {name[:40]} is left out." for name in sets[MOST:]]
    sets = sets[:MOST] or tuple(names[:2])
    found = Comparing(sets)
    for key, known in (("how", HOW), ("span", SPAN), ("chapters", sets)):
        for value in query.get(key, [])[:1]:
            if value in known:
                found = replace(found, **{key: value})
            else:
                notes.append(ignored(key, value))
    return found, notes
