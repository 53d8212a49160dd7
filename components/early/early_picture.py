"""What Explore will show for an address, worked out before the page itself is: line and words."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import parse_qsl

from components.address import dataset_view
from components.address.old_links import as_of_today
from components.address.query_view import SET_KEY
from components.chart.scene_data import scene_payload, shown_mask
from components.early.thin_scene import MANY, thin_payload
from components.figures.scene_figure import build_scene
from data import bound, catalog
from data.events.data_set import BrokenSet, DataSet
from data.selection import selection_address
from data.selection.selection import Selection

MOST = 400_000  # bytes: a larger picture would hold up the page that it comes before
KEPT = 32
_LEFT_OUT = ("embed", "embed_options")  # in a frame the page is another one


def query_of(text: str) -> dict[str, list[str]]:
    """The query of an address with a list of values for every key, in today's words."""
    query: dict[str, list[str]] = {}
    for key, value in parse_qsl(text, max_num_fields=400):
        query.setdefault(key, []).append(value)
    return as_of_today(query)


def early_picture(query: Mapping[str, Sequence[str]]) -> bytes | None:
    """The picture of an address, as JSON that a script in a page may hold.

    Asked on behalf of whoever looks (`data.workspace.people.asking`).

    Args:
        query: of the address, from `query_of`.

    Returns:
        `scene` (see `components.chart.scene_data`), `shown`, `view`, `chapter`, `event`, `finding`,
        `sentence`, `title`, `chips`: what stands on the buttons under the finding. None
        where the page is not the plain picture of a set (it looks closer, nothing is shown, the
        set is not here or comes out of an archive, the address says what means nothing). Of a
        set of many thousand events the scene is a thin one (`components.early.thin_scene`).
    """
    if (found := asked_set(query)) is None:
        return None
    name, stamp = found
    if not dataset_view.at_hand(name):
        return None
    wanted = {key: tuple(values) for key, values in query.items() if key != SET_KEY}
    return _made(name, stamp, tuple(sorted(wanted.items())))


def asked_set(query: Mapping[str, Sequence[str]]) -> tuple[str, str] | None:
    """Name and stamp of the set that an address shows plainly, for whoever looks; None if none."""
    if any(key in query for key in (*_LEFT_OUT, "look", "on")):
        return None
    name = _name(query)
    if name is None:
        return None
    try:
        stamp = catalog.stamp(name)
    except BrokenSet:
        return None
    # Without a stamp it is not told whether whoever asks may have it.
    return (name, stamp) if stamp else None


def _name(query: Mapping[str, Sequence[str]]) -> str | None:
    """The set that the page will open, where it is one that is listed."""
    sets = catalog.list_sets()
    asked = next(iter(query.get(SET_KEY, [])), "")
    if asked:
        return asked if asked in [entry.name for entry in sets] else None
    return next((entry.name for entry in sets if not entry.broken), None)


@lru_cache(KEPT)
def _made(name: str, stamp: str, query: tuple[tuple[str, tuple[str, ...]], ...]) -> bytes | None:
    try:
        dataset = dataset_view.open_dataset(name)
    except BrokenSet:
        return None
    selection, notes = selection_address.from_query(dict(query), dataset)
    dataset = dataset_view.closer(dataset, selection.view, selection.event, selection)
    if notes or not selection.mask(dataset.prepared).any():
        return None
    return _written(dataset, selection)


def _written(dataset: DataSet, selection: Selection) -> bytes | None:
    trace = dataset_view.trace_of(dataset, selection)
    plain = selection.as_published()
    ghost = None if plain == selection else dataset_view.trace_of(dataset, plain)
    scene = build_scene(dataset, selection.without_navigation(), trace, published=ghost)
    thin = len(scene.every) > MANY
    sent = thin_payload(scene) if thin else scene_payload(scene)
    words = {
        "shown": None if thin else shown_mask(scene),
        "view": selection.view,
        "chapter": selection.chapter,
        "event": selection.event,
        "title": dataset.title,
        "finding": bound.finding(dataset, selection, trace).text,
        "sentence": selection.sentence(dataset.prepared, dataset),
        "chips": _chips(dataset, selection),
    }
    told = json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()
    body = told[:-1] + b',"scene":' + sent + b"}"
    return in_a_script(body) if len(body) <= MOST else None


def _chips(dataset: DataSet, selection: Selection) -> list[str]:
    """What stands on the buttons beside the sentence, which takes more lines with them."""
    conditions = selection.conditions(dataset)
    changed = selection.changed_settings(dataset.model)
    return [
        *(f"✕ {condition.label}" for condition in (*conditions, *changed)),
        *(["Reset all"] if len(conditions) > 1 else []),
        *([dataset.caution_title] if dataset.caution else []),
    ]


def in_a_script(told: bytes) -> bytes:
    """JSON in which no text can end the script that holds it, nor begin a comment in it."""
    return told.replace(b"<", b"\\u003c").replace(b">", b"\\u003e").replace(b"&", b"\\u0026")
