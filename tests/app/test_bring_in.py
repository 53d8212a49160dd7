"""The page “Bring in”: from a file to a new set, with every step in between."""

import io
import threading
import time
from collections.abc import Callable

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from components.bring_in import desk_view, opening_view, state_view
from components.bring_in.tray import tray_view
from data.reading import mapping
from data.reading.formats import recognising
from data.reading.new_set import NewSet
from data.reading.tray import open_tray
from data.workspace import open_store
from data.workspace.people import asking
from tests import strangers
from tests.workspace_sets import make_set

TABLE = """Datum;Ereignis;Wer;Wertung;Quelle
28.6.1948;Ausschluß aus dem Kominform;Moskau;-8;Pirjevec 2018
31.6.1949;Blockade;Moskau;-5;
2.6.1955;Belgrader Erklärung;beide;viel;
""".encode("cp1252")


def page() -> None:
    import streamlit as st

    from components.bring_in import bring_in_page

    def keep(made: object, message: str) -> str:
        st.session_state["kept"] = (made, message)
        return "new-set"

    bring_in_page.render(
        on_open=lambda: st.session_state.update(opened=st.session_state["chosen_set"]), keep=keep
    )


def opened(name: str, raw: bytes) -> AppTest:
    at = AppTest.from_function(page, default_timeout=30).run()
    at.file_uploader[0].upload(name, raw, "text/csv").run()
    assert not at.exception
    return at


def texts(at: AppTest) -> str:
    return "\n".join(str(part.value) for part in (*at.text, *at.error, *at.header, *at.markdown))


def kept(at: AppTest) -> NewSet:
    next(button for button in at.button if button.label == "Open it").click().run()
    assert not at.exception
    assert at.session_state["opened"] == "new-set"
    return at.session_state["kept"][0]


def type_waiting(at: AppTest, row: int, **cells: str) -> None:
    """Type into the tray."""
    now = at.session_state["bring_in"]
    key = now.key(tray_view._key(now.tray.waiting))
    edited = {"edited_rows": {row: cells}, "added_rows": [], "deleted_rows": []}
    at.session_state[key] = edited


def test_an_empty_page_asks_for_a_file_and_nothing_else() -> None:
    at = AppTest.from_function(page, default_timeout=30).run()
    assert not at.exception
    assert [part.value for part in at.header] == ["1. Your file"]


def test_from_a_strangers_table_to_a_set() -> None:
    at = opened("liste.csv", TABLE)
    assert "a table cut at semicolons, Windows-1252, with 3 rows" in texts(at)
    assert "✓ 1 event is ready  ·  ✗ 2 rows are waiting" in texts(at)
    assert at.session_state["bring_in"].mapped.column("title") == "Ereignis"
    one, other = (box for box in at.text_input if box.label in ("One state", "The other state"))
    assert one.value == "Moskau"
    other.set_value("Belgrad").run()
    made = kept(at)
    assert made.title == "Moskau and Belgrad"
    titles = ["Ausschluß aus dem Kominform", "Blockade", "Belgrader Erklärung"]
    assert made.events["title"].to_list() == titles  # the rows that wait come along, as written
    assert made.events["date"].to_list() == ["1948-06-28", "31.6.1949", "2.6.1955"]
    assert made.events["initiator"].to_list()[0] == "moskau"
    assert at.session_state["kept"][1] == "Brought in from liste.csv"


def test_a_mended_row_comes_in() -> None:
    at = opened("liste.csv", TABLE)
    type_waiting(at, 0, Datum="30.6.1949")
    next(b for b in at.button if b.label == "Check the changed rows again").click().run()
    assert not at.exception
    assert "✓ 2 events are ready  ·  ✗ 1 row is waiting" in texts(at)


def test_another_column_can_be_chosen_and_the_rows_follow() -> None:
    at = opened("x.csv", b"date,title,other,score\n1948,One,Two,3\n")
    next(box for box in at.selectbox if box.label == "Title").select("other").run()
    assert not at.exception
    assert at.session_state["bring_in"].tray.events["title"].to_list() == ["Two"]
    shown = next(table.value for table in at.dataframe if "Title" in table.value)
    assert shown["Title"].to_list() == ["Two"]


def test_year_month_and_day_can_be_chosen_by_hand() -> None:
    raw = (
        b"accessed,a,b,c,event,score\n2021-03-04,1948,6,28,Split,-8\n2021-03-04,1955,6,2,Talks,6\n"
    )
    at = opened("x.csv", raw)
    next(t for t in at.toggle if "columns of their own" in t.label).set_value(True).run()
    for label, column in (("Date", ""), ("Year", "a"), ("Month", "b"), ("Day", "c")):
        next(box for box in at.selectbox if box.label == label).select(column).run()
    assert not at.exception
    dates = at.session_state["bring_in"].tray.events["date"].to_list()
    assert dates == ["1948-06-28", "1955-06-02"]


def test_the_rows_of_names_can_be_chosen_and_are_shown() -> None:
    at = opened("x.csv", b"1,2,3\nwhen,what,how far\ndate,title,score\n1948-06-28,Split,-8\n")
    first = next(table.value for table in at.dataframe if table.value.index.name == "Row")
    assert first.iloc[1, 0] == "when"
    label = "The names of the columns stand in"
    next(box for box in at.selectbox if box.label == label).select((3, 1)).run()
    assert not at.exception
    assert at.session_state["bring_in"].tray.events["title"].to_list() == ["Split"]


def test_another_encoding_can_be_chosen() -> None:
    raw = "дата,событие,оценка\n1948-06-28,Разрыв,-8\n".encode("iso8859_5")
    at = opened("x.csv", raw)
    next(box for box in at.selectbox if box.label == "The text is written in").select(
        "iso8859_5"
    ).run()
    assert not at.exception
    assert at.session_state["bring_in"].tray.events["title"].to_list() == ["Разрыв"]


def test_a_year_written_once_counts_for_the_rows_below_and_can_be_taken_back() -> None:
    at = opened("x.csv", b"Year,Event,Score\n1948,Split,-8\n,Answer,-2\n")
    assert at.session_state["bring_in"].tray.events["date"].to_list() == ["1948", "1948"]
    next(t for t in at.toggle if t.label.startswith("A blank date")).set_value(False).run()
    assert not at.exception
    assert at.session_state["bring_in"].tray.events["date"].to_list() == ["1948"]


def test_the_order_of_day_and_month_is_asked_with_a_date_of_the_file() -> None:
    at = opened("x.csv", b"date,title,score\n3/4/1948,One,3\n")
    assert "✗ 1 row is waiting" in texts(at)
    order = next(radio for radio in at.radio if radio.label == "What this date means")
    assert order.options == ["3 April 1948", "4 March 1948"]
    order.set_value("month").run()
    assert at.session_state["bring_in"].tray.events["date"].to_list() == ["1948-03-04"]


def test_a_timeline_without_scores_is_rated_on_the_page() -> None:
    at = opened("timeline.json", strangers.timeline_json())
    now = at.session_state["bring_in"]
    assert now.tray.events["score"].isna().all()
    at.session_state[now.key("rating")] = {
        "edited_rows": {1: {"How far": "cools a lot"}}, "added_rows": [], "deleted_rows": []
    }  # fmt: skip
    at.run()
    scores = at.session_state["bring_in"].tray.events["score"]
    assert scores.isna().to_list() == [True, False, True]
    assert scores.iloc[1] == -8
    for label, name in (("One state", "Moscow"), ("The other state", "Belgrade")):
        next(box for box in at.text_input if box.label == label).set_value(name).run()
    made = kept(at)
    assert made.title == "Friends and foes"
    assert made.chapters["title"].to_list() == ["Alliance"]
    assert made.sources["url"].to_list() == ["https://example.org/a.jpg"]


def test_other_states_of_a_gdelt_file() -> None:
    at = opened("20010711.export.CSV", strangers.gdelt(61))
    assert "China and United States" in at.selectbox[0].options[0]
    at.selectbox[0].select(("RUS", "USA")).run()
    assert not at.exception
    assert at.session_state["bring_in"].tray.events["score"].to_list() == [2.8]


def test_another_sheet() -> None:
    at = opened("udalosti.xlsx", strangers.workbook())
    sheets = next(box for box in at.selectbox if box.label == "Sheet")
    assert sheets.value == "Události"
    sheets.select("Poznámky").run()
    assert "no row below the header" in texts(at)


def test_the_columns_chosen_stay_on_another_sheet_that_has_them() -> None:
    book = openpyxl.Workbook()
    for page in (book.worksheets[0], book.create_sheet("Later")):
        page.append(["date", "event", "what it was", "score"])
        page.append(["1948-06-28", "A", "The expulsion", -8])
    out = io.BytesIO()
    book.save(out)
    at = opened("years.xlsx", out.getvalue())
    assert at.session_state["bring_in"].mapped.columns["title"] == "event"
    next(box for box in at.selectbox if box.label == "Title").select("what it was").run()
    next(box for box in at.selectbox if box.label == "Sheet").select("Later").run()
    assert not at.exception
    assert at.session_state["bring_in"].sheet == "Later"
    assert at.session_state["bring_in"].mapped.columns["title"] == "what it was"


def test_scores_from_words_of_the_file() -> None:
    at = opened("x.csv", b"date,title,kind\n1948,One,break\n1955,Two,visit\n")
    radio = next(radio for radio in at.radio if radio.label == "Where that is said")
    assert radio.value == "hand"
    radio.set_value(mapping.IN_WORDS).run()
    next(box for box in at.selectbox if box.label == "The column of words").select("kind").run()
    now = at.session_state["bring_in"]
    at.session_state[now.key("ladder_kind")] = {
        "edited_rows": {0: {"How far": "cools a lot"}}, "added_rows": [], "deleted_rows": []
    }  # fmt: skip
    at.run()
    assert not at.exception
    assert at.session_state["bring_in"].tray.events["score"].to_list() == [-8]


def test_a_file_that_is_taken_away_leaves_an_empty_page() -> None:
    at = opened("x.csv", b"date,title,score\n1948,One,3\n")
    at.file_uploader[0].clear().run()
    assert not at.exception
    assert [part.value for part in at.header] == ["1. Your file"]


def test_a_pasted_table() -> None:
    at = AppTest.from_function(page, default_timeout=30).run()
    at.text_area[0].set_value("date\ttitle\tscore\n28.6.1948\tExpelled\t-8").run()
    next(button for button in at.button if button.label == "Read it").click().run()
    assert not at.exception
    assert "✓ 1 event is ready" in texts(at)


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("x.csv", b"", "the file is empty"),
        ("x.xlsx", b"PK\x03\x04", "the zip is damaged"),
        ("x.csv", b"%PDF-1.7", "the file is a PDF"),
        ("x.json", b"{", "the file is not JSON"),
    ],
)
def test_a_file_that_cannot_be_used_is_explained(name: str, raw: bytes, told: str) -> None:
    at = opened(name, raw)
    assert told in texts(at)
    assert [part.value for part in at.header] == ["1. Your file"]


def test_hostile_text_reaches_no_markdown() -> None:
    evil = "date,title,who,score\n1948,**bold** <script>$x$,:red[A],-8\n"
    evil += "1948-13,[x](javascript:1),B,1\n"
    at = opened("[x](javascript:alert(1)).csv", evil.encode())
    shown = "\n".join(str(part.value) for part in (*at.markdown, *at.error, *at.header))
    for part in ("bold", "script", ":red", "javascript"):
        assert part not in shown


def test_a_chronology_comes_in_and_says_who_rates_it() -> None:
    lines = b"# Notes\n\n- 28 June 1948: Expelled\n- 2 June 1955: Declaration\n"
    at = opened("notes.md", lines)
    assert len(at.session_state["bring_in"].tray.events) == 2
    assert "What warmed and what cooled: you rate the events, here or later." in texts(at)
    assert "rated here" not in texts(at)


def test_large_files_are_read_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state_view, "LARGE", 0)
    at = opened("liste.csv", TABLE)
    for _ in range(100):
        if at.session_state["bring_in"].tray is not None:
            break
        time.sleep(0.05)
        at.run()
    assert not at.exception
    assert "✓ 1 event is ready" in texts(at.run())


def test_work_in_the_background_can_be_stopped() -> None:
    begun = threading.Event()

    def endless(tick: Callable[[str], None]) -> None:
        while True:
            tick("Reading")
            begun.set()

    work = state_view.Work(endless)
    assert begun.wait(5)
    assert not work.done
    work.stop()
    until = time.monotonic() + 5
    while not work.done and time.monotonic() < until:
        time.sleep(0.01)
    assert work.done
    assert isinstance(work.fault, state_view.Stopped)


def test_a_table_without_a_date_says_what_is_missing_and_can_be_helped() -> None:
    at = opened("x.csv", b"what,remark,score\nExpelled,28.6.48,-8\nBlockade,1949,-5\n")
    assert "column “date”: the column is missing" in texts(at)
    assert "No row can be used yet" in texts(at)
    next(box for box in at.selectbox if box.label == "Date").select("remark").run()
    assert not at.exception
    assert "✓ 1 event is ready  ·  ✗ 1 row is waiting" in texts(at)
    assert "a year of two digits" in at.session_state["bring_in"].tray.reasons()[2]


def in_workspace() -> None:
    """The page as the app shows it: sets are kept in the workspace."""
    import streamlit as st

    from components.bring_in import bring_in_page

    bring_in_page.render(on_open=lambda: st.session_state.update(shown=True))


PAIR = b"date,title,score,who\n1948-06-28,Expelled,-8,Arcadia\nsome day,Lost,-1,Boeotia\n"


def brought(raw: bytes = PAIR, name: str = "pair.csv") -> AppTest:
    at = AppTest.from_function(in_workspace, default_timeout=60).run()
    with_file(at, name, raw)
    return at


def with_file(at: AppTest, name: str, raw: bytes) -> None:
    at.session_state["bring_in"] = _job(name, raw)
    at.run()
    assert not at.exception


def _job(name: str, raw: bytes):
    now = state_view.Job(1, name=name)
    look = recognising.look(raw, name)
    given = recognising.read(look)
    mapped = mapping.guess(given.cells, serials=given.serials)
    now.look, now.given, now.mapped = look, given, mapped
    now.tray = open_tray(given.cells, mapped, name)
    return now


def name_it(at: AppTest, first: str = "Arcadia", second: str = "Boeotia") -> AppTest:
    now = at.session_state["bring_in"]
    at.text_input(now.key("first")).set_value(first)
    at.text_input(now.key("second")).set_value(second)
    at.run()
    assert not at.exception
    return at


def test_pressed_twice_makes_one_set_and_the_waiting_row_comes_along() -> None:
    at = name_it(brought())
    now = at.session_state["bring_in"]
    assert "The row that waits comes along: mend it here now" in texts(at)
    at.button(now.key("open")).click().run()
    at.button(now.key("open")).click().run()
    assert not at.exception
    (info,) = open_store().list()
    assert open_store().table(info.id, "events")["date"].to_list() == ["1948-06-28", "some day"]


def test_large_work_shows_its_steps_and_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening_view, "MANY", 1)
    at = name_it(brought())
    now = at.session_state["bring_in"]
    now.opening = state_view.Work(_slow)
    at.run()
    at.button(now.key("stop_opening")).click().run()
    for _ in range(200):
        at.run()
        if now.opening is None:
            break
        time.sleep(0.02)
    assert now.opening is None
    assert open_store().list() == []
    at.button(now.key("open")).click().run()
    for _ in range(400):
        at.run()
        if open_store().list():
            break
        time.sleep(0.02)
    assert len(open_store().list()) == 1


def _slow(tick) -> str:
    while True:
        tick("Putting the set together")
        time.sleep(0.01)


def test_a_second_set_of_the_same_two_states_is_said_and_the_file_can_be_added() -> None:
    set_id = make_set(open_store())
    at = name_it(brought())
    assert "You have a set of these two states already" in texts(at)
    now = at.session_state["bring_in"]
    at.selectbox(now.key("target")).set_value(set_id).run()
    assert not at.exception
    assert "New: 2" in texts(at)
    at.button(now.key("open")).click().run()
    assert not at.exception
    assert len(open_store().list()) == 1
    assert open_store().info(set_id).events == 5
    assert "The set has all of it already." in texts(at.run())


def test_a_file_is_added_only_as_it_was_shown_and_a_set_that_went_is_said() -> None:
    store = open_store()
    set_id = make_set(store)
    at = name_it(brought())
    now = at.session_state["bring_in"]
    at.selectbox(now.key("target")).set_value(set_id).run()
    theirs = store.table(set_id, "events")
    theirs.loc[0, "title"] = "Theirs"
    store.save(set_id, 1, events=theirs)
    at.button(now.key("open")).click().run()
    assert store.info(set_id).head == 2
    assert "changed in another window just now" in at.warning[0].value
    at.button(now.key("open")).click().run()
    assert not at.exception
    assert store.info(set_id).head == 3
    store.delete(set_id)
    for _ in range(2):
        at.run()
        assert not at.exception
        assert "is not in your list any more" in at.warning[0].value


def test_the_file_at_hand_outlives_a_reload() -> None:
    at = name_it(brought(), first="Atlantis")
    address = at.query_params["file"]
    again = AppTest.from_function(in_workspace, default_timeout=60)
    again.query_params["file"] = address
    again.run()
    assert not again.exception
    now = again.session_state["bring_in"]
    assert now.name == "pair.csv"
    assert again.text_input(now.key("first")).value == "Atlantis"
    stranger = AppTest.from_function(in_workspace, default_timeout=60)
    stranger.query_params["file"] = "guessed"
    stranger.run()
    assert stranger.session_state["bring_in"].name == ""
    assert "not on the server any more" in stranger.warning[0].value
    assert not AppTest.from_function(in_workspace, default_timeout=60).run().warning


def restarted(address: str, *, clear: bool = True) -> AppTest:
    """The page at its address, of a server that was started anew."""
    if clear:
        desk_view._desk.clear()
    at = AppTest.from_function(in_workspace, default_timeout=60)
    at.query_params["file"] = address
    at.run()
    assert not at.exception
    return at


def test_the_file_at_hand_outlives_a_restart() -> None:
    """What was typed, chosen, mended and made: all of it."""
    at = AppTest.from_function(in_workspace, default_timeout=60).run()
    at.file_uploader[0].upload("table.csv", TABLE, "text/csv").run()
    now = at.session_state["bring_in"]
    at.text_input(now.key("first")).input("Atlantis")
    at.text_input(now.key("second")).input("Mu").run()
    at.selectbox(now.key("map_note")).set_value("Quelle").run()
    number = now.tray.waiting.index[0] + 2
    now.tray.mend(number, "Datum", "30.6.1949")
    at.run()
    address = at.query_params["file"]
    again = restarted(address)
    then = again.session_state["bring_in"]
    assert then.number == now.number  # the browser knows the widgets by it
    assert again.text_input(then.key("first")).value == "Atlantis"
    assert then.mapped.column("note") == "Quelle"
    assert "1949-06-30" in then.tray.events["date"].to_list()
    again.button(then.key("open")).click().run()
    assert len(open_store().list()) == 1
    # Pressed again for the same after another restart, it opens what was made.
    third = restarted(address)
    third.button(third.session_state["bring_in"].key("open")).click().run()
    assert len(open_store().list()) == 1
    # Taken away, nothing of it is left.
    next(b for b in third.button if b.label == "Take this file away").click().run()
    assert third.session_state["bring_in"].name == ""
    assert "file" not in third.query_params
    assert list(desk_view.beside(desk_view.FOLDER).iterdir()) == []
    assert "not on the server any more" in restarted(address).warning[0].value


@pytest.mark.parametrize("lost", ["session", "server"])
def test_cells_typed_and_not_checked_yet_outlive_a_reload_and_go_along(lost: str) -> None:
    at = AppTest.from_function(in_workspace, default_timeout=60).run()
    at.file_uploader[0].upload("table.csv", TABLE, "text/csv").run()
    now = at.session_state["bring_in"]
    at.text_input(now.key("second")).input("Mu").run()
    type_waiting(at, 0, Datum="30.6.1949", Quelle="=seen")
    at.run()
    assert "2 cells changed and not checked yet" in texts(at)
    assert "1 event is ready" in texts(at)  # the row stays where one types
    again = restarted(at.query_params["file"], clear=lost == "server")
    then = again.session_state["bring_in"]
    table = next(e.value for e in again.dataframe if "what is wrong" in e.value)
    assert table["Datum"].to_list() == ["30.6.1949", "2.6.1955"]
    assert table["Quelle"].to_list() == ["=seen", ""]
    type_waiting(again, 0, Quelle="")  # taken back: it says again what stands in the file
    again.run()
    assert "1 cell changed and not checked yet" in texts(again)
    again.button(then.key("open")).click().run()
    assert not again.exception
    (info,) = open_store().list()
    events = open_store().table(info.id, "events")
    assert sorted(events["date"]) == ["1948-06-28", "1949-06-30", "2.6.1955"]
    # Checked, it stays in, and nothing is typed any more.
    again.button(then.key("mend")).click().run()
    assert "✓ 2 events are ready  ·  ✗ 1 row is waiting" in texts(again)
    assert then.typed == {}
    again.button(then.key("open")).click().run()
    assert len(open_store().list()) == 1  # the same set


def test_what_is_typed_into_a_row_stays_with_that_row() -> None:
    """Other columns chosen, other rows wait; what was typed does not slip to one of them."""
    raw = b"when,then,title,score\n1948,soon,One,1\n1949,1950,Two,2\nsoon,1951,Three,3\n"
    at = opened("t.csv", raw)
    now = at.session_state["bring_in"]
    at.selectbox(now.key("map_date")).set_value("when").run()
    assert list(now.tray.waiting.index) == [2]
    type_waiting(at, 0, title="Typed")
    at.run()
    at.selectbox(now.key("map_date")).set_value("then").run()
    assert list(now.tray.waiting.index) == [0]
    table = next(e.value for e in at.dataframe if "what is wrong" in e.value)
    assert table["title"].to_list() == ["One"]
    at.selectbox(now.key("map_date")).set_value("when").run()
    table = next(e.value for e in at.dataframe if "what is wrong" in e.value)
    assert table["title"].to_list() == ["Typed"]


def test_ratings_by_hand_and_another_sheet_outlive_a_restart() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Notes", 0).append(["Notes"])
    sheet = book.create_sheet("Events")
    for row in (["date", "title"], ["1948", "Split"], ["1955", "Peace"]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    at = AppTest.from_function(in_workspace, default_timeout=60).run()
    at.file_uploader[0].upload("book.xlsx", out.getvalue(), "application/x").run()
    now = at.session_state["bring_in"]
    if now.sheet != "Events":
        at.selectbox(now.key("sheet")).set_value("Events").run()
        now = at.session_state["bring_in"]
    at.session_state[now.key("rating")] = {
        "edited_rows": {0: {"How far": "cools a lot"}}, "added_rows": [], "deleted_rows": []
    }  # fmt: skip
    at.run()
    assert now.tray.events["score"].notna().sum() == 1
    then = restarted(at.query_params["file"]).session_state["bring_in"]
    assert then.sheet == "Events"
    assert then.tray.events["score"].fillna(99).to_list() == [-8, 99]


def test_a_member_does_not_take_up_the_file_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    now = ["ada"]
    monkeypatch.setattr(asking, "_resolver", [lambda: asking.member(now[0])])
    at = AppTest.from_function(in_workspace, default_timeout=60).run()
    address = at.file_uploader[0].upload("pair.csv", PAIR, "text/csv").run().query_params["file"]
    now[0] = "bob"
    for forget in (lambda: None, desk_view._desk.clear):  # over a reload, over a restart
        forget()
        at = AppTest.from_function(in_workspace, default_timeout=60)
        at.query_params["file"] = address
        assert "not on the server any more" in at.run().warning[0].value
    now[0] = "ada"
    assert restarted(address).session_state["bring_in"].name == "pair.csv"


def test_back_to_a_file_shows_it_and_the_menu_keeps_its_address() -> None:
    at = AppTest.from_function(in_workspace, default_timeout=60).run()
    at.file_uploader[0].upload("pair.csv", PAIR, "text/csv").run()
    address = at.query_params["file"]
    del at.query_params["file"]  # as the menu opens the page
    assert at.run().query_params["file"] == address
    again = AppTest.from_function(in_workspace, default_timeout=60).run()  # reloaded without it
    assert again.session_state["bring_in"].name == ""
    again.query_params["file"] = address  # and then Back
    assert again.run().session_state["bring_in"].name == "pair.csv"
