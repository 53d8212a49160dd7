"""Hostile and broken text files, each with a part of the message that a person gets.

The binary ones (zip, spreadsheets, Parquet) are in `tests.hostile_binaries`.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Hostile:
    """A file that is out to do harm, or broken.

    Attributes:
        name: what it is.
        build: makes its bytes.
        told: a part of the message a person gets.
        kept: how many of its rows come in all the same.
    """

    name: str
    build: Callable[[], bytes]
    told: str
    kept: int = 0


def table(*rows: str, head: str = "date,title,score") -> Callable[[], bytes]:
    """A CSV file of these rows."""
    return lambda: "\n".join([head, *rows, ""]).encode()


def raw(content: bytes) -> Callable[[], bytes]:
    """These bytes."""
    return lambda: content


def records(*rows: object) -> Callable[[], bytes]:
    """A JSON file of these records."""
    return lambda: json.dumps(list(rows)).encode()


GOOD = {"date": "1948-06-28", "title": "Expelled", "score": -8}
BROKEN_TEXT = [
    Hostile("empty file", raw(b""), "the file is empty"),
    Hostile("only blank lines", raw(b"\n\r\n \n"), "the file is empty"),
    Hostile("only a byte order mark", raw(b"\xef\xbb\xbf"), "the file is empty"),
    Hostile("header without rows", table(), "there is no row below the header"),
    Hostile("zero bytes", raw(b"date,score\n1948,\x00\n"), "zero bytes"),
    Hostile("UTF-16 cut in the middle", lambda: "date,score\n1948,1".encode("utf-16")[:-1],
            "says it is UTF-16 and is not"),
    Hostile("mark of UTF-8, content of Windows-1250",
            lambda: b"\xef\xbb\xbfdate,title,score\n1948,\xe8\xe1\n",
            "says it is UTF-8 and is not"),
    Hostile("two encodings in one file",
            lambda: "date,title,score\n1948,Đilas,1\n".encode() + "1949,Čas,2\n".encode("cp1250"),
            "more than one encoding", 2),
    Hostile("bytes of no encoding", raw(b"date,title,score\n1948,\x81\x8d\x98\xff\n"),
            "in no encoding that Thaw knows"),
    Hostile("ragged rows", table("1948,Expelled,-8,more,cells", "1949,Blockade,-5"),
            "the row has 5 cells where the header has 3", 1),
    Hostile("rows cut short", table("1948,Expelled", "1949,Blockade,-5"), "1 of 2 events has", 2),
    Hostile("quote that is not closed", table('1948,"Expelled,-8', "1949,Blockade,-5"), "quote", 2),
    Hostile("column twice", table("1948,x,1,2", head="date,title,score,score"), "stands twice", 1),
    Hostile("all columns without a name", table("1948,x,1", head=",,"), "looks like an event", 1),
    Hostile("no date anywhere", table("a,b", head="name,colour"), "the column is missing"),
    Hostile("no score anywhere", table("1948,Expelled", head="date,title"),
            "its events have no score", 1),
    Hostile("line of three million characters", table("1948," + "x" * 3_000_000 + ",1"),
            "a line has 3,000,007 characters"),
    Hostile("cell of 40,000 characters", table("1948," + "x" * 40_000 + ",1"),
            "a cell has 40,000 characters"),
    Hostile("1,000 columns",
            table(",".join(["1"] * 1000), head=",".join(f"c{i}" for i in range(1000))),
            "1,000 columns, more than 256"),
    Hostile("1,100,000 rows", lambda: b"date,score\n" + b"1948,1\n" * 1_100_000,
            "1,100,000 rows, more than 1,000,000"),
    Hostile("web page", raw(b"<!DOCTYPE html><table><tr><td>1948</td></tr></table>"), "a web page"),
    Hostile("XML that swells a billion times",
            raw(b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">]><l>&a;</l>'),
            "the file is XML"),
    Hostile("PDF", raw(b"%PDF-1.7\n"), "the file is a PDF"),
    Hostile("picture", raw(b"\x89PNG\r\n\x1a\n"), "the file is a picture"),
    Hostile("program", raw(b"MZ\x90\x00\x03"), "the file is a program"),
    Hostile("database", raw(b"SQLite format 3\x00"), "a database"),
    Hostile("gzip", raw(b"\x1f\x8b\x08\x00"), "packed with gzip"),
]  # fmt: skip
HOSTILE_CELLS = [
    Hostile("script in a title", table("1948,<script>alert(1)</script>,-8"),
            "code of web pages; Thaw shows it as plain text", 1),
    Hostile("picture that runs", table('1948,"<img src=x onerror=alert(1)>",-8'), "plain text", 1),
    Hostile("formula", table("1948,=HYPERLINK(0),-8"), "begins like a formula", 1),
    Hostile("formula by way of @", table("1948,@SUM(A1),-8"), "begins like a formula", 1),
    Hostile("command by way of DDE",
            table("1948,=cmd|' /C calc'!A0,-8"), "begins like a formula", 1),
    Hostile("formula as score", table("1948,Expelled,=1+1"), "“=1+1” is not a number"),
    Hostile("javascript: as source",
            table("1948,x,1,javascript:alert(1)", head="date,title,score,sources"),
            "not one of the web", 1),
    Hostile("data: as source",
            table("1948,x,1,DATA:text/html;base64", head="date,title,score,sources"),
            "not one of the web", 1),
    Hostile("SQL as a title", table("1948,'); DROP TABLE events;--,-8"), "no source is named", 1),
    Hostile("marks that turn the reading", table("1948,abc\u202edcba,-8"), "cannot be seen", 1),
    Hostile("marks that isolate", table("1948,abc\u2067dcba\u2069,-8"), "cannot be seen", 1),
    Hostile("bell and escape", table("1948,\x07\x1b[31mred,-8"), "cannot be seen", 1),
    Hostile("control character in a column's name", table("1948,x,-8", head="da\x01te,title,score"),
            "cannot be seen", 1),
    Hostile("path as an id", table("../../etc/passwd,1948,-8", head="event_id,date,score"),
            "there is no title", 1),
    Hostile("score that is not a number", table("1948,x,nan"), "the event has no score", 1),
    Hostile("score without end", table("1948,x,inf"), "“inf” is not a number"),
    Hostile("score too large to be one", table("1948,x,1e999"), "is not a number"),
    Hostile("score out of range", table("1948,x,11"), "11 is out of range"),
    Hostile("score in digits of another script", table("1948,x,٣"), "no source is named", 1),
    Hostile("score with 10,000 digits", table("1948,x," + "9" * 10_000), "is not a number"),
    Hostile("confidence of zero", table("1948,1,0", head="date,score,confidence"),
            "Allowed is above 0"),
    Hostile("30 February", table("1948-02-30,x,1"), "February 1948 has the days 01 to 29"),
    Hostile("month 13", table("13.13.1948,x,1"), "has no month 13"),
    Hostile("year zero", table("0000,x,1"), "before the year 1"),
    Hostile("year 12345", table("12345,x,1"), "after the year 9999"),
    Hostile("before our era", table("44 BC,x,1"), "before the year 1"),
    Hostile("range that runs backwards", table("1955/1948,x,1"), "ends before it begins"),
    Hostile("range of 5,000 years", table("0001/5000,x,1"), "lasts more than 1000 years"),
    Hostile("range open at one end", table("1948/..,x,1"), "open at one end"),
    Hostile("two digits for a year", table("28.6.48,x,1"), "a year of two digits"),
    Hostile("day or month", table("3/4/1948,x,1"), "say which comes first"),
    Hostile("month of two languages", table("5. listopada 1948,x,1"), "different month"),
    Hostile("text as a date", table("a while ago,x,1"), "cannot be read as a date"),
    Hostile("date of 5,000 characters", table("1" * 5000 + ",x,1"), "after the year 9999"),
    Hostile("code that is none", table("1948,999", head="date,cameo"), "the event has no score", 1),
    Hostile("words that are not on the ladder",
            table("1948,splendid", "1949,cools a lot", head="date,effect"), "not on the ladder", 1),
    Hostile("same event twice", table("1948,Expelled,-8", "1948,expelled,-8"), "stands above", 2),
    Hostile("score against its code", table("1948,8,190", head="date,score,cameo"),
            "against the direction of its CAMEO code", 1),
    Hostile("score against the word beside it",
            table("1948,8,cools a lot", head="date,score,direction"),
            "against the direction beside it", 1),
]  # fmt: skip
JSON_FILES = [
    Hostile("JSON cut short", raw(b'[{"date": "1948", "sco'), "the file is not JSON (line 1"),
    Hostile("JSON without records", raw(b'{"a": 1}'), "no list of records"),
    Hostile("JSON list of numbers", raw(b"[[1, 2], [3]]"), "no list of records"),
    Hostile("JSON 100,000 lists deep", raw(b"[" * 100_000), "too deep"),
    Hostile("JSON with NaN", raw(b'[{"date": "1948", "score": NaN}]'), "the event has no score", 1),
    Hostile("JSON with Infinity", raw(b'[{"date": "1948", "score": -Infinity}]'), "not a number"),
    Hostile("JSON with a number of 5,000 digits",
            raw(b'[{"date": "1948", "score": ' + b"9" * 5000 + b"}]"), "thousands of digits"),
    Hostile("JSON with half a character",
            raw(b'[{"date": "1948", "title": "\\ud800", "score": 1}]'),
            "no source", 1),
    Hostile("JSON with lists and objects as cells",
            records({**GOOD, "score": [1, 2]}, {**GOOD, "date": {"year": 1948}}, GOOD),
            "is not a number", 2),
    Hostile("JSON whose records are partly numbers",
            records(GOOD, 7, None, "x"), "date is empty", 1),
    Hostile("TimelineJS without a date", raw(b'{"events": [{"start_date": {}, "text": {}}]}'),
            "no event in the timeline"),
    Hostile("TimelineJS with words for numbers",
            raw(b'{"events": [{"start_date": {"year": "soon"}, "text": {"headline": "x"}}]}'),
            "“soon” cannot be read"),
    Hostile("TimelineJS with a script",
            raw(b'{"events": [{"start_date": {"year": 1948}, "text": {"headline": "<b>x</b>",'
                b' "text": "<script>alert(1)</script>"}}]}'), "does not say what warmed", 1),
    Hostile("TimelineJS table with month 13",
            table("1948,13,1,Expelled,Text,", head="Year,Month,Day,Headline,Text,Media"),
            "no month 13"),
    Hostile("TimelineJS table with a column twice",
            table("1948,6,Expelled,One,,Two", head="Year,Month,Headline,Text,Media,Text"),
            "the column “Text” stands twice", 1),
    Hostile("GDELT cut short", lambda: "\t".join(["1", "19480628", *["x"] * 55]).encode()
            + b"\n1\t2\n", "no row of this GDELT export names two states" ),
]  # fmt: skip
