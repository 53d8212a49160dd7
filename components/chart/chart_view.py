"""Mounts the chart of Explore: the scene goes to the browser once, picks and zooms come back."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.components.v1 import declare_component

from components.chart.frame_html import explore_html
from components.chart.scene_data import revision_of
from components.served.bundle import bundle
from components.served.mounted import part, text_of
from components.served.scripts import module
from components.style.number_words import degrees
from data.basics import columns as c
from data.events.data_set import DataSet

FOLDER = Path(__file__).parent / "explore"


@dataclass(frozen=True)
class Payload:
    """What the browser draws.

    Attributes:
        scene: from `scene_payload`: everything that no filter changes, as JSON; sent once, since
            Streamlit sends a message that the browser has already had as a short reference to it.
        shown: from `mask_text`: which events are shown.
        words: the chart's accessible name and its summary, from `payload_words`.
        take_home: what goes into a picture of it.
        line: from `line_payload`, where the scene only names it; it stays when the scene changes.
    """

    scene: bytes
    shown: str | None
    words: dict[str, Any]
    take_home: dict[str, Any]
    line: bytes | None = None


def plotly_url() -> str:
    """Address of the plotly.js that the installed `plotly` package ships.

    Streamlit serves the folder of a declared component, so the script comes from this server and
    the app works offline without a copy of plotly.js in the repository. The version in the address
    makes it one that never changes, so that a browser asks once.
    """
    folder = files("plotly") / "package_data"
    served = declare_component("plotly_js", path=str(folder))
    return f"component/{served.name}/plotly.min.js?v={version('plotly')}"


def preload() -> str:
    """A script that fetches plotly.js while the rest of the page is still on its way.

    For the pages that draw with it; the chart of Explore does not.
    """
    return f"""<script>if (!window.thawPreload && !window.Plotly) {{
      window.thawPreload = document.createElement("script");
      window.thawPreload.src = {json.dumps(plotly_url())};
      document.head.append(window.thawPreload);
    }}</script>"""


def _scene_part() -> Callable[..., Any]:
    """The component that carries the scene, or its line by itself."""
    return part("thaw_scene", js=bundle("chart/explore/scene.js"))


def _chart_part() -> Callable[..., Any]:
    css = text_of(FOLDER / "chart.css")
    return part("thaw_chart", html=explore_html(), css=css, js=module("chart"))


def render_chart(payload: Payload, changing: dict[str, Any], **heard: Any) -> Any:
    """Mount the chart.

    Args:
        payload: what is drawn.
        changing: `event`, `event_token`, `view`, `view_token`, `chapter`, `on`, `ask_token`.
        heard: callbacks `on_picked_change`, `on_view_change`, `on_chapter_change`,
            `on_asked_change`, `on_memory_change`, `on_theme_change`, `on_drawn_change`.
    """
    told = {
        **changing,
        "scene": revision_of(payload.scene),
        "shown": payload.shown,
        "words": payload.words,
        "take_home": payload.take_home,
    }
    with st.container(key="chart_scene"):
        if payload.line is not None:
            _scene_part()(key="line", data=payload.line)
        _scene_part()(key="scene", data=payload.scene)
    return _chart_part()(key="chart", data=json.dumps(told), height="content", **heard)


def line_words(curve: pd.DataFrame) -> str:
    """The extent of a line and its end, in a sentence."""
    line = curve[c.DEGREES]
    if line.isna().all():
        return "There is no temperature in these years: no event of them has a score."
    low, high = line.idxmin(), line.idxmax()
    return (
        f"The temperature runs from {degrees(line.min())} in {low:%Y} to {degrees(line.max())} in "
        f"{high:%Y} and ends at {degrees(line.iloc[-1])}."
    )


def payload_words(dataset: DataSet, line: str, sentence: str) -> dict[str, str]:
    """The chart's accessible name and its summary in words.

    Args:
        dataset: what is drawn.
        line: from `line_words`.
        sentence: which events are shown.
    """
    return {
        "name": f"{dataset.title}: timeline and temperature chart. "
        "Arrow keys step through the events, question mark lists the keys.",
        "summary": f"{sentence}. {line} The table below the chart lists the same events.",
    }
