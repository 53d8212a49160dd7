"""The events of one bundle, for a table."""

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.large import ids
from data.large.columns import Columns


def rows_of(events: Columns, event_id: str, hits: np.ndarray | None = None) -> pd.DataFrame:
    """The events that a bundle holds, in time order, as `prepare` gives them.

    Args:
        events: of the whole set.
        event_id: of the bundle, or of one event; any other gives none.
        hits: which events a filter keeps (bool); None where none is.
    """
    told = ids.told_by(event_id)
    prepared = events.dataset.prepared
    if told is None:
        return prepared[(prepared[c.EVENT_ID] == event_id).to_numpy(dtype=bool)]
    held = told.mask(events)
    if hits is not None:
        held &= ~hits if told.rest else hits
    return prepared[held]
