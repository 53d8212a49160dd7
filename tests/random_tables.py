"""Small tables of events, and random ones, for the tests of the models."""

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from data.temperature import MODELS


def table(*rows: tuple, columns: tuple[str, ...] = ("date", "score")) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns))


def many(count: int, seed: int = 0) -> pd.DataFrame:
    """Events on random days of 75 years."""
    rng = np.random.default_rng(seed)
    start = np.datetime64("1917-01-01")
    dates = (start + rng.integers(0, 27_500, count)).astype("datetime64[D]").astype(str)
    return pd.DataFrame({"date": dates, "score": rng.integers(-100, 101, count) / 10})


days = st.dates(
    min_value=pd.Timestamp("1917-01-01").date(), max_value=pd.Timestamp("1920-12-31").date()
)
askings = st.dates(pd.Timestamp("1915-01-01").date(), pd.Timestamp("1930-01-01").date())
moments = st.one_of(
    days.map(lambda d: d.isoformat()),
    st.sampled_from(["1918-03-03", "1919-06-28"]),  # several on one day
    days.map(lambda d: d.isoformat()[:7]),
    days.map(lambda d: f"{d.isoformat()[:7]}~"),
)
spans = st.one_of(
    st.tuples(days, days).map(lambda two: "/".join(d.isoformat() for d in sorted(two))),
    days.map(lambda d: f"{d.year}~"),  # known to the year, it acts over its months
)
scores = st.one_of(st.floats(-10, 10), st.just(0.0))


def tables(
    lasting: bool = True, blank: bool = True, most: int = 25
) -> st.SearchStrategy[pd.DataFrame]:
    """Random tables, with events that lasted and with blank scores unless told otherwise."""
    dates = st.one_of(moments, spans) if lasting else moments
    figures = st.one_of(scores, st.none()) if blank else scores
    rows = st.lists(st.tuples(dates, figures, st.floats(0.05, 1.0)), min_size=1, max_size=most)
    return rows.map(
        lambda rows: table(*rows, columns=("date", "score", "confidence")).astype(
            {"score": "float64"}
        )
    )


@st.composite
def settings_of(draw: st.DrawFn) -> tuple[str, dict[str, float | None]]:
    """Any model with any parameters it allows, often at an end of their range."""
    model = draw(st.sampled_from(list(MODELS)))
    chosen: dict[str, float | None] = {}
    for parameter in MODELS[model].parameters:
        inside = (
            st.integers(int(parameter.low), int(parameter.high)).map(float)
            if parameter.whole
            else st.floats(parameter.low, parameter.high)
        )
        ends = [parameter.low, parameter.high, *([None] if parameter.optional else [])]
        chosen[parameter.name] = draw(st.one_of(st.sampled_from(ends), inside))
    return model, chosen
