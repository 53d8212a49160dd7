"""The smaller rooms of the data library: coverage, searching, citing, the table."""

from pathlib import Path

import pandas as pd
import pytest

from data import catalog
from data.basics.search_text import fold
from data.codes import cameo
from data.events import citing
from data.events.event_table import prepare, table_hash
from data.questions import coverage
from tests.small_set import write_set


def table(*dates: str, score: float = 1.0) -> pd.DataFrame:
    return prepare(pd.DataFrame({"date": list(dates), "score": score}))


def test_silence_is_where_no_event_lies_within_three_years() -> None:
    silent = coverage.silences(table("1920-01-01", "1930-01-01"))
    assert silent["since"].to_list() == [pd.Timestamp("1920-01-01")]
    assert silent["start"].dt.strftime("%Y-%m-%d").to_list() == ["1923-01-01"]
    assert silent["end"].dt.strftime("%Y-%m-%d").to_list() == ["1927-01-01"]
    assert coverage.silences(table("1920-01-01", "1925-12-01")).empty


def test_what_lasted_breaks_the_silence_for_its_whole_span() -> None:
    assert coverage.silences(table("1920-01-01/1929-01-01", "1921-01-01", "1932-01-01")).empty


def test_silence_reaches_to_the_ends_of_the_axis() -> None:
    silent = coverage.silences(
        table("1950-01-01"), since=pd.Timestamp("1940-01-01"), until=pd.Timestamp("1960-01-01")
    )
    assert len(silent) == 2
    assert silent["start"].iloc[0] == pd.Timestamp("1940-01-01")
    assert silent["end"].iloc[1] == pd.Timestamp("1960-01-01")


def test_events_per_year_count_the_first_day() -> None:
    assert coverage.events_per_year(table("1948", "1948-06", "1949/1950")).to_dict() == {
        1948: 2,
        1949: 1,
    }


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Šik", "sik"), ("Žujović", "zujovic"), ("Đilas", "dilas"), ("ŠTEFAN", "stefan"), ("", "")],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_codes_are_text() -> None:
    assert cameo.goldstein("010") == 0.0
    assert cameo.goldstein("10") == -5.0
    assert cameo.goldstein("nonsense") is None
    assert cameo.name("190")


def test_order_in_the_file_does_not_matter() -> None:
    events = pd.DataFrame(
        {"date": ["1950", "1948-06-28", "1948-06-28"], "score": [1, 2, 3], "title": ["c", "b", "a"]}
    )
    pd.testing.assert_frame_equal(prepare(events), prepare(events.iloc[::-1]))


def test_missing_ids_are_made_and_repeated_ones_told_apart() -> None:
    events = pd.DataFrame({"date": ["1950", "1950"], "score": [1, 1]})
    assert prepare(events)["event_id"].is_unique


def test_preparing_twice_changes_nothing() -> None:
    once = table("1950", "1948")
    pd.testing.assert_frame_equal(prepare(once), once)


def test_the_hash_sees_every_cell() -> None:
    a = pd.DataFrame({"date": ["1950"] * 60_000, "score": 1.0})
    b = a.copy()
    b.loc[59_999, "score"] = 2.0
    assert table_hash(a) != table_hash(b)
    assert table_hash(a) == table_hash(a.copy())


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://history.state.gov/x", True),
        ("http://a.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//evil.example", False),
        ("https://", False),
        ("http://[", False),
        ("", False),
        ("http://[::1]:8000/x", True),
        ("https://archive.org/a b(c).pdf?x=1&y=%20#z", True),
        ("https://пример.рф/а", True),
        ("java\tscript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        ("vbscript:x", False),
        ("https://jstor.org@evil.example/x", False),  # reads as another host
        ("http://evil.example\\@jstor.org", False),
        ("https://jstor.org/\u202etxt", False),
        ("http://a\nb", False),
        ('http://a"onmouseover=x', False),
        ("http://a:port/", False),
    ],
)
def test_only_plain_web_addresses_become_links(url: str, safe: bool) -> None:
    assert (citing.safe_url(url) is not None) == safe


def test_citing_names_the_place_in_the_work(tmp_path: Path) -> None:
    write_set(tmp_path)
    small = catalog.open_set("small", tmp_path)
    book, paper, ghost = citing.cite_event(small.sources, "book@p. 184; paper; ghost")
    assert book.text.endswith("2018, p. 184.")
    assert book.url is None
    assert paper.url == "https://history.state.gov/x"
    assert "not in the list" in ghost.text
