"""The page “Class”: begun, led, shown, ended; who may not lead; hostile text."""

import json
import re
from collections.abc import Iterator

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from components.classroom import addresses
from components.door.roles import SEEN
from data import classroom, workspace
from data.classroom.codes import shown
from data.classroom.state import State
from data.classroom.store import Classes
from tests.app.test_labels import raw
from tests.hostile_set import markup
from tests.unit.classroom.test_classes import TOKENS, done


def page() -> None:
    from components.classroom import class_page

    class_page.render()


@pytest.fixture
def classes() -> Iterator[Classes]:
    yield classroom.open_classes()
    for one in classroom._open.values():
        one.close()
    classroom._open.clear()


def run(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception, at.exception
    return at


def opened(role: str = "owner", **query: str) -> AppTest:
    at = AppTest.from_function(page, default_timeout=60)
    at.session_state[SEEN] = (role, "")
    for key, value in query.items():
        at.query_params[key] = value
    return run(at)


def click(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click()
    return run(at)


def shows(at: AppTest) -> dict:
    """What the board shows when the page has been drawn; nothing without one."""
    mounted = list(at.get("bidi_component"))
    return json.loads(mounted[0].proto.bytes) if mounted else {}


def texts(at: AppTest) -> str:
    html = [str(part.proto.body) for part in at.get("html")]
    told = shows(at)
    board = told.get("board", {})
    parts = [told.get("join", ""), *(str(board.get(k, "")) for k in ("above", "below", "side"))]
    return "\n".join([str(p.value) for p in (*at.text, *at.error, *at.code)] + html + parts)


def begun(activity: str, **fields: int) -> tuple[AppTest, str]:
    at = opened()
    at.radio(key="class_activity").set_value(activity)
    run(at)
    for key, value in fields.items():
        at.number_input(key=key).set_value(value)
    click(at, "class-begin")
    code = at.query_params["class"]
    return at, code if isinstance(code, str) else code[0]


def answered(classes: Classes, code: str, values: list, number: int = 1) -> None:
    question = classes.room(code).now
    assert question is not None
    for token, value in zip(TOKENS, values, strict=False):
        done(classes.join(code, token))
        done(classes.answer(code, token, question["id"], number, number, value))


def test_a_class_rates_and_the_board_shows_it(classes: Classes) -> None:
    at, code = begun("rate", class_most_rate=3)
    assert shown(code) in texts(at) and "Join, and say" in texts(at)
    assert addresses.COMMAND in texts(at)  # it listens on this machine only, and says so
    click(at, "class-next")
    answered(classes, code, [-7.0, 7.0, 3.0, None])
    run(at)
    assert "<b>4</b> of 4 have answered" in texts(at) and "disagree" not in texts(at)
    click(at, "class-show")
    assert re.search(
        "Your class (reads|does not read)", texts(at)
    ) and "You disagree most about" in texts(at)
    assert "The class says +3" in texts(at) or "the set says" not in texts(at)  # both may say +3
    click(at, "class-again")
    assert "second vote" in texts(at)
    answered(classes, code, [7.0, 7.0], number=2)
    click(at, "class-show")
    assert "1 of 2 changed their mind." in texts(at)
    assert texts(at).count('<span class="before">') == 6 and "before the talk" in texts(at)
    click(at, "class-hide")
    assert "changed their mind" not in texts(at)
    click(at, "class-shut")
    assert "closed" in texts(at)
    click(at, "class-open")
    for key, words in (("class-lock", "door locked"), ("class-end", shown(code))):
        click(at, key)
        assert words in texts(at)
    with pytest.raises(KeyError):
        at.button(key="class-next")
    click(at, "class-delete")
    assert classes.all() == [] and "A class that you begin stays here" in texts(at)


def test_a_quiz_shows_bars_and_then_the_answer(classes: Classes) -> None:
    at, code = begun("moved", class_most_moved=2)
    click(at, "class-next")
    question = classes.room(code).now
    assert question is not None
    answered(classes, code, [question["key"]["right"][0], 1 - question["key"]["right"][0]])
    run(at)
    why = str(escape(question["key"]["why"]))  # titles hold apostrophes, too
    assert why not in texts(at)
    click(at, "class-see")  # to talk about, with nothing given away
    assert "class-bars" in texts(at) and why not in texts(at) and "✓" not in texts(at)
    click(at, "class-show")
    assert all(words in texts(at) for words in (why, "1 of 2 have it right.", "✓"))
    click(at, "class-again")  # what is shown of the second vote is of the second vote
    answered(classes, code, [1 - question["key"]["right"][0]], number=2)
    click(at, "class-see")
    assert "1 before" in texts(at) and "it right" not in texts(at) and "✓" not in texts(at)
    click(at, "class-show")
    assert "0 of 1 has it right." in texts(at)


def test_an_order_shows_where_things_were_put(classes: Classes) -> None:
    at, code = begun("order", class_most_order=1)
    click(at, "class-next")
    question = classes.room(code).now
    assert question is not None
    answered(classes, code, [question["key"]["right"], question["key"]["right"][::-1]])
    click(at, "class-show")
    assert "1 of 2 have it right." in texts(at) and "1 put it here" in texts(at)
    first, _, rest = question["key"]["why"].partition(": ")
    assert f"<small>{first}</small>" in texts(at)  # the dates stand in the list
    assert str(escape(f"{first}: {rest}")) not in texts(at)
    click(at, "class-again")
    answered(classes, code, [question["key"]["right"]] * 2, number=2)
    click(at, "class-show")
    assert "2 put it here (1 before)" in texts(at)


def test_drawings_are_shown_and_the_real_line_when_it_is_time(classes: Classes) -> None:
    at, code = begun("draw")
    click(at, "class-next")
    question = classes.room(code).now
    assert question is not None
    years = range(question["first"], question["last"] + 1)
    answered(classes, code, [[[year, 20] for year in years], [[year, -20] for year in years]])
    run(at)
    click(at, "class-see")
    assert shows(at)["board"]["figure"]["alt"] == "2 drawn lines with the median"
    click(at, "class-again")
    answered(classes, code, [[[year, 30] for year in years]], number=2)
    click(at, "class-see")
    figure = shows(at)["board"]["figure"]
    assert figure["alt"] == "1 drawn line with the median"
    assert "the middle before the talk" in [one["name"] for one in figure["legend"]]
    assert "off before the talk" not in texts(at)
    click(at, "class-show")
    assert "the real line" in shows(at)["board"]["figure"]["alt"]
    assert "off before the talk" in texts(at)


def test_at_their_own_pace_the_board_says_who_has_finished(classes: Classes) -> None:
    at = opened()
    at.toggle(key="class_own").set_value(True)
    at.number_input(key="class_most_rate").set_value(2)
    click(run(at), "class-begin")
    (code,) = [room.code for room in classes.all()]
    for token, many in zip(TOKENS[:3], (2, 1, 0), strict=True):
        done(classes.join(code, token))
        for count, question in enumerate(classes.room(code).questions[:many]):
            done(classes.answer(code, token, question["id"], 1, count, 3.0))
    run(at)
    assert "<b>1</b> of 3 have finished" in texts(at) and "class reads" not in texts(at)
    assert at.button(key="class-next").label == "Look at 1 of 2"
    click(at, "class-show-all")
    assert "Your class" in texts(at)
    click(at, "class-next")
    assert "<b>2</b> of 3 have answered" in texts(at)


def test_a_sentence_is_seen_when_it_is_let_through_and_only_as_text(classes: Classes) -> None:
    at, code = begun("sentence")
    click(at, "class-next")
    nasty = markup("pupil")
    done(classes.join(code, TOKENS[0], nasty))
    question = classes.room(code).now
    assert question is not None
    done(classes.answer(code, TOKENS[0], question["id"], 1, 1, "<script>x()</script>" + nasty))
    board = opened(**{"class": code, "view": "board"})
    assert "x()" not in texts(board) and "have answered" in texts(board)
    assert not list(board.button)
    run(at)
    assert [one.label for one in at.expander if "for you" in one.label] == [
        "Sentences: 1 waits for you"
    ]
    click(at, "through-1-False")
    run(board)
    said = shows(board)["board"]["above"]
    assert "class-said" in said and "&lt;script&gt;x()" in said and "<script>" not in said
    at.session_state["class-who"] = True
    click(at, "class-names")
    assert raw(at) == []
    click(at, "name-1")
    assert classes.pupils(code)["name"].to_list() == [""]
    click(at, "through-1-True")
    assert not classes.answers(code)["let_through"].any()


def test_a_class_is_gone_on_with_after_a_restart(classes: Classes) -> None:
    _, code = begun("rate", class_most_rate=2)
    classroom._open.pop(next(iter(classroom._open))).close()
    at = opened()
    click(at, f"class-go-{code}")
    assert shown(code) in texts(at)


def test_what_a_class_rated_becomes_a_reading_of_the_set(classes: Classes) -> None:
    at, code = begun("rate", class_most_rate=2)
    click(at, "class-next")
    click(at, "class-reading")
    assert "Nobody has rated" in texts(at)
    answered(classes, code, [-7.0, -3.0, None, -3.0])
    rated = classes.room(code).questions[0]["id"]
    click(at, "class-reading")
    (kept,) = workspace.open_store().list()
    for again in range(2):  # pressed twice it is one copy and one reader
        assert f"“Class {code}” is a reader of" in texts(at)
        assert [info.id for info in workspace.open_store().list()] == [kept.id]
        readings = (dataset := workspace.open_store().open(kept.id)).readings
        mine = readings[readings["reader"] == f"Class {code}"]
        assert mine[["event_id", "score"]].to_numpy().tolist() == [[rated, -3.0]], again
        (line,) = [one["text"] for one in dataset.readers if one["id"] == f"Class {code}"]
        assert "4 pupils" in line and "1 event rated blind" in line
        assert not [p for p in dataset.problems if "reading" in str(p)]
        click(at, "class-reading")
    workspace.open_store().delete(kept.id)
    click(at, "class-reading")  # the copy is gone: another one
    (anew,) = workspace.open_store().list()
    assert anew.id != kept.id and "is a reader of" in texts(at)


def test_a_guest_leads_nothing(classes: Classes) -> None:
    _, code = begun("rate", class_most_rate=2)
    for query in ({}, {"class": code}, {"class": code, "view": "board"}):
        at = opened("guest", **query)
        assert not at.button and code not in texts(at) and shown(code) not in texts(at)


def test_a_member_leads_the_own_classes_and_no_others(classes: Classes) -> None:
    _, code = begun("rate", class_most_rate=2)
    at = AppTest.from_function(page, default_timeout=60)
    at.session_state[SEEN] = ("member", "ann@school.example")
    run(at)
    assert not [b for b in at.button if b.key == f"class-go-{code}"]
    click(at, "class-begin")
    own = next(room.code for room in classes.all() if room.owner == "ann@school.example")
    assert shown(own) in texts(at)
    for person, seen in (("ann@school.example", True), ("bob@school.example", False)):
        other = AppTest.from_function(page, default_timeout=60)
        other.session_state[SEEN] = ("member", person)
        other.query_params["class"] = own
        assert (shown(own) in texts(run(other))) is seen
    assert shown(own) in texts(opened(**{"class": own}))


def test_a_code_that_is_no_more_is_said(classes: Classes) -> None:
    assert "There is no class with this code" in texts(opened(**{"class": "AAAAAA"}))
    assert "Begin" in [button.label for button in opened(**{"class": "<script>"}).button]


def test_old_classes_are_offered_for_deletion(
    classes: Classes, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun("rate", class_most_rate=2)
    assert not [b for b in opened().button if b.key == "class-delete-old"]
    monkeypatch.setattr("data.classroom.store.OLD_DAYS", -1)
    click(opened(), "class-delete-old")
    assert classes.all() == []


def test_a_class_whose_set_is_gone_still_has_its_answers(
    classes: Classes, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, code = begun("rate", class_most_rate=2)
    classes.step(code, lambda s: State(at=0))
    answered(classes, code, [3.0, -3.0])
    monkeypatch.setattr("components.classroom.board.gathered.dataset_of", lambda room: None)
    at = opened(**{"class": code})
    assert "is not here any more" in texts(at) and len(classes.answers(code)) == 2


def test_addresses_are_those_that_phones_can_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "numbers", lambda: ["192.168.1.20", "2001:db8::2"])
    more = {"port": 8501, "base": "/thaw/", "tls": False}
    assert addresses.urls("K7P4MX", "http://localhost:8501", "127.0.0.1", **more) == []
    assert addresses.urls("K7P4MX", "http://[::1]:8501", "0.0.0.0", **more) == [  # noqa: S104
        "http://192.168.1.20:8501/thaw/class/K7P4MX",
        "http://[2001:db8::2]:8501/thaw/class/K7P4MX",
    ]
    found = addresses.urls("K7P4MX", "https://thaw.school.example", "127.0.0.1", **more)
    assert found == ["https://thaw.school.example/thaw/class/K7P4MX"]
    assert addresses.urls("", "", "10.0.0.7", **more) == ["http://10.0.0.7:8501/thaw/class"]
    assert addresses.qr(found[0]).startswith("data:image/png;base64,")
    assert all(addresses._usable(one) for one in addresses.numbers())
