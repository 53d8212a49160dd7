"""The table that stands within a document of plain text, such as Markdown."""

import re

# Rows between bars, the second of which is a rule: | --- | :-: |
_TABLE = re.compile(
    rb"^[ \t]{0,3}\|[^\n]*\n[ \t]{0,3}\|[ :|+-]*-[ :|+-]*\r?\n(?:[ \t]{0,3}\|[^\n]*(?:\n|$))+",
    re.MULTILINE,
)


def table_within(text: bytes) -> bytes:
    """The longest table of a document in UTF-8; nothing where it begins with one or holds none.

    >>> table_within(b"# Events\\n\\n| Date | Event |\\n|---|---|\\n| 1948 | Split |\\n")
    b'| Date | Event |\\n|---|---|\\n| 1948 | Split |\\n'
    """
    if text.lstrip().startswith(b"|") or b"\n|" not in text.replace(b"\n ", b"\n"):
        return b""
    return max((found[0] for found in _TABLE.finditer(text)), key=len, default=b"")
