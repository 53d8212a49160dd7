"""Why here as rows with bars on one common axis, and as one sentence: pure, no widgets."""

import math
import re
from typing import Any

import pandas as pd

from components.style.number_words import degrees, fine_degrees, score
from data.basics import columns as c
from data.basics.columns import COOLING, NEUTRAL, WARMING
from data.basics.counting import counted
from data.questions.why_here import WhyHere

TOLD = 5  # events of a chapter that are told at once; the rest is one row that opens
TOLD_CHAPTERS = 2  # chapters that the sentence names
STEPS = (5, 10, 20, 25, 50, 100, 200, 500)


class Axis:
    """One axis for all bars: degrees to percent of the width."""

    def __init__(self, low: float, high: float) -> None:
        low, high = min(low, 0.0), max(high, 0.0)
        self.low, self.span = low, (high - low) or 1.0
        self.high = high

    def at(self, value: float) -> float:
        """Where a value stands, in percent."""
        return round(100.0 * (value - self.low) / self.span, 2)

    def bar(self, value: float) -> dict[str, float]:
        """A bar from zero to a value."""
        left, right = sorted((self.at(0.0), self.at(value)))
        return {"left": left, "width": round(right - left, 2)}

    def ticks(self) -> list[dict[str, Any]]:
        """Figures under the bars: zero and at most four more."""
        step = next((s for s in STEPS if self.span / s <= 4), STEPS[-1])
        first = math.ceil(self.low / step)
        values = [k * step for k in range(first, math.floor(self.high / step) + 1)]
        return [{"at": self.at(value), "text": degrees(value)} for value in values]


def kind_of(share: float) -> str:
    """`warming`, `cooling` or `neutral`."""
    return WARMING if share > 0 else COOLING if share < 0 else NEUTRAL


def why_rows(why: WhyHere) -> dict[str, Any]:
    """What the browser draws."""
    groups = why.groups
    axis = Axis(min(0.0, why.degrees, *groups["cooled"]), max(0.0, why.degrees, *groups["warmed"]))
    by_group = dict(iter(why.every.groupby("group", sort=False)))
    return {
        "groups": [_group(row, by_group[row["group"]], axis) for row in groups.to_dict("records")],
        "total": {"share": fine_degrees(why.degrees), "bar": axis.bar(why.degrees)},
        "zero": axis.at(0.0),
        "ticks": axis.ticks(),
        "name": f"What makes up {degrees(why.degrees)} on {day_words(why.on)}, the largest first",
    }


def _group(row: dict[Any, Any], events: pd.DataFrame, axis: Axis) -> dict[str, Any]:
    rest = events.iloc[TOLD:]
    left = float(rest["share"].sum())
    return {
        "key": str(row["group"]),
        "what": row["label"],
        "detail": _years(row),
        "kind": kind_of(row["net"]),
        "share": fine_degrees(row["net"]),
        "bar": axis.bar(row["net"]),
        "warmed": axis.bar(row["warmed"]),
        "cooled": axis.bar(row["cooled"]),
        "events": [_event(event, axis) for event in events.to_dict("records")],
        "rest": None
        if len(rest) < 2
        else {
            "count": len(rest),
            "kind": kind_of(left),
            "share": fine_degrees(left),
            "bar": axis.bar(left),
        },
    }


def _years(row: dict[Any, Any]) -> str:
    if pd.isna(row["first"]):
        return ""
    first, last, events = int(row["first"]), int(row["last"]), int(row["events"])
    span = str(first) if first == last else f"{first}–{last}"
    return f"{span}, {counted(events, 'event')}"


def _event(event: dict[Any, Any], axis: Axis) -> dict[str, Any]:
    parts = [event[c.DATE_LABEL]] if event[c.DATE_LABEL] else []
    if not pd.isna(event["left"]) and event["left"] <= 0.995:
        parts.append(f"{event['left']:.0%} left")
    value = event["score"]
    scored = "" if pd.isna(value) else f" Score {score(value)}, {ago(event['years'])}."
    return {
        "id": event[c.EVENT_ID],
        "what": event[c.LABEL],
        "detail": " · ".join(parts),
        "title": f"{event[c.TITLE]}.{scored} Click to open.",
        "kind": kind_of(event["share"]),
        "share": fine_degrees(event["share"]),
        "bar": axis.bar(event["share"]),
    }


def ago(years: float) -> str:
    """The age of an event: `the same month`, `5 months ago`, `4.2 years ago`."""
    if pd.isna(years):
        return ""
    months = round(years * 12)
    if months == 0:
        return "the same month"
    if months < 24:
        return f"{counted(months, 'month')} ago"
    return f"{years:.1f} years ago"


def day_words(day: pd.Timestamp) -> str:
    """`20 August 1968`."""
    return f"{day.day} {day:%B} {day.year}"


def claim(why: WhyHere) -> str:
    """Why the line stands there, in one sentence made by rule.

    `Why −4° on 20 August 1968? First thaw gave 120°, The split took 95°, the other 6 chapters …`
    """
    asked = f"Why {degrees(why.degrees)} on {day_words(why.on)}?"
    if math.isnan(why.degrees):
        return f"{asked} No event counts on that date."
    if why.groups.empty:
        return f"{asked} No event has moved the line by then."
    told = why.groups.head(TOLD_CHAPTERS)
    first, *more = (f"{row['label']} {_verb(row['net'])}" for row in told.to_dict("records"))
    parts = [first, *(re.sub("^The ", "the ", words) for words in more)]
    rest = why.groups.iloc[TOLD_CHAPTERS:]
    if len(rest):
        net = float(rest["net"].sum())
        many = f"the other {len(rest)} together" if len(rest) > 1 else str(rest["label"].iloc[0])
        parts.append(f"{many} {_verb(net)}")
    return f"{asked} {', '.join(parts)}."


def _verb(net: float) -> str:
    size = degrees(abs(net)).lstrip("+")
    return f"gave {size}" if round(net) > 0 else f"took {size}" if round(net) < 0 else "gave 0°"
