"""The page “Workshop”: the list of one's own sets, editing, conflicts, the way back."""

import pytest
from streamlit.testing.v1 import AppTest

from components.address import waiting_view
from components.workshop import sets_view
from data import catalog
from data.workspace import WorkspaceError, open_store
from data.workspace.store import Store
from tests.workspace_sets import make_set


def page() -> None:
    from components.workshop import workshop_page

    workshop_page.render()


@pytest.fixture
def store() -> Store:
    return open_store()


def run(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception
    return at


def start() -> AppTest:
    return run(AppTest.from_function(page, default_timeout=30))


def click(at: AppTest, key: str) -> AppTest:
    at.button(key).click()
    return run(at)


def editing(set_id: str) -> AppTest:
    return click(start(), f"workshop_edit_{set_id}")


def typed(at: AppTest, row: int, table: str = "events", **cells: object) -> AppTest:
    """Type into the editor, as the browser tells of it."""
    now = at.session_state["workshop"]
    key = now.key(table)
    at.session_state["typed"] = {"edited_rows": {row: cells}, "added_rows": [], "deleted_rows": []}

    def keep(table: str, key: str) -> None:
        import streamlit as st

        from components.workshop import state_view, workshop_page

        st.session_state[key] = st.session_state.pop("typed")
        state_view.on_held(st.session_state["workshop"])
        del st.session_state[key]
        workshop_page.render()

    other = AppTest.from_function(keep, default_timeout=30, args=(table, key))
    for name in ("workshop", "typed"):
        other.session_state[name] = at.session_state[name]
    run(other)
    at.session_state["workshop"] = other.session_state["workshop"]
    del at.session_state["typed"]
    return run(at)


def texts(at: AppTest) -> str:
    html = [str(part.proto.body) for part in at.get("html")]
    return "\n".join([str(p.value) for p in (*at.text, *at.error, *at.header)] + html)


def test_without_a_set_there_is_one_to_copy(store: Store) -> None:
    at = click(start(), "workshop_copy_soviet-yugoslav")
    (info,) = store.list()
    shipped = len(catalog.open_set("soviet-yugoslav").events)
    assert info.events == shipped
    assert at.session_state["chosen_set"] == info.id
    assert "This is revision 1" in texts(at)
    assert len(at.data_editor[0].value) == shipped


def test_a_typed_cell_is_kept_and_drawn(store: Store) -> None:
    set_id = make_set(store)
    at = typed(editing(set_id), 1, score=-4.5, date="1949-02")
    assert "Saved as revision 2: date, score changed." in texts(at)
    assert store.open(set_id).prepared["value"].to_list() == [-8.0, -4.5, 0.0]
    shown = at.data_editor[0].value
    assert shown["In words"].to_list()[1] == "February 1949"
    assert shown["score"].to_list()[1] == -4.5


def test_what_cannot_be_read_stays_and_is_named(store: Store) -> None:
    set_id = make_set(store)
    at = typed(editing(set_id), 0, date="soon")
    assert store.table(set_id, "events")["date"][0] == "soon"
    assert at.data_editor[0].value["In words"][0] == "not a date yet"
    assert "“soon” cannot be read as a date" in texts(at)
    at = typed(at, 1, title="Still there")
    assert store.table(set_id, "events")["date"][0] == "soon"


def test_a_set_without_a_usable_event_can_be_mended(store: Store) -> None:
    set_id = make_set(store, date=["x", "y", "z"])
    at = editing(set_id)
    assert "There is no event yet" in texts(at)
    typed(at, 0, date="1948")
    assert len(store.open(set_id).events) == 1


def test_rows_are_added_duplicated_and_deleted(store: Store) -> None:
    set_id = make_set(store)
    at = editing(set_id)
    key = at.session_state["workshop"].key("events")
    at = click(at, f"{key}__add")
    assert at.data_editor[0].value["title"].to_list() == ["New", "First", "Second", "Third"]
    for act, rows in (("_duplicate", 5), ("_delete", 4)):
        key = at.session_state["workshop"].key("events")
        at.session_state[key] = {"edited_rows": {1: {"Tick": True}}}
        at = click(at, f"{key}_{act}")
        assert store.info(set_id).events == rows
    assert sorted(store.table(set_id, "events")["title"]) == ["First", "New", "Second", "Third"]


def test_find_and_replace(store: Store) -> None:
    set_id = make_set(store)
    at = editing(set_id)
    key = at.session_state["workshop"].key("events")
    at.text_input(f"{key}_find").input("ir")
    at.text_input(f"{key}_instead").input("IR")
    assert "Stands in 2 cells" in texts(run(at))
    click(at, f"{key}_replace")
    assert store.table(set_id, "events")["title"].to_list() == ["FIRst", "Second", "ThIRd"]


def test_a_conflict_is_shown_row_by_row_and_settled(store: Store) -> None:
    set_id = make_set(store)
    at = editing(set_id)
    theirs = store.table(set_id, "events")
    theirs.loc[0, "title"] = "<b>Theirs</b>"
    store.save(set_id, 1, events=theirs)
    at = typed(at, 0, title="Mine here")
    assert "Somebody else changed the same rows" in texts(at)
    assert "Your last change is not in the set yet" in texts(at)
    assert "This is revision" not in texts(at)
    assert "Mine here" in texts(at)
    assert "&lt;b&gt;Theirs" in texts(at)
    assert store.info(set_id).head == 2
    waiting = store.revisions(set_id)[0]  # a closed tab takes nothing with it
    assert waiting.aside
    assert store.table(set_id, "events", waiting.number)["title"][0] == "Mine here"
    at.radio[0].set_value("Mine")
    at = click(run(at), "workshop_settle")
    assert store.table(set_id, "events")["title"][0] == "Mine here"
    assert not at.radio


def test_the_other_side_can_be_kept(store: Store) -> None:
    set_id = make_set(store)
    at = editing(set_id)
    store.save(set_id, 1, events=store.table(set_id, "events").iloc[1:])
    at = typed(at, 0, title="Mine")
    assert "(the row is gone)" in texts(at)
    at = click(at, "workshop_drop")
    assert store.info(set_id).head == 2
    (beside,) = [revision for revision in store.revisions(set_id) if revision.aside]
    assert store.table(set_id, "events", beside.number)["title"][0] == "Mine"
    assert len(at.data_editor[0].value) == 2


def test_history_brings_a_state_back(store: Store) -> None:
    set_id = make_set(store)
    at = typed(editing(set_id), 0, title="Changed")
    assert "events: 0 added, 1 changed, 0 removed" in texts(at)
    at.selectbox(f"workshop_revision_{set_id}_2").set_value(1)
    at = click(run(at), "workshop_restore")
    assert store.table(set_id, "events")["title"][0] == "First"
    assert store.info(set_id).head == 3
    assert at.data_editor[0].value["title"][0] == "First"


def test_a_score_out_of_range_stays_as_it_was_typed_and_is_told(store: Store) -> None:
    set_id = make_set(store)
    at = typed(editing(set_id), 0, score=99)
    assert float(store.table(set_id, "events")["score"][0]) == 99
    told = [str(text.value) for text in at.text if "row 1" in str(text.value)]
    assert len(told) == 1 and "−10 to 10" in told[0], told
    assert store.open(set_id).prepared["value"].to_list() == [2.5, 0.0]


def test_any_two_revisions_are_compared_and_a_note_is_kept(store: Store) -> None:
    set_id = make_set(store)
    at = typed(editing(set_id), 0, title="Second title")
    at = typed(at, 0, title="Third title")
    at.selectbox(f"workshop_revision_{set_id}_3").set_value(1)
    other = run(at).selectbox(f"workshop_other_{set_id}_1_3")
    assert other.options[0] == "with today"
    other.set_value(next(option for option in other.options if option.startswith("with 2 ")))
    said = texts(run(at))
    assert "Second title" in said
    assert "From revision 1 to 2" in said
    at.text_input(f"workshop_note_{set_id}_1").input("As the archive has it")
    at = run(at)
    assert [r.note for r in store.revisions(set_id)] == ["", "", "As the archive has it"]


def test_undo_takes_back_only_what_this_window_made(store: Store) -> None:
    set_id = make_set(store)
    at = editing(set_id)
    assert at.button("workshop_undo_last").disabled
    theirs = store.table(set_id, "events")
    theirs.loc[2, "title"] = "Theirs"
    store.save(set_id, 1, events=theirs)
    at = typed(run(at), 0, title="Mine")
    at = click(at, "workshop_undo_last")
    assert store.table(set_id, "events")["title"].to_list() == ["First", "Second", "Theirs"]
    assert at.button("workshop_undo_last").disabled


def told_by_the_browser(at: AppTest, made: list[int] | None, waiting: int = 0) -> AppTest:
    """A click on Undo of the page as it was, or with `made` what was made in its window."""

    def hear(made: list[int] | None, waiting: int) -> None:
        import streamlit as st

        from components.workshop import line_view, state_view, workshop_page

        now = st.session_state["workshop"]
        if made is None:
            state_view.tried(line_view.undo, now)
        else:
            kept = {"made": made, "waiting": waiting}
            st.session_state[line_view.WATCH] = {"kept": kept}
            line_view._recall()
            del st.session_state[line_view.WATCH]
        workshop_page.render()

    other = AppTest.from_function(hear, default_timeout=30, args=(made, waiting))
    other.session_state["workshop"] = at.session_state["workshop"]
    return run(other)


def test_undo_pressed_before_the_window_has_said_what_it_made_is_not_lost(store: Store) -> None:
    set_id = make_set(store)
    typed(editing(set_id), 0, title="Mine")  # in a session that is lost
    at = told_by_the_browser(editing(set_id), None)
    assert store.table(set_id, "events")["title"].to_list()[0] == "Mine"
    at = told_by_the_browser(at, [2])
    assert store.table(set_id, "events")["title"].to_list()[0] == "First"
    assert "Revision 2 is taken back, as revision 3." in texts(at)


def in_conflict(store: Store) -> tuple[str, AppTest]:
    """The first row was changed here and elsewhere; another one elsewhere only."""
    set_id = make_set(store)
    at = editing(set_id)
    theirs = store.table(set_id, "events")
    theirs.loc[:1, "title"] = ["Theirs", "Theirs alone"]
    store.save(set_id, 1, events=theirs)
    return set_id, typed(at, 0, title="Mine", note="Why")


def test_a_conflict_is_asked_about_again_after_a_reload(store: Store) -> None:
    """It was forgotten: the page said that every change is saved, and one of them was not."""
    set_id, at = in_conflict(store)
    waiting = at.session_state["workshop"].waiting
    later = store.table(set_id, "events")
    later.loc[2, "title"] = "Theirs, later"
    store.save(set_id, 2, events=later)
    again = told_by_the_browser(editing(set_id), [], waiting)
    assert "Somebody else changed the same rows" in texts(again)
    assert len(again.radio) == 1  # what only the others changed is no question
    again.radio[0].set_value("Mine")
    click(run(again), "workshop_settle")
    table = store.table(set_id, "events")
    assert table["title"].to_list() == ["Mine", "Theirs alone", "Theirs, later"]
    assert table["note"].to_list()[0] == "Why"
    assert "Somebody else" not in texts(told_by_the_browser(editing(set_id), [], waiting))


def test_a_waiting_change_that_nothing_opposes_any_more_is_saved(store: Store) -> None:
    set_id, at = in_conflict(store)
    store.undo(set_id, 2)
    again = told_by_the_browser(editing(set_id), [], at.session_state["workshop"].waiting)
    assert store.table(set_id, "events")["title"].to_list() == ["Mine", "Second", "Third"]
    assert "conflict settled" in texts(again)


@pytest.mark.parametrize("waiting", [2, 99])
def test_what_a_window_says_of_a_waiting_change_is_not_believed(store: Store, waiting: int) -> None:
    set_id = make_set(store)
    typed(editing(set_id), 0, title="Changed")
    at = told_by_the_browser(editing(set_id), [], waiting)
    assert f"Revision {waiting} is no change that was left out" in texts(at)
    assert store.info(set_id).head == 2


def test_the_others_change_is_not_ones_own_to_undo(store: Store) -> None:
    """Chosen for every row, it counted as saved here, and Undo took it back."""
    set_id, at = in_conflict(store)
    at = click(at, "workshop_settle")  # the other is what stands there
    assert "The other change stands." in texts(at)
    assert at.button("workshop_undo_last").disabled
    assert store.info(set_id).head == 2


def test_undo_with_nothing_to_undo_says_so(store: Store) -> None:
    at = told_by_the_browser(editing(make_set(store)), None)
    assert "There is no change of this window to undo." in texts(told_by_the_browser(at, []))


def test_rename_archive_delete_and_undo(store: Store) -> None:
    set_id = make_set(store)
    at = start()
    at.text_input(f"workshop_title_{set_id}").input("Another name")
    at = click(run(at), f"workshop_rename_{set_id}")
    assert store.info(set_id).title == "Another name"
    at = click(at, f"workshop_archive_{set_id}")
    assert store.list() == []
    at = click(at, f"workshop_unarchive_{set_id}")
    at = click(at, f"workshop_delete_{set_id}")
    assert store.list() == []
    assert "“Another name” is deleted." in texts(at)
    at = click(at, "workshop_undo_button")
    assert [info.id for info in store.list()] == [set_id]


def test_a_workspace_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THAW_DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/none")
    at = start()
    assert "cannot be reached now" in texts(at)


def test_a_state_gets_another_name_and_colour(store: Store) -> None:
    set_id = make_set(store)
    at = editing(set_id)
    at.text_input(at.session_state["workshop"].key("name_0")).input("Atlantis")
    at = run(at)
    at.color_picker(at.session_state["workshop"].key("colour_dark_1")).set_value("#ABCDEF")
    at = run(at)
    first, second = store.open(set_id).actors
    assert (first.name, first.short, second.colour_dark.lower()) == ("Atlantis", "Arc", "#abcdef")
    at.text_input(at.session_state["workshop"].key("name_1")).input("  ")
    assert "A state needs a name" in texts(run(at))
    assert store.open(set_id).actors[1].name == "Boeotia"


def test_what_a_set_says_of_itself_can_be_changed(store: Store) -> None:
    set_id = make_set(store)
    at = editing(set_id)
    now = at.session_state["workshop"]
    for name, text in (
        ("title", "Arcadia and Boeotia"),
        ("licence", "CC BY 4.0"),
        ("citation", "A. Student (2026)"),
        ("description", "Two states."),
        ("codebook", "# Codebook\n\n![not loaded](http://example.org/x.png)"),
    ):
        box = at.text_area if name in ("description", "codebook") else at.text_input
        box(now.key(name)).set_value(text)
        run(at)
    at.number_input(now.key("k")).set_value(0.3)
    run(at)
    opened = store.open(set_id)
    assert opened.title == "Arcadia and Boeotia"
    assert (opened.licence, opened.citation) == ("CC BY 4.0", "A. Student (2026)")
    assert opened.description == "Two states."
    assert opened.codebook.startswith("# Codebook")
    assert opened.defaults == {"k": 0.3}
    at.text_input(now.key("title")).set_value("  ")
    run(at)
    assert "needs a title" in texts(at)
    assert store.open(set_id).title == "Arcadia and Boeotia"


def test_lanes_are_named_added_and_removed(store: Store) -> None:
    set_id = make_set(store)
    at = editing(set_id)
    now = at.session_state["workshop"]
    at.text_input(now.key("lane_label_0")).set_value("Meetings")
    run(at)
    assert at.button(now.key("lane_remove_0")).disabled  # events lie in it
    click(at, now.key("lane_add"))
    assert [k.label for k in store.open(set_id).categories] == ["Meetings", "New lane 1"]
    click(at, now.key("lane_remove_1"))
    assert [k.label for k in store.open(set_id).categories] == ["Meetings"]


def test_the_set_on_the_workbench_stands_in_the_address(store: Store) -> None:
    set_id, other = make_set(store), make_set(store, title="Another")
    at = editing(set_id)
    assert at.query_params["edit"] == set_id
    at.query_params["edit"] = other
    run(at)
    assert at.session_state["workshop"].set_id == other
    click(at, "workshop_back")
    assert "edit" not in at.query_params
    at.query_params["edit"] = "own-nonsense"
    assert "no such data set" in texts(run(at))
    assert "edit" not in at.query_params


def test_back_leads_to_the_list_and_forward_to_the_set_again(store: Store) -> None:
    set_id = make_set(store)
    at = editing(set_id)
    at.session_state["page_is_new"] = False  # the browser's Back, on the same page
    at.query_params.clear()
    run(at)
    assert "Workshop" in [title.value for title in at.title]
    assert "edit" not in at.query_params
    at.query_params["edit"] = set_id
    assert run(at).session_state["workshop"].set_id == set_id
    at.session_state["page_is_new"] = True  # the menu, from another page: as it was
    at.query_params.clear()
    assert run(at).query_params["edit"] in (set_id, [set_id])


def test_a_set_in_the_address_makes_one_step_for_back(store: Store, monkeypatch) -> None:
    set_id, other = make_set(store), make_set(store, title="Another")
    at = editing(set_id)
    sent = []
    monkeypatch.setattr(
        "streamlit.runtime.state.query_params.QueryParams._send_query_param_msg",
        lambda self: sent.append(dict(self._query_params)),
    )
    at.query_params["edit"] = other
    sent.clear()
    assert run(at).session_state["workshop"].set_id == other
    assert sent == []  # the address says it already: a step more would lead nowhere


def test_back_leaves_nothing_that_could_not_be_saved(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id = make_set(store)
    at = editing(set_id)
    at.session_state["page_is_new"] = False
    now = at.session_state["workshop"]
    monkeypatch.setattr(Store, "save", _refuse)
    at.text_input(now.key("title")).set_value("A better title")
    run(at)
    at.query_params.clear()
    run(at)
    assert at.session_state["workshop"].unsaved
    assert at.query_params["edit"] in (set_id, [set_id])


def _refuse(*given: object, **more: object) -> None:
    raise WorkspaceError("The disk is full.")


def test_a_codebook_of_ones_own_is_shown_as_plain_text(store: Store) -> None:
    def data() -> None:
        from components.sources import sources_page

        sources_page.render()

    set_id = make_set(store)
    store.save(set_id, 1, about={"codebook": "![x](http://example.org/x.png)"})
    at = AppTest.from_function(data, default_timeout=30)
    at.session_state["chosen_set"] = set_id
    run(at)
    assert any("example.org" in text.value for text in at.text)
    assert not any("example.org" in text.value for text in at.markdown)


def test_deleting_for_good_asks_first(store: Store) -> None:
    name = store.copy_shipped(catalog.open_set("soviet-yugoslav"))
    store.delete(name)
    at = start()
    [asked] = [box for box in at.get("popover") if "for good" in box.proto.popover.label]
    assert [getattr(button, "label", "") for button in asked.get("button")] == [
        "Delete it for good"
    ]
    said = [getattr(text, "value", "") for text in asked.get("text")]
    assert any("Nothing brings them back" in str(text) for text in said)
    assert [info.id for info in store.list(deleted=True)] == [name]
    click(at, f"workshop_purge_{name}")
    assert store.list(deleted=True) == []


def test_what_is_typed_into_a_set_deleted_for_good_is_said_to_be_lost(store: Store) -> None:
    set_id = make_set(store)
    at = editing(set_id)
    store.delete(set_id)
    store.purge(set_id)
    at = run(at)
    assert "deleted for good" in texts(at)
    assert "is not kept" in texts(at)
    at = click(at, "workshop_back_lost")
    assert "is not kept" not in texts(at)


def test_a_problem_speaks_of_the_tab_and_not_of_a_file() -> None:
    from components.workshop.workshop_page import in_tab
    from data.basics.problems import ERROR, Problem

    wrong = Problem(ERROR, "chapters.csv", 3, "start", "x", "no date", "Write 1948", code="t-a")
    assert in_tab(wrong).sentence() == "Tab Chapters, row 2, column “start”: no date. Write 1948."
    whole = Problem(ERROR, "datapackage.json", None, "", "", "no title", "Mend it", code="t-b")
    assert in_tab(whole) == whole


def test_each_set_in_the_list_has_its_line_and_what_it_says(store: Store) -> None:
    set_id = make_set(store)
    store.rename(set_id, "<b>mine</b>")
    rows = [part for part in texts(start()).split("\n") if '<div class="thaw-set-row"' in part]
    own, shipped = rows[:2]  # one's own come first
    assert "thaw-small" in shipped
    assert "degrees" in shipped
    assert "&lt;b&gt;mine" in own
    assert "thaw-small" in own
    assert "revision" in own


def test_sets_of_one_title_are_told_apart(store: Store) -> None:
    """In the list, put away, shared with guests, and where a file is added to one of them."""
    twins = [make_set(store, "Twins") for _ in range(4)]
    make_set(store, "Alone")
    store.archive(twins[2])
    store.archive(twins[3])
    at = start()
    rows = [str(part.proto.body) for part in at.get("html")]
    for set_id in twins[:2]:
        assert sum(f"<strong>Twins ({set_id})</strong>" in row for row in rows) == 1
    assert any("<strong>Alone</strong>" in row for row in rows)
    for set_id in twins[2:]:
        assert any(f"Twins ({set_id})\n" in str(part.value) for part in at.text)


def test_sets_of_one_title_are_shared_apart(store: Store) -> None:
    twins = [make_set(store, "Twins") for _ in range(2)]

    def sharing() -> None:
        from components.sharing import sets_view

        sets_view.render_own_sets()

    at = run(AppTest.from_function(sharing, default_timeout=30))
    shown = [str(part.value) for part in at.text]
    assert all(f"Twins ({set_id})" in shown for set_id in twins)


def test_a_set_that_cannot_be_drawn_is_called_by_its_title(store: Store) -> None:
    set_id = make_set(store, "Hard to read", date=["x", "y", "z"])

    def explore() -> None:
        from components.explore import explore_page

        explore_page.render()

    at = AppTest.from_function(explore, default_timeout=30)
    at.query_params["set"] = set_id
    run(at)
    assert "“Hard to read” cannot be opened" in at.error[0].value
    assert "The Workshop opens it as it is: mend it there." in texts(at)


def test_a_copy_of_very_many_events_says_how_far_it_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sets_view, "MANY", 2)
    asked: list[str] = []
    whole = sets_view.waited

    def waited(run, doing: str, steps):
        asked.append(doing)
        return whole(run, doing, steps)

    monkeypatch.setattr(sets_view, "waited", waited)
    set_id = make_set(store)
    click(start(), f"workshop_duplicate_{set_id}")
    assert asked == ["Copying 3 events …"]
    assert [info.title for info in store.list()] == ["A and B", "A and B (copy)"]


def test_work_that_fails_behind_a_page_is_told_on_it() -> None:
    def broken() -> None:
        raise ValueError("not that way")

    with pytest.raises(ValueError, match="not that way"):
        waiting_view.waited(broken, "Trying", waiting_view.COPYING)
    pace = waiting_view.Pace(waiting_view.COPYING)
    pace.heard("Packing the rows", 0.5)
    pace.heard("Reading the rows", 0.5)  # a second table: it does not go back
    assert pace.share == pytest.approx(0.65) and pace.told().startswith("65%, about ")
