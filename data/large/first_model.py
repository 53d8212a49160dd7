"""Which model a set of very many events is shown with first."""

import numpy as np

from data.basics import columns as c
from data.events.data_set import DataSet
from data.large import MANY
from data.models import DEFAULT_MODEL, VOLUME_FREE
from data.temperature.tracing import days_of

DENSE = 2.0  # events a day, from which a line that adds them up only jumps from end to end
CAUTION = (
    "Each day holds {} events on average. With so many, the line of a model that adds up jumps "
    "from end to end and fills the picture: shown first is the mean of a window. The others are on "
    "Explain, under Models."
)


def shown_first(dataset: DataSet, day: np.ndarray) -> dict[str, str]:
    """The model of a set with very many events a day, and what is said of it; else nothing.

    Args:
        dataset: the whole set.
        day: of each event, since 1970-01-01.
    """
    a_day = len(day) / (int(np.ptp(day)) + 1)
    if a_day < DENSE or dataset.model != DEFAULT_MODEL:
        return {}
    return {"model": VOLUME_FREE, "caution": CAUTION.format(f"{a_day:,.0f}")}


def model_of(dataset: DataSet) -> str:
    """The model that the pages show a whole set with, however many events it has."""
    if len(dataset.prepared) <= MANY:
        return dataset.model
    return shown_first(dataset, days_of(dataset.prepared[c.FIRST])).get("model", dataset.model)
