"""How sure, in words: what the answers that are on come to."""

import numpy as np
import pandas as pd
from markupsafe import Markup, escape

from components.style.number_words import degrees
from data.basics import columns as c
from data.basics.counting import counted
from data.temperature import Envelope


def lead_sentences(
    curve: pd.DataFrame, band: pd.DataFrame | None, envelope: Envelope | None, series: list[dict]
) -> list[Markup]:
    """A sentence for each answer that is on; the first is the headline."""
    parts = []
    if band is not None and curve[c.DEGREES].notna().any():
        parts.append(_said_band(curve, band))
    if envelope is not None:
        parts.append(_said_envelope(envelope))
    known = [one for one in series if not np.isnan(one["rho"])]
    if known:
        best = max(known, key=lambda one: abs(one["rho"]))
        parts.append(
            escape(
                f"Of {counted(len(series), 'outside figure')}, “{best['title']}” goes with the "
                f"line most closely: rank correlation {rho_words(best['rho'])} over "
                f"{counted(best['n'], 'year')}."
            )
        )
    if not parts:
        return [Markup("The line alone, without any answer to how sure it is: switch one on.")]
    return parts


def _said_band(curve: pd.DataFrame, band: pd.DataFrame) -> Markup:
    on = pd.DatetimeIndex(curve.index)[int(np.nanargmin(curve[c.DEGREES]))]
    row = band[band.index <= on].iloc[-1:]
    if row.empty:
        return Markup("")
    return escape(
        f"At its coldest, in {on:%B %Y}, the line stands at {degrees(curve[c.DEGREES].min())}; "
        f"nine of ten redrawn tables lie between {degrees(row[c.LOW_DEGREES].iloc[0])} and "
        f"{degrees(row[c.HIGH_DEGREES].iloc[0])}."
    )


def _said_envelope(envelope: Envelope) -> Markup:
    years, total = envelope.uncertain_years, len(envelope.settings[0].yearly)
    if not years:
        return escape(f"In none of {counted(total, 'year')} does the sign depend on the setting.")
    return escape(
        f"In {len(years)} of {counted(total, 'year')} it depends on the setting whether the mean "
        f"is warm or cold: {year_spans(years)}."
    )


def year_spans(years: tuple[int, ...]) -> str:
    """Years in words: `1941–1943, 1957, 1961 and 1962`, those in a row as a span."""
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    words = [str(a) if a == b else f"{a}–{b}" for a, b in spans]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def rho_words(rho: float) -> str:
    """A rank correlation, or that there is none."""
    if np.isnan(rho):
        return "too few years to compare"
    return f"{rho:+.2f}".replace("-", "−")
