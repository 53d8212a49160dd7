"""Terms of the glossary on every page: the first use is marked, and hostile text stays text."""

import html.parser
import re
from collections.abc import Callable
from html import unescape

import pytest
from markupsafe import Markup, escape
from streamlit.testing.v1 import AppTest

from components.explore.card_view import card_html
from components.style.terms_view import mark_html, mark_markdown
from data import catalog
from data.lessons import glossary
from data.selection.shown import with_moves
from data.temperature import trace

TERMS = glossary.parse("## Cominform\nThe office.\n## half-life\nWhen half is left.\n")
SLY = "<img src=x onerror=alert(1)> ![p](http://far.example/p) `a` $b$ *c* [d](javascript:e)"
HOSTILE = glossary.Glossary((glossary.Term("Veto", ('"><b', "straße"), SLY),))


class Tags(html.parser.HTMLParser):
    """The tags that a browser finds, and the text between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.told = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.told += data


def test_the_first_use_is_marked_outside_headings_and_links() -> None:
    page = Markup("<h2>{0}</h2><a>{0}</a><p>The {0} &amp; the {0}.</p>").format("Cominform")
    seen: set[str] = set()
    made = str(mark_html(page, TERMS, seen))
    assert made.count("<button") == 1
    assert seen == {"Cominform"}
    assert "<h2>Cominform</h2>" in made
    assert "<p>The <button" in made
    assert "</span> &amp; the Cominform.</p>" in made
    button = re.search(r'popovertarget="([^"]+)" aria-describedby="([^"]+)"', made)
    assert button is not None
    assert button[1] == button[2]
    assert f'id="{button[1]}" class="thaw-meaning"' in made
    assert mark_html(Markup("<p>the Cominform</p>"), TERMS, seen) == "<p>the Cominform</p>"


def test_a_term_over_the_end_of_a_line_and_letters_that_are_alike() -> None:
    two = glossary.parse("## Goli otok\nAn island.\n## silo\nA store.\n")
    assert mark_html(escape("of Goli\notok"), two, set()).count("<button") == 1
    assert mark_html(escape("sılo sİlo ſilo"), two, set()).count("<button") == 1


@pytest.mark.parametrize(
    "text", [SLY, f"Veto: {SLY}", '"><b "><b', "&lt;b&gt; Veto", "STRASSE Straße STRAßE"]
)
def test_hostile_text_and_terms_stay_text(text: str) -> None:
    made = Tags(str(mark_html(escape(text), HOSTILE, set())))
    assert set(made.tags) <= {"button", "span", "strong"}
    assert " ".join(text.split()) in " ".join(made.told.replace(f"Veto {SLY}", "").split())


def test_in_markdown_neither_term_nor_meaning_can_format() -> None:
    made = mark_markdown("A *Veto*, `Veto`, [Veto](x) and\n# Veto\n", HOSTILE, set())
    assert made.count("<button") == 1
    assert made.endswith("*, `Veto`, [Veto](x) and\n# Veto\n")
    inside = made.partition("<button")[2].partition("</span>")[0]
    told = re.sub(r"<[^>]*>|&#\d+;", "", inside.partition(">")[2])
    assert not set(told) & set("<>[]()`$*!_\\")
    assert mark_markdown("Veto <b>raw</b>", HOSTILE, set()) == "Veto <b>raw</b>"


def test_a_card_marks_what_is_told_and_not_where_it_is_written() -> None:
    dataset = catalog.open_set("soviet-yugoslav")
    every = with_moves(dataset.prepared, trace(dataset.events, "bounded", **dataset.defaults))
    cards = [str(card_html(dataset, row, every)) for _, row in every.iterrows()]
    marked = [card for card in cards if "thaw-term" in card]
    assert len(marked) > 20
    for card in marked:
        ids = re.findall(r'id="(thaw-term-\d+)"', card)
        assert len(ids) == len(set(ids))
        assert "thaw-term" not in card.partition("Where it is written")[2].partition("</ul>")[0]


@pytest.mark.parametrize("name", catalog.names())
def test_every_shipped_set_explains_words_that_it_uses(name: str) -> None:
    dataset = catalog.open_set(name)
    found = glossary.parse(dataset.texts["glossary.md"])
    assert not found.mistakes
    told = "\n".join(
        [*dataset.events["summary"], *dataset.events["rationale"], *dataset.chapters["summary"]]
        + [*dataset.events["note"], *dataset.conditions["summary"], dataset.codebook]
        + [text for file, text in dataset.texts.items() if file.startswith("stories/")]
    )
    used: set[str] = set()
    found.marked(told, used)
    assert len(used) >= 5


SCRIPT = """
from components.style import terms_view
import streamlit as st
from components.style.words_view import render_lead, render_words
from data import catalog

@st.fragment(key="part")
def part():
    st.button("Again")
    render_words("The Cominform was founded.", "nothing else")

terms_view.begin(catalog.open_set("soviet-yugoslav"))
render_lead("What the Comintern was", "The Cominform came later.")
part()
terms_view.begin()
render_lead("The Comintern")
"""


def test_one_page_marks_a_term_once_and_the_next_page_begins_anew() -> None:
    ran = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert not ran.exception
    bodies = [one.proto.body for one in ran.get("html")]
    assert ["Cominform</button>" in body for body in bodies] == [True, False, False]
    assert ["Comintern</button>" in body for body in bodies] == [True, False, False]


def method_page() -> None:
    from components.method import method_page

    method_page.render()


def data_page() -> None:
    from components.sources import sources_page

    sources_page.render()


@pytest.mark.parametrize("draw", [method_page, data_page])
def test_pages_of_prose_mark_each_term_once(draw: Callable[[], None]) -> None:
    ran = AppTest.from_function(draw, default_timeout=60).run()
    assert not ran.exception
    told = unescape("".join(one.proto.body for one in [*ran.get("html"), *ran.get("markdown")]))
    for word in ("half-life", "Goldstein") if draw is method_page else ("Goldstein", "Comecon"):
        assert f"{word}</button>" in told
    ids = re.findall(r'id="(thaw-term-\d+)"', told)
    assert len(ids) == len(set(ids))
