"""Text that a pupil wrote: tidied before it is kept. That it is only text is the screens' part."""

import re
import unicodedata

from data.classroom.limits import NAME_MOST, SENTENCE_MOST

# Kept of what cannot be seen: the two joiners that Persian, Hindi and family emoji need.
_JOINERS = "\u200c\u200d"
_MARKS = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f]"
# Letters and signs that are drawn as nothing: a name made of them would look like none.
_BLANK = dict.fromkeys(map(ord, "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"), " ")
# A joiner joins letters that change their shape; beside anything else it only hides.
_IDLE = re.compile(
    r"(?<![^\x00-\x7f\s])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f\s])"
    r"|(?<=[\u200c\u200d])[\u200c\u200d]+"
)
_HEAPS = re.compile(f"({_MARKS}){_MARKS}{{2,}}")


def tidy(text: object, most: int) -> str:
    """One line of at most so many characters, without what turns, hides or heaps up letters.

    Text in which there is nothing to be seen is empty.
    """
    if not isinstance(text, str):
        return ""
    known = unicodedata.normalize("NFC", text[: 8 * most])
    seen = "".join(
        " " if unicodedata.category(mark) in ("Cc", "Zl", "Zp") else mark
        for mark in known
        if mark in _JOINERS or unicodedata.category(mark) not in ("Cf", "Cs", "Co", "Cn")
    )
    plain = " ".join(_HEAPS.sub(r"\1", seen.translate(_BLANK)).split())[:most]
    told = _IDLE.sub("", plain).strip()
    return told if any(unicodedata.category(mark)[0] in "LNPS" for mark in told) else ""


def name_of(text: object) -> str:
    """A nickname; empty for none."""
    return tidy(text, NAME_MOST)


def sentence_of(text: object) -> str:
    """A sentence; empty for none."""
    return tidy(text, SENTENCE_MOST)
