"""Dates that were read wrong, or refused, though their writer meant one thing only."""

import pandas as pd
import pytest

from data.dates import written_dates
from data.dates.historical_date import DateProblem
from data.dates.loose import loose_date
from data.dates.nothing import says_nothing
from data.dates.written_dates import Habits, written_date

READ = {
    "5 Jul 1948": "1948-07-05", "Jul 5, 1948": "1948-07-05", "Jul–Aug 1948": "1948-07/1948-08",
    "Sat, Jul 3, 1948": "1948-07-03", "25 October 1917 (Julian)": "1917-11-07",
    "Mo 28.6.1948": "1948-06-28", "Sa 3.7.1948": "1948-07-03", "Út 6.7.1948": "1948-07-06",
    "Пн 5.7.1948": "1948-07-05", "2-4/1948": "1948-02/1948-04", "06-07/1948": "1948-06/1948-07",
    "1948/02-04": "1948-02/1948-04", "second half of June 1948": "1948-06-16/1948-06-30",
    "1. polovina juna 1948": "1948-06-01/1948-06-15",
    "2nd week of June 1948": "1948-06-08/1948-06-14",
    "First week of June 1948": "1948-06-01/1948-06-07",
    "week of 28 June 1948": "1948-06-28/1948-07-04",
    "week of 30 June 1948": "1948-06-28/1948-07-04",
    "week of 27 June 1948": "1948-06-27/1948-07-03",
    "second half of 1948": "1948-07/1948-12", "1999/00": "1999/2000", "1999–00": "1999/2000",
    "194?": "194X", "c. 1948": "1948~", "в июле 1948": "1948-07", "v červenci 1948": "1948-07",
    "w lipcu 1948": "1948-07", "u srpnju 1948.": "1948-07", "u junu 1948": "1948-06",
}  # fmt: skip
WAITS = (
    "l948", "I948", "194o", "28 June 194?", "June 194?", "28 June 19??", "5708 AM", "AM 5708",
    "ปี 2491", "พ.ศ. 2491", "[..1948]", "[1948..]", "as of 1948",
    "Q2 June 1948", "week 2 of June 1948", "1999-00", "02.04.-1948", "-43200000",
    "1 Jul. June 1948",
    "do 8.7.1948", "po 5.7.1948", "28/06/2491 buddhist",
)  # fmt: skip


@pytest.mark.parametrize(("text", "edtf"), READ.items())
def test_it_is_read_as_it_is_meant(text: str, edtf: str) -> None:
    assert written_date(text, Habits()) == edtf


@pytest.mark.parametrize("text", WAITS)
def test_it_waits(text: str) -> None:
    with pytest.raises(DateProblem):
        written_date(text, Habits())


@pytest.mark.parametrize("text", ["1/0/1900", "00.01.1900", "1900-01-00"])
def test_day_0_of_a_spreadsheet_is_a_blank_cell(text: str) -> None:
    assert says_nothing(text)
    assert not says_nothing("1900-01-01")


def test_thousands_of_texts_that_are_no_dates_are_not_each_taken_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []

    def counting(text: str, habits: Habits) -> str | None:
        looked.append(text)
        return loose_date(text, habits)

    monkeypatch.setattr(written_dates, "loose_date", counting)
    texts = pd.Series(
        [f"{n} days after the war" for n in range(2000)] + [f"{n} June 1948" for n in range(1, 31)]
    )
    dates, faults = written_dates.to_edtf(texts, Habits())
    assert len(faults) == 2000
    assert dates.iloc[-1] == "1948-06-30"
    assert len(looked) < 400
