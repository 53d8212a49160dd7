"""A door that stays: what `data.dates.historical_date` offers, under the name it had before."""

from data.dates.historical_date import (
    LONGEST_YEARS,
    PRECISIONS,
    DateProblem,
    HistoricalDate,
    plain_days,
    read_date,
)

__all__ = [
    "LONGEST_YEARS",
    "PRECISIONS",
    "DateProblem",
    "HistoricalDate",
    "plain_days",
    "read_date",
]
