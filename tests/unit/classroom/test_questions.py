"""What a class is asked, what may be an answer, what comes of it, what is carried out."""

import csv
import io

import numpy as np
import pandas as pd
import pytest

from data import catalog
from data.basics.limits import Unreadable
from data.classroom import afterwards, limits, questions, results, values
from data.classroom.codes import LETTERS, new_code, read_code, shown
from data.classroom.refusals import Refused
from data.classroom.room import Room
from data.classroom.state import State, from_json, to_json
from data.classroom.store import ANSWER_COLUMNS
from data.classroom.tidy import name_of, sentence_of, tidy
from data.events.data_set import DataSet
from data.lessons import drawings, rating
from data.reading.formats import recognising


@pytest.fixture(scope="module")
def shipped() -> DataSet:
    return catalog.open_set("soviet-yugoslav")


def answers(*rows: tuple) -> pd.DataFrame:
    table = pd.DataFrame([(*row, False) for row in rows], columns=list(ANSWER_COLUMNS))
    table["value"] = pd.Series([row[3] for row in rows], dtype=object)
    return table


def test_a_code_has_no_lookalikes_and_is_read_as_people_type() -> None:
    assert not set(LETTERS) & set("0O1IL2Z5S8B")
    code = new_code()
    assert read_code(f" {shown(code).lower()} ") == code
    for typed in ("", "AAAAA", "AAAAAAA", "OOOOOO", None, "<b>", "А" * 6, "a" * 5000):
        assert read_code(typed) is None


def test_an_allowance_fills_up_again_for_each_by_itself() -> None:
    now = [0.0]
    allowed = limits.Allowance(3, 1, clock=lambda: now[0], most=2)
    assert [allowed.take("a") for _ in range(4)] == [True, True, True, False]
    assert allowed.take("b")
    now[0] = 1.5
    assert [allowed.take("a") for _ in range(2)] == [True, False]
    assert not allowed.take("a", 2)
    for who in "cdef":
        allowed.take(who)
    assert len(allowed._left) == 2


def test_an_address_stands_for_one_who_can_have_many() -> None:
    assert limits.group_of("::ffff:10.0.0.7") == limits.group_of("10.0.0.7")
    assert limits.group_of("2001:db8::1") == limits.group_of("2001:db8::ffff:1%eth0")
    assert limits.group_of("2001:db8::1") != limits.group_of("2001:db8:0:1::1")
    assert limits.group_of("x" * 900) == "x" * 64


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Blue \n Fox ", "Blue Fox"),
        ("a\u202eb\u200bc\0d\ud800e", "abc de"),
        ("<script>alert(1)</script>", "<script>alert(1)</scrip"),
        ("Z" + "\u0300" * 50, "Z\u0300"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("x" * 10**6, "x" * 23),
        ("Ann\u200d", "Ann"),
        ("A\u200db\u200c \u200dc", "Ab c"),
        ("\u200d\u200c\u200d", ""),
        ("\u3164\u2800\u0301", ""),
        ("\U0001f469\u200d\u200d\U0001f467", "\U0001f469\u200d\U0001f467"),
        ("क्\u200dष", "क्\u200dष"),
        (None, ""),
        (["a"], ""),
    ],
)
def test_text_is_tidied(written: object, kept: str) -> None:
    assert tidy(written, 23) == kept
    assert len(name_of(written)) <= limits.NAME_MOST
    assert len(sentence_of(written)) <= limits.SENTENCE_MOST


def test_every_activity_asks_without_its_key(shipped: DataSet) -> None:
    line = results.line_of(shipped)
    made = {
        "rate": questions.rate(shipped, 1, 12),
        "draw": questions.draw(shipped, line, 1945, 1960),
        "sentence": questions.sentence(["Why?", " ", "And\nthen?"]),
    } | {name: questions.asked(shipped, line, name, 1, 6) for name in questions.KINDS}
    assert made.keys() == questions.ACTIVITIES.keys() == questions.TOLD.keys()
    for name, asked in made.items():
        assert asked, name
        assert len({one["id"] for one in asked}) == len(asked)
        for one in asked:
            told = str(questions.for_phone(one))
            assert "key" not in questions.for_phone(one)
            assert one["key"].get("why", "(no key)") not in told
    assert set(made["rate"][0]) == {"id", "kind", "ask", "when", "title", "text", "key"}
    assert [one["ask"] for one in made["sentence"]] == ["Why?", "And then?"]
    assert {one["kind"] for one in made["order"]} == {"order"}
    with pytest.raises(ValueError, match="years"):
        questions.draw(shipped, line, 1900, 1999)


@pytest.mark.parametrize(
    ("question", "good", "bad"),
    [
        ({"kind": "rate"}, [-7, -3.0, 0, None], [1, "0", True, [0], float("nan"), {}]),
        ({"kind": "choice", "options": ["a", "b"]}, [0, 1], [2, -1, 0.0, False, None, "a"]),
        ({"kind": "order", "options": "abc"}, [[2, 0, 1]],
         [[0, 1], [0, 1, 1], [0, 1, True], 3, "abc"]),
        ({"kind": "draw", "first": 1940, "last": 1942}, [[[1940, 5]]],
         [[], [[1939, 5]], [[1940, 500]], [["1940", 5]], None, "x", [[1940, float("inf")]]]),
        ({"kind": "sentence"}, ["x"], ["", " \u200b\u202e ", 3, None, ["x"]]),
    ],
)  # fmt: skip
def test_only_answers_are_taken(question: dict, good: list, bad: list) -> None:
    for value in good:
        assert values.read(question, value) == value
    for value in bad:
        with pytest.raises(Refused):
            values.read(question, value)


def test_a_state_takes_its_steps() -> None:
    state = State().go(0, 3)
    assert state.takes("a", 0, 1) == "" and state.takes("b", 1, 1) == "early"
    assert State(own_pace=True).takes("b", 1, 1) == ""
    again = state.shut_off("a").show("a").again("a")
    assert again.takes("a", 0, 2) == "" and again.round_of("a") == 2
    assert not again.visible("a") and again.show("a").visible("a")
    assert state.visible("a") and not state.hide("a").visible("a")
    for one in (state.hide("a"), state.again("a")):  # the others are shown as before
        assert one.visible("b") and not one.visible("a") and one.show("a").visible("a")
    held = State(hold=True)
    seen = held.let_see("a")  # what was answered, and not what is right
    assert seen.visible("a") and not seen.visible("b") and not seen.shown
    assert seen.show("a").let_see("a").shown == () and seen.show("a").shown == ("a",)
    assert not seen.hide("a").visible("a") and not seen.again("a").visible("a")
    assert from_json(to_json(seen)) == seen and state.shut_off("a").takes("a", 0, 1) == "shut"
    assert state.go(9, 3).at == 2 and state.go(-9, 3).at == -1
    told = state.show("a", tells=True)  # whoever knows what is right answers no more
    assert told.takes("a", 0, 1) == "shut" and told.again("a").takes("a", 0, 2) == ""
    assert from_json(to_json(again)) == again
    assert from_json('{"at": 1, "later": true}') == State(at=1)


def test_votes_and_their_shift() -> None:
    asked = {"id": "q", "kind": "choice", "options": ["a", "b"], "key": {"right": [1]}}
    given = answers((1, "q", 1, 0), (2, "q", 1, 0), (3, "q", 1, 1), (1, "q", 2, 1), (2, "q", 2, 0),
                    (3, "other", 1, 1))  # fmt: skip
    assert results.counts(asked, given)[["first", "second"]].to_numpy().tolist() == [[2, 1], [1, 1]]
    assert results.changed(asked, given) == (2, 1)
    assert results.right(asked, given) == (3, 2)
    event = {"id": "e", "kind": "rate", "key": {}}
    table = results.counts(event, answers((1, "e", 1, None), (2, "e", 1, 0.0), (3, "e", 1, -7.0)))
    assert table["first"].to_list() == [1, 0, 1, 0, 0, 1]


def test_an_order_by_places() -> None:
    asked = {"id": "q", "kind": "order", "options": ["a", "b", "c"], "key": {"right": [2, 0, 1]}}
    given = answers((1, "q", 1, [2, 0, 1]), (2, "q", 1, [0, 2, 1]))
    table = results.places(asked, given)
    assert table.to_numpy().tolist() == [[2, 1.5, 1], [0, 1.5, 1], [1, 3.0, 2]]
    assert results.right(asked, given) == (2, 1)
    assert results.places(asked, answers())["mean"].isna().all()


def test_the_class_line_is_that_of_the_lesson(shipped: DataSet) -> None:
    """The medians make the same line as the rating of the lesson wing, and so does each pupil."""
    rng = np.random.default_rng(3)
    ids = rating.in_random_order(shipped, 1, 6)
    steps = [score for score, _ in rating.STEPS]
    given = [(p, e, 1, float(rng.choice(steps))) for p in range(1, 6) for e in ids]
    given[3] = (1, ids[3], 1, float("nan"))
    ratings = results.ratings_of(answers(*given))
    line = results.class_line(shipped, ratings)
    other = rating.combine(shipped, ratings)
    assert line is not None
    at = other.curve.index.get_indexer(line.curve.index)
    for name in ("median", "low", "high"):
        np.testing.assert_allclose(line.curve[name], other.curve[name].to_numpy()[at], atol=1e-6)
    pd.testing.assert_frame_equal(line.events, other.events)
    assert "α" in line.words
    apart = results.furthest(shipped, line)
    assert apart is not None
    gaps = (line.events["median"] - line.events["published"]).abs()
    assert abs(apart["median"] - apart["published"]) == gaps.max()
    assert results.class_line(shipped, results.ratings_of(answers())) is None


def test_the_median_of_drawings_is_of_years_that_half_have() -> None:
    lines = {1: {1950: 10.0, 1951: 0.0}, 2: {1950: 30.0}, 3: {1950: -10.0, 1952: 4.0}}
    assert results.median_drawing(lines) == {1950: 10.0}


def test_what_is_carried_out_is_safe_and_without_names(shipped: DataSet) -> None:
    asked = questions.sentence(["=cmd|' /C calc'!A0"])
    room = Room("AAAAAA", "", "sentence", "s", "t", ("a", "b"), tuple(asked), State(), 1, 1, "", "")
    text = afterwards.table(room, answers((1, "s1", 1, "=1+1"), (2, "gone", 1, "x"))).decode()
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == list(afterwards.HEAD) and len(rows) == 2
    assert rows[1][1].startswith("'=") and rows[1][3:] == ["pupil 1", "'=1+1", ""]
    ids = rating.in_random_order(shipped, 1, 2)
    back, mistakes = rating.read_csv(
        afterwards.readings(answers((4, ids[0], 1, 3.0), (4, ids[1], 1, None))), shipped
    )
    assert not mistakes and back["reader"].to_list() == ["pupil 4", "pupil 4"]
    drawn = afterwards.drawings(answers((2, "draw", 1, [[1950, -20], [1951, 5]])), shipped)
    assert "pupil 2,1950,-20.0," in drawn.decode()


def test_drawings_of_both_rounds_are_carried_out_and_opened_again(shipped: DataSet) -> None:
    first, second = ([[year, value] for year in (1950, 1951, 1952)] for value in (-20, 5))
    drawn = afterwards.drawings(
        answers((2, "draw", 1, first), (2, "draw", 2, second), (3, "draw", 1, second)), shipped
    )
    rows = list(csv.DictReader(io.StringIO(drawn.decode("utf-8-sig"))))
    told = [(row["drawing"], row["round"], row["drawn"]) for row in rows if row["year"] == "1951"]
    again = "pupil 2, drawn again"
    assert told == [("pupil 2", "1", "-20.0"), (again, "2", "5.0"), ("pupil 3", "1", "5.0")]
    back, mistakes = drawings.read_csv(drawn, shipped.years)
    assert not mistakes and [one.name for one in back] == ["pupil 2", again, "pupil 3"]


def test_bring_in_says_what_a_class_carried_out_is_and_where_it_opens(shipped: DataSet) -> None:
    ids = rating.in_random_order(shipped, 1, 1)
    asked = questions.sentence(["Why?"])
    room = Room("AAAAAA", "", "sentence", "s", "t", ("a", "b"), tuple(asked), State(), 1, 1, "", "")
    rated = afterwards.readings(answers((4, ids[0], 1, 3.0)))
    drawn = afterwards.drawings(answers((2, "draw", 1, [[1950, -20], [1951, 5]])), shipped)
    said = afterwards.table(room, answers((1, "s1", 1, "Because.")))
    as_semicolons = rated.decode("utf-8-sig").replace(",", ";").encode()
    for content, what, where in (
        (rated, "ratings of events", "Let them rate"), (drawn, "drawn lines", "Let them draw"),
        (said, "the answers of a class", "in a spreadsheet"), (as_semicolons, "ratings", "Teach"),
    ):  # fmt: skip
        with pytest.raises(Unreadable) as refusal:
            recognising.read(recognising.look(content, "class.csv"))
        assert refusal.value.code == "foreign.own"
        assert what in refusal.value.what and where in refusal.value.mend
    event = b"event_id,reader,score,date,title\ne1,ann,3,1950-01-02,Something\n"
    assert len(recognising.read(recognising.look(event, "events.csv")).cells) == 1


def test_every_kind_is_told_in_words() -> None:
    one = {"id": "q", "kind": "choice", "ask": "?", "options": ["a", "b"], "key": {"right": [1]}}
    two = {"id": "o", "kind": "order", "ask": "?", "options": ["a", "b"], "key": {"right": [1, 0]}}
    three = {"id": "d", "kind": "draw", "ask": "?", "key": {}}
    four = {"id": "r", "kind": "rate", "ask": "", "title": "T", "key": {}}
    room = Room(
        "A", "", "quiz", "s", "t", ("a", "b"), (one, two, three, four), State(), 1, 1, "", ""
    )
    given = answers(
        (1, "q", 1, 1), (1, "o", 1, [0, 1]), (1, "d", 1, [[1950, 3]]), (1, "r", 1, None)
    )
    rows = list(csv.reader(io.StringIO(afterwards.table(room, given).decode())))[1:]
    assert [row[4:] for row in rows] == [
        ["b", "yes"], ["a | b", "no"], ["1950:3", ""], ["cannot tell", ""],
    ]  # fmt: skip
