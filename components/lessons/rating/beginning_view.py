"""Before and while one rates: what it leads to, who did it before, and where one stands."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from data.basics.counting import counted
from data.events.data_set import DataSet
from data.lessons import rating
from data.temperature import agreement

STRONG = 5.0  # from here on a sign stands double
_STEPS = (
    ("Read", "One event after another, each with its date and what happened, and no more."),
    ("Rate", "{steps}; or “cannot tell”. Nobody sees it but you."),
    ("See", "Your own line over the published one, where the two part most, and why the set "
            "scored as it did."),
    ("Join", "Save your ratings; the files of a class go together into one line with its band."),
)  # fmt: skip


def render_beginning(dataset: DataSet) -> None:
    """What the rating leads to, and what came of it when others did it."""
    words = [label for _, label in rating.steps_of(dataset)]
    steps = f"{words[0]} … {words[-1].lower()}"
    items = Markup("").join(
        Markup("<li><strong>{}</strong> {}</li>").format(name, told.format(steps=steps))
        for name, told in _STEPS
    )
    before = others_words(dataset)
    if before:
        before = Markup('<p class="thaw-before">{}</p>').format(before)
    st.html(str(Markup('<ol class="thaw-way">{}</ol>{}').format(items, before or "")))


def others_words(dataset: DataSet) -> str:
    """Who scored the same events before, and how far off; empty for nobody."""
    if dataset.readings.empty:
        return ""
    table = agreement.by_reader(dataset.prepared, dataset.readings)
    own = table[agreement.ADJUDICATED]
    others = table.drop(columns=agreement.ADJUDICATED)
    apart = others.sub(own, axis=0).abs()
    means = apart.mean().dropna()
    if means.empty:
        return ""
    low, high = f"{means.min():.1f}", f"{means.max():.1f}"
    far = low if low == high else f"{low} to {high}"
    sides = int((others.mul(own, axis=0) < 0).sum().max())
    return (
        f"You are not the first: {counted(len(means), 'reader')} scored "
        f"{counted(int(apart.notna().any(axis=1).sum()), 'event')} of this set before you. On "
        f"average they lie {far} points from its own scores, which run from −10 to +10; at most "
        f"{counted(sides, 'event')} of a reader lie on the other side of zero."
    )


def sign_of(score: float | None) -> tuple[str, str]:
    """The sign of a rating, and which way it goes."""
    if score is None:
        return "?", "open"
    if score == 0:
        return "●", "none"
    way = "warm" if score > 0 else "cold"
    sign = "▲" if score > 0 else "▼"
    return sign * (2 if abs(score) >= STRONG else 1), way


def so_far_words(scores: Sequence[float | None]) -> str:
    """How one has rated so far: how many warmed, cooled, neither, open."""
    ways = [sign_of(score)[1] for score in scores]
    names = (("warm", "warmed"), ("cold", "cooled"), ("none", "did neither"), ("open", "left open"))
    return ", ".join(f"{ways.count(way)} {name}" for way, name in names if way in ways)


def render_so_far(scores: Sequence[float | None], every: int) -> None:
    """A sign for each event that was rated, and an empty place for each that is left."""
    if not scores:
        return
    signs = [sign_of(score) for score in scores]
    marks = [Markup('<i class="{}">{}</i>').format(way, sign) for sign, way in signs]
    left = Markup("<i></i>") * max(0, min(every - len(scores), 200))
    told = so_far_words(scores)
    row = Markup('<p class="thaw-so-far"><span aria-hidden="true">{}{}</span> {}</p>')
    st.html(str(row.format(Markup("").join(marks), left, f"You so far: {told}.")))
