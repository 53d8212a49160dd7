"""Text from a table never becomes markup; numbers read as people write them."""

import pytest

from components.style import number_words


def test_table_text_is_escaped_in_a_hover_box() -> None:
    box = number_words.event_hover("<img src=x onerror=alert(1)>", "<b>1948</b>", -3, -20, "<i>")
    assert "<img" not in box
    assert "<i>" not in box
    assert box.count("<b>") == 1  # our own
    assert "&lt;img" in box


@pytest.mark.parametrize(
    ("value", "text"), [(33.6, "+34°"), (-0.2, "0°"), (-65.5, "−66°"), (0, "0°")]
)
def test_degrees(value: float, text: str) -> None:
    assert number_words.degrees(value) == text


def test_movement_has_one_decimal_and_a_real_minus() -> None:
    assert number_words.fine_degrees(-4.13) == "−4.1°"
    assert number_words.fine_degrees(0.04) == "0.0°"


def test_long_titles_are_wrapped_and_cut() -> None:
    text = str(number_words.wrap("word " * 200, width=20, lines=3))
    assert text.count("<br>") == 2
    assert text.endswith("…")


def test_hover_says_direction_in_words() -> None:
    assert "cools by 3.0°" in number_words.event_hover("t", "1948", -3, -20, "Party")
    assert "warms by 3.0°" in number_words.event_hover("t", "1948", 3, -20, "Party")
    assert "leaves the line" in number_words.event_hover("t", "1948", 0, -20, "Party")
