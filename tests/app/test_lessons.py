"""The page “Teach”: its parts, own stories, rating, quiz, mistakes in strangers' files."""

import json
import re
from pathlib import Path

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from data import catalog
from data.workspace import open_store
from tests.small_set import write_set

STORY = """---
title: The break
minutes: 9
---
## One
It rises by [25](=rise:1940) degrees.
- sound: off
"""


def page() -> None:
    from components.lessons import teach_page

    teach_page.render()


def open_teach(**query: str) -> AppTest:
    at = AppTest.from_function(page, default_timeout=60)
    for key, value in query.items():
        at.query_params[key.rstrip("_").replace("_", "-")] = value
    return run(at)


def run(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception
    return at


def click(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click()
    return run(at)


def texts(at: AppTest) -> str:
    html = [str(part.proto.body) for part in at.get("html")]
    return "\n".join([str(p.value) for p in (*at.text, *at.error, *at.caption)] + html)


@pytest.fixture
def small_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue with the small set alone, which has a story with mistakes."""
    folder = write_set(tmp_path)
    (folder / "stories").mkdir()
    (folder / "stories" / "break.md").write_text(STORY, encoding="utf-8")
    monkeypatch.setattr(catalog, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize("part", ["show", "ask", "draw", "rate", "hand-out", "nonsense"])
def test_every_part_opens(part: str) -> None:
    at = open_teach(do=part)
    assert "Teach" in texts(at)


def test_the_stories_stand_in_an_order_for_newcomers_and_say_what_is_on_method() -> None:
    at = open_teach()
    named = [str(button.key) for button in at.button if str(button.key).startswith("open-")]
    assert len(named) == 6
    assert named[0] == "open-anatomy-of-a-split"  # what the headline of Explore is about
    kinds = [
        str(p.proto.body)
        for p in at.get("html")
        if '<p class="thaw-story-about' in str(p.proto.body)
    ]
    about_method = ["How the picture is made" in kind for kind in kinds]
    assert about_method == ["thermometer" in name for name in named]
    assert sum(about_method) == 1


def test_without_an_order_the_years_decide(small_root: Path) -> None:
    stories = small_root / "small" / "stories"
    for name, show, order in (("late", "1945", ""), ("early", "1938", ""), ("asked", "1946", "1")):
        head = f"---\ntitle: {name}\n{f'order: {order}' if order else ''}\n---\n"
        (stories / f"{name}.md").write_text(f"{head}## One\nText.\n- show: {show}\n", "utf-8")
    named = [str(button.key) for button in open_teach().button]
    listed = [key.removeprefix("open-") for key in named if key.startswith("open-")]
    assert listed == ["asked", "break", "early", "late"]  # “break” shows no period


def test_the_number_of_questions_and_of_the_quiz_go_along_to_paper() -> None:
    at = open_teach(do="ask", seed="7", most="5")
    prompts = [str(text.value) for text in at.text]
    at.number_input("quiz_most").set_value(6)
    at = run(at)
    assert "6" in at.query_params["most"]
    assert "7" in at.query_params["seed"]
    at = click(at, "On paper")
    assert "hand-out" in at.query_params["do"]
    assert at.number_input("handout_most").value == 6
    assert at.number_input("handout_seed").value == 7
    sheet = paper(at)
    on_screen = open_teach(do="ask", seed="7", most="6")
    asked = [str(text.value) for text in on_screen.text if "?" in str(text.value)]
    assert len(asked) >= 3
    assert len(prompts) >= 5
    for prompt in asked:
        assert str(escape(prompt)) in sheet


def test_the_sheet_is_seen_before_it_is_handed_out_and_changes_with_the_choice() -> None:
    at = open_teach(do="hand-out")
    assert "1948: anatomy of a split" in paper(at)
    kind = next(radio for radio in at.radio if radio.label == "Sheet")
    kind.set_value("grid")
    assert "Draw it first" in paper(run(at))


def paper(at: AppTest) -> str:
    """The file that the preview shows."""
    part = next(p for p in at.get("bidi_component") if "thaw_paper" in str(p.proto))
    return json.loads(part.proto.json)["html"]


def test_whoever_rates_sees_where_they_stand_and_who_rated_before() -> None:
    at = open_teach(do="rate")
    assert re.search(r"You are not the first: \d readers scored \d+ events", texts(at))
    at = click(at, "Start")
    for label in ("Warmed it a lot", "Cooled it a little", "Cannot tell"):
        at = click(at, label)
    assert "You so far: 1 warmed, 1 cooled, 1 left open." in texts(at)


def test_mistakes_in_a_story_are_told_with_their_line(small_root: Path) -> None:
    at = open_teach(story="break")
    told = texts(at)
    assert "stories/break.md, line 7 (step 1): “sound” means nothing here" in told
    assert "line 6 (step 1): “25” no longer holds: it is now" in told


def test_a_story_that_is_not_there_is_said(small_root: Path) -> None:
    assert "There is no story “gone”" in texts(open_teach(story="gone"))


def test_the_desk_says_when_the_story_asked_for_is_not_there(small_root: Path) -> None:
    click(open_teach(), "Copy the set and its stories")
    [own] = open_store().list()
    at = open_teach(do="write", story="![p](http://evil.example/)", set=own.id)
    assert not at.exception
    [told] = [one.value for one in at.error]
    assert "There is no story" in told
    assert "the one below is new" in told
    assert "![p](" not in told  # it would be a picture


def test_a_story_is_written_kept_changed_and_deleted(small_root: Path) -> None:
    at = click(open_teach(), "Copy the set and its stories")
    own = at.session_state["chosen_set"]
    at = click(at, "Write a story")
    desk = at.session_state["teach_edit"]
    at.text_input(desk.key("heading")).input("How it began")
    at.text_area(desk.key("prose")).input("They met.")
    at.text_input(desk.key("show")).input("1940")
    at = run(at)
    assert "Not kept yet." in texts(at)
    at = click(at, "Put it into the text")
    at = click(at, "New step")
    at = click(at, "Earlier")
    at = click(at, "Keep")
    assert "Kept in your workspace." in texts(at)
    kept = open_store().open(own).texts
    assert "## New step\n" in kept["stories/story-1.md"]
    assert "They met. [" in kept["stories/story-1.md"]
    text = kept["stories/story-1.md"]
    assert text.index("New step") < text.index("They met")
    assert "stories/break.md" in kept  # copied with the set
    at = click(at, "Delete the story")
    assert "stories/story-1.md" not in open_store().open(own).texts


def test_blind_rating_shows_no_score_until_the_end(small_root: Path) -> None:
    at = open_teach(do="rate")
    at = click(at, "Start")
    for label in ("Warmed it a lot", "Cooled it a little", "Cannot tell"):
        assert not re.search(r"\d°|of ±10|First ties|A break|Alliance", texts(at))
        at = click(at, label)
    at = click(at, "Stop here")
    told = texts(at)
    assert "Where you and the set part most" in told
    assert told.count("<li><strong>") == 2


def test_a_rating_is_kept_as_a_reading_with_consent_under_a_name(small_root: Path) -> None:
    at = click(open_teach(do="rate"), "Start")
    for label in ("Warmed it a lot", "Cooled it a little", "Cannot tell"):
        at = click(at, label)
    at = click(at, "Stop here")
    keep = next(b for b in at.button if b.label == "Copy the set and keep it there")
    assert keep.disabled
    at.text_input[0].input("Ana").run()
    at.checkbox("rate-agreed").check()
    at = click(run(at), "Copy the set and keep it there")
    assert "“Ana” is a reader of this set now" in texts(at)
    kept = open_store().open(at.session_state["chosen_set"])
    assert list(kept.readings["reader"]) == ["Ana", "Ana"]
    assert sorted(kept.readings["score"]) == [-3, 7]
    assert [one["id"] for one in kept.readers] == ["Ana"]
    # A name that is taken is somebody else's.
    at = click(at, "Rate again")
    at = click(click(click(at, "Start"), "Warmed it a lot"), "Stop here")
    at.text_input[0].input("Ana")
    assert "“Ana” is a reader of this set already" in texts(run(at))


def test_a_view_is_handed_out_with_its_filters_and_model(small_root: Path) -> None:
    at = open_teach(do="hand-out", page="explore", category="party", model="window", colour="red")
    sheet = paper(at)
    assert "party" in sheet.partition("<main>")[0]
    assert "window mean" in sheet.partition("<main>")[0]
    assert "colour=red, which means nothing here" in texts(at)


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ({"page": "explore", "view": "1941-01-01~1945-06-30"}, ("1941", "1945")),
        ({"page": "explore", "from_": "1948", "to": "1948"}, ("1947", "1949")),
        ({"from_": "1000", "to": "1945"}, None),
    ],
)
def test_the_years_of_a_view_are_drawn(
    small_root: Path, query: dict[str, str], years: tuple[str, str] | None
) -> None:
    low, high = catalog.open_set("small", small_root).years
    at = open_teach(do="draw", **query)
    first, last = years or (low, 1945)
    assert at.slider[0].value == (max(low, int(first)), min(high, int(last)))


def test_a_quiz_says_what_is_right_and_why(small_root: Path) -> None:
    at = open_teach(do="ask", seed="3")
    radios = [radio for radio in at.radio if str(radio.key).startswith("answer-")]
    assert radios
    radios[0].set_value(0)
    told = texts(run(at))
    assert "Right." in told or "No: " in told
    card = told.partition("thaw-answer")[2]
    assert "Open it on Explore" in card
    assert "<li>" in card  # where it is written


def test_a_set_of_ones_own_stands_in_the_address(small_root: Path) -> None:
    """Else a reload, a link and the speaker's window would show another set."""
    at = click(open_teach(), "Copy the set and its stories")
    own = at.session_state["chosen_set"]
    assert own in at.query_params["set"]
    at = click(at, "Write a story")
    assert own in at.query_params["set"]
    assert "write" in at.query_params["do"]


def test_a_view_of_a_set_that_comes_with_thaw_is_added_to_a_copy(small_root: Path) -> None:
    at = open_teach(do="add", page="explore", category="party")
    assert "the copy is yours" in texts(at)
    at = click(at, "Copy the set and go on")
    told = texts(at)
    assert "The view: " in told
    assert "](=" not in told  # as people read it
    at = click(at, "Add")
    desk = at.session_state["teach_edit"]
    assert desk.story.steps[-1].view == "category=party"
    assert "](=" not in "".join(next(box for box in at.selectbox if box.label == "Step").options)
    at = click(at, "Keep")
    own = at.session_state["chosen_set"]
    assert "- view: category=party" in open_store().open(own).texts["stories/story-1.md"]


def test_a_story_changed_elsewhere_is_not_written_over(small_root: Path) -> None:
    at = click(open_teach(), "Copy the set and its stories")
    own, store = at.session_state["chosen_set"], open_store()
    at = click(click(at, "Write a story"), "Keep")
    head = store.info(own).head
    theirs = "---\ntitle: Theirs\n---\n\n## Their step\n"
    store.save(own, head, about={"thaw.stories/story-1.md": theirs})
    desk = at.session_state["teach_edit"]
    at.text_input(desk.key("heading")).input("My step")
    at = run(at)
    assert "Not kept yet." in texts(at)
    at = click(at, "Keep")
    assert "Somebody changed this story elsewhere" in texts(at)
    assert "Their step" in store.open(own).texts["stories/story-1.md"]
    (beside,) = [revision for revision in store.revisions(own) if revision.aside]
    assert "My step" in store.open(own, beside.number).texts["stories/story-1.md"]
    at = click(at, "Keep")
    assert "Kept in your workspace." in texts(at)
    assert "My step" in store.open(own).texts["stories/story-1.md"]
