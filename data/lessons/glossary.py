"""The glossary of a data set: one Markdown file, `glossary.md`, a heading for each term.

    ## Cominform
    Also: Communist Information Bureau

    The office of nine communist parties, 1947 to 1956, through which Moscow led them.

The first use of a term in a text is marked, and a popover explains it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from data.basics.problems import shorten
from data.lessons.story import Mistake

FILE = "glossary.md"
METHOD = "method_terms.md"  # beside this module
BYTES_MOST = 200_000
TERMS_MOST = 300
MEANING_MOST = 600


@dataclass(frozen=True)
class Term:
    """A term, the other names it goes by, and what it means, all plain text."""

    name: str
    also: tuple[str, ...]
    meaning: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it is found by."""
        return (self.name, *self.also)


@dataclass(frozen=True)
class Glossary:
    """The terms in the order of the file, and what could not be read."""

    terms: tuple[Term, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @cached_property
    def _by_name(self) -> dict[str, Term]:
        return {_folded(name): term for term in self.terms for name in term.names}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Any name as a whole word, the longest first, also where a line breaks in it."""
        longest = sorted(
            (name for term in self.terms for name in term.names), key=len, reverse=True
        )
        words = "|".join(r"\s+".join(re.escape(part) for part in name.split()) for name in longest)
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)

    def marked(self, text: str, seen: set[str]) -> list[tuple[str, Term | None]]:
        """A text in pieces: what names a term for the first time has its term beside it.

        Args:
            text: plain text.
            seen: names of terms that were marked before; those marked here are added.
        """
        if not self.terms:
            return [(text, None)]
        pieces: list[tuple[str, Term | None]] = []
        end = 0
        for found in self._pattern.finditer(text):
            term = self._by_name.get(_folded(found.group()))  # none: letters such as İ and ı
            if term is None or term.name in seen:
                continue
            seen.add(term.name)
            pieces += [(text[end : found.start()], None), (found.group(), term)]
            end = found.end()
        pieces.append((text[end:], None))
        return [(piece, term) for piece, term in pieces if piece]


@cache
def of_method() -> Glossary:
    """The words of the method, which hold for every data set."""
    return parse((Path(__file__).parent / METHOD).read_text(encoding="utf-8"), METHOD)


def merged(glossaries: Iterable[Glossary]) -> Glossary:
    """The terms of several sets; of those that stand in two, the first."""
    terms: dict[str, Term] = {}
    for one in glossaries:
        for term in one.terms:
            terms.setdefault(term.name.casefold(), term)
    return Glossary(tuple(terms.values()))


def parse(text: str, file: str = FILE) -> Glossary:
    """Read a glossary. Never raises: what makes no sense is left out and told with its line."""
    mistakes: list[Mistake] = []
    terms: dict[str, Term] = {}

    def tell(line: int, what: str, mend: str) -> None:
        mistakes.append(Mistake(file, line, 0, what, mend))

    if len(text) > BYTES_MOST:
        tell(1, f"the file has more than {BYTES_MOST:,} characters", "Keep the terms that matter")
    lines = text[:BYTES_MOST].lstrip("\ufeff").splitlines()
    starts = [at for at, line in enumerate(lines) if line.startswith("## ")]
    for at, end in pairwise([*starts, len(lines)]):
        if len(terms) >= TERMS_MOST:
            tell(at + 1, f"there are more than {TERMS_MOST} terms", "Keep those that matter")
            break
        known = {_folded(one) for term in terms.values() for one in term.names}
        term, faults = _term(lines[at][3:].strip()[:80], lines[at + 1 : end], known)
        for what, mend in faults:
            tell(at + 1, what, mend)
        if term:
            terms[_folded(term.name)] = term
    return Glossary(tuple(terms.values()), tuple(mistakes))


def _term(
    name: str, lines: list[str], known: set[str]
) -> tuple[Term | None, list[tuple[str, str]]]:
    """One term, none where it cannot be used, and what is wrong with it and how to mend it."""
    also, meaning = _body(lines)
    if not name or not meaning:
        return None, [(f"the term “{shorten(name)}” is not explained", "Write below it")]
    if _folded(name) in known:
        return None, [(f"the term “{shorten(name)}” stands twice", "Keep one of them")]
    faults = [
        (f"“{shorten(one)}” names another term, too", "Keep one of them")
        for one in also
        if _folded(one) in known
    ]
    if len(meaning) > MEANING_MOST:
        faults.append((f"“{shorten(name)}” is explained at length", "Keep it short"))
    if re.search(r"</?[A-Za-z!]", meaning):
        faults.append(("HTML is shown as plain text", "Take it out"))
    own = tuple(one for one in also if _folded(one) not in known)
    return Term(name, own, meaning[:MEANING_MOST]), faults


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _body(lines: list[str]) -> tuple[tuple[str, ...], str]:
    """The other names and the meaning below a heading."""
    also: tuple[str, ...] = ()
    words: list[str] = []
    for line in lines:
        if line.lower().startswith("also:") and not words:
            names = (name.strip() for name in line.partition(":")[2].split(","))
            also = tuple(name[:80] for name in names if name)[:10]
        elif line.strip() and not line.startswith("#"):
            words.append(line.strip())
    return also, " ".join(words)
