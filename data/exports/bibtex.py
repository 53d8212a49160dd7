"""BibTeX: the works that the shown events cite, for Zotero, JabRef, LaTeX.

Written in UTF-8, which BibTeX's successors and every reference manager read, so letters stay as
they are; only the signs that mean something to LaTeX are replaced. A brace in the text is written
as a command, since BibTeX counts braces even where LaTeX does not.
"""

import re
from typing import Any
from urllib.parse import quote

from data.basics import columns as c
from data.basics.safe_text import encoded, one_line
from data.events import citing
from data.exports.view import View, cited_sources

MIME = "application/x-bibtex"
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: "\\" + sign for sign in "$&#%_"},
}
# Entry type and the field that a source's `container` goes into.
_TYPES = {
    "book": ("book", "publisher"),
    "article": ("article", "journal"),
    "chapter": ("incollection", "booktitle"),
    "newspaper": ("article", "journal"),
    "encyclopedia": ("incollection", "booktitle"),
    "thesis": ("phdthesis", "school"),
}
_OTHER = ("misc", "howpublished")
_NOT_IN_A_KEY = re.compile(r"[^A-Za-z0-9_.:+/-]+")
_EDITOR = re.compile(r"\s*\(eds?\.\)$")


def bibtex_bytes(view: View) -> bytes:
    """One entry for each work cited, in the order of sources.csv; the key is its `source_id`.

    Text before the first entry says what the list belongs to; BibTeX skips it.
    """
    head = [f"% {name}: {_outside(text)}" for name, text in view.about.lines()]
    sources = cited_sources(view).to_dict("records")
    keys = _keys([row[c.SOURCE_ID] for row in sources])
    entries = [_entry(key, row) for key, row in zip(keys, sources, strict=True)]
    return encoded("\n".join(head) + "\n\n" + "\n\n".join(entries) + "\n")


def latex(text: object) -> str:
    """Text that LaTeX prints as it stands."""
    return "".join(_LATEX.get(sign, sign) for sign in one_line(text))


def _entry(key: str, source: dict[Any, Any]) -> str:
    kind, container = _TYPES.get(source[c.KIND], _OTHER)
    url = citing.safe_url(source[c.URL])
    people = _people(source[c.AUTHORS])
    role = "editor" if _is_edited(source[c.AUTHORS]) else "author"
    fields = {
        role: " and ".join(people),
        "title": f"{{{latex(source[c.TITLE])}}}",  # braces within keep its capitals
        container: latex(source[c.CONTAINER]),
        "year": latex(source[c.YEAR]),
        "url": "" if url is None else _verbatim_url(url),
        "note": latex(source[c.NOTE]),
        "thawid": "" if key == source[c.SOURCE_ID] else latex(source[c.SOURCE_ID]),
    }
    filled = (f"  {name} = {{{text}}}" for name, text in fields.items() if text)
    return f"@{kind}{{{key},\n" + ",\n".join(filled) + ",\n}"


def _people(authors: str) -> list[str]:
    """Names as BibTeX reads them: `Last, First` as it is, anything else as one whole name."""
    people = []
    for name in (_EDITOR.sub("", part.strip()) for part in authors.split(";")):
        last, comma, first = (part.strip() for part in name.partition(","))
        is_person = comma and first and "," not in first and _few_words(first)
        if is_person:
            people.append(f"{_protected(last)}, {_protected(first)}")
        elif name:
            people.append(f"{{{latex(name)}}}")
    return people


def _few_words(first: str) -> bool:
    """Whether what follows the comma can be first names: `Ivo`, `Ya. Ya.`, not a department."""
    return len(first.split()) <= 3 and not re.search(r"\b(of|and|the|for)\b", first)


def _protected(name: str) -> str:
    """A part of a name; “and” within it would begin another person."""
    return f"{{{latex(name)}}}" if re.search(r"\band\b", name, re.IGNORECASE) else latex(name)


def _is_edited(authors: str) -> bool:
    """Whether all the people named are editors."""
    names = [part.strip() for part in authors.split(";") if part.strip()]
    return bool(names) and all(_EDITOR.search(name) for name in names)


def _verbatim_url(url: str) -> str:
    """An address as it is typed; signs that could end the field are percent-encoded."""
    return quote(one_line(url), safe="!#$&'()*+,/:;=?@[]~%-._")


def _outside(text: object) -> str:
    """Text outside the entries, where only an @ would begin one."""
    return one_line(text).replace("@", "(at)")


def _keys(ids: list[str]) -> list[str]:
    """Keys that BibTeX takes, each once: the source's own id where it can be one."""
    used: set[str] = set()
    out = []
    for name in ids:
        stem = _NOT_IN_A_KEY.sub("-", name).strip("-") or "source"
        key, number = stem, 1
        while key.casefold() in used:  # BibTeX takes A and a for the same key
            number += 1
            key = f"{stem}-{number}"
        used.add(key.casefold())
        out.append(key)
    return out
