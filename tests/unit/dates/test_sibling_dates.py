"""Dates that were read as another year or month and nobody said so; and near ones that waited."""

import pandas as pd
import pytest

from data.dates import written_dates

_READ = {
    "в начале 1948 года": "1948~",  # not May in a Roman number
    "В конце 1948": "1948~",
    "1948 в.": "1948",
    "V 1948": "1948-05",
    "I połowa 1948": "1948-01/1948-06",
    "XIX в.": "18XX",
    "W26/1948": "1948-06-21/1948-06-27",  # not from 1926 to 1948
    "S26/1948": None,
    "P26/1948": None,
    "1948 ²": "1948",  # not February
    "1948±1": "1948~",  # not January
    "1948 ± 2 years": "1948~",
    "1948 +/- 2": "1948~",
    "194*": None,  # not the year 194
    "195.": None,
    "l948": None,  # not the year 948
    "I948": None,
    "877": "0877",
    "mi-1948": "1948~",
    "mi-juin 1948": "1948-06~",
    "début des années 1950": "1950~/1953~",
    "second half of the 1950s": "1955/1959",
    "turn of the year 1948/49": "1948-12~/1949-01~",
    "Jahreswende 1948/49": "1948-12~/1949-01~",
    "na przełomie 1948 i 1949": "1948-12~/1949-01~",
    "на рубеже 1948 и 1949": "1948-12~/1949-01~",
    "turn of 1948/55": None,
    "1948 (June)": "1948-06",
    "1948 (28 June)": "1948-06-28",
    "1948 (Q2)": "1948-04/1948-06",
    "(28 June 1948)": "1948-06-28",
    "«28 июня 1948»": "1948-06-28",
    "28 June 1948 at noon": "1948-06-28",
    "28. Juni 1948 abends": "1948-06-28",
    "12:00 28.6.1948": "1948-06-28",
    "1948-06-28T00:00:00+00:00[UTC]": "1948-06-28",
    "1948–c.1950": "1948~/1950~",
    "w latach 1948–1950": "1948/1950",
    "em junho de 1948": "1948-06",
    "hösten 1948": "1948-23",
    "Spätsommer 1948": "1948-22~",
    # a day or a month before a year is no year cut short
    "tháng 6/1948": "1948-06",  # not from 1946 on
    "06–1948": "1948-06",  # not from 1906 on
    "6–1948": "1948-06",
    "28–1948": None,
    "46–1948": "1946/1948",
    # hyphens that a word processor made dashes, between words too
    "28–VI–1948": "1948-06-28",
    "28–June–1948": "1948-06-28",
    "June–1948": "1948-06",
    # months as they stand in a sentence
    "28. junija 1948": "1948-06-28",
    "v juniju 1948": "1948-06",
    "1948. gada 28. jūnijs": "1948-06-28",
    "1948. gada jūnijā": "1948-06",
    "28. juunil 1955": "1955-06-28",
    "kesäkuussa 1948": "1948-06",
    "1948 júniusában": "1948-06",
    "в червні 1948": "1948-06",
    "у чэрвені 1948": "1948-06",
    "τον Ιούνιο του 1948": "1948-06",
    "στις 28 Ιουνίου 1948": "1948-06-28",
    "през юни 1948": "1948-06",
    "во јуни 1948": "1948-06",
    "1948 წლის 28 ივნისი": "1948-06-28",
    "1948 թ. հունիսի 28": "1948-06-28",
    "1948 жылғы 28 маусым": "1948-06-28",
    "ngày 28 tháng 6 năm 1948": "1948-06-28",
    "tháng mười hai năm 1948": "1948-12",
    "28 thg 6, 1948": "1948-06-28",
    "năm 1948": "1948",
    # decades and centuries
    "1940-е гг.": "194X",
    "40-е годы XX века": "194X",
    "les années 40 du XXe siècle": "194X",
    "lata 40. XX wieku": "194X",
    "40. léta 20. století": "194X",
    "20th c.": "19XX",
    "late 19th c.": "1867~/1899~",
    "40-е годы": None,
    # where it was written
    "Washington, June 28, 1948": "1948-06-28",
    "New Delhi, 28 June 1948": "1948-06-28",
    "Belgrade, July 1, 1948—6 p.m.": "1948-07-01",
    "After Stalin's death, March 1953": None,
    "Not before, 1948": None,
    # a program's time, and an end that is not known
    "28JUN1948:00:00:00": "1948-06-28",
    "1948 – ?": None,
    "1948 to date": None,
}


@pytest.mark.parametrize("text", _READ)
def test_it_is_read_so_alone_and_among_others(text: str) -> None:
    for beside in ([], ["1948-06-28"]):
        dates, faults = written_dates.to_edtf(
            pd.Series([text, *beside], dtype="str"), written_dates.find_habits
        )
        assert list(faults) == ([text] if _READ[text] is None else [])
        assert _READ[text] in (None, dates[0])


@pytest.mark.parametrize(
    "text", ["50s", "'50s", "late '50s", "50er Jahre", "anni '50", "50-е годы"]
)
def test_a_decade_without_its_century_says_so(text: str) -> None:
    _, faults = written_dates.to_edtf(pd.Series([text]), written_dates.find_habits)
    assert "a decade without its century" in faults[text]
