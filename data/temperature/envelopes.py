"""The envelope: the same events under other settings that are as good, and another code table.

It answers how far the line depends on choices that nobody can settle, and says nothing about the
events themselves; see `uncertainty` for that.
"""

from dataclasses import dataclass
from itertools import product
from typing import Unpack

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.parameters import Parameter, settle
from data.codes import cameo
from data.models import DEFAULT_MODEL, model_named
from data.models.acts import DAYS_PER_YEAR
from data.models.given import Given, tells_parameters
from data.models.model import Model, Result, Settled
from data.temperature.asking import Events, asked, settings_of
from data.temperature.outside import yearly_means
from data.temperature.tracing import result_of, span_of

GDELT, ICEWS = "GDELT", "ICEWS"
# Where the table of ICEWS (ICEWS Coded Event Data, doi 10.7910/DVN/28075) differs from that of
# GDELT, which Thaw uses. Its four figures were read in the R package icews by Andreas Beger
# (goldstein_mappings), not in the data set itself.
ICEWS_FIGURES = {"016": -5.0, "022": 3.4, "164": -6.5, "165": -7.0}
SAME_SIGN = 1e-9  # degrees


@dataclass(frozen=True, eq=False, repr=False)
class Setting:
    """One way to run the model.

    Attributes:
        label: in words: `Sensitivity k 0.1, half-life never, codes as in GDELT`.
        parameters: every parameter with its value.
        table: where the scores of codes come from, `GDELT` or `ICEWS`.
        curve: DataFrame by `date`: `value`, `degrees`; all settings on the same dates.
        yearly: mean degrees by year.
    """

    label: str
    parameters: Settled
    table: str
    curve: pd.DataFrame
    yearly: pd.Series

    def __repr__(self) -> str:
        return f"Setting({self.label})"


@dataclass(frozen=True, eq=False, repr=False)
class Envelope:
    """The line under every setting.

    Attributes:
        curve: DataFrame by `date`: `low`, `high` (native), `low_degrees`, `high_degrees`: the
            lowest and the highest of all settings; each holds until the next date.
        settings: all of them.
        uncertain_years: years whose mean is above zero in one setting and below in another.
        by_code: how many events have their score from their code.
        differing: how many of these the code tables score differently; where there is none, only
            one table is run, because both give the same line.
        note: the last two in a sentence.
    """

    curve: pd.DataFrame
    settings: tuple[Setting, ...]
    uncertain_years: tuple[int, ...]
    by_code: int
    differing: int
    note: str

    def __repr__(self) -> str:
        number = counted(len(self.settings), "setting")
        return f"Envelope({number}, {span_of(self.curve)})"


@tells_parameters
def envelope(events: Events, model: str = DEFAULT_MODEL, **parameters: Unpack[Given]) -> Envelope:
    """Run the model with every combination of settings that are as good as the given ones.

    For the bounded accumulator: k 0.1, 0.15 and 0.2 (and the given one), half-life ten years and
    never (and the given one), and the code tables of GDELT and ICEWS. The other models declare
    their own (`Model.variants`).

    Args:
        events: as in `temperature.trace`.
        model: a name in `MODELS`.
        parameters: as the model declares them.

    Raises, warns: as in `temperature.trace`.

    >>> two = pd.DataFrame({"date": ["1945-04-11", "1948-06-28"], "score": [10, -8]})
    >>> got = envelope(two)
    >>> len(got.settings), got.uncertain_years
    (6, ())
    """
    chosen = model_named(model)
    settled = settle(chosen.parameters, settings_of(events, model, parameters))
    prepared = asked(events).table
    coded, changed = _by_code(prepared)
    tables = {GDELT: prepared}
    if changed.any():
        tables[ICEWS] = _with_icews(prepared, changed)
    runs = [
        (name, setting, result_of(table, model, setting)[1])
        for name, table in tables.items()
        for setting in _combinations(chosen, settled)
    ]
    days = np.unique(np.concatenate([result.rows() for _, _, result in runs]))
    settings = tuple(_setting(*run, chosen, days) for run in runs)
    counts = int(coded.sum()), int(changed.sum())
    return Envelope(
        _outline(settings), settings, _uncertain(settings), *counts, _note(*counts)
    )  # fmt: skip


def _by_code(prepared: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Which events are scored by their code, and which of them ICEWS scores otherwise."""
    own = pd.to_numeric(prepared[c.SCORE], errors="coerce").notna().to_numpy()
    codes = prepared[c.CAMEO].str.strip()
    value = prepared[c.VALUE].to_numpy(dtype=float)
    figures = codes.map({code: cameo.goldstein(code) for code in codes.unique()})
    coded = ~own & (value == figures.to_numpy(dtype=float))
    return coded, coded & codes.isin(list(ICEWS_FIGURES)).to_numpy()


def _with_icews(prepared: pd.DataFrame, changed: np.ndarray) -> pd.DataFrame:
    figures = prepared[c.CAMEO].str.strip().map(ICEWS_FIGURES).to_numpy(dtype=float)
    return prepared.assign(**{c.VALUE: np.where(changed, figures, prepared[c.VALUE])})


def _combinations(chosen: Model, settled: Settled) -> list[Settled]:
    """Every combination of the variants of the parameters, the given values among them."""
    choices = []
    for name, value in settled.items():
        variants = chosen.variants.get(name, (value,))
        choices.append(variants if value in variants else (*variants, value))
    return [dict(zip(settled, values, strict=True)) for values in product(*choices)]


def _setting(
    table: str, parameters: Settled, result: Result, chosen: Model, days: np.ndarray
) -> Setting:
    value = result.values(days)
    index = pd.DatetimeIndex(days.astype("datetime64[D]").astype("datetime64[us]"), name=c.DATE)
    curve = pd.DataFrame({c.VALUE: value, c.DEGREES: 100.0 * value / chosen.scale}, index=index)
    varied = [known for known in chosen.parameters if known.name in chosen.variants]
    words = [f"{_small(known.label)} {_said(known, parameters[known.name])}" for known in varied]
    label = ", ".join([*words, f"codes as in {table}"])
    return Setting(label[0].upper() + label[1:], parameters, table, curve, yearly_means(curve))


def _small(label: str) -> str:
    return label[0].lower() + label[1:]


def _said(parameter: Parameter, value: float | None) -> str:
    if value is None:
        return "never"
    if parameter.unit == "days" and value >= DAYS_PER_YEAR:
        years = value / DAYS_PER_YEAR
        return f"{years:.3g} {'year' if years == 1 else 'years'}"
    return (
        f"{value:g} {'day' if value == 1 else 'days'}" if parameter.unit == "days" else f"{value:g}"
    )


def _outline(settings: tuple[Setting, ...]) -> pd.DataFrame:
    out = {}
    for suffix, column in (("", c.VALUE), ("_degrees", c.DEGREES)):
        lines = np.stack([setting.curve[column].to_numpy() for setting in settings])
        out[f"low{suffix}"] = np.fmin.reduce(lines, axis=0)
        out[f"high{suffix}"] = np.fmax.reduce(lines, axis=0)
    return pd.DataFrame(out, index=settings[0].curve.index)


def _uncertain(settings: tuple[Setting, ...]) -> tuple[int, ...]:
    years = pd.concat([setting.yearly for setting in settings], axis=1)
    both = (years > SAME_SIGN).any(axis=1) & (years < -SAME_SIGN).any(axis=1)
    return tuple(int(year) for year in years.index[both])


def _note(coded: int, changed: int) -> str:
    if coded == 0:
        return "Every event has a score of its own, so the choice of code table changes nothing."
    events = "1 event has its" if coded == 1 else f"{coded} events have their"
    if changed == 0:
        return f"{events} score from a code; the tables of GDELT and ICEWS agree on all of them."
    which = "1 of them" if changed == 1 else f"{changed} of them"
    return f"{events} score from a code; the tables of GDELT and ICEWS differ on {which}."
