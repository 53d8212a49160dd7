"""Dates beside those that are read otherwise: one sign more, one number further, one word less."""

import dataclasses
from datetime import date

import pytest

from data.dates.historical_date import DateProblem, read_date
from data.dates.languages import words
from data.dates.languages.month_names import months
from data.dates.nothing import says_nothing
from data.dates.part import DAY, MONTH, Habits, Part
from data.dates.written_dates import find_habits, written_date

READ = {
    # eight digits: the year first from 1000 to 2099, else last
    "10661014": "1066-10-14", "20991231": "2099-12-31", "28061105": "1105-06-28",
    "28061905": "1905-06-28", "28062048": "2048-06-28",
    # days, weeks, quarters and halves of a year
    "1948-180": "1948-06-28", "1948-366": "1948-12-31", "1948-001": "1948-01-01",
    "1948Q1": "1948-01/1948-03", "Q1 1948": "1948-01/1948-03", "2Q1948": "1948-04/1948-06",
    "1948-Q4": "1948-10/1948-12", "T2 1948": "1948-04/1948-06", "T1 1948": "1948-01/1948-03",
    "1948S1": "1948-01/1948-06",
    "1948H1": "1948-01/1948-06",
    "H2 1948": "1948-07/1948-12", "1H 1948": "1948-01/1948-06", "1948M1": "1948-01",
    "1948M12": "1948-12", "1948-W26": "1948-06-21/1948-06-27", "1948-W26-3": "1948-06-23",
    "Q2–3 1948": "1948-04/1948-09", "Q2-Q3 1948": "1948-04/1948-09",
    # years with an end that is cut short
    "1908–11": "1908/1911", "1908-11": "1908-11", "1908/11": "1908/1911",
    "1999/00": "1999/2000", "1999–00": "1999/2000",
    # centuries
    "siglo XX": "19XX", "XX век": "19XX", "IX век": "08XX", "siglo XIX": "18XX",
    # weeks and halves of a month
    "1st week of June 1948": "1948-06-01/1948-06-07",
    "4th week of June 1948": "1948-06-22/1948-06-28",
    "week of 28 June 1948": "1948-06-28/1948-07-04",
    "week of 27 June 1948": "1948-06-27/1948-07-03",
    "week of 30 June 1948": "1948-06-28/1948-07-04",
    "first half of June 1948": "1948-06-01/1948-06-15",
    "second half of June 1948": "1948-06-16/1948-06-30",
    # in brackets
    "1948 (?)": "1948?", "1948 (uncertain)": "1948?", "1948 (circa)": "1948~",
    "1948 (ca.?)": "1948%", "28 June (1948)": "1948-06-28", "15 (28) June 1914": "1914-06-28",
    "25 October (7 November) 1917": "1917-11-07", "28 June 1948 (Monday)": "1948-06-28",
    "5 (15) October 1582": "1582-10-15", "10 (20) December 1582": "1582-12-20",
    # marks
    "ca. 1948?": "1948%", "ca. 1948": "1948~", "1948 probably": "1948?",
    # two days
    "20 & 21 August 1968": "1968-08-20/1968-08-21", "20 + 21 August 1968": "1968-08-20/1968-08-21",
    "20 or 22 August 1968": "1968-08-20/1968-08-22?", "1948-06 – 12": "1948-06/1948-12",
    # years counted from the beginning of a reign, and written out
    "明治37年": "1904", "大正3年7月28日": "1914-07-28", "昭和23年": "1948", "平成元年": "1989",
    "令和5年": "2023", "民国37年": "1948", "民國37年": "1948",
    "一九零五年": "1905", "二〇〇五年": "2005", "一九四八年": "1948", "二三六七年": "2367",
}  # fmt: skip

NOT_READ = "cannot be read as a date"
WAITS = {
    "21050612": "lies after the year 9999", "03041948": "write 1948-04-03 or 1948-03-04",
    "1949-366": "the year has no day 366", "1948-000": "the year has no day 0",
    "1948-W60": "the year 1948 has no week 60", "1948Q5": NOT_READ, "H3 1948": NOT_READ,
    "1948.6": "can be a month of 1948 or a fraction of it", "1944/13": "ends before it begins",
    "June 1948 1949": NOT_READ, "June July 1948": NOT_READ, "June 19481": NOT_READ,
    "third half of June 1948": NOT_READ, "week 2 of June 1948": NOT_READ,
    "5th week of June 1948": NOT_READ, "second June 1948": NOT_READ, "xy 28.6.1948": NOT_READ,
    "Belgrade before 1948": NOT_READ, "Belgrade 1948 (a remark of words)": NOT_READ,
    "h 28 June 1948": NOT_READ, "28 June 1948 k": NOT_READ, "p. 28 June 1948": NOT_READ,
    "June 28": "has no year", "June 48": "has a year of two digits", "28. Juni": "has no year",
    "June 28, 48": "has a year of two digits", "Jun-28": "has a year of two digits",
    "1948 (28 June 1950)": "has more in brackets than a date",
    "28 June 1948 (1949)": "has more in brackets than a date",
    "20 and 23 August 1968": "names two dates", "1999-00": "write 1999/2000",
}  # fmt: skip

EXACTLY = {
    "28 june 48": "“28 june 48” has a year of two digits; write all four, such as 28.6.1948",
    "28 June 48": "“28 June 48”: has a year of two digits; write all four, such as 28.6.1948",
    "Listopad 1948": "“Listopad 1948”: “listopad” is a different month in different languages; "
    "write the month as a number",
    "A Text That Is Far Longer Than Forty Signs And No Date": "“A Text That Is Far Longer Than "
    "Forty Si…” cannot be read as a date; write 1948-06-28, 1948-06, 1948, with ~ for about, ? for "
    "uncertain, or two of them with / for what lasted",
    "28 June 1948 (in a town that nobody knew)": "“28 June 1948 (in a town that nobody kne…”: has "
    "more in brackets than a date; move it to another column",
    "28 june of the of the of the of the of th": "“28 june of the of the of the of the of …”: has "
    "no year; write for example 1948-06-28",
}


@pytest.mark.parametrize(("text", "edtf"), READ.items())
def test_it_is_read(text: str, edtf: str) -> None:
    assert written_date(text, Habits()) == edtf


@pytest.mark.parametrize(("text", "told"), WAITS.items())
def test_it_waits(text: str, told: str) -> None:
    with pytest.raises(DateProblem) as caught:
        written_date(text, Habits())
    assert told in str(caught.value)


@pytest.mark.parametrize(("text", "told"), EXACTLY.items())
def test_the_message_quotes_what_stands_there_and_no_more_than_forty_signs(
    text: str, told: str
) -> None:
    with pytest.raises(DateProblem) as caught:
        written_date(text, Habits())
    assert str(caught.value) == told


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("0099", "AD 99"), ("0100", "100"), ("1947-24", "December 1947 to February 1948"),
        ("1948-06-01~/1948-06-03", "about 1 June 1948 – 3 June 1948"),
        ("1948-06-01/1948-06-03?", "1 June 1948 – 3 June 1948 (uncertain)"),
        ("1948-06-01/1948-06", "1 June 1948 – June 1948"), ("1948~/1950", "about 1948 – 1950"),
    ],
)  # fmt: skip
def test_how_it_reads(text: str, label: str) -> None:
    assert read_date(text).label == label


@pytest.mark.parametrize(("dots", "nothing"), [(32, True), (33, False)])
def test_what_says_nothing_is_short(dots: int, nothing: bool) -> None:
    assert says_nothing("unknown" + "." * dots) is nothing


@pytest.mark.parametrize(
    ("behind", "text", "edtf"),
    [
        (True, "1908–11", "1908-11"), (True, "1948/9", "1948-09"), (False, "1948/9", "1948/1949"),
        (False, "1999-00", "1999/2000"), (True, "1999/00", "1999"),
        (False, "1904-08 (note)", "1904/1908"), (None, "1904-08 (note)", "1904-08"),
        (False, "1908–11", "1908/1911"), (True, "1999-00", "1999"),
        (False, "2000-01", "2000/2001"), (None, "2000-01", "2000-01"), (True, "2000-01", "2000-01"),
    ],
)  # fmt: skip
def test_a_column_of_months_or_of_years(behind: bool | None, text: str, edtf: str) -> None:
    assert written_date(text, Habits(months_behind=behind)) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("c. 2000-01", "2000~/2001~"), ("1904-05?", "1904?/1905?"), ("1904-05%", "1904%/1905%"),
        ("c. 1904-08", "1904-08~"), ("1904-08?", "1904-08?"),
    ],
)  # fmt: skip
def test_a_mark_does_not_turn_a_season_of_two_years_into_a_month(text: str, edtf: str) -> None:
    assert written_date(text, Habits(months_behind=False)) == edtf
    assert "/" not in written_date(text, Habits(months_behind=True))


def test_no_word_that_means_something_else_is_taken_for_the_short_name_of_a_day() -> None:
    lists = (words.ABOUT, words.UNSURE, words.UNTIL, words.AND, words.EITHER, words.FROM)
    for known in (*lists, frozenset(months())):
        assert known
        assert known <= words.others()


def test_the_habits_that_single_dates_show() -> None:
    assert find_habits(["13/4/1948"]).order == DAY
    assert find_habits(["4/13/1948"]).order == MONTH
    assert find_habits(["4/13/1948", "13/4/1948"]).order is None
    assert find_habits(["13/4/1948"], order=MONTH).order == MONTH
    assert find_habits(["1948/1"]).months_behind is True
    assert find_habits(["1948/12"]).months_behind is True
    assert find_habits(["1944/45"]).months_behind is False
    assert find_habits(["1948/0"]).months_behind is None
    assert "hr" in find_habits(["3 travnja 1948"]).languages
    assert find_habits([]) == Habits() == Habits(None, frozenset(), False, False, None)


@pytest.mark.parametrize("kind", [Habits, Part])
def test_what_a_date_names_is_not_changed_behind_its_back(kind: type) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(kind(), dataclasses.fields(kind)[0].name, "1948")
    one = read_date("1948-06-28")
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(one, "first", date(1949, 1, 1))  # noqa: B010
