"""The chart of the page Explore in a notebook: `plot(events)` gives a `plotly` figure."""

from typing import Unpack

import pandas as pd
import plotly.graph_objects as go

from components.figures.explore_figure import build_explore_figure
from components.figures.scene_figure import build_scene
from components.style.palette_figure import DARK, LIGHT
from data import temperature
from data.basics import columns as c
from data.events.data_set import Actor, Category, DataSet
from data.events.event_table import table_hash
from data.models.given import Given, tells_parameters
from data.selection.selection import Selection
from data.temperature.asking import Events, asked, settings_of

THEMES = {"light": LIGHT, "dark": DARK}


@tells_parameters
def plot(
    events: Events,
    model: str = temperature.DEFAULT_MODEL,
    *,
    theme: str = "light",
    **parameters: Unpack[Given],
) -> go.Figure:
    """The timeline and the temperature of `events`, as the page Explore draws them.

    Names of events and chapters are written on the page by the browser, where there is room; here
    each event says on hover what it was.

    Args:
        events: as in `temperature.trace`. A data set brings its chapters, lanes and remarks.
        model: a name in `temperature.MODELS`.
        theme: `light` or `dark`.
        parameters: as the model declares them.

    Raises:
        ValueError: an unknown theme, or a table without a single event.

    Raises, warns: otherwise as in `temperature.trace`.
    """
    if theme not in THEMES:
        raise ValueError(f"unknown theme {theme!r}; there are: {', '.join(THEMES)}")
    settings = settings_of(events, model, parameters)
    dataset = events if isinstance(events, DataSet) else bare_set(asked(events).table)
    if dataset.prepared.empty:
        raise ValueError("there is no event to draw")
    trace = temperature.trace(dataset.prepared, model, **settings)  # type: ignore[misc]
    chosen = Selection(model=model, params=tuple(sorted(settings.items())))
    figure = build_explore_figure(build_scene(dataset, chosen, trace), THEMES[theme])
    return figure.update_layout(paper_bgcolor=THEMES[theme].paper)


def bare_set(prepared: pd.DataFrame) -> DataSet:
    """Prepared events as a data set about which nothing else is known."""
    none = pd.DataFrame
    lanes = sorted(prepared[c.CATEGORY].unique())
    return DataSet(
        name="table",
        title="Events",
        description="",
        licence="",
        version="",
        citation="",
        actors=tuple(Actor(side, side, side) for side in ("A", "B")),
        categories=tuple(Category(name, name or "Events") for name in lanes),
        events=prepared[list(c.EVENT_COLUMNS)],
        prepared=prepared,
        sources=none(columns=list(c.SOURCE_COLUMNS), dtype="str"),
        chapters=none(columns=list(c.CHAPTER_COLUMNS), dtype="str"),
        indicators=none(columns=list(c.INDICATOR_COLUMNS), dtype="str"),
        indicator_info=(),
        points=(),
        notes=(),
        codebook="",
        problems=(),
        defaults={},
        fingerprint=table_hash(prepared),
    )
