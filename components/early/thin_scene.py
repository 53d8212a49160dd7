"""A scene of many events, made thin for the picture before the page: the eye sees no difference.

Events of one way that lie within a fraction of a pixel are one row that counts as many, except the
strongest, which the line names; of the line's days those are left that a wide screen tells apart.
"""

import json
from dataclasses import replace

import pandas as pd

from components.chart.scene_data import scene_payload
from components.figures.explore_figure import ExploreScene
from components.figures.thinning import slots, thinned
from data.basics import columns as c

MANY = 2500  # events, from which on it is worth it
NAMED, OF_A_CHAPTER = 40, 6  # of the strongest events, all in all and of each chapter


def thin_payload(scene: ExploreScene) -> bytes:
    """What `scene_payload` gives of the scene, thin, with only the events that are shown.

    Returns:
        JSON; `counted` says that its rows are still events.
    """
    shown = _bundled(scene)
    thin = replace(
        scene,
        every=shown,
        shown=shown,
        curve=thinned(scene.curve),
        published=None if scene.published is None else thinned(scene.published),
        memories=None,
    )
    sent = json.loads(scene_payload(thin)) | {"counted": "event"}
    return json.dumps(sent, ensure_ascii=False, separators=(",", ":")).encode()


def _bundled(scene: ExploreScene) -> pd.DataFrame:
    """The shown events: the strongest as they are, the others one row for each slot and way."""
    shown = scene.shown.reset_index(drop=True)
    named = _named(shown, scene.chapters)
    strongest = shown.loc[named].assign(**{c.REPORTS: 1})
    others = shown.drop(named)
    groups = others.groupby([slots(others["at"]), others["direction"]], sort=True)
    rows = groups.head(1).copy()
    rows["move"] = groups["move"].transform("sum").loc[rows.index]
    rows[c.REPORTS] = groups["move"].transform("size").loc[rows.index]
    rows[[c.LABEL, c.TITLE, c.DATE_LABEL, "precision", c.CATEGORY]] = ""
    rows[c.EVENT_ID] = [f"+{number}" for number in range(len(rows))]
    thin = pd.concat([strongest, rows]).sort_values("at", kind="stable").reset_index(drop=True)
    return thin.assign(**{c.UNIT: "day"})


def _named(shown: pd.DataFrame, chapters: pd.DataFrame) -> list[int]:
    """The rows among which the line chooses whom to name."""
    strength = shown["move"].abs().sort_values(ascending=False, kind="stable")
    at = shown["at"].loc[strength.index]
    named = set(strength.index[:NAMED])
    for start, end in zip(chapters[c.START], chapters[c.END], strict=True):
        named |= set(at.index[(at >= start) & (at < end)][:OF_A_CHAPTER])
    return sorted(named)
