"""Long tables cost no more for each row than what is looked at: names of blocks, orders of days."""

import pandas as pd
import pytest

from data.dates import written_dates
from data.reading.formats.records import blocks


def test_the_order_of_days_is_asked_of_as_many_as_show_the_habits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []

    def counted(text: str) -> str:
        looked.append(text)
        return text

    monkeypatch.setattr(written_dates, "tidy", counted)
    texts = [f"{n} soon after {n}" for n in range(60_000)]
    assert not written_dates.order_matters(texts)
    assert len(looked) <= 20_000


def test_a_name_met_before_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    plain = blocks._with_colon

    def counted(line: str) -> tuple[str, str] | None:
        looked.append(line)
        return plain(line)

    monkeypatch.setattr(blocks, "_with_colon", counted)
    text = "".join(f"Date: {1000 + n}\nEvent: T: {n}\n\n" for n in range(3000))
    records = blocks.records_within(text.encode())
    assert records is not None
    assert len(records) == 3000
    assert records[-1] == {"Date": "3999", "Event": "T: 2999"}
    assert len(looked) < 2500  # the first 20 kB are looked at to see what it is


def test_the_end_of_a_reign_is_no_end_of_the_event() -> None:
    from data.reading import mapping

    table = pd.DataFrame({"Reign end": ["1980"], "Date": ["1948-06-28"]}, dtype="str")
    assert mapping.guess(table).column("end") == ""
