"""Mounts the chart component: the figure goes to the browser, picks and zooms come back."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from plotly.io.json import to_json_plotly
from streamlit.components.v1 import declare_component

from components.figures.explore_figure import (
    ExploreScene,
    chapter_bands,
    explore_spec,
    label_candidates,
)
from components.figures.temperature_figure import iso
from components.style.number_words import degrees, fine_degrees
from components.style.palette_figure import palette
from data.basics import columns as c
from data.events.data_set import DataSet

FOLDER = Path(__file__).parent
SCRIPTS = (
    "plotly_loader.js",
    "labels.js",
    "scene.js",
    "overlay.js",
    "memory.js",
    "asking.js",
    "picture.js",
    "take_home.js",
    "scroll.js",
    "chart.js",
)
LABELS_MOST = 10


@cache
def _part(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def plotly_url() -> str:
    """Address of the plotly.js that the installed `plotly` package ships.

    Streamlit serves the folder of a declared component, so the script comes from this server and
    the app works offline without a copy of plotly.js in the repository.
    """
    folder = files("plotly") / "package_data"
    served = declare_component("plotly_js", path=str(folder))
    return f"component/{served.name}/plotly.min.js"


def preload() -> str:
    """A script that fetches plotly.js while the rest of the page is still on its way."""
    return f"""<script>if (!window.thawPreload && !window.Plotly) {{
      window.thawPreload = document.createElement("script");
      window.thawPreload.src = {json.dumps(plotly_url())};
      document.head.append(window.thawPreload);
    }}</script>"""


def _mount() -> Callable[..., Any]:
    """The component, declared anew on every run as Streamlit wants it."""
    return st.components.v2.component(  # type: ignore[attr-defined]
        "thaw_chart",
        html=_part("chart.html"),
        css=_part("chart.css"),
        js="\n".join(_part(name) for name in SCRIPTS),
        isolate_styles=False,
    )


def static_payload(
    scene: ExploreScene, theme: str, words: dict[str, Any], take_home: dict[str, Any]
) -> bytes:
    """What the browser draws, as JSON: the figure, the label candidates and the words.

    The same scene gives the same bytes; their hash is the revision by which the browser knows
    whether anything has to be redrawn.
    """
    colours = palette(theme)
    figure = explore_spec(scene, colours)
    heights = figure["layout"]["meta"]["lane_height"]
    rest = {
        "labels": label_candidates(scene.shown),
        "labels_most": LABELS_MOST,
        "chapters": chapter_bands(scene.chapters),
        "events": _event_marks(scene, heights),
        "whole": iso_pair(scene),
        "colours": {
            name: getattr(colours, name)
            for name in ("text", "muted", "label_box", "paper", "warm", "cold", "neutral")
        },
        "theme": theme,
        "memory": _memory(scene),
        "words": words,
        "take_home": take_home,
    }
    body = f'{{"figure":{to_json_plotly(figure)},{json.dumps(rest, ensure_ascii=False)[1:-1]}'
    revision = hashlib.blake2b(body.encode(), digest_size=8).hexdigest()
    return f'{body},"revision":"{revision}"'.encode()


def _memory(scene: ExploreScene) -> dict[str, Any] | None:
    """The dozen curves of the memory control, in tenths of a degree, on shared dates."""
    if scene.memories is None:
        return None
    gaps = scene.silences
    edges = pd.DatetimeIndex([scene.start, *gaps["start"], *gaps["end"], scene.end])
    dates = pd.DatetimeIndex(scene.memories.degrees.index.union(edges))
    curves = scene.memories.on(dates)
    silent = np.zeros(len(dates), dtype=int)
    for start, end in zip(gaps["start"], gaps["end"], strict=True):
        silent |= (dates >= start) & (dates < end)
    return {
        "x": iso(dates),
        "silent": silent.tolist(),
        "stops": list(curves.half_lives),
        "now": curves.now,
        "degrees": (curves.degrees.T * 10).round().astype(int).to_numpy().tolist(),
    }


def iso_pair(scene: ExploreScene) -> list[str]:
    """First and last date of the axis as ISO text."""
    return [f"{scene.start:%Y-%m-%d}", f"{scene.end:%Y-%m-%d}"]


def _event_marks(scene: ExploreScene, heights: dict[str, float]) -> list[dict[str, Any]]:
    """Where each shown event stands and what a screen reader says of it, in time order."""
    shown = scene.shown
    lane_x = shown["middle"].where(~shown["lasted"], shown["first"])
    return [
        {
            "id": event,
            "x": x,
            "y": None if np.isnan(after) else round(float(after), 3),
            "lane_x": lx,
            "lane": heights[event],
            "say": f"{when}: {title}. {_effect(move)} To {degrees(after)}.",
        }
        for event, x, lx, after, when, title, move in zip(
            shown[c.EVENT_ID],
            iso(shown["at"]),
            iso(lane_x),
            shown["height"],
            shown[c.DATE_LABEL],
            shown[c.TITLE],
            shown["move"],
            strict=True,
        )
    ]


def _effect(move: float) -> str:
    if not move:
        return "Leaves the temperature as it is."
    return f"{'Warms' if move > 0 else 'Cools'} by {fine_degrees(abs(move)).lstrip('+')}."


def render_chart(payload: bytes, changing: dict[str, Any], **heard: Any) -> Any:
    """Mount the chart.

    Args:
        payload: from `static_payload`.
        changing: `event`, `event_token`, `view`, `view_token`, `chapter`, `on`, `ask_token`.
        heard: callbacks `on_picked_change`, `on_view_change`, `on_chapter_change`,
            `on_asked_change`, `on_memory_change`, `on_theme_change`, `on_drawn_change`.
    """
    tail = json.dumps({**changing, "plotly_url": plotly_url()})[1:]
    return _mount()(key="chart", data=payload + b"," + tail.encode(), height="content", **heard)


def payload_words(dataset: DataSet, scene: ExploreScene, sentence: str) -> dict[str, str]:
    """The chart's accessible name and its summary in words."""
    curve = scene.curve["degrees"]
    low, high = curve.idxmin(), curve.idxmax()
    return {
        "name": f"{dataset.title}: timeline and temperature chart. "
        "Arrow keys step through the events, question mark lists the keys.",
        "summary": f"{sentence}. The temperature runs from {degrees(curve.min())} in {low:%Y} "
        f"to {degrees(curve.max())} in {high:%Y} and ends at {degrees(curve.iloc[-1])}. "
        "The table below the chart lists the same events.",
    }
