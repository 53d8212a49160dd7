"""What stands around the drawing of Explore, here and on the page to take home: one template.

The picture before the page takes the same foot, unseen, for its height.
"""

from functools import cache
from pathlib import Path
from string import Template

FOLDER = Path(__file__).parent / "explore"
SUMMARY = '  <p id="thaw-summary" class="thaw-summary thaw-hidden"></p>\n'
LINK = '    <input class="thaw-link" type="text" readonly hidden aria-label="Link to this view">\n'


@cache
def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def foot_html(more: str = "", beside: str = "") -> str:
    """The chapters' stepper, the key of the marks and the buttons.

    Args:
        more: further buttons.
        beside: what stands behind them.
    """
    return Template(_read("foot.html")).substitute(more=more, beside=beside)


def frame_html(told: str = "", more: str = "", beside: str = "") -> str:
    """The place of the drawing with what belongs to it; `told` is said of it in words."""
    return Template(_read("frame.html")).substitute(told=told, foot=foot_html(more, beside))


def explore_foot() -> str:
    """The foot as it stands on Explore, with the buttons that save and link."""
    return foot_html(_read("buttons.html"), LINK)


@cache
def explore_html() -> str:
    """The whole chart of Explore."""
    frame = frame_html(SUMMARY, _read("buttons.html"), LINK)
    return Template(_read("chart.html")).substitute(frame=frame)
