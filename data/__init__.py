"""What is true: dates, scores, temperature, selections and files. No Streamlit, no Plotly.

Use from a notebook::

    from data import catalog, temperature

    ds = catalog.open_set("soviet-yugoslav")
    temperature.curve(ds.events)

Doors that stay though their rooms have moved: `historical_date`.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.dates import historical_date as historical_date

_MOVED = {"historical_date": "data.dates.historical_date"}


def __getattr__(name: str) -> ModuleType:
    if name in _MOVED:
        return import_module(_MOVED[name])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
