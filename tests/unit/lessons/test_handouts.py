"""The sheet for the class and its key: what stands on them, and what never does."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from components.lessons.handout.handout_html import (
    KINDS,
    SHORT_QUESTIONS,
    Handout,
    answer_key,
    handout,
)
from data import catalog, temperature
from data.events.data_set import DataSet
from data.lessons import quiz
from data.selection.selection import Selection
from tests.hostile_set import ELSEWHERE, write_hostile_set

SHIPPED = catalog.open_set("soviet-yugoslav")
OPEN = ("Who wrote, and to whom?", "Who was to read it?")


def sheet(dataset: DataSet = SHIPPED, **more: object) -> Handout:
    trace = temperature.trace(dataset.prepared, "bounded", **dataset.defaults)
    first, last = dataset.years
    asked = tuple(quiz.ask(dataset, trace, 1, 5))
    what = Handout(
        dataset, Selection(), trace, "A lesson", (date(first, 1, 1), date(last, 12, 31)), quiz=asked
    )
    return replace(what, **more)  # type: ignore[arg-type]


def text_of(page: bytes) -> str:
    told = re.sub(r"<(style|svg).*?</\1>", " ", page.decode("utf-8"), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", told)).split())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("short", [True, False])
def test_the_key_answers_every_question_of_the_sheet_in_its_words(kind: str, short: bool) -> None:
    what = sheet(kind=kind, short=short, questions=OPEN)
    paper, key = text_of(handout(what)), text_of(answer_key(what))
    asked = [*OPEN, *(question.prompt for question in what.quiz)]
    asked = asked[:SHORT_QUESTIONS] if short else asked
    for question in asked:
        assert question in paper
        assert question in key
    for question in what.quiz[: len(asked) - len(OPEN)]:
        assert " ".join(question.why.split()) in key
        assert " ".join(question.why.split()) not in paper
        if question.kind != "order":
            assert question.options[question.answer[0]] in key.partition("Answers")[2]
    assert key.count("An open question.") == len(OPEN)
    order = [key.partition("Answers")[2].index(question) for question in asked]
    assert order == sorted(order)


def test_only_a_pupil_writes_a_name() -> None:
    assert ' class="name">Name<' in handout(sheet()).decode()
    assert ' class="name">' not in answer_key(sheet()).decode()


def test_a_box_is_empty_only_where_a_number_is_to_be_written() -> None:
    empty = "<b class='number'></b>"
    assert empty not in handout(sheet()).decode()
    assert empty not in answer_key(sheet(kind="blank")).decode()
    blank = handout(sheet(kind="blank")).decode()
    assert blank.count(empty) == blank.count("class='number'") > 5


def test_nothing_on_paper_is_more_than_text(tmp_path: Path) -> None:
    dataset = catalog.open_set(write_hostile_set(tmp_path).name, tmp_path)
    for kind in KINDS:
        what = sheet(dataset, kind=kind, title="<b>T</b>", questions=("<img src=x>",))
        for page in (handout(what), answer_key(what)):
            told = page.decode("utf-8")
            assert not re.search(r"<(script|img|iframe|link|object|a)\b", told)
            assert not re.search(r"(src|href|style|on\w+)\s*=\s*['\"]?\w*" + ELSEWHERE, told)
            assert "default-src 'none'" in told
