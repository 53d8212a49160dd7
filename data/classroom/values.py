"""What may be an answer: whatever a phone sends is looked at by the kind of the question."""

from collections.abc import Callable
from typing import Any

from data.classroom.questions import Question, steps_of
from data.classroom.refusals import Refused
from data.classroom.tidy import sentence_of
from data.lessons import drawing


def read(question: Question, value: object) -> Any:
    """An answer as it is kept: a number or None, a position, positions, pairs, or text.

    Raises:
        Refused: it is none.
    """
    found = _READ[question["kind"]](question, value)
    if found is _NONE:
        raise Refused("answer")
    return found


_NONE = object()


def _rate(question: Question, value: object) -> Any:
    if value is None:
        return None  # “cannot tell”
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    known = [score for score, _ in steps_of(question)]
    return float(value) if plain and value in known else _NONE  # type: ignore[arg-type]


def _choice(question: Question, value: object) -> Any:
    plain = isinstance(value, int) and not isinstance(value, bool)
    return value if plain and 0 <= value < len(question["options"]) else _NONE  # type: ignore[operator]


def _order(question: Question, value: object) -> Any:
    places = list(range(len(question["options"])))
    plain = isinstance(value, list) and all(type(one) is int for one in value)
    return value if plain and sorted(value) == places else _NONE  # type: ignore[type-var]


def _draw(question: Question, value: object) -> Any:
    pairs = drawing.read(value, question["first"], question["last"])
    return [[year, round(degrees)] for year, degrees in sorted(pairs.items())] or _NONE


def _sentence(_question: Question, value: object) -> Any:
    return sentence_of(value) or _NONE


_READ: dict[str, Callable[[Question, object], Any]] = {
    "rate": _rate,
    "choice": _choice,
    "order": _order,
    "draw": _draw,
    "sentence": _sentence,
}
