"""The lowest number between two places in a row of them, for very many pairs of places at once."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Lowest:
    """Numbers with, for each place and power of two, where the lowest of so many from there stands.

    Attributes:
        values: the numbers, none NaN.
        places: an array for each power of two; of equals the last counts.
    """

    values: np.ndarray
    places: tuple[np.ndarray, ...]

    @classmethod
    def of(cls, values: np.ndarray) -> "Lowest":
        """Those of some numbers, n · log n of them."""
        places = [np.arange(len(values))]
        while (half := 1 << (len(places) - 1)) < len(places[-1]):
            places.append(_lower(values, places[-1][:-half], places[-1][half:]))
        return cls(values, tuple(places))

    def within(self, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """The place of the lowest number from each first place to each last one, both included."""
        power = np.frexp(last - first + 1.0)[1] - 1  # 2 ** power is no longer than that
        found = np.empty(len(first), dtype="int64")
        for one in np.unique(power).tolist():
            here, level = power == one, self.places[one]
            found[here] = _lower(
                self.values, level[first[here]], level[last[here] - (1 << one) + 1]
            )
        return found


def _lower(values: np.ndarray, earlier: np.ndarray, later: np.ndarray) -> np.ndarray:
    return np.where(values[later] <= values[earlier], later, earlier)
