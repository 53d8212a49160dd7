"""Headers that name the two ends of what lasted, in parts or whole: no part may be lost unsaid."""

import pytest

from data import reading
from data.reading.vocabulary import two_ends
from tests.strange_tables import read

LASTED = ["1948-06-28/1953-03-02", "1955-06-02"]


@pytest.mark.parametrize(
    "header",
    [
        "Year (start),Month (start),Day (start),Year (end),Month (end),Day (end)",
        "Year from,Month from,Day from,Year to,Month to,Day to",
        "Y1,M1,D1,Y2,M2,D2",
        "Year1,Month1,Day1,Year2,Month2,Day2",
        "Start Yr,Start Mo,Start Dy,End Yr,End Mo,End Dy",
        "Begin_Year,Begin_Month,Begin_Day,Finish_Year,Finish_Month,Finish_Day",
        "Start date year,Start date month,Start date day,End date year,End date month,End date day",
        "Year of start,Month of start,Day of start,Year of end,Month of end,Day of end",
        "Year began,Month began,Day began,Year ended,Month ended,Day ended",
        "byear,bmonth,bday,eyear,emonth,eday",
        "YrBeg,MoBeg,DyBeg,YrEnd,MoEnd,DyEnd",
        "Year,Month,Day,Until year,Until month,Until day",
        "First year,First month,First day,Last year,Last month,Last day",
        "Jahr Beginn,Monat Beginn,Tag Beginn,Jahr Ende,Monat Ende,Tag Ende",
        "année début,mois début,jour début,année fin,mois fin,jour fin",
        "año inicio,mes inicio,día inicio,año fin,mes fin,día fin",
        "rok od,miesiąc od,dzień od,rok do,miesiąc do,dzień do",
        "godina početka,mjesec početka,dan početka,godina kraja,mjesec kraja,dan kraja",
        "год начала,месяц начала,день начала,год окончания,месяц окончания,день окончания",
        "開始年,開始月,開始日,終了年,終了月,終了日",
        "시작 연도,시작 월,시작 일,종료 연도,종료 월,종료 일",
    ],
)
def test_every_part_of_both_ends_is_read(header: str) -> None:
    dates, _, _ = read(f"{header},Event\n1948,6,28,1953,3,2,Rift\n1955,6,2,,,,Visit\n")
    assert dates == LASTED


@pytest.mark.parametrize(
    "header",
    [
        "Date (start),Date (end)", "Date (from),Date (to)", "Start,Stop",
        "First date,Last date", "Began,Ended", "Opened,Closed", "Commenced,Concluded",
        "Date,Through", "Date,Date (until)", "Date,Till", "Inicio,Final", "Kezdet,Vég", "С,По",
        "تاريخ البدء,تاريخ الانتهاء", "Ημερομηνία έναρξης,Ημερομηνία λήξης",
    ],
)  # fmt: skip
def test_two_whole_dates_are_what_lasted(header: str) -> None:
    dates, _, _ = read(f"{header},Event\n1948-06-28,1953-03-02,Rift\n1955-06-02,,Visit\n")
    assert dates == LASTED


@pytest.mark.parametrize("header", ["Year of end,Month of end,Day of end", "End yr,End mo,End dy"])
def test_an_end_in_parts_beside_a_whole_date(header: str) -> None:
    dates, _, _ = read(f"Date,{header},Event\n1948-06-28,1953,3,2,Rift\n1955-06-02,,,,Visit\n")
    assert dates == LASTED


@pytest.mark.parametrize(
    ("table", "dates"),
    [
        ("Year,Event,Year war ended\n1941,Pact,1945\n", ["1941"]),
        ("Year2,Event\n1941,Pact\n", ["1941"]),
        ("Date,Open,High,Low,Close,Event\n1948-06-28,1.2,1.3,1.1,1.25,Rift\n", ["1948-06-28"]),
        ("First name,Last name,Year,Event\nJosip,Broz,1948,Rift\n", ["1948"]),
        ("Date,From,To,Event\n1948-06-28,Moscow,Belgrade,Rift\n", ["1948-06-28"]),
        ("Date,Reign from,Reign to,Event\n1948-06-28,1945,1980,Rift\n", ["1948-06-28"]),
        ("Date,Term start,Term end,Event\n1948-06-28,1945-01-01,1980-05-04,Rift\n", ["1948-06-28"]),
        ("Date,Last update,Event\n1948-06-28,2019-01-01,Rift\n", ["1948-06-28"]),
        ("Date,Date,Event\n1948-06-28,1990-01-01,Rift\n", ["1948-06-28"]),
    ],
)
def test_what_is_no_end_of_the_event_is_none(table: str, dates: list[str]) -> None:
    assert read(table)[0] == dates


def test_a_header_says_which_end_and_which_part() -> None:
    assert two_ends.read_header("crisisEndMonth") == ("end", "month", False, frozenset({"crisis"}))
    assert two_ends.read_header("War started in year") == ("begin", "year", False, {"war"})
    assert two_ends.read_header("b") is None


@pytest.mark.parametrize(
    "top",
    [
        "Date,Date,Event,Who\nfrom,to,,", "Date,,Event,Who\nfrom,to,,", "Date,,Event,Who\nfrom,to",
        "Date,Date,Event,Who\nfrom,to,Event,Who",
    ],
)  # fmt: skip
def test_names_in_two_rows_also_where_a_name_stands_twice_or_the_lower_row_is_short(
    top: str,
) -> None:
    text = f"{top}\n1948,1949,Rift,Norland\n1955,,Visit,Sudland\n"
    table, _ = reading.read_events(text.encode(), name="x.csv")
    assert table["date"].to_list() == ["1948/1949", "1955"]
    assert table["title"].to_list() == ["Rift", "Visit"]
    assert table["initiator"].to_list() == ["Norland", "Sudland"]


@pytest.mark.parametrize("above", ["1,2,3", "Q1,Q2,Q3", "A,B,C", "V1,V2,V3"])
def test_numbers_of_columns_above_the_names_are_no_names(above: str) -> None:
    text = f"{above}\nDate,Event,Score\n1948-06-28,Rift,-8\n1955-06-02,Visit,6\n"
    table, _ = reading.read_events(text.encode(), name="x.csv")
    assert table["date"].to_list() == ["1948-06-28", "1955-06-02"]
    assert table["title"].to_list() == ["Rift", "Visit"]
    assert table["score"].to_list() == [-8, 6]


_OUTLOOK = "Subject,Start Date,Start Time,End Date,End Time,All day event\n"


@pytest.mark.parametrize(
    ("text", "name", "dates"),
    [
        (
            _OUTLOOK + "Rift,6/28/1948,12:00:00 AM,6/29/1948,12:00:00 AM,True\n"
            "Talks,5/26/1955,12:00:00 AM,6/3/1955,12:00:00 AM,True\n"
            "Visit,6/2/1955,9:00:00 AM,6/4/1955,12:00:00 AM,False\n",
            "calendar.csv",
            ["1948-06-28", "1955-05-26/1955-06-02", "1955-06-02/1955-06-04"],
        ),
        (  # Google's, where the last day is the last day
            _OUTLOOK + "Rift,06/28/1948,,06/28/1948,,True\nTalks,05/26/1955,,06/02/1955,,True\n",
            "calendar.csv",
            ["1948-06-28", "1955-05-26/1955-06-02"],
        ),
        (
            '[{"title": "Rift", "start": "1948-06-28", "end": "1948-06-29", "allDay": true},'
            ' {"title": "Talks", "start": "1955-05-26", "end": "1955-06-03", "allDay": true}]',
            "calendar.json",
            ["1948-06-28", "1955-05-26/1955-06-02"],
        ),
    ],
)
def test_whole_days_of_a_calendar_end_on_their_last_day(
    text: str, name: str, dates: list[str]
) -> None:
    table, problems = reading.read_events(text.encode(), name=name)
    assert table["date"].to_list() == dates
    assert any(p.code == "date.whole_days" for p in problems) == ("06/28" not in text)
