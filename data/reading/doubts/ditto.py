"""Marks that say “as in the row above”: ″, do., idem, ibid., ditto, 〃, то же.

On paper such a mark stands right below what it repeats. In a table of events, which is put in order
by date, it says nothing any more, so it gets the words of the cell above before anything is read.
"""

import re

import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.problems import Problem, shorten, warned
from data.basics.search_text import fold
from data.events.cell_checks import once
from data.reading.doubts.name_words import words_of
from data.reading.vocabulary import fields as f


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


_SIGNS = re.compile(
    r"[-–—]{0,2}\s?(?:[\"“”„‟″〃〟]{1,4}|['‘’´`,]{2,4}|//)\s?[-–—]{0,2}"  # one ' is Excel's
)
_WORDS = _set(
    "do.|dto|dto.|ditto|idem|id.|ibid|ibid.|ibidem|ib.|same|the same|same as above|as above"
    "|same day|the same day|same date|same year|same source|see above"
    "|ebd.|ebd|ebenda|dass.|dasselbe|siehe oben|s. o.|s.o.|wie oben|am selben tag|selber tag"
    "|le meme jour|meme jour|comme ci-dessus|voir ci-dessus|lo mismo|el mismo dia|mismo dia"
    "|c.s.|c. s.|come sopra|lo stesso giorno|jw.|j.w.|j. w.|jak wyzej|tamze|tegoz dnia"
    "|viz vyse|totez|tamtez|tentyz den|isto|isti|kao gore|istog dana|isti dan|to zhe|tot zhe"
    "|tam zhe|v tot zhe den"
)
_FAR = words_of("同上 同前 上同 同 同日 〃")
_READ_DOWN = (
    c.DATE, f.YEAR, f.MONTH, f.DAY, f.ERA, f.END, f.END_YEAR, f.END_MONTH, f.END_DAY,
    c.INITIATOR, c.CATEGORY, c.SOURCES, c.CAMEO, c.SCORE, f.WORDS, f.DIRECTION,
)  # fmt: skip


_DIGIT = re.compile(r"\d")


def is_mark(text: str) -> bool:
    """Whether a cell only says that it repeats the one above.

    >>> [is_mark(text) for text in ("do.", '"', "〃", "Idem", "do", "-", "ibid., p. 4")]
    [True, True, True, True, False, False, False]
    """
    clean = text.strip()
    if not clean or len(clean) > 30 or _DIGIT.search(clean):
        return False
    return clean in _FAR or _SIGNS.fullmatch(clean) is not None or fold(clean) in _WORDS


def read_down(
    table: pd.DataFrame, columns: dict[str, str], name: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """The table with the words of the cell above in place of each mark; what to say of it.

    Args:
        table: text only.
        columns: for a field of Thaw the table's column.
        name: of the file.
    """
    problems = []
    for field_name in _READ_DOWN:
        column = columns.get(field_name, "")
        if column in table.columns:
            table, told = _read_down(table, column, field_name in (f.WORDS, f.DIRECTION), name)
            problems += told
    return table, problems


def _read_down(
    table: pd.DataFrame, column: str, worded: bool, name: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """One column; among words for warming and cooling “the same” is no change, and stays."""
    cells = table[column]
    texts = [text for text in once(cells) if is_mark(text)]
    if worded:
        texts = [text for text in texts if "same" not in text.casefold()]
    marks = cells.isin(texts)
    above = cells.mask(marks).ffill()
    filled = marks & above.notna()
    if not filled.any():
        return table, []
    table = table.copy(deep=False)
    table[column] = cells.where(~filled, above).astype("str")
    many = int(filled.sum())
    what = f"{counted(many, 'cell says', 'cells say')} “{shorten(texts[0], 20)}” or the like"
    told = warned(
        name,
        f"{what}; each takes what stands in the row above",
        "Write it out where that is not meant",
        row=int(str(table.index[filled][0])) + 2,
        column=column,
        code="cell.as_above",
        values=(many,),
    )
    return table, [told]
