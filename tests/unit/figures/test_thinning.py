"""A line of very many days keeps its look with few points."""

import numpy as np
import pandas as pd

from components.figures.line_figure import Backdrop
from components.figures.thinning import SLOTS, slots, thinned
from components.style.palette_figure import palette
from components.workshop.workshop_figure import MOST_MARKS, STRETCHES, workshop_spec
from data.basics import columns as c

DAYS = pd.date_range("1948-01-01", periods=25_000, freq="D", unit="us")
LINE = pd.DataFrame({c.DEGREES: np.sin(np.arange(25_000) / 9) * 60}, index=DAYS)


def test_every_slot_keeps_its_reach_and_its_ends() -> None:
    few = thinned(LINE)
    assert len(few) <= 4 * (SLOTS + 1)
    for each in ("min", "max", "first", "last"):
        whole, kept = (t[c.DEGREES].groupby(slots(t.index)).agg(each) for t in (LINE, few))
        pd.testing.assert_series_equal(whole, kept)
    pd.testing.assert_frame_equal(few, LINE.loc[few.index])
    pd.testing.assert_frame_equal(thinned(LINE.head(300)), LINE.head(300))


def test_a_slot_without_a_value_is_a_gap_and_no_fault() -> None:
    line = LINE.copy()
    line.iloc[9_000:9_500] = np.nan
    late = pd.date_range("2017-01-01", periods=6, freq="MS", unit="us")
    line = pd.concat([line, pd.DataFrame({c.DEGREES: np.nan}, index=late)])
    few = thinned(line)
    assert few.index[-1] == late[-1]
    assert few[c.DEGREES].isna().any() and few[c.DEGREES].min() == line[c.DEGREES].min()
    assert thinned(line.assign(degrees=np.nan))[c.DEGREES].isna().all()


def test_the_chart_of_the_workshop_draws_no_day_twice_over() -> None:
    nothing = pd.DataFrame({"start": DAYS[:0], "end": DAYS[:0], "since": DAYS[:0]})
    chapters = pd.DataFrame({"chapter_id": [], "label": [], "start": DAYS[:0], "end": DAYS[:0]})
    events = pd.DataFrame(
        {
            c.EVENT_ID: ["a"], c.TITLE: ["One"], c.FIRST: DAYS[:1], c.DATE_LABEL: ["1948"],
            c.DEGREES: [0.0], c.VALUE: [1.0],
        }
    )  # fmt: skip
    back = Backdrop(DAYS[0], DAYS[-1], chapters, nothing)
    spec = workshop_spec(LINE, back, palette("light"), events)
    longest = max(len(trace["x"]) for trace in spec["data"])
    assert SLOTS < longest < len(LINE) / 4  # where it crosses the middle it has points of its own


def test_very_many_marks_leave_the_line_to_be_seen() -> None:
    number = 1_000
    events = pd.DataFrame(
        {
            c.EVENT_ID: [f"e{n}" for n in range(number)], c.TITLE: "One",
            c.FIRST: DAYS[:: len(DAYS) // number][:number], c.DATE_LABEL: "1948",
            c.DEGREES: 0.0, c.VALUE: np.where(np.arange(number) % 20 == 7, -9.0, np.nan),
        }
    )  # fmt: skip
    ends = {"start": DAYS[:0], "end": DAYS[:0]}
    chapters = pd.DataFrame({"chapter_id": [], "label": [], **ends})
    back = Backdrop(DAYS[0], DAYS[-1], chapters, pd.DataFrame({**ends, "since": DAYS[:0]}))
    some, *lines, chosen = workshop_spec(LINE, back, palette("light"), events, ["e3"])["data"]
    assert lines and not [one for one in lines if one.get("mode") == "markers"]  # over the marks
    assert chosen["customdata"] == ["e3"]
    assert 50 <= len(some["customdata"]) <= STRETCHES + 1
    assert {f"e{n}" for n in range(7, number, 20)} <= set(some["customdata"])
    few, *_ = workshop_spec(LINE, back, palette("light"), events.head(MOST_MARKS))["data"]
    assert len(few["x"]) == MOST_MARKS
