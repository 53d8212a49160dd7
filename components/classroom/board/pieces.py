"""Pieces of the board as HTML; whatever a pupil or a table wrote is escaped."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from markupsafe import Markup

from components.style.number_words import score as score_words
from data.basics import columns as c
from data.classroom.questions import Question, steps_of
from data.classroom.results import ClassLine
from data.events.data_set import DataSet
from data.events.steps import Steps

SIGNS = ("▼▼", "▼", "●", "▲", "▲▲")
DISPUTED = 3
CANNOT = "cannot tell"


def head(question: Question) -> Markup:
    """What is asked, as the board says it."""
    when = Markup('<p class="when">{}</p>').format(question["when"]) if question.get("when") else ""
    more = Markup('<p class="more">{}</p>').format(question["text"]) if question.get("text") else ""
    title = question.get("title") or question["ask"]
    whole = Markup('<header class="class-head voting">{}<h1>{}</h1>{}</header>')
    return whole.format(when, title, more)


def sentence(text: str) -> Markup:
    """The headline of the board."""
    return Markup('<header class="class-head"><h1>{}</h1></header>').format(text)


def joining(text: str) -> Markup:
    """The headline while nothing is asked yet: the code beside it is what everybody reads."""
    return Markup('<header class="class-head joining"><h1>{}</h1></header>').format(text)


def note(text: str) -> Markup:
    """A sentence in plain type; of nothing, nothing."""
    return Markup('<p class="class-note">{}</p>').format(text) if text else Markup("")


def offered(question: Question) -> Markup:
    """What can be answered, for the time in which nothing of the answers is shown."""
    if question["kind"] == "rate":
        marks = [*zip(SIGNS, ("cold", "cold", "", "warm", "warm"), strict=True), ("?", "")]
        rows = [*zip(marks, options_of(question), strict=True)]
        rows = [*rows[-2::-1], rows[-1]]  # as on the phone, the warmest first
    else:
        rows = [(("", ""), label) for label in options_of(question)]
    item = Markup('<li><b class="{}" aria-hidden="true">{}</b>{}</li>')
    made = [item.format(tone, sign, label) for (sign, tone), label in rows]
    return Markup('<ul class="class-offered">{}</ul>').format(Markup("").join(made))


def answered(given: int, pupils: int, note: str = "") -> Markup:
    """How many have answered."""
    return Markup(
        '<p class="class-count" data-answers="{}"><b>{}</b> of {} have answered{}</p>'
    ).format(given, given, max(given, pupils), f" · {note}" if note else "")


def finished(done: int, pupils: int) -> Markup:
    """How many have answered everything, where all go on at their own pace."""
    told = Markup('<p class="class-count"><b>{}</b> of {} have finished</p>')
    return told.format(done, max(done, pupils))


def options_of(question: Question) -> list[str]:
    """The options of a question in words, in the order of `results.options_of`."""
    if question["kind"] == "rate":
        return [*(words for _, words in steps_of(question)), CANNOT.capitalize()]
    return [str(option) for option in question["options"]]


def bars(question: Question, counts: pd.DataFrame, *, second: bool, reveal: bool) -> Markup:
    """A bar for each option; after a second vote the first one is hatched below it."""
    most = max(1, int(counts[["first", "second"]].to_numpy().max()))
    right = set(question["key"].get("right", ())) if reveal else set()
    rows = []
    for at, (label, row) in enumerate(
        zip(options_of(question), counts.itertuples(index=False), strict=True)
    ):
        now = row.second if second else row.first
        rows.append(
            Markup('<li class="{}"><span>{}{}</span>{}{}</li>').format(
                "right" if at in right else "",
                label,
                " ✓" if at in right else "",
                _bar(now, most, ""),
                _bar(row.first, most, "before") if second else "",
            )
        )
    return Markup('<ul class="class-bars">{}</ul>').format(Markup("").join(rows))


def _bar(number: object, most: int, kind: str) -> Markup:
    share = round(100 * int(str(number)) / most)
    told = f"{number} before" if kind else str(number)
    return Markup('<span class="bar {}"><i style="--share:{}%"></i>{}</span>').format(
        kind, share, told
    )


def places(
    question: Question,
    table: pd.DataFrame,
    given: int,
    dates: Sequence[str],
    before: pd.DataFrame | None = None,
    *,
    reveal: bool,
) -> Markup:
    """Things in their right order, or as they were asked, with the mean place they were given.

    Args:
        question: of kind `order`.
        table: as `results.places` gives it.
        given: how many have put them in order.
        dates: of the options, to be shown with the right order; empty where none are known.
        before: the same of a first vote, which is told beside the second; None for no second.
        reveal: show the right order.
    """
    rows = table if reveal else table.sort_values("option", kind="stable")
    item = Markup('<li><span>{}</span><span class="bar"><i style="--share:{}%"></i>{}</span></li>')
    made = []
    for place, row in enumerate(rows.itertuples(index=False), start=1):
        label = Markup("{}").format(question["options"][row.option])
        given_place = float(row.mean)  # type: ignore[arg-type]
        none = np.isnan(given_place)
        mean = "" if none else f"place {given_place:.1f} on average"
        far = 0 if none else round(100 * given_place / len(table))
        share = round(100 * row.right / max(1, given))  # type: ignore[operator]
        if reveal:
            label = Markup("{}. {}").format(place, label)
            label += Markup(" <small>{}</small>").format(dates[row.option]) if dates else ""  # type: ignore[index]
        words = f"{row.right} put it here" if reveal else mean
        if before is not None and words:
            words += f" ({_before(before, row.option, reveal=reveal)} before)"
        made.append(item.format(label, share if reveal else far, words))
    return Markup('<ul class="class-bars">{}</ul>').format(Markup("").join(made))


def _before(table: pd.DataFrame, option: object, *, reveal: bool) -> str:
    """What a first vote said of an option: how many were right, or its mean place."""
    row = table[table["option"] == option].iloc[0]
    return f"{row['right']:.0f}" if reveal else f"{row['mean']:.1f}"


def votes(counts: Sequence[int], steps: Steps, before: Sequence[int] = ()) -> Markup:
    """Five small columns, cooled to warmed, and a dashed one for those who cannot tell.

    Args:
        counts: how many chose each.
        steps: what they are called.
        before: how many chose each in a first vote, hatched beside the second.
    """
    most = max(1, *counts, *before)
    tones = ("cold", "cold", "", "warm", "warm", "cannot")
    labels = (*(words for _, words in steps), CANNOT)
    column = Markup(
        '<div class="{}"><span class="both">{}{}</span>'
        '<span class="sign" aria-label="{}">{}</span></div>'
    )
    one = Markup('<span class="{}">{}<i style="--share:{}px"></i></span>')

    def bar(number: int, kind: str = "") -> Markup:
        return one.format(kind, number or "", round(100 * number / most))

    first = [bar(number, "before") for number in before] or [Markup("")] * len(counts)
    made = [
        column.format(tone, was, bar(number), label, sign)
        for number, was, tone, sign, label in zip(
            counts, first, tones, (*SIGNS, "?"), labels, strict=False
        )
    ]
    told = Markup('<div class="class-votes">{}</div>').format(Markup("").join(made))
    return told + note("Hatched: the vote before the talk.") if before else told


def headline(dataset: DataSet, line: ClassLine) -> str:
    """What the class makes of the events, in one sentence."""
    known = line.events.dropna(subset=["median", "published"])
    same = int((known["median"].map(_way) == known["published"].map(_way)).sum())
    told = f"Your class reads {same} of {len(known)} events the way the published scores do"
    if len(known) == 1:
        reads = "reads" if same else "does not read"
        told = f"Your class {reads} the event the way its published score does"
        return f"{told}."
    first = line.events.iloc[0]
    if not first["spread"]:
        return f"{told}."
    title = _of(dataset, c.TITLE).at[first[c.EVENT_ID], c.TITLE]
    return f"{told}, and disagrees most about “{title}”."


def _of(dataset: DataSet, *columns: str) -> pd.DataFrame:
    """These columns of the set's events, by their ids; all of them take ten times as long."""
    return dataset.prepared[[c.EVENT_ID, *columns]].set_index(c.EVENT_ID)


def _way(value: float) -> int:
    return (value > 0) - (value < 0)


def disputed(dataset: DataSet, line: ClassLine, ratings: pd.DataFrame, steps: Steps) -> Markup:
    """The events on which pupils differ most, each with its votes for the steps they were shown."""
    rows, made = _of(dataset, c.TITLE, c.DATE_LABEL), []
    for event in _disputed_ids(line):
        given = ratings[c.SCORE].to_numpy()[(ratings[c.EVENT_ID] == event).to_numpy()]
        counts = [int((given == step).sum()) for step, _ in steps]
        made.append(
            Markup("<li><div><b>{}</b><small>{}</small></div>{}</li>").format(
                rows.at[event, c.TITLE], rows.at[event, c.DATE_LABEL], votes(counts, steps)
            )
        )
    if not made:
        return Markup("")
    return Markup(
        '<section class="class-side"><h2>You disagree most about</h2>'
        '<ol class="class-disputed">{}</ol></section>'
    ).format(Markup("").join(made))


def _disputed_ids(line: ClassLine) -> list[str]:
    return line.events[line.events["spread"] > 0][c.EVENT_ID].head(DISPUTED).to_list()


def marks(dataset: DataSet, line: ClassLine) -> list[tuple[pd.Timestamp, float]]:
    """Where the disputed events stand on the class's line."""
    dates = _of(dataset, c.MIDDLE)[c.MIDDLE]
    found = []
    for event in _disputed_ids(line):
        at = line.curve.index.searchsorted(dates[event], side="right") - 1
        found.append((dates[event], float(line.curve["median"].iloc[max(0, int(at))])))
    return found


def why(dataset: DataSet, apart: pd.Series) -> Markup:
    """The card of the event on which class and set part most."""
    row = _of(dataset, c.RATIONALE, c.TITLE, c.DATE_LABEL).loc[apart[c.EVENT_ID]]
    reason = Markup("")
    if row[c.RATIONALE]:
        told = Markup(' <span class="reason"><em>Its reason:</em> {}</span>')
        reason = told.format(row[c.RATIONALE])
    return Markup(
        '<p class="class-why"><b>The class says {}, the set says {}: why?</b><br>{} ({}).{}</p>'
    ).format(
        score_words(apart["median"]), score_words(apart["published"]), row[c.TITLE],
        row[c.DATE_LABEL], reason,
    )  # fmt: skip


def said(texts: Sequence[str]) -> Markup:
    """The sentences that were let through."""
    items = Markup("").join(Markup("<li>{}</li>").format(text) for text in texts)
    return Markup('<ul class="class-said">{}</ul>').format(items)


def names(known: Sequence[str]) -> Markup:
    """The names of those who are in."""
    made = Markup("").join(Markup("<span>{}</span>").format(name) for name in known)
    return Markup('<p class="class-names">{}</p>').format(made)
