"""Numbers as people write them in a column of scores: 8-, −8 points, 6[1], 6/10, −80 %."""

import re

import pandas as pd

from data.basics.problems import shorten, warned
from data.events.cell_checks import MINUS, Checker, once, read_number

_NUMBER = r"[-+]?\d{1,6}(?:[.,]\d{1,6})?"
_FOOTNOTE = re.compile(rf"({_NUMBER})\s*(?:\[[^\[\]]{{1,12}}\]|[*†‡]{{1,3}})", re.ASCII)
_UNIT = re.compile(
    rf"({_NUMBER})\s*(?:points?|pts?\.?|punkte?|pkt\.?|punti|puntos|pontos|bod[ůuya]?|bodova|балл(?:а|ов)?"
    r"|点|분|점)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(\d{1,6}(?:[.,]\d{1,6})?)\s?-", re.ASCII)  # 8- as accountants write it
_APART = re.compile(rf"([-+])\s+({_NUMBER.removeprefix('[-+]?')})", re.ASCII)
_OF_TEN = re.compile(rf"({_NUMBER})\s*(?:/|of|out of|von|sur|de|su|z|из)\s*10", re.ASCII)
_PERCENT = re.compile(rf"({_NUMBER})\s*[%٪％]")
_HUNDRED = 10.0  # percent for one point of the scale


def plain_number(text: str) -> str:
    """A number without what people write around it; other texts as they are.

    >>> plain_number("8-"), plain_number("−8 points"), plain_number("6[1]"), plain_number("6/10")
    ('-8', '-8', '6', '6')
    >>> plain_number("3/4"), plain_number("(8)"), plain_number("-5 to -3")
    ('3/4', '(8)', '-5 to -3')
    """
    clean = text.strip().translate(MINUS)
    if read_number(clean) is not None or len(clean) > 40:
        return text
    if found := _BEHIND.fullmatch(clean):
        return f"-{found[1]}"
    if found := _APART.fullmatch(clean):
        return found[1] + found[2]
    for shape in (_FOOTNOTE, _UNIT, _OF_TEN):
        if found := shape.fullmatch(clean):
            return found[1]
    return text


def is_percent(text: str) -> bool:
    """Whether a text is a number of percent."""
    return _PERCENT.fullmatch(text.strip().translate(MINUS)) is not None


def plain_scores(check: Checker, cells: pd.Series, column: str) -> pd.Series:
    """A column of scores in plain numbers; percent, where all are, as tenths of it, and told."""
    texts = [text for text in once(cells) if text]
    percents = [text for text in texts if is_percent(text)]
    if not percents:
        meant = {text: plain for text in texts if (plain := plain_number(text)) != text}
        _report_of_ten(check, list(meant), column)
        return cells.replace(meant) if meant else cells
    if any(read_number(text) is not None for text in texts):
        return cells  # 5 beside 60 % is of another scale, or not
    meant = {}
    for text in percents:
        found = _PERCENT.fullmatch(text.strip().translate(MINUS))
        number = read_number(found[1]) if found else None
        meant[text] = text if number is None else f"{number / _HUNDRED:g}"
    what = "the scores are in percent; 100 % was read as 10"
    mend = "Where that is wrong, give scores from −10 to 10"
    check.problems.append(warned(check.name, what, mend, column=column, code="score.percent"))
    return cells.replace(meant)


def _report_of_ten(check: Checker, texts: list[str], column: str) -> None:
    """Say so where “6/10” became 6: it may be of a scale on which 1 is bad."""
    told = next((text for text in texts if _OF_TEN.fullmatch(text.strip().translate(MINUS))), "")
    if told:
        what = f"“{shorten(told, 20)}” was read as {plain_number(told)} of 10"
        mend = "If small numbers mean bad here, turn them into scores from −10 to 10"
        check.problems.append(warned(check.name, what, mend, column=column, code="score.of_ten"))
