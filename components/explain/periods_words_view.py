"""Two periods in words: one sentence, and a table side by side."""

import numpy as np
import pandas as pd
from markupsafe import Markup, escape

from components.explain.periods_figure import LETTERS
from components.explain.state_view import event_link
from components.style.number_words import degrees, fine_degrees
from components.style.palette_figure import SIGNS
from components.style.words_view import table_html
from data.basics import columns as c
from data.events.data_set import DataSet
from data.questions.periods import Period, PeriodSummary


def summary_words(a: PeriodSummary, b: PeriodSummary) -> tuple[Markup, Markup]:
    """The comparison in one sentence, and what moved either."""
    if np.isnan(a.mean) or np.isnan(b.mean):
        none = "In one of the two periods the model has no value, so they cannot be compared."
        return escape(none), Markup("")
    apart = b.mean - a.mean
    how = "warmer than" if apart > 0 else "colder than"
    if not round(apart):
        how = "as warm as"
    size = f"{abs(round(apart))}° " if round(apart) else ""
    text = Markup("On average <strong>B ({}) was {}{} A ({})</strong>: {} against {}.").format(
        b.period.label, size, how, a.period.label, degrees(b.mean), degrees(a.mean)
    )
    more = Markup("")
    if not (np.isnan(a.net) or np.isnan(b.net)):
        more = Markup("A ended {} than it began, B {}. ").format(_net(a.net), _net(b.net))
    if not b.strongest.empty:
        top = b.strongest.iloc[0]
        more += Markup("What moved B most was {} ({}).").format(
            event_link(top[c.EVENT_ID], top[c.LABEL]), fine_degrees(top["move"])
        )
    return text, more


def _net(value: float) -> str:
    size = round(abs(value))
    return f"{size}° {'warmer' if value > 0 else 'colder'}" if size else "no warmer or colder"


def comparison_html(dataset: DataSet, both: tuple[PeriodSummary, PeriodSummary]) -> Markup:
    """The two periods side by side, as a table."""
    rows: list[list[str | Markup]] = [
        ["Days", *(_days(one.period) for one in both)],
        ["Mean", *(degrees(one.mean) for one in both)],
        ["Lowest", *(_extreme(one.lowest, one.lowest_on) for one in both)],
        ["Highest", *(_extreme(one.highest, one.highest_on) for one in both)],
        ["Net movement", *(_movement(one) for one in both)],
        ["Events", *(str(one.events) for one in both)],
        ["By category", *(_counted(one.by_category, both, dataset, True) for one in both)],
        ["Who acted", *(_counted(one.by_initiator, both, dataset, False) for one in both)],
        ["Moved most", *(_strongest(one) for one in both)],
    ]
    head = ["", *(f"{x}: {one.period.label}" for x, one in zip(LETTERS, both, strict=True))]
    return table_html(head, rows, "The two periods side by side", "periods")


def _days(period: Period) -> str:
    return " to ".join(f"{day.day} {day:%B %Y}" for day in (period.start, period.end))


def _extreme(value: float, on: pd.Timestamp) -> str:
    return degrees(value) if pd.isna(on) else f"{degrees(value)}, {on.day} {on:%B %Y}"


def _movement(one: PeriodSummary) -> str:
    return f"{fine_degrees(one.net)}, from {degrees(one.begin)} to {degrees(one.end)}"


def _counted(
    counts: pd.Series, both: tuple[PeriodSummary, PeriodSummary], dataset: DataSet, kind: bool
) -> Markup:
    """Counts with a bar each; both periods have the same scale and the same rows."""
    tables = [one.by_category if kind else one.by_initiator for one in both]
    most = max((int(table.max()) for table in tables if len(table)), default=0) or 1
    kept = [name for name in counts.index if any(table[name] for table in tables)]
    name_of = dataset.category_name if kind else dataset.initiator_name
    items = [
        Markup('<li><i style="width:{}%"></i><span>{}</span> {}</li>').format(
            round(88 * int(counts[name]) / most), int(counts[name]), name_of(name)
        )
        for name in kept
    ]
    return Markup('<ul class="bars">{}</ul>').format(Markup("").join(items))


def _strongest(one: PeriodSummary) -> Markup:
    items = [
        Markup('<li class="{}"><b>{} {}</b> {}, {}</li>').format(
            "warming" if row["move"] > 0 else "cooling",
            SIGNS["warming" if row["move"] > 0 else "cooling"],
            fine_degrees(row["move"]),
            event_link(row[c.EVENT_ID], row[c.LABEL]),
            row[c.DATE_LABEL],
        )
        for row in one.strongest.to_dict("records")
    ]
    if not items:
        return Markup("nothing moved the line")
    return Markup('<ul class="moved">{}</ul>').format(Markup("").join(items))
