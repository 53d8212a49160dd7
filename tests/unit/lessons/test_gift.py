"""The quiz as GIFT, read back by a small parser of our own.

What GIFT says of itself (Moodle Docs, “GIFT format”): questions are parted by empty lines; a line
that begins with `//` is a comment; `::name::` may stand in front; the answers stand in `{}`, each
behind `=` (right) or `~` (wrong); `=one -> other` is a pair; `#` begins feedback, and `####` that
of the question, at the end; `%50%` at the beginning of an answer is its weight; `[html]`, `[plain]`
and two more at the beginning of a text say how it is written, and what says nothing is taken for
HTML; `\\` in front of `~ = # { } :` and of itself makes text of it, and `\\n` is a new line.
"""

import random
import re
from dataclasses import dataclass

import pytest

from data import catalog, temperature
from data.basics.safe_text import one_line
from data.events.data_set import DataSet
from data.lessons import quiz, quiz_files
from data.lessons.quiz import Question

SIGNS = (*"~=#{}:\\%[]<>&|/\n\r\t\"'", "->", "//", "::", "####", "%50%", "[html]", "[plain]", "\\n",
         "&&126;", "<b>", "ć", "Š", "−", " ", "\u2028", "TRUE", "$CATEGORY:")  # fmt: skip
HOSTILE = (
    "~ = # { } :", "a\n\nb", "// no comment", "::no name::", "}{", "%100%right",
    "%-50%x", "[html]<b>x",
    "[plain]x", "[Letter] to Tito", "a -> b", "\\", "\\\\n", "\\~", "####", "=right", "~wrong",
    "<img src=http://evil.example/x>", "T", "# feedback", "$CATEGORY: top", "50 % of {all}: a=b~c",
)  # fmt: skip


@dataclass
class Read:
    """A question as a reader of GIFT takes it: texts with how they are written."""

    name: str
    prompt: tuple[str, str]
    answers: list[tuple[float, tuple[str, str]]]
    pairs: list[tuple[tuple[str, str], str]]
    why: tuple[str, str]


def tokens(text: str) -> list[str]:
    """Signs one by one; an escaped one is told by a `\\` in front, and stays with it."""
    return re.findall(r"\\[~=#{}:\\n]|.", text, re.DOTALL)


def split(marks: list[str], at: str) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for mark in marks:
        if mark == at:
            parts.append([])
        else:
            parts[-1].append(mark)
    return parts


def told(marks: list[str], usual: str) -> tuple[str, str]:
    """A text and how it is written."""
    raw = "".join(marks).strip()
    found = re.match(r"\[(html|markdown|moodle|plain)\]", raw)
    written = found.group(1) if found else usual
    rest = tokens(raw[found.end() :] if found else raw)
    signs = ("\n" if m == "\\n" else m[1:] if len(m) == 2 else m for m in rest)
    return written, "".join(signs).strip()


def parse(text: str) -> list[Read]:
    lines = [line for line in text.split("\n") if not line.strip().startswith("//")]
    blocks = re.split(r"\n\s*\n", "\n".join(lines).strip())
    return [read(block) for block in blocks]


def read(block: str) -> Read:
    marks = tokens(block)
    assert marks.count("{") == marks.count("}") == 1, block
    before, inside = split(split(marks, "}")[0], "{")
    assert not "".join(split(marks, "}")[1]).strip()
    head = "".join(before)
    assert head.startswith("::")
    name, _, prompt = head[2:].partition("::")
    usual, words = told(tokens(prompt), "moodle")
    answers, _, why = "".join(inside).rpartition("####")
    listed = tokens(answers)
    found = Read(name, (usual, words), [], [], told(tokens(why), usual))
    if "~" not in listed:
        for pair in split(listed, "=")[1:]:
            left, arrow, right = "".join(pair).partition("->")
            assert arrow
            found.pairs.append((told(tokens(left), usual), told(tokens(right), usual)[1]))
        return found
    parts: list[list[str]] = []
    for mark in listed:
        if mark in ("~", "="):
            parts.append([mark])
        elif parts:
            parts[-1].append(mark)
    for mark, *part in parts:
        assert "#" not in part
        weight = re.match(r"\s*%-?\d{1,2}\.?\d*%", "".join(part))
        wrong = 0.5 if weight else 0.0
        found.answers.append((1.0 if mark == "=" else wrong, told(part, usual)))
    return found


def plain(text: str) -> tuple[str, str]:
    return "plain", one_line(text).replace("->", "→")


def compare(asked: list[Question]) -> None:
    text = quiz_files.gift(asked).decode("utf-8")
    back = parse(text)
    assert len(back) == len(asked)
    for question, found in zip(asked, back, strict=True):
        assert found.prompt == plain(question.prompt)
        assert found.why == plain(question.why)
        if question.kind == "order":
            places = ("first", "second", "third", "fourth", "fifth")
            right = [plain(question.options[at]) for at in question.answer]
            assert found.pairs == list(zip(right, places, strict=False))
        else:
            options = [plain(option) for option in question.options]
            assert [option for _, option in found.answers] == options
            rights = [at for at, (weight, _) in enumerate(found.answers) if weight == 1.0]
            assert tuple(rights) == question.answer
            assert {weight for weight, _ in found.answers} <= {0.0, 1.0}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_back_as_text(text: str) -> None:
    two = (f"{text}", f"x{text}")
    compare([
        Question("way", f"Did this warm it? {text}", two, (1,), text or ".", ("e",)),
        Question("order", "Put in order", two, (1, 0), f"{text};", ("e", "f")),
        Question("who", text, (*two, "both"), (0,), text, ("e",)),
    ])  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_random_texts_come_back_as_text(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (no secret)

    def some() -> str:
        return "x" + "".join(rng.choices(SIGNS, k=rng.randint(1, 12)))

    kinds = [rng.choice(("way", "order", "chapter")) for _ in range(6)]
    compare([
        Question(k, some(), (some(), some()), (1, 0) if k == "order" else (1,), some(), ("e",))
        for k in kinds
    ])  # fmt: skip


@pytest.mark.parametrize("name", catalog.names())
def test_the_shipped_quiz_comes_back(name: str) -> None:
    dataset: DataSet = catalog.open_set(name)
    trace = temperature.trace(dataset.prepared, "bounded", **dataset.defaults)
    for seed in (1, 2, 3):
        compare(quiz.ask(dataset, trace, seed, 20))
