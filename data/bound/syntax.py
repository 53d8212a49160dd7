"""The small syntax that ties what a sentence states to the data: text in, parts out.

It is Markdown's own syntax for links, so that a file reads well anywhere:

    The break of [1948](=year:1948-first-soviet-letter) cost [102](=fall:1948/1949) degrees.
    [The blockade](event:1949-blockade-takes-hold) followed.

What stands in the round brackets after `=` is a *bond*: what is meant, a colon, and on what. A
bond with nothing in its square brackets writes the value itself. `event:`, `chapter:`, `view:` and
the like are links that drive the chart. Any other target leads nowhere and is a problem; the text
in front of it stays.
"""

import re
from dataclasses import dataclass

TEXT, BOND, LINK = "text", "bond", "link"
LINKS = ("event", "chapter", "view", "on", "page", "term")
PARTS_MOST = 200  # of one text
_TARGET = re.compile(r"\[([^\[\]\n]{0,400})\]\(([^()\s]{0,300})\)")
_BOND = re.compile(r"=([a-z-]+)(?:@([a-z0-9][a-z0-9-]{0,99}))?:(.+)", re.ASCII)
_LINK = re.compile(r"([a-z]+):(.+)", re.ASCII)
_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,400}>?")


@dataclass(frozen=True)
class Part:
    """A piece of a text.

    Attributes:
        kind: `text`, `bond` or `link`.
        text: as it is written.
        asks: what a bond asks for (`fall`), or where a link leads (`event`); else empty.
        of: on what: dates or events.
        dataset: the name of another data set that a bond asks; empty for the one at hand.
    """

    kind: str
    text: str
    asks: str = ""
    of: str = ""
    dataset: str = ""

    def written(self) -> str:
        """The part as it stands in a file."""
        if self.kind == TEXT:
            return self.text
        if self.kind == LINK:
            return f"[{self.text}]({self.asks}:{self.of})"
        other = f"@{self.dataset}" if self.dataset else ""
        return f"[{self.text}](={self.asks}{other}:{self.of})"


def parts_of(text: str) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts of a text, and what is wrong with it, in words. Never raises.

    >>> parts_of("It fell by [12](=fall:1948) degrees.")[0][1]
    Part(kind='bond', text='12', asks='fall', of='1948', dataset='')
    """
    parts: list[Part] = []
    problems = [
        f"“{tag.group()[:40]}” looks like HTML, which is shown as plain text"
        for tag in _TAG.finditer(text)
    ][:1]
    end = 0
    for found in _TARGET.finditer(text):
        if len(parts) >= PARTS_MOST:
            problems.append(f"there are more than {PARTS_MOST} links and bonds in one text")
            break
        if found.start() > end:
            parts.append(Part(TEXT, text[end : found.start()]))
        part, problem = _part(found.group(1), found.group(2))
        parts.append(part)
        problems += [problem] if problem else []
        end = found.end()
    if end < len(text):
        parts.append(Part(TEXT, text[end:]))
    left = next((part.text for part in parts if part.kind == TEXT and "](" in part.text), "")
    if left:
        problems.append(f"the link “…{left[max(0, left.index('](') - 20) :][:60]}” cannot be read")
    return tuple(parts), tuple(problems)


def as_read(text: str) -> str:
    """A text as people read it, without what ties it to the data; an empty bond is “…”.

    >>> as_read("It fell by [12](=fall:1948) degrees.")
    'It fell by 12 degrees.'
    """
    return "".join(part.text or "…" for part in parts_of(text)[0])


def _part(text: str, target: str) -> tuple[Part, str]:
    bond = _BOND.fullmatch(target)
    if bond:
        return Part(BOND, text, bond.group(1), bond.group(3), bond.group(2) or ""), ""
    link = _LINK.fullmatch(target)
    if link and link.group(1) in LINKS:
        return Part(LINK, text, link.group(1), link.group(2)), ""
    known = ", ".join(f"{name}:" for name in LINKS)
    what = f"the link “{target[:60]}” leads nowhere; a link begins with = or {known}"
    return Part(TEXT, text), what
