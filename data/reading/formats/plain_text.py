"""HTML as plain text: what a browser would show of it, with nothing left that could run."""

import html
import re

import nh3

_LOOKS_LIKE_HTML = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_ENDS_A_LINE = re.compile(r"<\s*(?:br|/p|/div|/li|/h[1-6]|/tr|/blockquote)\b[^>]*>", re.IGNORECASE)
_MOST = 200_000  # characters of one text


def has_html(text: str) -> bool:
    """Whether a text holds tags or character references."""
    return _LOOKS_LIKE_HTML.search(text) is not None


def plain_text(text: str) -> str:
    """HTML without its tags; scripts and styles go with their content.

    >>> plain_text("<p>Tito &amp; <b>Stalin</b></p><script>alert(1)</script>")
    'Tito & Stalin'
    """
    text = str(text)[:_MOST]
    if not has_html(text):
        return text.strip()
    lined = _ENDS_A_LINE.sub(lambda tag: "\n" + tag[0], text)
    clean = html.unescape(nh3.clean(lined, tags=set(), clean_content_tags={"script", "style"}))
    lines = (" ".join(line.split()) for line in clean.splitlines())
    return "\n".join(line for line in lines if line)
