"""A quiz on its way out: GIFT, which Moodle and others read, and CSV."""

import csv
import io
import re
from collections.abc import Iterable

from data.basics.safe_text import encoded, one_line, safe_cell
from data.lessons.quiz import KINDS, Question

_SPECIAL = re.compile(r"([\\~=#{}:])")
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def gift(questions: Iterable[Question]) -> bytes:
    """Questions as GIFT, in UTF-8; an order to be found becomes a matching question.

    Without `[plain]` Moodle takes tags in a text for HTML.
    """
    blocks = []
    for number, question in enumerate(questions, start=1):
        head = f"::{number:02d} {_gift(KINDS[question.kind])}::[plain]{_escaped(question.prompt)}"
        blocks.append(f"{head} {{\n{_answers(question)}\n####{_gift(question.why)}\n}}\n")
    return encoded("\n".join(blocks))


def _answers(question: Question) -> str:
    if question.kind == "order":
        pairs = zip(question.answer, _PLACES, strict=False)
        return "\n".join(f"={_gift(question.options[i])} -> {place}" for i, place in pairs)
    return "\n".join(
        f"{'=' if i in question.answer else '~'}{_gift(option)}"
        for i, option in enumerate(question.options)
    )


def _gift(text: str) -> str:
    """Text that GIFT takes for text, also where it begins like a format or a weight in percent."""
    line = _escaped(text)
    return f"[plain]{line}" if line.startswith(("[", "%")) else line


def _escaped(text: str) -> str:
    """What has a meaning in GIFT gets a backslash in front; the arrow of a pair becomes another."""
    return _SPECIAL.sub(r"\\\1", one_line(text)).replace("->", "→")


def csv_bytes(questions: Iterable[Question]) -> bytes:
    """Questions as CSV made safe for spreadsheets, one row each."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["number", "kind", "question", "options", "answer", "explanation", "events"])
    for number, question in enumerate(questions, start=1):
        right = " | ".join(question.options[i] for i in question.answer)
        cells = [
            KINDS[question.kind], question.prompt, " | ".join(question.options), right,
            question.why, " ".join(question.events),
        ]  # fmt: skip
        writer.writerow([number, *(safe_cell(one_line(cell)) for cell in cells)])
    return encoded(out.getvalue())
