"""Columns as strangers have them: which one is the date, which is a score, and which is neither."""

from pathlib import Path

import pytest

from data import reading
from data.codes import cameo
from tests.strange_tables import read

SCORED = ",-8\n"


@pytest.mark.parametrize(
    "text",
    [
        "Accessed,Year,Event\n2021-03-04,1948,A\n2021-03-04,1955,B\n",
        "Seite;Ereignis;Jahr\n1102;A;1948\n1103;B;1955\n",
        "Zugriff;Jahr;Ereignis\n4.3.2021;1948;A\n4.3.2021;1955;B\n",
        "dispute,year,title\n1550,1948,A\n1551,1955,B\n",
        "Published on,Year of event,What happened\n2001-02-03,1948,A\n2002-02-03,1955,B\n",
        "god,sobytie,data publikatsii\n1948,A,2001-02-03\n1955,B,2002-02-03\n",
        "年份,事件\n1948,决裂\n1955,宣言\n",
        "السنة,الحدث\n١٩٤٨,قطيعة\n١٩٥٥,إعلان\n",
        "yıl,olay\n1948,A\n1955,B\n",
        "iyear,event\n1948.0,A\n1955.0,B\n",
        "Year,Event\n1948 ,A\n1955[1],B\n",
    ],
)
def test_the_year_of_the_event_beats_other_years_and_dates(text: str) -> None:
    assert read(text)[0] == ["1948", "1955"]


@pytest.mark.parametrize(
    "text",
    [
        "iyear,imonth,iday,what\n1948,6,28,A\n1955,6,0,B\n1956,0,0,C\n",
        "Year,Month,Day,Event\n1948,June,28,A\n1955,6,-9,B\n1956,NA,NA,C\n",
        "Tag;Monat;Jahr;Ereignis\n28;Juni;1948;A\n;6;1955;B\n;;1956;C\n",
        "Year,Date,Event\n1948,28 June,A\n1955,June,B\n1956,,C\n",
        "Jahr;Datum;Ereignis\n1948;28.6.;A\n1955;Juni;B\n1956;;C\n",
        "Date,Month,Year,Event\n28,6,1948,A\n,6,1955,B\n,,1956,C\n",
        "年,月,日,事件\n1948,6,28,A\n1955,6,,B\n1956,,,C\n",
    ],
)
def test_year_month_and_day_are_put_together(text: str) -> None:
    assert read(text)[0] == ["1948-06-28", "1955-06", "1956"]


@pytest.mark.parametrize(
    "text",
    [
        "date,latitude\n1948,-1.28\n1955,36.5\n",
        "date,growth\n1948,-2\n1955,3\n",
        "date,GDP change\n1948,-2\n1955,3\n",
        "date,deaths\n1948,-9\n1955,12\n1956,-9\n",
        "date,hostility level\n1948,-9\n1955,4\n",
        "date,dyad\n1948,Norland - Sudland\n1955,Norland – Sudland\n",
        "date,title\n1948,Conflict over the straits\n1955,Good cooperation in space\n",
        "date,title,value\n1948,A,5\n1955,B,7\n",
        "date,title\n1948,A\n1955,B\n",
    ],
)
def test_no_other_column_becomes_the_score(text: str) -> None:
    dates, scores, said = read(text)
    assert dates[:2] == ["1948", "1955"]
    assert set(scores) == {None}
    assert "no score" in said
    assert "hollow" in said


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("date,score\n1948,-9\n1955,9\n", [-9, 9]),
        ("date,Wert\n1948,-8\n1955,6\n", [-8, 6]),
        ("date,effect\n1948,--\n1955,+\n", [-5, 2]),
        ("date,q3\n1948,-8\n1955,2.5\n", [-8, 2.5]),
        ("date,score\n1948,NA\n1955,–\n1956,-999\n1957,6\n", [None, None, None, 6]),
        ("date,得分\n1948,－８\n1955,６\n", [-8, 6]),
        ("date,goldstein scale\n1948,-8.3\n1955,6.1\n", [-8.3, 6.1]),
    ],
)
def test_what_says_it_is_a_score_is_one(text: str, scores: list) -> None:
    assert read(text)[1] == scores


def test_ends_that_say_nothing_or_are_still_open() -> None:
    text = (
        "Start,End,Score\n1948,1949,1\n1950,NA,1\n1951,–,1\n1952,-9,1\n1953,present,1\n"
        "1954,bis heute,1\n1955-06-28,30 June,1\n1956,9999,1\n"
    )
    dates, _, said = read(text)
    assert dates == [
        "1948/1949", "1950", "1951", "1952", "1953", "1954", "1955-06-28/1955-06-30", "1956",
    ]  # fmt: skip
    assert "still open" in said


def test_a_year_written_once_counts_below_and_is_told() -> None:
    dates, _, said = read("Year,Event,Score\n1948,A,1\n,B,2\n1955,C,3\n")
    assert dates == ["1948", "1948", "1955"]
    assert "each takes the date of the row above" in said


def test_a_column_called_date_is_there_whatever_stands_in_it() -> None:
    dates, _, said = read("Date,Event\nsoon after,A\nlater,B\n1955,C\n")
    assert dates == ["1955"]
    assert "missing" not in said


@pytest.mark.parametrize(
    ("text", "dates", "who"),
    [
        ("Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
         "Target Name\tTarget Country\tCountry\n1\t2004-03-02\tA\tNorland\tVisit\t042\t1.9\tB\t"
         "Sudland\tSudland\n", ["2004-03-02"], ["Norland"]),
        ("Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tActor Name\t"
         "Actor Country\tRecipient Name\tRecipient Country\tCountry\n1\t2019-01-02\tCONSULT\tvisit"
         "\t1.5\tVERBAL COOPERATION\tA\tNOR\tB\tSUD\tSUD\n", ["2019-01-02"], ["NOR"]),
        ("event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,"
         "country,latitude,fatalities\nX1,28 June 1998,1998,3,Battles,Clash,Norland,Sudland,Z,-1.2"
         ",3\n", ["1998-06"], ["Norland"]),
        ("id,year,type_of_violence,side_a,side_b,date_prec,date_start,date_end,best,latitude\n"
         "7,1998,1,Norland,Sudland,1,1998-06-28 00:00:00.000,1998-06-28 00:00:00.000,3,-1.2\n",
         ["1998-06-28"], ["Norland"]),
        ("dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,hostlev,fatality\n"
         "1550,NOR,1,-9,6,1948,-9,9,1949,4,-9\n", ["1948-06/1949-09"], ["NOR"]),
        ("Date\tSource\tTarget\tCAMEOCode\tGoldstein\n19790101\tNOR\tSUD\t042\t1.9\n",
         ["1979-01-01"], ["NOR"]),
        ("Entity,Code,Year,Growth\nNorland,NOR,1948,-2.5\n", ["1948"], ["Norland"]),
    ],
)  # fmt: skip
def test_known_tables_by_their_header(text: str, dates: list[str], who: list[str]) -> None:
    table, problems = reading.read_events(text.encode(), name="x.tab")
    assert table["date"].to_list() == dates
    assert table["initiator"].to_list() == who
    assert set(table["sources"]) == {""}
    assert not [p for p in problems if p.severity == "error"]


def test_a_result_of_wikidata() -> None:
    text = (
        "event,eventLabel,date\nhttp://www.wikidata.org/entity/Q1,Split,1948-06-28T00:00:00Z\n"
        "http://www.wikidata.org/entity/Q2,Talks,+1955-01-01T00:00:00Z\n"
    )
    table, problems = reading.read_events(text.encode())
    assert table["title"].to_list() == ["Split", "Talks"]
    assert table["sources"].str.startswith("http://www.wikidata.org").all()
    (found,) = [problem for problem in problems if problem.code == "date.first_of_january"]
    assert found.values == (1,)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"<?xml version='1.0'?><a><b/></a>", "XML"),
        (b"<data>\n<event x='1'>t, u</event>\n</data>\n", "XML"),
        (b"<!DOCTYPE html><html><body>x, y</body></html>", "HTML"),
        (b"@article{key,\n  title = {A, B},\n  year = 1948\n}\n", "BibTeX"),
        (b"TY  - JOUR\nAU  - A\nPY  - 1948\nER  -\n", "RIS"),
        (b"events:\n  - date: 1948\n    title: Split\n", "YAML"),
        (b"- date: 1948\n  title: Split\n", "YAML"),
        (b"[[event]]\ndate = 1948\n", "TOML"),
        (b"<kml><Placemark/></kml>", "KML"),
        (b"%PDF-1.7\n", "PDF"),
        (b"SQLite format 3\0", "SQLite"),
        (b"\\documentclass{article}\n", "LaTeX"),
        (b"410412347\t20150218230000\t20150218230000\t1\ta\tb\t1\t1\t2\t3\t1\t20\t30\t-2\t\t\n",
         "GDELT's table of mentions"),
        (b"GlobalEventID,EventTimeDate,MentionTimeDate,MentionType\n1,2,3,4\n",
         "GDELT's table of mentions"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_called_by_its_name(raw: bytes, name: str) -> None:
    table, problems = reading.read_events(raw)
    assert table.empty
    assert name in problems[0].what


def test_other_formats_with_events_in_them(tmp_path: Path) -> None:
    calendar = (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:19480628\r\nDTEND;VALUE=DATE:"
        b"19480630\r\nSUMMARY:Split\\, said\r\n in public\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    table, _ = reading.read_events(calendar)
    assert table["date"].to_list() == ["1948-06-28/1948-06-29"]
    assert table["title"].to_list() == ["Split, saidin public"]
    features = b'{"type":"FeatureCollection","features":[{"properties":{"date":"1948-06-28"}}]}'
    assert reading.read_events(features)[0]["date"].to_list() == ["1948-06-28"]
    first = b'{"timeline":{"date":[{"startDate":"1948,6,28","headline":"Split"}]}}'
    assert reading.read_events(first)[0]["date"].to_list() == ["1948-06-28"]
    sparql = b'{"head":{"vars":["date"]},"results":{"bindings":[{"date":{"value":"1948"}}]}}'
    assert reading.read_events(sparql)[0]["date"].to_list() == ["1948"]
    columns = b'{"date":{"0":"1948","1":"1955"},"title":{"0":"A","1":"B"}}'
    assert reading.read_events(columns)[0]["title"].to_list() == ["A", "B"]
    (tmp_path / "datapackage.json").write_text('{"resources":[{"path":"data/rel-x.csv"}]}')
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "rel-x.csv").write_text("date,title,score\n1948,A,-1\n")
    assert reading.read_events(tmp_path)[0]["date"].to_list() == ["1948"]


@pytest.mark.parametrize(
    "codec",
    ["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "koi8_r", "cp1256", "cp1253", "cp874"],
)
def test_encodings_of_the_world(codec: str) -> None:
    title = {
        "gb18030": "日期,事件\n1948,南斯拉夫被开除\n", "big5": "日期,標題\n1948,南斯拉夫被開除\n",
        "shift_jis": "日付,出来事\n1948,ユーゴスラビアの追放\n",
        "euc_jp": "日付,出来事\n1948,ユーゴスラビアの追放\n",
        "euc_kr": "날짜,사건\n1948,유고슬라비아의 제명\n",
        "koi8_r": "год,событие\n1948,Исключение Югославии\n",
        "cp1256": "السنة,الحدث\n1948,القطيعة بين الدولتين\n",
        "cp1253": "έτος,γεγονός\n1948,Ρήξη των σχέσεων\n",
        "cp874": "date,title\n1948,ลงนามสนธิสัญญามิตรภาพ\n",
    }[codec]  # fmt: skip
    table, _ = reading.read_events(title.encode(codec))
    assert table["date"].to_list() == ["1948"]
    assert table["title"].to_list() == [title.split("\n")[1].split(",")[1]]


@pytest.mark.parametrize(
    ("title", "page"),
    [("Réunion à Bruxelles", "cp1252"), ("Споразум о миру", "cp1251"), ("Šibenik “2”", "cp1252")],
)
def test_letters_that_were_encoded_twice_are_told(title: str, page: str) -> None:
    parts = [bytes([one]) for one in title.encode()]
    broken = "".join(part.decode(page, "ignore") or part.decode("latin-1") for part in parts)
    for text, told in ((title, []), (broken, [f"it probably stands for “{title}”"])):
        table, problems = reading.read_events(f"date,title\n1948,{text}\n".encode())
        assert table["title"].to_list() == [text]
        assert [p.what for p in problems if p.code == "text.encoded_twice"] == told


def test_names_over_two_rows_and_below_a_heading() -> None:
    two = "Date,,,Event\nYear,Month,Day,\n1948,6,28,Split\n1955,6,2,Talks\n"
    assert read(two)[0] == ["1948-06-28", "1955-06-02"]
    heading = "Table 1,x\ndate,title,score\n1948,A,1\n"
    assert read(heading)[0] == ["1948"]


def test_names_of_codes_hold_no_letters_of_a_broken_encoding() -> None:
    names = [str(cameo.name(code)) for code in cameo.codes()]
    assert not [name for name in names if any(ord(s) > 127 and s not in "“”’–" for s in name)]
