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


def test_a_shape_that_was_never_a_date_is_not_read_again_and_quotes_its_cell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []
    plain = written_dates.read_date

    def counted(text: str) -> object:
        looked.append(text)
        return plain(text)

    monkeypatch.setattr(written_dates, "read_date", counted)
    texts = [f"foo {n}" for n in range(2000)] + [f"{n}-13-01" for n in range(1200, 1800)]
    column = pd.Series([*texts, "1948-06", "1948-07-01/1948-07-03"], dtype="str")
    read, faults = written_dates.to_edtf(column, written_dates.find_habits([]))
    assert read.to_list()[-2:] == ["1948-06", "1948-07-01/1948-07-03"]
    assert len([text for text in looked if text.startswith("foo")]) < 700
    assert all(faults[text].startswith(f"“{text}”") for text in texts)
    assert "no month 13" in faults["1799-13-01"]


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
