"""What the page works out of a clicked filter is what `Selection.mask` says."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from components.filters import foreseen_view
from components.filters.filter_view import choices_of
from components.filters.foreseen_view import foreseen
from data import catalog
from data.events.data_set import DataSet
from data.selection.selection import Selection
from data.selection.shown import mask_text
from tests.in_node import run_node

SCRIPT = Path(foreseen_view.__file__).parent / "foreseen" / "foreseen.js"
ASK = """
import { readFileSync } from "node:fs";
import { maskOf } from "SCRIPT";
const cases = JSON.parse(readFileSync("CASES", "utf8"));
console.log(JSON.stringify(cases.map(([sent, chosen]) => maskOf(sent, chosen) ?? "all or none")));
"""


def asked_in_node(cases: list, folder: Path) -> list[str]:
    file = folder / "cases.json"
    file.write_text(json.dumps(cases), encoding="utf-8")
    program = ASK.replace("SCRIPT", SCRIPT.as_uri()).replace("CASES", str(file))
    done = run_node("--input-type=module", "-e", program)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def some(names: list[str]) -> list[tuple[str, ...]]:
    return [(), *((name,) for name in names), *list(combinations(names, 2))[:2]]


def selections(choices: dict[str, list[str]]) -> list[Selection]:
    """One or two choices in one row of buttons or in each of two."""
    categories, by, directions = (some(names) for names in choices.values())
    return [
        Selection(categories=a, initiators=b, directions=d, **more)
        for a, b, d in [
            *((a, b, ()) for a in categories for b in by),
            *(((), b, d) for b in by for d in directions),
        ]
        for more in ({}, {"start": 1950, "strength": 2.5})
    ]


@pytest.mark.parametrize("name", catalog.names())
def test_the_browser_shows_what_python_will_say(name: str, tmp_path: Path) -> None:
    dataset = catalog.open_set(name)
    choices = choices_of(dataset)
    every, cases = selections(choices), []
    for wanted in every:
        fields = (wanted.categories, wanted.initiators, wanted.directions)
        chosen = {
            key: [names.index(one) for one in picked]
            for (key, names), picked in zip(choices.items(), fields, strict=True)
        }
        cases.append((foreseen(dataset, wanted, choices), chosen))
    masks = [wanted.mask(dataset.prepared) for wanted in every]
    told = [mask_text(mask) if mask.any() and not mask.all() else "all or none" for mask in masks]
    assert len(set(told)) > 50
    assert asked_in_node(cases, tmp_path) == told
    assert [sent["shown"] for sent, _ in cases] == [mask_text(mask) for mask in masks]


def test_all_is_told_from_none(small: DataSet, tmp_path: Path) -> None:
    choices = choices_of(small)
    sent = foreseen(small, Selection(), choices)
    every = [list(range(len(names))) for names in choices.values()]
    all_of_them = dict(zip(choices, every, strict=True))
    program = ASK.replace('?? "all or none"', '=== undefined ? "none" : "all"')
    file = tmp_path / "cases.json"
    none = {"rest": "0" * len(small.prepared), "codes": sent["codes"]}
    file.write_text(json.dumps([[sent, {key: [] for key in choices}], [none, all_of_them]]))
    text = program.replace("SCRIPT", SCRIPT.as_uri()).replace("CASES", str(file))
    done = run_node("--input-type=module", "-e", text)
    assert json.loads(done.stdout) == ["all", "none"], done.stderr


def test_where_a_click_moves_the_line_too_the_page_waits(small: DataSet) -> None:
    sent = foreseen(small, Selection(scored="shown"), choices_of(small))
    assert sent["codes"] is None


def test_of_very_many_events_the_page_waits(
    small: DataSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreseen_view, "MOST", len(small.prepared) - 1)
    assert foreseen(small, Selection(), choices_of(small))["codes"] is None
