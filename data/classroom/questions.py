"""Activities: each makes questions of a set, as plain JSON.

A question has `id`, `kind` (`rate`, `choice`, `order`, `draw`, `sentence`) and `ask`; by its kind
`when`, `title`, `text`, `options`, `first`, `last`, `before`, `steps` (value and label, where the
set says otherwise than usual); and `key`, which phones never get: `right` (positions), `why`,
`events` (ids).
"""

import secrets
from collections.abc import Sequence
from typing import Any

from data.basics import columns as c
from data.basics.safe_text import one_line
from data.classroom.limits import QUESTIONS_MOST
from data.events.data_set import DataSet
from data.events.steps import STEPS, Steps
from data.lessons import drawing, quiz, rating
from data.temperature import Trace

Question = dict[str, Any]
ACTIVITIES = {
    "rate": "Rate events, blind",
    "draw": "Draw the line first",
    "moved": "Which moved the line more?",
    "order": "Put in order",
    "quiz": "Quiz",
    "sentence": "One sentence: why?",
}
TOLD = {
    "rate": "Pupils see an event without its score and say how it changed the relation. The "
    "class’s line grows beside the published one.",
    "draw": "Pupils draw the line they expect; then the real one is drawn over theirs.",
    "moved": "Two events: which of them moved the line further?",
    "order": "Five events, to be put in the order in which they happened.",
    "quiz": "Questions of all kinds from the data, each explained by its event.",
    "sentence": "Each pupil writes one sentence. The board shows only what you let through.",
}
KINDS = {"moved": ("moved",), "order": ("order",), "quiz": tuple(quiz.KINDS)}
YEARS_MOST, YEARS_LEAST = 40, 3
BEFORE = 12  # years of the real line that are given before those to draw
TEXT_MOST = 600
ASK_MOST = 200


def rate(dataset: DataSet, seed: int, most: int) -> list[Question]:
    """Events without scores, in an order that the seed gives."""
    rows = dataset.prepared.set_index(c.EVENT_ID)
    order = rating.in_random_order(dataset, seed, min(most, QUESTIONS_MOST))
    own = {"steps": [list(step) for step in dataset.steps]} if dataset.steps else {}
    return [
        {"id": event, "kind": "rate", "ask": "", "when": str(rows.at[event, c.DATE_LABEL]),
         "title": one_line(rows.at[event, c.TITLE]),
         "text": one_line(rows.at[event, c.SUMMARY])[:TEXT_MOST], **own, "key": {"events": [event]}}
        for event in order
    ]  # fmt: skip


def steps_of(question: Question) -> Steps:
    """The five steps of a question of kind `rate`, value and label, the coldest first."""
    return tuple((value, label) for value, label in question.get("steps", ())) or STEPS


def draw(dataset: DataSet, trace: Trace, first: int, last: int) -> list[Question]:
    """One question: the line of some years, one value a year, after the years before.

    Raises:
        ValueError: too few years, or too many for a phone.
    """
    if not YEARS_LEAST <= last - first + 1 <= YEARS_MOST:
        raise ValueError(f"Choose {YEARS_LEAST} to {YEARS_MOST} years.")
    given = drawing.yearly(trace, max(dataset.years[0], first - BEFORE), first - 1)
    before = [[year, round(value, 1)] for year, value in given.items()]
    ask = f"Draw the line that you expect from {first} to {last}."
    return [{"id": f"draw-{first}-{last}", "kind": "draw", "ask": ask, "first": first, "last": last,
             "before": before, "key": {}}]  # fmt: skip


def asked(dataset: DataSet, trace: Trace, activity: str, seed: int, most: int) -> list[Question]:
    """The questions of `moved`, `order` or `quiz`, from the lesson's quiz."""
    found = quiz.ask(dataset, trace, seed, min(most, QUESTIONS_MOST), KINDS[activity])
    return [
        {"id": f"q{number}", "kind": "order" if one.kind == "order" else "choice",
         "ask": one_line(one.prompt), "options": [one_line(option) for option in one.options],
         "key": {"right": list(one.answer), "why": one_line(one.why), "events": list(one.events)}}
        for number, one in enumerate(found, start=1)
    ]  # fmt: skip


def sentence(prompts: Sequence[str]) -> list[Question]:
    """A question for each prompt that says something."""
    told = [one_line(prompt)[:ASK_MOST] for prompt in prompts]
    told = [prompt for prompt in told if prompt][:QUESTIONS_MOST]
    return [
        {"id": f"s{number}", "kind": "sentence", "ask": prompt, "key": {}}
        for number, prompt in enumerate(told, start=1)
    ]


def new_seed() -> int:
    """A seed that the class before did not have."""
    return 1 + secrets.randbelow(999_999)


def for_phone(question: Question) -> Question:
    """A question without its key."""
    return {name: value for name, value in question.items() if name != "key"}
