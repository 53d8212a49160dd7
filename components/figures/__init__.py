"""Figures that several pages draw: pure, from tables to Plotly.

In a notebook `from components.figures import plot` draws what the page Explore does.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from components.figures.plot_figure import plot as plot


def __getattr__(name: str) -> Any:
    if name == "plot":
        from components.figures.plot_figure import plot

        return plot
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
