"""Plain words around the charts of Explain: what a thing is, and what it is not."""

import re
from collections.abc import Callable

import streamlit as st
from markupsafe import Markup, escape

from components.style.terms_view import marked


def render_lead(text: str | Markup, more: str | Markup = "") -> None:
    """The sentence that sums a chart up, and what else there is to say in smaller type."""
    told = Markup('<p class="thaw-lead">{}</p>').format(marked(text, "lead"))
    if more:
        told += Markup('<p class="thaw-lead-more">{}</p>').format(marked(more, "lead, more"))
    st.html(str(told))


def render_words(text: str | Markup, not_this: str | Markup) -> None:
    """A paragraph in plain words, and the line that says what the chart is not."""
    st.html(
        str(
            Markup(
                '<div class="thaw-words"><p>{}</p><p class="not"><strong>What it is not: </strong>'
                "{}</p></div>"
            ).format(marked(text, "words"), marked(not_this, "words, not"))
        )
    )


def table_html(
    head: list[str], rows: list[list[str | Markup]], caption: str, name: str = ""
) -> Markup:
    """An HTML table; the first cell of each row is its heading. Text that is not ours is escaped.

    Args:
        head: the column headings; the first is over the row headings.
        rows: the cells.
        caption: what the table shows, for screen readers.
        name: further classes for the style sheet; `stack` puts the cells of a row under one
            another where the screen is narrow.
    """
    top = Markup("").join(
        Markup('<th scope="col">{}</th>').format(cell) if cell else Markup("<td></td>")
        for cell in head
    )
    body = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            row[0],
            Markup("").join(
                Markup('<td data-head="{}">{}</td>').format(title, cell)
                for title, cell in zip(head[1:], row[1:], strict=True)
            ),
        )
        for row in rows
    )
    return Markup(
        '<table class="thaw-table {}"><caption>{}</caption><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table>"
    ).format(name, caption, top, body)


def joined(parts: list[Markup] | list[str], last: str = "and") -> Markup:
    """`one`, `one and two`, `one, two and three`; escaped."""
    safe = [escape(part) for part in parts]
    if len(safe) < 2:
        return Markup("").join(safe)
    return Markup(", ").join(safe[:-1]) + f" {last} " + safe[-1]


def plain(text: str) -> str:
    """Text from a user or a table, safe wherever Streamlit reads Markdown.

    That is: labels and help of all widgets; the options of pills, radios, segmented controls and
    sliders; tabs, expanders, captions, messages. Not: the options of select boxes, text, tables.

    Streamlit gives some labels to screen readers as they are written here, so a sign that means
    nothing where it stands, such as the hyphen of a word, gets no backslash.
    """
    text = " ".join(text.split())
    linked = "@" in text or "www" in text.lower()  # a full stop may make a link of these
    return _SIGN.sub(lambda hit: _HARMLESS.get(hit[0], _NEVER)(text, hit.start(), linked), text)


def _escaped_unless(fine: Callable[[str, int, bool], bool]) -> Callable[[str, int, bool], str]:
    return lambda text, at, linked: text[at] if fine(text, at, linked) else f"\\{text[at]}"


def _within_word(text: str, at: int, _linked: bool = False) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def _ends_word(text: str, at: int, _linked: bool = False) -> bool:
    return text[at - 1 : at].isalnum() and text[at + 1 : at + 2] in ("", " ")


def _stops(text: str, at: int, linked: bool) -> bool:
    """A full stop behind a word or in it; “1.” would begin a list."""
    fine = _ends_word(text, at) or _within_word(text, at)
    return fine and not linked and not text[:at].isdecimal()


def _around_words(text: str, at: int, _linked: bool) -> bool:
    """A round bracket that stands behind no square one; “1)” would begin a list."""
    return text[at - 1 : at] != "]" and not text[:at].isdecimal()


_SIGN = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~$:]")
_NEVER = _escaped_unless(lambda text, at, linked: False)
_HARMLESS = {
    "-": _escaped_unless(_within_word),
    "_": _escaped_unless(_within_word),
    ".": _escaped_unless(_stops),
    "!": _escaped_unless(_ends_word),
    ":": _escaped_unless(_ends_word),
    "(": _escaped_unless(_around_words),
    ")": _escaped_unless(_around_words),
}
