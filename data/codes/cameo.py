"""CAMEO event codes and their figures on Goldstein's scale.

Codes are text: `010` (make a statement, 0.0) and `10` (demand, −5.0) are different codes. The
figures are those of Goldstein, J. Conflict Resolution 36 (1992), as carried over to CAMEO codes.
"""

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "cameo_goldstein.csv"


@cache
def _codes() -> dict[str, tuple[str, float]]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {
            row["code"]: (row["name"].capitalize(), float(row["goldstein"]))
            for row in csv.DictReader(lines)
        }


def goldstein(code: str) -> float | None:
    """Goldstein's figure of a code, −10 to 10; None for a code that is not on the list."""
    entry = _codes().get(str(code).strip())
    return entry[1] if entry else None


def name(code: str) -> str | None:
    """What a code means, in words; None for a code that is not on the list."""
    entry = _codes().get(str(code).strip())
    return entry[0] if entry else None


def codes() -> tuple[str, ...]:
    """All codes, in the order of the list."""
    return tuple(_codes())
