"""Links as people have them in slides and mails: each goes on meaning what it meant.

Whoever renames something in an address leaves the old link here and adds a line to
`components/address/old_links.py`.
"""

import re
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from components.address import old_links
from components.address.old_links import Renamed, as_of_today
from components.address.query_view import as_query, link, unknown
from data.events.data_set import DataSet
from data.selection import comparing, explaining, selection_address
from data.selection.comparing import Comparing

ROOT = Path(__file__).parents[3]
EXPLORE = [
    "from=1948&to=1957",
    "category=party&category=military",
    "by=A&by=both&by=third",
    "direction=warming&direction=cooling&direction=neutral",
    "strength=2.5",
    "q=blockade",
    "count=shown",
    "event=1948-expelled",
    "chapter=split",
    "view=1947-01-01~1957-12-31",
    "model=decaying&half_life_days=700",
    "model=window&window_days=400",
    "model=level&q=talks",
    "k=0.3&half_life_days=3652.5",
    "look=why&on=1950-01-01",
    "look=what-if&without=1948-expelled&rescore=1949-blockade:-2",
    "look=memory",
]
EXPLAIN = [
    "ask=models&over=on&flow=on",
    "ask=sure&band=off&envelope=on&outside=on",
    "ask=turning&points=4",
    "ask=sides",
    "a=war&b=split",
    "a=1948-01-01~1949-12-31&b=after",
    "ask=models&decaying.half_life_days=700&window.window_days=400&level.r=2",
]
COMPARE = [
    "sets=small&sets=other",
    "how=under",
    "span=all",
    "chapters=other",
    "sets=other&sets=third",
]
NAMES = ("small", "other", "third")


def read(query: str) -> dict[str, list[str]]:
    return as_of_today(parse_qs(query))


@pytest.mark.parametrize("query", EXPLORE)
def test_a_link_to_explore_is_read_whole_and_written_the_same(small: DataSet, query: str) -> None:
    selection, notes = selection_address.from_query(read(query), small)
    assert notes == []
    written = as_query(selection_address.to_query(selection))
    again, _ = selection_address.from_query(written, small)
    assert again == selection
    kept = {key: sorted(values) for key, values in read(query).items()}
    assert {key: sorted(values) for key, values in written.items()}.items() >= kept.items()


@pytest.mark.parametrize("query", EXPLAIN)
def test_a_link_to_explain_is_read_whole_and_written_the_same(small: DataSet, query: str) -> None:
    view, notes = explaining.from_query(read(query), small)
    assert notes == []
    assert as_query(view.to_query()) == read(query)


@pytest.mark.parametrize("query", COMPARE)
def test_a_link_to_compare_is_read_whole(query: str) -> None:
    view, notes = comparing.from_query(read(query), NAMES)
    assert notes == []
    assert comparing.from_query(as_query(view.to_query(NAMES)), NAMES)[0] == view


def test_what_compare_holds_by_default_leaves_no_trace() -> None:
    assert Comparing(("small", "other"), chapters="small").to_query(NAMES) == {}
    assert Comparing(("other", "small")).to_query(NAMES) == {"sets": ["other", "small"]}


def test_every_page_reports_what_it_does_not_know_in_the_same_words(small: DataSet) -> None:
    odd = {"colour": ["blue"]}
    told = "The address says colour=blue, which means nothing here: ignored."
    assert selection_address.from_query(odd, small)[1] == [told]
    assert comparing.from_query(odd, NAMES)[1] == [told]
    assert unknown(odd, ["edit"]) == [told]
    nonsense = {"how": ["sideways"], "sets": ["../x", "small"], "chapters": ["<b>"]}
    view, notes = comparing.from_query(nonsense, NAMES)
    assert view == Comparing(("small",))
    assert len(notes) == 3
    told = comparing.from_query({"sets": [*NAMES, "d", "e"]}, [*NAMES, "d", "e"])[1]
    assert told == ["At most 4 are compared; e is left out."]
    told = comparing.from_query({"sets": ["gone", "small"]}, NAMES)[1]
    assert told[0].endswith("the data set gone, which is not here; choose another one.")


def test_an_old_name_becomes_todays() -> None:
    renamed = (Renamed("cat", "category"), Renamed("ask", "ask", "certain", "sure"))
    old = {"cat": ["party"], "ask": ["certain"], "q": ["x"]}
    assert as_of_today(old, renamed) == {"category": ["party"], "ask": ["sure"], "q": ["x"]}
    both = {"cat": ["party"], "category": ["military"]}
    assert as_of_today(both, renamed) == {"category": ["military"]}
    assert as_of_today({"ask": ["models"]}, renamed) == {"ask": ["models"]}
    assert old["cat"] == ["party"]


def test_no_name_of_today_is_an_old_one() -> None:
    today = {key for query in [*EXPLORE, *EXPLAIN, *COMPARE] for key in parse_qs(query)}
    assert not today & {old.key for old in old_links.RENAMED if not old.value}


def test_a_link_is_written_in_one_way() -> None:
    assert link({"set": "small", "event": "a&b", "by": ["A", "both"], "q": ""}) == (
        "./?set=small&event=a%26b&by=A&by=both"
    )
    assert link({}, "compare") == "./compare"


def test_the_address_is_read_and_written_in_one_place() -> None:
    files = [ROOT / "app.py", *(ROOT / "components").rglob("*.py")]
    asked = re.compile(r"\bst\.query_params")  # a request of Starlette's has its own
    users = [f.name for f in files if asked.search(f.read_text(encoding="utf-8"))]
    assert users == ["query_view.py"]
