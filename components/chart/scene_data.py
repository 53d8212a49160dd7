"""What the Explore chart draws, in columns: sent once, whatever the filters show of it."""

import hashlib
import json
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from components.figures.chapter_figure import chapter_tones
from components.figures.explore_figure import ExploreScene
from components.style.palette_figure import Palette, palette
from data.basics import columns as c
from data.selection.shown import mask_text
from data.temperature import CLASSES

_WAYS = {"warming": 1, "cooling": -1}
_COLOURS = (
    *("paper", "text", "muted", "grid", "zero", "line", "warm", "cold", "neutral"),
    *("difference", "fill_scale", "classes"),
)
LINES = 12  # remembered, a few hundred kB each
_DAY = np.timedelta64(1, "D")


def days(values: Any) -> list[int]:
    """Dates as whole days since 1 January 1970, which know neither time zone nor century."""
    return np.asarray(values).astype("datetime64[D]").astype("int64").tolist()


def scene_payload(scene: ExploreScene, line: str = "") -> bytes:
    """The whole scene as JSON with its own hash as `revision`; filters do not change it.

    Only filters that also decide what counts towards the temperature do, since the line is in it.

    Args:
        scene: what is drawn.
        line: the revision of its line, where that is sent by itself (`line_payload`).
    """
    body = json.dumps(
        {
            "whole": [*days([scene.start]), *days([scene.end])],
            "limit": scene.limit,
            "line": {"revision": line} if line else _line(scene.curve),
            "published": None if scene.published is None else _line(scene.published),
            "events": _events(scene.every),
            **({"counted": scene.counted} if scene.counted else {}),
            "chapters": _chapters(scene),
            "categories": [{"id": name, "label": label} for name, label in scene.lanes.items()],
            "silences": _pairs(scene.silences),
            "remarks": _spans(scene.remarks, "text"),
            "conditions": _spans(scene.conditions, "name"),
            "classes": [
                {"name": k.name, "low": k.lower_degrees, "high": k.upper_degrees} for k in CLASSES
            ],
            "memory": _memory(scene),
            "palettes": {name: _palette(palette(name)) for name in ("light", "dark")},
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    revision = hashlib.blake2b(body.encode(), digest_size=8).hexdigest()
    return f'{body[:-1]},"revision":"{revision}"}}'.encode()


def line_payload(curve: pd.DataFrame) -> bytes:
    """The line by itself, with its own hash as `revision`.

    A closer look at a set of very many events has other bundles and the same line.
    """
    dates = np.asarray(curve.index).astype("datetime64[D]").astype("int64")
    degrees = curve[c.DEGREES].to_numpy(dtype=float).round(2)
    return _line_payload(dates.tobytes(), degrees.tobytes())


@lru_cache(LINES)
def _line_payload(dates: bytes, degrees: bytes) -> bytes:
    line = {"days": np.frombuffer(dates, dtype="int64").tolist(),
            "degrees": _degrees(np.frombuffer(degrees))}  # fmt: skip
    body = json.dumps(line, separators=(",", ":"))
    revision = hashlib.blake2b(body.encode(), digest_size=8).hexdigest()
    return f'{body[:-1]},"revision":"{revision}"}}'.encode()


def revision_of(payload: bytes) -> str:
    """The hash by which the browser knows a scene, or a line that was sent by itself."""
    return payload[-18:-2].decode()


def shown_mask(scene: ExploreScene) -> str | None:
    """Which events are shown, one character for each; None for all."""
    return mask_text(scene.every[c.EVENT_ID].isin(scene.shown[c.EVENT_ID]).to_numpy())


def _degrees(values: Any, digits: int = 2) -> list[float | None]:
    floats = np.asarray(values, dtype=float)
    return [None if gap else round(v, digits)
            for v, gap in zip(floats.tolist(), np.isnan(floats).tolist(), strict=True)]  # fmt: skip


def _line(curve: pd.DataFrame) -> dict[str, Any]:
    return {"days": days(curve.index), "degrees": _degrees(curve[c.DEGREES].to_numpy())}


def _events(every: pd.DataFrame) -> dict[str, list]:
    counted = {}
    if c.REPORTS in every:  # bundles of them
        counted = {"reports": every[c.REPORTS].to_list(), "unit": every[c.UNIT].to_list()}
    return counted | {
        "id": every[c.EVENT_ID].to_list(),
        "at": days(every["at"]),
        "move": [round(float(move), 2) for move in every["move"]],
        "height": _degrees(every["height"]),
        "way": [_WAYS.get(way, 0) for way in every["direction"]],
        "scored": [int(scored) for scored in every[c.VALUE].notna()],
        "label": every[c.LABEL].to_list(),
        "title": every[c.TITLE].to_list(),
        "when": every[c.DATE_LABEL].to_list(),
        "precision": every["precision"].to_list(),
        "category": every[c.CATEGORY].to_list(),
    }


def _chapters(scene: ExploreScene) -> list[dict[str, Any]]:
    """The chapters as spans of days, each with the class (0 to 5) that it has in the mean."""
    tones = chapter_tones(scene.curve, scene.chapters)
    return [
        {"id": name, "label": label, "x0": x0, "x1": x1, "class": tone}
        for name, label, x0, x1, tone in zip(
            scene.chapters[c.CHAPTER_ID],
            scene.chapters[c.LABEL],
            days(scene.chapters[c.START]),
            days(scene.chapters[c.END]),
            tones,
            strict=True,
        )
    ]


def _pairs(spans: pd.DataFrame) -> list[list[int]]:
    return [list(pair) for pair in zip(days(spans[c.START]), days(spans[c.END]), strict=True)]


def _spans(spans: pd.DataFrame | None, told: str) -> list[dict[str, Any]]:
    if spans is None or spans.empty:
        return []
    edges = zip(days(spans[c.START]), days(spans[c.END]), spans[told], strict=True)
    return [{"x0": x0, "x1": x1, told: str(text)} for x0, x1, text in edges]


def _memory(scene: ExploreScene) -> dict[str, Any] | None:
    """The dozen curves of the memory control, in tenths of a degree, on shared dates."""
    if scene.memories is None:
        return None
    edges = pd.DatetimeIndex(
        [scene.start, *scene.silences[c.START], *scene.silences[c.END], scene.end]
    )
    dates = pd.DatetimeIndex(scene.memories.degrees.index.union(edges))
    curves = scene.memories.on(dates)
    return {
        "days": days(dates),
        "stops": list(curves.half_lives),
        "now": curves.now,
        "degrees": (curves.degrees.T * 10).round().astype(int).to_numpy().tolist(),
    }


def _palette(colours: Palette) -> dict[str, Any]:
    return {name: getattr(colours, name) for name in _COLOURS}
