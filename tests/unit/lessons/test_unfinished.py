"""What a tab keeps of drawing and rating comes back; what is no sense there does no harm."""

import json

import pytest

from data import catalog
from data.events.data_set import DataSet
from data.lessons import unfinished
from data.lessons.unfinished import Rating


@pytest.fixture(scope="module")
def dataset() -> DataSet:
    return catalog.open_set("soviet-yugoslav")


def test_a_rating_comes_back_as_it_was(dataset: DataSet) -> None:
    first, second, third = map(str, dataset.prepared["event_id"].head(3))
    now = Rating([third, first, second], False, {third: (-7.0, "“so”\n"), first: (None, "")}, "Ana")
    back = unfinished.rating_of(unfinished.rating_text(now), dataset)
    assert back == now
    assert now.next_event == second
    assert unfinished.rating_text(None) == ""


def test_drawings_come_back_as_they_were(dataset: DataSet) -> None:
    kept = {(1945, 1947): [(5, {1945: 3.0, 1946: -100.0}), (6, {1945: 0.5})], (1950, 1953): []}
    text = unfinished.drawings_text(kept)
    assert unfinished.drawings_of(text, dataset.years) == {(1945, 1947): kept[1945, 1947]}
    assert unfinished.drawings_text({}) == ""


STRANGE = (
    *("", "x", "null", "[]", "{}", "1", '"a"', "[" * 100_000, "[[1,2,3,4]]", "[[1e999,1,1,[]]]"),
    *('{"order": 5}', '{"order": ["no-such"]}', '{"order": [[]], "given": [[{}, 1, 2]]}'),
    '[["1945", 1947, 1, [[1945, 1]]], [1945, 1947, true, [[1945, 1]]]]',
    "[[1945, 1947, 1, [[1945, 900], [1999, 3], [1946, true]]]]",
    "[[-9, 99999, 1, [[1945, 1]]]]",
)


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_what_makes_no_sense_is_left_out(dataset: DataSet, text: str) -> None:
    assert unfinished.rating_of(text, dataset) is None
    assert unfinished.drawings_of(text, dataset.years) == {}


def test_what_is_wrong_in_a_rating_is_left_out_and_the_rest_stays(dataset: DataSet) -> None:
    event = str(dataset.prepared["event_id"].iat[0])
    given = [[event, 99, ""], [event, float("nan"), ""], ["gone", 1, ""], [[], 1, ""], [event, 1]]
    text = json.dumps({"order": [event, "gone", 3], "ladder": "yes", "given": given})
    assert unfinished.rating_of(text, dataset) == Rating([event], False)
