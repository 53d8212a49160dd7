"""The five steps of a blind rating, and what they stand for: a set may say otherwise.

In `datapackage.json`, from the coldest to the warmest; a label may be left out:

    "thaw": {"steps": [{"value": -9, "label": "A break"}, {"value": -2}, {"value": 0},
                       {"value": 2}, {"value": 9, "label": "An alliance"}]}
"""

from itertools import pairwise
from math import isfinite
from typing import Any

Steps = tuple[tuple[float, str], ...]
STEPS: Steps = (
    (-7.0, "Cooled it a lot"),
    (-3.0, "Cooled it a little"),
    (0.0, "Left it as it was"),
    (3.0, "Warmed it a little"),
    (7.0, "Warmed it a lot"),
)
MOST = 10.0  # the end of the ladder
LABEL_MOST = 60


def read_steps(given: Any) -> Steps:
    """What a set says of the five steps; empty where it says nothing.

    Raises:
        ValueError: it makes no sense; says in what way.
    """
    if given is None:
        return ()
    if not isinstance(given, list) or len(given) != len(STEPS):
        raise ValueError(f"there have to be {len(STEPS)} steps, from the coldest to the warmest")
    if not all(isinstance(one, dict) for one in given):
        raise ValueError("each step has to be an object with “value” and, if you like, “label”")
    values = [_value(one.get("value")) for one in given]
    if any(a >= b for a, b in pairwise(values)):
        raise ValueError("the values have to rise from the coldest to the warmest")
    if not values[1] < values[2] == 0 < values[3]:
        raise ValueError("two values have to be below 0, the middle one 0, and two above")
    labels = [
        _label(one.get("label")) or usual for one, (_, usual) in zip(given, STEPS, strict=True)
    ]
    if len(set(labels)) < len(labels):
        raise ValueError("two steps have the same label")
    return tuple(zip(values, labels, strict=True))


def _value(given: Any) -> float:
    number = isinstance(given, int | float) and not isinstance(given, bool)
    if not number or not isfinite(given) or abs(given) > MOST:
        raise ValueError(f"a “value” is no number from −{MOST:g} to {MOST:g}")
    return float(given)


def _label(given: Any) -> str:
    return " ".join(str(given).split())[:LABEL_MOST] if isinstance(given, str | int | float) else ""


def as_json(steps: Steps) -> list[dict[str, Any]]:
    """The steps as `datapackage.json` has them."""
    return [{"value": value, "label": label} for value, label in steps]
