"""Text that a pupil wrote: tidied before it is kept. That it is only text is the screens' part."""

import re
import unicodedata

from data.classroom.limits import NAME_MOST, SENTENCE_MOST

# Kept of what cannot be seen: the two joiners that Persian, Hindi and family emoji need.
_JOINERS = "\u200c\u200d"
_MARKS = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f]"
_HEAPS = re.compile(f"({_MARKS}){_MARKS}{{2,}}")


def tidy(text: object, most: int) -> str:
    """One line of at most so many characters, without what turns, hides or heaps up letters."""
    if not isinstance(text, str):
        return ""
    known = unicodedata.normalize("NFC", text[: 8 * most])
    seen = "".join(
        " " if unicodedata.category(mark) in ("Cc", "Zl", "Zp") else mark
        for mark in known
        if mark in _JOINERS or unicodedata.category(mark) not in ("Cf", "Cs", "Co", "Cn")
    )
    return " ".join(_HEAPS.sub(r"\1", seen).split())[:most].strip()


def name_of(text: object) -> str:
    """A nickname; empty for none."""
    return tidy(text, NAME_MOST)


def sentence_of(text: object) -> str:
    """A sentence; empty for none."""
    return tidy(text, SENTENCE_MOST)
