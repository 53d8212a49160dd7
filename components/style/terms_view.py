"""Words of a set's glossary on every page: the first use is marked, and a press explains it.

A page says with `begin` whose glossary holds; what draws text then asks for `marked`. The mark is a
button that opens a popover of the browser's own: it needs no script, the keyboard opens it, Esc
closes it, and a screen reader reads the meaning with the word.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape

import streamlit as st
from markupsafe import Markup, escape

from data.events.data_set import DataSet
from data.events.texts import GLOSSARY
from data.lessons import glossary
from data.lessons.glossary import Glossary, Term

NOW = "glossary_now"  # in the session: the marks of the page that is open
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"<(/?)([a-zA-Z0-9]+)")
# Where no button can stand, or where the words are names and not prose.
_LEFT = frozenset(("a", "button", "summary", "h1", "h2", "h3", "th", "caption", "style", "li"))
# In Markdown: code, formulas, links and pictures, addresses, and whole lines that are headings.
_LEFT_IN_MARKDOWN = re.compile(
    r"(^[ \t]*[#|][^\n]*$|```[\s\S]*?```|`[^`\n]*`|\$[^$\n]*\$"
    r"|!?\[[^\]]*\](?:\([^)]*\))?|<[^>\n]*>|https?://\S+)",
    re.MULTILINE,
)
_RAW_HTML = re.compile(r"<[a-zA-Z/!?]")


@dataclass
class Marks:
    """What is marked on a page.

    Attributes:
        glossary: the terms.
        places: the terms that each part of the page has marked; a part that is drawn again, alone,
            marks the same ones.
    """

    glossary: Glossary = field(default_factory=Glossary)
    places: dict[str, set[str]] = field(default_factory=dict)

    def elsewhere(self, place: str) -> set[str]:
        """Names of the terms that other parts of the page have marked."""
        return set().union(*(names for at, names in self.places.items() if at != place))


def begin(*datasets: DataSet) -> None:
    """The terms of these sets and of the method hold from here on, and none is marked yet."""
    terms = [*(glossary_of(one) for one in datasets), glossary.of_method()]
    st.session_state[NOW] = Marks(glossary.merged(terms))


def glossary_of(dataset: DataSet) -> Glossary:
    """The glossary of a set, read once."""
    return _read(dataset.texts.get(GLOSSARY, ""))


@st.cache_data(max_entries=16, show_spinner=False)
def _read(text: str) -> Glossary:
    return glossary.parse(text)


def marked(text: str | Markup, place: str) -> Markup:
    """A text of the page as HTML: plain text is escaped, `Markup` keeps its tags.

    Args:
        text: what is drawn.
        place: which part of the page it is, such as `lead`.
    """
    terms, seen, claim = _at(place)
    made = mark_html(escape(text), terms, seen)
    claim()
    return made


def render_prose(markdown: str, place: str) -> None:
    """Markdown of ours, or of a set that ships with Thaw, with its terms marked."""
    terms, seen, claim = _at(place)
    made = mark_markdown(markdown, terms, seen)
    claim()
    st.markdown(made, unsafe_allow_html=made != markdown)


def _at(place: str) -> tuple[Glossary, set[str], Callable[[], None]]:
    """The terms, those that are marked elsewhere, and what to call when more were added to them."""
    marks: Marks = st.session_state.get(NOW) or Marks()
    before = marks.elsewhere(place)
    seen = set(before)
    return marks.glossary, seen, lambda: marks.places.update({place: seen - before})


def mark_html(html: Markup, terms: Glossary, seen: set[str]) -> Markup:
    """HTML of ours with the first use of each term marked, outside headings, links and lists.

    Args:
        html: text that is not ours is escaped in it.
        terms: the glossary.
        seen: names of terms that were marked before; those marked here are added.
    """
    if not terms.terms:
        return html
    parts, within = [], 0
    for part in _TAG.split(str(html)):
        tag = _NAME.match(part)
        if tag and tag[2].lower() in _LEFT:
            within += -1 if tag[1] else 1
        if tag or within:
            parts.append(Markup(part))  # noqa: S704 a piece of what is Markup
        else:
            parts.append(_pieces(unescape(part), terms, seen, escape))
    return Markup("").join(parts)


def mark_markdown(markdown: str, terms: Glossary, seen: set[str]) -> str:
    """Markdown with the first use of each term marked in HTML; left alone where it has its own."""
    if not terms.terms or _RAW_HTML.search(markdown):
        return markdown
    parts = _LEFT_IN_MARKDOWN.split(markdown)
    return "".join(
        part if at % 2 else str(_pieces(part, terms, seen, Markup)) for at, part in enumerate(parts)
    )


def _pieces(text: str, terms: Glossary, seen: set[str], safe: Callable[[str], Markup]) -> Markup:
    return Markup("").join(
        safe(piece) if term is None else _button(piece, term, terms.terms.index(term))
        for piece, term in terms.marked(text, seen)
    )


def _button(word: str, term: Term, number: int) -> Markup:
    name = f"thaw-term-{number}"
    return Markup(
        '<button type="button" class="thaw-term" popovertarget="{}" aria-describedby="{}">{}'
        '</button><span popover="auto" id="{}" class="thaw-meaning"><strong>{}</strong> {}</span>'
    ).format(name, name, _inert(word), name, _inert(term.name), _inert(term.meaning))


def _inert(text: str) -> Markup:
    """Text that is neither HTML nor Markdown: each mark of punctuation as its number."""
    return Markup("").join(
        escape(char) if char.isalnum() or char == " " else Markup("&#{};").format(ord(char))
        for char in " ".join(text.split())
    )
