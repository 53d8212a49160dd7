"""Statements about levels: that one day was colder than another. They try the line, and only that.

Nothing in Thaw is fitted to a statement; a line that breaks one stays as it is.
"""

import numpy as np
import pandas as pd

from data.basics.counting import counted
from data.models import MODELS
from data.temperature.tracing import Trace, trace

HOLDS, FAILS, OPEN = "holds", "fails", "cannot be told"


def judged(statements: pd.DataFrame, traced: Trace) -> pd.DataFrame:
    """The statements with what the line says: `colder`, `warmer` (degrees) and `verdict`.

    A statement cannot be told where the line has no value on one of its days, where one of them
    lies before the first event that counts, or where both are the same day.
    """
    out = statements.copy()
    line = traced.curve.index.to_numpy().astype("datetime64[D]")
    begins = line.min() if len(line) else np.datetime64("NaT")
    begun = (out["colder_date"] != out["warmer_date"]).to_numpy(dtype=bool)
    for name in ("colder", "warmer"):
        days = out[f"{name}_date"].astype("str").to_numpy().astype("datetime64[D]")
        begun = begun & (days >= begins)
        out[name] = 100 * traced.result.values(days.astype("int64")) / traced.scale
    known = out[["colder", "warmer"]].notna().all(axis=1) & begun
    holds = np.where(out["colder"] < out["warmer"], HOLDS, FAILS)
    out["verdict"] = np.where(known, holds, OPEN)
    return out


def said(verdicts: pd.DataFrame) -> str:
    """`61 of 64 statements hold, these three do not`, in one sentence."""
    counts = verdicts["verdict"].value_counts()
    total, failed, unknown = len(verdicts), int(counts.get(FAILS, 0)), int(counts.get(OPEN, 0))
    if not total:
        return "This set makes no statement about levels."
    words = f"{total - failed - unknown} of {counted(total, 'statement')} about levels hold"
    if failed:
        words += f", {'this one does' if failed == 1 else f'these {failed} do'} not"
    if unknown:
        words += f"; {unknown} cannot be told, since the line does not reach both of its days"
        words = words.replace("its days", "their days") if unknown > 1 else words
    return words + "."


def by_model(
    statements: pd.DataFrame, prepared: pd.DataFrame, parameters: dict[str, float]
) -> pd.DataFrame:
    """How many statements hold in each model: `model`, `title`, `holds`, `fails`, `open`.

    Args:
        statements: as a data set has them.
        prepared: the events that count.
        parameters: what the set brings for the default model; the others take their own.
    """
    rows = []
    for name, model in MODELS.items():
        own = {p.name for p in model.parameters}
        given = {k: v for k, v in parameters.items() if k in own} if name == "bounded" else {}
        counts = judged(statements, trace(prepared, name, **given))["verdict"].value_counts()
        row = [int(counts.get(verdict, 0)) for verdict in (HOLDS, FAILS, OPEN)]
        rows.append((name, model.title, *row))
    return pd.DataFrame(rows, columns=["model", "title", "holds", "fails", "open"])
