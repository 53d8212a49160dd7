"""What a model declares of itself is so: parameters, gaps, band, and when it stands still."""

import numpy as np
import pytest

from data.basics.parameters import settle
from data.models import MODELS
from data.models.acts import DAYS_PER_YEAR
from data.models.given import Given
from data.temperature import curve, trace
from tests.random_tables import table

FAR_APART = table(("1950-01-10", 6), ("1990-05-20", -4))
YEAR = DAYS_PER_YEAR
DECLARED = {  # default, low, high, step: a link that somebody keeps rests on them
    "bounded": {"k": (0.15, 0.01, 1, 0.01), "half_life_days": (None, 30, 36525, 1)},
    "decaying": {"half_life_days": (2 * YEAR, 30, 36525, 1)},
    "window": {"window_days": (3 * YEAR, 30, 36525, 1)},
    "level": {
        "period_months": (12, 1, 12, 1), "q": (1, 0.01, 25, 0.01), "r": (4, 0.01, 100, 0.01),
        "m0": (0, -10, 10, 0.1), "C0": (9, 0.01, 100, 0.01),
    },
}  # fmt: skip
VARIANTS = {
    "bounded": {"k": (0.1, 0.15, 0.2), "half_life_days": (None, 10 * YEAR)},
    "decaying": {"half_life_days": (YEAR, 2 * YEAR, 4 * YEAR)},
    "window": {"window_days": (2 * YEAR, 3 * YEAR, 5 * YEAR)},
    "level": {"q": (0.5, 1, 2), "r": (2, 4, 8)},
}


@pytest.mark.parametrize("name", MODELS)
def test_parameters_have_the_ranges_that_links_rest_on(name: str) -> None:
    found = {p.name: (p.default, p.low, p.high, p.step) for p in MODELS[name].parameters}
    assert found == DECLARED[name]
    assert dict(MODELS[name].variants) == VARIANTS[name]


@pytest.mark.parametrize("name", MODELS)
def test_a_line_has_gaps_and_a_band_where_that_is_declared(name: str) -> None:
    got, model = curve(FAR_APART, model=name), MODELS[name]
    assert bool(got["value"].isna().any()) is model.gaps
    assert ("low" in got.columns and "high" in got.columns) is model.band


@pytest.mark.parametrize("half_life", [None, 1000.0])
@pytest.mark.parametrize("name", MODELS)
def test_between_two_days_with_events_it_stands_still_where_that_is_declared(
    name: str, half_life: float | None
) -> None:
    model = MODELS[name]
    fades = {"half_life_days": half_life} if name == "bounded" else {}
    settled = settle(model.parameters, fades)
    values = trace(FAR_APART, name, **fades).result.values(np.arange(-7000, 7000, 90))
    still = len(np.unique(values[~np.isnan(values)])) == 1 and not np.isnan(values).any()
    assert still is model.steady(settled)


def test_no_parameter_has_to_be_given() -> None:
    assert Given.__required_keys__ == frozenset()
