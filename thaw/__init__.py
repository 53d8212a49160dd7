"""Thaw by one name, where it is installed: the doors a notebook uses.

    from thaw import catalog, temperature, plot

    ds = catalog.open_set("soviet-yugoslav")
    temperature.curve(ds)
    plot(ds)

In a checkout the same works from its folder, beside `from data import …`. A wheel holds `data` and
`components` inside `thaw` (see `setup.py`), so that nothing else of ours is at the top.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from data import __name__ as _data

if TYPE_CHECKING:
    from components.figures import plot as plot
    from data import archive as archive
    from data import catalog as catalog
    from data import historical_date as historical_date
    from data import reading as reading
    from data import temperature as temperature

__all__ = ["archive", "catalog", "historical_date", "plot", "reading", "temperature"]


def __getattr__(name: str) -> Any:
    if name == "plot":
        from components.figures import plot

        return plot
    if name in __all__:
        return import_module(f"{_data}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
