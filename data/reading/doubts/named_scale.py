"""What a header says of its scale: “Score (+ = cooling)”, “Rating (-3 to 3)”, “Score (1–10)”."""

import re

import numpy as np
import pandas as pd

from data.basics.problems import shorten, warned
from data.basics.search_text import fold
from data.events.cell_checks import Checker, numbers
from data.reading import score_words

_UP = r"\+|\bpositive?\w*|\bplus|\bhigh(?:er)?|\bmore|\blarger?|\bbigger|\bhoher\w*|\bmas alto"
_DOWN = r"-|\bnegativ\w*|\bminus|\blow(?:er)?|\bless|\bsmaller?|\bniedrig\w*"
_NUMBER = r"[+-]?\d{1,3}"
_IS = r"\s*(?:=|:|→|->|\bmeans?\b|\bis\b|\bare\b|\bheisst\b|\bbedeutet\b|\bsignifie\b|\bfor\b)\s*"
_SAID = re.compile(
    rf"({_NUMBER}|{_UP}|{_DOWN})(?:\s*(?:values?|numbers?|scores?))?{_IS}([^,;:=()]+)"
)
# “-10 friendly … +10 hostile”, “from -10 (hostile) to 10 (friendly)”, “hostile = 10”
_BESIDE = re.compile(rf"([+-]\d{{1,3}})\s+([a-z][^,;:=()+\d]+)|({_NUMBER})\s*\(([^()]+)\)")
_BEFORE = re.compile(rf"([a-z][a-z ]*?)(?:{_IS}|\s*\(\s*)([+-]?\d{{1,3}})(?![\d.])")
_MORE = re.compile(r"^(?:more|most|very|a|the|strongly|extremely) ")
_COLD = re.compile(r"\b(?:wars?|bad|worse\w*|worst|enem\w+|tens\w+|hostil\w+|host|cold\w*"
                   r"|deterior\w+|break|rupture|krieg|guerre|guerra|wojna)\b")  # fmt: skip
_WARM = re.compile(r"\b(?:friend\w*|union|peace\w*|better|best|alli\w+|close|warm\w*|improv\w+"
                   r"|frieden|paix|paz|pokoj)\b")  # fmt: skip
_RANGE = re.compile(
    r"(?<![\d.])([+-]?\d{1,3})\s*(?:to|bis|a|do|until|through|\.{2,3}|…|/|-)\s*([+-]?\d{1,3})(?![\d.])"
)
_OURS = 10


def is_turned(name: str) -> bool:
    """Whether a header says that larger numbers are colder.

    >>> is_turned("Score (+ = cooling)"), is_turned("Score (-10 = friendly, 10 = hostile)")
    (True, True)
    >>> is_turned("Score (-10 = war, 10 = union)"), is_turned("Score (1 = hostile, 7 = friendly)")
    (False, False)
    >>> is_turned("Score (10 = most hostile)"), is_turned("Score (1 = hostile)")
    (True, False)
    """
    found = _poles(name)
    if any(size * way < 0 for size, way in found if abs(size) == _FULL):
        return True
    numbers = sorted((size, way) for size, way in found if abs(size) != _FULL)
    if len({way for _, way in numbers}) == 1:  # only one end is named: it is one, and no first rung
        return all(size * way < 0 and abs(size) >= _AN_END for size, way in numbers)
    return bool(numbers) and numbers[0][1] > 0 > numbers[-1][1]


def _poles(name: str) -> list[tuple[float, int]]:
    """What a header says of its numbers: each with 1 for warm or −1 for cold."""
    said = _plain(name)
    told = _SAID.findall(said)
    if not told:
        told = [(a or c, b or d) for a, b, c, d in _BESIDE.findall(said)]
    if not told:
        told = [(number, words) for words, number in _BEFORE.findall(said)]
    return [(_size(sign), way) for sign, words in told if (way := _way(words))]


_FULL = float("inf")
_AN_END = 3  # of a scale at least


def _size(sign: str) -> float:
    if re.fullmatch(_NUMBER, sign):
        return float(sign)
    return _FULL if re.fullmatch(_UP, sign) else -_FULL


def _plain(name: str) -> str:
    return fold(name.replace("−", "-").replace("–", "-"))


def _way(words: str) -> int:
    said = _MORE.sub("", words.strip())
    known = score_words.direction_of(said)
    if known:
        return 1 if known > 0 else -1
    cold, warm = _COLD.search(said), _WARM.search(said)
    return 0 if bool(cold) == bool(warm) else -1 if cold else 1


def scale_of(name: str) -> tuple[int, int] | None:
    """The ends of the scale that a header names.

    >>> scale_of("Rating (-3 to 3)"), scale_of("Score (1–10)"), scale_of("Score")
    ((-3, 3), (1, 10), None)
    """
    found = _RANGE.search(_plain(name))
    low, high = (int(found[1]), int(found[2])) if found else (0, 0)
    return (low, high) if low < high and low <= 1 else None


def divisor_of(name: str) -> float:
    """What scores are divided by where the header names a scale from −100 to 100."""
    scale = scale_of(name)
    return 10.0 if scale == (-100, 100) else 1.0


def report_scale(check: Checker, column: str) -> None:
    """A scale that the header names and that is not Thaw's."""
    scale = scale_of(column)
    if scale is None or scale == (-_OURS, _OURS) or divisor_of(column) != 1:
        return
    low, high = (str(end).replace("-", "−") for end in scale)
    own = shorten(column, 40)
    what = f"“{own}” names a scale from {low} to {high}, and Thaw's goes from −10 to 10"
    mend = (
        "If small numbers mean bad here, turn them into scores from −10 to 10"
        if scale[0] >= 0
        else f"The scores were taken as they stand; where {high} is the most, give it as 10"
    )
    check.problems.append(warned(check.name, what, mend, column=column, code="score.other_scale"))


def divisor_for(table: pd.DataFrame, column: str) -> float:
    """What brings the scores of a column to −10 to 10, by its name or by their size."""
    if column not in table.columns:
        return 1.0
    values, _ = numbers(table[column].head(5000))
    sizes = np.abs(values[~np.isnan(values)])
    if len(sizes) > 5 and 10 < sizes.max() <= 100 and (sizes > 10).mean() >= 0.5:
        return 10.0
    return divisor_of(column)
