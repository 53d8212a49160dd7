"""What strangers write beside or in place of a date: durations, counts, other calendars."""

import io
import json
import threading
import zipfile

import pytest

from data import reading
from data.basics.limits import Unreadable
from data.reading.formats import zipped
from data.reading.turns import my_turn
from tests.strange_tables import read


@pytest.mark.parametrize(
    ("header", "cells", "dates"),
    [
        ("date,duration", ("1948-06-28,3 days", "1949-01-01,2 weeks"),
         ["1948-06-28/1948-06-30", "1949-01-01/1949-01-14"]),
        ("start,duration", ("1948-06-28,P3D", "1949-01-01,P2M", "1950,P2Y"),
         ["1948-06-28/1948-06-30", "1949-01-01/1949-02-28", "1950/1951"]),
        ("start date,duration (days)", ("1948-06-28,3", "1949-01-01,1"),
         ["1948-06-28/1948-06-30", "1949-01-01"]),
        ("date,days", ("1948-06-28,3", "1950-02-01,10"),
         ["1948-06-28/1948-06-30", "1950-02-01/1950-02-10"]),
        ("date,duration_months", ("1948-06,18", "1949-01-31,1"),
         ["1948-06/1949-11", "1949-01-31/1949-02-28"]),
        ("Datum,Dauer", ("28.06.1948,zwei Wochen", "01.01.1949,3 Tage"),
         ["1948-06-28/1948-07-11", "1949-01-01/1949-01-03"]),
        ("start,lasted", ("1948-06-28,about a year", "1949-01-01,5 months and 3 days"),
         ["1948-06-28/1949-06-27~", "1949-01-01/1949-06-03"]),
        ("start,end,duration", ("1948-06-28,1948-06-29,P3D", "1949-01-01,,36 hours"),
         ["1948-06-28/1948-06-29", "1949-01-01/1949-01-02"]),
    ],
)  # fmt: skip
def test_how_long_it_lasted_is_counted(
    header: str, cells: tuple[str, ...], dates: list[str]
) -> None:
    rows = "".join(f"{cell},Event {number}\n" for number, cell in enumerate(cells))
    assert read(f"{header},Event\n{rows}")[0] == dates


@pytest.mark.parametrize("cell", ["1948,3 days", "1948-06,5 months and 3 days"])
def test_a_duration_that_cannot_be_counted_is_told_and_kept(cell: str) -> None:
    text = f"date,duration,event\n{cell},A\n1949-01-01,P3D,B\n"
    table, problems = reading.read_events(text.encode(), name="x.csv")
    assert table["date"].to_list()[0] == cell.split(",")[0]
    assert table["duration"].to_list()[0] == cell.split(",")[1]
    assert [p.row for p in problems if p.code == "date.duration_not_counted"] == [2]


@pytest.mark.parametrize(
    "text",
    ["date,days,event\n1948,since the war,A\n", "date,duration,event\n1948-06-28,3,A\n",
     "date,length,event\n1948-06-28,300 m,A\n", "year,month,day,event\n1948,6,28,A\n"],
)  # fmt: skip
def test_other_columns_are_no_durations(text: str) -> None:
    assert "/" not in read(text)[0][0]


@pytest.mark.parametrize(
    ("column", "cells", "dates", "told"),
    [
        ("date", ("-678844800", "1136073600"), ["1948-06-28", "2006-01-01"], "seconds since 1970"),
        ("timestamp", ("1136073600000", "-678844800000"), ["2006-01-01", "1948-06-28"],
         "milliseconds since 1970"),
        ("date", ("19480628", "19550602"), ["1948-06-28", "1955-06-02"], ""),
        ("date", ("1948062814", "1955060207"), [], "“1948062814”"),
        ("date", ("480628", "550602"), [], "“480628” looks like a date whose year has two digits"),
        ("date", ("17712", "20242"), [], "a spreadsheet's count of days, here 1948-06-28"),
        ("date", ("1948180", "1955153"), [], "the year 1948 and its day 180; write 1948-06-28"),
        ("date", ("1948-06-28", "1136073600", "1948"), ["1948-06-28", "1948"],
         "a count of seconds since 1970, here 2006-01-01"),
        ("year", ("FY1948", "FY1955"), ["1948", "1955"], "not those of the calendar"),
    ],
)  # fmt: skip
def test_bare_numbers_are_read_or_called_what_they_look_like(
    column: str, cells: tuple[str, ...], dates: list[str], told: str
) -> None:
    rows = "".join(f"{cell},Event {number}\n" for number, cell in enumerate(cells))
    found, _, said = read(f"{column},Event\n{rows}")
    assert found == dates
    assert told in said


def test_a_number_of_ten_digits_is_no_date_by_itself() -> None:
    assert read("telephone,year,event\n1136073600,1948,A\n1167609600,1955,B\n")[0] == [
        "1948", "1955",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "วันที่,เหตุการณ์\n28/6/2491,A\n2/6/2498,B\n",
        "تاریخ,رویداد\n۱۳۲۷/۴/۷,A\n۱۳۳۴/۳/۱۱,B\n",
        "date,event\n١٣٦٧/٨/٢١,A\n١٣٧٤/١٠/١١,B\n",
        "שנה,אירוע\n5708,A\n5715,B\n",
    ],
)
def test_years_of_another_calendar_wait(text: str) -> None:
    dates, _, told = read(text)
    assert dates == []
    assert "counts its years in another calendar" in told


@pytest.mark.parametrize(
    "text",
    ["التاريخ,الحدث\n٢٨/٦/١٩٤٨,A\n٢/٦/١٩٥٥,B\n", "التاريخ الميلادي,الحدث\n1258,A\n1260,B\n",
     "Year,Event\n1327,A\n1334,B\n"],
)  # fmt: skip
def test_years_of_our_calendar_come_in_in_any_script(text: str) -> None:
    assert len(read(text)[0]) == 2


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("WarName,StateName,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,EndYear1\n"
         "World War II,USA,12,7,1941,8,14,1945\n", ["1941-12-07/1945-08-14"]),
        ("state_name1,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,dyad_end_month,"
         "dyad_end_year\nUSSR,11,4,1945,28,9,1949\n", ["1945-04-11/1949-09-28"]),
        ("crisno,crisname,trigdate,yrtrig,motrig,datrig,yrterm,moterm,daterm\n"
         "11,Berlin,24/06/1948,1948,6,24,1949,5,12\n", ["1948-06-24/1949-05-12"]),
        ("crisno,crisname,systrgyr,systrgmo,systrgda,systrmyr,systrmmo,systrmda\n"
         "11,Berlin,1948,6,24,1949,5,12\n", ["1948-06-24/1949-05-12"]),
        ("dispnum3,statea,stateb,namea,nameb,strtday,strtmnth,strtyr,endday,endmnth,endyear\n"
         "1,365,345,RUS,YUG,-9,6,1948,-9,-9,1953\n", ["1948-06/1953"]),
    ],
)  # fmt: skip
def test_parts_of_dates_in_tables_of_wars_and_crises(text: str, dates: list[str]) -> None:
    assert read(text)[0] == dates


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("date1,date2,event\n1948-06-28,1948-07-01,A\n1955-06-02,1955-06-03,B\n", "date2"),
        ("signed,ratified,event\n1948-06-28,1948-07-01,A\n", "ratified"),
        ("date,event,score Yugoslavia,score USSR\n1948,A,-8,-6\n1955,B,6,4\n", "score USSR"),
    ],
)
def test_a_second_column_of_dates_or_scores_is_told(text: str, column: str) -> None:
    _, problems = reading.read_events(text.encode(), name="x.csv")
    assert [p.column for p in problems if p.code == "column.not_used"] == [column]


def test_a_date_of_the_source_or_of_thaw_itself_is_no_second_one() -> None:
    text = "date,accessed,first,last,event\n1948,2020-01-01,1948-01-01,1948-12-31,A\n"
    _, problems = reading.read_events(text.encode(), name="x.csv")
    assert "column.not_used" not in {p.code for p in problems}


UCDP = "conflict_id,location,side_a,side_b,incompatibility,territory_name,year"


@pytest.mark.parametrize(
    "text",
    [
        f"{UCDP},start_date,start_date2\n1,X,A,B,1,T,1989,1988-01-02,1988-03-04\n"
        "1,X,A,B,1,T,1990,1988-01-02,1988-03-04\n",
        "event,eventLabel,pointInTime,start,end\nQ1,One,1948-06-28T00:00:00Z,,\n"
        "Q2,Two,,1949-01-01T00:00:00Z,1950-01-01T00:00:00Z\n",
        "item,itemLabel,date,inception\nQ1,One,1948-06-28,1948-06-28T00:00:00Z\n",
    ],
    ids=["UCDP", "used for some rows", "the same day"],
)
def test_dates_that_say_the_same_or_are_known_to_be_beside_are_no_second_ones(text: str) -> None:
    _, problems = reading.read_events(text.encode(), name="x.csv")
    assert "column.not_used" not in {p.code for p in problems}


def test_a_second_date_in_a_query_result_that_differs_is_told() -> None:
    text = "item,itemLabel,date,inception\nQ1,One,1948-06-28,1948-06-29\n"
    _, problems = reading.read_events(text.encode(), name="x.csv")
    assert [p.column for p in problems if p.code == "column.not_used"] == ["inception"]


def test_one_year_far_from_all_others_is_told() -> None:
    years = (1848, 1949, 1950, 1951, 1952, 1953)
    rows = "".join(f"{year},E{year}\n" for year in years)
    _, problems = reading.read_events(f"date,event\n{rows}".encode(), name="x.csv")
    assert [p.row for p in problems if p.code == "date.far_from_others"] == [2]
    wide = "".join(f"{year},E{year}\n" for year in (1801, 1848, 1871, 1914, 1939, 1989))
    assert "far from all others" not in read(f"date,event\n{wide}")[2]


def test_scores_on_a_scale_of_one_are_told() -> None:
    rows = "".join(f"{1948 + n},E{n},{(n - 3) / 4}\n" for n in range(6))
    assert "no score goes beyond 1" in read(f"date,event,score\n{rows}")[2]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("datum;dogodek;ocena", "28. junij 1948;A;-8"), ("Ngày;Sự kiện;Điểm", "28/6/1948;A;-8"),
        ("Tanggal;Peristiwa;Nilai", "28 Juni 1948;A;-8"),
        ("kuupäev;sündmus;hinne", "28.06.1948;A;-8"),
        ("data;įvykis;balas", "1948 m. birželio 28 d.;A;-8"),
        ("datums;notikums;balas", "28.06.1948;A;-8"),
        ("تاریخ;رویداد;امتیاز", "28/6/1948;A;-8"), ("თარიღი;მოვლენა;ქულა", "28.06.1948;A;-8"),
    ],
)  # fmt: skip
def test_columns_in_more_languages(header: str, cells: str) -> None:
    table, _ = reading.read_events(f"{header}\n{cells}\n".encode(), name="x.csv")
    assert table[["date", "title", "score"]].to_numpy().tolist() == [["1948-06-28", "A", -8.0]]


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("DTSTART:19480628T100000\r\nDURATION:P3D", "1948-06-28/1948-07-01"),
        ("DTSTART;VALUE=DATE:19480628\r\nDURATION:P3D", "1948-06-28/1948-06-30"),
        ("DTSTART:19480628T230000\r\nDTEND:19480629T000000", "1948-06-28"),
        ("DTSTART:19480628T100000\r\nDURATION:PT2H", "1948-06-28"),
        ("DTSTART:19480628T230000\r\nDTEND:19480629T020000", "1948-06-28/1948-06-29"),
        ("DTSTART;VALUE=DATE:19480628\r\nDTEND;VALUE=DATE:19480701", "1948-06-28/1948-06-30"),
    ],
)
def test_entries_of_a_calendar_last_as_long_as_they_say(lines: str, date: str) -> None:
    entry = f"BEGIN:VEVENT\r\n{lines}\r\nSUMMARY:A\r\nEND:VEVENT"
    text = f"BEGIN:VCALENDAR\r\n{entry}\r\nEND:VCALENDAR\r\n"
    table, _ = reading.read_events(text.encode(), name="x.ics")
    assert table["date"].to_list() == [date]


def nested(depth: int) -> bytes:
    """A table in a zip in a zip …, each of them called a table."""
    raw = b"date,event\n1948,A\n"
    for _ in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("events.tsv", raw)
        raw = out.getvalue()
    return raw


def test_zips_within_zips_without_end_are_refused() -> None:
    table, problems = reading.read_events(nested(1), name="x.zip")
    assert (table["date"].to_list(), problems[0].severity) == (["1948"], "warning")
    table, problems = reading.read_events(nested(1500), name="x.zip")
    assert table.empty
    assert [problem.code for problem in problems] == ["zip.within_zips"]


def test_a_zip_that_unpacks_to_too_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.basics.limits.MAX_UNPACKED", 20_000_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.csv", b"0" * 9_000_000)
    with pytest.raises(Unreadable, match="unpacks to 27 MB, more than 20"):
        zipped.open_zip(out.getvalue())


def test_files_are_read_one_after_another_from_every_door(monkeypatch: pytest.MonkeyPatch) -> None:
    inside, most = [], []
    real = reading.recognising.read

    def watched(*given: object, **named: object) -> object:
        inside.append(1)
        most.append(len(inside))
        threading.Event().wait(0.05)
        inside.pop()
        return real(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("data.reading.recognising.read", watched)
    raw = json.dumps([{"date": "1948", "title": "A"}]).encode()
    waiting = [
        threading.Thread(target=reading.read_events, args=(raw,), kwargs={"name": "x.json"})
        for _ in range(4)
    ]
    for one in waiting:
        one.start()
    for one in waiting:
        one.join()
    assert (len(most), max(most)) == (4, 1)


def test_whoever_waits_for_another_file_is_told_and_may_stop() -> None:
    told: list[str] = []

    class Enough(Exception):
        pass

    def tick(doing: str) -> None:
        told.append(doing)
        raise Enough

    def wait() -> None:
        with pytest.raises(Enough), my_turn(tick):
            pass

    with my_turn():
        other = threading.Thread(target=wait)
        other.start()
        other.join()
    assert told == ["Waiting for another file to be read"]
