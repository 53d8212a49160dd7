"""Takes out of scripts and styles what only readers need: indents, blanks, remarks.

Names stay, so that a fault on somebody's phone can be read. Of line ends those stay that may end a
statement.
"""

import re

# What is kept as it is: texts, templates, and patterns, which stand where a value may begin.
_SCRIPT = re.compile(
    r"""(?P<kept>`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'
        |(?<=[(,=:\[!&|?])/(?![*/])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n\[])+/[a-z]*)
        |(?P<note>/\*.*?\*/|//[^\n]*)|(?P<last>;(?=\s*\}))|(?P<gap>\s+)""",
    re.DOTALL | re.VERBOSE,
)
_OPEN, _SHUT = "\n{;,([&|?:=>+", "}).,&|?:"  # after, or before, which no statement ends
_STYLE = re.compile(r"/\*.*?\*/|\s*([{};,>])\s*|(?<=:)\s+", re.DOTALL)


def script(text: str) -> str:
    """A script that does the same; a template in a template is not understood."""
    made, at = "", 0
    for found in _SCRIPT.finditer(text):
        made += text[at : found.start()]
        at = found.end()
        if found["kept"] is not None:
            made += found["kept"]
        elif found["last"] is not None:
            made += ";" if made[-1:] == ")" else ""  # which may stand for an empty statement
        elif found["gap"] is not None:
            made += _gap(found["gap"], made[-1:], text[at : at + 1])
    return made + text[at:]


def _gap(gap: str, before: str, after: str) -> str:
    """What is left of a gap between two marks."""
    if "\n" in gap and not (before in _OPEN or after in _SHUT):
        return "\n"
    both = _is_name(before) and _is_name(after)
    return " " if both or (before == after and before in "+-") else ""


def _is_name(mark: str) -> bool:
    return mark.isalnum() or mark in ("_", "$")


def style(text: str) -> str:
    """A style sheet that says the same; it has no texts in which blanks count."""
    return _STYLE.sub(lambda found: found[1] or "", text).replace(";}", "}").strip()
