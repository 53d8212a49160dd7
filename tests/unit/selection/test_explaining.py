"""The view of Explain and its address: a round trip, and nonsense that does no harm."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.events.data_set import DataSet
from data.questions import disagreement
from data.selection import explaining
from data.selection.explaining import Explaining, from_query, read_span, write_span
from data.temperature import MODELS

DAYS = st.dates(pd.Timestamp(1941, 1, 1).date(), pd.Timestamp(1967, 12, 31).date())
SPANS = st.tuples(DAYS, DAYS).map(lambda pair: "~".join(sorted(day.isoformat() for day in pair)))
PERIODS = st.none() | st.sampled_from(["war", "split", "after"]) | SPANS


@st.composite
def views(draw: st.DrawFn) -> Explaining:
    given_settings = {}
    for model, known in MODELS.items():
        for p in known.parameters:
            if draw(st.booleans()):
                continue
            value = draw(st.integers(int(p.low) + 1, int(p.high)) | st.just(p.low))
            if value != p.default:
                given_settings[model, p.name] = float(value)
    return Explaining(
        ask=draw(st.sampled_from(explaining.QUESTIONS)),
        a=draw(PERIODS),
        b=draw(PERIODS),
        **{name: draw(st.booleans()) for name in explaining.SWITCHES},
        points=draw(st.none() | st.integers(1, explaining.MOST_POINTS)),
        voice=None,
        when=draw(st.none() | st.integers(1940, 1968)),
        settings=tuple((*key, given_settings[key]) for key in sorted(given_settings)),
    )


@settings(max_examples=60, deadline=None)
@given(view=views())
def test_the_address_says_the_view(small: DataSet, view: Explaining) -> None:
    query = {key: [value] for key, value in view.to_query().items()}
    assert from_query(query, small) == (view, [])
    assert set(query) <= explaining.keys()


def test_defaults_leave_no_trace() -> None:
    assert Explaining().to_query() == {}


texts = st.text(max_size=30) | st.sampled_from(["nan", "inf", "-1", "1e400", "٣", "on", "never"])


@settings(max_examples=100, deadline=None)
@given(query=st.dictionaries(st.sampled_from(sorted(explaining.keys())), st.lists(texts)))
def test_nonsense_never_raises_and_is_noted(small: DataSet, query: dict[str, list[str]]) -> None:
    view, notes = from_query(query, small)
    again, more = from_query({k: [v] for k, v in view.to_query().items()}, small)
    assert (again, more) == (view, [])
    assert len(notes) <= len(query)
    assert all(len(text) < 200 for text in notes)


@pytest.mark.parametrize(
    "query",
    [
        {"ask": "everything"},
        {"a": "nowhere"},
        {"a": "1900-01-01~1901-01-01"},
        {"a": "1950-01-01~1949-01-01"},
        {"b": "1950-13-01~1951-01-01"},
        {"points": "0"},
        {"points": "99"},
        {"points": "²"},
        {"over": "yes"},
        {"bounded.k": "7"},
        {"level.period_months": "2.5"},
        {"decaying.half_life_days": "never"},
    ],
)
def test_each_piece_of_nonsense_has_a_note(small: DataSet, query: dict[str, str]) -> None:
    view, notes = from_query({key: [value] for key, value in query.items()}, small)
    assert view == Explaining()
    assert len(notes) == 1 and next(iter(query)) in notes[0]


def test_keys_that_are_not_this_views_are_passed_over(small: DataSet) -> None:
    assert from_query({"from": ["banana"], "k": ["0.3"]}, small) == (Explaining(), [])


def test_a_setting_goes_when_it_is_the_default_again() -> None:
    changed = Explaining().with_setting("window", "window_days", 365.0, 1095.75)
    assert changed.settings == (("window", "window_days", 365.0),)
    assert changed.with_setting("window", "window_days", 1095.75, 1095.75) == Explaining()


def test_spans_read_and_write() -> None:
    span = pd.Timestamp("0980-02-01"), pd.Timestamp("1953-03-04")
    assert read_span(write_span(*span)) == span
    assert read_span("1953-03-04") is None
    assert read_span(None) is None


# ---- disagreement --------------------------------------------------------------------------------


def table(**columns: list[float]) -> pd.DataFrame:
    rows = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=pd.date_range("1950-01-01", periods=rows, freq="YS"))


def test_disputes_name_both_camps() -> None:
    found = disagreement.sign_disputes(
        table(x=[5, 5, -5, 5], y=[5, -5, -5, 5], z=[5, 0.2, 9, float("nan")]),
        pd.Timestamp("1954-01-01"),
    )
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        (pd.Timestamp("1951-01-01"), pd.Timestamp("1952-01-01"), ("x",), ("y",)),
        (pd.Timestamp("1952-01-01"), pd.Timestamp("1953-01-01"), ("z",), ("x", "y")),
    ]


def test_a_dispute_may_last_to_the_end() -> None:
    end = pd.Timestamp("1952-06-01")
    found = disagreement.sign_disputes(table(x=[1.0, 1, 1], y=[1.0, -1, -1]), end)
    assert list(found["end"]) == [end]


def test_zero_and_no_value_take_no_side() -> None:
    found = disagreement.sign_disputes(
        table(x=[0.4, -0.4], y=[-50, 50], z=[float("nan")] * 2), pd.Timestamp("1952-01-01")
    )
    assert found.empty
    assert disagreement.sign_disputes(table(x=[], y=[]), pd.Timestamp("1952-01-01")).empty
