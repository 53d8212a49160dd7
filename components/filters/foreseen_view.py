"""A click on a filter shows in the chart at once: what the browser needs to work it out itself."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from components.served.mounted import part, text_of
from data.basics import columns as c
from data.events.data_set import DataSet
from data.selection.selection import Selection
from data.selection.shown import mask_text

SCRIPT = Path(__file__).parent / "foreseen" / "foreseen.js"
MOST = 10_000  # rows; of more the browser waits for the answer
CHOICES = 25  # that a letter can name; `z` is none of them


def render_foreseen(dataset: DataSet, now: Selection, choices: Mapping[str, list[str]]) -> None:
    """Tell the browser what each event falls under; stands inside the panel.

    Args:
        dataset: what is open.
        now: what is shown of it.
        choices: of `codes_of`.
    """
    part("thaw_foreseen", js=text_of(SCRIPT))(
        key="filter_foreseen", data=json.dumps(foreseen(dataset, now, choices))
    )


def foreseen(dataset: DataSet, now: Selection, choices: Mapping[str, list[str]]) -> dict[str, Any]:
    """What `foreseen.js` takes.

    Returns:
        `shown`: what is shown now, `rest`: what all filters but the three rows of choices let
        through, both one character an event or None for all; `codes`: from `codes_of`, or None
        where a click moves the line too or there is too much to send.
    """
    rows = dataset.prepared
    rest = replace(now, categories=(), initiators=(), directions=())
    small = len(rows) <= MOST and all(len(names) <= CHOICES for names in choices.values())
    alone = now.scored == "all" and small
    return {
        "shown": mask_text(now.mask(rows)),
        "rest": mask_text(rest.mask(rows)) if alone else None,
        "codes": codes_of(rows, choices) if alone else None,
    }


def codes_of(rows: pd.DataFrame, choices: Mapping[str, list[str]]) -> dict[str, str]:
    """What each event falls under, one letter an event: `a` for the first choice, `z` for none.

    Args:
        rows: the prepared events.
        choices: the choices in the order of the buttons, by the key of the widget; those of the
            directions are `DIRECTIONS`.
    """
    sign = np.sign(rows[c.VALUE].fillna(0.0).to_numpy())
    under = {
        "filter_category": rows[c.CATEGORY],
        "filter_by": rows[c.INITIATOR],
        "filter_direction": pd.Series(sign).map({1.0: "warming", -1.0: "cooling", 0.0: "neutral"}),
    }
    return {key: _letters(under[key], names) for key, names in choices.items()}


def _letters(values: pd.Series, names: list[str]) -> str:
    number = pd.Index(names).get_indexer(pd.Index(values))
    return (np.where(number < 0, 25, number) + ord("a")).astype("u1").tobytes().decode("ascii")
