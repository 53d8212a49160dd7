"""Few scores of another scale are told; rows that wait share their sentence and say it in full."""

from dataclasses import replace

import pandas as pd
import pytest

from data import reading
from data.dates import written_dates


def _read(text: str) -> tuple[pd.DataFrame, str]:
    table, problems = reading.read_events(text.encode(), name="t.csv")
    return table, " ".join(problem.sentence() for problem in problems)


@pytest.mark.parametrize("scores", [("1", "5", "3"), ("0", "1"), ("0.2", "0.9", "0.5")])
def test_a_few_grades_or_shares_are_told(scores: tuple[str, ...]) -> None:
    rows = "".join(f"{1948 + n}-06-28,Event {n},{score}\n" for n, score in enumerate(scores))
    table, said = _read("date,title,score\n" + rows)
    assert len(table) == len(scores) and "grades or shares" in said


@pytest.mark.parametrize("scores", [("-8", "6"), ("7", "9"), ("-1", "1", "0")])
def test_a_few_scores_of_thaws_own_scale_are_not(scores: tuple[str, ...]) -> None:
    rows = "".join(f"{1948 + n}-06-28,Event {n},{score}\n" for n, score in enumerate(scores))
    assert "grades or shares" not in _read("date,title,score\n" + rows)[1]


def test_a_strangers_confidence_beyond_1_rejects_no_row() -> None:
    table, said = _read("date,event,confidence\n1948,A,5\n1949,B,3\n1955,C,1\n")
    assert list(table["confidence"]) == ["5", "3", "1"] and "out of range" not in said


def test_gdelts_second_knowledge_graph_holds_no_events() -> None:
    head = "GKGRECORDID\tDATE\tSourceCommonName\tDocumentIdentifier\n"
    table, said = _read(head + "20150218230000-0\t20150218230000\tx\thttp://x\n")
    assert not len(table) and "GDELT" in said


def test_an_end_of_0_is_none() -> None:
    table, _ = _read("Start,End,Event,Score\n1948-06-28,0,A,-8\n1949-09-28,1953,B,-4\n")
    assert list(table["date"]) == ["1948-06-28", "1949-09-28/1953"]


def test_rows_that_wait_share_one_sentence_and_tell_their_own() -> None:
    rows = "".join(f"{n} soon after {n},Event {n},{n % 5}\n" for n in range(400))
    _, problems = reading.read_events(f"date,title,score\n{rows}".encode(), name="t.csv")
    waiting = [problem for problem in problems if problem.code == "date.unreadable"]
    assert len(waiting) == 400
    last = waiting[-1]
    assert last.what.startswith("“399 soon after 399”") and last.values == ("399 soon after 399",)
    assert replace(last, what="it waits").what == "it waits"


def test_what_is_wrong_with_each_text_is_told_in_full() -> None:
    texts = pd.Series(["48", "soon", "so  on"], dtype="str")
    _, faults = written_dates.to_edtf(texts, written_dates.find_habits)
    assert list(faults) == ["48", "soon", "so  on"]
    assert "“48”" in faults["48"] and "“so on”" in faults["so  on"]


@pytest.mark.parametrize(
    "head",
    [
        "Godina,Mjesec,Dan,Događaj,Ocjena", "Év,Hónap,Nap,Esemény,Pont",
        "Jahr,Monat,Tag,Titel,Wert", "An,Lună,Zi,Eveniment,Scor",
        "Rok,Mesiac,Deň,Udalosť,Body", "Ár,Mánuður,Dagur,Atburður,score",
    ],
)  # fmt: skip
@pytest.mark.parametrize("dot", ["", "."])
def test_parts_of_dates_may_end_with_a_full_stop(head: str, dot: str) -> None:
    rows = [f"{year}{dot},{month}{dot},{day}{dot},A,-8\n" for year, month, day in _DAYS]
    assert list(_read(f"{head}\n{''.join(rows)}")[0]["date"]) == ["1948-06-28", "1955-06-02"]


_DAYS = ((1948, 6, 28), (1955, 6, 2))
