"""Colours: readable on their background, and apart for colour-blind readers."""

import itertools

import numpy as np
import pytest

from components.style.palette_figure import DARK, LIGHT, Palette, palette

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
BLIND = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
               [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
               [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
               [0.004733, 0.691367, 0.303900]],
}  # fmt: skip


def linear(colour: str) -> np.ndarray:
    rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_enough_contrast(colours: Palette) -> None:
    texts = [colours.text, colours.muted, colours.warm, colours.cold, *colours.classes]
    for text in texts:
        assert contrast(text, colours.paper) >= 4.5, text


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", BLIND)
def test_directions_stay_apart_for_colour_blind_readers(colours: Palette, kind: str) -> None:
    seen = [np.array(BLIND[kind]) @ linear(c) for c in (colours.warm, colours.cold)]
    for a, b in itertools.combinations(seen, 2):
        assert np.abs(np.clip(a, 0, 1) ** (1 / 2.2) - np.clip(b, 0, 1) ** (1 / 2.2)).max() > 0.25


def test_any_other_theme_name_gets_the_light_palette() -> None:
    assert palette(None) is LIGHT
    assert palette("dark") is DARK
