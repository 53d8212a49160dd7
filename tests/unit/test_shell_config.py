"""The settings the app starts with, and that their colours are the chart's and legible."""

import tomllib

import pytest
from streamlit import config as streamlit_config

from components.style.palette_figure import DARK, LIGHT, Palette
from tests.harness import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
THEMES = [("light", LIGHT), ("dark", DARK)]
CAPTION = 0.6  # Streamlit writes captions in the text's colour at this opacity


def luminance(colour: tuple[float, ...]) -> float:
    """Relative luminance of an sRGB colour (0-255 each), WCAG 2."""
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def rgb(text: str) -> tuple[float, ...]:
    return tuple(int(text[at : at + 2], 16) for at in (1, 3, 5))


def contrast(text: str, ground: str, opacity: float = 1.0) -> float:
    """Contrast ratio of `text` on `ground`, WCAG 2."""
    mixed = tuple(
        t * opacity + g * (1 - opacity) for t, g in zip(rgb(text), rgb(ground), strict=True)
    )
    low, high = sorted((luminance(mixed), luminance(rgb(ground))))
    return (high + 0.05) / (low + 0.05)


def test_contrast_as_wcag_defines_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize(("name", "palette"), THEMES)
def test_theme_has_the_colours_of_the_chart(name: str, palette: Palette) -> None:
    theme = CONFIG["theme"][name]
    assert theme["backgroundColor"] == palette.paper
    assert theme["primaryColor"] == palette.cold


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_is_legible(name: str) -> None:
    theme = CONFIG["theme"][name]
    for ground in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        assert contrast(theme["textColor"], ground, CAPTION) >= 4.5
        assert contrast(theme["linkColor"], ground) >= 4.5
        assert contrast(theme["primaryColor"], ground) >= 4.5


@pytest.mark.parametrize(("name", "palette"), THEMES)
@pytest.mark.parametrize("colour", ["text", "muted", "warm", "cold", "neutral"])
def test_chart_text_is_legible(name: str, palette: Palette, colour: str) -> None:
    assert contrast(getattr(palette, colour), palette.paper) >= 4.5


def test_nothing_leaves_this_machine() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert "http" not in str(CONFIG["theme"])


def test_streamlit_knows_every_setting() -> None:
    known = set(streamlit_config.get_config_options())

    def names(table: dict, prefix: str) -> list[str]:
        found = []
        for key, value in table.items():
            name = f"{prefix}{key}"
            found += names(value, f"{name}.") if isinstance(value, dict) else [name]
        return found

    assert set(names(CONFIG, "")) <= known
