"""The one place that knows a colour, a font or a marker shape.

The scale runs from blue (cold) to vermilion (warm): the pair stays apart for people with red-green
or blue-yellow colour blindness, and every direction is also said by a shape (triangle up, triangle
down, circle). Text colours reach a contrast of 4.5 to 1 on their background in both themes.
"""

import re
from dataclasses import dataclass

from data.basics.columns import COOLING, NEUTRAL, WARMING

# Both are in the installed Streamlit package, whose style sheet names them; the rest is for pages
# and pictures that are opened without it.
FONT = "'Source Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif"
SERIF = "'Source Serif', Georgia, 'Noto Serif', 'DejaVu Serif', serif"  # for what is claimed
TEXT_SIZE = 14  # px: the smallest text that must be read from the back of a classroom

SYMBOLS = {WARMING: "triangle-up", COOLING: "triangle-down", NEUTRAL: "circle"}
SIGNS = {WARMING: "▲", COOLING: "▼", NEUTRAL: "●"}
DASHES = ("solid", "dash", "dot", "dashdot")  # one for each of a palette's `series`
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, as CSS text."""

    paper: str
    text: str
    muted: str
    grid: str
    zero: str
    band: str
    line: str
    warm: str
    cold: str
    neutral: str
    label_box: str
    strip: str
    strip_hidden: str
    ring: str
    difference: str
    fill_scale: tuple[tuple[float, str], ...]
    classes: tuple[str, ...]  # text colours of the six classes, coldest first
    series: tuple[str, ...]  # of lines side by side, which also differ by their dashes

    def direction(self, name: str) -> str:
        """Colour of a direction (`warming`, `cooling`, `neutral`)."""
        return {WARMING: self.warm, COOLING: self.cold}.get(name, self.neutral)


LIGHT = Palette(
    paper="#ffffff",
    text="#14202b",
    muted="#4a5763",
    grid="#e4e8ec",
    zero="#8794a0",
    band="rgba(96,116,134,0.10)",
    line="#14202b",
    warm="#c2410c",
    cold="#1d5f9e",
    neutral="#5d6a76",
    label_box="rgba(255,255,255,0.88)",
    strip="#64788a",
    strip_hidden="#d3dae0",
    ring="#14202b",
    difference="rgba(126,70,160,0.42)",
    fill_scale=(
        (0.0, "rgba(16,62,120,0.85)"),
        (0.33, "rgba(69,137,196,0.60)"),
        (0.5, "rgba(190,214,233,0.35)"),
        (0.5, "rgba(250,214,190,0.35)"),
        (0.67, "rgba(233,128,76,0.60)"),
        (1.0, "rgba(150,40,4,0.85)"),
    ),
    classes=("#103e78", "#1d5f9e", "#3f6485", "#7a5238", "#b0460f", "#962804"),
    series=("#14202b", "#0f766e", "#7c3aed", "#a16207"),
)

DARK = Palette(
    paper="#0f1720",
    text="#eef2f6",
    muted="#b0bcc8",
    grid="#26323e",
    zero="#7c8996",
    band="rgba(160,180,200,0.09)",
    line="#f2f5f8",
    warm="#ff9a62",
    cold="#74b3f0",
    neutral="#a7b3bf",
    label_box="rgba(15,23,32,0.86)",
    strip="#8fa3b5",
    strip_hidden="#33414e",
    ring="#ffffff",
    difference="rgba(196,140,235,0.45)",
    fill_scale=(
        (0.0, "rgba(64,140,230,0.85)"),
        (0.33, "rgba(64,130,200,0.60)"),
        (0.5, "rgba(70,110,150,0.30)"),
        (0.5, "rgba(150,95,65,0.30)"),
        (0.67, "rgba(225,120,70,0.60)"),
        (1.0, "rgba(255,120,60,0.85)"),
    ),
    classes=("#8cc0ff", "#74b3f0", "#a3bdd4", "#d9b8a2", "#ffab7c", "#ff8f55"),
    series=("#f2f5f8", "#5eead4", "#c4b5fd", "#facc15"),
)


def palette(theme: str | None) -> Palette:
    """The palette of a theme name; anything but `dark` gets the light one."""
    return DARK if theme == "dark" else LIGHT


def translucent(colour: str, opacity: float) -> str:
    """A colour written `#rrggbb` as one that lets through what lies below it."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"


def own_colour(given: str, otherwise: str) -> str:
    """A colour that a data set brings, if it is written `#rrggbb`; else `otherwise`."""
    return given if _HEX.fullmatch(given) else otherwise
