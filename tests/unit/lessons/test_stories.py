"""Stories: what a file says, what is wrong with it, and what no longer holds."""

from dataclasses import replace
from pathlib import Path

import pytest

from data import bound, catalog, temperature, workspace
from data.events.data_set import BrokenSet, DataSet
from data.exports.package import package_files, package_zip
from data.lessons import story, telling
from data.lessons.story import Story
from data.reading import mapping, new_set, tray
from data.reading.formats import recognising
from data.selection import Selection
from data.temperature import Trace
from tests.small_set import write_set

TEXT = """---
title: A and B: how it broke
audience: beginners
minutes: 12
author: N. N.
date: 2026-11-25
---
## [1940](=year:1940-ties): ties

They exchange envoys. The line rises by [20](=rise:1940)
degrees, [and stays](event:1940-ties).

- show: war
- events: 1940-ties, 1944-joint
- notes: Ask first,
  then show.
- question: Who gained?
- question: Who lost?

## The break

The party is [expelled](event:1948-expelled).

- show: 1948/1955
- view: model=window&from=1945
- draw: 1948/1955
- page: explain
- with: other
"""


def trace_of(dataset: DataSet, selection: Selection) -> Trace:
    events = selection.scored_events(dataset.prepared)
    settings = selection.settings(dataset.defaults | {"k": 0.3})
    return temperature.trace(events, model=selection.model, **settings)


def told_of(text: str, small: DataSet) -> tuple[Story, list[telling.Told]]:
    read = story.parse(text, "break")
    return read, telling.tell(read, small, trace_of, lambda name: small)


def test_a_story_is_read(small: DataSet) -> None:
    read, told = told_of(TEXT, small)
    assert read.mistakes == ()
    assert (read.title, read.audience, read.minutes) == ("A and B: how it broke", "beginners", 12)
    first, second = told
    assert first.heading.text == "1940: ties"
    assert first.prose.text.endswith("rises by 20 degrees, and stays.")
    assert first.step.notes == "Ask first, then show."
    assert first.step.questions == ("Who gained?", "Who lost?")
    assert first.step.events == ("1940-ties", "1944-joint")
    assert [str(day) for day in first.span or ()] == ["1940-01-01", "1947-12-31"]
    assert second.selection.model == "window"
    assert second.selection.start == 1945
    assert second.draw == (1948, 1955)
    assert second.step.page == "explain"
    assert second.beside is not None
    assert [one.mistakes for one in told] == [(), ()]


def test_writing_and_reading_again_is_the_same() -> None:
    read = story.parse(TEXT, "break")
    again = story.parse(story.write(read), "break")
    strip = [[getattr(s, k) for k in ("heading", "prose", "show", "events", "view", "page",
                                      "beside", "draw", "notes", "questions")]
             for one in (read, again) for s in one.steps]  # fmt: skip
    assert strip[:2] == strip[2:]
    assert again.mistakes == ()
    sly = story.Step("## x", prose="- notes: not an item", notes="a\n## b")
    back = story.parse(story.write(Story("s", "T\n---", steps=(sly,))), "s")
    assert [(s.heading, s.prose, s.notes) for s in back.steps] == [
        ("## x", "- notes: not an item", "a ## b")
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "step", "told"),
    [
        ("---\ntitle", "title", 1, 0, "no front matter"),
        ("minutes: 12", "minutes: soon", 4, 0, "“soon” is no number of minutes"),
        ("author: N. N.", "colour: red", 5, 0, "“colour” means nothing here"),
        ("---\n## [1940]", "---\nStray.\n## [1940]", 8, 0, "belongs to no step"),
        ("- page: explain", "- page: shop", 27, 2, "no page “shop”"),
        ("- notes: Ask", "- sound: Ask", 15, 1, "“sound” means nothing here"),
        ("- question: Who gained?", "- notes: Again", 17, 1, "“notes” stands twice"),
        ("## The break", "## ", 20, 2, "no heading"),
        ("audience: beginners", "title: Again", 3, 0, "“title” stands twice"),
        ("author: N. N.", "author N. N.", 5, 0, "“author N. N.” means nothing here"),
        ("The party is", "```\nThe party is", 22, 2, "a code fence is shown as plain text"),
        ("The party is", "### More\nThe party is", 22, 2, "only ## begins a step"),
        ("## The break", f"## {'long ' * 50}", 20, 2, "the heading has more than 200"),
        ("They exchange", "They " * 250, 8, 1, "the text has more than 1,200 characters"),
        ("They exchange", "They " * 500, 10, 1, "the line is too long to be read whole"),
        ("events: 1940-ties", "events: " + ",".join(map(str, range(41))), 14, 1, "at most 40"),
    ],
)  # fmt: skip
def test_a_mistake_names_its_line_and_the_rest_stays(
    old: str, new: str, line: int, step: int, told: str
) -> None:
    read = story.parse(TEXT.replace(old, new, 1), "break")
    (mistake,) = [m for m in read.mistakes if told in m.what]
    assert (mistake.line, mistake.step) == (line, step)
    assert mistake.sentence().startswith(f"stories/break.md, line {line}")
    assert len(read.steps) == 2


@pytest.mark.parametrize(
    ("old", "new", "line", "step", "told"),
    [
        ("[20](=rise", "[25](=rise", 10, 1, "“25” no longer holds: it is now 20"),
        ("[1940](=year", "[1941](=year", 8, 1, "“1941” no longer holds: it is now 1940"),
        ("events: 1940-ties", "events: 1939-gone", 14, 1, "no event “1939-gone”"),
        ("event:1948-expelled", "event:1948-gone", 22, 2, "no event “1948-gone”"),
        ("show: war", "show: peace", 13, 1, "“peace” is no date"),
        ("show: war", "show: 1940-06-24", 13, 1, "single day"),
        ("show: war", "show: 1950/1940", 13, 1, "the period to show"),
        ("show: war", "show: 1940-13", 13, 1, "“1940-13”"),
        ("model=window", "model=magic", 25, 2, "model=magic"),
        ("model=window", "colour=red", 25, 2, "colour=red"),
        ("model=window", "k=warm", 25, 2, "k=warm"),
        ("draw: 1948/1955", "draw: 1948", 26, 2, "fewer than three years"),
        ("draw: 1948/1955", "draw: soon", 26, 2, "the period to draw"),
        ("They exchange", "<b>They</b> exchange", 10, 1, "looks like HTML"),
        ("They exchange", "![x](http://evil.example/x) They", 10, 1, "leads nowhere"),
        ("They exchange", "[x](javascript:alert(1)) They", 10, 1, "cannot be read"),
        ("They exchange", "[x](//evil.example) They", 10, 1, "leads nowhere"),
        ("=rise:1940", "=warmth:1940", 10, 1, "“20”"),
        ("=rise:1940", "=rise", 10, 1, "leads nowhere"),
        ("=rise:1940", "=rise@gone:1940", 10, 1, "“20”"),
        ("[20](=rise", "[twenty or so](=rise", 10, 1, "no longer holds: it is now 20"),
    ],
)
def test_what_no_longer_holds_is_told_with_its_step_and_line(
    small: DataSet, old: str, new: str, line: int, step: int, told: str
) -> None:
    assert old in TEXT

    def opened(name: str) -> DataSet:
        if name == "gone":
            raise BrokenSet([])
        return small

    read = story.parse(TEXT.replace(old, new, 1), "break")
    steps = telling.tell(read, small, trace_of, opened)
    found = [m for one in steps for m in one.mistakes]
    assert [(m.step, m.line) for m in found if told in m.what] == [(step, line)]
    assert {m.step for m in found} == {step}
    assert len(steps) == 2
    assert all(one.heading.text and one.prose.text for one in steps)


def test_a_file_from_any_editor_is_read_alike() -> None:
    read = story.parse(TEXT, "break")
    assert story.parse("\ufeff" + TEXT, "break") == read
    assert story.parse(TEXT.replace("\n", "\r\n"), "break") == read
    assert story.parse(TEXT.replace("\n", "\r"), "break") == read


def test_front_matter_that_does_not_end_loses_no_step() -> None:
    read = story.parse(TEXT.replace("\n---\n", "\n", 1), "break")
    assert len(read.steps) == 2
    assert (1, 0, "the front matter does not end") in [
        (m.line, m.step, m.what) for m in read.mistakes
    ]


def test_what_is_too_long_is_told_and_the_rest_is_read() -> None:
    many = "---\ntitle: T\n---\n" + "## Step\nText.\n" * (story.STEPS_MOST + 5)
    read = story.parse(many, "many")
    assert len(read.steps) == story.STEPS_MOST
    assert [(m.step, m.what) for m in read.mistakes] == [
        (story.STEPS_MOST + 1, f"a story has at most {story.STEPS_MOST} steps")
    ]
    large = TEXT + "x" * story.BYTES_MOST
    read = story.parse(large, "large")
    assert read.mistakes[0].line == 1
    assert "200,000" in read.mistakes[0].what
    assert len(read.steps) == 2


def test_a_set_that_is_not_there_is_named(small: DataSet) -> None:
    def nothing(name: str) -> DataSet:
        raise BrokenSet([])

    steps = telling.tell(story.parse(TEXT, "break"), small, trace_of, nothing)
    assert steps[1].beside is None
    assert "no data set “other”" in steps[1].mistakes[0].what


@pytest.mark.parametrize(
    "text", ["", "---", "\0\0", "## ", "---\n---\n" + "## x\n" * 99, "a" * 300000]
)
def test_nothing_raises(small: DataSet, text: str) -> None:
    read, _ = told_of(text, small)
    assert read.mistakes
    assert len(read.steps) <= story.STEPS_MOST


def test_stories_travel_with_their_set(tmp_path: Path) -> None:
    folder = write_set(tmp_path)
    (folder / "stories").mkdir()
    (folder / "stories" / "break.md").write_text(TEXT, encoding="utf-8")
    (folder / "stories" / "Not a name.md").write_text("x", encoding="utf-8")
    (folder / "glossary.md").write_text("## Veto\nA no.\n", encoding="utf-8")
    dataset = catalog.open_set("small", tmp_path)
    texts = {"stories/break.md": TEXT, "glossary.md": "## Veto\nA no.\n"}
    assert dict(dataset.texts) == texts
    stamp, fingerprint = catalog.stamp("small", tmp_path), dataset.fingerprint
    (folder / "stories" / "break.md").write_text(TEXT + "\n", encoding="utf-8")
    assert catalog.stamp("small", tmp_path) != stamp
    changed = catalog.open_set("small", tmp_path)
    assert changed.fingerprint != fingerprint
    # As a zip, packed file by file or written anew; opened, brought in, kept and copied.
    store = workspace.open_store()
    for one in (changed, replace(changed, folder=tmp_path)):
        given = recognising.read(recognising.look(package_zip(one), "set.zip"))
        events = tray.open_tray(given.cells, mapping.guess(given.cells), "set.zip").events
        made = new_set.build(events, given, title="T", names=("A", "B"))
        assert made.about["thaw"]["glossary.md"] == texts["glossary.md"]
        assert made.about["thaw"]["stories/break.md"].strip() == TEXT.strip()
    kept = store.open(store.copy_shipped(dataset))
    assert dict(kept.texts) == texts
    assert dict(catalog.open_set(kept.name).texts) == texts
    assert {"stories/break.md", "glossary.md"} <= set(package_files(kept))


@pytest.mark.parametrize("name", catalog.names())
def test_shipped_stories_hold(name: str) -> None:
    dataset = catalog.open_set(name)
    for file in sorted(dataset.texts):
        if not file.startswith("stories/"):
            continue
        read = story.parse(dataset.texts[file], Path(file).stem)
        told = telling.tell(read, dataset, published, catalog.open_set)
        mistakes = [*read.mistakes, *(m for one in told for m in one.mistakes)]
        told_how = "read the sentences, then run python -m components.lessons --write"
        assert [m.sentence() for m in mistakes] == [], told_how
        assert 6 <= len(read.steps) <= 10
        assert all((read.title, read.audience, read.minutes, read.author, read.date))
        for step in read.steps:
            assert 20 < len(step.prose) < story.PROSE_MOST
            assert step.questions or step.notes


@pytest.mark.parametrize("name", catalog.names())
def test_shipped_headlines_hold(name: str) -> None:
    dataset = catalog.open_set(name)
    said = bound.read(dataset.finding, bound.Facts(dataset, published(dataset, Selection())))
    assert dataset.finding
    assert said.faults == ()
    assert said.stale == ()


def published(dataset: DataSet, selection: Selection) -> Trace:
    events = selection.scored_events(dataset.prepared)
    settings = selection.settings(dataset.defaults)
    return temperature.trace(events, model=selection.model, **settings)
