"""Text that came from a table, made safe for Plotly's hover boxes and for our HTML.

Plotly reads a small HTML in hover boxes and annotations, so everything from a table is escaped;
only `markupsafe.Markup`, which our own code writes, passes as it is.
"""

import math
import textwrap

import pandas as pd
from markupsafe import Markup, escape

from data.models.acts import DAYS_PER_YEAR

BREAK = Markup("<br>")


def wrap(text: str, width: int = 44, lines: int = 4) -> Markup:
    """`text` escaped and broken into at most `lines` lines of about `width` characters."""
    parts = textwrap.wrap(str(text), width=width, max_lines=lines, placeholder=" …")
    return BREAK.join(escape(part) for part in parts)


NO_VALUE = "no value"  # where a model says nothing, such as a window without events


def degrees(value: float) -> str:
    """A temperature in words a reader knows: `+34°`, `−65°`, `0°` (with a real minus sign)."""
    if math.isnan(value):
        return NO_VALUE
    rounded = round(float(value))
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{abs(rounded)}°"


def fine_degrees(value: float) -> str:
    """A movement with one decimal: `+4.1°`, `−0.3°`, `0.0°`."""
    if math.isnan(value):
        return NO_VALUE
    rounded = round(float(value), 1)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{abs(rounded):.1f}°"


def score(value: float) -> str:
    """A Goldstein score: `+5`, `−2.5`, `0`."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{abs(float(value)):g}"


def event_hover(title: str, when: str, move: float, after: float, lane: str) -> str:
    """The hover box of one event: date, title, what it did to the line."""
    verb = "warms" if move > 0 else "cools" if move < 0 else "leaves the line as it is"
    effect = f"{verb} by {fine_degrees(abs(move)).lstrip('+')}" if move else verb
    body = Markup("<b>{}</b><br>{}<br>{}: {}, to {}").format(
        wrap(title), when, lane, effect, degrees(after)
    )
    return str(body)


def silence_hover(on: pd.Timestamp, since: pd.Timestamp) -> str:
    """The hover box of a date with no event near: how long nothing has been recorded."""
    if pd.isna(since):
        return "No event recorded yet: the line stands where the model starts"
    years = (on - since) / pd.Timedelta(days=DAYS_PER_YEAR)
    return f"No event recorded for {years:.1f} years:<br>what you see is the model's memory"
