"""Mounts the waterfall: a list of events, each with its bar; a click on a row picks the event."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from components.style.number_words import degrees, fine_degrees, score
from components.style.palette_figure import SIGNS
from data.basics import columns as c
from data.basics.columns import COOLING, NEUTRAL, WARMING
from data.questions.why_here import WhyHere

FOLDER = Path(__file__).parent / "waterfall"


@cache
def _part(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def waterfall_rows(why: WhyHere) -> dict[str, Any]:
    """What the browser draws: rows with their words and their bars in percent of the width."""
    ends = [0.0, why.degrees, *why.steps["begin"], *why.steps["end"]]
    low, high = min(ends), max(ends)
    per_degree = 100.0 / ((high - low) or 1.0)

    def bar(begin: float, end: float) -> dict[str, float]:
        return {
            "left": round((min(begin, end) - low) * per_degree, 2),
            "width": round(abs(end - begin) * per_degree, 2),
        }

    rows = [
        {**_row(step, why.others), **bar(float(step["begin"]), float(step["end"]))}
        for step in why.steps.to_dict("records")
    ]
    total = {"kind": "total", "id": "", "what": "Together", "detail": ""}
    rows.append({**total, "share": fine_degrees(why.degrees), **bar(0.0, why.degrees)})
    when = f"{why.on.day} {why.on:%B %Y}"
    name = f"What makes up {degrees(why.degrees)} on {when}"
    return {"rows": rows, "zero": round(-low * per_degree, 2), "name": name}


def _row(step: dict[Any, Any], others: int) -> dict[str, str]:
    share = float(step["share"])
    kind = WARMING if share > 0 else COOLING if share < 0 else NEUTRAL
    row = {"kind": kind, "id": step[c.EVENT_ID], "share": f"{SIGNS[kind]} {fine_degrees(share)}"}
    if not step[c.EVENT_ID] and step[c.LABEL]:
        return {**row, "what": step[c.LABEL], "detail": ""}
    if not step[c.EVENT_ID]:
        told = f"{others} other{'' if others == 1 else 's'}, each smaller"
        return {**row, "what": told, "detail": ""}
    parts = [step[c.DATE_LABEL], ago(step["years"]), f"score {score(step['score'])}"]
    if not pd.isna(step["left"]):
        parts.append("all of it left" if step["left"] > 0.995 else f"{step['left']:.0%} left")
    return {**row, "what": step[c.LABEL], "detail": " · ".join(parts)}


def ago(years: float) -> str:
    """The age of an event: `the same month`, `5 months ago`, `4.2 years ago`."""
    if pd.isna(years):
        return ""
    months = round(years * 12)
    if months == 0:
        return "the same month"
    if months < 24:
        return f"{months} month{'' if months == 1 else 's'} ago"
    return f"{years:.1f} years ago"


def render_waterfall(why: WhyHere, on_picked: Callable[[], None]) -> None:
    """The waterfall; `on_picked` reads the event id from `st.session_state["waterfall"]`."""
    mount = st.components.v2.component(  # type: ignore[attr-defined]
        "thaw_waterfall",
        html='<ol class="thaw-waterfall"></ol>',
        css=_part("waterfall.css"),
        js=_part("waterfall.js"),
        isolate_styles=False,
    )
    mount(
        key="waterfall",
        data=waterfall_rows(why),
        height="content",
        on_picked_change=on_picked,
    )
