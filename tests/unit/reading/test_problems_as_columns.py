"""Hundreds of thousands of problems are columns; each is made when somebody looks at it."""

import pickle
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data import reading
from data.basics import problem_list
from data.basics.problem_list import Problems, group, together
from data.basics.problems import ERROR, WARNING, Problem, Sentences, failed, warned
from data.events.cell_checks import Checker
from data.reading import mapping, packages
from data.reading.tray import open_tray
from tests.workspace_sets import ACTORS, CATEGORIES


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows of the problems that were made."""
    found: list[int] = []

    def noted(*given: object, **more: object) -> Problem:
        found.append(given[2])  # type: ignore[arg-type]
        return Problem(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(problem_list, "Problem", noted)
    return found


def _checked(rows: int = 1000) -> Problems:
    """Two kinds over many rows, and single ones before, between and behind them."""
    table = pd.DataFrame({"a": [f"x{n % 7}" for n in range(rows)], "b": ""}, dtype="str")
    check, some = Checker(table, "t.csv"), np.arange(rows) % 3 == 0
    check.problems.append(failed("t.csv", "the first", "Mend it", code="t.first"))
    check.report(some, "a", lambda text: f"“{text}” is odd", "Mend it", code="t.odd", values=(3,))
    check.problems.append(warned("t.csv", "the middle", "See", row=5, code="t.middle"))
    check.report(~some, "b", "nothing there", "Fill it", severity=WARNING, code="t.blank")
    check.report(some, "c", "no such column", "Add it", severity=WARNING, code="t.none", why="so")
    return check.problems


def _plain(rows: int = 1000) -> list[Problem]:
    out = [failed("t.csv", "the first", "Mend it", code="t.first")]
    some = [n for n in range(rows) if n % 3 == 0]
    out += [
        Problem(ERROR, "t.csv", n + 2, "a", f"x{n % 7}", f"“x{n % 7}” is odd", "Mend it",
                code="t.odd", values=(f"x{n % 7}", 3)) for n in some
    ]  # fmt: skip
    out.append(warned("t.csv", "the middle", "See", row=5, code="t.middle"))
    out += [
        Problem(WARNING, "t.csv", n + 2, "b", "", "nothing there", "Fill it",
                rule="nothing there", code="t.blank") for n in range(rows) if n % 3
    ]  # fmt: skip
    out += [
        Problem(WARNING, "t.csv", n + 2, "c", "", "no such column", "Add it", "so",
                "no such column", code="t.none") for n in some
    ]  # fmt: skip
    return out


def _both_ways(act: Callable[[Problems], Problems], same: Callable[[list], list]) -> None:
    found = act(_checked())
    assert list(found) == same(_plain())
    assert found == same(_plain())


def test_they_are_the_problems_that_a_list_would_hold() -> None:
    _both_ways(lambda p: p, lambda p: p)
    _both_ways(lambda p: p[300:700:7], lambda p: p[300:700:7])
    _both_ways(lambda p: p[::-1], lambda p: p[::-1])
    _both_ways(lambda p: p.chosen(p.errors()), lambda p: [q for q in p if q.severity == ERROR])
    _both_ways(
        lambda p: p.chosen(np.argsort(p.rows, kind="stable")),
        lambda p: sorted(p, key=lambda q: q.row or 0),
    )
    _both_ways(lambda p: p[:3] + p[5:] + p[:2], lambda p: [*p[:3], *p[5:], *p[:2]])
    assert _checked()[-1] == _plain()[-1]
    with pytest.raises(IndexError):
        _checked()[5000]


def test_one_more_at_a_place_or_at_the_end() -> None:
    new = warned("t.csv", "new", "See", row=9, code="t.new")
    _both_ways(lambda p: p.inserted(400, new), lambda p: [*p[:400], new, *p[400:]])

    def added(problems: Problems) -> Problems:
        some = problems[100:200]
        some.append(new)
        assert len(problems) == len(_plain())
        return some

    _both_ways(added, lambda p: [*p[100:200], new])


def test_each_as_something_else_in_the_same_order() -> None:
    _both_ways(
        lambda p: p[::-1].replaced(
            lambda part: replace(part, rows=part.rows + 10),
            lambda one: replace(one, row=one.row and one.row + 10),
        ),
        lambda p: [replace(one, row=one.row and one.row + 10) for one in p[::-1]],
    )


def test_kinds_are_told_without_making_every_problem(made: list[int]) -> None:
    found = _checked(30_000)
    told = {(g.what, g.count, g.rows[:2]) for g in group(found)}
    assert ("nothing there", 20_000, (3, 4)) in told and ("no such column", 10_000, (2, 5)) in told
    assert len(made) < 15_000  # those that each say something else are looked at
    columns = {(g.severity, g.column, g.count, g.rows, g.values) for g in group(_plain(30_000))}
    assert columns == {(g.severity, g.column, g.count, g.rows, g.values) for g in group(found)}


def test_packed_they_are_columns_and_come_back_as_they_were() -> None:
    packed = pickle.dumps(_checked(30_000))
    assert len(packed) < 1_500_000  # 3.4 MB as single problems
    assert pickle.loads(packed) == _plain(30_000)  # noqa: S301 - our own bytes


def test_sentences_are_kept_without_the_texts_that_they_quote() -> None:
    known = Sentences({f"{n} soon": f"“{n} soon” is no date" for n in range(50)})
    assert known["7 soon"] == known("7 soon") == "“7 soon” is no date"
    assert len({id(known._told[text]) for text in known}) == 1


def test_opening_a_set_without_sources_makes_no_remark_before_it_is_read(made: list[int]) -> None:
    rows = 3000
    events = pd.DataFrame(
        {
            "event_id": [f"e{n}" for n in range(rows)], "date": "1948-06-28", "title": "A",
            "category": "talks", "initiator": "A", "score": "-4", "sources": "",
        }
    ).astype("str")  # fmt: skip
    none = {n: pd.DataFrame({k: pd.Series(dtype="str") for k in packages._COLUMNS[f"{n}.csv"][0]})
            for n in ("sources", "chapters")}  # fmt: skip
    package = {"title": "Many", "thaw": {"actors": ACTORS, "categories": CATEGORIES}}
    opened = packages.open_tables("many", package, {"events": events, **none})
    assert len(opened.problems) == rows
    assert len(made) < 10
    assert opened.problems[-1].row == rows + 1
    assert {problem.code for problem in opened.problems} == {"source.none"}


def test_a_tray_makes_the_sentences_of_the_rows_that_are_shown(made: list[int]) -> None:
    rows = 3000
    dates = [f"{n} soon after {n}" for n in range(rows)]
    table = pd.DataFrame({"date": dates, "title": "A", "score": "1"}, dtype="str")
    tray = open_tray(table, mapping.guess(table), "t.csv")
    assert len(tray.problems) == rows
    tray.groups()
    first = len(made)
    reasons = tray.reasons(range(2, 202))
    assert reasons[201].startswith("date: “199 soon after 199”")
    assert len(made) - first <= 200 and first <= 500


def test_many_ends_that_are_no_dates_are_written_into_no_column_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written: list[object] = []
    plain = pd.Series.__setitem__

    def counted(self: pd.Series, key: Any, value: Any) -> None:
        written.append(key)
        plain(self, key, value)

    monkeypatch.setattr(pd.Series, "__setitem__", counted)
    rows = "".join(f"1948-06-28,{n} soon after {n},Event {n},1\n" for n in range(400))
    table, problems = reading.read_events(f"date,end_date,title,score\n{rows}".encode(), name="a")
    assert not len(table) and len(problems) >= 400
    assert len(written) < 20


def test_problems_are_put_together_in_order() -> None:
    one, two = _checked(30), _checked(20)
    assert together(one, two[4:], [one[0]]) == [*_plain(30), *_plain(20)[4:], _plain(30)[0]]
    assert together() == [] and together([], Problems()) == ()
