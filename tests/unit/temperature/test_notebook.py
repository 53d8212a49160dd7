"""What a notebook hands over: read as it was meant, or refused with all that is wrong."""

import inspect
import typing
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from data import catalog, temperature
from data.events.data_set import DataSet
from data.models.given import Given
from data.temperature import BadRows, UnscoredEvents, influences
from tests.random_tables import many, table

EVENTS = table(("1955-06-02", 6), ("1948-06-28", -8), ("1968-08-20", -7))
ASKED = [
    temperature.curve, temperature.trace, temperature.value_on, temperature.contributions,
    temperature.band, temperature.envelope, temperature.influence,
]  # fmt: skip


@pytest.mark.parametrize(
    "on",
    [1960, 1960.0, np.int64(1960), "1960", "1960-06", "03/02/1960", "3 February 1960", "1960-2-3",
     "196X", "1960-02-30", "", "today", None, True, pd.NaT, float("nan"), "1960-02-03~"],
)  # fmt: skip
def test_what_is_not_one_day_is_no_date_to_ask_about(on: typing.Any) -> None:
    for ask in (
        lambda: temperature.value_on(EVENTS, on),
        lambda: temperature.contributions(EVENTS, on),
        lambda: temperature.value_at(temperature.curve(EVENTS), on),
        lambda: temperature.trace(EVENTS).value_on(on),
    ):
        with pytest.raises(ValueError, match="is not one day: write it as year-month-day"):
            ask()


@pytest.mark.parametrize(
    "on",
    ["1960-02-03", " 1960-02-03 ", "1960-02-03T23:59:00", "1960-02-03 00:00:00", date(1960, 2, 3),
     datetime(1960, 2, 3, 23, 59, tzinfo=UTC), pd.Timestamp("1960-02-03", tz="Pacific/Auckland"),
     np.datetime64("1960-02-03"), pd.Timestamp("1960-02-03 12:00")],
)  # fmt: skip
def test_a_day_may_be_written_in_many_ways(on: typing.Any) -> None:
    events = table(("1960-02-03", 10), ("1960-02-04", 10))
    assert temperature.value_on(events, on, k=0.3) == pytest.approx(3)


DAYS = [pd.Timestamp(text) for text in EVENTS["date"]]


@pytest.mark.parametrize(
    "dates",
    [
        pd.Series(DAYS),
        pd.Series(DAYS).dt.tz_localize("UTC"),
        pd.Series([day.tz_localize("Asia/Tokyo") for day in DAYS]),
        pd.Series([day + pd.Timedelta(hours=23) for day in DAYS]),
        pd.Series(DAYS, dtype=object),
        pd.Series([day.tz_localize("America/Lima") + pd.Timedelta(hours=22) for day in DAYS],
                  dtype=object),
        pd.Series([day.to_pydatetime() for day in DAYS], dtype=object),
        pd.Series([day.date() for day in DAYS], dtype=object),
        pd.Series([day.to_datetime64() for day in DAYS], dtype=object),
        pd.Series(DAYS).dt.to_period("D"),
        pd.Series([DAYS[0], DAYS[1].tz_localize("UTC"), "1968-08-20"], dtype=object),
        pd.Series(DAYS).astype("timestamp[us][pyarrow]"),
        pd.Series(DAYS).dt.tz_localize("UTC").astype(pd.ArrowDtype(pa.timestamp("us", tz="UTC"))),
        pd.Series([day.date() for day in DAYS]).astype("date32[pyarrow]"),
    ],
    ids=range(14),
)  # fmt: skip
def test_timestamps_mean_the_day_that_stands_in_them(dates: pd.Series) -> None:
    got = temperature.curve(EVENTS.assign(date=dates))
    pd.testing.assert_frame_equal(got, temperature.curve(EVENTS))


def test_periods_mean_what_they_span() -> None:
    for frequency, text in (("M", "1948-06"), ("Y", "1948"), ("Q", "1948-04-01/1948-06-30")):
        period = pd.DataFrame({"date": pd.PeriodIndex([pd.Period("1948-06-28", frequency)])})
        got = temperature.curve(period.assign(score=4))
        pd.testing.assert_frame_equal(got, temperature.curve(table((text, 4))))


def test_years_that_a_blank_turned_into_floats_and_year_numbers() -> None:
    years = pd.DataFrame({"date": [1948, 1955], "score": [-8, 6]})
    expected = temperature.curve(table(("1948", -8), ("1955", 6)))
    pd.testing.assert_frame_equal(temperature.curve(years), expected)
    pd.testing.assert_frame_equal(temperature.curve(years.astype(float)), expected)


@pytest.mark.parametrize("dtype", ["int64", "float64", "Int64", "object", "str"])
def test_a_code_whose_zero_a_program_dropped_is_still_its_code(dtype: typing.Any) -> None:
    codes = pd.Series([43, 163]).astype(dtype)
    events = pd.DataFrame({"date": ["1948-06-28", "1955-06-02"], "cameo": codes})
    expected = temperature.curve(table(("1948-06-28", "043"), ("1955-06-02", "163"),
                                       columns=("date", "cameo")))  # fmt: skip
    assert expected["value"].iloc[0] != 0
    pd.testing.assert_frame_equal(temperature.curve(events), expected)


def test_a_number_that_may_be_two_codes_is_asked_about() -> None:
    days = ["1948-06-28", "1950-01-01", "1951-01-01"]
    events = pd.DataFrame({"date": days, "cameo": [10, 43, 11]})
    with pytest.raises(BadRows, match=r"row 1: the code 10 is a number, so it may be 010") as told:
        temperature.curve(events)
    assert told.value.rows == [0, 2]
    scored = events.assign(score=[-5, 1, 2])
    assert len(temperature.curve(scored)) == 3  # the scores stand there: nothing hangs on the code
    assert len(temperature.curve(events.assign(cameo=["10", "043", "11"]))) == 3


def test_a_code_that_is_none_is_told_with_the_events_that_move_nothing() -> None:
    events = table(("1948", "9999"), ("1950", "163"), columns=("date", "cameo"))
    with pytest.warns(UnscoredEvents, match=r"1 of 2 events has no score.*not a CAMEO code: 9999"):
        temperature.curve(events)


@pytest.mark.parametrize("blank", [None, float("nan"), pd.NA, "", " "])
def test_events_without_a_score_are_counted_and_move_nothing(blank: object) -> None:
    scores = pd.Series([6, blank, blank], dtype=object)
    with pytest.warns(UnscoredEvents, match="2 of 3 events have no score and move nothing"):
        got = temperature.trace(EVENTS.assign(score=scores), model="window")
    assert got.unscored == 2
    # A blank is no 0: in a mean a 0 would count.
    assert got.value_on("1955-12-31") == pytest.approx(6)


def test_a_table_without_any_score_is_welcome_and_says_how_to_score() -> None:
    with pytest.warns(UnscoredEvents, match="no event has a score.*column score"):
        got = temperature.trace(EVENTS.drop(columns="score"))
    assert got.unscored == 3
    assert got.curve["degrees"].to_list() == [0, 0, 0]


def test_a_score_of_nought_is_a_score(recwarn: pytest.WarningsRecorder) -> None:
    assert temperature.trace(EVENTS.assign(score=0)).unscored == 0
    assert not recwarn.list


@pytest.mark.parametrize("ask", ASKED, ids=lambda ask: ask.__name__)
def test_all_bad_rows_are_told_with_the_labels_of_the_index(ask: typing.Callable) -> None:
    events = pd.DataFrame(
        {
            "date": ["1948-06-28", "32 May", "1950", "1951", "32 May"],
            "score": [-8, 1, 11, "warm", 2],
            "evidence": [0, 1, 1, 1, 1],
        },
        index=list("abcde"),
    )
    more = ("1950-01-01",) if ask in (temperature.value_on, temperature.contributions) else ()
    with pytest.raises(BadRows) as told:
        ask(events, *more)
    lines = str(told.value).splitlines()
    assert [line.split(":")[0] for line in lines] == [f"row {n}" for n in range(1, 6)]
    assert "evidence" in lines[0]
    assert "32 May" in lines[4]
    assert told.value.rows == list("abcde")
    assert isinstance(told.value, ValueError)


def test_the_rows_told_can_be_dropped_and_a_long_list_is_cut() -> None:
    events = pd.concat([EVENTS, table(*[("nonsense", 1)] * 30)], ignore_index=True)
    with pytest.raises(BadRows, match=r"and 10 more$") as told:
        temperature.curve(events)
    assert len(temperature.curve(events.drop(index=told.value.rows))) == 3


def test_results_can_be_joined_to_the_callers_table() -> None:
    events = EVENTS.set_axis(["thaw", "split", "tanks"])
    trace = temperature.trace(events)
    moves = events.join(trace.moves.set_index("row")["move"])
    assert (np.sign(moves["move"]) == np.sign(moves["score"])).all()
    shares = temperature.contributions(events, "1970-01-01")
    assert shares["row"].to_list() == ["split", "thaw", "tanks"]
    assert events.loc[shares["row"], "score"].to_list() == shares["score"].to_list()
    assert set(temperature.influence(events)["row"]) == {"thaw", "split", "tanks"}
    pairs = events.set_index(pd.MultiIndex.from_tuples([(1, "a"), (1, "b"), (2, "a")]))
    assert temperature.trace(pairs).moves["row"].to_list() == [(1, "b"), (1, "a"), (2, "a")]


def test_a_starting_value_has_no_row() -> None:
    shares = temperature.contributions(EVENTS, "1970-01-01", "level", m0=3)
    assert shares["row"].to_list() == [None, 1, 0, 2]


def test_prepared_events_join_by_their_own_index(small: DataSet) -> None:
    some = small.prepared[small.prepared["category"] == "economy"]
    moves = temperature.trace(some).moves
    assert some.loc[moves["row"], "event_id"].to_list() == moves["event_id"].to_list()


def test_that_influence_stops_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(influences, "MOST", 10)
    with pytest.warns(UserWarning, match=r"of 50 events only the 10 .* most=50 measures all"):
        assert len(temperature.influence(many(50))) == 10
    assert len(temperature.influence(many(50), most=50)) == 50
    assert len(temperature.influence(many(50), most=3)) == 3


def test_a_data_set_is_a_table_of_events_with_its_own_settings() -> None:
    ds = catalog.open_set(catalog.list_sets()[0].name)
    own = {n: v for n, v in ds.defaults.items() if n in ("k", "half_life_days")}
    expected = temperature.curve(ds.events, **typing.cast(Given, own))
    pd.testing.assert_frame_equal(temperature.curve(ds), expected)
    assert temperature.value_on(ds, "1960-01-01", k=0.5) == temperature.value_on(
        ds.events, "1960-01-01", k=0.5
    )


def test_rows_as_dictionaries_and_columns_as_lists_are_tables() -> None:
    expected = temperature.curve(EVENTS)
    pd.testing.assert_frame_equal(temperature.curve(EVENTS.to_dict("records")), expected)
    pd.testing.assert_frame_equal(temperature.curve(EVENTS.to_dict("list")), expected)
    assert temperature.curve([]).empty


@pytest.mark.parametrize("ask", ASKED, ids=lambda ask: ask.__name__)
@pytest.mark.parametrize(
    ("events", "told"),
    [
        ([("1948", -8)], "not list"),
        (EVENTS["score"], "series.rename_axis"),
        ("events.csv", "reading.read_events"),
        (Path("events.csv"), "reading.read_events"),
        (None, "not NoneType"),
        (np.zeros((2, 2)), "not ndarray"),
        ([1, 2], "not list"),
    ],
    ids=["tuples", "series", "text", "path", "none", "array", "numbers"],
)
def test_what_is_no_table_is_refused_by_kind(
    ask: typing.Callable, events: object, told: str
) -> None:
    more = ("1950-01-01",) if ask in (temperature.value_on, temperature.contributions) else ()
    with pytest.raises(TypeError, match=told):
        ask(events, *more)


def test_columns_that_are_missing_or_stand_twice() -> None:
    with pytest.raises(KeyError, match="needs a column “date”"):
        temperature.curve(EVENTS.rename(columns={"date": "when"}))
    with pytest.raises(KeyError, match="stand in the index"):
        temperature.curve(EVENTS.set_index("date"))
    with pytest.raises(KeyError, match="stand in the index"):
        temperature.curve(EVENTS[["score"]].set_axis(pd.DatetimeIndex(DAYS)))
    with pytest.raises(ValueError, match="two columns of the table of events are called “score”"):
        temperature.curve(pd.concat([EVENTS, EVENTS[["score"]]], axis=1))


def test_no_temperature_has_no_class() -> None:
    with pytest.raises(ValueError, match="no temperature"):
        temperature.class_of(float("nan"))


@pytest.mark.parametrize("ask", ASKED, ids=lambda ask: ask.__name__)
def test_the_names_of_parameters_can_be_seen(ask: typing.Callable) -> None:
    seen = inspect.signature(ask).parameters
    declared = {known.name for model in temperature.MODELS.values() for known in model.parameters}
    assert declared == set(Given.__annotations__)
    assert declared <= set(seen)
    assert all(seen[name].kind is inspect.Parameter.KEYWORD_ONLY for name in declared)
    assert not any(p.kind is inspect.Parameter.VAR_KEYWORD for p in seen.values())


def test_a_data_set_says_in_a_line_what_it_is(small: DataSet) -> None:
    assert repr(small) == "DataSet('small': A and B, 6 events, 1940 to 1968)"
    assert len(repr(catalog.open_set(catalog.list_sets()[0].name))) < 200
