"""A story: a file that leads through a data set in steps, each with a sentence and a view.

The file is Markdown. It begins with front matter (`title`, `audience`, `minutes`, `author`,
`date`; `order`, its place in the list; `about: method` where it is not on what happened), then
each `##` begins a step: one to three sentences with bound numbers and links (`data.bound`), then
a list of what belongs to it:

    ---
    title: 1948: anatomy of a split
    minutes: 15
    ---
    ## The letters

    On [27 March 1948](=date:1948-first-soviet-letter) Moscow wrote, and the line crossed zero.

    - show: 1948
    - events: 1948-first-soviet-letter, 1948-cpy-rejects-charges
    - view: model=window&k=0.2
    - notes: Read the first page of the letter aloud.
    - question: Who wrote to whom, and who was to read it?

What cannot be read is told with its line, and the rest stays.
"""

import re
from itertools import pairwise

from data.basics.problems import shorten
from data.lessons.story_parts import Mistake, Step, Story

BYTES_MOST = 200_000
STEPS_MOST = 60
LINE_MOST = 2_000
PROSE_MOST = 1_200
HEADING_MOST = 200
EVENTS_MOST = 40  # highlighted in one step
PAGES = ("explore", "explain", "compare")
HEAD = ("title", "audience", "minutes", "author", "date", "order", "about")
NUMBERS = ("minutes", "order")  # of the front matter
ABOUT = ("history", "method")
KEYS = ("show", "events", "view", "page", "with", "draw", "notes", "question")
__all__ = ["Mistake", "Step", "Story", "parse", "write"]
_ITEM = re.compile(r"[-*]\s+([A-Za-z]+)\s*:\s*(.*)")


def parse(text: str, name: str) -> Story:
    """Read a story. Never raises: what makes no sense is left out and told.

    Args:
        text: of the file.
        name: of the file, without `.md`.
    """
    reader = _Reader(f"stories/{name}.md")
    lines = reader.lines_of(text)
    head, begin = reader.head(lines)
    steps = reader.steps(lines, begin)
    if not steps:
        reader.tell(max(1, begin), "the story has no step", "Begin one with ## and its heading")
    about = head.get("about", "").lower()
    return Story(
        name=name,
        title=head.get("title", "") or name.replace("-", " ").capitalize(),
        audience=head.get("audience", ""),
        minutes=int(head.get("minutes", "") or 0),
        author=head.get("author", ""),
        date=head.get("date", ""),
        steps=tuple(steps),
        mistakes=tuple(reader.mistakes),
        order=int(head.get("order", "") or 0),
        about="" if about == ABOUT[0] else about,
    )


class _Reader:
    """Reads one file and collects its mistakes."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.mistakes: list[Mistake] = []
        self.step = 0
        self.lines: dict[str, int] = {}  # of the step at hand

    def tell(self, line: int, what: str, mend: str) -> None:
        self.mistakes.append(Mistake(self.file, line, self.step, what, mend))

    def lines_of(self, text: str) -> list[str]:
        """The lines, none too long, of a file that is not too large."""
        if len(text) > BYTES_MOST:
            self.tell(1, f"the file has more than {BYTES_MOST:,} characters", "Make it two stories")
        lines = text[:BYTES_MOST].lstrip("\ufeff").splitlines()
        for number, line in enumerate(lines, start=1):
            self.step += line.startswith("## ")
            if len(line) > LINE_MOST:
                self.tell(number, "the line is too long to be read whole", "Make it shorter")
        self.step = 0
        return [line[:LINE_MOST] for line in lines]

    def head(self, lines: list[str]) -> tuple[dict[str, str], int]:
        """The front matter, and the position of the first line behind it."""
        if not lines or lines[0].strip() != "---":
            self.tell(1, "there is no front matter", "Begin with --- and a title")
            return {}, 0
        found: dict[str, str] = {}
        for at, line in enumerate(lines[1:], start=1):
            if line.strip() == "---":
                return found, at + 1
            key, colon, value = (part.strip() for part in line.partition(":"))
            if not line.strip():
                continue
            if not colon or key.lower() not in HEAD:
                known = ", ".join(HEAD)
                self.tell(at + 1, f"“{shorten(key)}” means nothing here", f"Known are {known}")
            elif key.lower() in NUMBERS and not re.fullmatch(r"[0-9]{1,3}", value):
                what = "number of minutes" if key.lower() == "minutes" else "place in the list"
                self.tell(at + 1, f"“{shorten(value)}” is no {what}", "Write 15")
            elif key.lower() == "about" and value.lower() not in ABOUT:
                known = " or ".join(ABOUT)
                self.tell(at + 1, f"a story is not about “{shorten(value)}”", f"Write {known}")
            elif key.lower() in found:
                self.tell(at + 1, f"“{key.lower()}” stands twice", "Keep one of them")
            else:
                found[key.lower()] = value.strip("\"'")
        self.tell(1, "the front matter does not end", "Close it with ---")
        return found, 1

    def steps(self, lines: list[str], begin: int) -> list[Step]:
        """Every step from the line at `begin` on."""
        starts = [at for at in range(begin, len(lines)) if lines[at].startswith("## ")]
        before = lines[begin : starts[0] if starts else len(lines)]
        for at, line in enumerate(before, start=begin + 1):
            if line.strip() and not line.startswith("# "):
                self.tell(at, "this text belongs to no step", "Put it under a heading with ##")
                break
        found = []
        for number, (at, end) in enumerate(pairwise([*starts, len(lines)]), start=1):
            self.step = number
            if number > STEPS_MOST:
                self.tell(at + 1, f"a story has at most {STEPS_MOST} steps", "Make it two stories")
                break
            found.append(self._step(lines[at:end], at + 1))
        self.step = 0
        return found

    def _step(self, lines: list[str], first: int) -> Step:
        """One step: its heading, the prose below it, then the list."""
        heading = lines[0][3:].strip()
        if not heading:
            self.tell(first, "the step has no heading", "Write it behind ##")
        elif len(heading) > HEADING_MOST:
            self.tell(first, f"the heading has more than {HEADING_MOST} characters", "Shorten it")
        prose: list[str] = []
        items: dict[str, list[str]] = {}
        self.lines = {}
        last = ""
        for number, line in enumerate(lines[1:], start=first + 1):
            item = _ITEM.fullmatch(line.strip())
            if item:
                last = self._item(item.group(1).lower(), item.group(2).strip(), number, items)
            elif line.startswith(("  ", "\t")) and last:
                items[last][-1] = f"{items[last][-1]} {line.strip()}".strip()
            elif line.strip():
                last = ""
                self._prose_line(line.strip(), number)
                prose.append(line.strip().removeprefix("\\"))
        text = " ".join(prose)
        if len(text) > PROSE_MOST:
            self.tell(first, f"the text has more than {PROSE_MOST:,} characters", "Make two steps")
        return self._made(heading, text[:PROSE_MOST], items, first)

    def _prose_line(self, line: str, number: int) -> None:
        """Remember where the prose begins; tell what looks like Markdown and is plain text here."""
        self.lines.setdefault("prose", number)
        if line.startswith(("```", "~~~")):
            self.tell(number, "a code fence is shown as plain text", "Take it out")
        elif re.match(r"#{1,6}\s", line):
            self.tell(number, "only ## begins a step; this is shown as plain text", "Write ##")

    def _item(self, key: str, value: str, number: int, items: dict[str, list[str]]) -> str:
        """Keep one item of the list; the key under which a line that goes on belongs."""
        if key not in KEYS:
            known = ", ".join(KEYS)
            self.tell(number, f"“{shorten(key)}” means nothing here", f"Known are {known}")
            return ""
        if key == "page" and value.lower() not in PAGES:
            known = ", ".join(PAGES)
            self.tell(number, f"there is no page “{shorten(value)}”", f"Known are {known}")
            return ""
        if key in items and key != "question":
            self.tell(number, f"“{key}” stands twice", "Keep one of them")
            return ""
        items.setdefault(key, []).append(value)
        self.lines.setdefault(key, number)
        return key

    def _made(self, heading: str, prose: str, items: dict[str, list[str]], line: int) -> Step:
        def one(key: str) -> str:
            return items.get(key, [""])[0]

        events = tuple(dict.fromkeys(e.strip() for e in one("events").split(",") if e.strip()))
        if len(events) > EVENTS_MOST:
            what = f"a step highlights at most {EVENTS_MOST} events"
            self.tell(self.lines["events"], what, "Keep those that matter")
        return Step(
            heading=heading[:HEADING_MOST],
            prose=prose,
            show=one("show"),
            events=events[:EVENTS_MOST],
            view=one("view"),
            page=one("page").lower() or "explore",
            beside=one("with"),
            draw=one("draw"),
            notes=one("notes"),
            questions=tuple(items.get("question", ())),
            line=line,
            lines=tuple(self.lines.items()),
        )


def write(story: Story) -> str:
    """The story as a file; `parse` reads the same out of it."""
    head = {
        "title": story.title,
        "audience": story.audience,
        "minutes": str(story.minutes) if story.minutes else "",
        "author": story.author,
        "date": story.date,
        "order": str(story.order) if story.order else "",
        "about": story.about,
    }
    lines = ["---", *(f"{key}: {_line(value)}" for key, value in head.items() if value), "---"]
    for step in story.steps:
        lines += ["", f"## {_line(step.heading)}", ""]
        lines += [_prose(step.prose), ""] if step.prose else []
        lines += [f"- {key}: {_line(value)}" for key, value in _items(step) if value]
    return "\n".join(lines) + "\n"


def _items(step: Step) -> list[tuple[str, str]]:
    page = step.page if step.page != PAGES[0] else ""
    return [
        *[("show", step.show), ("events", ", ".join(step.events)), ("view", step.view)],
        *[("page", page), ("with", step.beside), ("draw", step.draw), ("notes", step.notes)],
        *[("question", question) for question in step.questions],
    ]


def _line(text: str) -> str:
    return " ".join(text.split())


def _prose(text: str) -> str:
    """Prose on one line that is neither a heading nor an item of the list."""
    line = _line(text)
    return "\\" + line if _ITEM.fullmatch(line) or line.startswith(("## ", "---")) else line
